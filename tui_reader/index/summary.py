"""What a list of posts shows of each."""

from dataclasses import dataclass

from tui_reader.archive.post import Post, count_comments


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list of posts shows of one of them."""

    id: str
    """The post's id."""
    title: str
    """The post's title, as the stranger wrote it."""
    published: str | None
    """``2014-02-12`` or RFC 3339."""
    comments: int
    """How many comments there are, replies included."""
    warnings: int
    """How many warnings the post carries."""


def summarise(post: Post) -> Summary:
    """Give what a list of posts shows of this one."""
    return Summary(post.id, post.title, post.published, count_comments(post), len(post.warnings))
