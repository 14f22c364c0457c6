"""What is broken in a capture, and in which line."""

from collections.abc import Callable, Iterator

from tui_reader.archive.assembly import MOST_PLACES, more_places

_DAMAGED = "Damaged in line"


def is_damage(sentence: str) -> bool:
    """Whether a sentence of a capture tells where it is broken."""
    return sentence.startswith(_DAMAGED)


class Damage:
    """The places where a capture is broken; the first `MOST_PLACES` are told one by one."""

    def __init__(self) -> None:
        """Begin with a whole capture."""
        self._places: list[str] = []
        self._more = 0
        self._once: set[str] = set()

    def note(self, what: str, line: Callable[[], int]) -> None:
        """Note a place.

        Args:
            what: What is wrong there, as the end of a sentence.
            line: Gives its line; it is only counted where it will be told.
        """
        if len(self._places) < MOST_PLACES:
            self._places.append(f"{_DAMAGED} {line()}: {what}.")
        else:
            self._more += 1

    def note_once(self, key: str, what: str, line: Callable[[], int]) -> None:
        """Note what may be wrong in thousands of places where it is first so.

        Args:
            key: What all these places have in common.
            what: What is wrong there, as the end of a sentence.
            line: Gives the line.
        """
        if key not in self._once:
            self._once.add(key)
            self.note(what, line)

    def sentences(self) -> Iterator[str]:
        """Tell of all places, a sentence each."""
        yield from self._places
        yield from more_places(self._more)
