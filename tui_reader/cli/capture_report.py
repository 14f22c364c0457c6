"""What ``tui-reader check`` tells of one capture, as lines and as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tui_reader.archive.feeds.damage import is_damage
from tui_reader.archive.post import CaptureRead, Outcome, Post, Skipped, Source, count_comments
from tui_reader.cli.listing import day_of, title_of, told_count
from tui_reader.cli.printing import number
from tui_reader.text import clean_line

FEW = 3
"""Of a capture with more posts than this, only those with a warning are told one by one."""

_WORDS = ((0.9, "sure"), (0.6, "fairly sure"), (0.2, "a guess"), (0.0, "for want of a better one"))


@dataclass(frozen=True, slots=True)
class ToldPost:
    """A post that is told by itself."""

    id: str
    """The post's id."""
    title: str
    """Its title, as the stranger wrote it."""
    comments: int
    """How many comments were found."""
    claimed_comments: int | None
    """How many comments the page said it has."""
    warnings: tuple[str, ...]
    """What was guessed or does not add up, a sentence each."""
    line: str
    """Title, day and comments, safe to show."""


class CaptureReport:
    """What came of one capture, folder or archive; of its posts only what is told of them."""

    def __init__(self, path: str) -> None:
        """Begin with nothing.

        Args:
            path: The path as it was found.
        """
        self.path = path
        """The path as it was found."""
        self.source: Source | None = None
        """How it was read, if it was."""
        self.warnings = 0
        """How many warnings there are, of its posts and of what is broken in it."""
        self.is_container = False
        """Whether it only holds other captures."""
        self._posts = 0
        self._comments = 0
        self._claiming = 0
        self._claimed = 0
        self._told: list[ToldPost] = []
        self._notes: tuple[str, ...] = ()
        self._skipped: str | None = None

    def goes_on_with(self, outcome: Outcome) -> bool:
        """Whether an outcome is of this capture; an archive is told of even if it was left.

        Args:
            outcome: What comes next.
        """
        if isinstance(outcome, Skipped):
            return outcome.path == self.path and self._skipped is None
        if self._skipped is not None and not isinstance(outcome, CaptureRead):
            return False
        return outcome.source.path == self.path

    def add(self, outcome: Outcome) -> None:
        """Take in a post of it, that it was read, or that it was not.

        Args:
            outcome: What comes next.
        """
        if isinstance(outcome, Skipped):
            self._skipped = outcome.reason
            return
        self.source = outcome.source
        if isinstance(outcome, CaptureRead):
            self._notes = outcome.notes
            self.warnings += sum(map(is_damage, outcome.notes))
            self.is_container = outcome.container
        else:
            self._add_post(outcome)

    def lines(self) -> Iterator[str]:
        """Give the lines that tell of it, safe to show."""
        yield clean_line(self.path)
        if self.source is not None:
            yield f"  {self._told_source()}"
        for post in self._posts_to_tell():
            yield f"  {post.line}"
            for warning in post.warnings:
                yield f"    warning: {clean_line(warning)}"
        for note in self._notes:
            yield f"  {'warning' if is_damage(note) else 'note'}: {clean_line(note)}"
        if self._skipped is not None:
            yield f"  skipped: {clean_line(self._skipped)}"

    def document(self) -> dict[str, Any]:
        """Give what is told of a capture as JSON's own types."""
        assert self.source is not None
        only = self._told[0] if self._posts == 1 else None
        return {
            "path": self.path,
            "format": self.source.format,
            "encoding": self.source.encoding,
            "post": only.id if only else None,
            "title": only.title if only else None,
            "comments": self._comments,
            "claimed_comments": self._claimed if self._claiming else None,
            "warnings": [
                *(warning for post in self._told for warning in post.warnings),
                *filter(is_damage, self._notes),
            ],
            "sure": self.source.sure,
            "posts": self._posts,
            "told": [_post_document(post) for post in self._posts_to_tell()],
            "notes": list(self._notes),
            "complete": self._skipped is None,
        }

    def container_document(self) -> dict[str, Any]:
        """Give what is told of a folder or an archive as JSON's own types."""
        assert self.source is not None
        return {"path": self.path, "format": self.source.format, "notes": list(self._notes)}

    def _add_post(self, post: Post) -> None:
        self._posts += 1
        comments = count_comments(post)
        self._comments += comments
        if post.claimed_comments is not None:
            self._claiming += 1
            self._claimed += post.claimed_comments
        self.warnings += len(post.warnings)
        if self._posts <= FEW or post.warnings:
            count = told_count(post)
            told = f"{count} comment" if count == "1" else f"{count} comments"
            line = f"{title_of(post)} ({day_of(post.published)}), {told}"
            self._told.append(
                ToldPost(post.id, post.title, comments, post.claimed_comments, post.warnings, line)
            )

    def _posts_to_tell(self) -> list[ToldPost]:
        few = self._posts <= FEW
        return [post for post in self._told if few or post.warnings]

    def _told_source(self) -> str:
        assert self.source is not None
        how = clean_line(self.source.format)
        if self.is_container:
            return how
        told = f"{how} ({sure_word(self.source.sure)}), {clean_line(self.source.encoding)}"
        if self._posts == 1:
            return told
        told += f": {number(self._posts, 'post')}, {number(self._comments, 'comment')}"
        if self._claiming:
            told += f" ({number(self._claiming, 'post')} claimed {self._claimed:,})"
        return told


def sure_word(sure: float) -> str:
    """Say in words how sure it is that a capture has the format that it was read as.

    Args:
        sure: From 0 to 1.
    """
    return next(word for least, word in _WORDS if sure >= least)


def _post_document(post: ToldPost) -> dict[str, Any]:
    return {
        "post": post.id,
        "title": post.title,
        "comments": post.comments,
        "claimed_comments": post.claimed_comments,
        "warnings": list(post.warnings),
    }
