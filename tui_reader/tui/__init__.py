"""The screen: Textual, and nothing that parses, queries or writes."""

import os

# Read when Textual is imported: twice its usual frames halve the wait from a key to what it shows.
os.environ.setdefault("TEXTUAL_FPS", "120")
