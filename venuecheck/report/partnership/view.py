"""What the partnership's report says: every number once. Formats set it out and compute nothing."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from venuecheck.assurance.status import Status
from venuecheck.report.setting.rests_on import UNSAID, RestsOn


class Edition(StrEnum):
    """For whom a report is."""

    BOARD = "board"
    """The partnership's board: four pages, and an appendix with every venue; not where each thing comes from."""
    PUBLIC = "public"
    """Anybody: no page, no filter's name, no way round a filter, no venue, no number that tells of a person."""
    INSPECTION = "inspection"
    """An inspector: everything, with the digest and the key of each bundle."""


class Part(StrEnum):
    """What of a report is before somebody."""

    WHOLE = "whole"
    REPORT = "report"
    """What a board reads."""
    APPENDIX = "appendix"
    """What it looks things up in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """That an edition takes the place of one that was published."""

    first_on: date
    """The day on which the quarter was published first."""
    why: str
    better: int = 0
    """How many venues stand better in it than in what it takes the place of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBack:
    """A number that is not published, because it is small or would tell one that is."""

    kind: Literal["kept_back"] = "kept_back"
    words: str = "kept back"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusShown:
    """How something stands: a word and a shape; colour only repeats them."""

    kind: Literal["status"] = "status"
    status: Status
    words: str


Cell = int | date | str | KeptBack | StatusShown
"""A fact of a table. A number is a number, and a date a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table."""

    id: str
    title: str


MOST_ON_A_PAGE = 1_000
"""Rows of a table that a page to be read shows; workbook, CSV and JSON have all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; every row has a cell for each column, and the first one names the row."""

    id: str
    title: str
    """At most 31 characters, without `[]:*?/\\`: what a sheet may be called."""
    about: str
    """What is counted, a sentence or two."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    otherwise: str
    """What to say where there is no row."""
    more_words: str = ""
    """Where a page cannot show all rows: how many there are, and where they stand."""
    in_appendix: bool = False
    """Whether it stands in the appendix: it names venues, or is longer than a board reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """How many venues stand in one way."""

    status: Status
    words: str
    number: int | KeptBack


@dataclass(frozen=True, slots=True, kw_only=True)
class VenuePage:
    """One venue on a page of its own."""

    anchor: str
    id: str
    name: str
    kind_words: str
    partner: str
    filtering: StatusShown
    bookings: StatusShown
    facts: tuple[str, ...]
    """Sentences: when it was last heard of, what somebody said, what was never checked."""
    grids: tuple[Grid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPaper:
    """One page for a meeting."""

    position: tuple[str, ...]
    change: tuple[str, ...]
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VenuesBehind:
    """Which venues a number is of."""

    table: str
    """The table's id; for a headline, or a tile, what stands in its place."""
    row: int
    column: int
    venues: tuple[str, ...]
    """Ids; each as often as it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a word of the report means."""

    term: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipView:
    """The report on all venues."""

    edition: Edition
    part: Part = Part.WHOLE
    edition_words: str
    title: str
    partnership: str
    partnership_id: str
    made_at: datetime
    quarter: str
    """Id of the calendar quarter that it is about, `2026-Q3`."""
    made_words: str
    compared_words: str
    issue_words: str
    """That it is a draft, or when it was published."""
    software: str
    venues_total: int
    headlines: tuple[str, ...]
    """What a reader must know, the gravest first."""
    overdue_lines: tuple[str, ...]
    """A sentence for each venue that is overdue; empty in the public edition."""
    filtering: tuple[Tile, ...]
    bookings: tuple[Tile, ...]
    grids: tuple[Grid, ...]
    pages: tuple[VenuePage, ...]
    """Empty in the public edition, and where there are too many venues (`pages_words` then says so)."""
    pages_words: str
    paper: BoardPaper | None
    """In the board's edition alone."""
    definitions: tuple[Definition, ...]
    caveat: str
    rests_on: RestsOn = UNSAID
    """How old the rules are by which this was made, as the program knows them; editions of before do not say it."""
    behind: tuple[VenuesBehind, ...] = ()
    """The venues behind its numbers; none in the public edition, and of numbers of bookings for coordinators alone."""
    names: dict[str, str] = field(default_factory=dict)
    """Of those venues, by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedAt:
    """At which venues the bookings of an edition were: for coordinators, who have the bundles, and in no file of it."""

    behind: tuple[VenuesBehind, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    """Of those venues, by id."""
