"""What lies in an archive: its name, what it may be, and the capture that is made of it."""

import re
from collections.abc import Callable
from typing import BinaryIO

from tui_reader.archive.files.belongings import OTHERS, Belonging
from tui_reader.archive.files.capture import LARGEST, Capture
from tui_reader.archive.files.finding import is_companion
from tui_reader.archive.files.naming import INSIDE, show_name
from tui_reader.archive.files.saved_along import belonging_of
from tui_reader.archive.files.sniffing import kind_of
from tui_reader.archive.post import Skipped

Member = Capture | Skipped | Belonging | str
"""What lies in an archive; a sentence tells of the archive as a whole."""

_DRIVE = re.compile(r"^[A-Za-z]:(?=/)")
_HIDDEN = "__MACOSX"


def clean_name(name: str) -> str:
    """Give the name of a member without what would lead out of a folder; nothing is written.

    Args:
        name: As the archive has it.
    """
    parts = _DRIVE.sub("", show_name(name.replace("\\", "/"))).split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "(no name)"


def is_hidden(name: str) -> bool:
    """Whether a member would be passed over in a folder as well.

    Args:
        name: A clean name.
    """
    return any(part.startswith(".") or part == _HIDDEN for part in name.split("/"))


def member_path(outer: Capture, name: str) -> str:
    """Give the path of a member as it is shown.

    Args:
        outer: The archive.
        name: A clean name.
    """
    return outer.path + INSIDE + name


def member_of(
    outer: Capture, name: str, size: int, opened: Callable[[], BinaryIO]
) -> Capture | Belonging:
    """Make a capture of a member.

    Args:
        outer: The archive.
        name: A clean name.
        size: How many bytes it has.
        opened: Opens it anew.

    Returns:
        The capture, or what it is that only belongs to one.

    Raises:
        Unreadable: It is damaged.
    """
    path = member_path(outer, name)
    content: bytes | Callable[[], BinaryIO] = opened
    if size <= LARGEST:
        with opened() as file:
            content = file.read(size)
    capture = Capture(path, content, size=size, unpublished=outer.unpublished)
    if (belonging := belonging_of(capture)) is not None:
        return belonging
    if any(is_companion(part) for part in name.split("/")[:-1]) and kind_of(capture) == "text":
        return Belonging(OTHERS)
    return capture
