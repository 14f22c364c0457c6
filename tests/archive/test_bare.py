"""The layout bare: only indents and running numbers tell comment from comment."""

from tests.builders import notes
from tui_reader.archive.assembly import assemble
from tui_reader.archive.formats import bare, choose_layout
from tui_reader.archive.post import Post, Source, walk

HEAD = "4 March 2019\n\nOf hems\n\nIt tore.\n\n"


def read(text: str) -> Post:
    assert choose_layout(text)[0] is bare
    return assemble(text, bare.parse(text), Source("log.txt", "bare", "utf-8"))


def rows(post: Post) -> list[tuple[int, str]]:
    return [(depth, each.body) for depth, each in walk(post.comments)]


def test_the_tree_is_told_by_indent_and_number() -> None:
    post = read(
        HEAD + "  1. One\n\n    1. Two\n\n      so\n\n\n\n    2. Three\n  2. Four\n\n    more\n\n"
        "    1. Five"
    )
    assert rows(post) == [
        (0, "One"),
        (1, "Two\n\nso"),
        (1, "Three"),
        (0, "Four\n\nmore"),
        (1, "Five"),
    ]
    assert post.body == "It tore."
    (warning,) = post.warnings
    assert "line 7" in warning


def test_a_count_line_leaves_nothing_to_guess() -> None:
    post = read(HEAD + "2 comments:\n\n  1. One\n\n    1. Two\n\nWipe your feet!\n")
    assert rows(post) == [(0, "One"), (1, "Two")]
    assert post.claimed_comments == 2
    assert post.warnings == ()


def test_a_list_inside_a_comment_is_no_reply() -> None:
    post = read(
        HEAD + "  1. Points:\n\n    1. wool\n    2. fog\n\n    That is all.\n\n    1. So it is"
    )
    assert rows(post) == [
        (0, "Points:\n\n1. wool\n2. fog\n\nThat is all."),
        (1, "So it is"),
    ]


def test_a_paragraph_that_begins_with_a_large_number_is_no_reply() -> None:
    post = read(HEAD + "  1. One\n\n    1907. That was the year.")
    assert rows(post) == [(0, "One\n\n1907. That was the year.")]


def test_missing_numbers_are_told() -> None:
    post = read(HEAD + "  2. One\n\n    2. Two\n\n    4. Three\n\n  5. Four")
    assert rows(post) == [(0, "One"), (1, "Two"), (1, "Three"), (0, "Four")]
    assert any("line 9" in each for each in post.warnings)
    assert any("line 11" in each for each in post.warnings)


def test_a_numbered_list_of_the_author_stays_body() -> None:
    numbered = "1. wool\n2. fog\n\n  • moth\n\nAnd so on.\n\n"
    post = read(HEAD + numbered + "  1. One\n\n  2. Two")
    assert rows(post) == [(0, "One"), (0, "Two")]
    assert post.body == "It tore.\n\n1. wool\n2. fog\n\n• moth\n\nAnd so on."


def test_an_authors_list_with_text_below_is_no_comments() -> None:
    post = read(HEAD + "  1. wool\n  2. fog\n\nThat is what you need.\n")
    assert post.comments == ()
    assert "2. fog" in post.body
    assert post.body.endswith("That is what you need.")
    assert any("No comments were told apart" in each for each in post.warnings)


def test_short_lines_of_the_page_may_follow() -> None:
    text = HEAD + "  1. One\n\n  2. Two\n\nWipe your feet!\n\nPost a Comment\n"
    assert rows(read(text)) == [(0, "One"), (0, "Two")]
    assert any("2 lines" in each for each in notes(text))


def test_a_first_comment_without_its_number_is_read_below_a_count() -> None:
    post = read(HEAD + "2 comments:\n\n    One\n\n  2. Two\n")
    assert rows(post) == [(0, "One"), (0, "Two")]
    assert any("no number (line 9)" in each for each in post.warnings)


def test_a_stray_line_stays_where_the_numbers_run_on() -> None:
    post = read(HEAD + "2 comments:\n\n  1. One\n\nStray.\n\n  2. Two\n")
    assert rows(post) == [(0, "One\n\nStray."), (0, "Two")]


def test_a_non_breaking_space_makes_no_item() -> None:
    post = read(HEAD + "  1.\u00a0wool\n\n  1. One\n")
    assert rows(post) == [(0, "One")]
    assert post.body.endswith("1.\u00a0wool")


def test_answers_to_answers_are_told_by_texts_as_far_in() -> None:
    text = (
        "  1. One\n\n\n    1. Two\n\n\n      1. Three\n\n        more\n\n    2. Four\n\n  2. Five\n"
    )
    post = read(HEAD + text)
    found = [(depth, each.body) for depth, each in walk(post.comments)]
    assert found == [(0, "One"), (1, "Two"), (2, "Three\n\nmore"), (1, "Four"), (0, "Five")]
    # Without such a text it is a list that somebody wrote.
    text = "  1. One\n\n\n    1. Two\n\n      1. left\n\n      2. right\n\n\n  2. Five\n"
    found = [(depth, each.body) for depth, each in walk(read(HEAD + text).comments)]
    assert found == [(0, "One"), (1, "Two\n\n1. left\n\n2. right"), (0, "Five")]
