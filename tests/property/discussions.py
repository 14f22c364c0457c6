"""Discussions as they were written, and what must hold of any reading of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType

from hypothesis import strategies as st

from tui_reader.archive.assembly import assemble
from tui_reader.archive.post import Post, Source, walk
from tui_reader.archive.texts.pieces import Kind, Reading
from tui_reader.text import fold

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


def said(paragraphs: st.SearchStrategy[str], below_it: int) -> st.SearchStrategy[Said]:
    """Make a comment with so many levels of replies below it."""
    below = st.lists(said(paragraphs, below_it - 1), max_size=3) if below_it else st.just([])
    texts = st.lists(paragraphs, min_size=1, max_size=4)
    return st.builds(lambda text, inner: Said(tuple(text), tuple(inner)), texts, below)


threads = st.lists(said(paragraph, 1), min_size=1, max_size=5)
deep_threads = st.lists(said(paragraph, 3), min_size=1, max_size=3)
line_threads = st.lists(said(line, 1), min_size=1, max_size=5)
flat_threads = st.lists(said(paragraph, 0), min_size=1, max_size=6)
bodies = st.lists(paragraph, min_size=1, max_size=4)


def in_order(comments: Sequence[Said], depth: int = 0) -> Iterator[tuple[int, Said]]:
    """Go through a tree in reading order."""
    for each in comments:
        yield depth, each
        yield from in_order(each.replies, depth + 1)


def expected(comments: Sequence[Said]) -> list[tuple[int, str]]:
    return [(depth, fold(" ".join(each.paragraphs))) for depth, each in in_order(comments)]


def found(post: Post) -> list[tuple[int, str]]:
    return [(depth, fold(each.body)) for depth, each in walk(post.comments)]


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
    for full, name in zip(authors, names, strict=True):
        # All its letters, in their order: the marks of links and emphasis are no part of a name.
        letters = iter(full)
        assert all(letter in letters for letter in name if not letter.isspace())
