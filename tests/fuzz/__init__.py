"""Bad input from networks and files, made up by the thousand: `python -m tests.fuzz` (docs/reliability.md)."""
