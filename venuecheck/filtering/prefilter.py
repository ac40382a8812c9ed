"""What a text may hold, told at a glance.

Patterns that look behind and ahead at every character are slow, and most texts hold nothing that they look for. Here a
text is rewritten with one sign for all characters of a kind, so that a plain search for a few signs (`0.0`: figures
around a dot) says quickly whether a pattern is worth a try. A glance may see too much; it never misses.
"""

import codecs
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_ENCODING = "windows-1252"
"""One byte for each character that Western pages are written with; the others are written as their like."""
_ERRORS = "venuecheck-glance"


def _like(error: UnicodeError) -> tuple[str, int]:
    """Stand characters in for those that the encoding lacks: a figure, a letter or neither, as they are."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_like_one, error.object[error.start : error.end])), error.end


def _like_one(character: str) -> str:
    for other in (character.lower()[0], character.upper()[0].lower()):
        if other.isascii():  # patterns that ignore case take the Kelvin sign for a k
            return other
    if character.isdecimal():
        return "0"
    return "é" if character.isalnum() else "\xa0" if character.isspace() else "¤"


codecs.register_error(_ERRORS, _like)


def _table(sign: Callable[[str], str]) -> bytes:
    characters = (bytes([code]).decode(_ENCODING, "replace") for code in range(256))
    return "".join(sign(each) for each in characters).encode(_ENCODING, "replace")


FIGURES, HEXADECIMAL, WORDS = range(3)
"""Ways of seeing a text: with `0` for every figure; with `a` for every hexadecimal digit; and with `w` for all that
words, identifiers and base64 are written in and a space for the rest."""
_TABLES = (
    _table(lambda each: "0" if each.isdecimal() else each),
    _table(lambda each: "a" if each in "0123456789abcdefABCDEF" else each),
    _table(lambda each: "w" if each.isalnum() or each in "_+/=-" else " "),
)


@dataclass(frozen=True, slots=True)
class Glance:
    """A text, as long as it was, with each character in its place or something like it."""

    _lower: str
    _views: tuple[bytes, ...]

    @classmethod
    def at(cls, text: str) -> "Glance":
        """Look at `text`."""
        plain = text.encode(_ENCODING, _ERRORS)
        return cls(plain.decode(_ENCODING).lower(), tuple(plain.translate(table) for table in _TABLES))

    def shows(self, view: int, signs: Sequence[bytes]) -> bool:
        """Whether one of `signs` stands in the text, seen in this way."""
        seen = self._views[view]
        for sign in signs:  # noqa: SIM110 - as a generator it takes three times as long
            if sign in seen:
                return True
        return False

    def says(self, words: Sequence[str]) -> bool:
        """Whether one of `words` (in lower case) stands in the text, in whatever case."""
        return any(word in self._lower for word in words)

    def starts(self, stems: Sequence[str]) -> list[int]:
        """Give the places where one of `stems` (in lower case) stands, in order."""
        return sorted({place for stem in stems for place in self._places(stem)})

    def _places(self, stem: str) -> Iterator[int]:
        place = self._lower.find(stem)
        while place >= 0:
            yield place
            place = self._lower.find(stem, place + 1)
