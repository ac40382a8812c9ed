"""Checks of a network's filter: made, watched, told, and corrected by persons."""
