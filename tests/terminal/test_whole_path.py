"""The whole path of a person, with the installed command in a real pty."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.terminal.pty_reader import INSTALLED, Terminal, home, sample_posts

SEEDS = Path(__file__).parents[2] / "seeds"
POST = "From the Postbag"
HIT = "rattled the biscuit tin"
REPLY = "Then Robert is further on"


@contextmanager
def reader(folder: Path, *arguments: str) -> Iterator[Terminal]:
    """The installed reader, with the whole list on its screen."""
    terminal = Terminal(arguments, home(folder), command=INSTALLED)
    try:
        terminal.wait_for_sample()
        yield terminal
    finally:
        terminal.close()


def is_starred(text: str) -> bool:
    """Whether the first comment has a star, and nothing else."""
    starred = [line for line in text.splitlines() if "★" in line]
    return len(starred) == 1 and " 1 " in starred[0]


def test_open_read_search_keep_and_come_back(tmp_path: Path) -> None:
    with reader(tmp_path, str(SEEDS)) as terminal:
        move_in_the_list(terminal)
        fold_and_unfold(terminal)
        search_with_a_slip(terminal)
        bookmark(terminal)
        quit_reader(terminal)
    # The second time no path is named: the archive is the last one.
    with reader(tmp_path) as terminal:
        find_the_bookmark(terminal)
        quit_reader(terminal)


def press_and_see(terminal: Terminal, key: str) -> None:
    """Press a key and wait until the list and the bottom line are both at one other post."""
    before = chosen(terminal.text)

    def is_there(text: str) -> bool:
        title = chosen(text)
        return title not in ("", before) and terminal.bottom.startswith(title)

    terminal.press(key)
    terminal.wait_for(is_there)


def chosen(text: str) -> str:
    """The title that the list has chosen, as far as it is whole; empty in the midst of a frame."""
    marked = [line for line in text.splitlines() if line.startswith("▌")]
    return marked[0][2:31].rstrip().rstrip("…") if len(marked) == 2 else ""


def move_in_the_list(terminal: Terminal) -> None:
    def at(title: str) -> None:
        terminal.wait_for(lambda _: terminal.bottom.startswith(title + "  "))

    at("Down")
    terminal.press("j")
    at("The Night Shift")
    terminal.press("k")
    at("Down")
    while not terminal.bottom.startswith(POST):
        press_and_see(terminal, "j")
    terminal.press("enter")
    terminal.wait_for(lambda _: "} next thread" in terminal.bottom)


def fold_and_unfold(terminal: Terminal) -> None:
    terminal.press("}", "}", "j", "k")
    terminal.wait_for(REPLY)
    terminal.press("H")
    # Waited for together: on a busy machine a frame comes in pieces.
    terminal.wait_for(lambda text: "▸ 1 " in text and REPLY not in text and "▾" not in text)
    terminal.press("L")
    # Not with the first line that shows it: a frame may come in pieces.
    terminal.wait_for(lambda text: "▾ 1 " in text and "▸" not in text)
    # Folded again: the search has to unfold what hides its hit.
    terminal.press("H")
    terminal.wait_for(lambda text: "▸ 1 " in text and "▾" not in text)


def search_with_a_slip(terminal: Terminal) -> None:
    terminal.press("s")
    terminal.wait_for("words, mistyped or not")
    terminal.press(*"rattled biscut")
    terminal.wait_for("1 result")

    def is_lit(text: str) -> bool:
        if HIT not in text:
            return False
        lit, plain = terminal.style_of("biscuit tin"), terminal.style_of("the biscuit")
        return lit != plain and terminal.style_of("rattled") == lit

    # Waited for together: on a busy machine a frame comes in pieces.
    terminal.wait_for(is_lit)
    terminal.press("enter")
    terminal.wait_for(lambda _: terminal.bottom.startswith("1 · 1/16"))
    terminal.wait_for(lambda text: sample_posts() in text and HIT in text)


def bookmark(terminal: Terminal) -> None:
    assert "★" not in terminal.text
    terminal.press("b")
    terminal.wait_for(is_starred)


def find_the_bookmark(terminal: Terminal) -> None:
    # The reader opens where it was left; from another post the bookmark leads back.
    terminal.wait_for(lambda text: HIT in text and terminal.bottom.startswith("1 · 1/16"))
    terminal.press("k")
    terminal.wait_for(lambda text: HIT not in text)
    terminal.press("B")
    terminal.wait_for("1 bookmark")
    terminal.wait_for(lambda _: "go there" in terminal.bottom)
    terminal.press("enter")
    terminal.wait_for(lambda _: terminal.bottom.startswith("1 · 1/16"))
    # The star comes when it is known what is kept in this post, which may be after its text.
    terminal.wait_for(lambda text: HIT in text and is_starred(text))


def quit_reader(terminal: Terminal) -> None:
    terminal.press("1")
    terminal.wait_for(lambda _: "q quit" in terminal.bottom)
    terminal.press("q")
    assert terminal.wait() == 0
    assert terminal.is_restored
