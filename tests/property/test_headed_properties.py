"""Layouts that name the author of each comment: the tree, names and times that were written."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from hypothesis import given
from hypothesis import strategies as st

from tests.property.discussions import (
    Said,
    bodies,
    check_accounts,
    deep_threads,
    expected,
    flat_threads,
    found,
    in_order,
    read,
    threads,
)
from tui_reader.archive.formats import (
    authored,
    choose_layout,
    headed,
    markdown,
    rendered,
    said,
)
from tui_reader.archive.post import Post, walk
from tui_reader.text import fold

NAMES = ("Ada", "Cloud Mender", "Pim O’Hem", "zoë", "雲の人", "Miss B. Flatte", "Anonymous")

DAY = "2022-05-16"


@dataclass(frozen=True)
class Language:
    """What a page prints in one language."""

    count: str
    said: str
    says: str
    reply: str
    delete: str
    replies: str
    day: str
    time: str
    """What is said of 20:11."""
    byline: str
    labels: str
    footer: str


# Written down here once more, and not taken from the code that is tested.
LANGUAGES = (
    Language(
        "comments:", "said...", "says:", "Reply", "Delete", "Replies", "Monday, May 16, 2022",
        "May 16, 2022 at 8:11 PM", "Posted by Pim at 8:11 PM", "Labels",
        "Newer Post Older Post Home",
    ),
    Language(
        "comentarios:", "dijo…", "dice:", "Responder", "Eliminar", "Respuestas",
        "lunes, 16 de mayo de 2022", "16 de mayo de 2022, 20:11", "Publicado por Pim en 20:11",
        "Etiquetas", "Publicar un comentario",
    ),
    Language(
        "comentários:", "disse...", "diz:", "Responder", "Excluir", "Respostas",
        "segunda-feira, 16 de maio de 2022", "16 de maio de 2022 às 20:11",
        "Postado por Pim às 20:11", "Marcadores", "Postar um comentário",
    ),
    Language(
        "commentaires:", "a dit…", "dit :", "Répondre", "Supprimer", "Réponses",
        "lundi 16 mai 2022", "16 mai 2022 à 20:11", "Publié par Pim à 20:11", "Libellés",
        "Enregistrer un commentaire",
    ),
    Language(
        "Kommentare:", "hat gesagt…", "sagt:", "Antworten", "Löschen", "Antworten",
        "Montag, 16. Mai 2022", "16. Mai 2022 um 20:11", "Eingestellt von Pim um 20:11", "Labels",
        "Kommentar veröffentlichen",
    ),
    Language(
        "commenti:", "ha detto...", "scrive:", "Rispondi", "Elimina", "Risposte",
        "lunedì 16 maggio 2022", "16 maggio 2022 alle ore 20:11", "Pubblicato da Pim alle 20:11",
        "Etichette", "Posta un commento",
    ),
    Language(
        "reacties:", "zei...", "zegt:", "Beantwoorden", "Verwijderen", "Reacties",
        "maandag 16 mei 2022", "16 mei 2022 om 20:11", "Gepost door Pim op 20:11", "Labels",
        "Een reactie posten",
    ),
    Language(
        "komentarze:", "pisze...", "pisze:", "Odpowiedz", "Usuń", "Odpowiedzi",
        "poniedziałek, 16 maja 2022", "16 maja 2022 20:11", "Autor: Pim o 20:11", "Etykiety",
        "Prześlij komentarz",
    ),
)  # fmt: skip
languages = st.sampled_from(LANGUAGES)
names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=7)


def named(comments: list[Said], people: list[str]) -> Iterator[tuple[int, Said, str]]:
    for place, (depth, each) in enumerate(in_order(comments)):
        yield depth, each, people[place % len(people)]


def head(language: Language, body: list[str], total: int) -> list[str]:
    whole = "\n\n".join(body).split("\n")
    below = [language.byline, f"{language.labels}: fog, wool", "", f"{total} {language.count}", ""]
    return [language.day, "", "Of hems", "", *whole, "", *below]


def check(layout: ModuleType, text: str, body: list[str], comments: list[Said]) -> Post:
    assert choose_layout(text)[0] is layout
    post = read(layout, text)
    assert found(post) == expected(comments)
    assert fold(post.body) == fold(" ".join(body))
    assert post.title == "Of hems"
    assert post.claimed_comments in (None, len(expected(comments)))
    check_accounts(text, layout.parse(text))
    return post


def check_head(post: Post) -> None:
    assert (post.published, post.author, post.labels) == (f"{DAY}T20:11", "Pim", ("fog", "wool"))
    assert post.warnings == ()


def check_told(post: Post, comments: list[Said], people: list[str], published: str | None) -> None:
    told = [(each.author, each.published) for _, each in walk(post.comments)]
    assert told == [(name, published) for _, _, name in named(comments, people)]


def texts(each: Said) -> list[str]:
    return "\n\n".join(each.paragraphs).split("\n")


@given(bodies, flat_threads, names, languages, st.sampled_from(("above", "below", "none", "two")))
def test_comments_that_somebody_said(
    body: list[str], comments: list[Said], people: list[str], language: Language, style: str
) -> None:
    lines = head(language, body, len(comments))
    for _, each, name in named(comments, people):
        lines += [name, language.said] if style == "two" else [f"{name} {language.said}"]
        lines += [language.time] * (style == "above")
        lines += [*texts(each), *[language.time] * (style in ("below", "two")), ""]
    post = check(said, "\n".join([*lines, language.footer]), body, comments)
    check_head(post)
    check_told(post, comments, people, None if style == "none" else f"{DAY}T20:11")


@given(bodies, deep_threads, names, languages)
def test_comments_of_another_kind_of_blog(
    body: list[str], comments: list[Said], people: list[str], language: Language
) -> None:
    total = len(expected(comments))
    lines = [
        "Of hems",
        "",
        *"\n\n".join(body).split("\n"),
        "",
        f"{total} thoughts on “Of hems”",
        "",
    ]
    for depth, each, name in named(comments, people):
        inner = " " * (4 * depth)
        lines += [f"{inner}* {name} {language.says}", f"{inner}  {language.time}", ""]
        lines += [inner + "  " + text for text in texts(each)]
        lines += ["", f"{inner}  {language.reply}", ""]
    post = check(said, "\n".join(lines), body, comments)
    check_told(post, comments, people, f"{DAY}T20:11")


@given(bodies, threads, names, languages, st.booleans())
def test_comments_copied_from_a_browser(
    body: list[str], comments: list[Said], people: list[str], language: Language, glued: bool
) -> None:
    lines = head(language, body, len(expected(comments)))
    for thread in comments:
        people = people[1:] + people[:1]
        name = people[0]
        lines += [f"{name}{language.time}"] if glued else [name, language.time]
        lines += [*texts(thread), language.reply]
        lines += [language.replies] if thread.replies else []
        for each in thread.replies:
            lines += [f"{name}{language.time}"] if glued else ["", name, language.time]
            lines += texts(each)
        lines += [language.reply] if thread.replies else []
    post = check(authored, "\n".join([*lines, language.footer]), body, comments)
    check_head(post)
    assert all(each.published == f"{DAY}T20:11" for _, each in walk(post.comments))


@given(bodies, threads, names, languages)
def test_comments_of_a_page_whose_lines_were_joined_by_a_program(
    body: list[str], comments: list[Said], people: list[str], language: Language
) -> None:
    lines = head(language, body, len(expected(comments)))
    for depth, each, name in named(comments, people):
        lines += [name, language.time, *texts(each)]
        lines += [language.delete] if depth else [language.reply, language.delete]
        lines += [language.replies] if each.replies else []
    post = check(authored, "\n".join([*lines, language.footer]), body, comments)
    check_head(post)
    check_told(post, comments, people, f"{DAY}T20:11")


@given(bodies, deep_threads, names, languages, st.sampled_from((" - ", ", ", " — ", " | ")))
def test_comments_below_headings(
    body: list[str], comments: list[Said], people: list[str], language: Language, between: str
) -> None:
    lines = ["# Of hems", "", *"\n\n".join(body).split("\n"), "", "## Comments", ""]
    for depth, each, name in named(comments, people):
        lines += ["#" * (depth + 3) + f" {name}{between}{language.time}", "", *texts(each), ""]
    post = check(headed, "\n".join(lines), body, comments)
    check_told(post, comments, people, f"{DAY}T20:11")


@given(bodies, deep_threads, names, languages, st.booleans())
def test_comments_in_markdown(
    body: list[str], comments: list[Said], people: list[str], language: Language, marked: bool
) -> None:
    page = "https://mend.example/2022/05/of-hems.html"
    if not marked:
        comments = [Said(each.paragraphs, tuple(Said(b.paragraphs) for b in each.replies))
                    for each in comments]  # fmt: skip
    total = len(expected(comments))
    lines = [f"## {language.day}", "", f"### [Of hems]({page})", "", *"\n\n".join(body).split("\n")]
    lines += ["", f"{language.labels}: [fog]({page}), [wool]({page})", ""]
    lines += [f"#### {total} {language.count}", ""]
    for place, (depth, each, name) in enumerate(named(comments, people), 10_000):
        delete = f"[{language.delete}](https://www.blogger.com/delete-comment.g?postID={place})"
        lines += [" " * (2 + 3 * depth) + "1. ![](//mend.example/a.png)", ""] * marked
        lines += [
            f"[{name}](https://mend.example/p)[{language.time}]({page}?showComment=1#c{place})"
        ]
        lines += ["", *texts(each), "", delete if depth else language.reply + delete, ""]
        lines += [language.replies, ""] if each.replies else []
    lines += [language.reply, "", "[Newer Post](https://mend.example/)", "", "## About", "", "Us"]
    post = check(markdown, "\n".join(lines), body, comments)
    check_told(post, comments, people, f"{DAY}T20:11")
    assert (post.url, post.labels, post.published) == (page, ("fog", "wool"), DAY)
    ids = [each.id for _, each in walk(post.comments)]
    assert ids == [f"c{place}" for place in range(10_000, 10_000 + total)]


@given(
    bodies,
    deep_threads,
    names,
    languages,
    st.integers(0, 60),
    st.integers(4, 12),
    st.integers(0, 3),
    st.booleans(),
)
def test_comments_of_a_page_as_it_is_drawn(
    body: list[str],
    comments: list[Said],
    people: list[str],
    language: Language,
    base: int,
    step: int,
    distance: int,
    named_too: bool,
) -> None:
    total = len(expected(comments))
    lines = ["", *[" " * base + each for each in head(language, body, total)]]
    numbers: list[int] = []
    for depth, each, name in named(comments, people):
        numbers[depth + 1 :] = []
        numbers[depth:] = [numbers[depth] + 1 if depth < len(numbers) else 1]
        inner = base + 6 + distance + (step + 6) * depth
        number = " " * (inner - 1 - distance) + f"{numbers[depth]}. "
        first, *rest = texts(each)
        lines += [number + name + language.time, ""] if named_too else [number + first]
        lines += [" " * inner + text for text in ([first, *rest] if named_too else rest)]
        word = language.delete if depth else language.reply + language.delete
        lines += ["", " " * inner + word]
        lines += [" " * (inner + 2) + language.replies] if each.replies else []
    post = check(rendered, "\n".join([*lines, "", " " * base + language.footer]), body, comments)
    check_head(post)
    if named_too:
        check_told(post, comments, people, f"{DAY}T20:11")
