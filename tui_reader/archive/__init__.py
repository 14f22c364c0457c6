"""Posts and their comments, and all that makes them of saved files."""
