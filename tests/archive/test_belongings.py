"""What lies beside a saved page is no capture, and is not told file by file."""

from pathlib import Path

import pytest

from tests.archive.archives import zip_of
from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import CaptureRead, Post, Skipped

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A folder with a page saved as text, and with the folder of a page saved by a browser."""
    folder = tmp_path / "saved"
    beside = folder / "torn_files"
    beside.mkdir(parents=True)
    (folder / "rain.txt").write_text("4 March 2019\n\nRain\n\nIt fell.\n", "utf-8")
    (folder / "torn.html").write_text("<html><p>x", "utf-8")
    (beside / "css2").write_text("p { margin: 0 }", "utf-8")
    (beside / "main.css").write_text("p { margin: 0 }", "utf-8")
    (beside / "widgets.js").write_text("var x = {};", "utf-8")
    (beside / "more.js.download").write_text("(function() {})();", "utf-8")
    (beside / "cloud.png").write_bytes(PNG)
    (beside / "cloud(1).JPG").write_bytes(b"\xff\xd8\xff\xe0")
    (beside / "frame.html").write_text("<html><p>buy clouds", "utf-8")
    return folder


def told(folder: Path) -> tuple[list[str], list[str], list[str]]:
    """The titles of the posts, the names of what was skipped, the notes of folders."""
    outcomes = list(read_archive([folder]))
    return (
        [each.title for each in outcomes if isinstance(each, Post)],
        [Path(each.path).name for each in outcomes if isinstance(each, Skipped)],
        [
            note
            for each in outcomes
            if isinstance(each, CaptureRead) and each.container
            for note in each.notes
        ],
    )


def test_they_are_counted_in_one_note(saved: Path) -> None:
    titles, skipped, notes = told(saved)
    assert titles == ["Rain", "x"]
    assert skipped == []
    assert notes == [
        "Passed over, because they only belong to saved pages: "
        "1 frame, 1 other file, 2 pictures, 2 scripts, 1 style."
    ]


def test_the_note_is_of_the_folder_that_was_named(saved: Path) -> None:
    *_, last = read_archive([saved])
    assert isinstance(last, CaptureRead)
    assert (last.source.path, last.source.format) == (str(saved), "folder")


def test_without_the_page_the_folder_is_like_any_other(saved: Path) -> None:
    (saved / "torn.html").unlink()
    titles, _, _ = told(saved)
    assert "buy clouds" in titles


def test_a_name_alone_makes_no_picture(saved: Path) -> None:
    (saved / "fog.png").write_text("4 March 2019\n\nFog\n\nIt lay.\n", "utf-8")
    (saved / "hail.txt").write_bytes(PNG)
    titles, skipped, _ = told(saved)
    assert titles == ["Fog", "Rain", "x"]
    assert skipped == ["hail.txt"]


def test_a_feed_that_was_saved_as_a_script_is_no_script(saved: Path) -> None:
    (saved / "feed.js").write_text('handle({"feed": {}});', "utf-8")
    assert "feed.js" in told(saved)[1]


def test_what_is_named_is_told(saved: Path) -> None:
    [outcome] = read_archive([saved / "torn_files" / "cloud.png"])
    assert isinstance(outcome, Skipped)


def test_a_folder_without_any_has_no_note(saved: Path) -> None:
    assert told(saved / "rain.txt")[2] == []


EXPORTED = {
    "Takeout/archive_browser.html": b"<html><title>What is in here</title><p>Feeds.",
    "Takeout/Blogger/Profile/profile.csv": b"name,about\nPim,clouds\n",
    "Takeout/Blogger/Blogs/Hems/settings.csv": b"title,language\nHems,en\n",
    "Takeout/Blogger/Blogs/Hems/theme-classic.html": b"<html><title><$BlogPageTitle$></title>",
    "Takeout/Blogger/Blogs/Hems/theme-layouts.xml": b"<html b:version='2'></html>",
    "Takeout/Blogger/Blogs/Hems/rain.txt": b"4 March 2019\n\nRain\n\nIt fell.\n",
    "settings.csv": b"5 March 2019\n\nSettings\n\nIt rose.\n",
}


@pytest.mark.parametrize("packed", [False, True])
def test_the_settings_of_an_exported_blog_are_no_posts(tmp_path: Path, packed: bool) -> None:
    if packed:
        (tmp_path / "takeout.zip").write_bytes(zip_of(EXPORTED))
    else:
        for name, content in EXPORTED.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(content)
    titles, skipped, notes = told(tmp_path)
    assert sorted(titles) == ["Rain", "Settings"]
    assert skipped == []
    assert any("5 export settings" in note for note in notes)
