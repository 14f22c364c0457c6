"""Which comment of one capture is which of another."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from tui_reader.archive.merging.branches import Branch
from tui_reader.archive.merging.kinship import numbers_differ, same_name
from tui_reader.archive.merging.letters import by_length, in_common, is_cut_from, links_of
from tui_reader.archive.merging.moments import times_are_apart, times_differ

_OWN_WORDS = 40
"""A text of so many letters is not written twice by chance."""

_OWN_LETTERS = 20
_LEAST_CUT = 5
_LEAST_EDITED = 8
_EDITED = 0.75
_EDGE = 6
_MOST_LOOKED_AT = 20
_MOST_NEAR = 10
_SHORT_ID = 10


class Twins:
    """The pairs of comments that two captures have in common.

    No comment has two twins: of three that say "+1" in one capture and two in the other, one is
    left over.
    """

    def __init__(self, ours: Sequence[Branch], others: Sequence[Branch]) -> None:
        """Find the pairs, the surest first.

        Args:
            ours: The comments of one capture in reading order.
            others: Those of the other.
        """
        self.of_other: dict[Branch, Branch] = {}
        """For a comment of the other capture, ours."""
        self._paired: set[Branch] = set()
        self._ours = ours
        self._others = others
        self._rest = list(ours), list(others)
        self._pair_ids()
        for text in (_text, _letters):
            self._pair_single(text, _may_be_one)
            for key in (_parent_name_minute, _name_minute, _parent_name, _parent, _alone):
                self._pair_alike(text, key)
        for text in (_beginning, _end):
            self._pair_single(text, lambda ours, other: _nearness(ours, other) > 0)
        self._pair_neighbours()

    def _pair(self, ours: Branch, other: Branch) -> None:
        self.of_other[other] = ours
        self._paired.add(ours)

    def _left(self) -> tuple[list[Branch], list[Branch]]:
        """Give those without a twin, ours and the others."""
        ours, others = self._rest
        self._rest = (
            [each for each in ours if each not in self._paired],
            [each for each in others if each not in self.of_other],
        )
        return self._rest

    def _pair_ids(self) -> None:
        known = {each.native: each for each in reversed(self._ours) if each.native is not None}
        for other in self._others:
            ours = known.get(other.native or "")
            if ours is not None and ours not in self._paired and _fits_id(ours, other):
                self._pair(ours, other)

    def _pair_single(
        self, text: Callable[[Branch], str], fit: Callable[[Branch, Branch], bool]
    ) -> None:
        """Pair those whose text neither capture has twice, if they fit."""
        known, wanted = (_grouped(each, text) for each in self._left())
        for key, others in wanted.items():
            ours = known.get(key, [])
            if len(others) == len(ours) == 1 and fit(ours[0], others[0]):
                self._pair(ours[0], others[0])

    def _pair_alike(
        self, text: Callable[[Branch], str], key: Callable[[Branch, "Twins", bool], Hashable]
    ) -> None:
        """Pair those with the same text and more in common, in reading order."""
        ours, others = self._left()
        if not others:
            return
        known: dict[Hashable, list[Branch]] = defaultdict(list)
        for each in ours:
            if text(each):
                known[text(each), key(each, self, False)].append(each)
        for other in others:
            # The parents of this one may have been paired just now.
            waiting = known.get((text(other), key(other, self, True)), [])
            for each in waiting[:_MOST_LOOKED_AT]:
                if _may_be_one(each, other):
                    self._pair(each, other)
                    waiting.remove(each)
                    break

    def _pair_neighbours(self) -> None:
        """Pair those at the same place whose texts are near enough, the nearest first."""
        ours, others = self._left()
        if not ours or not others:
            return
        back = {ours: other for other, ours in self.of_other.items()}
        near: dict[Hashable, list[Branch]] = defaultdict(list)
        for each, places in _places(self._ours, ours, lambda each: each if each in back else None):
            for place in places:
                near[place].append(each)
        ranks = {each: rank for rank, each in enumerate(self._ours)}
        found: list[tuple[float, int, int, Branch, Branch]] = []
        for rank, (other, places) in enumerate(_places(self._others, others, self.of_other.get)):
            looked_at = {each for place in places for each in near[place][:_MOST_NEAR]}
            for each in looked_at:
                points = _nearness(each, other)
                if points:
                    found.append((-points, rank, ranks[each], each, other))
        for _, _, _, each, other in sorted(found, key=lambda pair: pair[:3]):
            if each not in self._paired and other not in self.of_other:
                self._pair(each, other)


def _places(
    every: Sequence[Branch], wanted: Sequence[Branch], known: Callable[[Branch], Branch | None]
) -> Iterator[tuple[Branch, list[Hashable]]]:
    """Say for comments what stands above, before and after them, in terms that both captures know.

    Args:
        every: The comments of a capture in reading order.
        wanted: Those of them that are asked for, in reading order.
        known: Gives our twin of one.
    """
    after: dict[Branch, Branch | None] = {}
    following: Branch | None = None
    for each in reversed(every):
        after[each] = following
        following = known(each) or following
    asked = set(wanted)
    before: Branch | None = None
    for each in every:
        if each in asked:
            places: list[Hashable] = [("before", before), ("after", after[each])]
            parent = each.parent
            if parent is not None and parent.parent is not None and known(parent) is not None:
                places.append(("above", known(parent)))
            yield each, places
        before = known(each) or before


def _nearness(ours: Branch, other: Branch) -> float:
    """Say how near two comments at one place are: 0 where they are two, at most 1."""
    if not _may_be_one(ours, other):
        return 0.0
    same_moment = ours.minute is not None and ours.minute == other.minute
    same_author = bool(ours.name) and ours.name == other.name
    if ours.is_removed != other.is_removed:
        return 0.9 if same_moment else 0.3
    short, long = by_length(ours.words, other.words)
    if short == long and short:
        return 1.0
    if len(short) >= _LEAST_CUT and is_cut_from(short, long):
        return 1.0
    if times_are_apart(ours.comment.published, other.comment.published):
        # One may have been told in another zone; but then the words are the same.
        return 0.0
    shared = in_common(short, long)
    if len(short) >= _LEAST_EDITED and shared >= _EDITED:
        return shared
    return shared if same_moment and same_author and shared >= 1 - _EDITED else 0.0


def _may_be_one(ours: Branch, other: Branch) -> bool:
    """Whether nothing speaks against two comments being one."""
    one, two = ours.comment, other.comment
    if numbers_differ(ours.native, other.native) or times_differ(one.published, two.published):
        return False
    if _links_differ(ours, other):
        return False
    if same_name(one.author, two.author):
        return True
    # People change the names that they show.
    same_moment = ours.minute is not None and ours.minute == other.minute
    return same_moment or (len(ours.text) >= _OWN_WORDS and ours.text == other.text)


def _links_differ(ours: Branch, other: Branch) -> bool:
    """Whether both have links, and none in common: the same words around them are no proof."""
    if ours.text == other.text or "://" not in ours.text or "://" not in other.text:
        return False
    return links_of(ours.text).isdisjoint(links_of(other.text))


def _fits_id(ours: Branch, other: Branch) -> bool:
    """Whether a common id is meant for one comment: short ones are given by every site."""
    native = ours.native or ""
    if len(native) >= _SHORT_ID and " " not in native:
        return True
    if ours.is_removed or other.is_removed or ours.minute == other.minute is not None:
        return True
    short, long = by_length(ours.words, other.words)
    return is_cut_from(short, long) or in_common(short, long) >= 1 - _EDITED


def _grouped(branches: Sequence[Branch], text: Callable[[Branch], str]) -> dict[str, list[Branch]]:
    groups: dict[str, list[Branch]] = defaultdict(list)
    for each in branches:
        if text(each):
            groups[text(each)].append(each)
    return groups


def _text(branch: Branch) -> str:
    return branch.text or " "


def _letters(branch: Branch) -> str:
    # "No." and "No!" are two, unless they stand at one place.
    return branch.letters if len(branch.letters) >= _OWN_LETTERS else ""


def _beginning(branch: Branch) -> str:
    return " ".join(branch.words[:_EDGE]) if len(branch.words) >= _EDGE else ""


def _end(branch: Branch) -> str:
    return " ".join(branch.words[-_EDGE:]) if len(branch.words) >= _EDGE else ""


def _parent(branch: Branch, twins: Twins, is_other: bool) -> Hashable:
    """Our comment above a comment; the root is above every top-level one."""
    parent = branch.parent
    if parent is None or parent.parent is None:
        return None
    if not is_other:
        return parent
    # One that only the other capture has is none of ours, and not the root.
    return twins.of_other.get(parent, parent)


def _parent_name_minute(branch: Branch, twins: Twins, is_other: bool) -> Hashable:
    return _parent(branch, twins, is_other), branch.name, branch.minute


def _name_minute(branch: Branch, twins: Twins, is_other: bool) -> Hashable:
    return branch.name, branch.minute


def _parent_name(branch: Branch, twins: Twins, is_other: bool) -> Hashable:
    return _parent(branch, twins, is_other), branch.name


def _alone(branch: Branch, twins: Twins, is_other: bool) -> Hashable:
    return None
