"""What the person has read of an archive: posts and comments, kept from one run to the next."""
