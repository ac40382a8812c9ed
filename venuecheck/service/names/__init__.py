"""Names looked up on lists, and the lists kept up to date."""
