"""What stands above the comments: date, title and body, and what only looks like them."""

from tui_reader.archive.texts.heading import read_heading
from tui_reader.archive.texts.lines import split_lines
from tui_reader.archive.texts.pieces import Kind


def read(text: str, comments: str = "") -> dict[Kind, list[str]]:
    after = len(split_lines(text))
    whole = text + comments
    found: dict[Kind, list[str]] = {}
    for piece in read_heading(split_lines(whole), after).pieces:
        found.setdefault(piece.kind, []).append(whole[piece.start : piece.end])
    return found


def warnings(text: str, comments: str = "") -> list[str]:
    return read_heading(split_lines(text + comments), len(split_lines(text))).warnings


def test_date_title_and_body() -> None:
    assert read("Monday 4 March 2019\n\nOf hems\n\nIt tore.\n\nTwice.\n") == {
        Kind.DATE: ["Monday 4 March 2019"],
        Kind.TITLE: ["Of hems"],
        Kind.BODY: ["It tore.\n\nTwice."],
    }


def test_a_missing_title_is_not_made_of_the_body() -> None:
    assert read("4 March 2019\n\nIt tore.\nTwice.\n") == {
        Kind.DATE: ["4 March 2019"],
        Kind.BODY: ["It tore.\nTwice."],
    }
    assert Kind.TITLE not in read("4 March 2019\n\n" + "It tore. " * 40 + "\n\nTwice.")


def test_pasted_letters_with_dates_and_names_stay_body() -> None:
    letter = "Dear all\n\n5 May 2018\n\nA notice\n\nThe goose rules.\n\nYours,\nPim\n*****\n-----"
    found = read(f"4 March 2019\n\nOf hems\n\n{letter}\n")
    assert found[Kind.DATE] == ["4 March 2019"]
    assert found[Kind.BODY] == [letter]


def test_a_date_in_a_body_without_a_date_line_stays_body() -> None:
    text = "Of hems\n\nIt tore on the bench.\n\n5 May 2018\n\nA notice\n\nThe goose rules."
    found = read(text)
    assert Kind.DATE not in found
    assert found[Kind.TITLE] == ["Of hems"]
    assert found[Kind.BODY] == [text.removeprefix("Of hems\n\n")]


def test_side_columns_above_the_date_are_furniture() -> None:
    found = read("Pages\n\n  • Home\n\nPim Monday, 4 March 2019\n\nOf hems\n\nIt tore.\n")
    assert found == {
        Kind.FURNITURE: ["Pages\n\n  • Home", "Pim "],
        Kind.DATE: ["Monday, 4 March 2019"],
        Kind.TITLE: ["Of hems"],
        Kind.BODY: ["It tore."],
    }


def test_a_trail_that_ends_with_the_title_is_furniture() -> None:
    found = read("You are in: Log » Of hems\n\nOf hems\n\nIt tore.\n")
    assert found[Kind.FURNITURE] == ["You are in: Log » Of hems"]
    assert found[Kind.TITLE] == ["Of hems"]


def test_byline_labels_and_buttons_stand_right_above_the_comments() -> None:
    text = "4 March 2019\n\nOf hems\n\nPosted by Ada\nIt tore.\nPosted by Pim at 8:15 AM\n"
    text += "Email ThisBlogThis!\nLabels: fog, wool\n"
    found = read(text, "1 comment:\n")
    assert found[Kind.BYLINE] == ["Posted by Pim at 8:15 AM"]
    assert found[Kind.LABELS] == ["Labels: fog, wool"]
    assert found[Kind.FURNITURE] == ["Email ThisBlogThis!"]
    assert found[Kind.BODY] == ["Posted by Ada\nIt tore."]
    # With no comments below, nothing shows where the post ends.
    assert Kind.BYLINE not in read(text)


def test_a_page_from_a_browser_has_no_blank_lines_around_its_title() -> None:
    found = read("Workshop log\n\nMonday, 4 March 2019\nOf hems\nIt tore.\nTwice.\n")
    assert found[Kind.FURNITURE] == ["Workshop log"]
    assert found[Kind.TITLE] == ["Of hems"]
    assert found[Kind.BODY] == ["It tore.\nTwice."]
    # Without the weekday it may be a date that somebody wrote above a text.
    assert Kind.TITLE not in read("4 March 2019\nOf hems\nIt tore.\nTwice.\n")


def test_each_button_may_stand_on_a_line_of_its_own() -> None:
    text = "4 March 2019\n\nOf hems\n\nIt tore.\n\nPosted by Pim at 07:46\nEmail This\nBlogThis!\n"
    text += "Share to X\nShare to Facebook\nShare to Pinterest\nLabels: fog\n"
    found = read(text, "1 comment:\n")
    assert found[Kind.BODY] == ["It tore."]
    assert found[Kind.BYLINE] == ["Posted by Pim at 07:46"]
    assert len(found[Kind.FURNITURE]) == 5


def test_the_time_may_stand_alone_below_the_body() -> None:
    found = read("Of hems\n\nIt tore.\n\nat March 31, 2019\nEmail This\n", "No comments:\n")
    assert found[Kind.DATE] == ["at March 31, 2019"]
    assert found[Kind.BODY] == ["It tore."]


def test_a_title_may_stand_above_its_date() -> None:
    for date in ("July 5, 2014", "5. Juli 2014", "5 juillet 2014", "5 julio, 2014"):
        found = read(f"Of hems\n\n{date}\n\nIt tore, as hems do.\n\nTwice.\n")
        assert found == {
            Kind.TITLE: ["Of hems"],
            Kind.DATE: [date],
            Kind.BODY: ["It tore, as hems do.\n\nTwice."],
        }


def test_who_wrote_it_and_when_may_stand_on_one_line_below_the_title() -> None:
    for line in (
        "July 5, 2014 by Ada",
        "By Ada on 5 July 2014",
        "Publié le 5 juillet 2014 par Ada",
    ):
        for gap in ("\n", "\n\n"):
            assert read(f"Of hems{gap}{line}{gap}It tore\n\nTwice\n") == {
                Kind.TITLE: ["Of hems"],
                Kind.BYLINE: [line],
                Kind.BODY: ["It tore\n\nTwice"],
            }
    found = read("Workshop log\n\nOf hems\n\nJuly 5, 2014 by Ada\n\nIt tore.\n")
    assert (found[Kind.FURNITURE], found[Kind.TITLE]) == (["Workshop log"], ["Of hems"])
    assert warnings("Of hems\n\nJuly 5, 2014 by Ada\n\nIt tore.\n") == []


def test_who_wrote_what_is_quoted_further_down_did_not_write_the_post() -> None:
    quoted = "It tore.\n\nJuly 5, 2014 by Pim\n\nIt did not."
    found = read(f"4 March 2019\n\nOf hems\n\n{quoted}\n")
    assert found[Kind.BODY] == [quoted]
    assert Kind.BYLINE not in found


def test_the_name_of_the_blog_may_stand_above_title_and_date() -> None:
    found = read("Workshop log\n\nWhy hems\n\n4 March 2019\n\nIt tore:\n\nin two places\n")
    assert found[Kind.FURNITURE] == ["Workshop log"]
    assert found[Kind.TITLE] == ["Why hems"]
    assert found[Kind.BODY] == ["It tore:\n\nin two places"]


def test_a_title_above_its_date_may_ask_and_the_body_be_wrapped_or_short() -> None:
    found = read("Why hems?\n\n4 March 2019\n\nIt tore on the bench and\nthen again.\n\nTwice\n")
    assert found[Kind.TITLE] == ["Why hems?"]
    assert found[Kind.BODY] == ["It tore on the bench and\nthen again.\n\nTwice"]
    assert read("Of hems\n\n4 March 2019\n\nIt tore\n")[Kind.BODY] == ["It tore"]


def test_the_count_of_comments_quotes_the_title() -> None:
    count = "2 thoughts on “Of hems”\n"
    assert read("Of hems\n\n4 March 2019\n\nIt tore\n\nTwice\n\n", count)[Kind.TITLE] == ["Of hems"]
    assert read("Log\n\n4 March 2019\n\nOf hems\n\nIt tore.\n\n", count)[Kind.TITLE] == ["Of hems"]
    assert warnings("Of hems\n\nIt tore.\n\n", count) == []
    assert warnings("Of hems\n\nIt tore.\n\n", "2 réflexions sur « Of hems »\n") == []
    assert warnings("hem\n\nIt tore.\n\n", count) != []


def test_a_title_below_its_date_is_a_guess_where_a_line_above_may_be_it() -> None:
    told = ["The title is a guess: it is the line below the date."]
    assert warnings("Log\n\n4 March 2019\n\nOf hems\n\nIt tore.\n") == told
    # Blogger prints the weekday, and the title below it.
    for title in ("Of hems", "Why hems?"):
        text = f"Log\n\nMonday, 4 March 2019\n\n{title}\n\nIt tore.\n"
        assert read(text)[Kind.TITLE] == [title]
        assert warnings(text) == []


def test_nothing_at_all() -> None:
    assert read("") == {}
    assert read(" \n\u00a0\n") == {}
