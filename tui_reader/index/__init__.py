"""The index of an archive: kept from run to run, asked by the search, the screen and the shell."""
