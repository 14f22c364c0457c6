"""One pass over an archive: what has changed is read, and kept a batch at a time."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from tui_reader.archive.files.belongings import folder_read
from tui_reader.archive.files.naming import show_path
from tui_reader.archive.post import CaptureRead, Post, Skipped
from tui_reader.index.captures import UNOPENED, Capture
from tui_reader.index.changes import Changes, capture_of, find_changes

if TYPE_CHECKING:
    from tui_reader.archive.reading.crew import Crew, Event
    from tui_reader.index.captures import Told
    from tui_reader.index.inverted import Inverted
    from tui_reader.index.store import Store
    from tui_reader.index.writer import Writer

FIRST_SECONDS = 0.02
"""So soon the first posts are kept, for somebody waits for them."""
BATCH_SECONDS = 0.3
"""No more time passes between two batches, or what waits is lost when this process is killed."""
BATCH = 500
"""And no more posts are held."""
STEP_SECONDS = 0.1
"""For so long terms are made at once that were not kept: a search waits for the end of it."""


class FileReplaced(Exception):
    """Another file is in the place of the index: what was read until then is not in it."""


class Progress(NamedTuple):
    """How far the reading of an archive is."""

    done: int
    """How many files are as they should be in the index."""
    total: int
    """How many there are."""
    posts: int
    """How many posts were read."""
    changed: bool
    """Whether anything else is in the index than there was."""
    is_elsewhere: bool = False
    """Whether another process is reading, and how far it is is not known."""


@dataclass(slots=True)
class _File:
    """A file that is being read."""

    posts: "list[tuple[Post, Inverted]]" = field(default_factory=list)
    """Its posts that are not kept yet."""
    kept: int = 0
    """How many are."""
    is_begun: bool = False
    """Whether what was known of it before is forgotten."""
    told: "list[Told]" = field(default_factory=list)
    """What is told of it."""
    belonging: str | None = None
    """What it is if it is no capture."""
    capture: Capture | None = None
    """What is known of it once it is read."""


class Update:
    """Makes the index say what the archive says."""

    def __init__(self, store: "Store", paths: Sequence[Path], *, unpublished: bool) -> None:
        """Begin with nothing read.

        Args:
            store: The index.
            paths: Files and folders of captures.
            unpublished: Whether drafts, spam and what nobody approved are wanted too.
        """
        self._store = store
        self._index_file = 0
        self._paths = paths
        self._unpublished = unpublished
        self._crew: Crew | None = None
        self._is_stopped = False
        self._finished: list[_File] = []
        self._file = _File()
        self._changes = Changes()
        self._number = 0
        self._posts = 0
        self._changed = False

    def stop(self) -> None:
        """End the reading, at any moment and from any thread; what is read is kept."""
        self._is_stopped = True
        if self._crew is not None:
            self._crew.stop()

    def run(self) -> Iterator[Progress]:
        """Do all that is to be done.

        Yields:
            How far it is, after each batch.

        Raises:
            IndexLost: The index cannot be read or written.
            FileReplaced: All has to be done again.
        """
        self._index_file, _ = self._store.state(to_write=True)
        known = {each.path: each for each in self._store.captures(to_write=True)}
        changes = self._changes = find_changes(self._paths, known)
        self._keep_known()
        yield self._progress()
        yield from self._catch_up()
        if changes.to_read and not self._is_stopped:
            yield from self._read()
        if not self._is_stopped:
            self._tell_folders(known)
            if self._changed or self._store.is_pending():
                self._store.keep_terms()
            # At last: who is killed before that has not done all.
            self._call_whole()
        yield self._progress()

    def _catch_up(self) -> Iterator[Progress]:
        """Make the terms of what was kept without them: a reading was broken off, or searched in.

        Not at the end: what comes meanwhile has its terms with it, which would be made twice.
        """
        while not self._is_stopped and not self._store.catch_up(STEP_SECONDS):
            self._changed = True
            yield self._progress()

    def _keep_known(self) -> None:
        changes = self._changes
        # What was renamed is gone, and comes back under its other name.
        breaks = bool(changes.to_read) and self._store.is_whole()
        if not changes.gone and not changes.to_keep and not breaks:
            return
        with self._writing() as writer:
            if breaks:
                writer.call_whole(False)
            for name in changes.gone:
                writer.remove(name)
            for capture in changes.to_keep:
                if capture.digest == UNOPENED:
                    writer.add(capture, [])
                else:
                    writer.put(capture)
        self._changed = bool(changes.gone) or any(
            each.digest == UNOPENED for each in changes.to_keep
        )

    def _read(self) -> Iterator[Progress]:
        # Imported here: an archive that has not changed needs none of it.
        from tui_reader.archive.reading.crew import Crew
        from tui_reader.index.inverted import terms_of

        self._crew = Crew(self._changes.to_read, unpublished=self._unpublished, prepare=terms_of)
        if self._is_stopped:
            self._crew.stop()
        due = monotonic() + FIRST_SECONDS
        with closing(self._crew.events()) as events:
            for event in events:
                self._take(event)
                held = len(self._file.posts) + len(self._finished)
                if monotonic() >= due or held >= BATCH:
                    self._write()
                    yield self._progress()
                    yield from self._catch_up()
                    due = monotonic() + BATCH_SECONDS
        self._write()

    def _take(self, event: "Event") -> None:
        from tui_reader.archive.reading.crew import STOPPED
        from tui_reader.archive.reading.orders import Finished, Prepared

        file = self._file
        if isinstance(event, Prepared):
            file.posts.append((event.post, event.made))
            self._posts += 1
        elif isinstance(event, Finished):
            self._number += 1
            name, stamp = self._changes.stamps[event.found.path]
            capture = capture_of(event.found, name, stamp)
            file.capture = capture._replace(belonging=file.belonging, told=tuple(file.told))
            self._finished.append(file)
            self._file = _File()
        elif isinstance(event, Skipped) and event.reason == STOPPED:
            capture = Capture(event.path, digest=UNOPENED, told=(event,))
            self._finished.append(_File(capture=capture))
        elif isinstance(event, CaptureRead | Skipped):
            file.told.append(event)
        else:
            file.belonging = getattr(event, "kind", None)

    def _write(self) -> None:
        """Keep what was read; of a file that is not finished what there is, marked as such."""
        unfinished = self._file if self._file.posts else None
        if not self._finished and unfinished is None:
            return
        self._changed = True
        with self._writing() as writer:
            for file in (*self._finished, *([unfinished] if unfinished else [])):
                capture = file.capture or self._unfinished()
                if not file.is_begun:
                    writer.remove(capture.path)
                writer.put(capture)
                for post, inverted in file.posts:
                    writer.expect(post, inverted)
                writer.append(capture.path, file.kept, [post for post, _ in file.posts])
        self._finished.clear()
        if unfinished is not None:
            unfinished.is_begun = True
            unfinished.kept += len(unfinished.posts)
            unfinished.posts.clear()

    def _unfinished(self) -> Capture:
        """Say of the file that is being read that it is not at its end."""
        name, _ = self._changes.stamps[self._changes.to_read[self._number].path]
        return Capture(name)

    def _tell_folders(self, known: Mapping[str, Capture]) -> None:
        """Tell of each folder what was passed over in it."""
        kinds = self._store.belongings()
        with_told = [
            (
                show_path(path),
                tuple(folder_read(path, Counter(filter(None, map(kinds.get, names))))),
            )
            for path, names in self._changes.walked
        ]
        other = [
            Capture(name, digest=UNOPENED, told=told)
            for name, told in with_told
            if told != (known[name].told if name in known else ())
        ]
        if other:
            self._changed = True
            with self._writing() as writer:
                for capture in other:
                    writer.add(capture, [])

    @contextmanager
    def _writing(self) -> "Iterator[Writer]":
        """Change the index, if it is still the one that this began with."""
        with self._store.writing() as writer:
            if writer.file != self._index_file:
                raise FileReplaced
            yield writer

    def _call_whole(self) -> None:
        done, total, *_ = self._progress()
        # Where no process could go on, some is left.
        if done == total and not self._store.is_whole():
            with self._writing() as writer:
                writer.call_whole(True)

    def _progress(self) -> Progress:
        read = 0 if self._crew is None else self._crew.finished
        done = self._changes.files - len(self._changes.to_read) + read
        return Progress(done, self._changes.files, self._posts, self._changed)
