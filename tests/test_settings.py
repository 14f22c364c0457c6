"""Settings: a mistake in the file is named with its line, and counts for nothing."""

import os
from pathlib import Path

import pytest

from tui_reader.settings import Settings, load_settings


def test_without_a_file_the_defaults_stand(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == (Settings(), [])


def test_what_is_set_is_taken(tmp_path: Path) -> None:
    text = "text_width = 66\nsidebar_width = 40\ntheme = 'nord'\n"
    assert load_settings(written(tmp_path, text.encode())) == (Settings(66, 40, "nord"), [])


def test_a_byte_order_mark_and_dos_line_ends_do_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbftext_width = 66\r\nsidebar_width = 1\r\n")
    settings, problems = load_settings(path)
    assert settings == Settings(text_width=66)
    assert [problem.split(":")[0] for problem in problems] == ["settings.toml, line 2"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("text_width = 39", "40 to 200"),
        ("text_width = 201", "40 to 200"),
        ("text_width = true", "40 to 200"),
        ("text_width = 80.0", "40 to 200"),
        ("text_width = '80'", "40 to 200"),
        (f"text_width = {'9' * 400}", "40 to 200"),
        ("text_width = []", "40 to 200"),
        ("sidebar_width = -5", "20 to 100"),
        ("theme = 3", "must be a text"),
        ("colour = 'red'", "colour is not a setting"),
        ("'text width' = 80", "text width is not a setting"),
        ('"\\u001b[31m" = 1', "is not a setting"),
    ],
)
def test_a_wrong_setting_is_told_with_its_line_and_the_others_are_taken(
    tmp_path: Path, line: str, said: str
) -> None:
    good = "theme = 'nord'" if "width" in line else "text_width = 66"
    settings, problems = load_settings(written(tmp_path, f"# mine\n\n{line}\n{good}\n".encode()))
    assert settings in (Settings(theme="nord"), Settings(text_width=66))
    assert len(problems) == 1
    assert said in problems[0]
    assert problems[0].isprintable()
    assert "\\u" in line or "settings.toml, line 3: " in problems[0]


@pytest.mark.parametrize("name", ["text_width", "nothing"])
def test_a_table_in_a_settings_place_is_told(tmp_path: Path, name: str) -> None:
    settings, problems = load_settings(written(tmp_path, f"\n[{name}.x]\ny = 1\n".encode()))
    assert settings == Settings()
    assert problems[0].startswith(f"settings.toml, line 2: {name} ")


@pytest.mark.parametrize(
    "data",
    [b"text_width = ", b"\xff\xfe", b"a = " + b"[" * 100_000, b"a = " + b"9" * 9_999, b"\x1b"],
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(tmp_path: Path, data: bytes) -> None:
    settings, problems = load_settings(written(tmp_path, data))
    assert settings == Settings()
    assert len(problems) == 1
    assert problems[0].startswith("settings.toml cannot be read: ")
    assert problems[0].isprintable()


def test_a_folder_or_a_pipe_in_its_place_is_told(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe):
        settings, problems = load_settings(path)
        assert settings == Settings()
        assert "cannot be read" in problems[0]


def written(folder: Path, data: bytes) -> Path:
    path = folder / "settings.toml"
    path.write_bytes(data)
    return path
