"""Measures the index and the search on made-up blogs, each figure beside its yardstick."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.benchmarks.asked import KINDS, Asked
from tests.benchmarks.bench import Row, milliseconds, show, verdict
from tests.benchmarks.blog import Blog, Size, write_captures
from tests.benchmarks.opening import build_index, opening
from tests.benchmarks.yardsticks import Fts5, build_fts5, fzf, rg
from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import Post, walk
from tui_reader.index.captures import Capture
from tui_reader.index.store import Store
from tui_reader.index.writer import Writer
from tui_reader.search.match import Searcher

SIZES = (10_000, 100_000, 500_000)
SEED = 23
"""What was tuned was tuned on other seeds."""
QUERIES = 100
"""Of each kind."""
RECALLED = 300
SLOW_QUERIES = 2
"""Of each kind for yardsticks that take seconds."""
SHOWN = 20
"""So many hits fit a screen: their snippets belong to the answer."""
BATCH = 50

_KEYS = {100_000: 0.015, 500_000: 0.030}
_FZF = {100_000: 300, 500_000: 500}
_RECALL = {100_000: (0.97, 0.90), 500_000: (0.95, 0.85)}
_MEMORY = {100_000: 150, 500_000: 250}
_NONE = "-"


@dataclass(frozen=True, slots=True)
class Built:
    """A blog with all that was made of it."""

    comments: int
    """Its comments."""
    index: Path
    """The index."""
    fts5: Path
    """FTS5 of the same comments."""
    text: Path
    """The comments, one a line."""
    asked: Asked
    """What is asked of it."""


def main() -> int:
    """Measure the sizes that are named, or all."""
    rows: list[Row] = []
    for comments in map(int, sys.argv[1:] or SIZES):
        with tempfile.TemporaryDirectory() as folder:
            built, building = build(Path(folder), comments)
            rows += building
            captures = Path(folder) / "captures"
            rows += opening(f"{comments:,}", comments, built.index, captures)
            rows += times(built)
            rows += recalls(built)
            rows += memory(built)
    return show(rows)


def build(folder: Path, comments: int) -> tuple[Built, list[Row]]:
    """Make a blog, an index of it and what it is compared with."""
    blog = Blog(SEED, Size(comments))
    size = write_captures(blog.posts(), folder / "captures")
    fts5 = build_fts5(folder / "fts5.db", _texts(blog))
    (folder / "text").write_text("".join(f"{_line(text)}\n" for text in _texts(blog)))
    ready = build_ready(folder / "ready.db", blog)
    reading = time_reading(folder / "captures")
    whole = build_index(folder / "index.db", folder / "captures")
    ratio = (folder / "index.db").stat().st_size / size
    some = [post for place, post in enumerate(blog.posts()) if place % (len(blog) // 200 + 1) == 0]
    name = f"{comments:,}"
    yardstick = f"FTS5 {fts5:.1f} s"
    rows = [
        (
            f"{name}: building from ready-made posts",
            f"{ready:.1f} s",
            f"{yardstick}: × {ready / fts5:.2f}",
            _NONE,
        ),
        (
            f"{name}: building from captures",
            f"{whole:.1f} s",
            f"{yardstick}: × {whole / fts5:.2f}, reading alone, one process {reading:.1f} s",
            verdict("× 2", whole <= 2 * fts5) if comments in _KEYS else _NONE,
        ),
        (
            f"{name}: index on disk",
            f"{ratio * size / 1e6:.0f} MB",
            f"captures {size / 1e6:.0f} MB: × {ratio:.2f}",
            verdict("× 1.5", ratio <= 1.5),
        ),
    ]
    asked = Asked(SEED + 1, blog, some)
    built = Built(comments, folder / "ready.db", folder / "fts5.db", folder / "text", asked)
    return built, rows


def build_ready(path: Path, blog: Blog) -> float:
    """Index posts as they are; their making is not counted."""
    store = Store(path)
    seconds = 0.0
    waiting: list[Post] = []
    for place, post in enumerate(blog.posts(), start=1):
        waiting.append(post)
        if len(waiting) == BATCH or place == len(blog):
            begun = time.perf_counter()
            with store.writing(kin=False) as writer:
                _add(writer, waiting)
            seconds += time.perf_counter() - begun
            waiting.clear()
    begun = time.perf_counter()
    store.keep_terms()
    store.close()
    return seconds + time.perf_counter() - begun


def time_reading(folder: Path) -> float:
    """Read captures in one process and keep nothing: what no index can do without."""
    begun = time.perf_counter()
    for _ in read_archive([folder]):
        pass
    return time.perf_counter() - begun


def times(built: Built) -> list[Row]:
    """From a query to its hits, with the snippets of a screen."""
    store = Store(built.index)
    searcher = Searcher(store)
    searcher.search("warm ")
    fts5 = Fts5(built.fts5)
    name = f"{built.comments:,}"
    rows = []
    every: list[float] = []
    for kind in KINDS:
        queries = built.asked.queries(kind, QUERIES)
        ours = [timed(partial(answer, searcher, query)) for query in queries]
        every += ours
        plain = _NONE if kind == "fields" else milliseconds(_p95(queries, fts5.search))
        slow = queries[:SLOW_QUERIES]
        filtered = [found for query in slow if (found := fzf(query, built.text))]
        exact = [found for query in slow if (found := rg(query, built.text))]
        rows.append(
            (
                f"{name}: {kind}, p95 (median {milliseconds(statistics.median(ours))})",
                milliseconds(_high(ours)),
                f"FTS5 {plain}, {_beside('fzf', filtered, ours)}, {_beside('rg', exact, ours)}",
                _verdict_of_times(built.comments, ours, filtered, exact),
            )
        )
    limit = _KEYS.get(built.comments)
    rows.append(
        (
            f"{name}: all queries, p95",
            milliseconds(_high(every)),
            "",
            verdict(milliseconds(limit), _high(every) <= limit) if limit else _NONE,
        )
    )
    store.close()
    fts5.close()
    return rows


def answer(searcher: Searcher, query: str) -> None:
    """Ask, and make what a screen shows."""
    for hit in searcher.search(query)[:SHOWN]:
        assert hit.snippet or not hit.text


def recalls(built: Built) -> list[Row]:
    """Of comments asked for by three of their words, how many are among the first ten hits."""
    store = Store(built.index)
    searcher = Searcher(store)
    fts5 = Fts5(built.fts5)
    rows = []
    for slips in (0, 1, 2):
        wanted = built.asked.recalled(slips, RECALLED)
        found = [
            each.comment_id in {hit.comment_id for hit in searcher.search(each.query, limit=10)}
            for each in wanted
        ]
        least = _RECALL.get(built.comments, (0.0, 0.0))[slips - 1] if slips else 0.0
        share = sum(found) / len(found)
        plain = sum(fts5.search(each.query) > 0 for each in wanted) / len(wanted)
        rows.append(
            (
                f"{built.comments:,}: recall@10 of three words, {slips} with slips",
                f"{share:.3f}",
                f"FTS5 finds anything for {plain:.2f}",
                f"≥ {least}: {'kept' if share >= least else 'MISSED'}" if least else _NONE,
            )
        )
    store.close()
    fts5.close()
    return rows


def memory(built: Built) -> list[Row]:
    """What a process takes that opens the index and answers a hundred queries."""
    queries = [query for kind in KINDS for query in built.asked.queries(kind, QUERIES // 6)]
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tui_reader.index.store import Store\n"
        "from tui_reader.search.match import Searcher\n"
        "searcher = Searcher(Store(Path(sys.argv[1])))\n"
        "for query in sys.stdin: searcher.search(query.rstrip('\\n'))\n"
        "status = Path('/proc/self/status')\n"
        "text = status.read_text() if status.exists() else 'VmRSS: 0'\n"
        "print(text.partition('VmRSS:')[2].split()[0])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(built.index)],
        input="\n".join(queries),
        capture_output=True,
        check=True,
        text=True,
    )
    used = int(done.stdout) // 1000
    limit = _MEMORY.get(built.comments)
    return [
        (
            f"{built.comments:,}: memory after 100 queries, without a screen",
            f"{used} MB",
            "",
            verdict(f"{limit} MB", used <= limit) if limit else _NONE,
        )
    ]


def timed(step: Callable[[], object]) -> float:
    """Seconds that a step takes."""
    begun = time.perf_counter()
    step()
    return time.perf_counter() - begun


def _verdict_of_times(
    comments: int, ours: Sequence[float], filtered: Sequence[float], exact: Sequence[float]
) -> str:
    if comments not in _KEYS:
        return _NONE
    middle = statistics.median(ours)
    kept = _high(ours) <= _KEYS[comments]
    limit = milliseconds(_KEYS[comments])
    if filtered:
        kept &= statistics.mean(filtered) >= _FZF[comments] * middle
        limit += f", fzf × {_FZF[comments]}"
    if exact:
        kept &= statistics.mean(exact) > middle
        limit += ", rg"
    return verdict(limit, kept)


def _beside(name: str, found: Sequence[float], ours: Sequence[float]) -> str:
    if not found:
        return f"no {name}"
    mean = statistics.mean(found)
    return f"{name} {milliseconds(mean)} (× {mean / statistics.median(ours):.0f})"


def _p95(queries: Sequence[str], search: Callable[[str], object]) -> float:
    return _high([timed(partial(search, query)) for query in queries])


def _high(seconds: Sequence[float]) -> float:
    return sorted(seconds)[int(len(seconds) * 0.95)]


def _add(writer: Writer, posts: Sequence[Post]) -> None:
    for post in posts:
        writer.add(Capture(post.source.path), [post])


def _texts(blog: Blog) -> Iterator[str]:
    for post in blog.posts():
        for _, comment in walk(post.comments):
            yield f"{comment.author} {comment.body}"


def _line(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    sys.exit(main())
