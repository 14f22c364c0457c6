"""``tui-reader index``: the index of an archive, built, looked at or thrown away."""

from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tui_reader.cli.archives import archive_of, is_there, say_skipped, status_of_index
from tui_reader.cli.documents import INDEX
from tui_reader.cli.endings import Failure, Status
from tui_reader.cli.printing import number, put, put_json, say
from tui_reader.cli.progress import bring_up_to_date
from tui_reader.index.changes import find_changes
from tui_reader.index.database import IndexLost, condition_of, discard, size_of
from tui_reader.index.indexed import WAIT, IndexedArchive
from tui_reader.index.places import index_file
from tui_reader.index.store import Store
from tui_reader.saving import NotSaved, lock
from tui_reader.text import clean_line

_NONE = "There is no index of this archive."
_CLEARED = "Thrown away: {}. The next opening makes it anew."
_OTHER = "It is of another version of tui-reader: the next opening makes it anew."
_UNITS = ((1_000_000, "MB"), (1_000, "kB"))


def run(arguments: Namespace) -> int:
    """Bring the index of an archive up to date, and tell what is in it.

    Args:
        arguments: The archive, what to do, and whether to print JSON.

    Returns:
        The status to exit with.

    Raises:
        Failure: Another process is at the index, or it cannot be read.
    """
    archive = archive_of(arguments)
    file = index_file(archive, unpublished=arguments.unpublished)
    try:
        return _done(arguments, archive, file)
    except NotSaved as error:
        raise Failure(str(error)) from error


def _done(arguments: Namespace, archive: Sequence[Path], file: Path) -> int:
    # What has gone may have left its index; else one of nothing would be left behind.
    is_kept = (arguments.clear or arguments.status) and file.exists()
    if not is_kept and not any(map(is_there, archive)):
        raise Failure(f"{', '.join(map(str, archive))}: nothing is there, so nothing was done.")
    if arguments.clear:
        with lock(file, WAIT):
            size = size_of(file)
            discard(file)
        _tell(file, None, arguments.json, _CLEARED.format(_told_size(size)) if size else _NONE)
        return Status.DONE
    if arguments.status:
        _tell_file(file, arguments.json)
        _tell_changes(archive, file)
        return Status.DONE
    index = IndexedArchive(archive, unpublished=arguments.unpublished)
    if arguments.rebuild:
        index.rebuild()
    bring_up_to_date(index)
    say_skipped(index, archive)
    if index.problem is not None:
        say(index.problem)
    # Whoever builds one wants it kept.
    status = status_of_index(index) if index.problem is None else Status.FAILED
    _tell(file, index.store, arguments.json)
    return status


def _tell_file(file: Path, as_json: bool) -> None:
    """Tell what is in the file of an index, and leave it as it is."""
    try:
        condition = condition_of(file)
        store = Store(file) if condition == "ready" else None
    except IndexLost as error:
        raise Failure(f"The index cannot be read: {error} ({file}).") from error
    if condition == "damaged":
        told = "Nothing you keep is in it. The next opening makes it anew, or"
        raise Failure(f"The index is damaged ({file}). {told}: tui-reader index --rebuild")
    _tell(file, store, as_json, _OTHER if condition == "of another version" else _NONE)


def _tell_changes(archive: Sequence[Path], file: Path) -> None:
    """Tell how much is not in an index: a reading was broken off, or captures have changed."""
    if condition_of(file) != "ready":
        return
    with closing(Store(file)) as store:
        known = {each.path: each for each in store.captures()}
    # As they are named in the index.
    changes = find_changes([path.absolute() for path in archive], known)
    if changes.to_read:
        to_read = f"{len(changes.to_read):,} of {number(changes.files, 'file')}"
        say(f"Not in it yet: {to_read}, new or changed. The next opening reads them.")


def _tell(file: Path, store: Store | None, as_json: bool, otherwise: str = _NONE) -> None:
    try:
        counts = {} if store is None else store.counts()
    except IndexLost as error:
        told = "The index cannot be read. To make it anew: tui-reader index --rebuild"
        raise Failure(told) from error
    is_kept = store is not None and store.path is not None
    if store is not None:
        # What is kept beside the file until then goes into it, and takes less room there.
        store.close()
    size = size_of(file)
    if as_json:
        known: dict[str, object] = {"path": str(file), "kept": is_kept, "bytes": size}
        put_json({"schema": INDEX} | known | counts)
        return
    put(clean_line(str(file)))
    if store is None:
        put(f"  {otherwise}")
    else:
        put(f"  {_told(counts)}{f', {_told_size(size)}' if is_kept else ''}")


def _told(counts: dict[str, int]) -> str:
    names: Sequence[str] = ("posts", "comments", "captures")
    told = ", ".join(number(counts[name], name.removesuffix("s")) for name in names)
    return f"{told}, {counts['skipped']:,} skipped"


def _told_size(size: int) -> str:
    for least, unit in _UNITS:
        if size >= least:
            return f"{size / least:.1f} {unit}"
    return number(size, "byte")
