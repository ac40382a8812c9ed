"""The form of the UK Sanctions List: its columns, the words in them, and what shows that a file was spoiled."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from venuecheck.core.problem import Problem
from venuecheck.screening.reading.designation import ALIAS, ENTITY, INDIVIDUAL, PRIMARY, SHIP, VARIATION
from venuecheck.screening.reading.tables import Headings
from venuecheck.screening.reading.vocabulary import Vocabulary, most_unknown

FORENAMES = tuple(f"name {number}" for number in range(1, 6))
OTHER_SCRIPT = "name non-latin script"
HEADINGS = Headings(
    of="the UK Sanctions List",
    required=(
        "unique id",
        "name 6",
        *FORENAMES,
        "name type",
        "alias strength",
        OTHER_SCRIPT,
        "regime name",
        "designation type",
        "date designated",
    ),
    used=(
        "sanctions imposed",
        "other information",
        "uk statement of reasons",
        "address line 6",
        "address country",
        "d.o.b",
        "nationality(/ies)",
        "position",
        "town of birth",
        "country of birth",
    ),
    passed_over=(
        "last updated",
        "ofsi group id",
        "un reference number",
        "title",
        "non-latin script type",
        "non-latin script language",
        "designation source",
        *(f"address line {number}" for number in range(1, 6)),
        "address postal code",
        "phone number",
        "website",
        "email address",
        "national identifier number",
        "national identifier additional information",
        "passport number",
        "passport additional information",
        "gender",
        "type of entity",
        "subsidiaries",
        "parent company",
        "business registration number (s)",
        "imo number",
        "current owner/operator (s)",
        "previous owner/operator (s)",
        "current believed flag of ship",
        "previous flags",
        "type of ship",
        "tonnage of ship",
        "length of ship",
        "year built",
        "hull identification number (hin)",
    ),
)
"""As published in April 2026, 58 columns."""
UNIQUE_ID = re.compile(r"[A-Z]{1,6}[-/]?\d{1,7}")
"""Three letters for the regime and four digits so far; a name, or OFSI's own number, is none."""
_WHOLE = 1_000
_SPOILED_SHARE = 0.3
"""Of 3,224 names in another script 156 were in Latin letters in April 2026."""


@dataclass(slots=True)
class Words:
    """What was met in the columns that hold known words, over a whole file."""

    file: str
    type: Vocabulary = field(
        default_factory=lambda: Vocabulary(
            title="Designation Type",
            words=frozenset({INDIVIDUAL, ENTITY, SHIP}),
            read_as="read as a person where there is a forename or a birth, else as an organisation",
        )
    )
    name_type: Vocabulary = field(
        default_factory=lambda: Vocabulary(
            title="Name type", words=frozenset({PRIMARY, VARIATION, ALIAS}), read_as="read as another name"
        )
    )
    strength: Vocabulary = field(
        default_factory=lambda: Vocabulary(
            title="Alias strength",
            words=frozenset({"", "good quality a.k.a", "low quality a.k.a", "good quality", "low quality"}),
            read_as="read as no weak name",
        )
    )
    has_weak: bool = False
    _other_script: list[tuple[int, int]] = field(default_factory=list)
    _not_other_script: list[tuple[int, int]] = field(default_factory=list)
    _without_surname: list[tuple[int, int]] = field(default_factory=list)

    def see_strength(self, text: str, *, line: int, column: int = 1) -> None:
        """Take note of how strong an alias is called."""
        self.has_weak = self.has_weak or "low" in text.casefold()
        self.strength.see(text, file=self.file, line=line, column=column)

    def see_name(self, forenames: str, surname: str, *, line: int, column: int = 1) -> None:
        """Take note of a name whose last part is missing."""
        if forenames and not surname:
            self._without_surname.append((line, column))

    def see_other_script(self, text: str, *, line: int, column: int = 1) -> None:
        """Take note of a name in another script."""
        if text:
            self._other_script.append((line, column))
            if not in_another_script(text):
                self._not_other_script.append((line, column))

    def problems(self, rows: int) -> Iterator[Problem]:
        """Say what cannot be the list any more."""
        for words in (self.type, self.name_type, self.strength):
            yield from words.problems(rows)
        spoiled, all_ = self._not_other_script, self._other_script
        if len(spoiled) > max(most_unknown(0), len(all_) * _SPOILED_SHARE):
            what = (
                f"'Name non-latin script' holds no letter of another script, here and {len(spoiled) - 1:,} times more"
            )
            yield self._at(spoiled[0], what, "the file was spoiled when it was saved: download it again")
        if len(self._without_surname) > max(most_unknown(0), rows // 50):
            what = f"'Name 6' is empty beside a forename, here and {len(self._without_surname) - 1:,} times more"
            yield self._at(self._without_surname[0], what, "columns were mixed up: download it again")

    def notices(self, rows: int) -> Iterator[Problem]:
        """Say what is unusual, and how it was read."""
        for words in (self.type, self.name_type, self.strength):
            yield from words.notices(rows)
        if rows >= _WHOLE and not self.has_weak:
            what, fix = (
                "no name is called weak, as hundreds are in a whole list",
                "the form of the list may have changed",
            )
            yield Problem(file=self.file, line=0, column=0, what=what, fix=f"{fix}: report this", warning=True)

    def _at(self, place: tuple[int, int], what: str, fix: str) -> Problem:
        return Problem(file=self.file, line=place[0], column=place[1], what=what, fix=fix)


def in_another_script(text: str) -> bool:
    """Whether a letter of it is not Latin."""
    if text.isascii():
        return False
    return any(
        char.isalpha() and not char.isascii() and not unicodedata.name(char, "").startswith("LATIN") for char in text
    )
