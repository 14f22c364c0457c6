"""Captures of any size, of words that are as common as those of real prose."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi wo xa ke lo mi nu ra se ti vo da".split()
_VOCABULARY = 8000
_SHORTEST, _MEDIAN = 4, 35


class Prose:
    """A source of sentences, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        """Make up a vocabulary in which the n-th word is n times rarer than the first (Zipf).

        Args:
            seed: Another seed gives other words.
        """
        self._random = random.Random(seed)
        self._words = [
            "".join(self._random.choices(_SYLLABLES, k=self._random.randint(1, 4)))
            for _ in range(_VOCABULARY)
        ]
        self._weights = list(accumulate(1 / (rank + 1) for rank in range(_VOCABULARY)))

    def sentence(self, words: int) -> str:
        """So many words, with a capital and a full stop."""
        chosen = self._random.choices(self._words, cum_weights=self._weights, k=words)
        return " ".join(chosen).capitalize() + "."

    def comment(self) -> str:
        """A comment's text: most are short, a few are long."""
        return self.sentence(max(int(self._random.lognormvariate(0, 0.8) * _MEDIAN), _SHORTEST))

    def replies(self) -> int:
        """How many replies a comment gets."""
        return min(int(self._random.expovariate(0.9)), 8)


def indented_capture(prose: Prose, title: str, day: date, comments: int) -> str:
    """A capture in the indented layout.

    Args:
        prose: Where the words come from.
        title: The post's title.
        day: Its date.
        comments: How many comments it has, replies included.
    """
    body = "\n\n".join(prose.sentence(60) for _ in range(6))
    head = f"{day:%A}, {day.day} {day:%B} {day.year}\n\n{title}\n\n{body}\n\n{comments} comments:\n"
    return head + "\n" + "".join(_items(prose, comments))


def _items(prose: Prose, comments: int) -> Iterator[str]:
    number = 0
    while comments > 0:
        number += 1
        replies = min(prose.replies(), comments - 1)
        comments -= 1 + replies
        yield f"  {number}. {prose.comment()}\n\n    ReplyDelete\n"
        if replies:
            yield "    Replies\n"
        for reply in range(1, replies + 1):
            yield f"    {reply}. {prose.comment()}\n\n      Delete\n"


def write_archive(folder: Path, sizes: list[int], seed: int = 1) -> None:
    """Write an archive of posts of given sizes, the first one the newest.

    Args:
        folder: Where to; it is made.
        sizes: The comments of each post.
        seed: Another seed gives other words.
    """
    folder.mkdir(parents=True, exist_ok=True)
    prose = Prose(seed)
    for place, comments in enumerate(sizes):
        day = date(2020, 6, 1) - timedelta(days=place)
        text = indented_capture(prose, f"Day book {len(sizes) - place:04d}", day, comments)
        (folder / f"{day.isoformat()}.txt").write_text(text, encoding="utf-8")
