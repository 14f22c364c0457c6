"""Archives of captures: zip, tar, packed files and crawls, read without unpacking to disk."""
