"""The real networks behind the port."""
