"""Captured posts parted into those that are one: what comes of it depends on the posts alone."""

from collections.abc import Sequence

from tui_reader.archive.merging.kinship import Relation, Traits, relate


def families(parts: Sequence[Traits]) -> list[list[Traits]]:
    """Part some captured posts into those that are one.

    The surest come together first, and none comes to where one is that it cannot be.

    Args:
        parts: The posts, in any order.
    """
    parts = sorted(parts, key=lambda each: each.content)
    home = list(range(len(parts)))
    related: dict[tuple[int, int], Relation] = {
        (low, high): relate(parts[low], parts[high])
        for high in range(len(parts))
        for low in range(high)
    }
    members = {place: [place] for place in home}
    for (low, high), relation in sorted(related.items(), key=lambda each: (-each[1], each[0])):
        one, other = home[low], home[high]
        if relation <= Relation.UNKNOWN:
            break
        if one == other:
            continue
        least = Relation.OTHER if relation >= Relation.ADDRESS else Relation.UNKNOWN
        pairs = ((min(a, b), max(a, b)) for a in members[one] for b in members[other])
        if all(related[pair] >= least for pair in pairs):
            for place in members[other]:
                home[place] = one
            members[one] += members.pop(other)
    return [[parts[place] for place in sorted(each)] for each in members.values()]
