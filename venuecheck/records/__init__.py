"""What is kept: append-only records whose chain shows a change, drafts beside them, and runs under way."""
