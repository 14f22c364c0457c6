"""Lines that tell who wrote a post and when, and what only looks like them."""

import pytest

from tui_reader.archive.languages.dated_bylines import read_dated_byline


@pytest.mark.parametrize(
    "line",
    [
        "July 5, 2014 by Ada Fenn",
        "5 July 2014, by Ada Fenn",
        "Saturday, July 5, 2014 by Ada Fenn",
        "Posted on July 5, 2014 by Ada Fenn",
        "By Ada Fenn on July 5, 2014",
        "by Ada Fenn, 5 July 2014",
        "Written by Ada Fenn on 5 July 2014",
        "5 de julio de 2014 por Ada Fenn",
        "Publicado el 5 julio, 2014 por Ada Fenn",
        "Por Ada Fenn el 5 de julio de 2014",
        "Publicado em 5 de julho de 2014 por Ada Fenn",
        "Por Ada Fenn em 5 de julho de 2014",
        "5 juillet 2014 par Ada Fenn",
        "Publié le 5 juillet 2014 par Ada Fenn",
        "Par Ada Fenn le 5 juillet 2014",
        "5. Juli 2014 von Ada Fenn",
        "Veröffentlicht am 5. Juli 2014 von Ada Fenn",
        "Von Ada Fenn am 5. Juli 2014",
        "5 luglio 2014 di Ada Fenn",
        "Pubblicato il 5 luglio 2014 da Ada Fenn",
        "Di Ada Fenn il 5 luglio 2014",
        "5 juli 2014 door Ada Fenn",
        "Geplaatst op 5 juli 2014 door Ada Fenn",
        "Door Ada Fenn op 5 juli 2014",
    ],
)
def test_name_and_day_are_read_in_either_order(line: str) -> None:
    found = read_dated_byline(line)
    assert found is not None
    name, moment = found
    assert (name, moment.published) == ("Ada Fenn", "2014-07-05")


def test_the_time_of_day_is_read_as_well() -> None:
    found = read_dated_byline("July 5, 2014 at 8:50 AM by Ada Fenn")
    assert found is not None
    assert (found[0], found[1].published) == ("Ada Fenn", "2014-07-05T08:50")


@pytest.mark.parametrize(
    "line",
    [
        "5 July 2014 by the sea",
        "By the sea on 5 July 2014",
        "July 5, 2014 by Ada | 3 Comments",
        "July 5, 2014 by Ada, and then?",
        "July 32, 2014 by Ada",
        "5 July 2014",
        "By Ada",
        "Mended by Ada on the bench",
        "It was mended on July 5, 2014 by Ada",
        "July 5, 2014 by Ada and all of those who were there with her",
        "x" * 200,
        "",
    ],
)
def test_what_tells_more_or_less_is_none(line: str) -> None:
    assert read_dated_byline(line) is None
