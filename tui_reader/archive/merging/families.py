"""Captured posts parted into those that are one: what comes of it depends on the posts alone."""

from collections.abc import Sequence

from tui_reader.archive.merging.kinship import Relation, Traits, relate

MOST_COMPARED = 150
"""Of more posts not each is compared with each, but those that stand near by title and day."""

_MOST_NEAR = 20


def families(parts: Sequence[Traits]) -> list[list[Traits]]:
    """Part some captured posts into those that are one.

    The surest come together first, and none comes to where one is that it cannot be.

    Args:
        parts: The posts, in any order.
    """
    parts = sorted(parts, key=lambda each: each.content)
    return _surest_first(parts) if len(parts) <= MOST_COMPARED else _by_title_and_day(parts)


def _surest_first(parts: Sequence[Traits]) -> list[list[Traits]]:
    places = range(len(parts))
    # What the two of two families are to each other that are the least.
    least: list[dict[int, Relation]] = [{} for _ in places]
    related: list[tuple[int, int, int]] = []
    for high in places:
        for low in range(high):
            relation = _related(parts[low], parts[high])
            least[low][high] = least[high][low] = relation
            if relation > Relation.UNKNOWN:
                related.append((-relation, low, high))
    home = list(places)
    members = {place: [place] for place in places}
    for turned, low, high in sorted(related):
        one, other = home[low], home[high]
        needed = Relation.OTHER if -turned >= Relation.ADDRESS else Relation.UNKNOWN
        if one == other or least[one][other] < needed:
            continue
        joined = members.pop(other)
        for place in joined:
            home[place] = one
        members[one] += joined
        for third in members.keys() - {one}:
            both = min(least[one][third], least[other][third])
            least[one][third] = least[third][one] = both
    return [[parts[place] for place in sorted(each)] for each in members.values()]


def _related(one: Traits, other: Traits) -> Relation:
    """Judge once what two posts are to each other: with each that comes all are settled anew."""
    key = (len(one.sources), len(other.sources), other)
    known = one.relations.get(key)
    if known is None:
        known = one.relations[key] = relate(one, other)
    return known


def _by_title_and_day(parts: Sequence[Traits]) -> list[list[Traits]]:
    """Part more posts than can be compared each with each."""

    def near(part: Traits) -> tuple[str, str, int]:
        return part.native or "", part.title, -1 if part.day is None else part.day

    found: list[list[Traits]] = []
    for part in sorted(parts, key=near):
        nearest = [(relate(part, each[0]), each) for each in found[: -_MOST_NEAR - 1 : -1]]
        surest, family = max(nearest, key=lambda each: each[0], default=(Relation.UNKNOWN, []))
        if surest > Relation.UNKNOWN and relate(part, family[-1]) > Relation.OTHER:
            family.append(part)
        else:
            found.append([part])
    return found
