"""A made-up blog on the disk: captures, the same comments ready-made, and what is asked of it."""

import pickle
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.asked import Asked
from tests.benchmarks.blog import Blog, Size, write_captures
from tests.terminal.pty_reader import home
from tui_reader.archive.post import Post, walk
from tui_reader.index.captures import Capture
from tui_reader.index.places import index_file
from tui_reader.index.store import Store
from tui_reader.paths import HOME_VARIABLE

SEED = 23
"""What was tuned was tuned on other seeds."""
_BATCH = 50
_ASKED_POSTS = 200


@dataclass(frozen=True, slots=True)
class Made:
    """A blog with all that stands on the disk of it."""

    folder: Path
    """Where it is."""
    comments: int
    """Its comments."""
    size: int
    """The bytes of its captures."""
    asked: Asked
    """What is asked of it."""

    @property
    def name(self) -> str:
        """What the rows of the table begin with."""
        return f"{self.comments:,}"

    @property
    def captures(self) -> Path:
        """The captures."""
        return self.folder / "captures"

    @property
    def text(self) -> Path:
        """The comments, one a line, each behind its author."""
        return self.folder / "text"

    @property
    def environment(self) -> dict[str, str]:
        """In which the reader keeps its index."""
        return home(self.folder / "home")

    @property
    def index(self) -> Path:
        """The index, where the reader looks for it."""
        home_folder = Path(self.environment[HOME_VARIABLE])
        return home_folder / "index" / index_file([self.captures]).name

    def texts(self) -> list[str]:
        """Read the ready-made comments."""
        return self.text.read_text(encoding="utf-8").splitlines()

    def batches(self) -> Iterator[list[Post]]:
        """Read the ready-made posts, some at a time."""
        with (self.folder / "posts").open("rb") as file:
            while posts := pickle.load(file):
                yield posts


def make(folder: Path, comments: int) -> Made:
    """Make up a blog, and write it down."""
    blog = Blog(SEED, Size(comments))
    size = number = 0
    some: list[tuple[int, Post]] = []
    with (
        (folder / "text").open("w", encoding="utf-8") as text,
        (folder / "posts").open("wb") as file,
    ):
        waiting: list[Post] = []
        for place, post in enumerate(blog.posts()):
            if place % (len(blog) // _ASKED_POSTS + 1) == 0:
                some.append((number, post))
            size += write_captures(iter((post,)), folder / "captures")
            for _, comment in walk(post.comments):
                text.write(" ".join(f"{comment.author} {comment.body}".split()) + "\n")
                number += 1
            waiting.append(post)
            if len(waiting) == _BATCH:
                pickle.dump(waiting, file)
                waiting.clear()
        if waiting:
            pickle.dump(waiting, file)
        pickle.dump([], file)
    made = Made(folder, comments, size, Asked(SEED + 1, blog, some))
    made.index.parent.mkdir(parents=True)
    return made


def index_ready_made(made: Made, path: Path) -> float:
    """Index the posts as they are; reading them is not counted."""
    store = Store(path)
    seconds = 0.0
    for posts in made.batches():
        begun = time.perf_counter()
        with store.writing(kin=False) as writer:
            for post in posts:
                writer.add(Capture(post.source.path), [post])
        seconds += time.perf_counter() - begun
    begun = time.perf_counter()
    store.keep_terms()
    store.close()
    return seconds + time.perf_counter() - begun
