"""Crawls: pages and feeds are read as they were sent, all else is counted."""

import gzip
import zlib
from pathlib import Path

import pytest

from tests.archive.archives import gzipped, notes, page, read, record, skips, titles, zip_of
from tui_reader.archive.containers import budget
from tui_reader.archive.containers.signs import archive_kind
from tui_reader.archive.containers.unpacking import captures_in
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.post import Post

URL = "http://clouds.example/2019/03/"
INFO = record("", b"software: made by hand\r\n", kind="warcinfo")


def captures(content: bytes) -> list[Capture]:
    outer = Capture("crawl.warc", content)
    kind = archive_kind(outer.head)
    assert kind is not None
    return [each for each in captures_in(outer, kind) if isinstance(each, Capture)]


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_is_a_capture(tmp_path: Path, packed: bool) -> None:
    records = [INFO, record(URL + "a", page("First")), record(URL + "b", page("Second"))]
    content = gzipped(records) if packed else b"".join(records)
    outcomes = read(tmp_path / "blog.warc.gz", content)
    assert titles(outcomes) == ["First", "Second"]
    [first, _] = [each for each in outcomes if isinstance(each, Post)]
    assert first.source.path == f"{tmp_path}/blog.warc.gz › {URL}a"
    assert skips(outcomes) == {}


def test_a_page_knows_what_was_said_of_it() -> None:
    headers = ["Content-Type: Text/HTML; charset=ISO-8859-1"]
    [capture] = captures(record(URL, "<p>caf\u00e9".encode("cp1252"), headers=headers))
    assert (capture.url, capture.media_type) == (URL, "text/html")
    assert capture.declared == "cp1252"
    assert capture.markup == "<p>café"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw deflate", "identity"])
@pytest.mark.parametrize("chunked", [False, True])
def test_codings_are_undone(coding: str, chunked: bool) -> None:
    body = page()
    if coding == "gzip":
        body = gzip.compress(body)
    elif coding == "deflate":
        body = zlib.compress(body)
    elif coding == "raw deflate":
        body = zlib.compress(body)[2:-4]
    headers = ["Content-Type: text/plain", f"Content-Encoding: {coding.split()[-1]}"]
    if chunked:
        headers.append("Transfer-Encoding: chunked")
        pieces = [body[:7], body[7:], b""]
        body = b"".join(f"{len(each):x}\r\n".encode() + each + b"\r\n" for each in pieces)
    [capture] = captures(record(URL, body, headers=headers))
    assert capture.data == page()


def test_a_coding_that_cannot_be_undone_is_told(tmp_path: Path) -> None:
    headers = ["Content-Type: text/html", "Content-Encoding: zstd"]
    outcomes = read(tmp_path / "a.warc", record(URL + "a", b"\x28\xb5\x2f\xfd", headers=headers))
    assert "zstd" in skips(outcomes)["a"]


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    content = b"".join(
        [
            record(URL, page()),
            record(URL, b"", status="404 Not Found"),
            record(URL, b"", status="302 Found", headers=["Location: /a"]),
            record(URL, b"\x89PNG", headers=["Content-Type: image/png"]),
            record(URL, b"<svg/>", headers=["Content-Type: image/svg+xml"]),
            record(URL, b"a {}", headers=["Content-Type: text/css"]),
            record(URL + "a.js", b"x()", headers=["Content-Type: text/javascript"]),
            record("http://clouds.example/robots.txt", b"User-agent: *"),
            record(URL, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
            record("dns:clouds.example", b"clouds.example. 300 IN A 192.0.2.1", kind="metadata"),
            record(URL, b"", kind="revisit"),
        ]
    )
    outcomes = read(tmp_path / "a.warc", content)
    assert titles(outcomes) == ["Of hems"]
    assert skips(outcomes) == {}
    assert notes(outcomes) == [
        "1 capture lies in it.",
        "Passed over: 2 addresses that did not answer with a page, "
        "5 pictures, styles and the like.",
        "1 record only says that an earlier crawl has the same page; it is not in here.",
    ]


def test_a_feed_that_was_fetched_as_a_script_is_a_capture() -> None:
    headers = ["Content-Type: text/javascript; charset=UTF-8"]
    url = "http://clouds.example/feeds/posts/default?alt=json-in-script"
    [capture] = captures(record(url, b'handle({"feed": {}});', headers=headers))
    assert capture.url == url


def test_a_resource_is_a_capture_as_it_is() -> None:
    content = record("file:///clouds.txt", page(), kind="resource")
    said = b"application/http; msgtype=resource"
    [capture] = captures(content.replace(said, b"text/plain"))
    assert capture.data == page()


@pytest.mark.parametrize("packed", [False, True])
def test_a_crawl_that_was_cut_off_is_read_so_far(tmp_path: Path, packed: bool) -> None:
    # Digits pack badly enough for a part of them to be there.
    long = page("Second") + hex(7**30_000).encode()
    records = [record(URL + "a", page("First")), record(URL + "b", long)]
    content = gzipped(records) if packed else b"".join(records)
    outcomes = read(tmp_path / "a.warc", content[:-40])
    assert titles(outcomes) == ["First", "Second"]
    assert skips(outcomes)["a.warc"] == budget.DAMAGED + " What was read until then is kept."


def test_a_crawl_in_an_archive_is_read(tmp_path: Path) -> None:
    content = zip_of({"crawl.warc": record(URL + "a", page())})
    assert titles(read(tmp_path / "a.zip", content)) == ["Of hems"]


def test_text_about_crawls_is_text(tmp_path: Path) -> None:
    assert len(titles(read(tmp_path / "a.txt", b"WARC/1.0 is a format\n\nof crawls."))) == 1


def test_what_a_tool_notes_in_a_crawl_is_no_capture(tmp_path: Path) -> None:
    content = record("metadata://clouds.example/crawl.log", page(), kind="resource")
    assert notes(read(tmp_path / "a.warc", content)) == ["0 captures lie in it."]


@pytest.mark.parametrize("packed", [False, True])
def test_a_crawl_of_the_older_form_is_read(tmp_path: Path, packed: bool) -> None:
    about = b"1 0 By hand\nURL IP-address Archive-date Content-type Archive-length\n"
    sent = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + page()
    when = "192.0.2.1 20190304085000 text/plain"
    first = f"filedesc://clouds.arc {when} {len(about)}\n".encode() + about
    second = f"{URL}a {when} {len(sent)}\n".encode() + sent
    records = [first + b"\n", second + b"\n"]
    outcomes = read(tmp_path / "a.arc", gzipped(records) if packed else b"".join(records))
    assert titles(outcomes) == ["Of hems"]
    assert skips(outcomes) == {}


def test_a_crawl_that_was_cut_off_in_what_is_no_page_is_told(tmp_path: Path) -> None:
    content = record(URL, page()) + record(URL, b"x" * 9000, kind="metadata")[:-100]
    outcomes = read(tmp_path / "a.warc", content)
    assert titles(outcomes) == ["Of hems"]
    assert budget.DAMAGED in skips(outcomes)["a.warc"]


@pytest.mark.parametrize("packed", [False, True])
def test_what_was_sent_packed_is_spent_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packed: bool
) -> None:
    monkeypatch.setattr(budget, "ALWAYS", 100_000)
    headers = ["Content-Type: text/plain", "Content-Encoding: gzip"]
    bomb = record(URL + "b", gzip.compress(b"fog " * 1_000_000), headers=headers)
    records = [record(URL + "a", page("First")), bomb, record(URL + "c", page("After"))]
    content = gzipped(records) if packed else b"".join(records)
    outcomes = read(tmp_path / "blog.warc", content)
    assert titles(outcomes) == ["First"]
    assert "200 times its size" in skips(outcomes)["blog.warc"]


def test_what_a_server_says_of_itself_costs_one_record_at_most(tmp_path: Path) -> None:
    odd = record(URL + "b", page("Odd"), headers=['Content-Type: text/plain; charset="ut\0f"'])
    worse = record(URL + "c", page("Worse"), headers=["Content-Type: text/plain; charset*=x'y"])
    content = record(URL + "a", page("First")) + odd + worse + record(URL + "d", page("Last"))
    found = titles(read(tmp_path / "blog.warc", content))
    assert (found[0], found[-1]) == ("First", "Last")
    assert "Odd" in found


def test_the_texts_of_a_crawl_without_its_pages_are_read(tmp_path: Path) -> None:
    text = record(URL + "a", page("First"), kind="conversion")
    text = text.replace(b"application/http; msgtype=conversion", b"text/plain")
    assert titles(read(tmp_path / "blog.warc.wet", INFO + text)) == ["First"]
