"""What a probe is, and what it asks with."""
