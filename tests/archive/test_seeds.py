"""The sample archive: every layout and every trap in it opens as it was written."""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import Comment, Outcome, Post, Skipped, count_comments, walk
from tui_reader.text import clean_block, fold

SEEDS = Path(__file__).parents[2] / "seeds"
NO_TEXT = "2019-07-11"


class Expected(NamedTuple):
    """What a capture of the sample archive holds, as its writer meant it."""

    day: str
    """The day that its file name begins with."""
    format: str
    encoding: str
    top_level: str
    total: str
    claimed: str
    authors: str
    """How many comments have an author line."""
    body: str
    """The digest of the folded body."""
    comments: str
    """The digest of the depths and folded bodies of its comments, in order."""
    title: str


# day, format, encoding; comments at top level, all, claimed, with author line; digests; title
_TABLE = """
2011-03-07 indented  utf-8      5 14 14  0 a96c050 a3c52bc Open for Mending
2011-07-18 said      utf-8      8  8  8  8 34eb1dc 7fd04f0 A Word About Thunder
2011-06-20 classic-page cp1252  4  4  4  4 5abec60 cc47625 Of Buttons, and Where They Go
2011-10-20 indented  utf-8      5 12 12 12 c8b05f6 497d24d If a Cloud Follows You Home
2012-05-19 indented  utf-8     17 84 85  2 c8780ae dc7e60b The Sheep Incident
2012-11-25 rendered  utf-8      4  7  7  7 7805bda 1dd3e12 Thimbles, Lost and Found
2013-01-14 indented  utf-8      3 10 10  0 cb7f252 25ae5c1 The Fog Papers 1: What Was in the Loft
2013-02-04 flattened utf-8      5 15  -  0 002fbb4 9b0486b The Fog Papers 2: The Kipper Cipher
2013-03-11 bare      utf-8      5 12  -  0 ccc832d 7800439 The Fog Papers 3: The Morning of the Loom
2013-04-22 indented  utf-8      4 11 23  0 838ccc2 d202fb7 The Fog Papers 4: The Last Inch
2013-07-30 plain     utf-8      0  0  -  0 ffd1107 e3b0c44 Postcard
2013-08-14 blog-page utf-8      0  0  0  0 5f97673 e3b0c44 Back in Five Minutes
2014-03-06 indented  utf-8      6 16 16  0 0a72642 1af7b78 From the Postbag
2014-08-16 indented  utf-8      6 23 23  1 702d155 f2fc2aa Stratus Solutions Have Written to Us
2014-11-08 threaded-page utf-8  4  8  8  8 6d152eb 7bafada The Goose Declines
2015-06-14 indented  utf-8      4 13 13  0 e35416a f3c1b03 A Long Walk Under a Small Cloud
2015-11-22 flattened utf-8      5 16  -  0 246c709 def2ca2 How to Darn a Cirrus
2016-01-31 scripted-page utf-8  2  3  3  3 7331daf 17721e9 One That Would Not Come Down
2016-03-21 markdown  utf-8      4  7  7  7 155972a 619d616 The Spring Clean
2016-05-03 flattened utf-8      5 15  -  0 e54b1a1 b265d84 An Apology from Captain Ballast
2016-12-24 indented  utf-8      0  0  0  0 4aa0c74 e3b0c44 Closed for Drizzle
2017-03-18 bare      cp1252     4 12  -  0 48487c1 d3b2224 Notice to Kite Flyers
2018-02-14 authored  utf-8      3 10 10 10 9c492de 7c220a1 A Valentine for a Nimbus
2018-03-30 wordpress-page utf-8 2  4  4  4 381fe03 9360839 The Society Goes Up the Hill
2018-08-09 indented  utf-16     4 12 12  0 42b3582 8945114 Gerald over the Baltic
2019-02-02 indented  utf-8      1  1  1  0 fb395eb e7454e0 Found: One Echo
2019-05-11 headed    utf-8      3  6  -  6 da7faef 17bd43a The Log Has Moved
2020-04-17 indented  utf-8-sig  4 13 13  1 adc7ad7 4fc715b The Price List
2021-11-06 indented  utf-8      5 16 16 16 d0cbe0a 6a47dc1 The Night Shift
2023-09-23 indented  utf-8      6 25 25 25 1cd8b8e 6b18de4 Down
"""
EXPECTED = {row[:10]: Expected(*row.split(maxsplit=9)) for row in _TABLE.strip().splitlines()}


@cache
def opened() -> tuple[Outcome, ...]:
    return tuple(read_archive([SEEDS]))


@cache
def posts() -> dict[str, Post]:
    return {Path(each.source.path).name[:10]: each for each in opened() if isinstance(each, Post)}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:7]


def comments(day: str) -> list[Comment]:
    return [each for _, each in walk(posts()[day].comments)]


def find(day: str, start: str) -> Comment:
    (found,) = [each for each in comments(day) if each.body.startswith(start)]
    return found


def raw(day: str) -> bytes:
    return next(SEEDS.glob(f"{day}-*.txt")).read_bytes()


def test_every_capture_opens_but_the_one_that_is_no_text() -> None:
    assert sorted(posts()) == sorted(EXPECTED)
    (skipped,) = [each for each in opened() if isinstance(each, Skipped)]
    assert Path(skipped.path).name[:10] == NO_TEXT
    assert skipped.reason


@pytest.mark.parametrize("day", EXPECTED)
def test_a_capture_says_what_its_writer_meant(day: str) -> None:
    post, expected = posts()[day], EXPECTED[day]
    found = Expected(
        day,
        post.source.format,
        post.source.encoding,
        str(len(post.comments)),
        str(count_comments(post)),
        "-" if post.claimed_comments is None else str(post.claimed_comments),
        str(sum(each.author is not None for each in comments(day))),
        expected.body,
        expected.comments,
        post.title,
    )
    assert found == expected
    # A flattened capture has no date line; a byline may add the time of day.
    assert (post.published or "")[:10] == ("" if post.source.format == "flattened" else day)


@pytest.mark.parametrize("day", EXPECTED)
def test_the_body_is_whole_and_without_the_page_around_it(day: str) -> None:
    assert digest(fold(posts()[day].body)) == EXPECTED[day].body


@pytest.mark.parametrize("day", EXPECTED)
def test_each_comment_is_whole_and_in_its_place(day: str) -> None:
    lines = [f"{depth} {fold(each.body)}" for depth, each in walk(posts()[day].comments)]
    assert digest("\n".join(lines)) == EXPECTED[day].comments


def test_a_claim_that_does_not_add_up_is_a_warning() -> None:
    for day, expected in EXPECTED.items():
        if expected.claimed not in ("-", expected.total):
            assert any(expected.claimed in each for each in posts()[day].warnings)
    assert posts()["2012-05-19"].claimed_comments == 85


def test_the_archive_is_large_enough_to_try_things_on() -> None:
    years = {day[:4] for day in posts()}
    assert {"2011", "2023"} <= years
    assert len(years) > 10
    assert sum(count_comments(each) for each in posts().values()) > 300
    assert max(len(each.body.split()) for each in posts().values()) > 1500
    threads = [thread for post in posts().values() for thread in post.comments]
    assert max(1 + len(thread.replies) for thread in threads) >= 40


def test_there_is_a_series_of_numbered_posts() -> None:
    numbers = [
        int(match[1])
        for day in sorted(posts())
        if (match := re.match(r"The Fog Papers (\d):", posts()[day].title))
    ]
    assert numbers == [1, 2, 3, 4]


def test_the_author_of_a_post_answers_under_the_same_name() -> None:
    for day in ("2012-05-19", "2023-09-23"):
        assert posts()[day].author == "Cloud Mender"
        assert "Cloud Mender" in {each.author for each in comments(day)}


def test_an_author_line_gives_name_and_time() -> None:
    landing = find("2011-10-20", "There is one on my landing")
    assert (landing.author, landing.published) == ("Small Hours", "2011-10-20T03:12")


def test_native_ids_and_addresses_are_read() -> None:
    post = posts()["2016-03-21"]
    assert post.id == post.url == "https://cloudmending.example/2016/03/the-spring-clean.html"
    (puddle,) = [each for each in comments("2016-03-21") if each.author == "Anonymous"]
    assert puddle.id == "c20160321003"
    assert puddle.url == f"{post.url}?showComment=1458585840000#c20160321003"


def test_a_comment_that_was_removed_stays_a_comment() -> None:
    for day in ("2011-07-18", "2018-02-14", "2016-03-21"):
        assert find(day, "This comment has been removed").author is not None


def test_a_speaker_that_somebody_quoted_begins_no_comment() -> None:
    assert "\n\nThe goose said...\n\n" in find("2011-07-18", "On the notice").body


def test_an_address_and_a_mention_are_no_author_lines() -> None:
    address = find("2014-08-16", "Bryony Flatte - you seem")
    mention = find("2014-03-06", "Thank you, Anonymous7 March 2014 06:40,")
    assert address.author is None
    assert mention.author is None


def test_words_of_the_page_that_somebody_wrote_stay_text() -> None:
    lone = find("2012-05-19", "I was told to write down")
    assert "\n\nDelete\n\n" in lone.body
    assert "Reply soon" in find("2012-05-19", "I had a message").body
    assert find("2013-02-04", "10 10 for loyalty")
    assert find("2013-02-04", "I have the invoice")


def test_brackets_and_double_escapes_stay_as_they_were_written() -> None:
    assert "[bold]" in find("2014-03-06", "Is anyone else reading").body
    assert "[insert name of lane]" in posts()["2014-08-16"].body
    society = find("2020-04-17", "Our society has met")
    assert society.author == "Needle &amp;amp; Thread Society"
    assert "cafÃ©" in find("2014-03-06", "Letâ€™s see").body


def test_the_page_around_the_comments_is_in_none_of_them() -> None:
    for day in posts():
        last = comments(day)[-1].body if comments(day) else posts()[day].body
        assert not re.search("Add comment|Powered by|wipe your feet before|Post a Comment", last)


def test_a_capture_that_breaks_off_keeps_what_there_is() -> None:
    last = comments("2013-04-22")[-1]
    assert last.body.endswith("is still a")


@pytest.mark.parametrize(
    ("day", "trap"),
    [
        ("2012-05-19", b"\n  18. "),
        ("2015-06-14", b"\r\n"),
        ("2016-05-03", b"\x1b]0;"),
        ("2016-05-03", b"\x07"),
        ("2014-03-06", "\u202e".encode()),
        ("2014-03-06", "\u200b".encode()),
        ("2017-03-18", b"\x93"),
        ("2018-08-09", b"\xff\xfe"),
        ("2020-04-17", b"\xef\xbb\xbf"),
        ("2020-04-17", b"\t"),
        (NO_TEXT, b"\x00"),
    ],
)
def test_the_traps_are_still_there(day: str, trap: bytes) -> None:
    # An editor, or git with its line ends, could take them out and nobody would see it.
    assert trap in raw(day)


def test_what_was_meant_to_steer_the_terminal_is_harmless_when_shown() -> None:
    prank = next(each for each in comments("2016-05-03") if each.body.startswith("\x1b]0;"))
    assert "\x1b" not in clean_block(prank.body)
    assert "\x07" not in clean_block(prank.body)
    assert "The goose is in charge" in clean_block(prank.body)
