"""What a booking system's export says of bookings: the bookings that its rows are.

A row with a mistake is set aside and named: nothing is guessed, and nothing is left out unsaid.
A series stands as several rows of one reference, or, where there are no references, of one hirer, title and room.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from venuecheck.assessment.booked_columns import Column, columns_in
from venuecheck.assessment.booked_days import WrongDayError
from venuecheck.assessment.booked_rows import LONGEST, BookedRow, Occurrence, cells_of, row_of
from venuecheck.authoring.csv_rows import CsvRow
from venuecheck.core import day_words
from venuecheck.core.plain_text import plain

_GONE: Final = frozenset({"cancelled", "canceled", "rejected", "declined", "deleted", "void", "withdrawn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """One booking, with all its days."""

    reference: str
    """Of the booking system; empty where it gives none."""
    title: str
    lines: tuple[int, ...]
    """The rows that it was taken from."""
    occurrences: tuple[Occurrence, ...]
    """By day."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What else it says, by the name of the column: room, organiser, organisation, and so on."""

    @property
    def first(self) -> date:
        """Its first day."""
        return self.occurrences[0].first

    @property
    def last(self) -> date:
        """Its last day."""
        return max(one.last for one in self.occurrences)

    @property
    def subject(self) -> str:
        """What it is called: room, title and days."""
        days = day_words.day(self.first)
        if self.last != self.first:
            days += f" to {day_words.day(self.last)}"
        who = self.facts.get("organisation", "")
        return plain(", ".join(filter(None, (self.facts.get("room", ""), self.title or who, days))), LONGEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A booking of which every row is cancelled or refused in the booking system."""

    reference: str
    """Empty where it gives none."""
    subject: str
    """What it is called; empty where its rows cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A row that could not be taken over."""

    line: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What an export holds."""

    booked: tuple[Booked, ...]
    set_aside: tuple[SetAside, ...]
    unknown: tuple[str, ...]
    """Headings that nobody knows; nothing was taken from these columns."""
    gone: int
    """Rows that the booking system calls cancelled or refused: they are left to it."""
    gone_bookings: tuple[Gone, ...]
    """The bookings that these rows are, but those of which other rows stand."""
    rows: int
    """How many there were below the headings."""


class NoColumnsError(ValueError):
    """The headings do not say which column holds the day; the message says what is there."""


def read_export(rows: Sequence[CsvRow], columns: Mapping[str, Column]) -> Export:
    """Read the rows of an export; `columns` are the venue's own headings. Raises `NoColumnsError`."""
    if not rows:
        message = "there is nothing in it"
        raise NoColumnsError(message)
    head = _headings(rows, columns)
    heading, known, body = rows[head].cells, columns_in(rows[head].cells, columns), rows[head + 1 :]
    read: list[BookedRow] = []
    aside: list[SetAside] = []
    gone: list[tuple[int, dict[Column, str]]] = []
    for row in body:
        said = cells_of(row, known)
        if _is_gone(said):
            gone.append((row.line, said))
            continue
        if len(row.cells) > len(heading):
            aside.append(
                SetAside(line=row.line, what=f"it has {len(row.cells)} cells, and there are {len(heading)} headings")
            )
            continue
        try:
            read.append(row_of(row.line, said))
        except WrongDayError as error:
            aside.append(SetAside(line=row.line, what=str(error)))
    booked, unlike = _together(read)
    return Export(
        booked=booked,
        set_aside=tuple(sorted((*aside, *unlike), key=lambda one: one.line)),
        unknown=tuple(plain(name, LONGEST) for place, name in enumerate(heading) if name and place not in known),
        gone=len(gone),
        gone_bookings=tuple(_gone(gone, booked)),
        rows=len(body),
    )


def _is_gone(said: Mapping[Column, str]) -> bool:
    """Whether a row is cancelled or refused: some systems write by whom behind it."""
    status = re.split(r"[^a-z]", said.get(Column.STATUS, "").casefold().strip(), maxsplit=1)[0]
    return status in _GONE


def _gone(rows: Iterable[tuple[int, dict[Column, str]]], standing: Iterable[Booked]) -> Iterator[Gone]:
    """Give the bookings that cancelled rows are. Of one that cannot be read its reference is enough."""
    known = {(one.reference, "" if one.reference else one.subject) for one in standing}
    readable: list[BookedRow] = []
    found: list[Gone] = []
    for line, said in rows:
        try:
            readable.append(row_of(line, said))
        except WrongDayError:
            found.append(Gone(reference=said.get(Column.REFERENCE, "")[:LONGEST], subject=""))
    found += [Gone(reference=one.reference, subject=one.subject) for one in _together(readable)[0]]
    for one in dict.fromkeys(found):
        place = (one.reference, "" if one.reference else one.subject)
        if any(place) and place not in known:
            yield one


def _headings(rows: Sequence[CsvRow], columns: Mapping[str, Column]) -> int:
    """Find the row of headings: exports may begin with a title or two."""
    for place, row in enumerate(rows[:_HEADINGS_WITHIN]):
        found = set(columns_in(row.cells, columns).values())
        if Column.DAY in found and len(found) > 1:
            return place
    named = ", ".join(plain(name, 40) for name in rows[0].cells[:12] if name)
    message = f"no column is known to hold the day; the headings are: {named}"
    raise NoColumnsError(message)


_HEADINGS_WITHIN: Final = 10


def _together(rows: Iterable[BookedRow]) -> tuple[tuple[Booked, ...], list[SetAside]]:
    """Put the rows of each booking together. One that says another thing than the first of them is set aside."""
    groups: dict[tuple[str, ...], list[BookedRow]] = {}
    for row in rows:
        groups.setdefault(row.key, []).append(row)
    aside: list[SetAside] = []
    booked = []
    for group in groups.values():
        first = group[0]
        kept: list[BookedRow] = []
        for row in group:
            other = next((name for name in _SAME if first.facts.get(name, "") != row.facts.get(name, "")), "")
            twin = next((one for one in kept if one.says == row.says), None)
            if other:
                what = f"it is of the same booking as line {first.line}, with another {other}"
                aside.append(SetAside(line=row.line, what=what))
            elif twin is not None:
                what = f"it says the same as line {twin.line}, which is taken"
                aside.append(SetAside(line=row.line, what=what))
            else:
                kept.append(row)
        booked.append(
            Booked(
                reference=first.reference,
                title=first.title,
                lines=tuple(row.line for row in kept),
                occurrences=tuple(
                    sorted({row.occurrence for row in kept}, key=lambda one: (one.first, str(one.begins)))
                ),
                facts=_with_rooms(kept),
            )
        )
    return tuple(booked), aside


def _with_rooms(rows: Sequence[BookedRow]) -> dict[str, str]:
    """Give what the first row says; of a series in several rooms, all of them."""
    rooms = dict.fromkeys(row.facts["room"] for row in rows if row.facts.get("room"))
    return {**rows[0].facts, **({"room": "; ".join(rooms)[:100]} if rooms else {})}


_SAME: Final = ("organiser", "organisation")
"""What is the same in every row of a booking."""
