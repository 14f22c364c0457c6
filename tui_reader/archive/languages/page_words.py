"""The words that Blogger prints around comments, in the languages that we read: data only."""

import re
from operator import itemgetter

from tui_reader.archive.languages.dates import Moment, split_moment, without_time

_LONGEST_BYLINE = 80
_LONGEST_COUNT = 200

# Bounded, so that a line of brackets is not searched over and over.
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\[\]]{0,1500}\)")
# Faster than a template.
_WORDS = itemgetter(1)
_COUNT_BEHIND = re.compile(r"\s\d{1,6} (?:comments?|comentarios?|comentários?|Kommentare?)$")

ACTIONS = (
    # A language a row: reply, delete, the heading above replies.
    ("Reply", "Delete", "Replies"),
    ("Responder", "Eliminar", "Respuestas"),
    ("Responder", "Excluir", "Respostas"),
    ("Antworten", "Löschen", "Antworten"),
    ("Répondre", "Supprimer", "Réponses"),
    ("Rispondi", "Elimina", "Risposte"),
    ("Odpowiedz", "Usuń", "Odpowiedzi"),
    ("Beantwoorden", "Verwijderen", "Reacties"),
)

PAIRS = {reply + delete: delete for reply, delete, _ in ACTIONS}
"""What closes a top-level comment (both words glued), and what closes a reply."""

TOP_LEVEL_WORDS = frozenset(PAIRS)
"""The words that close a top-level comment."""

REPLY_WORDS = frozenset(PAIRS.values())
"""The words that close a reply."""

REPLIES_HEADINGS = frozenset(heading for _, _, heading in ACTIONS) | {"Antwoorden"}
"""The headings above the replies to a comment."""

FORM_WORDS = REPLIES_HEADINGS | {reply for reply, _, _ in ACTIONS}
"""What may stand between two comments: an empty heading, a button."""

INFLECTIONS = frozenset({"d", "s", "r", "rs"})
"""Endings that make an ordinary word of a word that closes a reply."""

COUNT_WORDS = frozenset(
    "comment comments comentario comentarios comentário comentários kommentar kommentare "
    "commentaire commentaires commento commenti komentarz komentarze komentarzy reactie reacties "
    "opmerking opmerkingen".split()
)
"""What is counted in a line such as ``3 comments:``."""

_RESPONSES = COUNT_WORDS | frozenset(
    "thought thoughts response responses reply replies pensamiento pensamientos respuesta "
    "respuestas réflexion réflexions réponse réponses gedanke gedanken antwort antworten "
    "pensiero pensieri risposta risposte pensamento pensamentos resposta respostas gedachte "
    "gedachten antwoord antwoorden myśl myśli odpowiedź odpowiedzi".split()
)
_TO = frozenset("on to en sobre a em sur à au zu auf su op over do na w –".split())
_ONE = frozenset(("One", "Ein", "Una", "Une", "Uma", "Een"))

NO_COMMENTS = frozenset(
    {
        "no comments",
        "no hay comentarios",
        "sin comentarios",
        "nenhum comentário",
        "sem comentários",
        "keine kommentare",
        "aucun commentaire",
        "nessun commento",
        "brak komentarzy",
        "geen reacties",
        "geen opmerkingen",
        "no comments yet",
        "noch keine kommentare",
        "aún no hay comentarios",
        "ainda não há comentários",
        "aucun commentaire pour le moment",
        "ancora nessun commento",
        "nog geen reacties",
    }
)
"""What stands in the place of the count when there are none."""

BYLINES = (
    "Posted by",
    "Publicado por",
    "Postado por",
    "Eingestellt von",
    "Publié par",
    "Pubblicato da",
    "Autor:",
    "Gepost door",
    "Geplaatst door",
    "Published by",
    "Enviado por",
    "Veröffentlicht von",
    "Envoyé par",
    "Rédigé par",
    "Postato da",
    "Inviato da",
    "Opublikowane przez",
    "Opublikował",
)
"""What stands before the author's name below a post."""

LABELS = ("Labels", "Etiquetas", "Marcadores", "Libellés", "Etichette", "Etykiety", "Tags")
"""What stands, with a colon, before the labels of a post."""


def read_byline(line: str) -> str | None:
    """Read a line such as ``Posted by Cloud Mender at 08:15``.

    Args:
        line: A line without white space at its ends.

    Returns:
        The name, which is empty where the tool left it out; None for any other line.
    """
    rest = _behind_byline(line)
    if rest is None:
        return None
    found = split_moment(rest)
    return found[0] if found else without_time(rest)


def byline_moment(line: str) -> Moment | None:
    """Read the time in a line such as ``Posted by Cloud Mender at 08:15``.

    Args:
        line: A line without white space at its ends.
    """
    found = split_moment(_behind_byline(line) or "")
    return found[1] if found else None


def _behind_byline(line: str) -> str | None:
    if not line.startswith(BYLINES):
        return None
    line = unlinked(line)
    for word in BYLINES:
        if line.startswith(word) and len(line) < _LONGEST_BYLINE and line[-1] not in "!?":
            rest = line[len(word) :]
            if not rest or rest[0] == " ":
                return rest.strip()
    return None


def unlinked(line: str) -> str:
    """Give a line with the words of Markdown's links instead of the links."""
    # Twice, for an image may be in a link.
    return _LINK.sub(_WORDS, _LINK.sub(_WORDS, line)) if "](" in line else line


def read_labels(line: str) -> list[str] | None:
    """Read a line such as ``Labels: fog, sheep``.

    Args:
        line: A line without white space at its ends.

    Returns:
        The labels; None for any other line.
    """
    if not line.startswith(LABELS):
        return None
    before, colon, rest = line.partition(":")
    if not colon or before.rstrip() not in LABELS:
        return None
    rest = _COUNT_BEHIND.sub("", unlinked(rest))
    return [label for each in rest.split(",") if (label := each.strip())]


def read_responses(line: str) -> int | None:
    """Read a line such as ``3 thoughts on “Of hems”`` or ``3 Responses to Of hems``.

    Args:
        line: A line without white space at its ends.

    Returns:
        The number; None for any other line.
    """
    if len(line) > _LONGEST_COUNT or not (line[:1].isdigit() or line[:3] in _ONE):
        return None
    words = line.split(maxsplit=3)
    if len(words) < 4 or words[1].casefold() not in _RESPONSES or words[2] not in _TO:
        return None
    if words[0] in _ONE:
        return 1
    digits = words[0].replace(",", "").replace(".", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 8 else None


def read_count(line: str, *, any_word: bool = False) -> tuple[bool, int | None]:
    """Read a line such as ``25 comments:``, ``Kommentare:`` or ``No comments:``.

    Args:
        line: A line without white space at its ends.
        any_word: Whether the owner's own word may stand after the number.

    Returns:
        Whether it is such a line, and the count where it says one.
    """
    if not line.endswith(":") or len(line) > 60:
        return False, None
    words = line[:-1].casefold().split()
    if not words:
        return False, None
    if " ".join(words) in NO_COMMENTS:
        return True, 0
    digits = words[0].replace(",", "").replace(".", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 8):
        return len(words) == 1 and words[0] in COUNT_WORDS, None
    known = len(words) == 2 and words[1] in COUNT_WORDS
    return (known or (any_word and 2 <= len(words) <= 3)), int(digits)
