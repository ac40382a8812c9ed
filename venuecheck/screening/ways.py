"""The ways in which a text is a name that is worth comparing."""

from collections.abc import Iterator
from dataclasses import replace

from venuecheck.screening.addresses import called
from venuecheck.screening.folding import plain
from venuecheck.screening.listing import Kind
from venuecheck.screening.ordinary import WORDS
from venuecheck.screening.parting import names_in
from venuecheck.screening.rarity import bits
from venuecheck.screening.words import Name, Said, Word

_TELLING, _LEAST_LETTERS = 6.0, 5
"""So much, and so many letters, has a word that is a name by itself."""
_LEAST_OF_SEVERAL = 8
_LEAST_CALLED = 4


def ways_of(text: str, kind: Kind, *, listed: bool) -> Iterator[Name]:
    """Give the ways in which a text is a name. One word of several is one only where it tells much.

    `(Bangladesh)` tells two entries apart, and `(GTsSS)` are initials; `(Hamas)` is a name.
    """
    whole, *others = names_in(text, kind, listed=listed)
    yield whole
    for name in others:
        several = len(name.words) > 1 or (not listed and _may_be_several(name.words[0].plain))
        if kind is Kind.PERSON or several or _is_telling(name.words[0], text if listed else ""):
            yield name
        elif _is_called(text, name):
            yield replace(name, said=Said.ABOUT)


def _is_called(text: str, name: Name) -> bool:
    """Whether a short or common word is all that an address is called (`hizb.test`): a page of anybody's, so weak."""
    return len(name.plain) >= _LEAST_CALLED and any(plain(called_so) == name.plain for called_so in called(text))


def _may_be_several(word: str) -> bool:
    """Whether a word is so long and strange that it may be several written as one, as in addresses (`zorblaxluton`)."""
    return len(word) >= _LEAST_OF_SEVERAL and word not in WORDS


def _is_telling(word: Word, text: str) -> bool:
    long = len(word.plain) >= _LEAST_LETTERS or not word.plain.isascii()
    mixed = not text or word.plain.capitalize() in text or not word.plain.isascii()
    return long and mixed and bits(word.latin, Kind.ORGANISATION, 1) > _TELLING
