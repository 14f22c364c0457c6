"""The layout said: where comments begin and end, whose they are, and what is only a story."""

import pytest

from tui_reader.archive.assembly import assemble
from tui_reader.archive.formats import choose_layout, said
from tui_reader.archive.post import Post, Source, walk

HEAD = "Monday, 4 March 2019\n\nOf hems\n\nIt tore.\n\n"


def read(text: str) -> Post:
    assert choose_layout(text)[0] is said
    return assemble(text, said.parse(text), Source("log.txt", "said", "utf-8"))


def rows(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(each.author, each.published, each.body) for _, each in walk(read(text).comments)]


@pytest.mark.parametrize(
    "header",
    [
        "Ada Hem said...",
        "Ada Hem said…",
        "Ada Hem said ...",
        "Ada Hem says:",
        "Ada Hem dijo...",
        "Ada Hem disse...",
        "Ada Hem a dit…",
        "Ada Hem ha detto...",
        "Ada Hem hat gesagt…",
        "Ada Hem zei...",
        "Ada Hem pisze...",
        "Ada Hem\nsaid...",
        "Blogger Ada Hem said...",
        "**Ada Hem** said...",
        "[Ada Hem](https://mend.example/p) said...",
        "* Ada Hem says:",
        "1. Ada Hem says:",
    ],
)
def test_a_comment_begins_with_a_name_and_a_verb(header: str) -> None:
    assert rows(HEAD + f"1 comment:\n\n{header}\nWell.\n") == [("Ada Hem", None, "Well.")]


@pytest.mark.parametrize(
    "header",
    [
        "At 5 July 2014 at 08:50, Ada said...",
        "Ada said on July 5, 2014 at 8:50 am:",
        "Ada on July 5, 2014 at 8:50 am said:",
        "Ada said...\n5 July 2014 at 08:50",
        "Ada says:\nJuly 5, 2014 at 8:50 am",
    ],
)
def test_the_time_may_stand_with_the_name(header: str) -> None:
    assert rows(HEAD + f"1 comment:\n\n{header}\nWell.\n") == [("Ada", "2014-07-05T08:50", "Well.")]


def test_the_time_may_stand_below_the_text() -> None:
    text = HEAD + "2 comments:\n\nAda said...\nWell.\n\nQuite.\n5 July, 2014 08:50\n\n"
    text += "Anonymous Pim said...\nYes.\n11:20 PM\n\nPost a Comment\nHome\n"
    assert rows(text) == [
        ("Ada", "2014-07-05T08:50", "Well.\n\nQuite."),
        ("Anonymous Pim", None, "Yes."),
    ]


def test_the_owner_may_have_a_word_for_comments_where_the_number_is_right() -> None:
    text = HEAD + "2 opinions:\n\nAda said...\nWell.\n\nPim said...\nYes.\n"
    post = read(text)
    assert (post.body, post.claimed_comments, len(post.comments)) == ("It tore.", 2, 2)
    story = HEAD + "3 things:\n\nAda said...\nWell.\n\nPim said...\nYes.\n"
    assert choose_layout(story)[0] is not said


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_comment_may_end_with_a_number_of_something(number: int) -> None:
    said = [(name, f"{name} likes wool.") for name in ("Ada", "Pim", "Wren", "Gusset")]
    said[1] = ("Pim", f"I like wool.\n\n{number} good things:")
    texts = [f"{name} said...\n5 July 2014 at 08:50\n\n{text}\n\n" for name, text in said]
    assert [(author, text) for author, _, text in rows(HEAD + "".join(texts))] == said


def test_what_the_page_prints_for_a_picture_is_no_name() -> None:
    text = HEAD + "3 comments:\n\nBlogger Ada said...\nWell.\n\nAnonymous Anonymous said...\nYes."
    text += "\n\nAnonymous said...\nHm.\n"
    assert [author for author, _, _ in rows(text)] == ["Ada", "Anonymous", "Anonymous"]


def test_a_time_may_lead_to_the_comment() -> None:
    page = "https://mend.example/hems/"
    text = (
        "# Of hems\n\nIt tore.\n\n## 2 thoughts on “Of hems”\n\n"
        "1. ![A face](//a.example/i) **Ada** says:\n\n"
        f"   [July 5, 2014 at 8:50 am]({page}#comment-271)\n\n   Well.\n2. **[Pim](/p)** says:\n\n"
        f"   [July 6, 2014 at 8:50 am]({page}#comment-272)\n\n   Yes.\n"
    )
    assert read(text).title == "Of hems"
    found = [(each.author, each.id, each.url, each.body) for each in read(text).comments]
    assert found == [
        ("Ada", "comment-271", f"{page}#comment-271", "Well."),
        ("Pim", "comment-272", f"{page}#comment-272", "Yes."),
    ]
    text = HEAD + f"2 comments:\n\nAda said...\nWell.\n[5 July 2014 8:50 AM]({page}#c12345)\n\n"
    text += f"Pim said...\nYes.\n[6 July 2014 8:50 AM]({page}#c12346)\n"
    assert [each.id for each in read(text).comments] == ["c12345", "c12346"]


def test_somebody_may_quote_a_speaker() -> None:
    time = "5 July 2014 at 08:50"
    text = HEAD + f"3 comments:\n\nAda said...\nWell.\n{time}\n\nPim said...\nAda said...\nwell.\n"
    text += f"{time}\n\nBea said...\n\nPim said...\n\nNothing.\n{time}\n"
    assert [(author, body) for author, _, body in rows(text)] == [
        ("Ada", "Well."),
        ("Pim", "Ada said...\nwell."),
        ("Bea", "Pim said...\n\nNothing."),
    ]


def test_speakers_above_the_count_are_the_posts() -> None:
    text = (
        "4 March 2019\n\nOf hems\n\nThe goose said...\n\nHonk.\n\n1 comment:\n\nAda said...\nWell."
    )
    post = read(text)
    assert post.body == "The goose said...\n\nHonk."
    assert [each.author for each in post.comments] == ["Ada"]


def test_replies_of_another_kind_of_blog_are_indented() -> None:
    text = "Of hems\n\nIt tore.\n\n3 thoughts on “Of hems”\n\n  * Ada says:\n    One\n\n    Reply\n"
    text += "    * Pim says:\n      Two\n\n      Reply\n      * Ada says:\n        Three\n"
    found = [(depth, each.author, each.body) for depth, each in walk(read(text).comments)]
    assert found == [(0, "Ada", "One"), (1, "Pim", "Two"), (2, "Ada", "Three")]


@pytest.mark.parametrize(
    "sentence",
    [
        "This comment has been removed by the author.",
        "This comment has been removed by a blog administrator.",
        "El autor ha eliminado este comentario.",
        "Este comentário foi removido pelo autor.",
        "Ce commentaire a été supprimé par l'auteur.",
        "Dieser Kommentar wurde vom Autor entfernt.",
        "Questo commento è stato eliminato dall'autore.",
        "Deze reactie is verwijderd door de auteur.",
        "Ten komentarz został usunięty przez autora.",
    ],
)
def test_a_comment_that_was_removed_stays_a_comment(sentence: str) -> None:
    text = HEAD + f"2 comments:\n\nAda said...\n{sentence}\n\nPim said...\nWell.\n"
    assert [body for _, _, body in rows(text)] == [sentence, "Well."]


@pytest.mark.parametrize("text", [":", "**", "#:", "…", "1. :", "[](a):"])
def test_a_line_of_signs_is_no_beginning_of_a_comment(text: str) -> None:
    assert said.recognise(text) == 0.0


POSTED = "Posted by Keeper at 07:15\nLabels: hems\nEmail This\n\n"


@pytest.mark.parametrize(
    ("header", "time", "published"),
    [
        (f"{POSTED}Ada said...", "27 March 2009 at 09:50", "2009-03-27T09:50"),
        (f"{POSTED}Ada said...", "11:20 PM", None),
        (
            f"{POSTED}So he says:\n\n{POSTED}Ada said...",
            "27 March 2009 at 09:50",
            "2009-03-27T09:50",
        ),
        ("Blogger Ada said...", "27 March 2009 at 09:50", "2009-03-27T09:50"),
    ],
)
@pytest.mark.parametrize("footer", ["", "\n\nPost a Comment\n\nNewer Post Older Post Home\n"])
def test_a_comment_alone_needs_no_count_where_its_place_shows_it(
    header: str, time: str, published: str | None, footer: str
) -> None:
    text = f"{HEAD}{header}\n\nWell.\n\nNo.\n\n{time}{footer}"
    assert rows(text) == [("Ada", published, "Well.\n\nNo.")]


@pytest.mark.parametrize(
    "story",
    [
        "Ada said...\n\nWell.\n\n27 March 2009 at 09:50\n",
        f"{POSTED}Ada said...\n\nWell.\n",
        f"{POSTED}Ada said...\n\nWell.\n\n27 March 2009 at 09:50\n\nNo.\n\n5 July 2014 at 08:50\n",
        f"{POSTED}Then\n\nAda said...\n\nWell.\n\n27 March 2009 at 09:50\n",
        f"{POSTED}So Ada says:\n\nWell.\n\n27 March 2009 at 09:50\n",
        "Blogger Ada said...\n\nWell.\n\n09:50\n",
    ],
)
def test_a_speaker_alone_in_a_story_is_no_comment(story: str) -> None:
    assert choose_layout(HEAD + story)[0] is not said
