"""Entries by their initials: weak, alone or beside another word; two with a stroke between are nobody else's."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from venuecheck.screening.addresses import called
from venuecheck.screening.disguises import at_capitals, spelt_out
from venuecheck.screening.endings import without_ending
from venuecheck.screening.folding import plain
from venuecheck.screening.initials import as_initials, initials_in, listed_initials, made_initials
from venuecheck.screening.judging import Strength
from venuecheck.screening.known import SANCTIONS
from venuecheck.screening.listing import Entry, NameList
from venuecheck.screening.ordinary import GENERIC
from venuecheck.screening.ordinary_people import PEOPLE
from venuecheck.screening.rarity import is_around
from venuecheck.screening.stripped import LEGAL_FORMS, SMALL
from venuecheck.screening.words import name_of
from venuecheck.screening.words_around import ABOUT, ANOTHER, BACKING, DENIAL, GATHERING, NEUTRAL, TOLD

_MADE_ON_LONG_LIST = 4
"""Initials made of fewer letters are not looked for on a list of thousands: too many would fit."""
_LEAST_BESIDE_A_TRADE = 4
_JOINING = SMALL | LEGAL_FORMS
_PAIR = re.compile(r"(?<![\w/])([\w.]{3,9})\s?/\s?([\w.]{3,9})(?![\w/])")
_TAGGED = re.compile(r"#\w+")
Of = tuple[NameList, Entry, str]
"""A list, its entry, and what of it the initials are."""


@dataclass(slots=True)
class ByInitials:
    """Entries of organisations by the initials that a list has, and by those that its names would have."""

    _listed: dict[str, list[Of]] = field(default_factory=lambda: defaultdict(list))
    _made: dict[str, list[Of]] = field(default_factory=lambda: defaultdict(list))

    def add(self, names: NameList, entry: Entry) -> frozenset[str]:
        """Lay out one entry and give its initials, in small letters: as names they are not looked for."""
        made = frozenset(made_initials(entry.names))
        known = listed_initials(entry, made)
        for word in known:
            self._listed[word].append((names, entry, word.upper()))
        for word in made - known:
            if names.id != SANCTIONS or len(word) >= _MADE_ON_LONG_LIST:
                self._made[word].append((names, entry, entry.name))
        return known

    def find(self, given: str) -> Iterator[tuple[Of, Strength]]:
        """Give the entries whose initials are, or stand in, a text."""
        for text in (given, *spelt_out(given), *without_ending(given)):
            whole = frozenset(_wholes([word.plain for word in name_of(text).words]))
            for word in sorted(initials_in(text) | whole):
                for of in self._listed.get(word, ()):
                    if word in whole or of[0].id != SANCTIONS or len(word) >= _MADE_ON_LONG_LIST:
                        yield of, Strength.WEAK
                for of in self._made.get(word, ()):
                    if word in whole or of[0].id != SANCTIONS:
                        yield of, Strength.WEAK
        for word in _beside_a_trade(given):
            yield from ((of, Strength.WEAK) for of in self._listed.get(word, ()) if of[0].id != SANCTIONS)
        for word in _of_addresses(given):
            yield from ((of, Strength.WEAK) for of in self._listed.get(word, ()) if _is_long_enough(of, word))
        yield from ((of, Strength.STRONG) for of in self._paired(given))

    def _paired(self, given: str) -> Iterator[Of]:
        """Give two bodies whose initials stand with a stroke between, among friends and places (`UDA/UFF Belfast`)."""
        for found in _PAIR.finditer(given):
            one, other = (
                [of for of in self._listed.get(as_initials(each), ()) if of[0].id != SANCTIONS]
                for each in found.groups()
            )
            around = plain(given.replace(found.group(), " ")).split()
            apart = {of[1].id for of in one} != {of[1].id for of in other}
            if one and other and apart and _is_of_them(around):
                yield from (*one, *other)


def _of_addresses(given: str) -> Iterator[str]:
    """Give what may be initials in addresses and tags: all that one is called (`pkk.london@...`), capitals (`#FreeX`).

    Short words stand in addresses by chance.
    """
    for text in called(given):
        yield from _wholes([word.plain for word in name_of(text).words])
    for text in (each for tag in _TAGGED.findall(given) for each in at_capitals(tag)):
        yield from initials_in(text)


def _beside_a_trade(given: str) -> Iterator[str]:
    """Give the one word that is no friend, place, trade or club, in any case (`Isis Hair & Beauty`)."""
    own = [word for word in plain(given).split() if not (is_around(word) or word in ANOTHER or word in _JOINING)]
    if len(own) == 1 and len(own[0]) >= _LEAST_BESIDE_A_TRADE:
        yield own[0]


def _is_long_enough(of: Of, word: str) -> bool:
    return of[0].id != SANCTIONS or len(word) >= _MADE_ON_LONG_LIST


def _wholes(words: Sequence[str]) -> Iterator[str]:
    """Give what may be initials as all of a name: its words as one, and the only one that is no friend and no place."""
    yield "".join([word for word in words if word not in GENERIC] or words)
    own = [word for word in words if not is_around(word)]
    if len(own) == 1:
        yield own[0]


def _is_of_them(around: Sequence[str]) -> bool:
    """Whether the words around two bodies speak of these: friends, places, gatherings, and one that no table knows."""
    others = [word for word in around if not _is_known_around(word)]
    return len(others) <= 1 and _SPEAK_OF_ELSE.isdisjoint(others)


def _is_known_around(word: str) -> bool:
    return is_around(word) or word in BACKING or word in GATHERING or word in NEUTRAL or word in SMALL


_SPEAK_OF_ELSE = ABOUT | ANOTHER | DENIAL | TOLD | PEOPLE
