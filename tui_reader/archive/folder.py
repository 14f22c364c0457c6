"""From paths to posts: what each capture comes to."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tui_reader.archive.containers.signs import archive_kind_of
from tui_reader.archive.files.belongings import (
    FRAMES,
    OTHERS,
    Belonging,
    folder_read,
    told_belongings,
)
from tui_reader.archive.files.capture import Capture, Unreadable, open_capture
from tui_reader.archive.files.finding import Found, Walked, find_captures
from tui_reader.archive.files.naming import show_path, unreadable
from tui_reader.archive.files.saved_along import belonging_of
from tui_reader.archive.files.sniffing import kind_of
from tui_reader.archive.formats import choose_format, read_with_format
from tui_reader.archive.post import CaptureRead, Outcome, Post, Skipped, Source, count_comments

Read = Callable[[Capture], Iterator[Outcome]]
"""What reads one capture."""

_SURE_OF_A_PAGE = 0.5
# Beside a saved page: what is no surer page of a blog is an advertisement or the like.


def read_archive(paths: Sequence[Path], *, unpublished: bool = False) -> Iterator[Outcome]:
    """Read all captures that some paths hold, one after the other, in this process.

    Args:
        paths: Files and folders.
        unpublished: Whether drafts, spam and what nobody approved are wanted too.

    Yields:
        The posts of each capture and that it was read, in the order of their names; for whatever
        could not be read, why.
    """
    passed: Counter[str] = Counter()
    for found in find_captures(paths):
        if isinstance(found, Skipped):
            yield found
        elif isinstance(found, Walked):
            yield from folder_read(found.path, passed)
        else:
            for each in read_found(found, unpublished=unpublished):
                if isinstance(each, Belonging):
                    passed[each.kind] += 1
                else:
                    yield each


def read_file(path: Path, *, unpublished: bool = False) -> Iterator[Outcome]:
    """Read one file that was named; never raises, whatever it holds.

    Args:
        path: The file.
        unpublished: Whether drafts, spam and what nobody approved are wanted too.

    Yields:
        Its posts and that it was read, or why it was skipped.
    """
    for each in read_found(Found(path), unpublished=unpublished):
        if not isinstance(each, Belonging):
            yield each


def read_found(
    found: Found, *, unpublished: bool = False, read: Read | None = None
) -> Iterator[Outcome | Belonging]:
    """Read one file, or all that lies in it where it is an archive.

    Args:
        found: The file.
        unpublished: Whether drafts, spam and what nobody approved are wanted too.
        read: Reads one capture; by default `read_or_tell`.

    Yields:
        Posts and that it was read, or why it was skipped; or that it is no capture at all.
    """
    read = read or read_or_tell
    try:
        capture = open_capture(found.path, unpublished=unpublished)
    except Unreadable as error:
        yield Skipped(show_path(found.path), str(error))
        return
    try:
        yield from _read_opened(found, capture, read)
    except OSError as error:
        yield Skipped(capture.path, unreadable(error))
    except MemoryError:
        raise
    except Exception as error:
        yield Skipped(capture.path, unforeseen(error))
    finally:
        capture.close()


def read_or_tell(capture: Capture) -> Iterator[Outcome]:
    """Read one capture, and skip it where its format fails in a way that nobody foresaw.

    Args:
        capture: The capture.

    Yields:
        What `read_capture` yields; last, if that raises, that it did.

    Raises:
        MemoryError: There is no memory left, and so no way to go on.
    """
    try:
        yield from read_capture(capture)
    except MemoryError:
        raise
    except Exception as error:
        yield Skipped(capture.path, unforeseen(error))


def unforeseen(error: Exception) -> str:
    """Say that reading a capture failed in a way that nobody foresaw.

    Args:
        error: What was raised. Its text is not told, for a stranger may have written it.
    """
    return (
        "Reading it failed in a way that nobody foresaw, which is a mistake in tui-reader "
        f"({type(error).__name__})."
    )


def read_capture(capture: Capture) -> Iterator[Outcome]:
    """Read one capture; only a mistake in a format raises, whatever the capture holds.

    Args:
        capture: The capture.

    Yields:
        Its posts and that it was read; last, if it cannot be read or not to its end, why.
    """
    posts = comments = 0
    notes: list[str] = []
    try:
        source, found = read_with_format(capture)
        for each in found:
            if isinstance(each, Post):
                posts += 1
                comments += count_comments(each)
                yield each
            else:
                notes.append(each)
        capture.check_unchanged()
    except Unreadable as error:
        yield Skipped(capture.path, str(error))
    except OSError as error:
        yield Skipped(capture.path, unreadable(error))
    else:
        yield CaptureRead(source, posts, comments, tuple(notes))


def _read_opened(found: Found, capture: Capture, read: Read) -> Iterator[Outcome | Belonging]:
    if found.walked and (belonging := belonging_of(capture)) is not None:
        yield belonging
    elif (kind := archive_kind_of(capture)) is not None:
        yield from _read_container(capture, kind, read)
    elif found.companion:
        yield from _read_companion(capture, read)
    else:
        yield from read(capture)


def _read_companion(capture: Capture, read: Read) -> Iterator[Outcome | Belonging]:
    """Read what lies beside a saved page, where it is a page that can be read itself."""
    if kind_of(capture) == "text":
        yield Belonging(OTHERS)
        return
    chosen, sure = choose_format(capture)
    if chosen is None or sure < _SURE_OF_A_PAGE:
        yield Belonging(FRAMES)
        return
    yield from read(capture)


def _read_container(capture: Capture, kind: str, read: Read) -> Iterator[Outcome]:
    # Imported here: most archives are folders of pages.
    from tui_reader.archive.containers.unpacking import captures_in

    captures = 0
    is_broken = False
    notes: list[str] = []
    passed: Counter[str] = Counter()
    for each in captures_in(capture, kind):
        if isinstance(each, Capture):
            captures += 1
            yield from read(each)
        elif isinstance(each, Skipped):
            is_broken = is_broken or each.path == capture.path
            yield each
        elif isinstance(each, Belonging):
            passed[each.kind] += 1
        else:
            notes.append(each)
    if is_broken and not captures and not notes and not passed:
        # Why nothing was found has been told already.
        return
    held = "1 capture lies" if captures == 1 else f"{captures} captures lie"
    told = [told_belongings(passed)] if passed else []
    source = Source(capture.path, kind, "")
    yield CaptureRead(source, notes=(f"{held} in it.", *notes, *told), container=True)
