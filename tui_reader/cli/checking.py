"""``tui-reader check``: what was read from each capture, and what was not."""

from argparse import Namespace
from dataclasses import dataclass, field
from typing import Any

from tui_reader.archive.folder import read_archive
from tui_reader.archive.post import Outcome, Post, Skipped, count_comments
from tui_reader.cli.archives import archive_of, status_of, told_empty
from tui_reader.cli.documents import CHECK, capture_document, skipped_documents
from tui_reader.cli.listing import day_of, title_of, told_count
from tui_reader.cli.printing import put, put_json, say
from tui_reader.index.memory import MemoryIndex
from tui_reader.text import clean_line


@dataclass(slots=True)
class _Report:
    """What has been read so far."""

    captures: list[Post] = field(default_factory=list)
    """A post for each capture that could be read, in the order they were met."""
    index: MemoryIndex = field(default_factory=MemoryIndex)
    """The posts as the reader shows them: of two captures of one page, the fuller."""

    def add(self, outcome: Outcome) -> None:
        """Take in what one capture came to."""
        self.index.add(outcome)
        if isinstance(outcome, Post):
            self.captures.append(outcome)

    def summary(self) -> dict[str, int]:
        """Add everything up."""
        return {
            "captures": len(self.captures) + len(self.index.skipped),
            "posts": len(self.index),
            "comments": sum(each.comments for each in self.index.summaries),
            "claimed_comments": sum(post.claimed_comments or 0 for post in self.index),
            "warnings": sum(len(post.warnings) for post in self.captures),
            "skipped": len(self.index.skipped),
        }

    def document(self) -> dict[str, Any]:
        """Give everything as a document of the schema `CHECK`."""
        return {
            "schema": CHECK,
            "captures": [capture_document(post) for post in self.captures],
            "skipped": skipped_documents(self.index.skipped),
            "summary": self.summary(),
        }


def run(arguments: Namespace) -> int:
    """Tell what came of each capture of an archive.

    Args:
        arguments: The archive, and whether to print JSON.

    Returns:
        The status to exit with.
    """
    archive = archive_of(arguments)
    report = _Report()
    for outcome in read_archive(archive):
        report.add(outcome)
        if not arguments.json:
            _put_outcome(outcome)
    if arguments.json:
        put_json(report.document())
    elif report.captures or report.index.skipped:
        put()
        put(_told(report))
    if not report.captures and not report.index.skipped:
        say(told_empty(archive))
    return status_of(report.index)


def _put_outcome(outcome: Outcome) -> None:
    if isinstance(outcome, Skipped):
        put(clean_line(outcome.path))
        put(f"  skipped: {clean_line(outcome.reason)}")
        return
    if not isinstance(outcome, Post):
        for note in outcome.notes:
            put(f"  note: {clean_line(note)}")
        return
    put(clean_line(outcome.source.path))
    put(f"  {title_of(outcome)} ({day_of(outcome.published)})")
    layout = clean_line(f"{outcome.source.format}, {outcome.source.encoding}")
    put(f"  {layout}, {_comments(told_count(outcome), count_comments(outcome))}")
    for warning in outcome.warnings:
        put(f"  warning: {clean_line(warning)}")


def _told(report: _Report) -> str:
    summary = report.summary()
    parts = [_number(summary[name], name[:-1]) for name in ("captures", "posts", "comments")]
    claiming = sum(post.claimed_comments is not None for post in report.index)
    if claiming:
        parts[-1] += f" ({_number(claiming, 'post')} claimed {summary['claimed_comments']})"
    return ", ".join(
        [*parts, _number(summary["warnings"], "warning"), f"{summary['skipped']} skipped"]
    )


def _number(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _comments(told: str, found: int) -> str:
    return f"{told} comment" if told == "1" and found == 1 else f"{told} comments"
