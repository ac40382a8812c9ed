"""One module a format, named as its id: `FORMAT` says what it is, `render` makes it of a view."""
