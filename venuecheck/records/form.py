"""Of which form a store is: the number of the newest migration that it has been through."""

HEAD = "0005"
"""The newest migration in `migrations/versions`."""
KNOWN = frozenset({"0001", "0002", "0003", "0004", "0005"})
