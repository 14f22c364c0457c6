"""The process that reads: which program it is."""

from pathlib import Path

import pytest

import tui_reader
from tui_reader.archive.reading import workers
from tui_reader.archive.reading.limits import Limits
from tui_reader.archive.reading.orders import Terms


def test_what_reads_is_the_program_that_asks_and_finds_no_module_by_half_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        workers, "_SERVE", "import pickle, sys; pickle.dump(sys.path, sys.stdout.buffer)"
    )
    monkeypatch.delenv("PYTHONPATH", raising=False)
    worker = workers.Worker(Terms(Limits(), unpublished=False))
    folders = worker.answer()
    worker.end()
    package = Path(tui_reader.__file__).parent
    assert isinstance(folders, list)
    assert Path(folders[0]) == package.parent
    assert str(package) not in folders
