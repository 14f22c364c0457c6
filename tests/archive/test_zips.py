"""Zip files: what lies in them is read, what is made to do harm is not."""

import io
import os
import struct
import zipfile
from pathlib import Path

import pytest

from tests.archive.archives import notes, page, read, skips, titles, zip_of
from tui_reader.archive.containers import budget, members
from tui_reader.archive.folder import read_file
from tui_reader.archive.post import CaptureRead, Post, Skipped


def test_each_member_is_a_capture(tmp_path: Path) -> None:
    content = zip_of({"2014/a.txt": page("First"), "2014/": b"", "b.txt": page("Second")})
    outcomes = read(tmp_path / "blog.zip", content)
    assert titles(outcomes) == ["First", "Second"]
    paths = [each.source.path for each in outcomes if isinstance(each, Post)]
    assert paths == [f"{tmp_path}/blog.zip › 2014/a.txt", f"{tmp_path}/blog.zip › b.txt"]
    last = outcomes[-1]
    assert isinstance(last, CaptureRead)
    assert (last.source.path, last.source.format) == (f"{tmp_path}/blog.zip", "zip")
    assert (last.container, last.posts, last.notes) == (True, 0, ("2 captures lie in it.",))


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    assert titles(read(tmp_path / "fog.txt", zip_of({"a": page()}))) == ["Of hems"]


def test_an_empty_zip_holds_nothing(tmp_path: Path) -> None:
    outcomes = read(tmp_path / "a.zip", zip_of({}))
    assert notes(outcomes) == ["0 captures lie in it."]
    assert len(outcomes) == 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("/etc/a.txt", "etc/a.txt"),
        ("../../a.txt", "a.txt"),
        ("b/../../a.txt", "b/a.txt"),
        ("C:\\b\\a.txt", "b/a.txt"),
        ("b//./a.txt", "b/a.txt"),
        ("..", "(no name)"),
    ],
)
def test_names_that_lead_out_are_shown_clean(name: str, shown: str) -> None:
    assert members.clean_name(name) == shown


def test_hidden_members_are_passed_over(tmp_path: Path) -> None:
    content = zip_of({".a.txt": page(), "__MACOSX/._b.txt": b"\0\1", ".git/c.txt": page()})
    assert notes(read(tmp_path / "a.zip", content)) == ["0 captures lie in it."]


def test_what_belongs_to_a_page_is_counted(tmp_path: Path) -> None:
    content = zip_of(
        {
            "a.txt": page(),
            "a_files/x.css": b"p { margin: 0 }",
            "a_files/y.js.download": b"var x = 1;",
            "a_files/z.png": b"\x89PNG\r\n\x1a\n\0\0",
            "a_files/z.jpg": b"\xff\xd8\xff\xe0\0",
            "a_files/css": b"p { margin: 0 }",
            "lie.png": b"\0 but no picture",
        }
    )
    outcomes = read(tmp_path / "a.zip", content)
    assert titles(outcomes) == ["Of hems"]
    assert notes(outcomes) == [
        "2 captures lie in it.",
        "Passed over, because they only belong to saved pages: "
        "1 other file, 2 pictures, 1 script, 1 style.",
    ]
    assert skips(outcomes) == {"lie.png": "It is not a text."}


def test_an_encrypted_member_is_told(tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.txt": page("First"), "b.txt": page("Second")}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    outcomes = read(tmp_path / "a.zip", bytes(content))
    assert titles(outcomes) == ["Second"]
    assert skips(outcomes) == {"a.txt": "It is encrypted."}


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/hostname")
    assert "link" in skips(read(tmp_path / "a.zip", target.getvalue()))["a.txt"]


def test_a_damaged_member_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.txt": page("First"), "b.txt": page("Second")}))
    content[40] ^= 0xFF
    outcomes = read(tmp_path / "a.zip", bytes(content))
    assert titles(outcomes) == ["Second"]
    assert skips(outcomes) == {"a.txt": budget.DAMAGED}


def test_an_unknown_packing_is_told(tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.txt": page()}))
    content[8] = 97
    content[content.index(b"PK\x01\x02") + 10] = 97
    assert "cannot be undone" in skips(read(tmp_path / "a.zip", bytes(content)))["a.txt"]


def test_members_that_lie_over_each_other_are_not_read(tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.txt": page("First"), "b.txt": page("Second")}))
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 0)
    outcomes = read(tmp_path / "a.zip", bytes(content))
    assert titles(outcomes) == []
    assert "do harm" in skips(outcomes)["a.zip"]


def test_a_bomb_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "ALWAYS", 100_000)
    content = zip_of({"a.txt": page(), "b.txt": b"x" * 1_000_000, "c.txt": page("After")})
    outcomes = read(tmp_path / "a.zip", content)
    assert titles(outcomes) == ["Of hems"]
    assert "200 times its size" in skips(outcomes)["a.zip"]


def test_archives_in_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    one = zip_of({"a.txt": page("One")})
    two = zip_of({"one.zip": one, "b.txt": page("Two")})
    three = zip_of({"two.zip": two, "c.txt": page("Three")})
    assert titles(read(tmp_path / "two.zip", two)) == ["One", "Two"]
    outcomes = read(tmp_path / "three.zip", three)
    assert titles(outcomes) == ["Two", "Three"]
    assert "unpack that first" in skips(outcomes)["one.zip"]


def test_nested_archives_share_one_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "ALWAYS", 200_000)
    inner = zip_of({"a.txt": b"x" * 90_000})
    content = zip_of({f"{number}.zip": inner for number in range(5)})
    outcomes = read(tmp_path / "a.zip", content)
    assert len(titles(outcomes)) == 2
    assert len(skips(outcomes)) > 0


@pytest.mark.parametrize("first", ["mimetype", "[Content_Types].xml"])
def test_a_document_is_no_archive_of_pages(tmp_path: Path, first: str) -> None:
    [outcome] = read(tmp_path / "a.odt", zip_of({first: b"x", "content.xml": b"<a/>"}))
    assert isinstance(outcome, Skipped)
    assert outcome.reason == "It is a document of another program, no archive of pages."


@pytest.mark.parametrize("sign", [b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07\0", b"\x28\xb5\x2f\xfd"])
def test_archives_of_other_kinds_are_named(tmp_path: Path, sign: bytes) -> None:
    assert "unpack it first" in skips(read(tmp_path / "a", sign + b"\0" * 40))["a"]


def test_a_large_member_is_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "LARGEST", 1000)
    outcomes = read(tmp_path / "a.zip", zip_of({"a.txt": page() + b"It went on.\n" * 500}))
    [post] = [each for each in outcomes if isinstance(each, Post)]
    assert post.body.count("It went on.") == 500


def test_an_archive_that_goes_away_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(zip_of({"a.txt": page("First"), "b.txt": os.urandom(300_000)}))
    outcomes = read_file(file)
    assert isinstance(next(outcomes), Post)
    file.write_bytes(b"")
    assert any(isinstance(each, Skipped) for each in outcomes)


def test_what_a_cut_off_zip_still_has_is_read(tmp_path: Path) -> None:
    long = page("Third") + hex(7**9000).encode()
    content = zip_of({"a.txt": page("First"), "b.txt": page("Second"), ".c": b"x", "d.txt": long})
    cut = content[: content.index(b"PK\x01\x02") - 500]
    outcomes = read(tmp_path / "a.zip", cut)
    assert titles(outcomes) == ["First", "Second", "Third"]
    paths = [each.source.path for each in outcomes if isinstance(each, Post)]
    assert paths[0] == f"{tmp_path}/a.zip › a.txt"
    assert skips(outcomes) == {"a.zip": budget.DAMAGED + " What was read until then is kept."}


def test_a_cut_off_zip_that_was_streamed_is_read(tmp_path: Path) -> None:
    class Stream(io.BytesIO):
        def seek(self, offset: int, whence: int = 0) -> int:
            raise OSError

    target = Stream()
    with zipfile.ZipFile(target, "w") as file:
        for name in ("First", "Second"):
            file.writestr(name, page(name), zipfile.ZIP_DEFLATED)
        file.writestr("Third", page("Third"), zipfile.ZIP_STORED)
    content = target.getvalue()
    outcomes = read(tmp_path / "a.zip", content[: content.index(b"PK\x01\x02")])
    assert titles(outcomes) == ["First", "Second", "Third"]


def test_a_cut_off_zip_of_streamed_members_that_are_not_packed_is_read(tmp_path: Path) -> None:
    class Stream(io.BytesIO):
        def seek(self, offset: int, whence: int = 0) -> int:
            raise OSError

    target = Stream()
    long = b"PK\x07\x08 is a sign." + b" Fog." * 4000
    with zipfile.ZipFile(target, "w") as file:
        for name in ("First", "Second", "Third"):
            file.writestr(name, page(name) + long, zipfile.ZIP_STORED)
    content = target.getvalue()
    outcomes = read(tmp_path / "a.zip", content[: content.index(b"PK\x01\x02") - 500])
    assert titles(outcomes) == ["First", "Second", "Third"]
    bodies = [each.body for each in outcomes if isinstance(each, Post)]
    assert [body.count("Fog.") for body in bodies[:2]] == [4000, 4000]


def test_a_member_that_is_packed_otherwise_costs_itself_alone(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("a.txt", page("First"))
        file.writestr("b.txt", page("Bent") * 20, zipfile.ZIP_BZIP2)
        file.writestr("c.txt", page("Last"))
    content = target.getvalue()
    cut = content[: content.index(b"PK\x01\x02")]
    for each in (content, cut):
        outcomes = read(tmp_path / "a.zip", each)
        assert titles(outcomes) == ["First", "Last"]
        assert skips(outcomes)["b.txt"] == budget.NOT_UNDONE


def test_something_may_stand_before_a_zip(tmp_path: Path) -> None:
    content = b"MZ\0 a program that unpacks" * 10 + zip_of({"a.txt": page()})
    assert titles(read(tmp_path / "a.exe", content)) == ["Of hems"]


def test_a_cut_off_zip_of_stored_members_is_read(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("a.txt", page("First"))
        file.writestr("b.txt", page("Second") + b"It went on.")
    content = target.getvalue()
    outcomes = read(tmp_path / "a.zip", content[: content.index(b"PK\x01\x02") - 5])
    assert titles(outcomes) == ["First", "Second"]


def test_a_cut_off_bomb_is_not_read_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "ALWAYS", 100_000)
    content = zip_of({"a.txt": page(), "b.txt": b"x" * 10_000_000})
    outcomes = read(tmp_path / "a.zip", content[:-30])
    assert titles(outcomes) == ["Of hems"]
    assert "200 times its size" in skips(outcomes)["a.zip"]
