"""Whether the values of a column were all cut at one length, as a tool or a field of a database does it.

A cut column has many values of its greatest length and none longer; of names as they are written, one or two are the
longest.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from venuecheck.core.problem import Problem

_MANY = 5


@dataclass(slots=True)
class Lengths:
    """The different values of each column of names."""

    _seen: dict[str, set[str]] = field(default_factory=dict)

    def see(self, column: str, text: str) -> None:
        """Take note of a value; one with figures may be numbered, and numbers are of one length."""
        if text and not any(map(str.isdecimal, text)):
            self._seen.setdefault(column, set()).add(text)

    def problems(self, file: str) -> Iterator[Problem]:
        """Say which columns were cut."""
        for column, values in self._seen.items():
            count = Counter(map(len, values))
            longest = max(count)
            if count[longest] >= _MANY and count[longest] > count[longest - 1]:
                many = f"{count[longest]:,} values of '{column}' have {longest} characters each, and none has more"
                what = f"{many}: they were cut short when the file was saved"
                yield Problem(file=file, line=0, column=0, what=what, fix="download the whole list again")
