"""One row of a booking system's export: what its cells say, and what it says of a booking."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from venuecheck.assessment.booked_columns import Column, audience_of, folded
from venuecheck.assessment.booked_days import BookedMoment, WrongDayError, read_moment, read_time, time_words
from venuecheck.authoring.csv_rows import CsvRow
from venuecheck.core import day_words
from venuecheck.core.plain_text import plain

_NUMBER: Final = re.compile(
    r"(?:c\.?|about|approx\.?|up to|~)?\s*([0-9][0-9,]{0,8})(?:\s*(?:people|guests|persons|pax))?"
)
LONGEST: Final = 200
"""Characters of a name, or of another short text."""
_MOST_PEOPLE: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One day of a booking."""

    first: date
    last: date
    """The same, but for a booking that goes on for several days."""
    begins: time | None = None
    ends: time | None = None
    times: str = ""
    """As they were written, where they are no two times of day."""

    @property
    def shown(self) -> str:
        """The times, as people write them; empty where none are given."""
        if self.begins and self.ends:
            return f"{time_words(self.begins)} to {time_words(self.ends)}"
        return f"from {time_words(self.begins)}" if self.begins else self.times


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedRow:
    """A row that can be taken over."""

    line: int
    reference: str
    title: str
    occurrence: Occurrence
    facts: Mapping[str, str]

    @property
    def says(self) -> tuple[str, Occurrence, Mapping[str, str]]:
        """All but where it stands: two rows that say the same are one."""
        return self.title, self.occurrence, self.facts

    @property
    def key(self) -> tuple[str, ...]:
        """What rows of one series have in common."""
        if self.reference:
            return (self.reference,)
        names = (self.title, *(self.facts.get(name, "") for name in ("organiser", "organisation", "room")))
        return ("", *map(folded, names))


def cells_of(row: CsvRow, known: Mapping[int, Column]) -> dict[Column, str]:
    """Give what a row says, by what its columns are."""
    return {
        column: plain(row.cells[place], 2_000).strip()
        for place, column in known.items()
        if place < len(row.cells) and row.cells[place]
    }


def row_of(line: int, said: Mapping[Column, str]) -> BookedRow:
    """Read what the cells of a row say. Raises `WrongDayError`, which says what of it cannot be."""
    if not said.get(Column.DAY):
        message = "no day is given"
        raise WrongDayError(message)
    first = _moment(said, Column.DAY)
    last = _moment(said, Column.LAST_DAY) if said.get(Column.LAST_DAY) else None
    if last is not None and last.day < first.day:
        message = f"it ends on {day_words.day(last.day)}, before it begins"
        raise WrongDayError(message)
    begins = _time(said, Column.FROM) or first.at
    ends = _time(said, Column.UNTIL) or (last.at if last else None)
    return BookedRow(
        line=line,
        reference=said.get(Column.REFERENCE, "")[:LONGEST],
        title=said.get(Column.TITLE, "")[:LONGEST],
        occurrence=Occurrence(
            first=first.day,
            last=last.day if last else first.day,
            begins=begins,
            ends=ends,
            times=said.get(Column.TIMES, "")[:100],
        ),
        facts=dict(_facts(said)),
    )


def _moment(said: Mapping[Column, str], column: Column) -> BookedMoment:
    try:
        return read_moment(said[column])
    except WrongDayError as error:
        message = f"'{said[column][:40]}': {error}"
        raise WrongDayError(message) from None


def _time(said: Mapping[Column, str], column: Column) -> time | None:
    if not said.get(column):
        return None
    at = read_time(said[column])
    if at is None:
        with suppress(WrongDayError):  # some systems write the day with it
            at = read_moment(said[column]).at
    if at is None:
        message = f"'{said[column][:40]}' is no time of day; write it as 19:00 or 7 pm"
        raise WrongDayError(message)
    return at


def _facts(said: Mapping[Column, str]) -> Iterator[tuple[str, str]]:
    is_number = not any(char.isalpha() for char in said.get(Column.ORGANISER, ""))
    for column in (Column.ROOM, Column.ORGANISER, Column.ORGANISATION, Column.DESCRIPTION):
        if said.get(column) and not (column is Column.ORGANISER and is_number):
            yield column.value, said[column][: 2_000 if column is Column.DESCRIPTION else LONGEST]
    # under "Contact" some systems have a telephone number
    number = said.get(Column.TELEPHONE) or (said.get(Column.ORGANISER) if is_number else None)
    reach = ", ".join(filter(None, (number, said.get(Column.EMAIL))))
    if reach:
        yield "reach", reach[:LONGEST]
    if said.get(Column.EXPECTED):
        found = _NUMBER.fullmatch(said[Column.EXPECTED].lower())
        people = int(found[1].replace(",", "")) if found else 0
        if not 0 < people <= _MOST_PEOPLE:
            message = f"'{said[Column.EXPECTED][:40]}' is no number of people"
            raise WrongDayError(message)
        yield "expected", str(people)
    who = audience_of(said)
    if who:
        yield "audience", who
