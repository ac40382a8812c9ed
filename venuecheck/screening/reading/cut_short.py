"""Whether the values of a column were all cut at one length, as a tool or a field of a database does it.

A cut column has many values of its greatest length and none longer; of names as they are written, one or two are the
longest.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from venuecheck.core.problem import Problem

_MANY = 5
FIELD_OF_A_REGISTER = 100
"""Characters; a register's own fields end behind these, and who is cut there is still told by the name."""


@dataclass(slots=True)
class Lengths:
    """The different values of each column of names that are its longest, and one character shorter."""

    at_most: int | None = None
    """A column with longer values is not judged."""
    _longest: dict[str, tuple[set[str], set[str]]] = field(default_factory=dict)

    def see(self, column: str, text: str) -> None:
        """Take note of a value; one with figures may be numbered, and numbers are of one length."""
        longest, shorter = self._longest.setdefault(column, (set(), set()))
        more = len(text) - len(next(iter(longest), ""))
        if not text or more < -1 or any(map(str.isdecimal, text)):
            return
        if more > 0:
            self._longest[column] = ({text}, longest if more == 1 else set())
        else:
            (shorter if more else longest).add(text)

    def problems(self, file: str) -> Iterator[Problem]:
        """Say which columns were cut."""
        for column, (values, shorter) in self._longest.items():
            longest = len(next(iter(values), ""))
            if len(values) < _MANY or len(values) <= len(shorter) or (self.at_most and longest > self.at_most):
                continue
            many = f"{len(values):,} values of '{column}' have {longest} characters each, and none has more"
            what = f"{many}: they were cut short when the file was saved"
            yield Problem(file=file, line=0, column=0, what=what, fix="download the whole list again")
