"""The searches that are kept: nothing of them is lost."""

import errno
import tomllib
from pathlib import Path

import pytest

from tui_reader import saving
from tui_reader.saving import NotSaved
from tui_reader.search.saved import SCHEMA, Saved, SavedSearches
from tui_reader.search.saved_search import SavedSearch

FOG = SavedSearch("Fog", 'title:fog "torn cloud"')
HAIL = SavedSearch("hail", "hail -rain")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "searches.toml"


def test_what_is_kept_is_there_by_name_the_next_time(path: Path) -> None:
    assert SavedSearches(path).load() == Saved()
    SavedSearches(path).keep(HAIL)
    assert SavedSearches(path).keep(FOG).searches == (FOG, HAIL)
    assert SavedSearches(path).load() == Saved((FOG, HAIL))
    assert tomllib.loads(path.read_text())["schema"] == SCHEMA
    assert path.stat().st_mode & 0o777 == 0o600


def test_only_a_search_that_was_seen_gives_way_to_another_one_of_its_name(path: Path) -> None:
    searches = SavedSearches(path)
    searches.keep(FOG)
    newer = SavedSearch("Fog", "mist")
    for seen in None, HAIL, newer:
        saved = searches.keep(newer, in_place_of=seen)
        assert (saved.searches, saved.is_done) == ((FOG,), False)
        assert saved.change is not None
        assert (saved.change.before, saved.change.after) == (FOG, newer)
    saved = searches.keep(newer, in_place_of=FOG)
    assert (saved.searches, saved.is_done) == ((newer,), True)
    assert SavedSearches(path).load() == Saved((newer,))


def test_what_is_forgotten_meanwhile_is_in_no_ones_way(path: Path) -> None:
    one, other = SavedSearches(path), SavedSearches(path)
    one.keep(FOG)
    other.forget(FOG)
    newer = SavedSearch("Fog", "mist")
    assert one.keep(newer, in_place_of=FOG).searches == (newer,)


def test_to_keep_what_is_kept_changes_nothing(path: Path) -> None:
    searches = SavedSearches(path)
    searches.keep(FOG)
    assert not searches.keep(FOG).is_done
    assert not searches.keep(FOG, in_place_of=FOG).is_done
    assert searches.undo().searches == ()


def test_one_can_be_forgotten(path: Path) -> None:
    searches = SavedSearches(path)
    searches.keep(FOG)
    searches.keep(HAIL)
    assert searches.forget(FOG).is_done
    again = searches.forget(FOG)
    assert (again.searches, again.is_done) == ((HAIL,), False)


def test_another_one_that_has_its_name_by_now_is_not_forgotten(path: Path) -> None:
    one, other = SavedSearches(path), SavedSearches(path)
    one.keep(FOG)
    newer = SavedSearch("Fog", "mist")
    other.keep(newer, in_place_of=FOG)
    assert one.forget(FOG).searches == (newer,)


def test_keeping_replacing_and_forgetting_are_undone_and_done_again(path: Path) -> None:
    searches = SavedSearches(path)
    newer = SavedSearch("Fog", "mist")
    steps: list[tuple[SavedSearch, ...]] = [
        (),
        searches.keep(FOG).searches,
        searches.keep(newer, in_place_of=FOG).searches,
        searches.keep(HAIL).searches,
        searches.forget(newer).searches,
    ]
    assert steps == [(), (FOG,), (newer,), (newer, HAIL), (HAIL,)]
    for _ in range(2):
        assert [searches.undo().searches for _ in range(5)] == [*steps[-2::-1], ()]
        assert searches.undo().change is None
        assert [searches.redo().searches for _ in range(5)] == [*steps[1:], (HAIL,)]
        assert searches.redo().change is None
    assert SavedSearches(path).load() == Saved((HAIL,))
    searches.undo()
    searches.keep(FOG, in_place_of=newer)
    assert searches.redo().change is None, "something else was done since"


def test_to_undo_takes_no_name_from_what_another_reader_keeps(path: Path) -> None:
    one, other = SavedSearches(path), SavedSearches(path)
    newer, third = SavedSearch("Fog", "mist"), SavedSearch("Fog", "haze")
    one.keep(FOG)
    one.keep(newer, in_place_of=FOG)
    other.keep(third, in_place_of=newer)
    undone = one.undo()
    assert (undone.searches, undone.is_done) == ((third,), False)
    assert undone.change is not None
    assert undone.change.after == FOG
    assert one.redo().change is None
    assert not one.undo().is_done
    assert one.load() == Saved((third,))


def test_to_undo_brings_back_the_whole_entry(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        f"schema = '{SCHEMA}'\nsearches = [{{name = 'Fog', query = 'a'}},"
        " {name = 'Fog', query = 'b', c = 1}]\n"
    )
    searches = SavedSearches(path)
    [shown] = searches.load().searches
    searches.forget(shown)
    assert searches.load().searches == ()
    assert searches.undo().searches == (shown,)
    assert tomllib.loads(path.read_text())["searches"] == [
        {"name": "Fog", "query": "a"},
        {"name": "Fog", "query": "b", "c": 1},
    ]


def test_what_cannot_be_undone_just_now_can_be_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches = SavedSearches(path)
    searches.keep(FOG)

    def fail(*_: object) -> None:
        raise NotSaved("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(saving, "replace_file", fail)
        with pytest.raises(NotSaved):
            searches.undo()
    assert searches.undo().searches == ()


def test_what_another_reader_kept_meanwhile_stays(path: Path) -> None:
    one, other = SavedSearches(path), SavedSearches(path)
    one.load()
    other.keep(HAIL)
    assert one.keep(FOG).searches == (FOG, HAIL)


def test_a_name_is_one_clean_line_and_never_nothing(path: Path) -> None:
    searches = SavedSearches(path)
    assert searches.keep(SavedSearch(" a\n\x1bb\udcff ", "\udcff")).searches == (
        SavedSearch("a ␛b�", "�"),
    )
    with pytest.raises(NotSaved, match="needs a name"):
        searches.keep(SavedSearch(" \n", "fog"))


@pytest.mark.parametrize(
    "data", [b"\xff", b"searches = ", b"", b"schema = 3", b"schema = 'other/1'"]
)
def test_a_damaged_file_is_told_and_set_aside_and_never_overwritten(
    path: Path, data: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    searches = SavedSearches(path)
    problem = searches.load().problem or ""
    assert "searches.toml is damaged" in problem
    assert path.read_bytes() == data
    assert searches.keep(FOG).searches == (FOG,)
    [copy] = path.parent.glob("searches.damaged-*")
    assert copy.name in problem
    assert copy.read_bytes() == data
    assert SavedSearches(path).load() == Saved((FOG,))


def test_when_the_file_is_gone_for_a_moment_one_goes_on_from_what_was_known(path: Path) -> None:
    searches = SavedSearches(path)
    searches.keep(HAIL)
    path.unlink()
    saved = searches.load()
    assert saved.searches == (HAIL,)
    assert "is gone" in (saved.problem or "")
    assert searches.keep(FOG).searches == (FOG, HAIL)
    assert SavedSearches(path).load() == searches.load() == Saved((FOG, HAIL))


def test_when_the_file_breaks_one_goes_on_from_what_was_known(path: Path) -> None:
    searches = SavedSearches(path)
    searches.keep(FOG)
    path.write_bytes(b"[")
    assert searches.load().searches == (FOG,)
    assert searches.keep(HAIL).searches == (FOG, HAIL)
    assert SavedSearches(path).load() == Saved((FOG, HAIL))


def test_a_file_of_a_newer_reader_is_read_and_not_written(path: Path) -> None:
    path.parent.mkdir()
    text = "schema = 'tui-reader/searches/2'\n[[searches]]\nname = 'Fog'\nquery = 'fog'\n"
    path.write_text(text)
    searches = SavedSearches(path)
    assert searches.load().searches == (SavedSearch("Fog", "fog"),)
    with pytest.raises(NotSaved, match="newer reader"):
        searches.keep(HAIL)
    assert path.read_text() == text


def test_what_is_not_known_in_the_file_is_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        f"schema = '{SCHEMA}'\nsearches = [3, {{name = 'x'}}, {{name = 'y', query = 'z', c = 1}}]\n"
        "[later]\na = 1\n"
    )
    assert SavedSearches(path).keep(FOG).searches == (FOG, SavedSearch("y", "z"))
    table = tomllib.loads(path.read_text())
    assert table["later"] == {"a": 1}
    assert table["searches"][:3] == [3, {"name": "x"}, {"name": "y", "query": "z", "c": 1}]


def test_what_cannot_be_read_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    searches = SavedSearches(path)
    searches.keep(FOG)

    def fail(_: Path) -> bytes:
        raise OSError(errno.EIO, "input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(saving, "read_file", fail)
        loaded = searches.load()
        assert loaded.searches == (FOG,)
        assert "cannot be read" in (loaded.problem or "")
        with pytest.raises(NotSaved, match="cannot be read"):
            searches.keep(HAIL)
    assert searches.load() == Saved((FOG,))
