"""A comment tree that grows: what several captures of one discussion are merged in."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from tui_reader.archive.identity import is_made, native_form
from tui_reader.archive.merging.letters import words_of
from tui_reader.archive.merging.moments import moment_of
from tui_reader.archive.post import Comment
from tui_reader.text import fold

_ENDINGS = {
    "this comment has been removed": (" by the author", " by a blog administrator"),
    "this comment was removed": (" by the author", " by a blog administrator"),
    "comment deleted": (),
    "comment removed": (),
    "[deleted]": (),
    "[removed]": (),
    "este comentario ha sido eliminado": (" por el autor", " por un administrador del blog"),
    "este comentário foi removido": (" pelo autor", " por um administrador do blog"),
    "ce commentaire a été supprimé": (" par l'auteur", " par un administrateur du blog"),
    "dieser kommentar wurde": (" vom autor entfernt", " von einem blog-administrator entfernt"),
    "questo commento è stato eliminato": (" dall'autore", " da un amministratore del blog"),
    "ten komentarz został usunięty": (" przez autora", " przez administratora bloga"),
    "deze reactie is verwijderd": (" door de auteur", " door een blogbeheerder"),
}
REMOVED = frozenset(
    f"{beginning}{ending}"
    for beginning, endings in _ENDINGS.items()
    for ending in ("", " by the author", " by the blog administrator", *endings)
)
"""What stands in the place of a comment that was removed: all of its text, but for a full stop."""

_LONGEST_REMOVED = 120
_HEADING = "comment deleted "


class Branch:
    """A comment with its place in a tree; two are the same only if they are one object."""

    def __init__(self, comment: Comment, parent: "Branch | None") -> None:
        """Hang a comment below another, without the replies that it has.

        Args:
            comment: The comment.
            parent: What it hangs below; None only for the root.
        """
        self.comment = comment
        """The comment; its replies do not count."""
        self.parent = parent
        """What it hangs below."""
        self.replies: list[Branch] = []
        """What hangs below it."""
        self.text = fold(comment.body)
        """The folded text."""

    @cached_property
    def native(self) -> str | None:
        """The native id in the form that all captures share, if there is one."""
        return None if is_made(self.comment.id) else native_form(self.comment.id)

    @cached_property
    def words(self) -> list[str]:
        """The words of the text."""
        return words_of(self.comment.body)

    @cached_property
    def letters(self) -> str:
        """The words in one line."""
        return " ".join(self.words)

    @cached_property
    def is_removed(self) -> bool:
        """Whether the text only says that there was one."""
        if len(self.text) > _LONGEST_REMOVED:
            return False
        text = self.text.casefold().replace("’", "'").rstrip(" .")
        return text in REMOVED or text.removeprefix(_HEADING) in REMOVED

    @cached_property
    def minute(self) -> str | None:
        """The time, where it is told to the minute."""
        return (self.comment.published or "")[:16] if moment_of(self.comment.published) else None

    @property
    def name(self) -> str:
        """The author's name as it is compared."""
        return fold(self.comment.author or "").casefold()

    def change(self, **fields: str | None) -> None:
        """Change fields of the comment.

        Args:
            **fields: The fields.
        """
        if fields:
            self.comment = replace(self.comment, **fields)  # type: ignore[arg-type]
            self.text = fold(self.comment.body)
            for name in ("native", "words", "letters", "is_removed", "minute"):
                self.__dict__.pop(name, None)


def grow(comments: Iterable[Comment]) -> Branch:
    """Make a tree of comments; gives its root, which is no comment itself."""
    root = Branch(Comment("", ""), None)
    waiting = [(root, comment) for comment in reversed(tuple(comments))]
    while waiting:
        parent, comment = waiting.pop()
        branch = Branch(comment, parent)
        parent.replies.append(branch)
        if comment.replies:
            waiting.extend((branch, reply) for reply in reversed(comment.replies))
    return root


def branches_of(root: Branch) -> Iterator[Branch]:
    """Go through a tree in reading order, without its root."""
    waiting = root.replies[::-1]
    while waiting:
        branch = waiting.pop()
        yield branch
        waiting.extend(reversed(branch.replies))


def comments_of(root: Branch) -> tuple[Comment, ...]:
    """Make comments of a tree again."""
    made: dict[int, Comment] = {}
    for branch in reversed([*branches_of(root)]):
        comment = branch.comment
        if branch.replies or comment.replies:
            replies = tuple(made.pop(id(reply)) for reply in branch.replies)
            comment = replace(comment, replies=replies)
        made[id(branch)] = comment
    return tuple(made[id(branch)] for branch in root.replies)
