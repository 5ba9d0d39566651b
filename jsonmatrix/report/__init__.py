"""A matrix rendered: one file for each form."""
