"""Which layout reads which text: none takes what another reads better."""

import pytest

from tests.archive.test_seeds import SEEDS
from tui_reader.archive.assembly import assemble
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.formats import LAYOUTS, choose_layout
from tui_reader.archive.post import Source

HEAD = "Monday, 4 March 2019\n\nOf hems\n\nIt tore.\n\n"
TIME = "5 July 2014 at 08:50"
LISTED = "  1. Well.\n\n    ReplyDelete\n    Replies\n    1. Quite.\n\n      Delete\n"
PAGE = "https://mend.example/a.html"

# Each text, and the layout that must win; where two could, what tells them apart is in the comment.
TEXTS = {
    "a list with action words": ("indented", HEAD + "2 comments:\n\n" + LISTED),
    "the same with author lines": (
        "indented",
        HEAD + f"2 comments:\n\n  1. Ada{TIME}\n\n    Well.\n\n    ReplyDelete\n",
    ),
    # Somebody speaks, but the list is a list.
    "the same with a speaker": (
        "indented",
        HEAD + "2 comments:\n\n  1. Ada said...\n\n    Well.\n\n    ReplyDelete\n",
    ),
    "a page that says it has no comments": ("indented", HEAD + "No comments:\n\nPost a Comment\n"),
    "a list without words": ("bare", HEAD + "  1. Well.\n\n\n    1. Quite.\n\n\n  2. Yes.\n"),
    "a list without words but with one speaker": (
        "bare",
        HEAD + "3 comments:\n\n  1. Ada said...\n\n    Well.\n\n\n  2. Quite.\n\n\n  3. Yes.\n",
    ),
    "a list without words but with author lines": (
        "bare",
        HEAD + f"  1. Ada{TIME}\n\n    Well.\n\n\n  2. Pim{TIME}\n\n    Yes.\n",
    ),
    "displaced words": (
        "flattened",
        "Of hems\nIt tore.\nWell.\nReplyDeleteAnd more.\nYes.\nDelete",
    ),
    "displaced words and a speaker": (
        "flattened",
        "Of hems\nIt tore.\nAda said:\nReplyDeleteWell.\nYes.\nDelete",
    ),
    "a drawn page": (
        "rendered",
        "      "
        + HEAD.replace("\n", "\n      ")
        + f"1 comment:\n\n          1. Ada{TIME}\n\n            Well.\n\n            ReplyDelete\n",
    ),
    "speakers below a count": ("said", HEAD + "1 comment:\n\nAda said...\nWell.\n11:20 PM\n"),
    "speakers with times": (
        "said",
        HEAD + f"Ada said...\nWell.\n{TIME}\n\nPim said...\nYes.\n{TIME}\n",
    ),
    "speakers with times above": ("said", HEAD + f"2 comments:\n\nAda said...\n{TIME}\nWell.\n"),
    "speakers of another kind of blog": (
        "said",
        f"Of hems\n\nIt tore.\n\n1 thought on “Of hems”\n\nAda says:\n{TIME}\n\nWell.\n\nReply\n",
    ),
    "a story with speakers": ("plain", HEAD + "Ada said:\n\nWell.\n\nPim said:\n\nYes.\n"),
    "a story that trails off": ("plain", HEAD + "And then she said...\n\nNothing.\n"),
    "author lines": ("authored", HEAD + f"1 comment:\n\nAda{TIME}\nWell.\nReply\n"),
    "author lines and words without a count": (
        "authored",
        HEAD + f"Ada{TIME}\nWell.\nReplyDelete\n\nPim{TIME}\nYes.\nDelete\n",
    ),
    "names and times below each other": (
        "authored",
        HEAD
        + f"2 comments:\nAda\n{TIME}\nWell.\nReply\nDelete\nPim\n{TIME}\nYes.\nReply\nDelete\n",
    ),
    "a title with a time below it": ("plain", f"Of hems\n{TIME}\n\nIt tore.\n"),
    "headings": ("headed", f"# Of hems\n\nIt tore.\n\n## Comments\n\n### Ada - {TIME}\n\nWell.\n"),
    "a diary": ("plain", "# Of hems - 5 July 2014\n\nIt tore.\n"),
    "links to comments": (
        "markdown",
        f"## 4 March 2019\n\n### Of hems\n\nIt tore.\n\n#### 1 comment:\n\n"
        f"[Ada](//mend.example/p)[{TIME}]({PAGE}?showComment=1#c12345)\n\nWell.\n",
    ),
    "a link to a comment in a body": (
        "plain",
        HEAD + f"See [what Ada said]({PAGE}#c12345) of it.\n",
    ),
    "nothing but text": ("plain", HEAD + "Well.\n\nYes.\n"),
    "a drawn page that says it has no comments": (
        "rendered",
        "    4 March 2019\n\n    Of hems\n\n    It tore.\n\n    No comments:\n\n        Us\n",
    ),
    "a page in Markdown that says it has no comments": (
        "markdown",
        "## 4 March 2019\n\n### Of hems\n\nIt tore.\n\n#### No comments:\n\n[Home](/)\n",
    ),
    "one word": ("plain", "hem"),
}


@pytest.mark.parametrize("what", TEXTS)
def test_the_layout_that_fits_wins(what: str) -> None:
    layout, text = TEXTS[what]
    told = {each.NAME: each.recognise(text) for each in LAYOUTS}
    assert layout == choose_layout(text)[0].NAME, told


@pytest.mark.parametrize(
    "what",
    [
        "a page that says it has no comments",
        "a drawn page that says it has no comments",
        "a page in Markdown that says it has no comments",
    ],
)
def test_what_stands_below_a_page_without_comments_is_not_of_the_post(what: str) -> None:
    layout, text = choose_layout(TEXTS[what][1])[0], TEXTS[what][1]
    post = assemble(text, layout.parse(text), Source("log.txt", layout.NAME, "utf-8"))
    assert (post.title, post.published, post.body) == ("Of hems", "2019-03-04", "It tore.")
    assert (post.claimed_comments, post.comments, post.warnings) == (0, (), ())


def test_no_two_layouts_are_as_sure_of_a_capture_of_the_sample_archive() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        text = Capture(path.name, path.read_bytes()).text
        told = sorted((each.recognise(text) for each in LAYOUTS), reverse=True)
        assert told[0] > told[1], path.name


def test_the_rows_are_all_different() -> None:
    assert len({each.NAME for each in LAYOUTS}) == len(LAYOUTS)
    assert {layout for layout, _ in TEXTS.values()} == {each.NAME for each in LAYOUTS}
