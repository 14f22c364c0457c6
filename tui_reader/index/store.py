"""The index of an archive: posts and terms, read while they are written."""

import contextlib
from collections.abc import Iterator, Sequence
from itertools import islice
from math import inf
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from tui_reader.index import captures, posts, rows
from tui_reader.index.captures import Capture
from tui_reader.index.connections import Connections
from tui_reader.index.summary import Summary

# Imported where they are used: the first frame needs neither words nor what merges.
if TYPE_CHECKING:
    from tui_reader.archive.merging.kinship import Traits
    from tui_reader.archive.post import Post, Skipped
    from tui_reader.index.captures import Told
    from tui_reader.index.snapshot import Snapshot
    from tui_reader.index.term_store import TermStore
    from tui_reader.index.writer import Writer

MOST_PENDING = 1_000_000
"""So many passages wait in memory at most before their terms are kept."""
MOST_HELD = 8
"""So many posts are held, for they are asked for again and again."""


class Store:
    """An archive's posts, in a file or in memory; threads may read while one writes."""

    def __init__(self, path: Path | None = None) -> None:
        """Open an index, or begin an empty one.

        Args:
            path: The file; None keeps it in memory.

        Raises:
            IndexLost: The file cannot be made, is damaged or of another version.
        """
        self.path = path
        """The file; None where it is in memory."""
        self._connections = Connections(path)
        self._holding = Lock()
        self._made: TermStore | None = None
        self._known: dict[int, Traits] = {}
        # By the file too: another process may make it anew, and count from the beginning.
        self._held: dict[tuple[int, int], Post] = {}
        self._known_of = 0

    def close(self) -> None:
        """Let go of the file."""
        self._connections.close()

    def __len__(self) -> int:
        """How many posts there are."""
        with self._connections.reading() as connection:
            return posts.count_posts(connection)

    def state(self, *, to_write: bool = False) -> tuple[int, int]:
        """Give two numbers that are others as soon as anything else is in the index.

        Args:
            to_write: Whether it is to be changed: its first number is that of the file then.
        """
        with self._connections.reading(to_write=to_write) as connection:
            return rows.state(connection, "file"), rows.state(connection, "generation")

    def is_whole(self) -> bool:
        """Whether all that the archive had was read, and nothing that is missing may still come."""
        with self._connections.reading() as connection:
            return bool(rows.state(connection, "whole"))

    def awaits(self, post_id: str) -> bool:
        """Whether a post that is not there may still come, for not all is read."""
        with self._connections.reading() as connection:
            is_whole = bool(rows.state(connection, "whole"))
            return not is_whole and posts.id_now(connection, post_id) is None

    def summaries(self, start: int, count: int) -> list[Summary]:
        """Give a window of the list of posts: newest first, those without a date last."""
        with self._connections.reading() as connection:
            return posts.summaries(connection, start, count)

    def summaries_of(self, post_ids: Sequence[str]) -> list[Summary]:
        """Give what a list shows of posts, in the order of the ids; of one that is gone, its id."""
        with self._connections.reading() as connection:
            return posts.summaries_of(connection, post_ids)

    def get(self, post_id: str) -> "Post | None":
        """Give the post with this id, or None where there is none.

        While it stays as it is, those asked for last are the same objects each time.

        Args:
            post_id: Its id, or one that it has in a single capture.
        """
        with self._connections.reading() as connection:
            place = posts.find_post(connection, post_id)
            if place is None:
                return None
            key = rows.state(connection, "file"), place[0]
            held = self._held.get(key)
            if held is None:
                held = posts.post_at(connection, place[0])
        if held is not None:
            with self._holding:
                held = self._held.setdefault(key, held)
                while len(self._held) > MOST_HELD:
                    del self._held[next(iter(self._held))]
        return held

    def id_of(self, post_id: str) -> str | None:
        """Give the id of the post that `get` gives; None where it gives none."""
        with self._connections.reading() as connection:
            return posts.id_now(connection, post_id)

    def other_ids(self, post_id: str) -> list[str]:
        """Give the ids that a post has in single captures, beside its own."""
        with self._connections.reading() as connection:
            return posts.other_ids(connection, post_id)

    def comment_ids(self, post_id: str) -> list[str]:
        """Give the ids of the comments of a post, in reading order; none where there is no post."""
        with self._connections.reading() as connection:
            place = posts.find_post(connection, post_id)
            if place is None:
                return []
            return [own_id for _, own_id in rows.ids_between(connection, place[0] + 1, sum(place))]

    def captured(self, post_id: str) -> "list[Post]":
        """Give a post as each of its captures has it; nothing where it was captured once."""
        # Imported here: who only reads needs nothing of what merges.
        from tui_reader.index.kin import readings_of
        from tui_reader.index.readings import load_reading

        with self._connections.reading() as connection:
            ids = {post_id, *posts.other_ids(connection, post_id)}
            parts = list(map(load_reading, readings_of(connection, post_id)))
        # Of one family there may be several posts.
        return [part for part in parts if part.id in ids]

    def __iter__(self) -> "Iterator[Post]":
        """Go through the posts, newest first; some may come or go meanwhile."""
        with self._connections.reading() as connection:
            numbers = posts.numbers(connection)
        for number in numbers:
            with self._connections.reading() as connection:
                post = posts.post_at(connection, number)
            if post is not None:
                yield post

    def captures(self, *, to_write: bool = False) -> list[Capture]:
        """List the captures, skipped ones too, by path.

        Args:
            to_write: Whether it is to be written what has changed since.
        """
        with self._connections.reading(to_write=to_write) as connection:
            return list(captures.captures(connection))

    def counts(self) -> dict[str, int]:
        """Count posts, comments, the files of captures, and what was skipped."""
        with self._connections.reading() as connection:
            return {
                "posts": posts.count_posts(connection),
                "comments": posts.count_comments(connection),
                "captures": captures.count_captures(connection),
                "skipped": captures.count_skipped(connection),
            }

    def skipped(self, most: int | None = None) -> "list[Skipped]":
        """List what was skipped, by path; at most so many, where that is said."""
        with self._connections.reading() as connection:
            return list(islice(captures.skipped(connection), most))

    def count_skipped(self) -> int:
        """Count what was skipped."""
        with self._connections.reading() as connection:
            return captures.count_skipped(connection)

    def told_of(self, path: str) -> "tuple[Told, ...]":
        """Give what is told of a capture and of all that lies in it."""
        with self._connections.reading() as connection:
            return captures.told_of(connection, path)

    def belongings(self) -> dict[str, str]:
        """Give what files are that only belong to a saved page, by path."""
        with self._connections.reading() as connection:
            return captures.belongings(connection)

    def place_in_list(self, post_id: str) -> int | None:
        """Say how many posts come before one in the list, or None where it is not there."""
        with self._connections.reading() as connection:
            return posts.place_in_list(connection, post_id)

    def is_pending(self) -> bool:
        """Whether there are terms that are not written down."""
        with self._connections.reading() as connection:
            return rows.state(connection, "next") != rows.state(connection, "indexed")

    def catch_up(self, seconds: float) -> bool:
        """Make terms that another process has not written down yet, or did not come to.

        Args:
            seconds: After so many no further post is begun, but one is at least.

        Returns:
            Whether none is missing any more.

        Raises:
            IndexLost: It cannot be read.
        """
        if self.is_ready():
            return True
        with self._connections.reading() as connection:
            return self._terms.catch_up(connection, seconds)

    def is_ready(self) -> bool:
        """Whether a search finds all that is there: no terms are missing, see `catch_up`."""
        # Where all are written down, what reads them need not be loaded.
        if not self.is_pending():
            return True
        with self._connections.reading() as connection:
            return self._terms.has_all(connection)

    def searched(self) -> int:
        """Give the number after the last passage that a search has looked at."""
        return self._terms.end

    @contextlib.contextmanager
    def snapshot(self, patience: float = inf) -> "Iterator[Snapshot]":
        """Search one state of the index, whatever is written meanwhile.

        Args:
            patience: So many seconds terms may be made that another process has not written down
                yet, or did not come to; what is missing then is not found.

        Raises:
            IndexLost: It cannot be read.
        """
        from tui_reader.index.snapshot import Snapshot

        with self._connections.reading() as connection:
            yield Snapshot(connection, self._terms.now(connection, patience))

    def merged(self) -> dict[str, tuple[str, ...]]:
        """Give for the id of each post of several captures what is from where, in sentences."""
        with self._connections.reading() as connection:
            return posts.merged_posts(connection)

    @contextlib.contextmanager
    def writing(self, *, kin: bool = True) -> "Iterator[Writer]":
        """Change the index: all that is done within, or nothing of it.

        Args:
            kin: Whether posts are merged that are the same; else only those with the same id.

        Raises:
            IndexLost: It cannot be written; it is as it was before.
        """
        from tui_reader.index.writer import Writer

        try:
            with self._connections.writing() as connection:
                writer = Writer(connection, self._known, kin=kin)
                if writer.file != self._known_of:
                    self._known_of = writer.file
                    self._known.clear()
                yield writer
                writer.finish()
        except BaseException:
            # The numbers of what was not kept will be given again.
            self._known.clear()
            raise
        self._terms.append(writer)
        if len(self._terms) >= MOST_PENDING:
            self.keep_terms()

    def keep_terms(self) -> None:
        """Write the terms down that were only in memory: at the end of every building.

        Raises:
            IndexLost: It cannot be written; it is as it was before.
        """
        with self._connections.writing() as connection:
            end = self._terms.write(connection)
        self._terms.written(end)

    @property
    def _terms(self) -> "TermStore":
        from tui_reader.index.term_store import TermStore

        with self._holding:
            if self._made is None:
                self._made = TermStore()
            return self._made
