"""What the layouts of text captures have in common."""
