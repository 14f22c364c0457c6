"""A page that breaks off in the midst is told from one that leaves out what it may."""

from pathlib import Path

import pytest

from tests.page_templates import TREES, Said, Written, classic, index_page, mhtml
from tests.property.damaging import WHOLE
from tui_reader.archive.files.capture import open_capture
from tui_reader.archive.folder import read_file
from tui_reader.archive.pages.page import page_of
from tui_reader.archive.pages.page_end import broken_within
from tui_reader.archive.post import CaptureRead, Post, Skipped
from tui_reader.paths import sample_archive

WRITTEN = Written(comments=(Said(1, "Nell", ("It tore.",), (Said(2, "Pim", ("And held.",)),)),))
PAGES = [
    *(write(WRITTEN) for write in TREES.values()),
    classic(WRITTEN),
    index_page((WRITTEN, Written(title="Torn", number=9))),
]


@pytest.mark.parametrize(
    ("html", "within"),
    [
        ("<div><ul><li>One", "<ul>"),
        ("<div><p>One</p></div><p>Two, and <3", None),
        ("<div><p>One</p></div><div cla", "a tag"),
        ("<div><p>One</p></div><a href='x", "a tag"),
        ("<div>One</div></d", "a tag"),
        ("<div>One</div><!- said somebody", None),
        ("<div>One</div><!-- no more", "a comment that nobody sees"),
        ("<div>One</div><!-- <div><div> -->", None),
        ("<div>One</div><script>if (a<b", "<script>"),
        ("<div>One</div><script>'<div><div>'</script>", None),
        ("<p>One<script src='x' />", None),
        # What need not be closed, and what one forgets now and then.
        ("<!doctype html><title>One</title><p>Two<ul><li>Three<li>Four</ul><p>Five", None),
        ("<table><tr><td>One<td>Two<tr><td>Three</table>", None),
        ("<html><body><div>One<ul><li>Two</div>", None),
        ("<html><body><div><div><div>One</body>", None),
        ("<div><div><section><p>One</HTML >", None),
        ("<div/><div /><p>One", None),
        ("</div></div><div><p>One</p>", None),
        ("", None),
        ("One", None),
    ],
)
def test_only_what_ends_in_the_midst_is_broken(html: str, within: str | None) -> None:
    assert broken_within(html) == within


@pytest.mark.parametrize("html", PAGES)
def test_a_page_is_whole_until_it_is_cut(html: str) -> None:
    assert broken_within(html) is None
    start, end = html.index("<body"), html.index("</body>")
    cuts = range(start + 200, end, 7)
    seen = sum(broken_within(html[:cut]) is not None for cut in cuts)
    # Between two of its parts a page may just as well be at its end.
    assert seen > 0.9 * len(cuts)


def test_no_whole_capture_is_called_broken(tmp_path: Path) -> None:
    for number, data in enumerate(data for each in WHOLE.values() for data in each):
        (tmp_path / f"{number}.html").write_bytes(data)
    for path in (*tmp_path.iterdir(), *sample_archive().glob("*html")):
        page = page_of(open_capture(path))
        assert page is None or broken_within(page.html) is None


def test_very_many_open_elements_take_no_time() -> None:
    assert broken_within("<div>" * 200_000 + "</table>" * 200_000 + "</div>" * 199_998) == "<div>"


@pytest.mark.parametrize("write", [*TREES.values(), classic])
def test_where_a_page_breaks_off_is_told(write: object, tmp_path: Path) -> None:
    assert callable(write)
    html = write(WRITTEN)
    cut = html[: html.index("It tore.")]
    path = tmp_path / "cut.html"
    path.write_text(cut)
    *_, read = read_file(path)
    assert isinstance(read, CaptureRead)
    line = cut.count("\n") + 1
    assert read.notes[-1].startswith(f"Damaged in line {line}: it breaks off within <")
    path.write_text(html)
    *_, read = read_file(path)
    assert isinstance(read, CaptureRead)
    assert read.notes == ()


def test_a_page_in_mhtml_that_breaks_off_is_told(tmp_path: Path) -> None:
    whole = mhtml(classic(WRITTEN), WRITTEN.url)
    (tmp_path / "cut.mhtml").write_bytes(whole[: len(whole) // 2])
    post, read = read_file(tmp_path / "cut.mhtml")
    assert isinstance(post, Post)
    assert isinstance(read, CaptureRead)
    assert "it breaks off within" in read.notes[-1]


def test_a_page_that_breaks_off_before_its_text_says_so(tmp_path: Path) -> None:
    (tmp_path / "cut.html").write_text("<!doctype html><html><head><style>p { color")
    (skipped,) = read_file(tmp_path / "cut.html")
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "It is an HTML page without any text: it breaks off within <style>."
