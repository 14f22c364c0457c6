"""What the screen shows while an archive is read, and when its index is lost."""

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from tests.builders import comment, post
from tests.tui.conftest import ArrivalsAtHand, OpenReader, Reader, keep
from tui_reader import paths
from tui_reader.archive.post import Post, Source
from tui_reader.archive.reading import workers
from tui_reader.index import update
from tui_reader.index.arrivals import Arrivals
from tui_reader.index.database import IndexLost, discard
from tui_reader.index.indexed import IndexedArchive
from tui_reader.index.places import index_file
from tui_reader.index.update import Progress
from tui_reader.paths import sample_archive
from tui_reader.tui import archive_search
from tui_reader.tui.app import ReaderApp
from tui_reader.tui.stores import Stores

SEAM = "The northern seam came loose again in the night, and it rained on both of the kettles."
FIRST = post(
    body=SEAM,
    comments=(
        comment("Use silver thread.", comment("It is dear."), comment("It holds."), id="a"),
        comment("Leave it out in the wind.", id="b"),
    ),
)
FULLER = replace(
    FIRST,
    source=Source("later.txt", "indented", "utf-8"),
    comments=(
        comment("A ladder is not enough.", id="new"),
        *FIRST.comments,
        comment("And it shines.", id="last"),
    ),
)


async def test_the_open_post_is_drawn_anew_when_a_fuller_capture_comes(
    open_reader: OpenReader,
) -> None:
    async with open_reader([FIRST]) as reader:
        await reader.press("enter", "j", "h", "j")
        thread = reader.screen.thread
        assert thread.comment_id == "b"
        assert "It holds." not in reader.text
        await reader.arrive(FULLER)
        assert thread.comment_id == "b"
        assert "And it shines." in reader.text
        assert "A ladder is not enough." in reader.text
        assert "It holds." not in reader.text
        await reader.press("k", "l")
        assert "It holds." in reader.text


async def test_what_one_looks_for_is_still_found_in_a_fuller_capture(
    open_reader: OpenReader,
) -> None:
    async with open_reader([FIRST]) as reader:
        await reader.press("enter", "slash")
        await reader.type("it")
        await reader.press("enter", "n")
        found = reader.screen.thread.found
        await reader.arrive(FULLER)
        assert reader.screen.thread.found[1] == found[1] + 1


async def test_a_capture_that_says_the_same_moves_nothing(open_reader: OpenReader) -> None:
    async with open_reader([FIRST]) as reader:
        opened = reader.screen.thread.post
        await reader.arrive(replace(FIRST, source=Source("z.txt", "indented", "utf-8")))
        assert reader.screen.thread.post is opened


THREE = [
    post(id=each, title=f"On {each}", body=f"Of {each}.", published=f"2020-0{month}-01")
    for month, each in ((3, "cirrus"), (2, "fog"), (1, "hail"))
]
NEWER = post(id="sleet", title="On sleet", body="Of sleet.", published="2021-01-01")


async def test_what_another_process_adds_is_listed_soon(open_reader: OpenReader) -> None:
    async with open_reader(THREE) as reader:
        await reader.press("j")
        keep(reader.screen._stores.index, [NEWER])
        await reader.until(lambda: "4 posts" in reader.text)
        posts = reader.screen.side.posts
        assert [each.id for each in posts.items] == ["sleet", "cirrus", "fog", "hail"]
        assert posts.selected is posts.items[2]
        assert "Of fog." in reader.text


async def test_the_list_shows_the_hit_that_another_process_has_added(
    open_reader: OpenReader,
) -> None:
    async with open_reader(THREE) as reader:
        await reader.press("j")
        keep(reader.screen._stores.index, [NEWER])
        await reader.press("s")
        await reader.type("cirrus")
        await reader.press("enter")
        selected = reader.screen.side.posts.selected
        assert selected is not None
        assert selected.id == "cirrus"
        assert "4 posts" in reader.text


@pytest.mark.parametrize("keys", [(), ("j",)])
async def test_a_post_that_another_process_took_away_is_told(
    open_reader: OpenReader, keys: tuple[str, ...]
) -> None:
    async with open_reader(THREE) as reader:
        index = reader.screen._stores.index
        await reader.press("j", *("k" for _ in keys))
        (gone,) = [each.path for each in index.store.captures() if each.path.endswith(" 1")]
        with index.store.writing() as writer:
            writer.remove(gone)
        await reader.press(*keys)
        await reader.until(lambda: "Not in the archive any more: On fog" in reader.text)
        assert [each.id for each in reader.screen.side.posts.items] == ["cirrus", "hail"]
        assert reader.screen.side.posts.cursor == 1
        assert "Of hail." in reader.text


async def test_a_post_that_one_reads_stays_open_where_it_was_taken_away(
    open_reader: OpenReader,
) -> None:
    async with open_reader(THREE) as reader:
        index = reader.screen._stores.index
        await reader.press("enter")
        with index.store.writing() as writer:
            writer.remove(index.store.captures()[0].path)
        await reader.until(lambda: "This post is not in the archive any more." in reader.text)
        assert "Of cirrus." in reader.text
        await reader.press("J")
        assert "Of fog." in reader.text


@pytest.mark.parametrize("reads", [False, True])
async def test_after_a_post_that_is_gone_comes_the_one_that_stood_under_it(
    open_reader: OpenReader, reads: bool
) -> None:
    async with open_reader(THREE) as reader:
        index = reader.screen._stores.index
        await reader.press("j", *(["enter"] if reads else []))
        keep(index, [NEWER, replace(NEWER, id="rime", title="On rime")])
        (gone,) = [each.path for each in index.store.captures() if each.path.endswith(" 1")]
        with index.store.writing() as writer:
            writer.remove(gone)
        told = "This post is not" if reads else "Not in the archive any more: On fog"
        await reader.until(lambda: told in reader.text)
        selected = reader.screen.side.posts.selected
        assert selected is not None
        assert selected.id == "hail"
        await reader.press("J" if reads else "enter")
        assert reader.screen.thread.has_focus
        assert reader.screen.thread.post == THREE[2]


@pytest.mark.parametrize(
    ("done", "total", "told"),
    [
        (312, 5_000, "1 post · reading, 6 %"),
        (3, 12, "1 post · reading 3 of 12"),
        (5_000, 5_000, "1 post"),
    ],
)
async def test_the_heading_tells_how_far_the_reading_is(
    open_reader: OpenReader, done: int, total: int, told: str
) -> None:
    async with open_reader([FIRST]) as reader:
        reader.screen.post_message(reader.screen.Arrived(Progress(done, total, 9, changed=True)))
        await reader.settle()
        assert reader.screen.side.heading == (told,)


async def test_results_say_that_more_may_come(open_reader: OpenReader) -> None:
    async with open_reader([FIRST]) as reader:
        reader.screen.post_message(reader.screen.Arrived(Progress(312, 5_000, 9, changed=True)))
        await reader.press("s")
        reader.screen.side.search.put("fog ")
        await reader.settle()
        assert " · best first · still reading" in reader.text
        reader.screen.post_message(reader.screen.Arrived())
        await reader.settle()
        assert " · best first" in reader.text
        assert "reading" not in reader.text


@pytest.mark.parametrize("posts", [[], [FIRST]])
async def test_an_archive_that_is_read_first_is_not_called_empty(
    open_reader: OpenReader, tmp_path: Path, posts: list[Post]
) -> None:
    go_on = Event()

    class Slow(ArrivalsAtHand):
        """Its posts come when they may."""

        def next(self, seconds: float) -> Progress | None:
            if not go_on.wait(seconds):
                return None
            keep(self.index, posts)
            self.ended = True
            return Progress(1, 1, len(posts), changed=bool(posts))

    arrivals = Slow([])
    arrivals.ended = False
    app = ReaderApp(Stores(arrivals, lambda: tmp_path / "bookmarks.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        reader = Reader(app, pilot)
        await reader.until(lambda: reader.screen._begun)
        assert "reading the archive" in reader.text
        assert "The archive is being read." in reader.text
        assert "0 posts" not in reader.text
        reader.screen.post_message(reader.screen.Arrived(Progress(3, 12, 0, changed=False)))
        await reader.until(lambda: "reading 3 of 12" in reader.text)
        assert "The archive is being read." in reader.text
        assert "0 posts" not in reader.text
        go_on.set()
        await reader.settle()
        assert ("No posts here." in reader.text) == (not posts)
        assert ("northern seam" in reader.text) == bool(posts)
        assert "being read" not in reader.text


MANY = [
    post(id=f"p{each}", title=f"Post {each}", comments=(comment("It is dear.", id=f"c{each}"),))
    for each in range(120)
]


@pytest.mark.parametrize(
    ("size", "posts", "told"),
    [
        ((120, 40), [FIRST], "1 result · best first · still reading"),
        ((120, 40), MANY, "120 results · the best 100 · still reading"),
        ((80, 24), [FIRST], "1 result · best first · reading"),
        ((80, 24), MANY, "120 results · the best 100 · reading"),
        ((72, 24), MANY, "120 found · best 100 · reading"),
        ((40, 12), MANY, "120 results · the best 100 · reading"),
        ((30, 12), MANY, "120 found · still reading"),
        ((25, 12), MANY, "120 found · reading"),
        ((20, 12), MANY, "120 found"),
    ],
)
async def test_the_heading_of_the_results_stands_on_one_line(
    open_reader: OpenReader, size: tuple[int, int], posts: list[Post], told: str
) -> None:
    async with open_reader(posts, size=size) as reader:
        reader.screen.post_message(reader.screen.Arrived(Progress(312, 5_000, 9, changed=True)))
        await reader.press("s")
        reader.screen.side.search.put("dear")
        await reader.settle()
        side = reader.screen.side.size.width
        assert reader.text.splitlines()[0][:side].strip() == told


async def test_the_heading_finds_its_words_when_the_terminal_grows(
    open_reader: OpenReader,
) -> None:
    async with open_reader([FIRST], size=(120, 40)) as reader:
        await reader.press("s")
        reader.screen.side.search.put("dear")
        await reader.pilot.resize_terminal(24, 12)
        await reader.settle()
        assert reader.text.splitlines()[0].strip() == "1 found · best first"
        await reader.pilot.resize_terminal(120, 40)
        await reader.settle()
        assert "1 result · best first" in reader.text


@pytest.mark.parametrize("ends", [True, False])
async def test_a_reading_that_brought_nothing_more_is_told_no_longer_at_its_end(
    open_reader: OpenReader, ends: bool
) -> None:
    async with open_reader([FIRST]) as reader:
        screen = reader.screen
        screen.post_message(screen.Arrived(Progress(3, 12, 9, changed=False), changed=False))
        await reader.press("s")
        screen.side.search.put("dear")
        await reader.settle()
        assert "still reading" in reader.text
        if ends:
            screen.post_message(screen.Arrived(Progress(12, 12, 9, changed=False), changed=False))
        else:
            screen.read_on()  # It ends before the last file.
        await reader.settle()
        assert "still reading" not in reader.text


async def test_an_archive_is_read_while_the_screen_is_there(tmp_path: Path) -> None:
    for _ in range(2):
        stores = Stores(Arrivals([sample_archive()]), lambda: tmp_path / "bookmarks.toml")
        app = ReaderApp(stores)
        async with app.run_test(size=(120, 40)) as pilot:
            await Reader(app, pilot).settle()
            assert len(stores.index) > 3
            assert stores.index.problem is None
            assert len(app.screen_stack[0].side.posts.items) == len(stores.index)  # type: ignore[attr-defined]
        stores.index.close()


async def test_an_error_of_the_reading_itself_is_told_and_ends_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUI_READER_HOME", str(tmp_path))

    class Failing(ArrivalsAtHand):
        def begin(self) -> None:
            self.failure = ZeroDivisionError("secret")

    app = ReaderApp(Stores(Failing([FIRST]), lambda: tmp_path / "bookmarks.toml"))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        reader = Reader(app, pilot)
        await reader.settle()
        assert "The reading stopped on an error of its own" in " ".join(reader.text.split())
        assert "northern seam" in reader.text
    written = paths.log_file().read_text(encoding="utf-8")
    assert written.endswith("ZeroDivisionError\n")
    assert "secret" not in written


def test_an_update_that_raises_is_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    arrivals = Arrivals([])
    error = ZeroDivisionError()

    def update() -> Iterator[Progress]:
        yield Progress(1, 2, 3, True)
        raise error

    monkeypatch.setattr(arrivals.index, "update", update)
    arrivals.begin_again()
    while not arrivals.ended:
        arrivals.next(1)
    assert arrivals.failure is error


async def test_an_index_that_is_lost_is_read_anew(tmp_path: Path) -> None:
    stores = Stores(Arrivals([sample_archive()]), lambda: tmp_path / "bookmarks.toml")
    app = ReaderApp(stores)
    async with app.run_test(size=(120, 40)) as pilot:
        await Reader(app, pilot).settle()
        count = len(stores.index)
        lost = stores.index.store

        def fail() -> int:
            raise IndexLost("It is damaged", is_damaged=True)

        assert stores.index._ask(fail, 0) == 0
        assert stores.index.store is not lost
        await Reader(app, pilot).settle()
        assert len(stores.index) == count > 3
        assert stores.index.problem is None
    stores.index.close()


OpenFolder = Callable[[], AbstractAsyncContextManager[Reader]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Captures of its own."""
    copied = tmp_path / "clouds"
    copied.mkdir()
    for number, each in enumerate(("Kettle", "Ladder", "Lantern", "Bucket"), start=1):
        text = f"Monday, {number} March 2019\n\n{each}\n\nOf the {each}.\n\n0 comments:\n"
        (copied / f"{each}.txt").write_text(text, encoding="utf-8")
    return copied


@pytest.fixture
def open_folder(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> OpenFolder:
    """Give what opens a reader on a folder; from then on what is read comes post by post."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[Reader]:
        stores = Stores(Arrivals([folder]), lambda: tmp_path / "bookmarks.toml")
        app = ReaderApp(stores)
        async with app.run_test(size=(120, 40)) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            monkeypatch.setattr(update, "FIRST_SECONDS", 0)
            monkeypatch.setattr(update, "BATCH_SECONDS", 0)
            await reader.press("j", "j")
            assert selected(reader) == "Ladder"
            yield reader
        stores.index.close()

    return opened


def selected(reader: Reader) -> str:
    """The title of the post that is selected, which is the one that is open."""
    post, row = reader.screen.thread.post, reader.screen.side.posts.selected
    assert post is not None
    assert row is not None
    assert (post.id, post.title) == (row.id, row.title)
    return post.title


async def steps_seen(reader: Reader, index: IndexedArchive) -> AsyncIterator[list[str]]:
    """Let another process read; give after each step the titles that are listed."""
    for _ in index.update():
        reader.screen.catch_up()  # As the timer does.
        await reader.settle()
        yield [each.title for each in reader.screen.side.posts.items]
    index.close()
    reader.screen.catch_up()
    await reader.settle()


ALL = ["Bucket", "Lantern", "Ladder", "Kettle"]


@pytest.mark.parametrize("clears", [False, True])
@pytest.mark.parametrize("reads", [False, True])
async def test_while_another_process_makes_the_index_anew_all_stays_as_it_is(
    open_folder: OpenFolder, folder: Path, clears: bool, reads: bool
) -> None:
    async with open_folder() as reader:
        await reader.press(*(["enter"] if reads else []))
        if clears:
            discard(index_file([folder]))
        other = IndexedArchive([folder])
        if not clears:
            other.rebuild()
        sizes = []
        async for titles in steps_seen(reader, other):
            sizes.append(len(other))
            assert titles == ALL
            assert selected(reader) == "Ladder"
            assert "any more" not in reader.text
        assert sizes[0] < len(ALL) == sizes[-1]
        assert selected(reader) == "Ladder"
        assert "any more" not in reader.text


async def test_what_is_missing_once_an_index_is_made_anew_is_told(
    open_folder: OpenFolder, folder: Path
) -> None:
    async with open_folder() as reader:
        (folder / "Ladder.txt").unlink()
        other = IndexedArchive([folder])
        other.rebuild()
        async for _ in steps_seen(reader, other):
            if not other.store.is_whole():
                assert "any more" not in reader.text
        assert "Not in the archive any more: Ladder" in reader.text
        assert selected(reader) == "Kettle"
        assert [each.title for each in reader.screen.side.posts.items] == [
            "Bucket",
            "Lantern",
            "Kettle",
        ]


async def test_what_a_process_that_was_killed_left_unread_is_read_on(
    open_folder: OpenFolder, folder: Path
) -> None:
    async with open_folder() as reader:
        (folder / "Ladder.txt").unlink()
        other = IndexedArchive([folder])
        other.rebuild()
        reading = other.update()
        next(reading)
        reader.screen.take_over()
        await reader.settle()
        assert not other.store.is_whole()
        assert [each.title for each in reader.screen.side.posts.items] == ALL
        assert isinstance(reading, Generator)
        reading.close()
        reader.screen.take_over()
        await reader.settle()
        assert other.store.is_whole()
        other.close()
        assert "Not in the archive any more: Ladder" in reader.text
        assert [each.title for each in reader.screen.side.posts.items] == [
            "Bucket",
            "Lantern",
            "Kettle",
        ]


async def test_while_another_process_reads_it_is_told_that_more_may_come(
    open_folder: OpenFolder, folder: Path
) -> None:
    async with open_folder() as reader:
        (folder / "Ladder.txt").rename(folder / "Zeppelin.txt")
        other = IndexedArchive([folder])
        reading = other.update()
        next(reading)
        reader.screen._stores.arrivals.begin_again()
        reader.screen.read_on()
        await reader.until(lambda: " posts · still being read" in reader.text)
        reader.screen.action_search()
        reader.screen.side.search.put("mended ")
        await reader.until(lambda: " · best first · still reading" in reader.text)
        for _ in reading:
            pass
        other.close()
        await reader.settle()
        assert " · best first" in reader.text
        assert "reading" not in reader.text


async def test_what_this_reader_could_not_read_itself_is_not_tried_again_and_again(
    open_folder: OpenFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_folder() as reader:
        (folder / "Ladder.txt").rename(folder / "Zeppelin.txt")
        arrivals = reader.screen._stores.arrivals
        with monkeypatch.context() as patched:
            patched.setattr(workers, "_SERVE", "raise SystemExit")
            arrivals.begin_again()
            reader.screen.read_on()
            await reader.settle()
        assert not arrivals.index.store.is_whole()
        # By now it could be read: whether it is tried shows in that.
        reader.screen.take_over()
        await reader.settle()
        assert not arrivals.index.store.is_whole()


async def test_a_post_whose_file_is_renamed_is_not_told_as_gone(
    open_folder: OpenFolder, folder: Path
) -> None:
    async with open_folder() as reader:
        (folder / "Ladder.txt").rename(folder / "Zeppelin.txt")
        other = IndexedArchive([folder])
        sizes = []
        async for _ in steps_seen(reader, other):
            sizes.append(len(other))
            assert selected(reader) == "Ladder"
            assert "any more" not in reader.text
        assert sizes[0] < len(ALL) == sizes[-1]
        assert selected(reader) == "Ladder"


async def test_what_is_to_be_read_again_for_a_lost_index_is_not_told_as_gone(
    open_folder: OpenFolder,
) -> None:
    async with open_folder() as reader:
        index = reader.screen._stores.index

        def fail() -> int:
            raise IndexLost("It is damaged", is_damaged=True)

        index._ask(fail, 0)
        await reader.settle()
        assert [each.title for each in reader.screen.side.posts.items] == ALL
        assert selected(reader) == "Ladder"
        assert "any more" not in reader.text


async def test_results_go_on_growing_where_nobody_makes_the_rest_ready(
    open_reader: OpenReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_search, "PATIENCE", 1e-9)
    posts = [post(id=name, title=name, body="Fog.") for name in "abcdef"]
    async with open_reader(posts) as reader:
        screen = reader.screen
        # As where another process was killed that had put them there.
        screen._stores.index.store._made = None
        await reader.press("s")
        screen.side.search.put("fog ")
        await reader.settle()
        assert "6 results" not in reader.text
        assert " · best first · still reading" in reader.text
        screen.set_interval(0.01, screen.catch_up)
        await reader.until(lambda: "6 results · best first" in reader.text)
        await reader.settle()
        assert "still reading" not in reader.text
