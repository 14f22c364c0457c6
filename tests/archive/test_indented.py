"""The layout indented: what opens and closes a comment, and what somebody only wrote."""

import pytest

from tests.builders import notes
from tui_reader.archive.assembly import assemble
from tui_reader.archive.formats import choose_layout, indented
from tui_reader.archive.post import Comment, Post, Source, walk

HEAD = "Monday, 4 March 2019\n\nOf hems\n\nIt tore.\n\n"


def read(text: str) -> Post:
    assert choose_layout(text)[0] is indented
    return assemble(text, indented.parse(text), Source("log.txt", "indented", "utf-8"))


def rows(post: Post) -> list[tuple[int, str]]:
    return [(depth, each.body) for depth, each in walk(post.comments)]


def only(text: str) -> Comment:
    (comment,) = read(HEAD + text).comments
    return comment


def test_paragraphs_and_line_breaks_are_told_apart() -> None:
    comment = only("  1. One\n    two\n\n    three\n\n\n    four\n\n    ReplyDelete\n")
    assert comment.body == "One\ntwo\n\nthree\n\nfour"


def test_replies_stand_below_their_comment() -> None:
    text = (
        "3 comments:\n\n  1. One\n\n    ReplyDelete\n    Replies\n    1. Two\n\n      Delete\n"
        "  2. Three\n\n    ReplyDelete"
    )
    post = read(HEAD + text)
    assert rows(post) == [(0, "One"), (1, "Two"), (0, "Three")]
    assert post.claimed_comments == 3
    assert post.warnings == ()


def test_numbers_may_have_gaps_and_two_digits() -> None:
    text = "".join(f"  {n}. So {n}\n\n    more\n\n    ReplyDelete\n" for n in (8, 9, 10, 12, 101))
    assert [body for _, body in rows(read(HEAD + text))] == [
        f"So {n}\n\nmore" for n in (8, 9, 10, 12, 101)
    ]


def test_a_wrong_count_is_a_warning() -> None:
    post = read(HEAD + "9 comments:\n\n  1. One\n\n    ReplyDelete\n")
    assert post.claimed_comments == 9
    assert any("9 comments" in each and "1 " in each for each in post.warnings)


def test_a_count_in_the_owners_own_word_is_a_count() -> None:
    post = read(HEAD + "1 drizzles:\n\n  1. One\n\n    ReplyDelete\n")
    assert post.claimed_comments == 1
    assert post.body == "It tore."


def test_a_word_of_another_level_is_what_somebody_wrote() -> None:
    assert only("  1. Write\n\n    Delete\n\n    here\n\n    ReplyDelete\n").body == (
        "Write\n\nDelete\n\nhere"
    )
    post = read(
        HEAD + "  1. One\n\n    ReplyDelete\n    Replies\n    1. Two\n\n      ReplyDelete\n\n"
        "      so\n\n      Delete\n"
    )
    assert rows(post)[1] == (1, "Two\n\nReplyDelete\n\nso")


def test_an_action_word_in_the_middle_of_a_comment_is_text() -> None:
    comment = only("  1. It says\n\n    ReplyDelete\n\n    everywhere\n\n    ReplyDelete\n")
    assert comment.body == "It says\n\nReplyDelete\n\neverywhere"


def test_a_numbered_paragraph_of_a_comment_is_no_reply() -> None:
    comment = only("  1. Two points\n\n    1. wool\n\n    2. fog\n\n    ReplyDelete\n")
    assert comment.body == "Two points\n\n1. wool\n\n2. fog"
    assert comment.replies == ()


def test_bullets_of_the_body_at_the_indent_of_items_stay_body() -> None:
    text = HEAD + "  • wool\n  • fog\n1.\u00a0\u00a0thread\n******\n\n1 comment:\n\n"
    post = read(text + "  1. One\n\n    ReplyDelete\n")
    assert post.body == "It tore.\n\n• wool\n• fog\n1.\u00a0\u00a0thread\n******"
    assert rows(post) == [(0, "One")]


def test_a_numbered_list_of_the_body_stays_body() -> None:
    post = read(HEAD + "  1. wool\n  2. fog\n\nThat is all.\n\n  1. One\n\n    ReplyDelete\n")
    assert post.body.endswith("1. wool\n2. fog\n\nThat is all.")
    assert rows(post) == [(0, "One")]


def test_blank_lines_of_other_spaces_are_blank() -> None:
    comment = only(f"  1. One\n{' ' * 138}\n \u00a0 \u00a0\n    two\n\t\n    ReplyDelete\n")
    assert comment.body == "One\n\ntwo"


def test_an_author_line_gives_author_and_time() -> None:
    comment = only("  1. Cloud Mender6 June 2015 at 07:40\n\n    Well.\n\n    ReplyDelete\n")
    assert (comment.author, comment.published) == ("Cloud Mender", "2015-06-06T07:40")
    assert comment.body == "Well."


@pytest.mark.parametrize(
    "line",
    [
        "Cloud Mender - you are right",
        "Thank you, Pim3 April 2018 06:31, for that",
        "As Pim6 June 2015 at 07:40\n    said",
        "Pim31:00",
    ],
)
def test_an_address_or_a_mention_is_no_author_line(line: str) -> None:
    comment = only(f"  1. {line}\n\n    Well.\n\n    ReplyDelete\n")
    assert comment.author is None
    assert comment.body.endswith("\n\nWell.")


def test_a_name_with_a_time_of_day_is_an_author_only_where_all_have_one() -> None:
    both = (
        "  1. Pim21:00\n\n    One\n\n    ReplyDelete\n  2. Ada21:05\n\n    Two\n\n    ReplyDelete\n"
    )
    assert [each.author for each in read(HEAD + both).comments] == ["Pim", "Ada"]
    one = both.replace("Ada21:05", "Well then")
    post = read(HEAD + one)
    assert [each.author for each in post.comments] == [None, None]
    assert rows(post)[0] == (0, "Pim21:00\n\nOne")


def test_empty_headings_and_phantom_items_of_a_whole_page_are_no_comments() -> None:
    text = (
        "2 comments:\n\n  1. Pim6 June 2015 at 07:40\n\n    One\n\n    ReplyDelete\n    Replies\n"
        "    1. Ada6 June 2015 at 07:45\n\n      Two\n\n      Delete\n      Replies\n"
        "        Reply\n    2. Reply\nAdd comment\nLoad more...\n\nArchive\n\n  • 2019 (3)\n"
        "    • May (2)\n  1. Most read\nPowered by Blogger.\n"
    )
    text = "Pages\n\n  • Home\n  • Prices\n\n" + HEAD + text
    post = read(text)
    assert rows(post) == [(0, "One"), (1, "Two")]
    assert (post.title, post.published) == ("Of hems", "2019-03-04")
    assert post.warnings == ()
    (note,) = notes(text)
    assert "10 lines" in note
    assert "line 1." in note


def test_what_stands_below_the_last_comment_is_in_no_comment() -> None:
    text = HEAD + "  1. One\n\n    ReplyDelete\n\nWipe your feet!\n\nPost a Comment\n"
    assert rows(read(text)) == [(0, "One")]
    assert any("2 lines" in each and "line 11." in each for each in notes(text))


def test_the_byline_and_labels_below_the_body_are_the_posts() -> None:
    text = "Posted by Cloud Mender at 08:15\nEmail ThisBlogThis!\nLabels: fog, wool ,\n\n"
    post = read(HEAD + text + "1 comment:\n\n  1. One\n\n    ReplyDelete\n")
    assert (post.author, post.labels) == ("Cloud Mender", ("fog", "wool"))
    assert post.body == "It tore."


def test_a_first_comment_without_its_number_is_read() -> None:
    post = read(HEAD + "2 comments:\n\n    One\n\n    ReplyDelete\n  2. Two\n\n    ReplyDelete\n")
    assert rows(post) == [(0, "One"), (0, "Two")]
    assert any("line 9" in each and "number" in each for each in post.warnings)


def test_a_comment_that_lost_its_action_word_is_told() -> None:
    post = read(HEAD + "  1. One\n\n  2. Two\n\n    ReplyDelete\n  3. Three\n  4. Four\n")
    assert [body for _, body in rows(post)] == ["One", "Two", "Three", "Four"]
    assert sum("action word" in each for each in post.warnings) == 2


def test_a_capture_that_was_cut_off_keeps_what_there_is() -> None:
    whole = HEAD + "2 comments:\n\n  1. One\n\n    ReplyDelete\n  2. Two and\n\n    more\n"
    for end in range(whole.index("ReplyDelete") + 11, len(whole)):
        post = read(whole[:end])
        # Half a number is no comment yet: it stays with the one above, and is told.
        assert rows(post)[0] in ((0, "One"), (0, "One\n\n2"))


def test_a_line_between_comments_stays_with_the_one_above() -> None:
    post = read(HEAD + "  1. One\n\n    ReplyDelete\nStray.\n  2. Two\n\n    ReplyDelete\n")
    assert rows(post) == [(0, "One\n\nStray."), (0, "Two")]
    assert any("Line 10 " in each for each in post.warnings)


def test_a_comment_may_be_empty_or_one_link() -> None:
    post = read(HEAD + "  1. https://mend.example/1\n\n    ReplyDelete\n  2.\n\n    ReplyDelete\n")
    assert rows(post) == [(0, "https://mend.example/1"), (0, "")]


def test_brackets_and_controls_are_text() -> None:
    body = "[/] [insert name] [bold]x \x1b[31m \u202e &amp;amp; cafÃ©"
    assert only(f"  1. {body}\n\n    ReplyDelete\n").body == body


@pytest.mark.parametrize(
    ("line", "claimed"),
    [("No comments:", 0), ("Keine Kommentare:", 0), ("Brak komentarzy:", 0), ("4 comments:", 4)],
)
def test_a_page_without_comments_is_read(line: str, claimed: int) -> None:
    post = read(HEAD + line + "\n")
    assert (post.claimed_comments, post.comments, post.body) == (claimed, (), "It tore.")


def test_text_below_a_count_is_lost_only_where_the_page_has_no_comments() -> None:
    assert "Odd words" in read_any(HEAD + "4 comments:\n\nOdd words of somebody.\n").body
    text = HEAD + "No comments:\n\nPost a Comment\n"
    assert read(text).body == "It tore."
    assert any("1 line" in each for each in notes(text))


def read_any(text: str) -> Post:
    layout, _ = choose_layout(text)
    return assemble(text, layout.parse(text), Source("log.txt", layout.NAME, "utf-8"))


def test_replies_may_answer_replies() -> None:
    text = (
        "4 comments:\n\n  1. One\n\n    ReplyDelete\n    Replies\n    1. Two\n\n      ReplyDelete\n"
        "      Replies\n      1. Three\n\n        Delete\n    2. Four\n\n      Delete\n"
    )
    post = read(HEAD + text)
    assert rows(post) == [(0, "One"), (1, "Two"), (2, "Three"), (1, "Four")]
    assert post.warnings == ()


def test_a_button_below_the_list_is_in_no_comment_however_it_is_indented() -> None:
    text = "1 comment:\n\n  1. One\n\n    ReplyDelete\n    Load more...\n\nHome\n"
    assert only(text).body == "One"


def test_an_empty_form_for_a_reply_is_no_level_to_answer_on() -> None:
    text = (
        "3 comments:\n\n  1. One\n\n    ReplyDelete\n\n    Replies\n\n    1. Reply\n\n"
        "    Replies\n\n      1. Deep down.\n\n        Delete\n\n  2. Two\n\n    ReplyDelete\n"
    )
    post = read(HEAD + text)
    assert "Deep down." in "".join(body for _, body in rows(post))
    assert any("3 comments; 2 " in each for each in post.warnings)


def test_an_empty_form_may_stand_further_in_than_a_reply() -> None:
    text = (
        "1 comment:\n\n  1. One\n\n    ReplyDelete\n    Replies\n\n      1. Reply\n\n"
        "Add comment\nLoad more...\n"
    )
    post = read(HEAD + text)
    assert rows(post) == [(0, "One")]
    assert post.warnings == ()
