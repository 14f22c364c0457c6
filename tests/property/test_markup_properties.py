"""HTML and its text: both ways to it agree, and nothing that is seen is lost."""

from hypothesis import event, given
from hypothesis import strategies as st

from tests.property.effort import examples
from tui_reader.archive.markup.html_text import parse_html, text_of, text_of_html
from tui_reader.archive.markup.markup_fragments import write_fragment
from tui_reader.archive.markup.markup_writer import MarkupWriter

WORDS = st.sampled_from(
    "fog lamp &amp; &nbsp; &hellip; &#8217; &#x2014; &lt;b&gt; œuf 雲 \u00a0 \u2028 a>b & &c; "
    "&copy &#150; [x] * 1. > • https://fog.example/ x\ty".split(" ")
)
TEXT = st.lists(WORDS | st.sampled_from([" ", "\n", "  ", ""]), max_size=4).map("".join)
INLINE = st.sampled_from("a b i em strong u span font s sub code B SPAN".split())
BLOCK = st.sampled_from("p div blockquote ul ol li h3 pre table tr td P DIV center dl".split())
SINGLE = st.sampled_from(
    [
        "<br>",
        "<BR/>",
        "<br />",
        "<hr>",
        "<img src='x.jpg' alt='a &amp; b'/>",
        '<img alt="" src="//x.example/y">',
        "<!-- no -->",
        "<wbr>",
        "<script>var x</script>",
    ]
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        "",
        "",
        ' href="https://loft.example/a?b=1&amp;c=2"',
        " href='/rel' target=_blank",
        ' href="javascript:void(0)"',
        ' style="color: red"',
        ' style="display:none"',
        " hidden",
        ' href="https://a.example/" href="https://b.example/"',
        ' title="a > b"',
        ' start="4"',
    ]
)


def wrapped(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    many = st.lists(inside, max_size=4).map("".join)
    return st.builds(
        lambda name, attributes, content: f"<{name}{attributes}>{content}</{name}>",
        INLINE | BLOCK,
        ATTRIBUTES,
        many,
    )


def listed(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    items = st.lists(inside.map("<li>{}</li>".format), min_size=1, max_size=3)
    return st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["ul", "ol"]), items.map("".join))


def tabled(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.lists(inside.map("<td>{}</td>".format), min_size=1, max_size=3).map("".join)
    rows = st.lists(cells.map("<tr>{}</tr>".format), min_size=1, max_size=3).map("".join)
    return rows.map("<table><tbody>{}</tbody></table>".format)


PIECES = st.recursive(
    TEXT | SINGLE, lambda inside: wrapped(inside) | listed(inside) | tabled(inside), max_leaves=12
)
LOOSE = st.sampled_from(
    ["</p>", "</div>", "<p>", "<b>", "<li>", "<a ", "<", "</", "<a href='x", "&"]
)
FRAGMENTS = st.lists(PIECES | PIECES | PIECES | LOOSE, max_size=6).map("".join)


@examples(300)
@given(FRAGMENTS)
def test_the_fast_way_gives_what_the_forgiving_parser_gives(html: str) -> None:
    writer = MarkupWriter()
    fast = write_fragment(html, writer)
    event("fast" if fast else "slow")
    forgiven = text_of(parse_html(f"<div>{html}"))
    if fast and writer.result():
        assert writer.result() == forgiven
    assert text_of_html(html) == forgiven
