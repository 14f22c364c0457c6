"""An invented blog that can be captured again in many ways, with every comment still known.

Each remark has a number that stays with it through all changes; what is found is judged by that
number and never by an id.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from tui_reader.archive.identity import CommentIds, post_id
from tui_reader.archive.post import Comment, Post, Source
from tui_reader.index.memory import MemoryIndex

WORDS = (
    "cloud seam thread weather vane bolt drizzle needle loom cumulus patch fog kettle anvil silver "
    "lining stratus glue ladder balloon mast gust rivet cotton hail bucket bench apprentice mends "
    "tears drips folds sews hums leaks floats sinks drifts heavy grey torn dry loose round late"
).split()
SHORT = ("+1", "Thanks!", "Agreed.", "Me too", "Ha!", "Well said", "First", "No.")
NAMES = ("Nimbus", "Wren", "Oda", "Pim", "Anonymous", "Tove")


@dataclass(slots=True)
class Remark:
    """A comment before it is captured."""

    number: int
    native: str
    body: str
    author: str | None
    published: str | None
    replies: list["Remark"] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """A post before it is captured."""

    title: str
    published: str | None
    body: str
    remarks: list[Remark]


@dataclass(slots=True)
class Blog:
    """Some pages, and how they are captured."""

    pages: list[Page]
    chance: random.Random
    native: bool
    """Whether the page gives the comments ids that last."""
    next_number: int = 0

    def remark(self, body: str | None = None) -> Remark:
        """Make a new remark."""
        chance = self.chance
        self.next_number += 1
        dated = self.native or chance.random() < 0.5
        text = chance.choice(SHORT) if chance.random() < 0.3 else sentence(chance)
        return Remark(
            self.next_number,
            f"c{self.next_number}",
            text if body is None else body,
            chance.choice(NAMES) if dated else None,
            f"2019-03-{chance.randint(1, 28):02}T{chance.randint(0, 23):02}:"
            f"{chance.randint(0, 59):02}"
            if dated
            else None,
        )

    def all(self) -> Iterator[tuple[list[Remark], Remark]]:
        """All remarks, each with the list that it is in."""
        waiting = [page.remarks for page in self.pages]
        while waiting:
            remarks = waiting.pop()
            for remark in list(remarks):
                yield remarks, remark
                waiting.append(remark.replies)


@dataclass(frozen=True, slots=True)
class Capture:
    """The posts as they were read, and which remark each comment is."""

    index: MemoryIndex
    numbers: dict[tuple[str, str], int]


def blog(seed: int, *, native: bool = False, pages: int = 3, size: int = 30) -> Blog:
    """Make a blog with replies, short remarks and remarks that were sent twice."""
    chance = random.Random(seed)
    made = Blog([], chance, native)
    for number in range(pages):
        page = Page(f"Log {number}: {sentence(chance, 3)}", f"2019-03-{number + 1:02}", "", [])
        page.body = f"{sentence(chance)} {sentence(chance)}"
        made.pages.append(page)
        places = [page.remarks]
        for _ in range(size):
            remark = made.remark()
            remarks = chance.choice(places[-6:])
            remarks.append(remark)
            if chance.random() < 0.1:
                # Sent twice: nobody could say which is which, so both have one number.
                remarks.append(replace(remark, native=f"{remark.native}b", replies=[]))
            places.append(remark.replies)
    return made


def sentence(chance: random.Random, words: int | None = None) -> str:
    """Write a sentence about mending clouds."""
    return " ".join(chance.choices(WORDS, k=words or chance.randint(6, 40)))


def capture(blog: Blog) -> Capture:
    """Capture the blog as it is, with ids made as the reader makes them."""
    index = MemoryIndex()
    numbers: dict[tuple[str, str], int] = {}
    for page in blog.pages:
        identity = post_id(page.published, page.title, page.body)
        ids = CommentIds(identity)

        def read(
            remarks: list[Remark], ids: CommentIds = ids, identity: str = identity
        ) -> tuple[Comment, ...]:
            comments = []
            for remark in remarks:
                given = ids.give(remark.author, remark.published, remark.body)
                given = remark.native if blog.native else given
                numbers[identity, given] = remark.number
                comments.append(
                    Comment(
                        given,
                        remark.body,
                        remark.author,
                        None,
                        remark.published,
                        read(remark.replies),
                    )
                )
            return tuple(comments)

        source = Source("log.txt", "indented", "utf-8")
        index.add(
            Post(
                identity,
                page.title,
                page.body,
                source,
                page.published,
                comments=read(page.remarks),
            )
        )
    return Capture(index, numbers)


def nothing(blog: Blog) -> None:
    """The same page again."""


def newest_first(blog: Blog) -> None:
    """The page shows its threads in the other order."""
    for page in blog.pages:
        page.remarks.reverse()


def shuffled(blog: Blog) -> None:
    """Every list of comments in another order."""
    for page in blog.pages:
        blog.chance.shuffle(page.remarks)
    for _, remark in list(blog.all()):
        blog.chance.shuffle(remark.replies)


def grown(blog: Blog) -> None:
    """New comments anywhere, many of them short ones that others had written before."""
    for remarks, _ in list(blog.all()):
        if blog.chance.random() < 0.4:
            remarks.insert(blog.chance.randint(0, len(remarks)), blog.remark())


def doubled(blog: Blog) -> None:
    """Everybody repeats what somebody else has written."""
    bodies = [remark.body for _, remark in blog.all()]
    for remarks, _ in list(blog.all()):
        if blog.chance.random() < 0.3:
            body = blog.chance.choice(bodies)
            remarks.insert(blog.chance.randint(0, len(remarks)), blog.remark(body))


def thinned(blog: Blog) -> None:
    """A third of the comments is removed, with all below them."""
    for remarks, remark in list(blog.all()):
        if blog.chance.random() < 0.3 and remark in remarks:
            remarks.remove(remark)


def edited(blog: Blog) -> None:
    """A word of some comments is changed, or a few are added."""
    for _, remark in blog.all():
        if blog.chance.random() < 0.3:
            words = remark.body.split(" ")
            if len(words) > 5:
                words[blog.chance.randrange(len(words))] = "blue"
                words += ["indeed"] * blog.chance.randint(0, 2)
            remark.body = " ".join(words)


def renamed(blog: Blog) -> None:
    """Every post gets another title, and so another id."""
    for page in blog.pages:
        page.title = f"Renamed: {sentence(blog.chance, 4)}"


def plainer(blog: Blog) -> None:
    """Saved by a tool that drops authors and times and lays white space out otherwise."""
    for page in blog.pages:
        page.body = page.body.replace(" ", "\n", 3)
    for _, remark in blog.all():
        remark.author = remark.published = None
        remark.body = remark.body.replace(" ", "\n\n", 2)


def flatter(blog: Blog) -> None:
    """Saved by a tool that knows no replies."""
    for page in blog.pages:
        flat: list[Remark] = []
        waiting = page.remarks[::-1]
        while waiting:
            remark = waiting.pop()
            waiting += remark.replies[::-1]
            flat.append(replace(remark, replies=[]))
        page.remarks = flat


def undated(blog: Blog) -> None:
    """The posts have lost their dates, and so have other ids."""
    for page in blog.pages:
        page.published = None


def split(blog: Blog) -> None:
    """The second half of the threads went to a post of its own."""
    first = blog.pages[0]
    half = len(first.remarks) // 2
    blog.pages.append(Page("Log continued", "2020-01-01", "More.", first.remarks[half:]))
    first.remarks = first.remarks[:half]


def lost(blog: Blog) -> None:
    """A whole post is not there any more."""
    del blog.pages[0]


KINDS: tuple[Callable[[Blog], None], ...] = (
    nothing,
    newest_first,
    shuffled,
    grown,
    doubled,
    thinned,
    edited,
    renamed,
    plainer,
    flatter,
    undated,
    split,
    lost,
)
