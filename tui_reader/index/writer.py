"""One change of an index: captures that come, change or go, with their posts."""

from collections.abc import Iterable, Sequence
from sqlite3 import Connection

from tui_reader.archive.merging.kinship import CERTAIN, Traits
from tui_reader.archive.post import Merged, Post
from tui_reader.index import captures, kin, posts, rows
from tui_reader.index.captures import Capture
from tui_reader.index.inverted import Inverted, terms_of
from tui_reader.index.neighbours import belong_together
from tui_reader.index.readings import dump_reading, load_reading

Reading = tuple[Capture, Sequence[Post]]
"""A capture and the posts that were read from it."""

_MOST_KNOWN = 200


class Writer:
    """Writes within one transaction.

    What captures said of a post that more than one has is kept as it was read: the posts of such a
    family are made anew when one of them comes, changes or goes. Of all others, the post in the
    index is what its capture said.
    """

    def __init__(self, connection: Connection, known: dict[int, Traits], *, kin: bool) -> None:
        """Begin with a transaction that is open.

        Args:
            connection: Where to.
            known: Readings that were looked at before, by their numbers.
            kin: Whether posts are merged that are the same; else only those with the same id.
        """
        self.file = rows.state(connection, "file")
        """The number of the file that is written to."""
        self.indexed = rows.state(connection, "indexed")
        """The number after the last passage whose terms are written down."""
        self.first = rows.state(connection, "next")
        """The number of the first passage that is added."""
        self.inverted: list[Inverted] = []
        """The terms of the passages that were added, in their order."""
        self._connection = connection
        self._known = known
        self._kin = kin
        self._put: list[Post] = []
        self._made: dict[int, tuple[Post, Inverted]] = {}
        self._unsettled: set[int] = set()

    def add(self, capture: Capture, found: Sequence[Post]) -> None:
        """Take in a capture; what was read from it before is forgotten.

        Args:
            capture: What is known of it.
            found: What was read from it; none if it was skipped.
        """
        self.remove(capture.path)
        self.put(capture)
        self.append(capture.path, 0, found)

    def put(self, capture: Capture) -> None:
        """Keep what is known of a capture, and all that was read from it."""
        captures.put_capture(self._connection, capture)

    def append(self, path: str, part: int, found: Iterable[Post]) -> None:
        """Take in posts of a capture.

        Args:
            path: Which one.
            part: How many of its posts are there.
            found: Those that come next.
        """
        for place, post in enumerate(found, start=part):
            self._read(post, path, place)

    def remove(self, path: str) -> None:
        """Forget a capture and what only it said; one that is not there is no mistake."""
        captures.drop_capture(self._connection, path)
        self._unsettled |= kin.drop_readings(self._connection, path)

    def call_whole(self, is_whole: bool) -> None:
        """Say whether all that the archive has is read, or some of it is still to come."""
        rows.set_state(self._connection, "whole", is_whole)

    def expect(self, post: Post, inverted: Inverted) -> None:
        """Say what `terms_of` makes of a post, where that is known already."""
        self._made[id(post)] = post, inverted

    def finish(self) -> None:
        """Make those posts anew of which something came, changed or went."""
        for family in sorted(self._unsettled):
            self._settle(family)
        self._unsettled.clear()
        for post in self._put:
            _, inverted = self._made.get(id(post)) or (post, None)
            self.inverted.append(inverted or terms_of(post))
        self._put.clear()
        self._made.clear()

    def _read(self, post: Post, path: str, part: int) -> None:
        traits = Traits(post)
        keys = kin.hashed(traits.keys() if self._kin else [f"{CERTAIN}id {post.id}"])
        joined = [
            family
            for family in kin.candidates(self._connection, keys)
            if any(belong_together(traits, each) for each in self._members(family))
        ]
        number = kin.put_reading(self._connection, path, part, keys)
        if joined:
            for family in joined:
                self._keep_alone(family)
            kin.keep_reading(self._connection, number, dump_reading(post))
            kin.join(self._connection, joined, number)
            self._unsettled -= set(joined)
            self._unsettled.add(number)
        else:
            self._show(Merged(post, (post.id,)), number)

    def _members(self, family: int) -> Iterable[Traits]:
        for number, kept in kin.members(self._connection, family):
            traits = self._known.get(number)
            if traits is None:
                post = self._alone(family) if kept is None else load_reading(kept)
                if len(self._known) >= _MOST_KNOWN:
                    del self._known[next(iter(self._known))]
                traits = self._known[number] = Traits(post)
            yield traits

    def _alone(self, family: int) -> Post:
        """Give the post of a family of one."""
        (post_id,) = kin.posts_of(self._connection, family)
        post = self._post(post_id)
        assert post is not None
        return post

    def _keep_alone(self, family: int) -> None:
        """Keep what the only one of a family says, for it will not be alone."""
        for number, kept in kin.members(self._connection, family):
            if kept is None:
                kin.keep_reading(self._connection, number, dump_reading(self._alone(family)))

    def _settle(self, family: int) -> None:
        """Make the posts of a family anew of what is said of them."""
        found = kin.members(self._connection, family)
        parts = [load_reading(kept) for _, kept in found if kept is not None]
        if len(parts) < len(found):
            # Alone, and the post in the index is what it says.
            return
        after = [Merged(post, (post.id,)) for post in parts]
        if len(parts) > 1:
            # Most posts are captured once: what merges is not loaded for them.
            from tui_reader.archive.merging.settling import each_once, settle

            after = settle(each_once(parts))
        ids = {merged.post.id for merged in after}
        for gone in kin.posts_of(self._connection, family):
            if gone not in ids:
                self._drop(gone)
        for merged in after:
            self._show(merged, family)
        aliases = [(each, one.post.id) for one in after for each in one.ids if each != one.post.id]
        kin.put_aliases(self._connection, family, aliases)
        if len(parts) == 1:
            kin.keep_reading(self._connection, found[0][0], None)

    def _show(self, merged: Merged, family: int) -> None:
        """Put a post in the place of the one with its id, unless it says the same."""
        post = merged.post
        known = self._post(post.id)
        # Compared as bytes: comparing trees of any depth would be recursion.
        if known is not None and dump_reading(post) == dump_reading(known):
            posts.update_post(self._connection, post.id, family, merged.sentences)
            return
        if known is not None:
            self._drop(post.id)
        posts.put_post(self._connection, post, family, merged.sentences)
        self._put.append(post)

    def _drop(self, post_id: str) -> None:
        posts.drop_post(self._connection, post_id)

    def _post(self, post_id: str) -> Post | None:
        place = posts.post_place(self._connection, post_id)
        return None if place is None else posts.post_at(self._connection, place[0])
