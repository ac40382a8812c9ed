"""Information governance: what is held of a person, how long, what keeps it, and who looked at it."""
