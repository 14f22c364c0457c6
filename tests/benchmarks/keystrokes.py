"""From a key to its painted results: the reader and a blank app, typed at in a pty."""

import codecs
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import pyte

from tests.benchmarks.asked import Asked
from tests.benchmarks.bench import ROOT, Row, milliseconds, settle, verdict
from tests.benchmarks.yardsticks import high
from tests.terminal.pty_reader import INSTALLED, Terminal
from tui_reader.index.store import Store
from tui_reader.search.match import Answer, Searcher
from tui_reader.text import clean_line
from tui_reader.tui.archive_search import MOST_HITS

KEYS = 250
"""So many keys are measured."""
QUERIES = 100
"""So many queries were asked when the memory is looked at."""
QUIET = 0.12
"""All is painted when nothing more has come for so many seconds, which are not counted."""
SLOWEST = 10.0
"""Results that take so many seconds will not come."""

_COLUMNS, _ROWS = 120, 40
_RESULTS = 60
"""The results have so many columns at the left."""
_BOX = range(2, 5)
"""Lines of the box, in which a letter shows before its results do."""
_BLANK = (sys.executable, str(ROOT / "tests" / "benchmarks" / "blank_input.py"))
_LIMITS = {100_000: 0.060, 500_000: 0.080}
_MEMORY = {100_000: 150, 500_000: 250}


class Typed:
    """A reader in whose search one types, and what its screen shows after each byte."""

    def __init__(self, terminal: Terminal) -> None:
        """Go to the search.

        Args:
            terminal: The reader, on the screen of a terminal of 120 by 40 cells.
        """
        self.busy: list[float] = []
        """Seconds that each key kept a core busy, all that followed it included."""
        self._terminal = terminal
        self._screen = pyte.Screen(_COLUMNS, _ROWS)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        settle(terminal)
        terminal.press("s")
        settle(terminal)
        self._draw(terminal.raw)

    def results(self) -> list[str]:
        """What the screen shows of the results: their count, years and hits, without the box."""
        return [
            "".join(self._screen.buffer[row][column].data for column in range(_RESULTS))
            for row in range(_ROWS - 1)
            if row not in _BOX
        ]

    def press(self, key: str, answer: Answer) -> float | None:
        """Type a key, and wait until its own results are painted and nothing follows.

        Args:
            key: The key.
            answer: What answers the query of which it is the last letter.

        Returns:
            Seconds from the key to the last change of the results; None where they are the same.
        """
        self._terminal.raw = b""
        moments: list[tuple[float, int]] = []
        begun = time.perf_counter()
        self._terminal.press(key)
        drawn = 0
        shown, changed = self.results(), None
        busy = _processor_seconds(self._terminal.pid)
        while True:
            if self._terminal.read_some(QUIET):
                moments.append((time.perf_counter(), len(self._terminal.raw)))
                continue
            # Drawn when all has come: a slow terminal would hold up the reader.
            for moment, end in moments:
                self._draw(self._terminal.raw[drawn:end])
                drawn = end
                now = self.results()
                if now != shown:
                    shown, changed = now, moment - begun
            moments.clear()
            if _answers(shown, answer):
                self.busy.append(_processor_seconds(self._terminal.pid) - busy)
                return changed
            assert time.perf_counter() - begun < SLOWEST, "\n".join([*_expected(answer), *shown])

    def clear(self) -> None:
        """Empty the box."""
        self._terminal.raw = b""
        self._terminal.press("ctrl+u")
        settle(self._terminal)
        self._draw(self._terminal.raw)

    def _draw(self, data: bytes) -> None:
        # Pyte takes two of Textual's private sequences for text.
        text = self._decoder.decode(data)
        self._stream.feed(text.replace("\x1b[>1u", "").replace("\x1b[<u", ""))


def keystrokes(
    comments: int, index: Path, captures: Path, environment: Mapping[str, str], asked: Asked
) -> Iterator[Row]:
    """Type queries letter by letter; then see how much memory the reader takes.

    Args:
        comments: How many there are.
        index: The index of the archive, in which the reader searches too.
        captures: The archive.
        environment: In which the reader finds the index.
        asked: What is typed.
    """
    letters = blank_letters(environment)
    terminal = Terminal([str(captures)], environment, _COLUMNS, _ROWS, INSTALLED)
    terminal.wait_for(" comments")
    typed = Typed(terminal)
    store = Store(index)
    queries = asked.typed()
    times: list[float] = []
    same = done = 0
    while len(times) < KEYS:
        for key in measure_query(typed, Searcher(store), next(queries)):
            if key is None:
                same += 1
            else:
                times.append(key)
        done += 1
    store.close()
    middle, limit = statistics.median(times), _LIMITS.get(comments)
    yield (
        f"{comments:,}: key to painted results, p95",
        milliseconds(high(times)),
        f"median {milliseconds(middle)}; a letter in a blank app p95 {milliseconds(high(letters))},"
        f" median {milliseconds(statistics.median(letters))};"
        f" {len(times)} keys, {same} more changed nothing;"
        f" processor time of a key p95 {milliseconds(high(typed.busy))},"
        f" median {milliseconds(statistics.median(typed.busy))}",
        verdict(milliseconds(limit), high(times) <= limit) if limit else "-",
    )
    for query in islice(queries, max(QUERIES - done, 0)):
        terminal.press("ctrl+u", *query)
        settle(terminal)
        terminal.raw = b""
    yield memory(comments, terminal.pid, max(QUERIES, done))
    terminal.close()


def measure_query(typed: Typed, searcher: Searcher, query: str) -> list[float | None]:
    """Type a query letter by letter, and give the seconds of each key."""
    answers = [searcher.answer(query[:end], MOST_HITS) for end in range(1, len(query) + 1)]
    times = [typed.press(key, answer) for key, answer in zip(query, answers, strict=True)]
    typed.clear()
    return times


def blank_letters(environment: Mapping[str, str]) -> list[float]:
    """Seconds from keys to their painted letters in a blank app with a line to type in."""
    terminal = Terminal((), environment, _COLUMNS, _ROWS, _BLANK)
    assert terminal.read_some(20.0)
    settle(terminal)
    times: list[float] = []
    for key in ("etaoin shrdlu" * KEYS)[:KEYS]:
        begun = time.perf_counter()
        terminal.press(key)
        last = begun
        while terminal.read_some(QUIET if last > begun else SLOWEST):
            last = time.perf_counter()
        times.append(last - begun)
        if len(times) % 40 == 0:
            terminal.press("ctrl+u")
            settle(terminal)
            terminal.raw = b""
    terminal.close()
    return times


def memory(comments: int, pid: int, queries: int) -> Row:
    """What the reader takes, and with it the processes that it has started."""
    alone = _resident(pid)
    children = [_resident(child) for child in _children(pid)]
    limit, used = _MEMORY.get(comments), alone + sum(children)
    many = f"{len(children)} processes of its own" if children else "it has no other process"
    return (
        f"{comments:,}: memory of the reader after {queries} queries",
        f"{used} MB" if used else "unknown",
        f"the reader {alone} MB; {many}",
        verdict(f"{limit} MB", 0 < used <= limit) if limit else "-",
    )


def _answers(shown: Sequence[str], answer: Answer) -> bool:
    """Whether the screen shows the count of an answer and its first hit."""
    return all(any(text in line for line in shown) for text in _expected(answer))


def _expected(answer: Answer) -> list[str]:
    if not (answer.query.wanted or answer.query.fields):
        return ["Search the archive"]
    shown = len(answer.hits)
    many = max(answer.total, shown)
    count = f"  {many:,} {'result' if many == 1 else 'results'} · "
    return [count, *(clean_line(hit.title)[:30] for hit in answer.hits[:1])]


def _resident(pid: int) -> int:
    """Megabytes of a process that are in memory; 0 where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    text = status.read_text() if status.exists() else "VmRSS: 0"
    return int(text.partition("VmRSS:")[2].split()[0]) // 1000


def _processor_seconds(pid: int) -> float:
    """Seconds that all threads of a process have run; 0 where the system does not tell."""
    files = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(file.read_text().split()[0]) for file in files) / 1e9


def _children(pid: int) -> list[int]:
    found = []
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(child) for child in tasks.read_text().split()]
    return found + [deeper for child in found for deeper in _children(child)]
