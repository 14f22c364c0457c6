"""How other processes read an archive, within limits of time and memory."""
