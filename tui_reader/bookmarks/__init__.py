"""What the person keeps."""
