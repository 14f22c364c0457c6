"""What people ask a made-up blog for: words, beginnings, slips, phrases, fields."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tests.benchmarks.blog import Blog, slip
from tui_reader.archive.post import Comment, Post, walk

KINDS = ("words", "prefixes", "commonest", "slips", "phrases", "fields")
"""The kinds of queries whose times are told apart."""
_COMMONEST = 100
_SHORTEST_RECALLED = 4


@dataclass(frozen=True, slots=True)
class Recalled:
    """A comment that somebody half remembers."""

    query: str
    """What they type."""
    number: int
    """Which comment of the blog it is, counted from 0 in the order of reading."""
    text: str
    """The comment."""


class Asked:
    """Queries drawn from the texts of a blog, the same for the same seed."""

    def __init__(self, seed: int, blog: Blog, posts: Sequence[tuple[int, Post]]) -> None:
        """Read some posts to ask for.

        Args:
            seed: Another seed gives other queries.
            blog: Whose words and names are asked for.
            posts: Some of its posts, each behind the number of its first comment.
        """
        self._chance = random.Random(seed)
        self._comments = [
            (number, comment)
            for first, post in posts
            for number, (_, comment) in enumerate(walk(post.comments), first)
        ]
        counted: Counter[str] = Counter()
        for _, comment in self._comments:
            counted.update(_words(comment))
        self._common = [word for word, _ in counted.most_common(_COMMONEST)]
        self._names = blog.names

    def queries(self, kind: str, count: int) -> list[str]:
        """Draw queries of one of `KINDS`."""
        makers: dict[str, Callable[[], str]] = {
            "words": lambda: " ".join(self._some_words(self._chance.randint(1, 4))) + " ",
            "prefixes": self._prefix,
            "commonest": lambda: " ".join(
                self._chance.sample(self._common, self._chance.randint(1, 3))
            ),
            "slips": self._slips,
            "phrases": self._phrase,
            "fields": self._field,
        }
        return [makers[kind]() for _ in range(count)]

    def recalled(self, slips: int, count: int) -> list[Recalled]:
        """Draw comments, each asked for by three of its words, some of them with a slip.

        Args:
            slips: In how many of the words there is a slip.
            count: How many comments.
        """
        return list(islice(self._recalled(slips), count))

    def typed(self) -> Iterator[str]:
        """Draw what is typed letter by letter: a word, two, one with a slip, two with a slip."""
        while True:
            for count, slips in ((1, False), (2, False), (1, True), (2, True)):
                words = [word for word in self._some_words(count) if len(word) > 3] or ["whether"]
                if slips:
                    words[0] = slip(words[0], self._chance)
                yield " ".join(words)

    def _recalled(self, slips: int) -> Iterator[Recalled]:
        common = set(self._common)
        while True:
            number, comment = self._chance.choice(self._comments)
            words = [
                word
                for word in dict.fromkeys(_words(comment))
                if len(word) >= _SHORTEST_RECALLED and word not in common
            ]
            if len(words) >= 3:
                chosen = self._chance.sample(words, 3)
                chosen = [
                    slip(word, self._chance) if place < slips else word
                    for place, word in enumerate(chosen)
                ]
                self._chance.shuffle(chosen)
                yield Recalled(" ".join(chosen) + " ", number, comment.body)

    def _some_words(self, count: int) -> list[str]:
        """Words of one comment, in any order."""
        words = _words(self._chance.choice(self._comments)[1])
        return self._chance.sample(words, min(count, len(words)))

    def _prefix(self) -> str:
        """What stands in the box while the first letters of the last word are typed."""
        *before, last = self._some_words(self._chance.randint(1, 2))
        return " ".join([*before, last[: self._chance.randint(1, 3)]])

    def _slips(self) -> str:
        words = [word for word in self._some_words(3) if len(word) > 3] or ["whether"]
        words[0] = slip(words[0], self._chance)
        return " ".join(words)

    def _phrase(self) -> str:
        words = _words(self._chance.choice(self._comments)[1])
        length = self._chance.randint(2, 4)
        start = self._chance.randrange(max(1, len(words) - length))
        return f'"{" ".join(words[start : start + length])}"'

    def _field(self) -> str:
        word = self._some_words(1)[0]
        year = self._chance.randint(2010, 2020)
        name = self._chance.choice(self._names[:200])
        field = self._chance.choice(
            [
                f'author:"{name}"',
                f"author:{name[:4].strip().lower()}",
                f"before:{year}",
                f"after:{year}-0{self._chance.randint(1, 9)}",
                f"on:{year}-0{self._chance.randint(1, 9)}",
                "in:reply",
                "has:link",
                "in:post",
                f'replies-to:"{name}"',
                "depth:1",
            ]
        )
        return f"{field} {word}"


def _words(comment: Comment) -> list[str]:
    """The words of a comment as one would type them."""
    words = (word.strip(".,;?!").lower() for word in comment.body.split())
    return [word for word in words if word.isalpha()]
