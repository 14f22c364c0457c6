"""Measures how fast texts become posts, layout by layout: make bench-parsing.

Counted is all that a text goes through once its bytes are decoded: recognising its layout among
all of them, taking it apart, and putting the post together, ids and signatures included.
"""

import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.benchmarks.prose import Prose
from tui_reader.archive.assembly import assemble
from tui_reader.archive.formats import choose_layout
from tui_reader.archive.post import Source

CAPTURES = 40
COMMENTS = 50
ROUNDS = 8
FASTEST_NEEDED = 20.0
"""Megabytes a second that each layout must reach on one core."""
LONGEST = 2.0
"""Seconds a megabyte that no text may take longer than."""
MEGABYTE = 1_000_000
DOCUMENTS = Path(__file__).parents[3] / "shared" / "seeds"

_A_LINE = re.compile(r" *(\d{1,6})\. |.*\d:\d\d$")

Thread = Sequence[Sequence[str]]
"""A comment and its replies, each as its paragraphs."""

TIME = "16 May 2022 at 20:11"
MINUTES = [
    f"{day} May 2022 at {clock // 60:02}:{clock % 60:02}"
    for day in (16, 17)
    for clock in range(9, 1439, 7)
]

MONSTERS = {
    "one line of letters": "x" * MEGABYTE,
    "one line of spaces": " " * MEGABYTE + "x",
    "one line of brackets": "[" * MEGABYTE,
    "one line of links": "[a](b) " * (MEGABYTE // 7),
    "one line of empty links": "[](" * (MEGABYTE // 3),
    "one line of numbers": "1. " * (MEGABYTE // 3),
    "one line of marks": "# " * (MEGABYTE // 2),
    "one line of words": "ReplyDelete" * (MEGABYTE // 11),
    "lines of words": "ReplyDelete\n" * (MEGABYTE // 12),
    "lines of reply words": "      Delete\n    ReplyDelete\n" * (MEGABYTE // 29),
    "lines of items": "  1. a\n" * (MEGABYTE // 7),
    "lines of rising items": "".join(f"  {each}. a\n" for each in range(90_000)),
    "lines of falling items": "".join(f"  {each}. a\n" for each in range(90_000, 0, -1)),
    "lines of counts": "3 comments:\n" * (MEGABYTE // 12),
    "lines of speakers": "Ada said...\n" * (MEGABYTE // 12),
    "lines of times": f"{TIME}\n" * (MEGABYTE // 21),
    "lines of names and times": f"Ada\n{TIME}\n" * (MEGABYTE // 25),
    "lines of headings": f"### Ada - {TIME}\n" * (MEGABYTE // 31),
    "lines of permanent links": f"[Ada](p)[{TIME}](a#c12345)\n" * (MEGABYTE // 42),
    "ever deeper items": "".join(" " * (2 * (each % 700)) + "1. a\n" for each in range(1400)),
    "blank lines": "\n" * MEGABYTE + "x",
    "short lines": "a\n" * (MEGABYTE // 2),
}


def main() -> int:
    """Measure, print the table, and say with the status whether each limit is kept."""
    print(f"This Python adds {additions():.0f} million numbers a second.\n")
    print(f"{'layout':<12} {'MB':>6} {'MB/s':>8}  {'yardstick MB/s':<16}limit")
    missed = 0
    for name, texts in captures():
        read, split = speed(read_text, texts), speed(yardstick, texts)
        missed += read < FASTEST_NEEDED
        kept = "ok" if read >= FASTEST_NEEDED else "MISSED"
        size = sum(map(len, texts)) / MEGABYTE
        print(f"{name:<12} {size:>6.2f} {read:>8.1f}  {split:<16.1f}≥ {FASTEST_NEEDED:.0f} {kept}")
    print("\nThe yardstick only splits the lines and matches each with one pattern.")
    print(f"\n{'text':<28} {'s/MB':>6}  limit")
    for name, text in MONSTERS.items():
        taken = 1 / speed(read_text, [text], rounds=1)
        missed += taken > LONGEST
        kept = "ok" if taken <= LONGEST else "MISSED"
        print(f"{name:<28} {taken:>6.3f}  ≤ {LONGEST:.0f} {kept}")
    return 1 if missed else 0


def read_text(text: str) -> None:
    """Recognise, parse and assemble."""
    layout, sure = choose_layout(text)
    assemble(text, layout.parse(text), Source("log.txt", layout.NAME, "utf-8", sure))


def yardstick(text: str) -> None:
    """Split the lines of a text and match each with one pattern: what no layout can do without."""
    for line in text.splitlines():
        _A_LINE.match(line)


def additions() -> float:
    """How fast this core runs Python at this moment, for others may be at work on it."""
    begin = time.process_time()
    total = 0
    for number in range(MEGABYTE):
        total += number
    return 1 / (time.process_time() - begin)


def speed(step: Callable[[str], object], texts: Sequence[str], rounds: int = ROUNDS) -> float:
    """How many megabytes a second of processor time a step takes in, with each text at its best."""
    best = [float("inf")] * len(texts)
    for _ in range(rounds):
        for index, text in enumerate(texts):
            begin = time.process_time()
            step(text)
            best[index] = min(best[index], time.process_time() - begin)
    return sum(map(len, texts)) / MEGABYTE / max(sum(best), 1e-9)


def captures() -> Iterator[tuple[str, list[str]]]:
    """Captures of each layout, with the name of what wins on them; and the real ones."""
    prose = Prose(7)
    discussions = [list(threads(prose)) for _ in range(CAPTURES)]
    body = "\n\n".join(prose.sentence(60) for _ in range(12))
    for write in (indented, bare, flattened, rendered, said, authored, headed, markdown, plain):
        texts = [write(body, each) for each in discussions]
        assert all(write.__name__ == choose_layout(each)[0].NAME for each in texts)
        yield write.__name__, texts
    if DOCUMENTS.is_dir():
        yield "documents", [each.read_text("utf-8-sig") for each in DOCUMENTS.glob("*.txt")] * 8


def threads(prose: Prose) -> Iterator[Thread]:
    """Make up a discussion."""
    left = COMMENTS
    while left > 0:
        size = 1 + min(prose.replies(), left - 1)
        yield [[prose.comment(), prose.sentence(12)] for _ in range(size)]
        left -= size


def indented(body: str, discussion: Sequence[Thread]) -> str:
    """As the user's documents are."""
    return head(body) + listed(discussion, 2, 2, "ReplyDelete", "Delete")


def bare(body: str, discussion: Sequence[Thread]) -> str:
    """The same without counts and words."""
    return f"Monday, 16 May 2022\n\nOf hems\n\n{body}\n\n" + listed(discussion, 2, 2, "", "")


def rendered(body: str, discussion: Sequence[Thread]) -> str:
    """The same as a text browser draws it."""
    return head(body) + listed(discussion, 26, 10, "ReplyDelete", "Delete")


def listed(discussion: Sequence[Thread], indent: int, step: int, top: str, reply: str) -> str:
    """A numbered list."""
    lines: list[str] = []
    for number, thread in enumerate(discussion, 1):
        for place, (first, *rest) in enumerate(thread):
            number_at = indent + step * bool(place)
            inner = " " * (number_at + 2)
            lines += [f"{' ' * number_at}{place or number}. {first}", ""]
            lines += [inner + each for each in rest]
            lines += ["", inner + (reply if place else top) if top else ""]
    return "\n".join(lines)


def flattened(body: str, discussion: Sequence[Thread]) -> str:
    """The words behind the first line of each comment."""
    lines = ["Of hems", *body.split("\n\n")]
    for thread in discussion:
        for place, (first, second) in enumerate(thread):
            lines += [first, ("Delete" if place else "ReplyDelete") + second]
    return "\n".join(lines)


def said(body: str, discussion: Sequence[Thread]) -> str:
    """Names and times."""
    comments = [each for thread in discussion for each in thread]
    return head(body) + "\n\n".join(
        "\n".join(["Ada said...", *each, moment])
        for each, moment in zip(comments, MINUTES, strict=False)
    )


def authored(body: str, discussion: Sequence[Thread]) -> str:
    """As one copies it from a browser."""
    lines: list[str] = []
    minutes = iter(MINUTES)
    for thread in discussion:
        for place, each in enumerate(thread):
            lines += [f"Ada{next(minutes)}", *each, "Delete" if place else "ReplyDelete", ""]
    return head(body) + "\n".join(lines)


def headed(body: str, discussion: Sequence[Thread]) -> str:
    """A heading for each comment."""
    lines = ["# Of hems", "", body, "", "## Comments", ""]
    minutes = iter(MINUTES)
    for thread in discussion:
        for place, each in enumerate(thread):
            lines += [f"###{'#' * bool(place)} Ada - {next(minutes)}", "", "\n\n".join(each), ""]
    return "\n".join(lines)


def markdown(body: str, discussion: Sequence[Thread]) -> str:
    """Links to each comment."""
    lines = ["## Monday, 16 May 2022", "", "### Of hems", "", body, "", "#### 50 comments:", ""]
    minutes = iter(MINUTES)
    for thread in discussion:
        for place, each in enumerate(thread):
            lines += [
                f"[Ada](https://mend.example/p)[{next(minutes)}](https://mend.example/a#c12345)",
                "",
            ]
            lines += ["\n\n".join(each), ""]
            lines += ["Reply" * (not place) + "[Delete](https://mend.example/d)", ""]
    return "\n".join(lines)


def plain(body: str, discussion: Sequence[Thread]) -> str:
    """Nothing but text."""
    comments = [each for thread in discussion for each in thread]
    return f"16 May 2022\n\nOf hems\n\n{body}\n\n" + "\n\n".join(map("\n".join, comments))


def head(body: str) -> str:
    """What stands above the comments."""
    return f"Monday, 16 May 2022\n\nOf hems\n\n{body}\n\n{COMMENTS} comments:\n\n"


if __name__ == "__main__":
    sys.exit(main())
