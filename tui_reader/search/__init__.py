"""From a typed query to ranked hits, each with its reason."""
