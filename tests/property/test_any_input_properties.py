"""Whatever is done to a capture of any format, it is read or refused: nothing raises."""

import pickle
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.damaging import WHOLE, damaged
from tui_reader.archive.files.capture import Capture, Unreadable
from tui_reader.archive.folder import read_capture
from tui_reader.archive.formats import FORMATS, Format, choose_format
from tui_reader.archive.post import CaptureRead, Skipped, Source


def by_name(form: Format) -> str:
    return form.NAME


def check_any(form: Format, content: bytes) -> None:
    """Read what may be a capture of a format, by choice and by that format."""
    capture = Capture("mending.html", content)
    sure = form.recognise(capture)
    assert 0 <= sure <= 1
    outcomes = list(read_capture(capture))
    assert isinstance(outcomes[-1], CaptureRead | Skipped)
    assert pickle.loads(pickle.dumps(outcomes)) == outcomes
    if sure:
        with suppress(Unreadable):
            list(form.read(capture, Source("mending.html", form.NAME, "utf-8", sure)))


@pytest.mark.parametrize("form", FORMATS, ids=by_name)
def test_a_whole_capture_is_what_it_is_said_to_be(form: Format) -> None:
    for content in WHOLE[form.NAME]:
        assert choose_format(Capture("mending.html", content))[0] is form


@pytest.mark.parametrize("form", FORMATS, ids=by_name)
@given(data=st.data())
def test_no_input_of_a_format_raises(form: Format, data: st.DataObject) -> None:
    check_any(form, data.draw(damaged(form.NAME)))
