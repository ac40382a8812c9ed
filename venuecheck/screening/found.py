"""What a name finds: each entry once, by the name that is most like it, the likest first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from venuecheck.screening.beside import Beside
from venuecheck.screening.folding import plain
from venuecheck.screening.judging import Judged, Likeness, Strength
from venuecheck.screening.listing import Entry, NameList
from venuecheck.screening.named_twice import named_once

_BY_ITSELF = frozenset({Likeness.SAME, Likeness.SPELLING, Likeness.INITIALS})


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that is like a given name, and by which of its names."""

    names: NameList
    entry: Entry
    listed: str
    likeness: Likeness
    strength: Strength
    not_in_law: str = ""
    """Where the name is not the list's own: who writes it so."""


class Best:
    """Of all that is like a text the best of each entry."""

    __slots__ = ("_by_entry",)

    def __init__(self, found: Iterable[Found]) -> None:
        self._by_entry: dict[tuple[str, str], Found] = {}
        for each in found:
            key = _key(each)
            if key not in self._by_entry or _rank(each) > _rank(self._by_entry[key]):
                self._by_entry[key] = each

    def name_once(self, given: str, like: Callable[[str], Sequence[Found]]) -> None:
        """Take an entry that a text names twice as if it named it once. `like`: what a text is like."""
        for key in [key for key, found in self._by_entry.items() if found.strength is Strength.WEAK]:
            for found in _named_once(given, key, like):
                self._by_entry[key] = found

    def in_order(self, letters: str, beside: Beside) -> tuple[Found, ...]:
        """Give them, the likest first. `letters`: the plain text."""
        return tuple(
            sorted(
                self._by_entry.values(),
                key=lambda found: (
                    found.strength is Strength.WEAK,
                    -beside.birth_order(found.entry),
                    plain(found.listed) != letters,  # the very initials before a word that is nearly the same
                    -found.likeness,
                    found.names.id,
                    found.entry.id,
                ),
            )
        )


def _named_once(given: str, key: tuple[str, str], like: Callable[[str], Sequence[Found]]) -> Iterator[Found]:
    """Give an entry that a text names twice as strongly as if it named it once. `like`: what a text is like."""

    def is_named_by(text: str) -> bool:
        return any(_key(found) == key and found.likeness in _BY_ITSELF for found in like(text))

    for text in named_once(given, is_named_by):
        for found in like(text):
            if _key(found) == key and found.strength is Strength.STRONG:
                yield found


def _key(found: Found) -> tuple[str, str]:
    return found.names.id, found.entry.id


def _rank(found: Found) -> tuple[tuple[bool, int], bool]:
    """Of two names of an entry that are as like, the one that the law has comes first."""
    return Judged(found.likeness, found.strength).order, not found.not_in_law
