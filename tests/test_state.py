"""What is remembered is never worth an error."""

import errno
import tomllib
from pathlib import Path

import pytest

from tui_reader import saving
from tui_reader.state import MOST_SEARCHES, State, load_state, remember, remember_search


def test_what_is_remembered_is_there_in_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "home" / "state.toml"
    assert load_state(path) == State()
    assert remember(path, theme="nord") is None
    assert remember(path, archive=("a\nb", "ü")) is None
    assert load_state(path) == State("nord", ("a\nb", "ü"))


def test_what_a_later_reader_remembers_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "state.toml"
    path.write_text("theme = 'nord'\n[places]\np = 3\n")
    assert remember(path, theme="dusk") is None
    assert tomllib.loads(path.read_text()) == {"theme": "dusk", "places": {"p": 3}}


@pytest.mark.parametrize(
    "data",
    [
        b"\xff",
        b"theme = ",
        b"a = " + b"[" * 100_000,
    ],
)
def test_of_a_damaged_state_nothing_is_known_but_that(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "state.toml"
    path.write_bytes(data)
    state = load_state(path)
    assert (state.theme, state.archive) == ("", ())
    assert "state.toml cannot be read" in (state.problem or "")
    assert remember(path, theme="nord") is None
    assert load_state(path) == State("nord")


@pytest.mark.parametrize("data", [b"", b"theme = 3\narchive = 'x'", b"archive = [1, {}]"])
def test_values_of_the_wrong_kind_are_as_if_there_were_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "state.toml"
    path.write_bytes(data)
    assert load_state(path) == State()
    assert remember(path, theme="nord") is None
    assert load_state(path).theme == "nord"


def test_a_damaged_state_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "state.toml"
    path.write_bytes(b"archive = ['/clouds'")
    assert remember(path, theme="nord") is None
    [copy] = tmp_path.glob("state.damaged-*")
    assert copy.read_bytes() == b"archive = ['/clouds'"


def test_a_state_that_cannot_be_read_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.toml"
    assert remember(path, archive=("/clouds",)) is None

    def fail(_: Path) -> bytes:
        raise OSError(errno.EIO, "input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(saving, "read_file", fail)
        assert "cannot be read" in (remember(path, theme="nord") or "")
    assert load_state(path) == State("", ("/clouds",))


def test_what_cannot_be_saved_is_said_and_not_raised(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    said = remember(tmp_path / "file" / "state.toml", theme="nord")
    assert said is not None
    assert said.startswith("Cannot be saved: ")
    assert load_state(tmp_path / "file" / "state.toml").problem
    assert load_state(tmp_path).problem
    assert remember(tmp_path, theme="nord") is not None


def test_a_path_that_is_no_text_is_not_remembered_wrongly(tmp_path: Path) -> None:
    path = tmp_path / "state.toml"
    assert remember(path, archive=("/clouds",)) is None
    assert remember(path, archive=("/\udcff",)) is not None
    assert load_state(path).archive == ("/clouds",)


def test_searches_are_remembered_the_newest_first_and_each_once(tmp_path: Path) -> None:
    path = tmp_path / "state.toml"
    assert remember(path, theme="nord") is None
    for query in ("fog", "hail", "fog", '"torn cloud'):
        assert remember_search(path, query) is None
    assert load_state(path) == State("nord", searches=('"torn cloud', "fog", "hail"))


def test_no_more_searches_are_remembered_than_one_looks_through(tmp_path: Path) -> None:
    path = tmp_path / "state.toml"
    path.write_text(f"searches = {[str(number) for number in range(MOST_SEARCHES + 9)]}\n")
    assert remember_search(path, "fog") is None
    searches = load_state(path).searches
    assert (len(searches), searches[0], searches[-1]) == (MOST_SEARCHES, "fog", "98")


def test_a_query_that_no_file_can_hold_is_not_remembered(tmp_path: Path) -> None:
    assert "no text" in (remember_search(tmp_path / "state.toml", "\udcff") or "")
