"""Many venues at one moment and at the one before: definitions, and a plain implementation of them."""
