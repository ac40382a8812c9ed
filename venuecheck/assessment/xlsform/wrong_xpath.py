"""A condition that XLSForm and a checklist cannot both say."""


class XPathError(Exception):
    """An expression cannot be said in the other language; the message says which part of it."""
