"""The command line: thin; no rule, no number, no SQL."""
