"""An installed wheel: it has all that the reader needs, and opens its sample archive."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.terminal.pty_reader import sample_posts

ROOT = Path(__file__).parents[2]
NEEDED = ("pyproject.toml", "README.md", "LICENSE", "tui_reader", "seeds")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built from a copy so that nothing is left behind in the tree."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in NEEDED:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, source / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, source)
    pip = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--quiet"]
    built = subprocess.run(
        [*pip, "--disable-pip-version-check", "--wheel-dir", str(folder), "."],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (file,) = folder.glob("tui_reader-*.whl")
    return file


def test_everything_is_in_the_wheel(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    styles = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tui_reader").rglob("*.tcss")}
    seeds = {f"tui_reader/seeds/{path.name}" for path in (ROOT / "seeds").iterdir()}
    assert len(styles) > 0
    assert len(seeds) > 0
    assert names >= styles | seeds | {"tui_reader/py.typed"}
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tui_reader").rglob("*.py")}
    assert names >= code
    assert not [name for name in names if name.startswith(("tests/", "seeds/"))]


def test_the_sample_archive_opens_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    ZipFile(wheel).extractall(site)

    def run(*arguments: str) -> str:
        # Without -P the folder one stands in would be searched first.
        ended = subprocess.run(
            [sys.executable, "-P", *arguments],
            cwd=elsewhere,
            env={**os.environ, "PYTHONPATH": str(site), "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        # The sample archive has one capture that cannot be read, on purpose.
        assert ended.returncode in (0, 3), ended.stderr
        return ended.stdout

    # It is the wheel that answers, not the tree that this environment has installed.
    where = run("-c", "import tui_reader; print(tui_reader.__file__)")
    assert Path(where.strip()).is_relative_to(site)
    listed = run("-m", "tui_reader", "list", "--json")
    titles = listed.count('"title"')
    assert f"{titles} posts" == sample_posts()
    assert "The Sheep Incident" in run("-m", "tui_reader", "list")
