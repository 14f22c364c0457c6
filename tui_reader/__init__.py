"""Read saved discussions in a terminal."""

__version__ = "0.1.0"
