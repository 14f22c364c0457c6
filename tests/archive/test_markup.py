"""From HTML to text: what a reader of a page sees, laid out."""

import pytest

from tui_reader.archive.markup.html_text import parse_html, text_of, text_of_html

PAGE = "https://loft.example/2012/05/sheep.html"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("fog &amp; lamps", "fog & lamps"),
        ("  two\n  words ", "two words"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("one<br>two<br/><BR />three", "one\ntwo\n\nthree"),
        ("one<br><br><br><br>two", "one\n\ntwo"),
        ("<div>one</div><div><br></div><div>two<br></div><div>three</div>", "one\n\ntwo\nthree"),
        ("one<p>&nbsp;</p><p>two</p>", "one\n\ntwo"),
        ("a <b>bold</b><i>ness</i>", "a boldness"),
        ("<h3>Head</h3>text<hr>more", "Head\n\ntext\n\nmore"),
        ("he said <q>baa</q>", "he said “baa”"),
    ],
)
def test_paragraphs_and_line_breaks_stay(html: str, text: str) -> None:
    assert text_of_html(html) == text


def test_lists_have_bullets_and_numbers_and_are_nested() -> None:
    html = (
        "before<ul><li>wool</li><li>lamps<ol start=4><li>oil</li><li value=9>wick</li></ol></li>"
        "</ul>after"
    )
    assert text_of_html(html) == "before\n\n• wool\n• lamps\n  4. oil\n  9. wick\n\nafter"


def test_items_with_paragraphs_have_one_mark() -> None:
    assert text_of_html("<ul><li><p>one</p><p>more</p></li><li></li></ul>") == "• one\n\nmore"


def test_quoted_lines_are_marked() -> None:
    html = "<blockquote>one<br>two<blockquote><p>deep</p></blockquote></blockquote>answer"
    assert text_of_html(html) == "> one\n> two\n\n> > deep\n\nanswer"


def test_preformatted_text_keeps_its_lines_and_spaces() -> None:
    html = "see:<pre>\n  a   b\n\n\n\tc &lt;\n</pre>there"
    assert text_of_html(html) == "see:\n\n  a   b\n\n\n\tc <\n\nthere"


def test_a_table_is_its_rows() -> None:
    html = (
        "<table><caption>Prices</caption><tr><th>Seam</th><th>Price</th></tr>"
        "<tr><td>tragic</td><td></td><td>£2.20</td></tr></table>"
    )
    assert text_of_html(html) == "Prices\nSeam | Price\ntragic | £2.20"


def test_a_table_that_only_lays_out_a_page_is_its_texts() -> None:
    html = "<table><tr><td><p>one</p><p>two</p></td><td>side</td></tr></table>"
    assert text_of_html(html) == "one\n\ntwo\n\nside"


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ('<a href="https://a.example/x">the log</a>.', "the log <https://a.example/x>."),
        ("<a href='http://a.example/x/'>a.example/x</a>", "a.example/x"),
        ("<a href=http://www.a.example>http://a.example/</a>", "http://a.example/"),
        ('<a href="javascript:alert(1)">press</a>', "press"),
        ('<a href="data:text/html,x">press</a>', "press"),
        ('<a href="#c5">above</a>', "above"),
        ('<a href="../06/fog.html">June</a>', "June <https://loft.example/2012/06/fog.html>"),
        ('<a href="//b.example/y">there</a>', "there <https://b.example/y>"),
        ('<a href="mailto:pim@a.example">pim@a.example</a>', "pim@a.example"),
        ('<a href="http://a.example/a b">it</a>', "it <http://a.example/a%20b>"),
        ('<a href="http://[bad/">it</a>', "it <http://[bad/>"),
        ("<a href='http://a.example/1'>one </a>two", "one <http://a.example/1> two"),
        ('<a href="https://a.example/big.jpg"><img src=s.jpg></a>', "<https://a.example/big.jpg>"),
        ("<a name=top></a>text", "text"),
    ],
)
def test_the_address_of_a_link_follows_its_words(link: str, text: str) -> None:
    assert text_of_html(link, PAGE) == text


def test_an_image_is_what_it_is_said_to_show() -> None:
    html = 'x <img src=a.jpg alt="A cloud,  darned"> y <img src=b.gif alt=""><img title="Pim">'
    assert text_of_html(html) == "x [A cloud, darned] y [Pim]"


def test_a_film_is_its_address() -> None:
    html = '<p>Look:</p><iframe src="https://films.example/v/1">No frames!</iframe>'
    assert text_of_html(html) == "Look:\n\n<https://films.example/v/1>"


def test_what_nobody_sees_is_left_out() -> None:
    html = (
        "<style>p{}</style><p>seen</p><script>var x = 'p'</script><!-- note -->"
        '<span style="display: none">hidden</span><i hidden>too</i><noscript>again</noscript>'
        "<template>later</template>"
    )
    assert text_of_html(html) == "seen"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p style='display:none'>All there is</p>", "All there is"),
        ("<script>later()</script><noscript><p>All there is</p></noscript>", "All there is"),
        ('<img src="https://a.example/a.jpg">', "<https://a.example/a.jpg>"),
    ],
)
def test_what_is_hidden_is_better_than_nothing(html: str, text: str) -> None:
    assert text_of_html(html) == text


def test_numbers_of_the_old_encoding_are_its_letters() -> None:
    assert text_of_html("&#147;baa&#148; &#x96; &#133;") == "“baa” – …"


def test_no_byte_that_ends_a_text_elsewhere_ends_it_here() -> None:
    assert text_of_html("<p>one\0</p><p>two \ud800</p>") == "one\n\ntwo \ufffd"


@pytest.mark.parametrize("depth", [250, 1200, 100_000])
@pytest.mark.parametrize("name", ["div", "blockquote", "ul", "b", "table"])
def test_no_depth_makes_text_vanish(name: str, depth: int) -> None:
    html = f"<{name}>" * depth + "deep" + f"</{name}>" * depth + "after"
    text = text_of_html(html)
    assert "deep" in text
    assert "after" in text
    assert len(text) < 1000


@pytest.mark.parametrize(
    "html",
    [
        '<a "' * 20_000,
        "<a " + " ".join(f"a{number}=1" for number in range(200_000)) + ">end</a>",
        "<b>" * 1_000_000 + "end",
        "<p>" * 300_000 + "end",
        "<br>" * 300_000 + "end",
        "<" * 300_000 + " end",
        "&" * 300_000 + "end",
        "<a href=x>" * 20_000 + "end",
        "<table><tr><td>x" * 6_000 + "end",
        "<!--" * 100_000 + "end",
        '<img src="data:image/png;base64,' + "A" * 3_000_000 + '">end',
    ],
    ids=lambda html: html[:12],
)
def test_hostile_pages_are_read(html: str) -> None:
    text = text_of_html(html)
    assert text.endswith("end") or html.startswith(('<a "', "<!--"))


def test_the_parts_that_are_left_out_are_told() -> None:
    page = parse_html("<div><p>one</p><footer>foot</footer><p>two</p></div>")
    assert text_of(page, but=page.find_all("footer")) == "one\n\ntwo"
