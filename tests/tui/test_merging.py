"""What the screen shows when captures that come one after the other are one post."""

from tests.builders import comment, post
from tests.tui.conftest import OpenReader
from tui_reader.archive.post import Source

SEAM = "The northern seam came loose again in the night, and it rained on both of the kettles."
URL = "http://mist.example/torn"
NEWEST = post(id="new", title="Newest", published="2020-01-01", body="All is mended and dry.")
TEXT = post(body=SEAM, comments=(comment("Saved from a text."),))
FEED = post(
    source=Source("b.xml", "atom_feed", "utf-8"),
    id=URL,
    title="Torn!",
    body=SEAM,
    published=None,
    comments=(comment("From a feed."),),
)
BOTH = post(
    source=Source("c.xml", "atom_feed", "utf-8"),
    id="234",
    url=URL,
    body=SEAM,
    comments=(comment("From both."),),
)


async def test_two_posts_that_become_one_are_one_in_list_and_search(
    open_reader: OpenReader,
) -> None:
    async with open_reader([NEWEST, TEXT, FEED]) as reader:
        posts = reader.screen.side.posts
        await reader.press("s")
        await reader.type("feed")
        await reader.press("escape", "1", "j", "j")
        assert posts.selected is not None
        assert posts.selected.id == FEED.id
        await reader.arrive(BOTH)
        assert [each.id for each in posts.items] == ["new", "234"]
        assert posts.selected.id == "234"
        assert posts.selected.comments == 3
        await reader.press("s")
        await reader.type("feed")
        hits = reader.screen.side.search.hits.items
        assert [each.post_id for each in hits] == ["234"]
        await reader.press("enter")
        assert reader.screen.thread.post is not None
        assert reader.screen.thread.post.id == "234"
