"""A site: its configuration, its lists and plans, and the store that it opens."""
