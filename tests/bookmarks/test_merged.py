"""Bookmarks made on a text capture are found when a capture with more comes, and the other way."""

from collections import Counter
from dataclasses import replace

import pytest

from tests.bookmarks.captures import Blog, Remark, blog
from tests.builders import comment, post
from tui_reader.archive.identity import CommentIds, post_id
from tui_reader.archive.post import Comment, Post, Source, walk
from tui_reader.bookmarks.anchor import find
from tui_reader.bookmarks.bookmark import anchor_of
from tui_reader.index.memory import MemoryIndex

LONG = "The seam along the northern edge came loose again in the night and it rained on the bench."


def as_text(made: Blog) -> list[Post]:
    """The pages as a tool saves them that knows neither ids nor authors nor times."""
    posts = []
    for page in made.pages:
        identity = post_id(page.published, page.title, page.body)
        ids = CommentIds(identity)

        def read(remarks: list[Remark], ids: CommentIds = ids) -> tuple[Comment, ...]:
            return tuple(
                Comment(ids.give(None, None, each.body), each.body, replies=read(each.replies))
                for each in remarks
            )

        source = Source("log.txt", "indented", "utf-8")
        comments = read(page.remarks)
        posts.append(
            Post(identity, page.title, page.body, source, page.published, comments=comments)
        )
    return posts


def as_export(made: Blog) -> list[Post]:
    """The pages as the blog itself gives them out."""

    def read(remarks: list[Remark]) -> tuple[Comment, ...]:
        return tuple(
            Comment(
                f"tag:blogger.com,1999:blog-1.post-{each.native[1:]}",
                each.body,
                each.author,
                published=f"{each.published}:00Z",
                replies=read(each.replies),
            )
            for each in remarks
        )

    return [
        Post(
            f"tag:blogger.com,1999:blog-1.post-9000000{number}",
            page.title,
            page.body,
            Source("blog.xml", "export", "utf-8"),
            f"{page.published}T23:30:00Z",
            url=f"http://mist.example/{number}.html",
            comments=read(page.remarks),
        )
        for number, page in enumerate(made.pages)
    ]


def outcomes(old: list[Post], new: list[Post], now: list[Post]) -> Counter[str]:
    """Bookmark every comment of some posts and look for it among others.

    Args:
        old: The posts that are bookmarked.
        new: Other captures of the same, with each comment at the same place.
        now: What is in the archive.
    """
    index = MemoryIndex(now)
    counted: Counter[str] = Counter()
    for one, other in zip(old, new, strict=True):
        assert find(anchor_of(one), index).outcome in ("exact", "moved")
        for (_, each), (_, twin) in zip(walk(one.comments), walk(other.comments), strict=True):
            found = find(anchor_of(one, each), index)
            if found.place is None:
                counted[found.outcome] += 1
            else:
                assert found.body == each.body
                right = found.comment_id in (each.id, twin.id)
                counted["found" if right else "wrong"] += 1
    return counted


@pytest.mark.parametrize("seed", range(3))
def test_a_bookmark_on_a_text_capture_survives_an_export(seed: int) -> None:
    made = blog(seed, native=True)
    for _, remark in made.all():
        remark.native = remark.native.replace("b", "000")
    text, export = as_text(made), as_export(made)
    for now in ([*text, *export], [*export, *text], export):
        counted = outcomes(text, export, now)
        assert counted["wrong"] == counted["orphan"] == 0
        assert counted["found"] > 80
    counted = outcomes(export, text, [*text, *export])
    assert counted.keys() == {"found"}


def test_a_native_id_is_found_in_its_other_forms() -> None:
    old = post(id="234", comments=(comment(LONG, id="c17"),))
    tag = "tag:blogger.com,1999:blog-1.post-"
    new = post(
        id=f"{tag}234",
        title="Another title",
        published="2021-01-01",
        comments=(comment(LONG, id=f"{tag}16"), comment(LONG[:70], id=f"{tag}17")),
    )
    found = find(anchor_of(old, old.comments[0]), MemoryIndex([new]))
    # Whose text is the same, or whose id is: the person chooses.
    assert (found.outcome, len(found.candidates)) == ("ambiguous", 2)
    same = replace(new, comments=(comment("Mended."), comment(LONG, id=f"{tag}17")))
    found = find(anchor_of(old, old.comments[0]), MemoryIndex([same]))
    assert (found.outcome, found.comment_id) == ("moved", f"{tag}17")


def test_an_address_is_found_in_its_other_forms() -> None:
    old = post(id="http://mist.blogspot.de/torn.html?m=1", body=LONG)
    new = post(id="x", url="https://www.mist.blogspot.com/torn.html", title="B", body=LONG)
    assert find(anchor_of(old), MemoryIndex([new])).outcome == "moved"
