"""Measures the index and the search on made-up blogs, each figure beside its yardsticks."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from tests.benchmarks.asked import KINDS, Recalled
from tests.benchmarks.bench import COMPILED, Row, milliseconds, show, verdict
from tests.benchmarks.engines import Beside, Engine, build, engines
from tests.benchmarks.keystrokes import keystrokes
from tests.benchmarks.made import Made, index_ready_made, make
from tests.benchmarks.opening import catch_up, opening
from tests.benchmarks.yardsticks import SHOWN, fzf, high, rg, timed
from tui_reader.archive.folder import read_archive
from tui_reader.index.store import Store
from tui_reader.search.match import Searcher
from tui_reader.tui.collecting import Collector

SIZES = (10_000, 100_000, 500_000)
QUERIES = 100
"""Of each kind."""
BESIDE = 40
"""So many of them are asked of other engines too."""
EXACT = 10
"""So many of rg, from all over the list: the first ones find nothing read yet."""
SLOW = 5
"""So many of fzf, which takes seconds."""
RECALLED = 300
READ = 2_000
"""So many captures are read to see how long reading alone takes."""

_KEYS = {100_000: 0.015, 500_000: 0.030}
_FZF = {100_000: 300, 500_000: 500}
_RECALL = {100_000: (0.97, 0.90), 500_000: (0.95, 0.85)}
_LONG_TO_BUILD = {"Xapian": 100_000}
"""Up to how many comments an engine is measured that takes minutes to build."""
_NONE = "-"


def main() -> int:
    """Measure the sizes that are named, or all."""
    os.environ.update(COMPILED)
    return show(row for comments in map(int, sys.argv[1:] or SIZES) for row in measure(comments))


def measure(comments: int) -> Iterator[Row]:
    """Measure one size."""
    with tempfile.TemporaryDirectory() as folder:
        made = make(Path(folder), comments)
        beside = list(engines())
        built = {each.name: built_beside(made, each) for each in beside[:1]}
        # Before anything is large in this process, from which the reader and its like are started.
        yield from building(made, built["FTS5"])
        yield from told(
            f"{made.name}: first frame of a warm archive",
            opening(made.name, made.index, made.captures, made.environment),
        )
        yield from told(
            f"{made.name}: key to painted results, p95",
            keystrokes(comments, made.index, made.captures, made.environment, made.asked),
        )
        built |= {each.name: built_beside(made, each) for each in beside[1:]}
        yield from ready_made(made, built)
        opened = {
            each.name: each.open(folder_of(made, each)) for each in beside if _figures(built, each)
        }
        missing = [str(built[each.name]) for each in beside if each.name not in opened]
        yield from times(made, opened, missing)
        yield from recalls(made, opened, missing)


def told(figure: str, rows: Iterator[Row]) -> Iterator[Row]:
    """Give the rows; where they end with something else than what was waited for, say so.

    Args:
        figure: What is missing then.
        rows: What is measured in a terminal.
    """
    try:
        yield from rows
    except AssertionError as error:
        screen = " ".join(str(error).split())
        yield figure, "unknown", f"the screen does not show it: {screen[:160]}", "not shown: MISSED"


def built_beside(made: Made, beside: Beside) -> tuple[float, int] | str:
    """Seconds and bytes of another engine, or why there are none."""
    most = _LONG_TO_BUILD.get(beside.name, made.comments)
    if made.comments > most:
        return f"{beside.name} not measured beyond {most:,}, it takes minutes to build"
    return build(beside, folder_of(made, beside), made.texts()) or f"{beside.name} not installed"


def folder_of(made: Made, beside: Beside) -> Path:
    """Where another engine keeps what it makes."""
    return made.folder / "beside" / beside.name


def building(made: Made, fts5: tuple[float, int] | str) -> Iterator[Row]:
    """Build the index as the reader does."""
    assert not isinstance(fts5, str)
    whole, yardstick = catch_up(made.captures, made.index), fts5[0]
    size = made.index.stat().st_size
    yield (
        f"{made.name}: building from captures",
        f"{whole:.1f} s",
        f"FTS5 of the same comments ready-made {yardstick:.1f} s: × {whole / yardstick:.2f};"
        f" reading alone, in one process {reading_alone(made):.1f} s",
        verdict("× 2", whole <= 2 * yardstick) if made.comments in _KEYS else _NONE,
    )
    yield (
        f"{made.name}: index on disk",
        f"{size / 1e6:.0f} MB",
        f"captures {made.size / 1e6:.0f} MB: × {size / made.size:.2f}",
        verdict("× 1.5", size <= 1.5 * made.size) if made.comments in _KEYS else _NONE,
    )


def reading_alone(made: Made) -> float:
    """Read captures in one process and keep nothing: what no index can do without."""
    files = sorted(made.captures.iterdir())
    some = files[:: len(files) // READ + 1]

    def read() -> None:
        for _ in read_archive(some):
            pass

    return timed(read) * len(files) / len(some)


def ready_made(made: Made, built: Mapping[str, tuple[float, int] | str]) -> Iterator[Row]:
    """Build from comments that are ready-made, as other engines are."""
    path = made.folder / "ready.db"
    seconds = index_ready_made(made, path)
    others = [
        each if isinstance(each, str) else f"{name} {each[0]:.1f} s, {each[1] / 1e6:.0f} MB"
        for name, each in built.items()
    ]
    yield (
        f"{made.name}: building from ready-made posts",
        f"{seconds:.1f} s",
        f"{path.stat().st_size / 1e6:.0f} MB; {'; '.join(others)}",
        _NONE,
    )
    path.unlink()


def times(made: Made, beside: Mapping[str, Engine], missing: Sequence[str]) -> Iterator[Row]:
    """From a query to its hits, alone and with the snippets of a screen."""
    store = Store(made.index)
    searcher = Searcher(store)
    answer(searcher, "warm ")
    # As in the reader: what is garbage is looked for between the keys.
    collector = Collector()
    collector.begin()
    bare: list[float] = []
    ours: list[float] = []
    busy: list[float] = []
    others: dict[str, list[float]] = {name: [] for name in beside}
    slow: dict[str, list[tuple[float, float]]] = {"fzf": [], "rg": []}
    limit = _KEYS.get(made.comments)
    for kind in KINDS:
        queries = made.asked.queries(kind, QUERIES)
        taken = []
        alone = []
        for query in queries:
            begun = time.process_time()
            found_after, shown_after = answer(searcher, query)
            alone.append(found_after)
            taken.append(shown_after)
            busy.append(time.process_time() - begun)
        bare += alone
        ours += taken
        said = []
        for name, engine in beside.items() if kind != "fields" else ():
            found = [timed(partial(engine.search, query)) for query in queries[:BESIDE]]
            others[name] += found
            said.append(f"{name} {milliseconds(high(found))}")
        for command, count, run in (("fzf", SLOW, fzf), ("rg", EXACT, rg)):
            # They make no snippets.
            every = len(queries) // count
            for query, mine in zip(queries[::every], alone[::every], strict=True):
                if (theirs := run(query, made.text)) is not None:
                    slow[command].append((theirs, mine))
        yield (
            f"{made.name}: {kind}, p95",
            milliseconds(high(taken)),
            f"median {milliseconds(median(taken))}; {', '.join(said) or 'no other knows them'}",
            f"{milliseconds(limit)}: {'within' if high(taken) <= limit else 'over'}"
            if limit
            else _NONE,
        )
    said = [
        f"{name} {milliseconds(high(found))} ({milliseconds(median(found))})"
        for name, found in others.items()
    ]
    yield (
        f"{made.name}: query to hits in the engine, p95",
        milliseconds(high(bare)),
        f"median {milliseconds(median(bare))}",
        verdict(milliseconds(limit), high(bare) <= limit) if limit else _NONE,
    )
    yield (
        f"{made.name}: … and with the snippets of a screen, p95",
        milliseconds(high(ours)),
        f"median {milliseconds(median(ours))}, processor time p95 {milliseconds(high(busy))};"
        f" {'; '.join([', '.join(said), *missing])}",
        verdict(milliseconds(limit), high(ours) <= limit) if limit else _NONE,
    )
    yield _against(made, "fzf", "fzf --filter", slow["fzf"], _FZF.get(made.comments))
    yield _against(made, "rg", "rg, the first word", slow["rg"], 1 if limit else None)
    collector.end()
    store.close()


def answer(searcher: Searcher, query: str) -> tuple[float, float]:
    """Ask, and make what a screen shows: seconds until there are hits, and until all is made."""
    begun = time.perf_counter()
    hits = searcher.search(query)
    found = time.perf_counter()
    for hit in hits[:SHOWN]:
        assert hit.snippet or not hit.text
    return found - begun, time.perf_counter() - begun


def recalls(made: Made, beside: Mapping[str, Engine], missing: Sequence[str]) -> Iterator[Row]:
    """Of comments asked for by three of their words, how many are among the first ten hits."""
    store = Store(made.index)
    searcher = Searcher(store)
    for slips in (0, 1, 2):
        wanted = made.asked.recalled(slips, RECALLED)
        share = _share(
            wanted,
            lambda each: each.text in (hit.text for hit in searcher.search(each.query, limit=10)),
        )
        said = [
            f"{name} {_share(wanted, partial(_is_found, engine)):.3f}"
            for name, engine in beside.items()
        ]
        least = _RECALL.get(made.comments, (0.0, 0.0))[slips - 1] if slips else 0.0
        yield (
            f"{made.name}: recall@10 of three words, {slips} with slips",
            f"{share:.3f}",
            "; ".join([", ".join(said), *missing]),
            f"≥ {least}: {'kept' if share >= least else 'MISSED'}" if least else _NONE,
        )
    store.close()


def _is_found(engine: Engine, each: Recalled) -> bool:
    return each.number in engine.search(each.query)[:10]


def _share(wanted: Sequence[Recalled], is_found: Callable[[Recalled], bool]) -> float:
    return sum(map(is_found, wanted)) / len(wanted)


def _against(
    made: Made, command: str, name: str, pairs: Sequence[tuple[float, float]], least: int | None
) -> Row:
    """How many times faster ours is than a command, on the same queries: median by median."""
    figure = f"{made.name}: … against {name}"
    if not pairs:
        return figure, "unknown", f"{command} is not installed", _NONE
    theirs, ours = zip(*pairs, strict=True)
    faster = median(theirs) / median(ours)
    return (
        figure,
        f"× {faster:.1f}" if faster < 10 else f"× {faster:.0f}",
        f"of {len(pairs)} queries: {command} median {milliseconds(median(theirs))},"
        f" p95 {milliseconds(high(theirs))}; ours {milliseconds(median(ours))},"
        f" {milliseconds(high(ours))}",
        f"≥ × {least}: {'kept' if faster >= least else 'MISSED'}" if least else _NONE,
    )


def _figures(built: Mapping[str, tuple[float, int] | str], beside: Beside) -> bool:
    return not isinstance(built[beside.name], str)


if __name__ == "__main__":
    sys.exit(main())
