"""Where the index of an archive is, what was read of it, and where one stopped."""

from collections.abc import Callable, Sequence
from pathlib import Path
from zlib import adler32, crc32

from tui_reader import paths


def index_file(archive: Sequence[Path], *, unpublished: bool = False) -> Path:
    """Give the file for the index of an archive: one for each set of paths.

    Args:
        archive: The archive's paths, in any order.
        unpublished: Whether drafts, spam and what nobody approved are wanted too.

    Raises:
        OSError: The person's home is not known.
    """
    return paths.index_folder() / f"{_name(archive, 'unpublished' * unpublished)}.db"


def kept_file(folder: Callable[[], Path], archive: Sequence[Path]) -> Path:
    """Give the file that keeps something else of an archive: one for each set of paths.

    Args:
        folder: Says where such files are: `paths.read_folder` what was read of each archive,
            `paths.places_folder` where one stopped in it.
        archive: The archive's paths, in any order.

    Raises:
        OSError: The person's home is not known.
    """
    return folder() / f"{_name(archive, '')}.json"


def _name(archive: Sequence[Path], beside: str) -> str:
    named = sorted({str(path.absolute()) for path in archive})
    told = "\0".join([*named, beside])
    spelt = told.encode("utf-8", "surrogateescape")
    # Sums are enough: of two archives with one name, each reads the other's captures away. What
    # hashes better would load a whole library before the first frame.
    return f"{crc32(spelt):08x}{adler32(spelt):08x}"
