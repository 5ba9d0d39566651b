"""Bug reports: one cell of the matrix as a ticket with a script that needs Django alone."""
