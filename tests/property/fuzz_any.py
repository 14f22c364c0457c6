"""Looks for captures that a format cannot bear, each format for a while: make fuzz-any MINUTES=10.

An input that raises, loses text or takes longer than it may is shrunk, printed and told with the
status. It becomes a test of its own.
"""

import sys
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.archive.test_layouts import TEXTS
from tests.property.damaging import damaged, damaged_texts
from tests.property.discussions import check_accounts
from tests.property.test_any_input_properties import check_any
from tests.property.test_formats_properties import SCRAPS, scraps
from tui_reader.archive.formats import FORMATS, LAYOUTS, Layout

MINUTES = 10.0
SECONDS_A_MEGABYTE = 2.0
SECONDS_FOR_ANY = 0.25
"""So long may an input of any size take, for others are at work on the machine too."""
_BATCH = 250

Check = Callable[[Any], None]


def main() -> int:
    """Look as long as is asked for, and say with the status whether nothing was found."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else MINUTES
    failed = 0
    print(f"{'format':<18} {'inputs':>8} {'MB':>7} {'longest ms':>11}  found", flush=True)
    for name, inputs, check in kinds():
        if sys.argv[2:] and name not in sys.argv[2:]:
            continue
        search = Search(check)
        found = search.run(inputs, 60 * minutes)
        failed += found is not None
        row = f"{name:<18} {search.inputs:>8} {search.size / 1e6:>7.1f}"
        print(f"{row} {1000 * search.longest:>11.0f}  {found or 'nothing'}", flush=True)
    return 1 if failed else 0


def kinds() -> Iterator[tuple[str, st.SearchStrategy[Any], Check]]:
    """Give each format and layout, with what is tried and what must hold."""
    for form in FORMATS:
        yield form.NAME, damaged(form.NAME), partial(check_any, form)
    whole = [text for _, text in TEXTS.values()]
    texts = damaged_texts(whole, SCRAPS) | damaged_texts(whole, SCRAPS) | scraps | st.text()
    for layout in LAYOUTS:
        yield layout.NAME, texts, partial(check_text, layout)


def check_text(layout: Layout, text: str) -> None:
    """Read what may be a text of a layout: all of it is in its pieces."""
    assert 0 <= layout.recognise(text) <= 1
    check_accounts(text, layout.parse(text))


class Search:
    """Tries inputs, and counts them."""

    def __init__(self, check: Check) -> None:
        """Begin with none.

        Args:
            check: Raises where an input is not borne.
        """
        self.inputs = 0
        self.size = 0
        self.longest = 0.0
        self._check = check

    def run(self, inputs: st.SearchStrategy[Any], seconds: float) -> str | None:
        """Try inputs for so many seconds of the processor, which a busy machine does not shorten.

        Gives what was found.
        """
        attempt = settings(
            max_examples=_BATCH,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
        )(given(inputs)(self._try))
        end = time.process_time() + seconds
        while time.process_time() < end:
            try:
                attempt()
            except Exception as error:
                traceback.print_exc()
                return type(error).__name__
        return None

    def _try(self, content: Any) -> None:
        begun = time.process_time()
        self._check(content)
        taken = time.process_time() - begun
        self.inputs += 1
        self.size += len(content)
        self.longest = max(self.longest, taken)
        assert taken <= SECONDS_FOR_ANY + SECONDS_A_MEGABYTE * len(content) / 1e6


if __name__ == "__main__":
    sys.exit(main())
