"""Which elements of feeds and exports hold which: so one knows what was not closed."""

BEGINNINGS = frozenset(("entry", "item"))
"""What stands in a feed or an export many times, and never in itself."""

REFUSED = "It declares a document type, which may do harm, and is not read."
"""Why some captures are not read: entities in them can be made to fill any memory."""

_NAMES = frozenset(
    "author category channel comments content contributor created description email entry feed "
    "generator guid id issued item language lastBuildDate link modified name pubDate published "
    "rights subtitle title updated uri".split()
)
_PREFIXES = frozenset(
    "? app blogger content dc excerpt gd georss media openSearch slash thr wfw wp".split()
)
_PERSON = ("name", "uri", "email", "url", "gd:", "blogger:")
# What each may hold; what ends in _ or : stands for all names that begin so.
_HOLDS: dict[str, tuple[str, ...]] = {
    "author": _PERSON,
    "contributor": _PERSON,
    "app:control": ("app:draft",),
    "wp:author": ("wp:author_",),
    "wp:category": ("wp:term_", "wp:termmeta", "wp:category_", "wp:cat_"),
    "wp:tag": ("wp:term_", "wp:termmeta", "wp:tag_"),
    "wp:term": ("wp:term_", "wp:termmeta"),
    "wp:comment": ("wp:comment_", "wp:commentmeta"),
    "wp:commentmeta": ("wp:meta_",),
    "wp:postmeta": ("wp:meta_",),
    "wp:termmeta": ("wp:meta_",),
}
_HOLD_ALL = frozenset("channel entry feed item ?".split())


def is_limited(name: str) -> bool:
    """Whether not every element of a feed or an export may stand in an element."""
    return name not in _HOLD_ALL and not name.startswith("?:") and _is_known(name)


def closes(limited: str, name: str) -> bool:
    """Whether an element cannot stand in a limited one, so that this must have ended before.

    Args:
        limited: The name of the one that is open, see `is_limited`.
        name: The name of the one that begins.
    """
    if not _is_known(name):
        return False
    return not any(
        name.startswith(each) if each[-1] in "_:" else name == each
        for each in _HOLDS.get(limited, ())
    )


def _is_known(name: str) -> bool:
    prefix, colon, _ = name.partition(":")
    return prefix in _PREFIXES if colon else name in _NAMES
