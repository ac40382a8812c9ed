"""Documents of their own: the hand check's page, the difference between two checks."""
