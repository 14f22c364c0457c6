"""Every layout: the tree that was written is read, and no text is lost or invented."""

from dataclasses import dataclass
from types import ModuleType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tui_reader.archive.assembly import assemble
from tui_reader.archive.formats import bare, choose_layout, flattened, indented, plain
from tui_reader.archive.pieces import Kind, Reading
from tui_reader.archive.post import Post, Source, walk
from tui_reader.text import fold

LAYOUTS = (indented, bare, flattened, plain)

# Written down here once more, and not taken from the code that is tested.
LANGUAGES = (
    ("ReplyDelete", "Delete", "Replies"),
    ("ResponderEliminar", "Eliminar", "Respuestas"),
    ("ResponderExcluir", "Excluir", "Respostas"),
    ("AntwortenLöschen", "Löschen", "Antworten"),
    ("RépondreSupprimer", "Supprimer", "Réponses"),
    ("RispondiElimina", "Elimina", "Risposte"),
    ("OdpowiedzUsuń", "Usuń", "Odpowiedzi"),
    ("BeantwoordenVerwijderen", "Verwijderen", "Reacties"),
)

WORDS = (
    "the", "cloud", "torn", "at", "its", "hem", "needle", "and", "drizzle", "we", "mend", "it",
    "by", "noon", "sheep", "über", "café", "雲", "[/]", "[insert", "name]", "£4", "“so”", "...",
    "12:30", "5", "July", "2014", "Delete", "Reply", "https://mend.example/1", "👩‍🔧", "a\u200bb",
)  # fmt: skip

line = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(
    # A first and a last word of its own: no line is an action word, a number or a date, and none
    # becomes one when a word is glued to it.
    lambda words: f"So {' '.join(words)}, then"
)
paragraph = st.lists(line, min_size=1, max_size=3).map("\n".join)


@dataclass(frozen=True)
class Said:
    """A comment as it was written."""

    paragraphs: tuple[str, ...]
    replies: tuple["Said", ...] = ()


def said(paragraphs: st.SearchStrategy[str], replies: bool) -> st.SearchStrategy[Said]:
    below = st.lists(said(paragraphs, False), max_size=4) if replies else st.just([])
    texts = st.lists(paragraphs, min_size=1, max_size=4)
    return st.builds(lambda text, inner: Said(tuple(text), tuple(inner)), texts, below)


threads = st.lists(said(paragraph, True), min_size=1, max_size=6)
flat_threads = st.lists(said(line, True), min_size=1, max_size=6)
bodies = st.lists(paragraph, min_size=1, max_size=4)


def expected(comments: list[Said]) -> list[tuple[int, str]]:
    rows = []
    for each in comments:
        rows.append((0, fold(" ".join(each.paragraphs))))
        rows += [(1, fold(" ".join(reply.paragraphs))) for reply in each.replies]
    return rows


def found(post: Post) -> list[tuple[int, str]]:
    return [(depth, fold(each.body)) for depth, each in walk(post.comments)]


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
    total = len(expected(comments))
    lines = ["Tuesday, 5 March 2019", "", "Of hems", "", *"\n\n".join(body).split("\n"), ""]
    lines += [f"{total} comments:", ""]
    for number, each in enumerate(comments, 1):
        lines += [*item(number, 2, each.paragraphs), "", "    " + words[0]]
        if each.replies:
            lines.append("    " + words[2])
            lines += [""] * spaced
        for inner, reply in enumerate(each.replies, 1):
            lines += [*item(inner, 4, reply.paragraphs), "", "      " + words[1]]
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


def read(layout: ModuleType, text: str) -> Post:
    return assemble(text, layout.parse(text), Source("log.txt", layout.NAME, "utf-8"))


def check_accounts(text: str, reading: Reading) -> None:
    """Every character is in just one piece, in order, and what was said is in the post."""
    post = assemble(text, reading, Source("log.txt", "?", "utf-8"))
    end = 0
    told: dict[int, list[str]] = {}
    for piece in reading.pieces:
        assert end <= piece.start < piece.end <= len(text)
        assert not text[end : piece.start].strip()
        end = piece.end
        if piece.kind is Kind.TEXT:
            told.setdefault(piece.comment, []).append(text[piece.start : piece.end])
    assert not text[end:].strip()
    comments = [each for _, each in walk(post.comments)]
    assert len(comments) == len(reading.levels)
    for index, each in enumerate(comments):
        assert fold(each.body) == fold(" ".join(told.get(index, [])))
    for kind, whole in ((Kind.TITLE, post.title), (Kind.BODY, post.body)):
        parts = [text[each.start : each.end] for each in reading.pieces if each.kind is kind]
        if parts or kind is Kind.BODY:
            assert fold(whole) == fold(" ".join(parts))
    authors = [text[each.start : each.end] for each in reading.pieces if each.kind is Kind.AUTHOR]
    names = [each.author for each in comments if each.author]
    assert len(authors) == len(names)
    assert all(fold(full).startswith(name) for full, name in zip(authors, names, strict=True))


@given(bodies, threads, st.sampled_from(LANGUAGES), st.booleans())
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
    flat_threads,
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
        flat_threads,
        st.sampled_from(LANGUAGES),
        st.sampled_from(("glued", "ending", "alone")),
    ),
)

SCRAPS = (
    "ReplyDelete", "Delete", "    Replies", "      Delete", "    ReplyDelete", "  1. ", "    2. ",
    "3 comments:", "No comments:", "Posted by Pim at 08:15", "Labels: a, b", "Pim21:00", "",
    "  Pim6 June 2015 at 07:40", "Friday, 5 July 2013", "Add comment", "\u00a0 \u00a0", "\t",
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


@given(threads, said(paragraph, False), st.integers(0, 5))
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
