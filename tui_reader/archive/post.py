"""Post and comment: what an archive is made of, whatever tool saved it."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The capture that a post was read from."""

    path: str
    """The capture's path as it was found; bytes that are no text are escaped."""
    format: str
    """The name of the layout that read it, for example ``indented``."""
    encoding: str
    """The encoding that its bytes were read with."""
    sure: float = 1.0
    """How sure it is that the capture has this layout, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, with the replies below it.

    All text is as the stranger wrote it: it is cleaned by `tui_reader.text` where it is shown.
    """

    id: str
    """Native where the capture has one, else made from post, author, time and body."""
    body: str
    """The text; an empty line stands between paragraphs, a newline is a line break."""
    author: str | None = None
    """The name that the page printed."""
    signature: str | None = None
    """The name that the text ends with: a guess, and still part of the body."""
    published: str | None = None
    """``2014-07-05``, ``2014-07-05T08:50`` (zone unknown) or RFC 3339."""
    replies: tuple["Comment", ...] = ()
    """The answers to this comment, in the page's order."""
    url: str | None = None
    """The address of the comment, where it is known."""

    def __reduce__(self) -> tuple[type["Comment"], tuple[object, ...]]:
        """Go to another process as what it is made of: data classes look each field up by name."""
        parts = self.id, self.body, self.author, self.signature, self.published, self.replies
        return Comment, (*parts, self.url)


@dataclass(frozen=True, slots=True)
class Post:
    """One post of the blog with its comment tree."""

    id: str
    """What its own blog calls it, an id or an address; of one without, a slug of date and title."""
    title: str
    """May be a guess; then `warnings` says so."""
    body: str
    """The text; an empty line stands between paragraphs, a newline is a line break."""
    source: Source
    """Where it came from."""
    published: str | None = None
    """``2014-02-12`` or RFC 3339."""
    author: str | None = None
    """Who wrote the post, where the page says it."""
    url: str | None = None
    """The address of the page, where it is known."""
    labels: tuple[str, ...] = ()
    """The labels that the author gave it."""
    claimed_comments: int | None = None
    """How many comments the page said it has."""
    comments: tuple[Comment, ...] = ()
    """The top-level comments, in the page's order."""
    warnings: tuple[str, ...] = ()
    """What was guessed or does not add up, a sentence each."""
    mentions: tuple[Comment, ...] = ()
    """Pingbacks and trackbacks: other pages that link to this one; no part of the discussion."""
    missing: bool = False
    """Whether the capture has only its comments; then title and body stand in for it."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A post, and which captures of it were merged in it."""

    post: Post
    """The post as it is shown."""
    ids: tuple[str, ...]
    """The ids that it has in its captures, and no other post has."""
    sentences: tuple[str, ...] = ()
    """What is from which capture, a sentence each; none where there is only one."""


@dataclass(frozen=True, slots=True)
class CaptureRead:
    """A capture was read to its end: what came of it, after its posts."""

    source: Source
    """Which one, and how it was read."""
    posts: int = 0
    """How many posts it gave."""
    comments: int = 0
    """How many comments these have."""
    notes: tuple[str, ...] = ()
    """What is to be told of the capture as a whole, a sentence each."""
    container: bool = False
    """Whether it is a folder or an archive: then its posts are told of the captures in it."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that could not be read as a capture."""

    path: str
    """The path as it was found; bytes that are no text are escaped."""
    reason: str
    """What is wrong with it, in one line."""


Outcome = Post | CaptureRead | Skipped
"""What reading captures comes to, one after the other."""


def walk(comments: tuple[Comment, ...]) -> Iterator[tuple[int, Comment]]:
    """Go through a comment tree in reading order, without recursion.

    Args:
        comments: The top-level comments.

    Yields:
        The depth (0 for a top-level comment) and the comment.
    """
    waiting = [(0, comment) for comment in reversed(comments)]
    while waiting:
        depth, comment = waiting.pop()
        yield depth, comment
        if comment.replies:
            waiting.extend((depth + 1, reply) for reply in reversed(comment.replies))


def count_comments(post: Post) -> int:
    """Count all the comments of a post, replies included."""
    found = 0
    waiting = [post.comments]
    while waiting:
        level = waiting.pop()
        found += len(level)
        waiting += [each.replies for each in level if each.replies]
    return found


def told_claim(claimed: int | None, found: int) -> list[str]:
    """Say in a sentence that a page's claim is not what was found; nothing where it is.

    Args:
        claimed: How many comments the page said it has.
        found: How many there are.
    """
    if claimed is None or claimed == found:
        return []
    said = "1 comment" if claimed == 1 else f"{claimed} comments"
    return [f"The page says that it has {said}; {found} were found in the capture."]
