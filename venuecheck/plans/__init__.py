"""Plans as data: what a venue must show, what meets it and how often, and what persons say of it. Pure."""
