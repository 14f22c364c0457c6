"""What no linter sees of the house: names, sizes, and what a start costs."""

import ast
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "tui_reader").rglob("*.py"))
MOST_LINES = 400
PARSERS = {"bs4", "lxml", "defusedxml", "warcio"}
HEAVY = {"textual", "rich", "rapidfuzz", "tantivy", "platformdirs", "tomli_w", "numpy"} | PARSERS
# Spelt in two, or this file would be the first to break the rule.
MACHINE_PATH = "/" + "work/"
TEXTS = (".py", ".md", ".toml", ".txt", ".tcss", ".yml", "")

FIRST_FRAME = (
    "import tui_reader.cli.opening, tui_reader.tui.app, tui_reader.tui.screens.reader,"
    " tui_reader.index.arrivals"
)


def _ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _loaded(code: str) -> set[str]:
    """The packages that a fresh process has loaded after some code."""
    return {name.partition(".")[0] for name in _modules(code)}


def _modules(code: str) -> list[str]:
    """The modules that a fresh process has loaded after some code."""
    ended = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport json, sys; print(json.dumps(list(sys.modules)))"],
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    modules: list[str] = json.loads(ended.stdout.splitlines()[-1])
    return modules


def test_no_two_modules_share_a_name() -> None:
    names = Counter(path.stem for path in MODULES if path.stem not in ("__init__", "__main__"))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_a_module_begins_with_what_it_is_for_and_is_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(source))
    assert docstring
    assert docstring.splitlines()[0].endswith(".")
    assert len(source.splitlines()) <= MOST_LINES


def test_no_package_waits_for_a_module_that_waits_for_it() -> None:
    # A module's package is imported before it. Where that imports the module in turn, two threads
    # that begin at either end each wait for the other, and Python gives one of them half of it.
    bundles = {
        package
        for package in (_name(path.parent) for path in MODULES if path.name == "__init__.py")
        if any(each.startswith(f"{package}.") for each in _imported(_file(package)))
    }
    assert "tui_reader.archive.formats" in bundles
    within = [
        f"{_name(path)} imports {each}"
        for path in MODULES
        for each in _imported(path)
        for package in bundles
        if each.startswith(f"{package}.") and not _name(path).startswith(package)
    ]
    assert within == []


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _file(package: str) -> Path:
    return ROOT.joinpath(*package.split("."), "__init__.py")


def _imported(path: Path) -> list[str]:
    """The modules of ours that a module imports, at once or later."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    made = [each for each in nodes if isinstance(each, ast.ImportFrom) and each.module]
    names = {f"{each.module}.{alias.name}" for each in made for alias in each.names}
    return sorted({_name(path) for path in MODULES} & (names | {str(each.module) for each in made}))


def test_the_command_line_loads_nothing_heavy() -> None:
    loaded = _loaded("import tui_reader.cli")
    assert "tui_reader" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("command", ["list", "export", "check", "paths"])
def test_a_command_without_a_screen_loads_nothing_heavy(command: str, tmp_path: Path) -> None:
    # Text captures do not pay for what reads pages and exports.
    (tmp_path / "fog.txt").write_text("Tuesday, 5 March 2019\n\nFog\n\nIt came in.\n", "utf-8")
    arguments = [command] if command == "paths" else [command, str(tmp_path)]
    code = f"from tui_reader.cli import main; main({arguments!r})"
    # The first time there is an index to be built.
    assert _loaded(code) & HEAVY <= {"numpy"}
    assert _loaded(code) & HEAVY == set()


def test_a_search_of_a_whole_index_loads_nothing_that_builds_one(tmp_path: Path) -> None:
    (tmp_path / "fog.txt").write_text("Tuesday, 5 March 2019\n\nFog\n\nIt came in.\n", "utf-8")
    search = (
        f"from tui_reader.cli import main; main(['search', 'fog', '--archive', {str(tmp_path)!r}])"
    )
    assert "numpy" in _loaded(search)
    assert "numpy" not in _loaded(search)


def test_the_first_frame_loads_nothing_that_reads_merges_or_searches() -> None:
    modules = _modules(FIRST_FRAME)
    assert "tui_reader.tui.screens.panes" in modules
    late = (
        "tui_reader.archive.merging",
        "tui_reader.archive.post",
        "tui_reader.archive.formats",
        "tui_reader.index.memory",
        "tui_reader.index.words",
        "tui_reader.index.writer",
        "tui_reader.search.match",
        "tui_reader.read_marks",
        "numpy",
        "rapidfuzz",
        "tomli_w",
        "argparse",
        "glob",
    )
    assert [name for name in modules if name.startswith(late)] == []


def test_the_first_frame_makes_no_class_or_pattern_that_takes_long_to_make() -> None:
    # A frozen dataclass takes ten times as long to make as a named tuple, a millisecond; a pattern
    # with letters of all scripts as long.
    code = f"""
import textual.app, tomllib, dataclasses, json.decoder, re
named, compiled = [], re.compile
dataclasses._process_class = lambda made, *rest: named.append(made.__name__) or made
re.compile = lambda *given: named.append(str(given)) or compiled(*given)
{FIRST_FRAME}
print(named)
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    assert ended.stdout.decode().split("\n")[0] == "[]"


def test_no_path_of_a_machine_is_in_the_tree() -> None:
    folders = ("tui_reader", "tests", "seeds", ".ci")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]
    files += [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    texts = [path for path in files if path.suffix in TEXTS and "__pycache__" not in path.parts]
    assert len(texts) > 50
    found = [_ids(path) for path in texts if MACHINE_PATH.encode() in path.read_bytes()]
    assert found == []
