"""How much speaks for a comment being the one that was bookmarked.

Points, not probabilities: each kind of evidence is worth what it tells apart. A long text alone is
enough; "+1" is worth nearly nothing without its author, its time or what stands around it.
"""

from datetime import datetime, timedelta

from tui_reader.archive.identity import address_form, native_form
from tui_reader.archive.merging.moments import times_differ
from tui_reader.archive.post import Comment, Post
from tui_reader.bookmarks.bookmark import Anchor
from tui_reader.bookmarks.surroundings import Surroundings, folded
from tui_reader.text import sound

LONGEST_SHIFT = timedelta(hours=26)
"""One moment can be written so far apart in two time zones."""

_LEAST_TEXT, _MOST_TEXT = 1.5, 8.0
_LETTERS_A_POINT = 10
_OTHER_TEXT = -2.0
_ID, _SHIFTING_ID = 3.0, 1.0
_AUTHOR, _SIGNATURE = 2.0, 1.0
_MINUTE, _DAY, _OTHER_TIME = 3.0, 1.5, -3.0
_PARENT, _TOP_LEVEL, _OTHER_PARENT = 2.0, 0.5, -1.0
_NEIGHBOUR, _OTHER_NEIGHBOUR = 2.0, -0.5
_SAME_POST, _OTHER_POST = 1.0, -3.0
_TITLE = 3.0


def of_comment(anchor: Anchor, around: Surroundings, position: int, likeness: float) -> float:
    """Weigh what speaks for one comment, without its id.

    Args:
        anchor: What is looked for.
        around: The post of the comment.
        position: The comment's position in it.
        likeness: Of its text to the anchor's, 0 to 100.

    Returns:
        Points; what one side does not know neither speaks for it nor against it.
    """
    comment = around.comments[position]
    return (
        of_text(folded(anchor.body), likeness)
        + of_post(anchor, around.post)
        + _author(anchor.author, comment.author)
        + _signature(anchor.signature, comment.signature)
        + of_time(anchor.published, comment.published)
        + _parent(anchor, around, position)
        + _neighbour(anchor.before, around.before(position))
        + _neighbour(anchor.after, around.after(position))
    )


def of_id(anchor: Anchor, comment: Comment, shifting: bool) -> float:
    """Weigh a comment's id.

    Args:
        anchor: What is looked for.
        comment: A comment.
        shifting: Whether the id is counted among twins, and so passes on to the next of them when
            one is added or removed.
    """
    if not same_id(sound(comment.id), anchor.comment_id or ""):
        return 0.0
    return _SHIFTING_ID if shifting else _ID


def of_text(text: str, likeness: float) -> float:
    """Weigh a text: the longer, the less by chance."""
    if likeness == 0.0:
        return _OTHER_TEXT
    worth = min(max(len(text) / _LETTERS_A_POINT, _LEAST_TEXT), _MOST_TEXT)
    return worth * (2 * likeness / 100 - 1)


def of_post(anchor: Anchor, post: Post) -> float:
    """Weigh the post that a comment stands in."""
    ids = [sound(post.id), sound(post.url or "")]
    if any(same_id(each, anchor.post_id) for each in ids if each):
        return _SAME_POST
    title = same_title(anchor, post)
    day = _same_day(anchor.post_published or "", post.published or "")
    if title and day:
        return _SAME_POST
    return 0.0 if title or (day and post.published) else _OTHER_POST


def same_id(one: str, other: str) -> bool:
    """Whether two ids are one, also where one capture has it in another form than the other."""
    if one == other:
        return True
    if "://" in one and "://" in other:
        return bool(address_form(one)) and address_form(one) == address_form(other)
    return native_form(one) == native_form(other)


def of_title(anchor: Anchor, post: Post) -> float:
    """Weigh the title of a post that may be the bookmarked one itself."""
    return _TITLE if same_title(anchor, post) else 0.0


def same_title(anchor: Anchor, post: Post) -> bool:
    """Whether a post has the title that the anchor's post had."""
    title = folded(post.title).casefold()
    return bool(title) and title == folded(anchor.post_title).casefold()


def of_time(kept: str | None, found: str | None) -> float:
    """Weigh the time that a comment or post was written at."""
    if not kept or not found:
        return 0.0
    try:
        one, other = datetime.fromisoformat(kept), datetime.fromisoformat(found)
    except ValueError:
        return _MINUTE if kept == found else 0.0
    apart = abs(_minute(one) - _minute(other))
    if "T" in kept and "T" in found:
        if not apart:
            return _MINUTE
        # Zones differ by quarters of an hour; two comments seldom do.
        shifted = apart <= LONGEST_SHIFT and not apart % timedelta(minutes=15)
        return 0.0 if shifted else _OTHER_TIME
    if one.date() == other.date():
        return _DAY
    return 0.0 if abs(one.date() - other.date()).days == 1 else _OTHER_TIME


def _same_day(one: str, other: str) -> bool:
    """Whether two posts are of one day; a moment may be of the next, in another time zone."""
    if one[:10] == other[:10]:
        return True
    return bool(one and other) and ("T" in one) != ("T" in other) and not times_differ(one, other)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0, tzinfo=None)


def _author(kept: str | None, found: str | None) -> float:
    if not kept or not found:
        return 0.0
    return _AUTHOR if folded(kept).casefold() == folded(found).casefold() else -_AUTHOR


def _signature(kept: str | None, found: str | None) -> float:
    return _SIGNATURE if kept and found and folded(kept) == folded(found) else 0.0


def _parent(anchor: Anchor, around: Surroundings, position: int) -> float:
    above = around.parent_of(position)
    if above is None and not anchor.ancestors:
        return _TOP_LEVEL
    if above is None or not anchor.ancestors:
        return _OTHER_PARENT
    same = same_id(sound(above.id), anchor.ancestors[0]) or around.parent(position) == anchor.parent
    return _PARENT if same else _OTHER_PARENT


def _neighbour(kept: str, found: str) -> float:
    if not kept or not found:
        return 0.0
    return _NEIGHBOUR if kept == found else _OTHER_NEIGHBOUR
