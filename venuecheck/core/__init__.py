"""What every domain speaks of. Standard library only, no clock, no file, no network."""
