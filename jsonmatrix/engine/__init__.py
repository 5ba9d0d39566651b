"""The engine: the only code that touches a connection. Both doors, `run` and pytest, ask through it."""
