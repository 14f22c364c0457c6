"""The query language: what one types, half typed or not, as terms."""

import re
from dataclasses import dataclass

from tui_reader.index.words import (
    LONGEST_COMPOUND,
    QUOTES,
    fold_letters,
    is_unspaced,
    split_words,
    without_apostrophes,
)
from tui_reader.search.fields import NAMES, Field, Mistake, field_meant, read_field

PIECE = re.compile(
    r"(?P<minus>-?)(?:(?P<field>[a-z]+(?:-[a-z]+)*):)?"
    rf"(?:[{QUOTES}](?P<phrase>[^{QUOTES}]*)(?P<closed>[{QUOTES}]?)"
    rf"|(?P<chunk>[^\s{QUOTES}]+)|(?P<empty>(?<=:)))",
    re.IGNORECASE,
)
"""A word, a phrase or a field, with the minus before it."""

_ALL = "is a word like the others here: the best hits have them all"
_OPERATORS = {
    "AND": _ALL,
    "OR": _ALL,
    "NOT": "is a word like the others here: a minus leaves one out, as in -rain",
}
"""What other searches take for more than words, and what is told of it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is looked for."""

    words: tuple[str, ...]
    """Folded, at least one; several stand next to each other in this order."""
    compound: str | None = None
    """The same as one word, where hyphens bound the words."""
    exact: bool = False
    """It was quoted: neither slips nor beginnings of words count."""
    excluded: bool = False
    """What it stands in is no hit."""
    unfinished: bool = False
    """It is being typed: its last word may be the beginning of one."""

    def __str__(self) -> str:
        """The term as one would say it: folded, on one line."""
        return ("" if is_unspaced(self.words[0]) else " ").join(self.words)


@dataclass(frozen=True, slots=True)
class Query:
    """What one looks for."""

    text: str
    """As it was typed."""
    terms: tuple[Term, ...]
    """In the order typed; none if there is no word in it."""
    fields: tuple[Field, ...] = ()
    """What else a hit must be, in the order typed."""
    problems: tuple[str, ...] = ()
    """What could not be understood, a line each; the rest of the query holds."""

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that a hit should have, each once."""
        wanted: dict[tuple[tuple[str, ...], bool], Term] = {}
        for term in self.terms:
            if not term.excluded:
                wanted.setdefault((term.words, term.exact), term)
        return tuple(wanted.values())

    @property
    def excluded(self) -> tuple[Term, ...]:
        """The terms that a hit must not have, each once."""
        return tuple(dict.fromkeys(term for term in self.terms if term.excluded))


def parse(text: str) -> Query:
    """Read what was typed; nothing that can be typed is wrong.

    ``two words`` in any order, ``"an exact phrase"``, ``-not``, ``-"not this"``, and the fields
    (``author:name``, ``author:"a whole name"``, ``-in:post``). A quote that is still open is a
    phrase; a lone ``-`` and what has no letters are nothing; a name that is no field's is a
    word, or told where it is nearly one; what follows it is words.

    Args:
        text: Anything, lone surrogates included.

    Returns:
        The query. The last term is unfinished unless white space or a closing quote follows it.
    """
    terms: list[Term] = []
    fields: list[Field] = []
    problems: list[str] = []
    for piece in PIECE.finditer(text):
        unfinished = piece.end() == len(text) and not piece["closed"] and not text[-1].isspace()
        name = (piece["field"] or "").lower()
        if name in NAMES:
            try:
                field = _field(piece, unfinished)
            except Mistake as mistake:
                problems.append(str(mistake))
                continue
            if field is not None:
                fields.append(field)
            continue
        value = piece["phrase"] or piece["chunk"] or ""
        # A colon with a space behind it is prose.
        meant = field_meant(name, value) if name and (value or unfinished) else None
        if meant is not None:
            problems.append(f"“{name}:” is no field. Did you mean “{meant}:”?")
            name = ""
        if value in _OPERATORS and _is_between(piece, text):
            problems.append(f"“{value}” {_OPERATORS[value]}.")
        terms.extend(_terms(piece, name, unfinished))
    return Query(text, tuple(terms), tuple(fields), tuple(dict.fromkeys(problems)))


def _field(piece: re.Match[str], unfinished: bool) -> Field | None:
    quoted = piece["phrase"] is not None
    return read_field(
        piece["field"].lower(),
        piece["phrase"] if quoted else piece["chunk"] or "",
        exact=quoted and bool(piece["closed"]),
        excluded=bool(piece["minus"]),
        unfinished=unfinished,
    )


def _is_between(piece: re.Match[str], text: str) -> bool:
    """Whether a word in capitals stands between others, of which none is a name in capitals."""
    before, after = text[: piece.start()].strip(), text[piece.end() :].strip()
    is_first = not before and piece[0] != "NOT"
    is_bare = piece[0] == piece["chunk"]
    # Who writes of two states means neither as an operator.
    others = (each for each in text.split() if each not in _OPERATORS)
    is_name = any(len(each) > 1 and each.isupper() for each in others)
    return is_bare and bool(after) and not is_first and not is_name


def _terms(piece: re.Match[str], name: str, unfinished: bool) -> list[Term]:
    """The terms of a piece; a name with a colon that is no field's is one of them."""
    if piece["phrase"] is not None:
        found = [*_typed(name), *_quoted(fold_letters(piece["phrase"]))]
    else:
        found = _typed(fold_letters(f"{name}:{piece['chunk'] or ''}"))
    excluded = bool(piece["minus"])
    last = len(found) - 1
    return [
        Term(
            term.words,
            term.compound,
            term.exact,
            excluded,
            unfinished and not excluded and place == last,
        )
        for place, term in enumerate(found)
    ]


def _quoted(folded: str) -> list[Term]:
    words = [
        without_apostrophes(part) for word in split_words(folded) for part in word[0].split("-")
    ]
    return [Term(tuple(words), exact=True)] if words else []


def _typed(folded: str) -> list[Term]:
    """Each word a term, but characters of a script without spaces together as a phrase."""
    terms: list[Term] = []
    run: list[str] = []
    after = -1
    for word in split_words(folded):
        if is_unspaced(word[0]):
            if run and word.start() != after:
                terms.append(Term(tuple(run)))
                run = []
            run.append(word[0])
            after = word.end()
            continue
        if run:
            terms.append(Term(tuple(run)))
            run = []
        terms.append(_word(without_apostrophes(word[0])))
    if run:
        terms.append(Term(tuple(run)))
    return terms


def _word(word: str) -> Term:
    parts = tuple(word.split("-"))
    joined = "".join(parts)
    return Term(parts, joined if len(parts) > 1 and len(word) <= LONGEST_COMPOUND else None)
