"""The formats of the partnership's report, a module each; nothing lists them."""
