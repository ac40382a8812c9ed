"""What is said where an answer cannot be used."""


class AnswerError(ValueError):
    """An answer cannot be used; the message says how to put it right."""
