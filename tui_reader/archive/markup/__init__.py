"""What makes text of HTML."""
