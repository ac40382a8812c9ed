"""The web filter, as school IT looks at it."""
