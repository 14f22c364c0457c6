"""What a post is, and how a capture becomes one."""
