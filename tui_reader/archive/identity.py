"""The ids of posts and comments: the same for every capture of the same thing."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from tui_reader.text import fold

if TYPE_CHECKING:
    import hashlib

_LONGEST_SLUG = 80
_SAME_BEGINNING = 200
_HASH = 12
_HEX = frozenset("0123456789abcdef")
_TELLING_NOTHING = re.compile(
    r"(?:m|showComment|commentPage|spref|fbclid)=|utm_"
    r"|view=(?:classic|flipcard|magazine|mosaic|sidebar|snapshot|timeslide)$"
)
# A month, a label, who wrote, a page of the front page: many posts stand there.
_LIST = re.compile(
    r"(?:.*/)?(?:search(?:/.*)?|(?:tag|category|author|label)/[^/]+|[\d_]+_archive\.html?"
    r"|page/\d+)(?:/page/\d+)?"
)
_LONGEST_LIST = 1000
_LIST_ASKED_FOR = ("cat=", "tag=", "author=", "paged=", "s=")


def post_id(published: str | None, title: str, body: str) -> str:
    """Make the id of a post that has no native one.

    Args:
        published: Its date.
        title: Its title.
        body: Its text. It counts only without a date, and only its beginning, for posts are
            amended at their end.

    Returns:
        Date and title in ASCII letters, digits and hyphens. A short hash follows where these alone
        would be the same for different posts: letters were lost, or there is no date.
    """
    title = fold(title)
    plain = unicodedata.normalize("NFKD", title.casefold())
    kept = "".join(each for each in plain if not unicodedata.combining(each))
    slug = "-".join("".join(each if _is_plain(each) else " " for each in kept).split())
    parts = [part for part in ((published or "")[:10], slug[:_LONGEST_SLUG].strip("-")) if part]
    lost = len(slug) > _LONGEST_SLUG or not slug
    lost = lost or any(each.isalnum() and not each.isascii() for each in kept)
    if not published:
        parts.append(_short_hash(title, fold(body[: 4 * _SAME_BEGINNING])[:_SAME_BEGINNING]))
    elif lost:
        parts.append(_short_hash(title))
    return "-".join(parts)


def distinct_id(made: str, text: str) -> str:
    """Make an id of one that several posts would have.

    Args:
        made: What `post_id` made.
        text: The text of the post, of which the beginning counts.
    """
    return f"{made}-{_short_hash(fold(text[: 4 * _SAME_BEGINNING])[:_SAME_BEGINNING])}"


def is_made(comment_id: str) -> bool:
    """Whether the id of a comment looks like one that `CommentIds` made: no page has such."""
    stem, _, twin = comment_id.partition("-")
    return len(stem) == _HASH and _HEX.issuperset(stem) and (not twin or twin.isdecimal())


def native_form(native: str) -> str:
    """Give what the forms of a native id have in common.

    Blogger's export writes ``tag:blogger.com,1999:blog-1.post-234`` where a page has ``234``, and
    ``c234`` for a comment; WordPress's pages have ``comment-17`` where its export has ``17``, or
    ``http://mist.example/?p=17`` for a post.
    """
    if native.startswith("tag:blogger.com"):
        number = native.rpartition("-")[2]
    elif "://" in native:
        number = native.rpartition("?p=")[2].rpartition("?page_id=")[2]
    else:
        number = native.removeprefix("li-").removeprefix("comment-").removeprefix("post-")
        number = number.removeprefix("c")
    return number if number.isdecimal() else native


def address_form(url: str) -> str:
    """Give what the addresses of one page have in common; nothing where it is of no single page.

    Args:
        url: An address, with or without its scheme.

    Returns:
        Host and path, with the parameters that tell pages apart: no scheme, ``www.``, fragment or
        slash at the end, and one country for Blogger's hosts.
    """
    rest, _, query = url.strip().partition("#")[0].partition("?")
    # The last scheme: an archive of the web has the address of the page behind its own.
    rest = rest.rpartition("://")[2].removeprefix("//")
    host, _, path = rest.partition("/")
    host = host.casefold().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    blog, is_blogger, _ = host.partition(".blogspot.")
    if is_blogger:
        host = f"{blog}.blogspot.com"
    if "%" in path:
        from urllib.parse import unquote

        path = unquote(path)
    path = path.rstrip("/")
    told = [each for each in query.split("&") if each and not _TELLING_NOTHING.match(each)]
    if not path.strip("/0123456789"):
        # The front page of a blog, or all of a month: many posts have it.
        told = [each for each in told if not each.startswith(_LIST_ASKED_FOR)]
        if not told:
            return ""
    if len(path) <= _LONGEST_LIST and _LIST.fullmatch(path):
        return ""
    return "?".join([f"{host}/{path}", *("&".join(sorted(told)) for _ in told[:1])])


class CommentIds:
    """The ids of one post's comments; twins are counted."""

    def __init__(self, post: str) -> None:
        """Begin with no comment.

        Args:
            post: The post's id.
        """
        self._post = post
        self._given: dict[str, int] = {}

    def give(self, author: str | None, published: str | None, body: str) -> str:
        """Make the id of the next comment.

        Args:
            author: Its author.
            published: Its time.
            body: Its text; how its white space is laid out does not count.
        """
        return self.take(_short_hash(self._post, author or "", published or "", fold(body)))

    def take(self, native: str) -> str:
        """Give a comment its native id, or one with a counter where it was given before.

        Args:
            native: The id that the capture has.
        """
        twins = self._given.get(native, 0) + 1
        self._given[native] = twins
        return native if twins == 1 else f"{native}-{twins}"


def _is_plain(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _short_hash(*parts: str) -> str:
    return _sha256()("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


@cache
def _sha256() -> "Callable[[bytes], hashlib._Hash]":
    """Imported when it is wanted: the first frame of an empty archive needs none."""
    from hashlib import sha256

    return sha256
