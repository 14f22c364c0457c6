"""Posts for the tests of what the person says of bookmarks: tags and notes."""

from tests.builders import comment, post

SEAM = comment("Wool holds where glue gives way.", author="Wren", id="c-1")
FIRST = post(id="first", title="A seam in the sky", comments=(SEAM, comment("Other.", id="c-2")))
SECOND = post(id="second", title="Rain by the yard", published="2018-03-03")
POSTS = (FIRST, SECOND)
