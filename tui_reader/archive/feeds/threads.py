"""Posts and comments that a capture lists in any order, and the posts that they make."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tui_reader.archive.feeds.timestamps import order_of
from tui_reader.archive.post import Post, Source
from tui_reader.archive.records import CommentRecord, PostRecord, make_post

ALONE = "The capture has only the comments of this post, not the post itself."
"""The body of a post of which the capture has nothing but comments."""

COMMENT_PLACE = re.compile(r"(?:\?showComment=\d+)?#(?:comment-|c)\d+$", re.ASCII)
"""The end of a comment's address, behind that of its post."""

_UNKNOWN = "A post that the capture does not have"
_GUESSED = "The title is a guess: the capture has only comments of this post."
_LATE = "These comments came after as many as the post is said to have."
_COMMENTS_ON = re.compile(r"Comments on(?: [^:]{1,200})?: (.+)", re.DOTALL)
_SLUG = re.compile(r"([\w%.-]+?)(?:\.html?)?")
_LONGEST_SLUG = 200


@dataclass(slots=True)
class _Thread:
    """What belongs to one post."""

    id: str | None
    url: str | None
    post: PostRecord | None = None
    comments: list[CommentRecord] = field(default_factory=list)
    gone: PostRecord | None = None
    """The post without its text and comments, where it was given already."""
    hidden: bool = False
    """Whether it is left out."""


class LeftOut:
    """Counts what of a capture is in none of its posts."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._unpublished: Counter[str] = Counter()
        self._others: Counter[str] = Counter()

    def unpublished(self, what: str, count: int = 1) -> None:
        """Count what nobody published, by a name for many such."""
        self._unpublished[what] += count

    def other(self, kind: str) -> None:
        """Count what is neither post nor comment, by the name that the capture has for it."""
        self._others[kind] += 1

    def sentences(self) -> Iterator[str]:
        """Tell what was left out, a sentence each."""
        for beginning, counts in (
            ("Left out, as not published", self._unpublished),
            ("Passed over, as no posts", self._others),
        ):
            if told := ", ".join(f"{what} ({count})" for what, count in counts.items() if count):
                yield f"{beginning}: {told}."


class Threads:
    """Gathers posts and comments until each post can be given with its comments."""

    def __init__(self, source: Source, *, waits: bool = True) -> None:
        """Begin without any.

        Args:
            source: The capture.
            waits: Whether each post waits for the end of the capture. Else it is given as soon
                as it has as many comments as it claims, which spares time and memory.
        """
        self._source = source
        self._waits = waits
        self._threads: list[_Thread] = []
        self._by_id: dict[str, _Thread] = {}
        self._by_url: dict[str, _Thread] = {}

    def add_post(self, record: PostRecord) -> Iterator[Post]:
        """Add a post; gives what is whole now."""
        thread = self._thread(record.id, record.url)
        if thread.post is not None or thread.gone is not None:
            # A second post of the same name: nobody knows which one the comments mean.
            yield make_post(record, self._source)
            return
        thread.post, thread.hidden = record, False
        yield from self._whole(thread)

    def hide_post(self, record: PostRecord) -> None:
        """Leave a post out, with all comments that it has or will get."""
        thread = self._thread(record.id, record.url)
        thread.hidden = thread.post is None and thread.gone is None

    def add_comment(
        self, record: CommentRecord, post: str | None, url: str | None
    ) -> Iterator[Post]:
        """Add a comment; gives what is whole now.

        Args:
            record: The comment.
            post: The native id of its post.
            url: The address of its post.
        """
        thread = self._thread(post, url)
        thread.comments.append(record)
        yield from self._whole(thread)

    def rest(self, title: str, left: LeftOut) -> Iterator[Post]:
        """Give all that waited for the end.

        Args:
            title: What the capture as a whole is called.
            left: Where comments are counted that are left out with their posts.
        """
        # Of an export with one stray comment, it is no title.
        title = title if len(self._threads) == 1 else ""
        for thread in self._threads:
            if thread.hidden:
                left.unpublished("comments of these", len(thread.comments))
            elif thread.post is not None:
                yield self._made(thread, thread.post)
            elif thread.gone is not None and thread.comments:
                yield self._made(thread, thread.gone)
            elif thread.comments:
                yield self._made(thread, _stand_in(thread, title))
            thread.comments = []
            thread.post = None

    def _thread(self, native: str | None, url: str | None) -> _Thread:
        key = _id_key(native) if native else ""
        place = _url_key(url) if url else ""
        thread = (self._by_id.get(key) if key else None) or (
            self._by_url.get(place) if place else None
        )
        if thread is None:
            thread = _Thread(native, url)
            self._threads.append(thread)
        if key:
            self._by_id.setdefault(key, thread)
            thread.id = thread.id or native
        if place:
            self._by_url.setdefault(place, thread)
            thread.url = thread.url or url
        return thread

    def _whole(self, thread: _Thread) -> Iterator[Post]:
        record = thread.post
        if self._waits or record is None or record.claimed is None:
            return
        if len(thread.comments) >= record.claimed:
            yield self._made(thread, record)
            thread.post = None
            thread.comments = []
            thread.gone = PostRecord(
                title=record.title, id=record.id, url=record.url, missing=True, warnings=[_LATE]
            )

    def _made(self, thread: _Thread, record: PostRecord) -> Post:
        record.comments.extend(_in_time(thread.comments))
        return make_post(record, self._source)


def _in_time(comments: list[CommentRecord]) -> list[CommentRecord]:
    """Put comments in the order in which they were written, if all say when that was."""
    orders = [order_of(each.published) for each in comments]
    if any(order is None for order in orders):
        return comments
    ordered = sorted(range(len(comments)), key=lambda place: (orders[place], place))
    return [comments[place] for place in ordered]


def _stand_in(thread: _Thread, title: str) -> PostRecord:
    match = _COMMENTS_ON.fullmatch(title)
    title = match[1] if match else title or _slug_title(thread.url or "") or _UNKNOWN
    warnings = [] if match else [_GUESSED]
    return PostRecord(
        title=title, body=ALONE, id=thread.id, url=thread.url, missing=True, warnings=warnings
    )


def _slug_title(url: str) -> str:
    """Guess a title from the end of an address."""
    last = url.rstrip("/").rpartition("/")[2]
    match = _SLUG.fullmatch(last) if "-" in last and len(last) <= _LONGEST_SLUG else None
    return match[1].replace("-", " ") if match else ""


def _id_key(native: str) -> str:
    """What is the same for all forms of an id: Blogger's number, or all of it."""
    number = native.rpartition(".post-")[2]
    return number if number.isdecimal() else native


def _url_key(url: str) -> str:
    return url.partition("://")[2].rstrip("/") or url
