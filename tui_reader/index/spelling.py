"""Paths as the person writes them: the index knows them from the root of the disk on."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui_reader.archive.files.naming import INSIDE, show_path
from tui_reader.index.summary import Summary

if TYPE_CHECKING:
    from tui_reader.archive.post import CaptureRead, Post, Skipped, Source


class Spelling:
    """How the paths of an archive were written, so that they are shown like that."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Remember how an archive was named.

        Args:
            paths: Its paths, as they were written.
        """
        self.roots = [show_path(path.absolute()) for path in paths]
        """The paths as the index knows them."""
        pairs = zip(self.roots, map(show_path, paths), strict=True)
        self._others = [(root, given) for root, given in pairs if root != given]

    def path(self, known: str) -> str:
        """Give a path as it is shown."""
        for root, given in self._others:
            rest = known.removeprefix(root)
            if not rest and known:
                return given
            if len(rest) < len(known) and rest.startswith((os.sep, INSIDE)):
                return rest[1:] if given == os.curdir else given + rest
        return known

    def known(self, shown: str) -> list[str]:
        """Give the paths of the index that may be shown so."""
        found = []
        for root, given in self._others:
            rest = shown.removeprefix(given)
            if given == os.curdir:
                found.append(root + os.sep + shown)
            elif len(rest) < len(shown):
                found.append(root + rest)
        return found

    def post(self, post: "Post") -> "Post":
        """Give a post whose source is as it is shown."""
        return replace(post, source=self._source(post.source)) if self._others else post

    def summary(self, summary: Summary) -> Summary:
        """Give a summary with its path as it is shown."""
        return summary._replace(path=self.path(summary.path)) if self._others else summary

    def told(self, told: "CaptureRead | Skipped") -> "CaptureRead | Skipped":
        """Give what is told of a capture with its path as it is shown."""
        if not self._others:
            return told
        from tui_reader.archive.post import Skipped

        if isinstance(told, Skipped):
            return replace(told, path=self.path(told.path))
        return replace(told, source=self._source(told.source))

    def sentence(self, sentence: str) -> str:
        """Give a sentence of ours with the paths in it as they are shown."""
        for root, given in self._others:
            folder = "" if given == os.curdir else given + os.sep
            sentence = sentence.replace(root + os.sep, folder).replace(root, given)
        return sentence

    def place(self, known: str) -> tuple[int, list[str]]:
        """Give what paths are ordered by, so that they come as they are walked through."""
        for number, root in enumerate(self.roots):
            if known == root or known.startswith((root + os.sep, root + INSIDE)):
                return number, list(Path(known).parts)
        return len(self.roots), [known]

    def _source(self, source: "Source") -> "Source":
        return replace(source, path=self.path(source.path))
