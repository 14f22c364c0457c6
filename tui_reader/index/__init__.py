"""The local index of an archive: what the reader, the search and the command line read."""
