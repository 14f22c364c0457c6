"""Which posts are one and the same: keys that find them, and what decides."""

from tui_reader.archive.identity import address_form
from tui_reader.archive.merging.letters import in_common, is_cut_from
from tui_reader.archive.merging.moments import moment_of
from tui_reader.archive.merging.traits import CERTAIN, Relation, Traits
from tui_reader.archive.post import Post, walk
from tui_reader.text import fold

__all__ = ["CERTAIN", "Relation", "Traits", "keys_of", "numbers_differ", "relate", "same_name"]

_LONG_NUMBER = 10
_ENOUGH_WORDS = 20
_FEW_WORDS = 12
_FEW_WORDS_IN_COMMON = 0.7


def keys_of(post: Post) -> frozenset[str]:
    """Give the keys that a post is found by: posts that are one share at least one of them.

    Args:
        post: A post as it was captured.
    """
    return frozenset(Traits(post).keys())


def relate(one: Traits, other: Traits) -> Relation:
    """Judge what two captured posts are to each other; the order makes no difference."""
    if _are_told_apart(one, other):
        return Relation.OTHER_ID
    same_id = one.native is not None and one.native == other.native and not _elsewhere(one, other)
    sure = same_id and not _is_small(one.native)
    if sure or ((same_id or one.addresses & other.addresses) and _have_more_in_common(one, other)):
        # One export may give two posts one id by mistake; two captures of a post may differ.
        if _in_one_capture(one, other) and not _is_repeated(one, other):
            return Relation.OTHER_ID
        if same_id:
            return Relation.ID_AND_TITLE if one.title == other.title else Relation.ID
        return Relation.ADDRESS
    if _ids_differ(one, other):
        return Relation.OTHER_ID
    if one.post.missing or other.post.missing:
        return Relation.UNKNOWN
    apart = _days_apart(one, other)
    if apart is None:
        return _by_text(one, other)
    if apart > 1:
        return Relation.OTHER
    if not one.title or one.title != other.title:
        return _by_text(one, other)
    same_day = Relation.NEXT_DAY if apart else Relation.DAY
    if one.post.body == other.post.body:
        return same_day
    short, long = _by_length(one, other)
    if _have_much_in_common(one, other):
        return Relation.PIECE if 2 * len(short) < len(long) else same_day
    return Relation.OTHER


def _elsewhere(one: Traits, other: Traits) -> bool:
    """Whether a small number is the id of posts of two sites."""
    hosts = [{each.partition("/")[0] for each in traits.addresses} for traits in (one, other)]
    return _is_small(one.native) and all(hosts) and not hosts[0] & hosts[1]


def _is_small(native: str | None) -> bool:
    """Whether an id is a number so small that every site gives it."""
    return native is not None and native.isdecimal() and len(native) < _LONG_NUMBER


def _have_more_in_common(one: Traits, other: Traits) -> bool:
    """Whether posts have more than an address or a number that any post may have.

    Some templates tell one address on all pages, and many feeds count their posts from 1.
    """
    if one.post.missing or other.post.missing or (one.title and one.title == other.title):
        return True
    if one.day is not None and one.day == other.day:
        return True
    if not one.words or not other.words:
        return _same_discussion(one, other)
    return _have_much_in_common(one, other)


def _have_much_in_common(one: Traits, other: Traits) -> bool:
    short, long = _by_length(one, other)
    return is_cut_from(short, long) or _has_most(one, other, 0.3) or _same_discussion(one, other)


def _in_one_capture(one: Traits, other: Traits) -> bool:
    paths = {source.path for source in one.sources}
    return any(source.path in paths for source in other.sources)


def _are_told_apart(one: Traits, other: Traits) -> bool:
    """Whether one capture has both, each under an id of its own."""
    natives = one.native, other.native
    if None in natives:
        ids = one.post.id, other.post.id
        if not all("://" in each for each in ids) or ids[0] == ids[1]:
            return False
        natives = address_form(ids[0]), address_form(ids[1])
    return natives[0] != natives[1] and _in_one_capture(one, other)


def _is_repeated(one: Traits, other: Traits) -> bool:
    """Whether a capture has one post twice, or its comments apart from it."""
    if one.post.missing or other.post.missing or one.title == other.title:
        return True
    return one.words == other.words and len(one.words) > 0


def _ids_differ(one: Traits, other: Traits) -> bool:
    """Whether both have numbers of one kind, and not the same."""
    return numbers_differ(one.native, other.native) and not _elsewhere(one, other)


def numbers_differ(one: str | None, other: str | None) -> bool:
    """Whether two ids are numbers that one program may have given, and not the same."""
    if one is None or other is None or one == other:
        return False
    numbers = one.isdecimal() and other.isdecimal()
    return numbers and (len(one) < _LONG_NUMBER) == (len(other) < _LONG_NUMBER)


def _days_apart(one: Traits, other: Traits) -> int | None:
    """Give how many days lie between two posts; None where one has no day."""
    if one.day is None or other.day is None:
        return None
    apart = abs(one.day - other.day)
    if apart == 1:
        moments = [moment_of(traits.post.published) for traits in (one, other)]
        zoned = [each for each in moments if each is not None and each.tzinfo is not None]
        # Only where one tells its zone, the other may have been told the day of another.
        if not zoned or (len(zoned) == 2 and zoned[0] != zoned[1]):
            return 2
    return apart


def _by_text(one: Traits, other: Traits) -> Relation:
    """Judge by the texts, and the comments below them, where title and day do not tell."""
    short, long = _by_length(one, other)
    same_title = bool(one.title) and one.title == other.title
    if len(long) < _ENOUGH_WORDS and _discussions_differ(one, other):
        # The words that every open thread begins with.
        return Relation.UNKNOWN
    if one.post.id == other.post.id and one.folded == other.folded:
        return Relation.TEXT
    if same_title and _same_discussion(one, other):
        return Relation.TEXT
    if same_title and short == long and (short or one.day == other.day is not None):
        return Relation.TEXT
    if len(short) < _ENOUGH_WORDS:
        return Relation.UNKNOWN
    begins = is_cut_from(short, long)
    size = same_title or 2 * len(short) >= len(long)
    alike = begins or (size and _has_most(one, other, 0.6))
    return Relation.TEXT if alike else Relation.UNKNOWN


def _has_most(one: Traits, other: Traits, least: float) -> bool:
    """Whether so large a share of the shorter text is in the other, but for small edits."""
    if min(len(one.words), len(other.words)) < _FEW_WORDS:
        return in_common(one.words, other.words) >= _FEW_WORDS_IN_COMMON
    shared = len(one.shingles & other.shingles)
    return shared >= least * min(len(one.shingles), len(other.shingles))


def _by_length(one: Traits, other: Traits) -> tuple[list[str], list[str]]:
    """Give the words of the shorter text first, as `letters.by_length` does."""
    return (one.words, other.words) if one.length <= other.length else (other.words, one.words)


def _same_discussion(one: Traits, other: Traits) -> bool:
    """Whether half of the comments of one are below the other as well."""
    fewer = min(len(one.comments), len(other.comments))
    return fewer > 0 and 2 * len(one.comments & other.comments) >= fewer


def _discussions_differ(one: Traits, other: Traits) -> bool:
    """Whether both have comments, and none in common."""
    said = [{fold(each.body) for _, each in walk(traits.post.comments)} for traits in (one, other)]
    return all(said) and said[0].isdisjoint(said[1])


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are one, as far as they are known."""
    if one == other or not one or not other:
        return True
    return fold(one).casefold() == fold(other).casefold()
