"""Ids: the same for the same thing, different for different things, safe in any file."""

import pytest

from tui_reader.archive.identity import CommentIds, post_id


def test_date_and_title_make_the_id() -> None:
    assert post_id("2019-03-04", " Of  Hems & Rain! ", "x") == "2019-03-04-of-hems-rain"
    assert post_id("2019-03-04", "Fog 12", "x") != post_id("2019-03-04", "Fog 1", "x")
    assert post_id("2019-03-04T10:00:00Z", "Fog", "x") == "2019-03-04-fog"


def test_the_body_does_not_count_where_there_is_a_date() -> None:
    assert post_id("2019-03-04", "Fog", "x") == post_id("2019-03-04", "Fog", "y")


def test_posts_without_a_date_are_told_apart_by_their_beginning() -> None:
    body = "It tore. " * 60
    assert post_id(None, "Fog", body) == post_id(None, "Fog", body + "Update: mended.")
    assert post_id(None, "Fog", body) != post_id(None, "Fog", "Another. " * 60)
    assert post_id(None, "Fog", body) == post_id(None, "Fog", body.replace(" ", "\n\n"))


@pytest.mark.parametrize("title", ["", "雲", "***", "\u202e", "\ud800", "x" * 5000, "é" * 300])
@pytest.mark.parametrize("published", [None, "2019-03-04"])
def test_an_id_is_short_plain_and_never_empty(title: str, published: str | None) -> None:
    made = post_id(published, title, "")
    assert 0 < len(made) < 120
    assert made.isascii()
    assert made.strip("-") == made
    assert made.replace("-", "").isalnum()


def test_lost_letters_are_made_up_for() -> None:
    assert post_id("2019-03-04", "雲", "") != post_id("2019-03-04", "霧", "")
    assert post_id("2019-03-04", "雲 1", "") != post_id("2019-03-04", "霧 1", "")
    assert post_id("2019-03-04", "x" * 200, "") != post_id("2019-03-04", "x" * 201, "")
    assert post_id("2019-03-04", "Ça café", "") == "2019-03-04-ca-cafe"


def test_comments_differ_by_post_author_time_and_body() -> None:
    made = {
        CommentIds(post).give(author, published, body)
        for post in ("p", "q")
        for author in (None, "Pim")
        for published in (None, "2019-03-04")
        for body in ("So", "so")
    }
    assert len(made) == 16


def test_white_space_does_not_count_and_twins_are_counted() -> None:
    ids = CommentIds("p")
    first = ids.give(None, None, "+1 for fog")
    assert CommentIds("p").give(None, None, "+1\n\nfor  fog") == first
    assert ids.give(None, None, "+1 for fog") == f"{first}-2"
    assert ids.give(None, None, "+1 for\nfog") == f"{first}-3"
    assert ids.give(None, None, "\ud800") != first
