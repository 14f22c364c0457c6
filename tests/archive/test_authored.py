"""The layout authored: pages copied from a browser, or joined line by line by a program."""

from tui_reader.archive.assembly import assemble
from tui_reader.archive.formats import authored, choose_layout
from tui_reader.archive.post import Post, Source, walk

HEAD = "Monday, 4 March 2019\n\nOf hems\n\nIt tore.\n\n3 comments:\n\n"
TIME = "5 July 2014 at 08:50"


def read(text: str) -> Post:
    assert choose_layout(text)[0] is authored
    return assemble(text, authored.parse(text), Source("log.txt", "authored", "utf-8"))


def rows(text: str) -> list[tuple[int, str | None, str]]:
    return [(depth, each.author, each.body) for depth, each in walk(read(text).comments)]


def test_the_heading_of_replies_and_the_button_below_them_tell_replies() -> None:
    text = f"Ada{TIME}\nOne\nReply\nReplies\n\nPim{TIME}\nTwo\n\nReply\n\nBea{TIME}\nThree\nReply\n"
    assert rows(HEAD + text) == [(0, "Ada", "One"), (1, "Pim", "Two"), (0, "Bea", "Three")]


def test_an_empty_heading_of_replies_has_none_below_it() -> None:
    text = f"Ada{TIME}\nOne\nReplyDelete\nReplies\nReply\nBea{TIME}\nTwo\nReplyDelete\n"
    assert rows(HEAD + text) == [(0, "Ada", "One"), (0, "Bea", "Two")]


def test_a_word_that_heads_replies_and_is_a_button_is_told_by_its_place() -> None:
    time = "5. Juli 2014 um 08:50"
    text = f"Ada{time}\nOne\nAntworten\nLöschen\nAntworten\nPim{time}\nTwo\nLöschen\nAntworten\n"
    text += f"Bea{time}\nThree\nAntworten\nLöschen\nKommentar hinzufügen\n"
    assert rows(HEAD.replace("comments", "Kommentare") + text) == [
        (0, "Ada", "One"),
        (1, "Pim", "Two"),
        (0, "Bea", "Three"),
    ]


def test_without_any_word_all_stand_alone_and_it_is_told() -> None:
    post = read(HEAD + f"Ada{TIME}\nOne\n\nPim{TIME}\nTwo\n")
    assert [each.body for each in post.comments] == ["One", "Two"]
    assert any("which comments are replies" in each for each in post.warnings)


def test_a_time_that_somebody_wrote_begins_no_comment() -> None:
    text = f"Ada\n{TIME}\nWe met on\n{TIME}\nat the gate.\nReply\n"
    (comment,) = read(HEAD + text).comments
    assert comment.body == f"We met on\n{TIME}\nat the gate."


def test_the_page_below_the_comments_is_in_none() -> None:
    text = f"Ada{TIME}\nOne\nReply\nAdd comment\nLoad more...\nOlder Post Home\nPages\nThe goose\n"
    assert rows(HEAD + text) == [(0, "Ada", "One")]
