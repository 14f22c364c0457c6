"""Count lines, bylines and labels in the words of the page."""

import pytest

from tui_reader.archive.page_words import read_byline, read_count, read_labels


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
