"""What is saved along with pages and feeds: pictures, styles, scripts, fonts, settings.

Both the name and the beginning, or the folder, must say so, for a capture may have any name.
"""

from pathlib import PurePosixPath

from tui_reader.archive.files.belongings import Belonging
from tui_reader.archive.files.capture import Capture
from tui_reader.archive.files.naming import INSIDE
from tui_reader.archive.files.sniffing import kind_of

_SIGNATURES = {
    "pictures": (
        (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp", ".avif", ".ico", ".bmp"),
        (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"\0\0\0", b"\0\0\1\0", b"BM"),
    ),
    "fonts": (
        (".woff", ".woff2", ".ttf", ".otf", ".eot"),
        (b"wOFF", b"wOF2", b"\0\1\0\0", b"OTTO", b"true", b"ttcf"),
    ),
    "recordings": (
        (".mp3", ".mp4", ".m4a", ".webm", ".ogg", ".wav", ".avi", ".mov", ".swf"),
        (b"ID3", b"\xff\xfb", b"\0\0\0", b"\x1aE\xdf\xa3", b"OggS", b"RIFF", b"FWS", b"CWS"),
    ),
}
_WORDED = {
    "styles": (".css",),
    "scripts": (".js", ".mjs"),
}
_OF_TAKEOUT = {
    "Blogger": (
        "settings.csv",
        "profile.csv",
        "profile.json",
        "theme-classic.html",
        "theme-layouts.xml",
    ),
    "Takeout": ("archive_browser.html",),
}
# What a Takeout of a blog has beside its feeds, by a folder that it lies in.

# How one browser marks what it does not trust.
_DISARMED = ".download"
_SUFFIXES = (
    *(suffix for suffixes, _ in _SIGNATURES.values() for suffix in suffixes),
    *(suffix for suffixes in _WORDED.values() for suffix in suffixes),
    ".svg",
)


def belonging_of(capture: Capture) -> Belonging | None:
    """Say what a file is that is no capture, by its name and by how it begins.

    Args:
        capture: The file.
    """
    *folders, name = capture.path.replace(INSIDE, "/").replace("\\", "/").split("/")
    if any(name in names for folder, names in _OF_TAKEOUT.items() if folder in folders):
        return Belonging("export settings")
    path = capture.path.lower().removesuffix(_DISARMED)
    # Nearly no path ends so, and taking it apart takes its time; a slash at the end is no matter.
    if not path.rstrip("/.").endswith(_SUFFIXES):
        return None
    suffix = PurePosixPath(path).suffix
    for kind, (suffixes, signatures) in _SIGNATURES.items():
        if suffix in suffixes and capture.head.startswith(signatures):
            return Belonging(kind)
    if suffix == ".svg" and "<svg" in capture.opening:
        return Belonging("pictures")
    for kind, suffixes in _WORDED.items():
        # A feed is also served as a script, and saved as one.
        if suffix in suffixes and kind_of(capture) == "text":
            return Belonging(kind)
    return None
