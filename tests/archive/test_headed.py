"""The layout headed: a heading for each comment, with name and time."""

import pytest

from tui_reader.archive.assembly import assemble
from tui_reader.archive.formats import choose_layout, headed
from tui_reader.archive.post import Post, Source, walk

HEAD = "# Of hems\n\nIt tore.\n\n## Comments\n\n"


def read(text: str) -> Post:
    assert choose_layout(text)[0] is headed
    return assemble(text, headed.parse(text), Source("log.txt", "headed", "utf-8"))


@pytest.mark.parametrize(
    "heading",
    [
        "### Ada - 5 July 2014 at 08:50",
        "### Ada – July 5, 2014 at 8:50 AM",
        "### Ada, 5 July 2014 08:50",
        "### Ada (5 July 2014 at 08:50)",
        "### Comment by Ada on 5 July 2014 at 08:50",
        "### **Ada** | Saturday, 5 July 2014 08:50 ###",
        "### [Ada](https://mend.example/p) - <time datetime='x'>5 July 2014 at 08:50</time>",
    ],
)
def test_a_heading_gives_name_and_time(heading: str) -> None:
    (comment,) = read(HEAD + heading + "\n\nWell.\n\nYes.\n").comments
    assert (comment.author, comment.published) == ("Ada", "2014-07-05T08:50")
    assert comment.body == "Well.\n\nYes."


def test_lower_headings_are_replies_and_rules_part_comments() -> None:
    text = "### Ada - 5 July 2014\n\nOne\n\n---\n\n#### Pim - 6 July 2014\n\nTwo\n\n---\n\n"
    text += "##### Ada - 7 July 2014\n\nThree\n\n---\n\n### Bea - 8 July 2014\n\nFour\n\n---\n"
    found = [(depth, each.author, each.body) for depth, each in walk(read(HEAD + text).comments)]
    assert found == [(0, "Ada", "One"), (1, "Pim", "Two"), (2, "Ada", "Three"), (0, "Bea", "Four")]


def test_headings_of_the_body_and_below_the_comments_are_no_comments() -> None:
    text = "# Of hems\n\n## Left - 3 July 2014\n\nIt tore.\n\n## 1 Comment\n\n"
    text += "### Ada - 5 July 2014\n\nWell.\n\n## About the workshop\n\nUs.\n"
    post = read(text)
    assert [each.body for each in post.comments] == ["Well."]
    assert post.body == "## Left - 3 July 2014\n\nIt tore."
    assert post.claimed_comments == 1
