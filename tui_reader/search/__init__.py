"""What somebody typed, understood and looked up: the best hits first, with why they were found."""
