"""Paths alone are understood as argparse understands them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui_reader.cli.arguments import _COMMANDS, parse
from tui_reader.cli.paths_alone import COMMANDS, paths_alone

TYPED = st.text("./a-", max_size=4) | st.sampled_from([*COMMANDS, "./check", "--json", "--", "-h"])


@given(st.lists(TYPED, max_size=4))
def test_what_is_understood_is_what_argparse_understands(argv: list[str]) -> None:
    plain = paths_alone(argv)
    if plain is not None:
        assert vars(plain) == vars(parse(argv))


@pytest.mark.parametrize("argv", [[], ["a folder"], ["./check", "a", "index"], ["\udc80"]])
def test_paths_are_understood(argv: list[str]) -> None:
    plain = paths_alone(argv)
    assert plain is not None
    assert vars(plain) == vars(parse(argv))


@pytest.mark.parametrize("argv", [["check"], ["a", "--unpublished"], ["-h"], ["a", ""], ["--"]])
def test_all_else_is_left_to_argparse(argv: list[str]) -> None:
    assert paths_alone(argv) is None


def test_the_commands_are_those_that_have_arguments() -> None:
    assert tuple(_COMMANDS) == COMMANDS
