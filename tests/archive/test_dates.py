"""Date lines and author lines: what is one, in which language, and what only looks like one."""

import pytest

from tui_reader.archive.languages.dates import (
    read_author_line,
    read_date_line,
    read_moment,
    split_date_heading,
    split_moment,
    without_time,
)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Wednesday, 6 March 2019", "2019-03-06"),
        ("Sunday 2 October 2016", "2016-10-02"),
        ("Friday, March 27, 2009", "2009-03-27"),
        ("February 16, 2016", "2016-02-16"),
        ("16 May 2022", "2022-05-16"),
        ("3rd May 2022", "2022-05-03"),
        ("Feb 3, 2014", "2014-02-03"),
        ("2014-02-03", "2014-02-03"),
        ("03/02/2014", "2014-02-03"),
        ("02/23/2014", "2014-02-23"),
        ("miércoles, 26 de octubre de 2011", "2011-10-26"),
        ("segunda-feira, 22 de março de 2010", "2010-03-22"),
        ("Montag, 31. März 2014", "2014-03-31"),
        ("wtorek, 28 sierpnia 2012", "2012-08-28"),
        ("vendredi 1 mai 2009", "2009-05-01"),
        ("1er août 2009", "2009-08-01"),
        ("lunedì 7 ottobre 2013", "2013-10-07"),
        ("maandag 7 oktober 2013", "2013-10-07"),
        ("Saturday,\u00a0 5  July 2014", "2014-07-05"),
        ("29 February 2016", "2016-02-29"),
        ("MIÉRCOLES, 26 DE OCTUBRE DE 2011", "2011-10-26"),
        ("SÁBADO, 1ER AOÛT 2009", "2009-08-01"),
        ("MAY 3RD, 2022", "2022-05-03"),
        ("sáb., 5 jul. 2014", "2014-07-05"),
        ("Sat, Jul. 5, 2014", "2014-07-05"),
        ("5 févr. 2014", "2014-02-05"),
        ("2014/02/03", "2014-02-03"),
    ],
)
def test_a_date_line_is_read(line: str, published: str) -> None:
    assert read_date_line(line) == published


@pytest.mark.parametrize(
    "line",
    [
        "",
        "31 February 2014",
        "29 February 2015",
        "0 March 2014",
        "Wednesday",
        "March 2014",
        "On 6 March 2019",
        "Mended 6 March 2019",
        "6 March 2019.",
        "6 Marchember 2019",
        "6 March 0000",
        "99/99/2014",
        "²³ March 2019",
        "9" * 50_000 + " March 2014",
    ],
)
def test_another_line_is_no_date_line(line: str) -> None:
    assert read_date_line(line) is None


def test_a_date_may_stand_behind_something_of_the_page() -> None:
    line = "Cloud Mender Tuesday, May 28, 2019"
    begin = split_date_heading(line)
    assert begin is not None
    assert read_date_line(line[begin:]) == "2019-05-28"
    assert split_date_heading("Tuesday, May 28, 2019") is None
    assert split_date_heading("It rained on May 28, 2019") is None


@pytest.mark.parametrize(
    ("line", "author", "published"),
    [
        ("Cloud Mender5 June 2014 at 07:40", "Cloud Mender", "2014-06-05T07:40"),
        ("PimMay 28, 2019 at 2:06 PM", "Pim", "2019-05-28T14:06"),
        ("PimMay 28, 2019 at 12:06 AM", "Pim", "2019-05-28T00:06"),
        ("Pim05/06/2014, 07:40", "Pim", "2014-06-05T07:40"),
        ("Pim6/5/2014 7:40 AM", "Pim", "2014-06-05T07:40"),
        ("Pim2014-06-05 07:40", "Pim", "2014-06-05T07:40"),
        ("Pim6. Juni 2015 um 10:23", "Pim", "2015-06-06T10:23"),
        ("Pim5 July 2014 at 08:50", "Pim", "2014-07-05T08:50"),
        ("Pim28 août 2013 06:55", "Pim", "2013-08-28T06:55"),
        ("Pim7 de julho de 2014 às 08:50", "Pim", "2014-07-07T08:50"),
        ("Pim5 de julio de 2014, 8:50 p. m.", "Pim", "2014-07-05T20:50"),
        ("Pim7 ottobre 2013 alle ore 08:50", "Pim", "2013-10-07T08:50"),
        ("Pim7 oktober 2013 om 08:50", "Pim", "2013-10-07T08:50"),
        ("Pim7 października 2013 08:50", "Pim", "2013-10-07T08:50"),
        ("Pimlundi 5 mai 2014 à 08:50", "Pim", "2014-05-05T08:50"),
        ("Pim6. Juni 2015 um 10:23 Uhr", "Pim", "2015-06-06T10:23"),
        ("Pim28 août 2013 à 06:55", "Pim", "2013-08-28T06:55"),
        ("Pim26 de octubre de 2011, 10:23", "Pim", "2011-10-26T10:23"),
        ("PimWednesday, February 12, 2020 2:11:00 pm", "Pim", "2020-02-12T14:11"),
        ("PimMarch 12, 2019 at 12:03:00 PM GMT-3", "Pim", "2019-03-12T12:03:00-03:00"),
        ("Agent475 June 2014 at 07:40", "Agent47", "2014-06-05T07:40"),
        ("Pim May5 May 2014 at 07:40", "Pim May", "2014-05-05T07:40"),
        ("Ada21:00", "Ada", None),
        ("Needle & Thread (Lower Mizzle)21:00", "Needle & Thread (Lower Mizzle)", None),
    ],
)
def test_an_author_line_is_read(line: str, author: str, published: str | None) -> None:
    assert read_author_line(line) == (author, published)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "5 June 2014 at 07:40",
        "15 June 2014 at 07:40",
        "Sunday, 15 June 2014 at 07:40",
        "Pim12.30",
        "June 5, 2014 at 7:40 AM",
        "Cloud Mender - you are right about the hem",
        "Thank you, Anonymous7 March 2014 06:40, for that",
        "It was torn (3 April 2018 07:12)",
        "We meet at 21:00",
        "We open @21:00",
        "21:00",
        "Pim25:61",
        "Pim13:00 PM",
        "Pim" + "9" * 300 + ":00",
        "Pim٣:٠٠x",
    ],
)
def test_another_line_is_no_author_line(line: str) -> None:
    assert read_author_line(line) is None


def test_a_day_that_never_was_gives_no_time() -> None:
    line = read_author_line("Pim31 February 2014 at 07:40")
    # The name may end in a 3, the day cannot be the 31st.
    assert line == ("Pim3", "2014-02-01T07:40")
    assert read_author_line("Pim0 March 2014 at 07:40") is None


def test_the_time_at_the_end_of_a_byline_is_dropped() -> None:
    assert without_time("Cloud Mender at 08:15") == "Cloud Mender"
    assert without_time("Cloud Mender") == "Cloud Mender"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("16 May, 2022 08:11", "2022-05-16T08:11"),
        ("March 5, 2019 at 8:50 am", "2019-03-05T08:50"),
        ("Wednesday, February 12, 2020 2:11:00 pm", "2020-02-12T14:11"),
        ("March 12, 2019 at 12:03:00 PM GMT-3", "2019-03-12T12:03:00-03:00"),
        ("12 March 2019 12:03 GMT+5:30", "2019-03-12T12:03:00+05:30"),
        ("12 March 2019 12:03 GMT+23:99", "2019-03-12T12:03"),
        ("5 juillet 2014 à 8 h 50 min", "2014-07-05T08:50"),
        ("5 juillet 2014 à 8 h 50:10", "2014-07-05T08:50"),
        ("le 5 juillet 2014 à 8h50", "2014-07-05T08:50"),
        ("on 5 June 2014", "2014-06-05"),
        ("2014-07-05T08:50:00Z", "2014-07-05T08:50:00Z"),
        ("2014-07-05 08:50", "2014-07-05T08:50"),
        ("11:20 PM", None),
        ("21:00", None),
    ],
)
def test_a_line_that_is_only_a_time_is_read(line: str, published: str | None) -> None:
    moment = read_moment(line)
    assert moment is not None
    assert moment.published == published


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2.10",
        "Pim 11:20 PM",
        "We met on 5 June 2014",
        "2014-99-05T08:50",
        "m",
        "25:00",
        "9" * 90,
    ],
)
def test_another_line_is_no_time(line: str) -> None:
    assert read_moment(line) is None


def test_what_stands_before_a_time_is_parted_from_it() -> None:
    for line in (
        "Pim on 5 June 2014 at 07:40",
        "Pim - Thursday, 5 June 2014 - 07:40",
        "Pim, 5 June 2014 07:40",
        "Pim le 5 juin 2014 à 07:40",
        "Pim am Donnerstag, 5. Juni 2014 um 07:40",
    ):
        found = split_moment(line)
        assert found is not None
        assert (found[0], found[1].published) == ("Pim", "2014-06-05T07:40")
    assert split_moment("Pim went out") is None
