"""Count lines, bylines and labels in the words of the page."""

import pytest

from tui_reader.archive.languages.furniture_words import is_footer, is_shares
from tui_reader.archive.languages.page_words import (
    byline_moment,
    read_byline,
    read_count,
    read_labels,
    read_responses,
    unlinked,
)


@pytest.mark.parametrize(
    ("line", "claimed"),
    [
        ("25 comments:", 25),
        ("1 comment :", 1),
        ("1,204 comments:", 1204),
        ("3 comentários:", 3),
        ("1 commentaire:", 1),
        ("2 Kommentare:", 2),
        ("Kommentare:", None),
        ("No comments:", 0),
        ("Keine Kommentare:", 0),
        ("Aucun commentaire:", 0),
        ("No hay comentarios:", 0),
        ("Nessun commento:", 0),
        ("Brak komentarzy:", 0),
    ],
)
def test_a_count_line_is_read(line: str, claimed: int | None) -> None:
    assert read_count(line) == (True, claimed)


@pytest.mark.parametrize(
    "line",
    ["", ":", "25 comments", "25 drizzles:", "My comments:", "²5 comments:", "x" * 99 + ":"],
)
def test_another_line_is_no_count(line: str) -> None:
    assert not read_count(line)[0]


def test_the_owners_own_word_counts_only_where_it_may() -> None:
    assert read_count("1 drizzles:", any_word=True) == (True, 1)
    assert not read_count("1 of the many drizzles:", any_word=True)[0]
    assert not read_count("drizzles:", any_word=True)[0]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Posted by Cloud Mender at 08:15", "Cloud Mender"),
        ("Posted by Cloud Mender", "Cloud Mender"),
        ("Eingestellt von Pim um 21:00", "Pim"),
        ("Publié par Pim à 21:00", "Pim"),
        ("Posted by", ""),
        ("Posted in some haste", None),
        ("Posted bygone days", None),
        ("Posted by whom?", None),
        ("", None),
    ],
)
def test_a_byline_gives_the_name(line: str, name: str | None) -> None:
    assert read_byline(line) == name


def test_labels_are_parted_by_commas() -> None:
    assert read_labels("Labels: fog, sheep ,, wool") == ["fog", "sheep", "wool"]
    assert read_labels("Libellés : brume") == ["brume"]
    assert read_labels("Labels: , , ,") == []
    assert read_labels("Labels are sewn on") is None
    assert read_labels("Labels : [fog](//a.example/fog), [wool](//a.example/wool)") == [
        "fog",
        "wool",
    ]
    assert read_labels("Labels : fog , wool 24 comments") == ["fog", "wool"]


@pytest.mark.parametrize(
    ("line", "name", "published", "clock"),
    [
        ("Posted by Pim at 8:15 AM", "Pim", None, "08:15"),
        ("Publicado por Pim en 20:15", "Pim", None, "20:15"),
        ("Postado por Pim às 20:15", "Pim", None, "20:15"),
        ("Eingestellt von Pim um 20:15", "Pim", None, "20:15"),
        ("Publié par Pim à 20:15", "Pim", None, "20:15"),
        ("Pubblicato da Pim alle 20:15", "Pim", None, "20:15"),
        ("Gepost door Pim op 20:15", "Pim", None, "20:15"),
        ("Autor: Pim o 20:15", "Pim", None, "20:15"),
        ("Posted by Pim at Friday, July 05, 2013", "Pim", "2013-07-05", None),
        ('Posted by [ Pim ](//a.example/p "author profile") at 20:15', "Pim", None, "20:15"),
    ],
)
def test_a_byline_gives_the_time(
    line: str, name: str, published: str | None, clock: str | None
) -> None:
    moment = byline_moment(line)
    assert moment is not None
    assert read_byline(line) == name
    assert (moment.published, moment.clock) == (published, clock)
    assert byline_moment("Posted by Pim") is None


@pytest.mark.parametrize(
    ("line", "claimed"),
    [
        ("3 thoughts on “Of hems”", 3),
        ("One thought on “Of hems”", 1),
        ("1,204 Responses to Of hems", 1204),
        ("3 pensamientos en “De dobladillos”", 3),
        ("2 réflexions sur « Des ourlets »", 2),
        ("2 Gedanken zu „Säume“", 2),
        ("2 reacties op “Zomen”", 2),
        ("3 thoughts", None),
        ("3 thoughts about hems and more", None),
        ("Many thoughts on hems", None),
        ("", None),
    ],
)
def test_the_count_of_another_kind_of_blog_is_read(line: str, claimed: int | None) -> None:
    assert read_responses(line) == claimed


def test_links_and_buttons_of_a_page_are_known() -> None:
    for line in (
        "Load more...",
        "Older Post Home",
        "Newer PostOlder PostHome",
        "Entrada antigua",
        "Cargar más...",
        "Inicio",
    ):
        assert is_footer(line)
    assert not is_footer("Home is where the fog is")
    assert is_shares("Share to Facebook")
    assert is_shares("Email ThisBlogThis!Share to X")
    assert not is_shares("Compartir es vivir")


def test_links_become_their_words() -> None:
    assert (
        unlinked("see [the [hem](//a.example) and ![](//a.example/i)more")
        == "see [the hem and more"
    )
    assert unlinked("[ ![a](//b.example) ](//c.example)") == " a "
    assert unlinked("[insert name](of lane") == "[insert name](of lane"
