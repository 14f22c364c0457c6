"""The words of a page that are neither post nor comment, in the languages that we read."""

from itertools import product

_PAGERS = (
    # A language a row: newer, older, home; each may stand alone or before the next.
    ("newer post", "older post", "home"),
    ("neuerer post", "älterer post", "startseite"),
    ("entrada más reciente", "entrada antigua", "inicio"),
    ("entrada más reciente", "entrada antigua", "página principal"),
    ("postagem mais recente", "postagem mais antiga", "página inicial"),
    ("mensagem mais recente", "mensagem antiga", "página inicial"),
    ("article plus récent", "article plus ancien", "accueil"),
    ("post più recente", "post più vecchio", "home page"),
    ("nieuwere post", "oudere post", "homepage"),
    ("nieuwere posts", "oudere posts", "homepage"),
    ("nowszy post", "starszy post", "strona główna"),
)

_BELOW_COMMENTS = (
    "add comment",
    "load more...",
    "post a comment",
    "powered by blogger.",
    "subscribe to: post comments (atom)",
    "links to this post",
    "create a link",
    "view web version",
    "kommentar hinzufügen",
    "weitere laden...",
    "kommentar veröffentlichen",
    "abonnieren kommentare zum post (atom)",
    "abonnieren: kommentare zum post (atom)",
    "links zu diesem post",
    "añadir comentario",
    "cargar más...",
    "publicar un comentario",
    "suscribirse a: enviar comentarios (atom)",
    "con la tecnología de blogger.",
    "adicionar comentário",
    "carregar mais...",
    "postar um comentário",
    "enviar um comentário",
    "assinar: postar comentários (atom)",
    "subscrever: enviar feedback (atom)",
    "tecnologia do blogger.",
    "com tecnologia do blogger.",
    "ajouter un commentaire",
    "charger la suite...",
    "enregistrer un commentaire",
    "inscription à : publier les commentaires (atom)",
    "fourni par blogger.",
    "aggiungi commento",
    "carica altro...",
    "posta un commento",
    "iscriviti a: commenti sul post (atom)",
    "powered by blogger.",
    "reactie toevoegen",
    "meer laden...",
    "een reactie posten",
    "abonneren op: reacties posten (atom)",
    "mogelijk gemaakt door blogger.",
    "dodaj komentarz",
    "wczytaj więcej...",
    "prześlij komentarz",
    "subskrybuj: komentarze do posta (atom)",
    "obsługiwane przez usługę blogger.",
)

FOOTERS = frozenset(_BELOW_COMMENTS) | {
    between.join(word for word, shown in zip(row, choice, strict=True) if shown)
    for row in _PAGERS
    for choice in product((True, False), repeat=3)
    for between in (" ", "")
    if any(choice)
}
"""Lines of the page below its comments, in lower case and with single spaces."""

SHARES = (
    "Email This",
    "Enviar por correo electrónico",
    "Enviar por e-mail",
    "Enviar a mensagem por e-mail",
    "Diesen Post per E-Mail versenden",
    "Envoyer par e-mail",
    "Invia tramite email",
    "Wyślij pocztą e-mail",
    "Dit e-mailen",
)
"""How the row of buttons below a post begins."""

_SERVICES = ("Twitter", "X", "Facebook", "Pinterest", "Google Buzz", "Orkut")
_SHARE_WITH = (
    "Share to {}",
    "In {} freigeben",
    "Auf {} teilen",
    "Compartir en {}",
    "Compartir con {}",
    "Compartilhar no {}",
    "Compartilhar com o {}",
    "Partilhar no {}",
    "Partager sur {}",
    "Partager dans {}",
    "Condividi su {}",
    "Udostępnij w {}",
    "Udostępnij w usłudze {}",
    "Delen via {}",
    "Delen op {}",
)
_BUTTONS = {
    "BlogThis!",
    "BlogThis !",
    "Escribe un blog",
    "Postar no blog!",
    "Dê a sua opinião!",
    "Postalo sul blog",
    "Wrzuć na bloga",
    "Dit bloggen!",
} | {each.format(service) for each in _SHARE_WITH for service in _SERVICES}


def is_footer(line: str) -> bool:
    """Whether a line is a link or a button of the page below its comments."""
    return len(line) < 80 and " ".join(line.casefold().split()) in FOOTERS


def is_shares(line: str) -> bool:
    """Whether a line is the row of buttons below a post, or one of them."""
    return line.startswith(SHARES) or line in _BUTTONS
