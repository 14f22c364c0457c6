"""``tui-reader check``: what was read from each capture, and what was not."""

import sys
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tui_reader.archive.post import CaptureRead, Outcome, Post, Skipped
from tui_reader.cli.archives import archive_of, status_of, told_empty
from tui_reader.cli.capture_report import CaptureReport
from tui_reader.cli.documents import CHECK, skipped_documents
from tui_reader.cli.listing import day_of, title_of
from tui_reader.cli.printing import flush, number, put, put_json, say
from tui_reader.cli.progress import read_outcomes
from tui_reader.index.memory import MemoryIndex
from tui_reader.text import clean_line


class Report:
    """What has been read so far."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.index = MemoryIndex()
        """The posts as the reader shows them."""
        self._ids: dict[str, list[str]] = defaultdict(list)
        self._open: CaptureReport | None = None
        self._captures = 0
        self._warnings = 0

    def add(self, outcome: Outcome) -> Iterator[CaptureReport]:
        """Take in an outcome.

        Args:
            outcome: What comes next.

        Yields:
            A report on each capture, folder or archive of which all is known now.
        """
        self.index.add(outcome)
        path = outcome.path if isinstance(outcome, Skipped) else outcome.source.path
        if isinstance(outcome, Post):
            self._ids[path].append(outcome.id)
        if self._open is not None and not self._open.goes_on_with(outcome):
            yield from self.finish()
        report = self._open = self._open or CaptureReport(path)
        report.add(outcome)
        if isinstance(outcome, CaptureRead):
            yield from self.finish()

    def finish(self) -> Iterator[CaptureReport]:
        """Give the report on the capture that was read last, if it is still open."""
        report, self._open = self._open, None
        if report is not None:
            self._captures += not report.is_container
            self._warnings += report.warnings
            yield report

    def merged(self) -> Iterator[tuple[Post, Sequence[str]]]:
        """Give each post of several captures, and what of it is from where, a sentence each."""
        told = self.index.merged
        return ((post, told[post.id]) for post in self.index if post.id in told)

    def merged_of(self, path: str) -> list[str]:
        """Give what is told of the posts that a capture and others have.

        Args:
            path: The path of the capture.
        """
        told = self.index.merged
        posts = filter(None, map(self.index.get, self._ids.get(path, ())))
        ids = dict.fromkeys(post.id for post in posts)
        return [sentence for each in ids for sentence in told.get(each, ())]

    def summary(self) -> dict[str, int]:
        """Add everything up."""
        return {
            "captures": self._captures,
            "posts": len(self.index),
            "comments": sum(each.comments for each in self.index.summaries),
            "claimed_comments": sum(post.claimed_comments or 0 for post in self.index),
            "merged": len(self.index.merged),
            "warnings": self._warnings,
            "skipped": len(self.index.skipped),
        }

    def told_summary(self) -> str:
        """Say in a line how much there is."""
        summary = self.summary()
        parts = [number(summary[name], name[:-1]) for name in ("captures", "posts", "comments")]
        claiming = sum(post.claimed_comments is not None for post in self.index)
        if claiming:
            parts[-1] += f" ({number(claiming, 'post')} claimed {summary['claimed_comments']:,})"
        if summary["merged"]:
            parts[1] += f" ({summary['merged']:,} of several captures)"
        warnings = number(summary["warnings"], "warning")
        return ", ".join([*parts, warnings, f"{summary['skipped']:,} skipped"])


def run(arguments: Namespace) -> int:
    """Tell what came of each capture of an archive.

    Args:
        arguments: The archive, and whether to print JSON.

    Returns:
        The status to exit with.
    """
    archive = archive_of(arguments)
    report = Report()
    documents: list[dict[str, Any]] = []
    containers: list[dict[str, Any]] = []
    for each in _reports(report, arguments, archive):
        if not arguments.json:
            for line in each.lines():
                put(line)
            flush()
        elif each.is_container:
            containers.append(each.container_document())
        elif each.source is not None:
            documents.append(each.document())
    if arguments.json:
        for document in documents:
            document["merged"] = report.merged_of(document["path"])
        put_json(
            {
                "schema": CHECK,
                "captures": documents,
                "skipped": skipped_documents(report.index.skipped),
                "summary": report.summary(),
                "containers": containers,
            }
        )
    elif report.summary()["captures"]:
        _put_end(report)
    if not report.summary()["captures"]:
        say(told_empty(archive))
    return status_of(len(report.index), len(report.index.skipped))


def _reports(report: Report, arguments: Namespace, archive: list[Path]) -> Iterator[CaptureReport]:
    # What is printed to a terminal as it is read shows by itself how far it is.
    bar = arguments.json or sys.stdout is None or not sys.stdout.isatty()
    for outcome in read_outcomes(archive, unpublished=arguments.unpublished, bar=bar):
        yield from report.add(outcome)
    yield from report.finish()


def _put_end(report: Report) -> None:
    for post, sentences in report.merged():
        put()
        put(f"{title_of(post)} ({day_of(post.published)})")
        for sentence in sentences:
            put(f"  {clean_line(sentence)}")
    put()
    put(report.told_summary())
