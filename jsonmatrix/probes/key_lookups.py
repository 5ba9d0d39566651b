"""key_lookups."""
