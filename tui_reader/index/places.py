"""Where the index of an archive is."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from tui_reader import paths


def index_file(archive: Sequence[Path], *, unpublished: bool = False) -> Path:
    """Give the file for the index of an archive: one for each set of paths.

    Args:
        archive: The archive's paths, in any order.
        unpublished: Whether drafts, spam and what nobody approved are wanted too.

    Raises:
        OSError: The person's home is not known.
    """
    named = sorted({str(path.absolute()) for path in archive})
    told = "\0".join([*named, "unpublished" * unpublished])
    digest = blake2b(told.encode("utf-8", "surrogateescape"), digest_size=12)
    return paths.index_folder() / f"{digest.hexdigest()}.db"
