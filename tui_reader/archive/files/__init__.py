"""From paths to the bytes and the text of captures."""
