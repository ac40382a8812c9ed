"""The words that a column may hold. A word that is not among them is counted, and said: it is never passed over."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from venuecheck.core.problem import Problem

_FEW, _ONE_IN = 3, 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A word that the column is not known to hold."""

    file: str
    line: int
    column: int
    count: int


@dataclass(slots=True, kw_only=True)
class Vocabulary:
    """One column's words, in small letters, and what was seen instead of them."""

    title: str
    """Of the column, as the publisher writes it."""
    words: frozenset[str]
    read_as: str
    """How a row with another word is read, a clause."""
    unknown: dict[str, Unknown] = field(default_factory=dict)

    def see(self, word: str, *, file: str, line: int, column: int) -> bool:
        """Take note of a word. True where it is known."""
        if word.casefold() in self.words:
            return True
        first = self.unknown.get(word) or Unknown(file=file, line=line, column=column, count=0)
        self.unknown[word] = Unknown(file=first.file, line=first.line, column=first.column, count=first.count + 1)
        return False

    def problems(self, rows: int) -> Iterator[Problem]:
        """Say which words are so frequent that the form of the list must have changed."""
        for word, unknown in self.unknown.items():
            if unknown.count > most_unknown(rows):
                fix = "the publisher may have changed the form of the list: do not use this file, and report this"
                yield self._problem(word, unknown, fix, warning=False)

    def notices(self, rows: int) -> Iterator[Problem]:
        """Say which words were met now and then, and how they were read."""
        for word, unknown in self.unknown.items():
            if unknown.count <= most_unknown(rows):
                yield self._problem(word, unknown, self.read_as, warning=True)

    def _problem(self, word: str, unknown: Unknown, fix: str, *, warning: bool) -> Problem:
        said = f"'{word[:40]}'" if word else "nothing"
        known = ", ".join(f"'{each}'" for each in sorted(self.words) if each)
        what = f"the column '{self.title}' holds {said}, which is not known there"
        if unknown.count > 1:
            what += f" ({unknown.count:,} times; this is the first)"
        return Problem(
            file=unknown.file,
            line=unknown.line,
            column=unknown.column,
            what=what,
            fix=fix if warning else f"known are {known}; {fix}",
            warning=warning,
        )


def most_unknown(rows: int) -> int:
    """Give how many of so many rows may be unusual before the form of the list must have changed."""
    return max(_FEW, rows // _ONE_IN)
