"""``tui-reader export``: all of an archive as JSON, for another program."""

from argparse import Namespace

from tui_reader.cli.archives import archive_of, read, say_skipped, status_of_index
from tui_reader.cli.documents import archive_document, post_document
from tui_reader.cli.printing import put_json


def run(arguments: Namespace) -> int:
    """Print an archive as one document, or as a post a line.

    Args:
        arguments: The archive and the format.

    Returns:
        The status to exit with.
    """
    archive = archive_of(arguments)
    index = read(archive, unpublished=arguments.unpublished)
    if arguments.format == "json":
        put_json(archive_document(index, index.skipped))
    else:
        for post in index:
            put_json(post_document(post))
    say_skipped(index, archive)
    return status_of_index(index)
