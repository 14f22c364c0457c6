"""How well a passage answers a query."""

from tests.builders import comment, post
from tui_reader.search.match import Searcher

_FIRST, _LAST = "\u4e00", "\u4e01"


def test_words_far_apart_in_a_script_without_spaces_are_no_phrase() -> None:
    between = "".join(map(chr, range(0x5000, 0x5000 + 900)))
    near, far = f"{_FIRST}{between[:3]}{_LAST}", f"{_FIRST}{between}{_LAST}"
    searcher = Searcher()
    searcher.add(post(comments=(comment(near), comment(far))))
    hits = searcher.search(f"{_FIRST} {_LAST}")
    assert [(hit.text, hit.why) for hit in hits] == [
        (near, "near: 3 words apart"),
        (far, "900 words apart"),
    ]
