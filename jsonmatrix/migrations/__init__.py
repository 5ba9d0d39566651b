"""Empty on purpose: with it `migrate` makes none of the tables, the engine makes those it asks about."""
