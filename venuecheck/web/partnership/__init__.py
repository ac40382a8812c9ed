"""The coordinator's pages: partners and venues, and what came."""
