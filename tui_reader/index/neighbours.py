"""Captured posts that may be the same, found by their keys and kept together."""

from collections import defaultdict

from tui_reader.archive.merging.kinship import CERTAIN, Relation, Traits, relate

MOST_SUGGESTED = 100
"""A suggestion that more groups share, such as the greeting that every post begins with, is none.

Without this limit, an archive of such posts would be compared each with each.
"""


class Neighbours:
    """Groups of captured posts: who is in one has the id of another, or is the same post."""

    def __init__(self) -> None:
        """Begin with no post."""
        self._groups: dict[int, list[Traits]] = {}
        self._keyed: dict[str, set[int]] = defaultdict(set)
        self._keys: dict[int, set[str]] = {}
        self._next = 0

    def add(self, newcomer: Traits) -> tuple[list[int], int, list[Traits]]:
        """Take in a captured post.

        Args:
            newcomer: The post.

        Returns:
            The numbers of the groups that are no more, for they are one now; that one's number; and
            who is in it, those that say the very same only once.
        """
        keys = set(newcomer.keys())
        found = sorted(
            number
            for number in self._candidates(keys)
            if any(belong_together(newcomer, each) for each in self._groups[number])
        )
        group = [each for number in found for each in self._groups.pop(number)]
        known = next((each for each in group if each.content == newcomer.content), None)
        if known is None:
            group.append(newcomer)
        else:
            known.sources += newcomer.sources
        self._next += 1
        for number in found:
            for key in self._keys[number]:
                self._keyed[key].discard(number)
            keys |= self._keys.pop(number)
        for key in keys:
            self._keyed[key].add(self._next)
        self._keys[self._next] = keys
        self._groups[self._next] = group
        return found, self._next, group

    def _candidates(self, keys: set[str]) -> set[int]:
        found: set[int] = set()
        for key in keys:
            numbers = self._keyed.get(key, ())
            if key.startswith(CERTAIN) or len(numbers) <= MOST_SUGGESTED:
                found.update(numbers)
        return found


def belong_together(one: Traits, other: Traits) -> bool:
    """Whether captured posts go into one group, to be parted only with regard to all in it."""
    return one.post.id == other.post.id or relate(one, other) > Relation.UNKNOWN
