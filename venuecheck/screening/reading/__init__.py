"""From a file's bytes to a list of names, or everything that is wrong with it, at its place."""
