"""negation."""
