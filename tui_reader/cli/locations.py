"""``tui-reader paths``: where things are kept."""

from argparse import Namespace

from tui_reader import paths
from tui_reader.cli.documents import PATHS
from tui_reader.cli.endings import Status
from tui_reader.cli.printing import put, put_json
from tui_reader.text import clean_line


def run(arguments: Namespace) -> int:
    """Print where bookmarks, settings and all else are kept, whether they are there yet or not.

    Args:
        arguments: Whether to print JSON.

    Returns:
        The status to exit with.
    """
    kept = {
        "bookmarks": paths.bookmarks_file(),
        "searches": paths.searches_file(),
        "settings": paths.settings_file(),
        "state": paths.state_file(),
        "read": paths.read_folder(),
        "places": paths.places_folder(),
        "log": paths.log_file(),
        "index": paths.index_folder(),
        "sample": paths.sample_archive(),
    }
    if arguments.json:
        put_json({"schema": PATHS} | {name: str(path) for name, path in kept.items()})
    else:
        for name, path in kept.items():
            put(f"{name:<9}  {clean_line(str(path))}")
    return Status.DONE
