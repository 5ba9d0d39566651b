"""querysets."""
