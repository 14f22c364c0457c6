"""What saved pages have in common, whatever made them."""
