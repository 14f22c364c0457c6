"""How the command ends when something goes wrong around it, in processes of their own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, RunProcess, command
from tui_reader.cli import listing

pytestmark = pytest.mark.usefixtures("home")


def test_interrupted(archive: Path) -> None:
    with subprocess.Popen(
        command("search", "--stdin", "--json", "--archive", archive),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"wind\n")
        process.stdin.flush()
        # An answer at once, and then it waits for the next line.
        assert process.stdout.readline().startswith(b"{")
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=300) == 130
        assert process.stderr.read() == b""


@pytest.mark.parametrize("arguments", [["list"], ["export"], ["search", "wind"], ["--help"]])
def test_a_closed_pipe_is_no_complaint(archive: Path, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    named = [] if arguments == ["--help"] else ["--archive", str(archive)]
    ended = subprocess.run(
        command(*arguments, *named), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (141, b"")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(("form", "head"), [("jsonl", "-n 1"), ("json", "-c 10")])
def test_head_may_leave(archive: Path, unbuffered: str, form: str, head: str) -> None:
    for number in range(3):
        body = f"Yard {number} of rain. " * 20_000
        (archive / f"long{number}.txt").write_text(f"Rain {number}\n\n{body}\n")
    script = f'"$@" | head {head} >/dev/null; exit "${{PIPESTATUS[0]}}"'
    ended = subprocess.run(
        ["bash", "-c", script, "bash", *command("export", "--format", form, archive)],
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk always full")
@pytest.mark.parametrize("arguments", [["list"], ["export"], ["--version"], ["list", "--help"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_one_clear_line(
    archive: Path, arguments: list[str], unbuffered: str
) -> None:
    named = [] if arguments[-1].startswith("--") else [str(archive)]
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        ended = subprocess.run(
            command(*arguments, *named),
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=False,
        )
    assert ended.returncode == 1
    [line] = ended.stderr.decode().splitlines()
    assert "could not be written" in line


@pytest.mark.parametrize("closed", [1, 2])
def test_closed_streams_do_no_harm(archive: Path, closed: int) -> None:
    (archive / "noise.txt").write_bytes(b"\x00\x01\x02\xff" * 50)
    script = f'exec "$@" {closed}>&-'
    ended = subprocess.run(
        ["bash", "-c", script, "bash", *command("list", "--json", archive)],
        capture_output=True,
        check=False,
    )
    if closed == 1:
        assert ended.returncode == 1
        assert b"Standard output is closed" in ended.stderr
    else:
        # A message without its own stream must not turn up among the data.
        assert ended.returncode == 3
        assert len(ended.stdout.splitlines()) == 1


def test_messages_stand_behind_the_data_that_they_are_about(archive: Path) -> None:
    (archive / "noise.txt").write_bytes(b"\x00\xff" * 50)
    for arguments, place, stdin, expected in (
        (["list"], archive, b"", ["2019", "2019", "tui-reader: Skipped"]),
        (
            ["search", "--stdin"],
            archive / "rain.txt",
            b"two in:foo\nin:foo\nhail\n",
            [
                *("# two in:foo", "", "tui-reader: “in:” knows", "Rain by", "  Two", "  (", ""),
                *("# in:foo", "", "tui-reader: “in:” knows", "tui-reader: Nothing was"),
                *("# hail", "", "tui-reader: Nothing was"),
            ],
        ),
    ):
        ended = subprocess.run(
            command(*arguments, "--archive", place),
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        lines = ended.stdout.decode().splitlines()
        assert [line[: len(begun)] for line, begun in zip(lines, expected, strict=True)] == expected


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(("stdout", "status"), [("full", 1), ("gone", 141)])
def test_a_message_is_printed_also_where_the_data_before_it_cannot_be(
    archive: Path, stdout: str, status: int, unbuffered: str
) -> None:
    (archive / "noise.txt").write_bytes(b"\x00\xff" * 50)
    reading, writing = os.pipe()
    os.close(reading)
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        ended = subprocess.run(
            command("list", archive),
            stdout=full if stdout == "full" else writing,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=False,
        )
    os.close(writing)
    assert ended.returncode == status
    told = ended.stderr.decode().splitlines()
    assert "Skipped" in told[0]
    assert ["could not be written" in line for line in told[1:]] == [True] * (stdout == "full")


def test_standard_output_may_be_ascii(run_process: RunProcess, archive: Path) -> None:
    (archive / "wide.txt").write_text("Über 雲\n\nIt is torn.\n", encoding="utf-8")
    ended = run_process(
        "list", archive, environment={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    )
    assert ended.returncode == 0
    assert rb"\xdcber \u96f2" in ended.stdout


def test_a_query_that_is_no_text_is_answered(run_process: RunProcess, archive: Path) -> None:
    ended = run_process("search", "--stdin", "--json", "--archive", archive, stdin=b"\xff wind\n")
    assert ended.returncode == 0
    assert b'"query": "\\ufffd wind"' in ended.stdout


def test_a_mistake_of_our_own_prints_nothing_raw(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> int:
        raise ValueError("\x1b]0;gone\x07")

    monkeypatch.setattr(listing, "run", fail)
    result = run("list", archive)
    assert (result.status, result.out) == (1, "")
    assert "ValueError: ␛]0;gone␇" in result.err
    assert "\x1b" not in result.err


def test_python_starts_it_as_a_module(run_process: RunProcess) -> None:
    ended = run_process("--version")
    assert ended.returncode == 0
    assert ended.stdout.startswith(b"tui-reader ")
    assert sys.executable
