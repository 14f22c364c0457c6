"""Tar files, packed and not; and packed single files."""

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.archives import notes, page, read, skips, tar_of, titles
from tui_reader.archive.containers import budget, members, packed
from tui_reader.archive.containers.signs import is_tar
from tui_reader.archive.post import Post

KEPT = " What was read until then is kept."
PACKINGS: tuple[Callable[[bytes], bytes], ...] = (gzip.compress, bz2.compress, lzma.compress)


def header(name: str, kind: bytes) -> tarfile.TarInfo:
    head = tarfile.TarInfo(name)
    head.type = kind
    head.linkname = "a.txt"
    return head


@pytest.mark.parametrize("mode", ["w:", "w:gz", "w:bz2", "w:xz"])
def test_each_member_is_a_capture(tmp_path: Path, mode: str) -> None:
    content = tar_of({"./2014/a.txt": page("First"), "b.txt": page("Second")}, mode)
    outcomes = read(tmp_path / "blog.tar.gz", content)
    assert titles(outcomes) == ["First", "Second"]
    assert skips(outcomes) == {}
    [first, *_] = [each for each in outcomes if isinstance(each, Post)]
    assert first.source.path == f"{tmp_path}/blog.tar.gz › 2014/a.txt"


def test_every_form_of_header_is_known() -> None:
    head = tarfile.TarInfo("a.txt")
    assert is_tar(head.tobuf(tarfile.USTAR_FORMAT))
    assert is_tar(head.tobuf(tarfile.GNU_FORMAT))
    assert is_tar(head.tobuf(tarfile.PAX_FORMAT))


def test_links_and_devices_are_told(tmp_path: Path) -> None:
    content = tar_of(
        {
            "a.txt": page(),
            "b.txt": header("b.txt", tarfile.SYMTYPE),
            "c.txt": header("c.txt", tarfile.LNKTYPE),
            "d": header("d", tarfile.CHRTYPE),
            "e": header("e", tarfile.FIFOTYPE),
            "f": header("f", tarfile.DIRTYPE),
            "z.txt": page("Last"),
        }
    )
    outcomes = read(tmp_path / "a.tar", content)
    assert titles(outcomes) == ["Of hems", "Last"]
    told = skips(outcomes)
    assert sorted(told) == ["b.txt", "c.txt", "d", "e"]
    assert "link" in told["b.txt"]
    assert "link" in told["c.txt"]
    assert "not a plain file" in told["d"]


def test_a_name_that_is_no_text_is_escaped(tmp_path: Path) -> None:
    outcomes = read(tmp_path / "a.tar", tar_of({"fog\udcff.txt": page()}))
    assert titles(outcomes) == ["Of hems"]
    [post] = [each for each in outcomes if isinstance(each, Post)]
    assert post.source.path.endswith("fog\\xff.txt")


@pytest.mark.parametrize(
    ("length", "there"),
    [
        (700, ["First"]),
        (1100, ["First"]),
        (1536, ["First"]),
        (1700, ["First", "Second"]),
        (2048, ["First", "Second"]),
    ],
)
def test_what_a_cut_off_tar_still_has_is_read(
    tmp_path: Path, length: int, there: list[str]
) -> None:
    content = tar_of({"a.txt": page("First"), "b.txt": page("Second")})
    outcomes = read(tmp_path / "a.tar", content[:length])
    assert titles(outcomes) == there
    assert budget.DAMAGED + KEPT in skips(outcomes).values()


def test_the_end_of_a_packed_tar_may_be_missing(tmp_path: Path) -> None:
    content = gzip.compress(tar_of({"a.txt": page("First"), "b.txt": b"x" * 40_000}))
    outcomes = read(tmp_path / "a.tgz", content[:-30])
    assert titles(outcomes)[:1] == ["First"]
    assert skips(outcomes)["a.tgz"] == budget.DAMAGED + KEPT


def test_a_packed_bomb_is_not_read_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "ALWAYS", 3_000_000)
    content = gzip.compress(
        tar_of({"a.txt": page(), "b.txt": b"x" * 20_000_000, "c.txt": page("After")})
    )
    outcomes = read(tmp_path / "a.tgz", content)
    assert titles(outcomes) == ["Of hems"]
    assert "200 times its size" in skips(outcomes)["a.tgz"]


@pytest.mark.parametrize("pack", PACKINGS)
def test_a_packed_file_is_one_capture(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    outcomes = read(tmp_path / "fog.txt.gz", pack(page()))
    [post] = [each for each in outcomes if isinstance(each, Post)]
    assert post.source.path == f"{tmp_path}/fog.txt.gz › fog.txt"
    assert notes(outcomes) == ["1 capture lies in it."]


@pytest.mark.parametrize("pack", PACKINGS)
def test_what_a_cut_off_file_still_has_is_read(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    outcomes = read(tmp_path / "fog.gz", pack(page())[:-6])
    if pack is gzip.compress:
        assert titles(outcomes) == ["Of hems"]
        assert skips(outcomes) == {"fog.gz": budget.DAMAGED + KEPT}
    else:
        assert skips(outcomes)["fog.gz"].startswith(budget.DAMAGED)


def test_a_packed_file_within_packed_files_ends(tmp_path: Path) -> None:
    content = page()
    for _ in range(5):
        content = gzip.compress(content)
    outcomes = read(tmp_path / "fog.gz", content)
    assert titles(outcomes) == []
    assert "unpack that first" in skips(outcomes)["fog"]


def test_a_single_bomb_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "ALWAYS", 1_000_000)
    outcomes = read(tmp_path / "fog.gz", gzip.compress(b"x" * 10_000_000))
    assert "200 times its size" in " ".join(skips(outcomes).values())


@pytest.mark.parametrize("mode", ["w:", "w:gz"])
def test_large_captures_are_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setattr(members, "LARGEST", 1000)
    monkeypatch.setattr(packed, "LARGEST", 1000)
    large = page() + b"It went on.\n" * 500
    outcomes = read(tmp_path / "a.tar", tar_of({"a.txt": large, "b.txt": page("Next")}, mode))
    assert titles(outcomes) == ["Of hems", "Next"]
    outcomes = read(tmp_path / "a.gz", gzip.compress(large))
    [post] = [each for each in outcomes if isinstance(each, Post)]
    assert post.body.count("It went on.") == 500
