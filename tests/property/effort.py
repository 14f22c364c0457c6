"""How many examples a property is tried with that is slow, or whose examples are small."""

from hypothesis import settings


def examples(quick: int) -> settings:
    """Try some examples in a quick run; in a longer one as many as its profile says.

    Args:
        quick: How many in a quick run.
    """
    if settings.get_current_profile_name() == "quick":
        return settings(max_examples=quick)
    return settings()
