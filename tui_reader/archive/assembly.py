"""From the pieces of a capture to the post: the one place where posts are put together."""

import re
from collections.abc import Iterator, Sequence

from tui_reader.archive.identity import CommentIds, post_id
from tui_reader.archive.languages.dated_bylines import read_dated_byline
from tui_reader.archive.languages.dates import Moment, read_moment
from tui_reader.archive.languages.page_words import byline_moment, read_byline, read_labels
from tui_reader.archive.post import Comment, Post, Source, told_claim
from tui_reader.archive.texts.pieces import NOTHING_TOLD, Kind, Piece, Reading, Told
from tui_reader.text import fold

UNTITLED = "Untitled"
"""The title of a post without any text to take one from."""

MOST_PLACES = 20
"""So many places that had to be guessed at are told one by one."""

_LONGEST_GUESS = 80
_LONGEST_SIGNATURE = 40
_MOST_NAMES = 4
_QUOTES = "'\"‘’“”«»"
# Looking up a member of an enumeration takes longer than comparing it, and there are many pieces.
_TEXT, _FURNITURE = Kind.TEXT, Kind.FURNITURE
_OF_POST = (Kind.DATE, Kind.TITLE, Kind.BODY, Kind.BYLINE, Kind.LABELS)
_MOST_WITHOUT_GAP = 3
_WIDE_GAP = re.compile("\n{3,}")
_NO_NAME = frozenset(".!?:;…()[]{}<>/\\|@#&*_=+%$£€~,")


def assemble(text: str, reading: Reading, source: Source) -> Post:
    """Put a post together.

    Args:
        text: The text of the capture.
        reading: Its pieces.
        source: Where the text came from.
    """
    of_post = [piece for piece in reading.pieces if piece.comment < 0 and piece.kind in _OF_POST]
    body = _gather(text, reading, of_post, Kind.BODY)
    bodies = _bodies(text, reading)
    published = _published(text, of_post)
    title = fold(_gather(text, reading, of_post, Kind.TITLE))
    warnings = _few(reading.warnings)
    if not title:
        title = guess_title([body, *bodies[:1], text])
        warnings.append("The title is a guess: the capture has none.")
    if published is None:
        warnings.append("The capture has no date line: when the post was written is not known.")
    made = reading.url or post_id(published, title, body)
    told = reading.told or [NOTHING_TOLD] * len(bodies)
    comments = _tree(made, bodies, told, reading.levels)
    if reading.claimed not in (None, len(bodies)):
        line = _line_of(text, reading, Kind.COUNT)
        warnings += told_claim(reading.claimed, len(bodies), line)
    return Post(
        id=made,
        title=title,
        body=body,
        source=source,
        published=published,
        author=fold(" ".join(_bylines(text, of_post))) or None,
        url=reading.url,
        labels=_labels(text, of_post),
        claimed_comments=reading.claimed,
        comments=comments,
        warnings=tuple(warnings),
    )


def guess_signature(body: str) -> str | None:
    """Guess the name that a comment ends with.

    Args:
        body: The whole comment.

    Returns:
        Its last line without quotes, where that is not all of the comment and looks like a name:
        short, without the signs of a sentence.
    """
    start = body.rfind("\n") + 1
    if start < 2 or len(body) - start > _LONGEST_SIGNATURE:
        return None
    name = body[start:].strip(_QUOTES + "-–— ")
    words = name.split()
    if not 1 <= len(words) <= _MOST_NAMES or not _NO_NAME.isdisjoint(name):
        return None
    # One small word may be a name; of several, each begins with a capital, as names do.
    if not name[0].isalpha() or (len(words) > 1 and not all(each[0].isupper() for each in words)):
        return None
    return name


def tidy(text: str, *, line_is_paragraph: bool = False) -> str:
    """Lay a text out: no white space at the ends of lines, one blank line between paragraphs.

    Args:
        text: A slice of a capture.
        line_is_paragraph: Whether each line is a paragraph of its own.
    """
    if "\n" not in text:
        return text.strip()
    lines = list(map(str.strip, text.split("\n")))
    if line_is_paragraph:
        return "\n\n".join(filter(None, lines))
    tidied = "\n".join(lines).strip("\n")
    wide = len(lines) > _MOST_WITHOUT_GAP and "\n\n\n" in tidied
    return _WIDE_GAP.sub("\n\n", tidied) if wide else tidied


def _line_of(text: str, reading: Reading, kind: Kind) -> int | None:
    """The line that the first piece of a kind begins in."""
    starts = (piece.start for piece in reading.pieces if piece.kind is kind)
    start = next(starts, None)
    return None if start is None else text.count("\n", 0, start) + 1


def _gather(text: str, reading: Reading, of_post: Sequence[Piece], kind: Kind) -> str:
    between = "\n" if reading.line_is_paragraph else "\n\n"
    parts = (text[piece.start : piece.end] for piece in of_post if piece.kind is kind)
    return tidy(between.join(parts), line_is_paragraph=reading.line_is_paragraph)


def _bodies(text: str, reading: Reading) -> list[str]:
    """The text of each comment."""
    texts: list[str | list[str]] = [""] * len(reading.levels)
    for kind, start, end, comment in reading.pieces:
        if kind is _TEXT:
            before = texts[comment]
            if not before:
                texts[comment] = text[start:end]
            elif isinstance(before, str):
                texts[comment] = [before, text[start:end]]
            else:
                before.append(text[start:end])
    return [
        tidy(
            each if isinstance(each, str) else "\n\n".join(each),
            line_is_paragraph=reading.line_is_paragraph,
        )
        for each in texts
    ]


def _tree(
    post: str, bodies: Sequence[str], told: Sequence[Told], levels: Sequence[int]
) -> tuple[Comment, ...]:
    ids = CommentIds(post)
    # Ids are given in reading order, comments are made from the last to the first.
    given = [
        ids.take(each.id) if each.id else ids.give(each.author, each.published, body)
        for each, body in zip(told, bodies, strict=True)
    ]
    levels = _without_gaps(levels)
    waiting: list[list[Comment]] = [[] for _ in range(max(levels, default=0) + 2)]
    for index in range(len(bodies) - 1, -1, -1):
        level, body, about = levels[index], bodies[index], told[index]
        replies = waiting[level + 1]
        if replies:
            waiting[level + 1] = []
            replies.reverse()
        waiting[level].append(
            Comment(
                given[index],
                body,
                about.author,
                guess_signature(body),
                about.published,
                tuple(replies),
                about.url,
            )
        )
    return tuple(reversed(waiting[0]))


def _without_gaps(levels: Sequence[int]) -> list[int]:
    """Let no comment stand deeper than as an answer to the one above it: each has a parent."""
    placed: list[int] = []
    for level in levels:
        placed.append(min(level, placed[-1] + 1 if placed else 0))
    return placed


def _published(text: str, pieces: Sequence[Piece]) -> str | None:
    """The day of the date line, or else of the byline, with the time that one of them tells."""
    found = Moment(None, None)
    for piece in pieces:
        if piece.kind is Kind.DATE:
            moment = read_moment(text[piece.start : piece.end])
        elif piece.kind is Kind.BYLINE:
            line = text[piece.start : piece.end]
            dated = read_dated_byline(line)
            moment = dated[1] if dated else byline_moment(line)
        else:
            continue
        if moment:
            found = Moment(found.day or moment.day, found.clock or moment.clock)
    return found.published


def _bylines(text: str, pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        if piece.kind is Kind.BYLINE:
            line = fold(text[piece.start : piece.end])
            dated = read_dated_byline(line)
            yield (dated[0] if dated else read_byline(line)) or ""


def _labels(text: str, pieces: Sequence[Piece]) -> tuple[str, ...]:
    return tuple(
        label
        for piece in pieces
        if piece.kind is Kind.LABELS
        for label in read_labels(text[piece.start : piece.end]) or ()
    )


def guess_title(texts: Sequence[str]) -> str:
    """Make a title of the first line that some texts have, shortened at a word.

    Args:
        texts: The texts, the likeliest first.
    """
    line = next((fold(each.strip().split("\n", 1)[0]) for each in texts if each.strip()), "")
    if len(line) > _LONGEST_GUESS:
        line = line[:_LONGEST_GUESS].rpartition(" ")[0] or line[:_LONGEST_GUESS]
        line = line.rstrip(" ,;:") + "…"
    return line or UNTITLED


def _few(warnings: Sequence[str]) -> list[str]:
    return [*warnings[:MOST_PLACES], *more_places(len(warnings) - MOST_PLACES)]


def more_places(more: int) -> list[str]:
    """Say in a sentence how many places are not told one by one; nothing where all are.

    Args:
        more: How many; less than 0 is none.
    """
    if more <= 0:
        return []
    are = "is 1 more place" if more == 1 else f"are {more} more places"
    return [f"There {are} like these."]


def left_out(text: str, reading: Reading) -> Iterator[str]:
    """Say in a sentence what of a capture is in no post.

    Args:
        text: The text of the capture.
        reading: Its pieces.
    """
    furniture = [piece for piece in reading.pieces if piece.kind is _FURNITURE]
    if furniture:
        count = sum(
            1
            for piece in furniture
            for line in text[piece.start : piece.end].split("\n")
            if line.strip()
        )
        first = text.count("\n", 0, furniture[0].start) + 1
        lines = "1 line" if count == 1 else f"{count} lines"
        yield f"Left out as page furniture: {lines}, the first is line {first}."
