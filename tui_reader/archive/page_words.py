"""The words that Blogger prints around comments, in the languages that we read: data only."""

from tui_reader.archive.dates import without_time

_LONGEST_BYLINE = 80

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
    }
)
"""What stands in the place of the count when there are none."""

FOOTERS = frozenset(
    {
        "add comment",
        "load more...",
        "post a comment",
        "newer post",
        "older post",
        "newer post older post home",
        "home",
        "powered by blogger.",
        "subscribe to: post comments (atom)",
        "kommentar hinzufügen",
        "weitere laden...",
        "kommentar veröffentlichen",
        "neuerer post älterer post startseite",
        "añadir comentario",
        "publicar un comentario",
        "adicionar comentário",
        "postar um comentário",
        "ajouter un commentaire",
        "enregistrer un commentaire",
        "posta un commento",
        "prześlij komentarz",
        "een reactie posten",
    }
)
"""Lines of the page below its comments, in lower case."""


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
)
"""What stands before the author's name below a post."""

LABELS = ("Labels", "Etiquetas", "Marcadores", "Libellés", "Etichette", "Etykiety")
"""What stands, with a colon, before the labels of a post."""

SHARES = (
    "Email This",
    "Enviar por correo electrónico",
    "Enviar por e-mail",
    "Diesen Post per E-Mail versenden",
    "Envoyer par e-mail",
    "Invia tramite email",
    "Wyślij pocztą e-mail",
    "Dit e-mailen",
)
"""How the row of buttons below a post begins."""


def read_byline(line: str) -> str | None:
    """Read a line such as ``Posted by Cloud Mender at 08:15``.

    Args:
        line: A line without white space at its ends.

    Returns:
        The name, which is empty where the tool left it out; None for any other line.
    """
    for word in BYLINES:
        if line.startswith(word) and len(line) < _LONGEST_BYLINE and line[-1] not in "!?":
            rest = line[len(word) :]
            if not rest or rest[0] == " ":
                return without_time(rest.strip())
    return None


def read_labels(line: str) -> list[str] | None:
    """Read a line such as ``Labels: fog, sheep``.

    Args:
        line: A line without white space at its ends.

    Returns:
        The labels; None for any other line.
    """
    for word in LABELS:
        if line.startswith(word):
            colon, _, rest = line[len(word) :].lstrip().partition(":")
            if not colon and line[len(word) :].lstrip().startswith(":"):
                return [label for each in rest.split(",") if (label := each.strip())]
    return None


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
