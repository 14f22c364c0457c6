"""Where the index of an archive is, and what is done where it cannot be there."""

import os
from collections.abc import Sequence
from pathlib import Path

from tui_reader import paths
from tui_reader.index.database import IndexLost
from tui_reader.index.store import Store


def index_file(archive: Sequence[Path]) -> Path:
    """Give the file for the index of an archive: one for each set of paths.

    Args:
        archive: The archive's paths, in any order; what they are called does not matter, only
            where they lead.
    """
    # Imported here: the first frame of the sample archive needs none.
    from hashlib import sha256

    real = sorted({os.path.realpath(path) for path in archive})
    named = sha256("\0".join(real).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return paths.index_folder() / f"{named}.db"


def open_index(archive: Sequence[Path]) -> Store:
    """Open the index of an archive, or hold one in memory where no file can be kept.

    Args:
        archive: The archive's paths.

    Returns:
        The index; `Store.path` is None where it is in memory, and then it is empty.
    """
    try:
        return Store(index_file(archive))
    except IndexLost:
        return Store()
