"""Files that people write, read into the values of filtering: test lists and fingerprints."""
