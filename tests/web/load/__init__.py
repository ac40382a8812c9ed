"""Many people at once: who they are, what they ask for, and whether all that they were told is kept."""
