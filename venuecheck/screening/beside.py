"""What is known of a person besides the name: the year of birth, and the organisation behind.

Staff may know either from public particulars. People write the organisation beside the name, too: `Ann Hill Zorblax`,
`Ann Hill of Zorblax`. Such a name is compared without it as well, and with the organisation known.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from venuecheck.screening.folding import plain
from venuecheck.screening.listing import Entry, Kind
from venuecheck.screening.ordinary import WORDS
from venuecheck.screening.rarity import RARE_WORD, bits
from venuecheck.screening.sounds import fold
from venuecheck.screening.words import name_of

_TELLING = 6.0
"""A word of an organisation that tells so much is worth a look at what a list says of a person."""
_LONGEST, _SHORTEST_WORD, _LEAST_LEFT = 4, 4, 2
_JOINING = frozenset({"of", "from", "for", "at", "with", "and"})


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a person besides the name, from public particulars."""

    born: int | None = None
    organisation: str = ""

    def agrees(self, entry: Entry) -> bool:
        """Whether the year of birth, or the organisation, is one that the list has of the entry."""
        if self.born is not None and self.born in entry.birth_years:
            return True
        words = name_of(self.organisation).words
        wanted = [word for word in words if bits(word.latin, Kind.ORGANISATION, 1) > _TELLING]
        if not wanted:  # each likely row is asked, mostly of a name alone: then nothing of the list is read
            return False
        said = {word.folded for text in (*entry.positions, entry.reasons) for word in name_of(text[:2_000]).words}
        return all(word.folded in said for word in wanted)

    def birth_order(self, entry: Entry) -> int:
        """Those born in the given year first, those born in another last."""
        if self.born is None or not entry.birth_years:
            return 0
        return 1 if self.born in entry.birth_years else -1


NAME_ALONE = Beside()


@dataclass(slots=True)
class Bodies:
    """Listed organisations that may be written beside a person's name."""

    _known: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, entry: Entry) -> None:
        """Take in an organisation under each of its names that is short and no person's."""
        for text in (*entry.names, *(other.name for other in entry.known_as)):
            words = plain(text).split()
            if len(words) <= _LONGEST and _is_no_persons(words):
                self._known.add(tuple(map(fold, words)))

    def apart(self, given: str, borne: Collection[str]) -> Iterator[tuple[str, str]]:
        """Give a person's name without a body that stands before or behind it, and the body.

        `borne`: folded words that listed people are called; a lone one of these is no body.
        """
        words = plain(given).split()
        folded = tuple(map(fold, words))
        for many in range(1, min(_LONGEST, len(words) - _LEAST_LEFT) + 1):
            for body, rest in ((slice(-many, None), words[:-many]), (slice(many), words[many:])):
                if folded[body] in self._known and not (many == 1 and folded[body][0] in borne):
                    name = rest[:-1] if rest[-1] in _JOINING else rest
                    if len(name) >= _LEAST_LEFT:
                        yield " ".join(name), " ".join(words[body])


def _is_no_persons(words: list[str]) -> bool:
    """Whether a name has a word that people are not called by, and that is no everyday word by itself."""
    if len(words) == 1 and (len(words[0]) < _SHORTEST_WORD or words[0] in WORDS):
        return False
    return any(word.isalpha() and bits(word, Kind.PERSON, 1) >= RARE_WORD for word in words)
