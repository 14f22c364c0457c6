"""Every layout: the tree that was written is read, and no text is lost or invented."""

from types import ModuleType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.property.discussions import (
    LANGUAGES,
    Said,
    bodies,
    check_accounts,
    deep_threads,
    expected,
    found,
    in_order,
    line,
    line_threads,
    paragraph,
    read,
    said,
    threads,
)
from tui_reader.archive.formats import LAYOUTS, bare, choose_layout, flattened, indented
from tui_reader.archive.post import walk
from tui_reader.text import fold


def item(number: int, indent: int, paragraphs: tuple[str, ...]) -> list[str]:
    text = "\n\n".join(paragraphs).split("\n")
    inner = " " * (indent + 2)
    return [
        " " * indent + f"{number}. {text[0]}",
        *(inner + each if each else "" for each in text[1:]),
    ]


def write_indented(
    body: list[str], comments: list[Said], words: tuple[str, str, str], spaced: bool
) -> str:
    lines = ["Tuesday, 5 March 2019", "", "Of hems", "", *"\n\n".join(body).split("\n"), ""]
    lines += [f"{len(expected(comments))} comments:", ""]
    numbers: list[int] = []
    for depth, each in in_order(comments):
        numbers[depth + 1 :] = []
        numbers[depth:] = [numbers[depth] + 1 if depth < len(numbers) else 1]
        inner = " " * (4 + 2 * depth)
        lines += [*item(numbers[depth], 2 + 2 * depth, each.paragraphs), ""]
        lines.append(inner + words[1 if depth else 0])
        if each.replies:
            lines.append(inner + words[2])
        lines += [""] * spaced
    return "\n".join(lines)


def write_bare(body: list[str], comments: list[Said], blanks: int) -> str:
    lines = ["5 March 2019", "", "Of hems", "", *"\n\n".join(body).split("\n"), ""]
    for number, each in enumerate(comments, 1):
        lines += [*item(number, 2, each.paragraphs), *[""] * blanks]
        for inner, reply in enumerate(each.replies, 1):
            lines += [*item(inner, 4, reply.paragraphs), *[""] * blanks]
    return "\n".join(lines)


def write_flattened(
    body: list[str], comments: list[Said], words: tuple[str, str, str], place: str
) -> str:
    lines = ["Of hems", *"\n".join(body).split("\n")]
    glue = ""
    for each, word in [
        pair
        for top in comments
        for pair in [(top, words[0]), *((reply, words[1]) for reply in top.replies)]
    ]:
        first, *rest = each.paragraphs
        if place == "ending":
            lines += [first + word, *rest]
        elif place == "alone":
            lines += [first, word, *rest]
        else:
            texts = [glue + first, *rest] if not rest else [glue + first, word + rest[0], *rest[1:]]
            glue = "" if rest else word
            lines += texts
    return "\n".join([*lines, glue] if glue else lines)


@given(bodies, deep_threads, st.sampled_from(LANGUAGES), st.booleans())
def test_an_indented_tree_is_read_as_it_was_written(
    body: list[str], comments: list[Said], words: tuple[str, str, str], spaced: bool
) -> None:
    text = write_indented(body, comments, words, spaced)
    assert choose_layout(text)[0] is indented
    post = read(indented, text)
    assert found(post) == expected(comments)
    assert fold(post.body) == fold(" ".join(body))
    assert (post.title, post.published) == ("Of hems", "2019-03-05")
    assert post.warnings == ()
    check_accounts(text, indented.parse(text))


@given(bodies, threads, st.integers(1, 4))
def test_a_bare_tree_is_read_as_it_was_written(
    body: list[str], comments: list[Said], blanks: int
) -> None:
    text = write_bare(body, comments, blanks)
    assert choose_layout(text)[0] is bare
    post = read(bare, text)
    assert found(post) == expected(comments)
    assert fold(post.body) == fold(" ".join(body))
    assert (post.title, post.published) == ("Of hems", "2019-03-05")
    check_accounts(text, bare.parse(text))


@given(
    bodies,
    line_threads,
    st.sampled_from(LANGUAGES),
    st.sampled_from(("glued", "ending", "alone")),
)
def test_a_flattened_tree_is_read_as_it_was_written(
    body: list[str], comments: list[Said], words: tuple[str, str, str], place: str
) -> None:
    text = write_flattened(body, comments, words, place)
    assert choose_layout(text)[0] is flattened
    post = read(flattened, text)
    assert found(post) == expected(comments)
    assert fold(post.body) == fold(" ".join(body))
    assert post.title == "Of hems"
    check_accounts(text, flattened.parse(text))


written: st.SearchStrategy[str] = st.one_of(
    st.builds(write_indented, bodies, threads, st.sampled_from(LANGUAGES), st.booleans()),
    st.builds(write_bare, bodies, threads, st.integers(0, 3)),
    st.builds(
        write_flattened,
        bodies,
        line_threads,
        st.sampled_from(LANGUAGES),
        st.sampled_from(("glued", "ending", "alone")),
    ),
)

SCRAPS = (
    "ReplyDelete", "Delete", "    Replies", "      Delete", "    ReplyDelete", "  1. ", "    2. ",
    "3 comments:", "No comments:", "Posted by Pim at 08:15", "Labels: a, b", "Pim21:00", "",
    "  Pim6 June 2015 at 07:40", "Friday, 5 July 2013", "Add comment", "\u00a0 \u00a0", "\t",
    "Ada said...", "said…", "Pim says:", "2 thoughts on “hems”", "5 July 2014 at 08:50", "11:20 PM",
    "Ada5 July 2014 at 08:50", "### Ada - 5 July 2014", "# Of hems", "## Comments", "---", "Reply",
    "[Ada](p)[5 July 2014](https://a.example/b#c12345)", "Reply[Delete](d)", "[Delete](d)",
    "  1. ![](a.png)", "#### No comments:", "        1. ", "         ReplyDelete",
    "          Delete",
    "31 February 2014", "Löschen", "AntwortenLöschen", "  2. Reply", "      Reply", "  • so",
)  # fmt: skip
scraps = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=12), line), max_size=25).map(
    "\n".join
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A capture that was cut off, or has lines dropped, doubled or strangers among them."""
    lines = draw(written).split("\n")
    for _ in range(draw(st.integers(0, 4))):
        row = draw(st.integers(0, len(lines) - 1))
        how = draw(st.sampled_from(("drop", "double", "scrap", "indent")))
        if how == "drop" and len(lines) > 1:
            del lines[row]
        elif how == "double":
            lines.insert(row, lines[row])
        elif how == "indent":
            lines[row] = " " * draw(st.integers(0, 7)) + lines[row].lstrip()
        else:
            lines.insert(row, draw(st.sampled_from(SCRAPS)))
    text = "\n".join(lines)
    return text[: draw(st.integers(0, len(text)))] if draw(st.booleans()) else text


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda each: str(each.NAME))
@given(text=st.one_of(damaged(), scraps, st.text(max_size=80)))
def test_no_text_is_lost_or_invented(layout: ModuleType, text: str) -> None:
    assert 0 <= layout.recognise(text) <= 1
    check_accounts(text, layout.parse(text))


@given(threads, said(paragraph, 0), st.integers(0, 5))
def test_a_newer_capture_keeps_the_old_ids(
    comments: list[Said], newcomer: Said, place: int
) -> None:
    before = read(indented, write_indented(["So it is."], comments, LANGUAGES[0], False))
    assume(fold(" ".join(newcomer.paragraphs)) not in {text for _, text in expected(comments)})
    comments.insert(min(place, len(comments)), newcomer)
    after = read(indented, write_indented(["So it is."], comments, LANGUAGES[0], True))
    assert before.id == after.id
    old = {each.id: fold(each.body) for _, each in walk(before.comments)}
    new = {each.id: fold(each.body) for _, each in walk(after.comments)}
    assert len(new) == len(old) + 1
    assert old.items() <= new.items()
