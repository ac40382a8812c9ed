"""What shows that a UK Sanctions List was spoiled or has another form: words, dates or letters out of place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from venuecheck.core.problem import Problem
from venuecheck.screening.reading.cut_short import Lengths
from venuecheck.screening.reading.designation import NAME_TYPES, TYPES
from venuecheck.screening.reading.moved import is_designation_day
from venuecheck.screening.reading.sanctions_words import in_another_script
from venuecheck.screening.reading.vocabulary import Vocabulary, most_unknown

_WHOLE = 1_000
_ONCE = most_unknown(0)
_LOST = ("\ufffd", "#NAME?", "#VALUE!", "#REF!", "#####")
"""What stands in the place of what could not be read, or not be shown, when a program saved it."""
_TAIL = "\u0080-\u00bf\u20ac\u2122\u0152\u0153\u0160\u0161\u017d\u017e\u201a\u201e\u2020\u2021"
_FURTHER = _TAIL + "\u0192\u2026\u02c6\u2030\u2039\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u203a\u0178"
_MISREAD = re.compile(
    rf"(?![\u00c8-\u00ca]\u00bb)[\u00c2-\u00df][{_TAIL}]"
    rf"|[\u00e0-\u00f4](?!\u00a0[\u00ab\u00bb])[{_TAIL}][{_FURTHER}]|\u00e2\u20ac"
)
"""What UTF-8 becomes where it is read letter by letter (`\u00c3\u00a9`, `\u00e2\u20ac\u2122`).

Three letters or more where the first is from \u00e0 to \u00f4: a name in quotation marks may end so
(`\u00abLibert\u00e9\u00bb`).
"""


@dataclass(slots=True, kw_only=True)
class Sign:
    """Something odd in a column: here and there a curiosity, often a file that was spoiled."""

    what: str
    """A clause."""
    fix: str
    share: float = 0.001
    """Of the rows looked at, so many may be odd."""
    seen: int = 0
    odd: int = 0
    first: tuple[int, int] = (0, 0)
    """Line and column."""

    def see(self, *, odd: bool, line: int, column: int) -> None:
        """Look at one cell that is not empty."""
        self.seen += 1
        if odd:
            self.first = self.first if self.odd else (line, column)
            self.odd += 1

    def problems(self, file: str) -> Iterator[Problem]:
        """Say that the file cannot be used, where too much is odd."""
        if self.odd > max(_ONCE, self.seen * self.share):
            line, column = self.first
            what = f"{self.what}, here and {self.odd - 1:,} times more"
            yield Problem(file=file, line=line, column=column, what=what, fix=self.fix)


@dataclass(slots=True)
class Signs:
    """What was met in the columns of a whole file. Places are lines and columns."""

    file: str
    type: Vocabulary = field(
        default_factory=lambda: Vocabulary(
            title="Designation Type",
            words=TYPES,
            read_as="read as a person where there is a forename or a birth, else as an organisation",
        )
    )
    name_type: Vocabulary = field(
        default_factory=lambda: Vocabulary(title="Name type", words=NAME_TYPES, read_as="read as another name")
    )
    strength: Vocabulary = field(
        default_factory=lambda: Vocabulary(
            title="Alias strength",
            words=frozenset({"", "good quality a.k.a", "low quality a.k.a", "good quality", "low quality"}),
            read_as="read as no weak name",
        )
    )
    _has_weak: bool = False
    _script: Sign = field(
        default_factory=lambda: Sign(
            what="'Name non-latin script' holds no letter of another script",
            fix="the file was spoiled when it was saved: download it again",
            share=0.3,  # of 3,224 such names 156 were in Latin letters in April 2026
        )
    )
    _surname: Sign = field(
        default_factory=lambda: Sign(
            what="'Name 6' is empty beside a forename",
            fix="columns were mixed up: download it again",
            share=0.02,
        )
    )
    _designated: Sign = field(
        default_factory=lambda: Sign(
            what="'Date Designated' holds no day (day/month/year) on which anything was designated",
            fix="columns were mixed up, or dates rewritten by another program: download it again",
        )
    )
    _kind: Sign = field(
        default_factory=lambda: Sign(
            what="rows of one Unique ID have different words in 'Designation Type'",
            fix="the file was changed: download it again",
        )
    )

    _lost: Sign = field(
        default_factory=lambda: Sign(
            what="letters of this name were lost when the file was saved", fix="download it again"
        )
    )

    _lengths: Lengths = field(default_factory=Lengths)

    def see_length(self, column: str, text: str) -> None:
        """Take note of how long a part of a name is."""
        self._lengths.see(column, text)

    def see_strength(self, text: str, *, line: int, column: int = 1) -> None:
        """Take note of how strong an alias is called."""
        self._has_weak = self._has_weak or "low" in text.casefold()
        self.strength.see(text, file=self.file, line=line, column=column)

    def see_kind(self, text: str, before: str, *, line: int, column: int = 1) -> None:
        """Take note of what a designation is, and of what rows before said that it is (empty where there were none)."""
        self.type.see(text, file=self.file, line=line, column=column)
        self._kind.see(odd=bool(before) and before.casefold() != text.casefold(), line=line, column=column)

    def see_name(self, forenames: str, surname: str, *, line: int, column: int = 1) -> None:
        """Take note of a name, whose last part should be there."""
        self._surname.see(odd=bool(forenames) and not surname, line=line, column=column)
        self._lost.see(odd=is_lost(forenames + surname), line=line, column=column)

    def see_other_script(self, text: str, *, line: int, column: int = 1) -> None:
        """Take note of a name in another script."""
        if text:
            self._lost.see(odd=is_lost(text), line=line, column=column)
            self._script.see(odd=not in_another_script(text), line=line, column=column)

    def see_designated(self, text: str, *, line: int, column: int = 1) -> None:
        """Take note of the day on which something was designated."""
        if text:
            self._designated.see(odd=not is_designation_day(text), line=line, column=column)

    def problems(self, rows: int) -> Iterator[Problem]:
        """Say what cannot be the list any more."""
        for words in (self.type, self.name_type, self.strength):
            yield from words.problems(rows)
        for sign in (self._script, self._surname, self._designated, self._kind, self._lost):
            yield from sign.problems(self.file)
        yield from self._lengths.problems(self.file)

    def notices(self, rows: int) -> Iterator[Problem]:
        """Say what is unusual, and how it was read."""
        for words in (self.type, self.name_type, self.strength):
            yield from words.notices(rows)
        if rows >= _WHOLE and not self._has_weak:
            what = "no name is called weak, as hundreds are in a whole list"
            fix = "the form of the list may have changed: report this"
            yield Problem(file=self.file, line=0, column=0, what=what, fix=fix, warning=True)
        for sign, read_as in (
            (self._kind, "read as the first says"),
            (self._lost, "read as it stands: look it up"),
            (self._designated, "read without that day"),
        ):
            if sign.odd:
                line, column = sign.first
                what = sign.what + (f", here and {sign.odd - 1} times more" if sign.odd > 1 else "")
                yield Problem(file=self.file, line=line, column=column, what=what, fix=read_as, warning=True)


def is_lost(text: str) -> bool:
    """Whether letters of a name were lost, or are others, because a file was saved or read in another coding."""
    return any(sign in text for sign in _LOST) or _MISREAD.search(text) is not None
