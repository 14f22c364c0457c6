"""Where things are kept: data, configuration, state, cache and the sample archive.

The one user of platformdirs. ``TUI_READER_HOME`` puts all four folders in one place, for tests and
for a memory stick; on macOS and Windows they may coincide anyway, so every file has its own name.
"""

import errno
import os
from pathlib import Path

HOME_VARIABLE = "TUI_READER_HOME"
"""The environment variable that puts everything under one folder."""

_NAME = "tui-reader"


def bookmarks_file() -> Path:
    """The person's bookmarks: in the data folder.

    As all that is kept in a folder of the person's, it raises OSError where there is no such home.
    """
    return _folder("data") / "bookmarks.toml"


def searches_file() -> Path:
    """The searches that the person kept under a name: in the data folder."""
    return _folder("data") / "searches.toml"


def settings_file() -> Path:
    """The person's settings: in the configuration folder."""
    return _folder("config") / "settings.toml"


def state_file() -> Path:
    """What the reader remembers from one run to the next: in the state folder."""
    return _folder("state") / "state.toml"


def read_folder() -> Path:
    """What was read of each archive: in the state folder."""
    return _folder("state") / "read"


def places_folder() -> Path:
    """Where one stopped reading in each archive: in the state folder."""
    return _folder("state") / "places"


def log_file() -> Path:
    """Where a crash is written down: in the state folder."""
    return _folder("state") / "crash.log"


def index_folder() -> Path:
    """The index: in the cache folder, so that it may be thrown away at any time."""
    return _folder("cache") / "index"


def sample_archive() -> Path:
    """The archive that opens when none is named.

    Beside this module in an installed wheel, beside the package in a source tree.
    """
    installed = Path(__file__).parent / "seeds"
    return installed if installed.is_dir() else Path(__file__).parent.parent / "seeds"


def _folder(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    try:
        return Path(home).expanduser() if home else _users_folder(kind)
    except RuntimeError as error:
        told = f"{HOME_VARIABLE} is {home}, but nobody has that home"
        if not home:
            told = (
                f"Your home folder is not known. {HOME_VARIABLE}=FOLDER says where to keep things"
            )
        raise OSError(errno.ENOENT, told) from error


def _users_folder(kind: str) -> Path:
    # Imported here: it is not needed for the first frame when TUI_READER_HOME is set.
    import platformdirs

    dirs = platformdirs.PlatformDirs(_NAME, appauthor=False)
    folder: Path = getattr(dirs, f"user_{kind}_path")
    return folder
