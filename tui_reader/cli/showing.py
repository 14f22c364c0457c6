"""``tui-reader show``: a post and its comments, to be read from top to bottom."""

import shutil
from argparse import Namespace

from tui_reader.archive.outline import POST, Outline
from tui_reader.archive.post import Comment, Post, count_comments
from tui_reader.cli.archives import archive_of, read, say_skipped, status_of_index
from tui_reader.cli.choosing import choose_comment, choose_post
from tui_reader.cli.documents import COMMENT, archive_document, comment_documents
from tui_reader.cli.endings import Failure, Status
from tui_reader.cli.listing import title_of, told_count
from tui_reader.cli.printing import put, put_json, say
from tui_reader.index.indexed import IndexedArchive
from tui_reader.text import ANONYMOUS, clean_block, clean_line
from tui_reader.tui.phrasing import spoken_date
from tui_reader.tui.typeset import links, typeset
from tui_reader.tui.widgets.thread_item import is_authors

_STEP = 2
_NARROWEST = 20


def run(arguments: Namespace) -> int:
    """Print a post with its comments, or one comment with its replies.

    Args:
        arguments: The archive, the post, perhaps a comment, and whether to print JSON.

    Returns:
        The status to exit with.
    """
    archive = archive_of(arguments)
    index = read(archive, unpublished=arguments.unpublished)
    if not len(index):
        say_skipped(index, archive)
        return status_of_index(index)
    try:
        post, outline, row = _chosen(index, arguments)
    except Failure as failure:
        say(str(failure), failure.details)
        say_skipped(index, archive)
        return Status.FAILED
    say_skipped(index, archive)
    if arguments.json:
        put_json(_document(post, outline, row))
    else:
        _Page().put(post, outline, row)
    return status_of_index(index)


def _chosen(index: IndexedArchive, arguments: Namespace) -> tuple[Post, Outline, int]:
    """Give the post that is meant, its comments, and the row of the one that is."""
    post = index.get(choose_post(index.summaries, " ".join(arguments.post)).id)
    if post is None:
        raise Failure("The archive has changed at this moment. Please try it once more.")
    outline = Outline(post.comments)
    row = POST if arguments.comment is None else choose_comment(outline, arguments.comment)
    return post, outline, row


def _document(post: Post, outline: Outline, row: int) -> dict[str, object]:
    if row == POST:
        return archive_document([post], [])
    return {
        "schema": COMMENT,
        "post": post.id,
        "number": outline.number(row),
        "comment": comment_documents((outline.comments[row],))[0],
    }


class _Page:
    """Prints to the width of the terminal."""

    def __init__(self) -> None:
        self._width = shutil.get_terminal_size().columns

    def put(self, post: Post, outline: Outline, row: int) -> None:
        """Print a row and everything below it."""
        self._put_text(title_of(post), 0)
        self._put_text(_about(post), 0)
        if row == POST:
            for warning in post.warnings:
                self._put_text(clean_line(f"Warning: {warning}"), 0)
            if post.body:
                put()
                self._put_text(clean_block(post.body), 0)
        start, top = (0, 0) if row == POST else (row, outline.depth(row))
        for each in range(start, outline.end(row)):
            put()
            indent = self._indent(outline.depth(each) - top)
            comment = outline.comments[each]
            self._put_text(_heading(outline.number(each), comment, post), indent)
            self._put_text(clean_block(comment.body), indent + _STEP)

    def _indent(self, depth: int) -> int:
        # However deep a reply is, half of the line is left for its text.
        return min(depth * _STEP, max(self._width // 2 - _STEP, 0))

    def _put_text(self, text: str, indent: int) -> None:
        # An address is of use only as a whole: to be followed, or found by the next in a pipe.
        for line in typeset(text, max(self._width - indent, _NARROWEST), links(text)):
            put((" " * (indent + line.indent) + text[line.start : line.end]).rstrip())


def _about(post: Post) -> str:
    count = told_count(post)
    comments = "1 comment" if count == "1" else f"{count} comments"
    parts = [spoken_date(post.published), post.author or "", comments if _has_count(post) else ""]
    return clean_line(" · ".join(part for part in [*parts, post.url or ""] if part))


def _has_count(post: Post) -> bool:
    return bool(count_comments(post) or post.claimed_comments)


def _heading(number: str, comment: Comment, post: Post) -> str:
    name = comment.author or (f"signed {comment.signature}" if comment.signature else ANONYMOUS)
    if is_authors(post, comment):
        name += " (the author)"
    parts = [name, spoken_date(comment.published)]
    about = clean_line(" · ".join(part for part in parts if part))
    return f"{number}  {about}".rstrip()
