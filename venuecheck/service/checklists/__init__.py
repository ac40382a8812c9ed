"""Checklists as files: read, looked over, shown, published, exchanged."""
