"""A register in a spreadsheet that a coordinator has, whatever its headings are."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from venuecheck.authoring.csv_rows import MOST_BYTES, read_csv
from venuecheck.authoring.workbook import Bounds, is_workbook, read_workbook
from venuecheck.collate.bound import Bound
from venuecheck.collate.facts import Partner, Person
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.core.problem import InputError, Problem, UnusableFileError, did_you_mean
from venuecheck.core.venue import VENUE_KIND_WORDS, VenueKind
from venuecheck.records.signing import in_one, is_fingerprint
from venuecheck.report.setting.wording import some
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.bound_said import bound_said
from venuecheck.service.partnership.kinds_said import kind_said
from venuecheck.service.partnership.register import GRACE_DAYS, REPORT_EVERY_DAYS, Register, RegisteredVenue
from venuecheck.service.partnership.register_headings import Column, columns_of
from venuecheck.service.partnership.register_sheet_rows import not_bound_words, says_gone, taken_as_words, why_left_out

_HEAD_WITHIN: Final = 10
"""A title or two may stand above the headings."""
_BOUNDS: Final = Bounds(
    most_unpacked=100 * 1024 * 1024, most_cells=2_000_000, instead="save the sheet as CSV, and take that"
)
_LONGEST: Final = 200
_PARTS: Final = re.compile(r"[^a-z0-9]+")
_SEVERAL: Final = re.compile(r"[;,/]")
_BETWEEN: Final = re.compile(r"[;,\s<>()]+|\s/\s")
_IS_MAIL: Final = re.compile(r"[^@\s]+@[^@\s]+")
_MOST_LINES: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTaken:
    """A list as a spreadsheet has it."""

    register: Register
    unknown: tuple[str, ...]
    """Headings of whose columns nothing was taken."""
    notes: tuple[str, ...] = ()
    """What a cell says that is not known, and what to write there: sentences."""
    not_bound: str = ""
    """Which new partners nobody says how they are bound; empty for none."""


def read_sheet(file: Given, known: Register | None, *, name: str = "", today: date) -> SheetTaken:
    """Read a list. Partners and venues are found by their ids, or else by their names, in what is `known`.

    `name` is the partnership's, where none is known. Raises `InputError` with every cell that cannot be used.
    """
    found = next((sheet for sheet in _sheets(file) if sheet), None)
    if found is None:
        what = "there is no row with headings in it of which one is the venue's"
        raise InputError.at(file.name, what, f"call the columns {', '.join(Column)}; only the venue is needed")
    (head, columns, unknown, others), rows = found[0], found[1]
    reading = _Reading(file.name, known, today)
    for line, cells in rows:
        said = {column: _cell(cells, at) for column, at in columns.items()}
        gone = any(says_gone(heading, _cell(cells, at), today) for at, heading in others)
        if not said[Column.VENUE] and sum(bool(cell.strip()) for cell in cells) == 1:
            one = in_one_line(next(filter(str.strip, cells)), 80)
            reading.left_out(line, f"names no venue, and was left out: {one}")
        elif why := why_left_out(said[Column.VENUE], said.get(Column.PARTNER, ""), is_gone=gone):
            reading.left_out(line, why)
        elif any(map(str.strip, cells)):
            reading.row(line, said, columns)
    if not reading.venues:
        what, fix = "there is no venue beneath it", "write each venue into a row of its own"
        reading.problems.append(Problem(file=file.name, line=head, column=1, what=what, fix=fix))
    if reading.problems:
        raise UnusableFileError(reading.problems)
    called = in_one_line(name, _LONGEST) or (known.name if known else "")
    if not called:
        raise InputError.of("name", "the partnership has no name yet", "say what it is called")
    return SheetTaken(
        register=Register(
            id=known.id if known else _id_of(called) or "partnership",
            name=called,
            report_every_days=known.report_every_days if known else REPORT_EVERY_DAYS,
            grace_days=known.grace_days if known else GRACE_DAYS,
            partners=tuple(reading.partners.values()),
            venues=tuple(reading.venues.values()),
            keys=reading.keys,
            version=next(iter(reading.versions)) if len(reading.versions) == 1 else "",
        ),
        unknown=unknown,
        notes=(*reading.notes, *reading.of_nobody()),
        not_bound="".join(reading.not_bound()),
    )


_Head = tuple[int, dict[Column, int], tuple[str, ...], list[tuple[int, str]]]


def _sheets(file: Given) -> Iterator[tuple[_Head, list[tuple[int, Sequence[str]]]]]:
    """Give each sheet that has headings, with the rows beneath them, by their numbers from 1."""
    tables: list[list[tuple[int, Sequence[str]]]]
    if is_workbook(file.content):
        if len(file.content) > MOST_BYTES:
            what = f"this file is larger than {MOST_BYTES // 1024 // 1024} MiB"
            raise InputError.at(file.name, what, "take out what is not of the register")
        read = read_workbook(file.content, file.name, _BOUNDS)
        tables = [list(enumerate(rows, start=1)) for rows in read.values()]
    else:
        tables = [[(row.line, row.cells) for row in read_csv(file.content, file.name)]]
    for rows in tables:
        for place, (line, cells) in enumerate(rows[:_HEAD_WITHIN]):
            columns, unknown = columns_of(cells)
            if Column.VENUE in columns:
                others = [(at, cell) for at, cell in enumerate(cells) if cell and at not in columns.values()]
                yield (line, columns, unknown, others), rows[place + 1 :]
                break


class _Reading:
    """Rows taken one after the other: what an earlier one said of a partner a later one may say again."""

    def __init__(self, file: str, known: Register | None, today: date) -> None:
        self._file, self._today = file, today
        self._known_partners = known.by_id if known else {}
        self._known_venues = {venue.id: venue for venue in known.venues} if known else {}
        self._partner_ids = {_named(one.name): one.id for one in self._known_partners.values()}
        self._venue_ids: dict[str, dict[str, str]] = defaultdict(dict)
        for one in self._known_venues.values():
            self._venue_ids[_named(one.on(today).name)][one.on(today).partner] = one.id
        self.partners: dict[str, Partner] = {}
        self.venues: dict[str, RegisteredVenue] = {}
        self.keys: dict[str, tuple[str, ...]] = {}
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.versions: set[str] = set()
        self._line = 0
        self._columns: Mapping[Column, int] = {}
        self._alone: list[int] = []
        self._lines: dict[str, int] = {}
        self._spelled: dict[str, tuple[str, int]] = {}
        self._not_bound: list[str] = []
        self._mails: dict[tuple[str, Column], tuple[str, int, str]] = {}

    def left_out(self, line: int, why: str) -> None:
        """Pass over a row that is no venue's: a title of those beneath it, a total, a venue that is not there."""
        self.notes.append(f"{self._file}, line {line} {why}.")

    def of_nobody(self) -> Iterator[str]:
        """Name the rows that say no partner, where others do: a cell left empty may mean the one above it."""
        if self._alone and len(self._alone) < len(self.venues):
            lines = some([str(line) for line in self._alone], _MOST_LINES)
            yield (
                f"No partner is named in {self._file}, line {lines}: each of these venues answers for itself. If that "
                "is not so, write the partner into every row, and take the list over again."
            )

    def not_bound(self) -> Iterator[str]:
        """Name the partners of which nobody says how they are bound: a duty is taken, and may be none."""
        if self._not_bound:
            yield not_bound_words(self._file, some([self.partners[one].name for one in self._not_bound], _MOST_LINES))

    def row(self, line: int, said: Mapping[Column, str], columns: Mapping[Column, int]) -> None:
        """Take one row."""
        self._line, self._columns = line, columns
        name = said[Column.VENUE]
        if not name:
            self._wrong(Column.VENUE, "the name is missing", "write it, or empty the row")
            return
        partner = self._partner(said, name)
        venue = said.get(Column.VENUE_ID, "") or self._known_as(name, partner) or self._new_id(name, partner)
        if not is_id(venue):
            what = f"'{plain(venue, 60)}' cannot be an id" if venue else "no id can be made of this name"
            self._wrong(Column.VENUE_ID, what, "use 1 to 64 lower-case letters, digits, dots and hyphens")
            return
        if venue in self.venues:
            what = f"‘{plain(name, 60)}’ ({venue}) stands in line {self._lines[venue]} already"
            self._wrong(Column.VENUE_ID, what, "take one of the two rows out, or give each venue an id of its own")
            return
        self._lines[venue] = line
        kind = self._kind(said.get(Column.KIND, ""), venue)
        keys = tuple(in_one(key) for key in _SEVERAL.split(said.get(Column.KEYS, "")) if key.strip())
        if not all(is_fingerprint(key) for key in keys):
            self._wrong(Column.KEYS, "this is not the fingerprint of a key", "write its five groups of four")
        self.venues[venue] = RegisteredVenue(id=venue, kind=kind, name=in_one_line(name, _LONGEST), partner=partner)
        if keys:
            self.keys[venue] = keys
        # a row that was written beside those of a register names none, and takes nothing's place
        self.versions |= {said[Column.VERSION]} if said.get(Column.VERSION) else set()

    def _known_as(self, name: str, partner: str) -> str:
        """Give the id of a venue that is known: by its name alone where one is called so, for it may have moved."""
        alike = self._venue_ids.get(_named(name), {})
        return alike.get(partner, "") or (next(iter(alike.values())) if len(alike) == 1 else "")

    def _new_id(self, name: str, partner: str) -> str:
        """Make an id; of two venues of one name at two partners the later has its partner's as well."""
        made = _id_of(name)
        other = self.venues.get(made) or self._known_venues.get(made)
        return made if other is None or other.partner == partner else _id_of(f"{made} {partner}")

    def _partner(self, said: Mapping[Column, str], venue: str) -> str:
        """Give the id of the partner of a row; who has none answers for itself."""
        if Column.PARTNER in self._columns and not (said[Column.PARTNER] or said.get(Column.PARTNER_ID)):
            self._alone.append(self._line)
        name = said.get(Column.PARTNER, "") or venue
        partner = said.get(Column.PARTNER_ID, "") or self._partner_ids.get(_named(name)) or _id_of(name)
        if not is_id(partner):
            self._wrong(Column.PARTNER_ID, f"'{plain(partner, 60)}' cannot be an id")
            return partner
        before = self.partners.get(partner) or self._known_partners.get(partner)
        before = before or Partner(id=partner, name=name, contact=None, chief_officer=None)
        written = said.get(Column.BOUND, "")
        bound = bound_said(written, before.bound_on(self._today))
        if written and not bound:
            fix = did_you_mean(written.casefold(), list(Bound))
            self._wrong(Column.BOUND, f"'{plain(written, 60)}' is no way to be bound", fix)
        if not bound and partner not in self._known_partners and partner not in self.partners:
            self._not_bound.append(partner)
        elif bound and partner in self._not_bound:
            self._not_bound.remove(partner)
        name, first = self._spelled.setdefault(partner, (in_one_line(name, _LONGEST), self._line))
        if (as_said := in_one_line(said.get(Column.PARTNER, ""), _LONGEST)) and as_said != name:
            self.notes.append(f"{self._file}, line {self._line}: {taken_as_words(as_said, name, first)}")
        if bound:
            is_known = partner in self._known_partners
            before = before.with_bound(bound, self._today) if is_known else replace(before, bound=bound)
        self._partner_ids[_named(name)] = partner
        self.partners[partner] = replace(
            before,
            name=name,
            contact=self._person(said, Column.CONTACT, Column.CONTACT_MAIL, partner) or before.contact,
            chief_officer=self._person(said, Column.CHIEF, Column.CHIEF_MAIL, partner) or before.chief_officer,
        )
        return partner

    def _person(self, said: Mapping[Column, str], who: Column, at: Column, partner: str) -> Person | None:
        """Give who is named, with the one address that letters go to; name every other one with its cell."""
        cell = said.get(at, "")
        mails = [one for one in _BETWEEN.split(cell) if _IS_MAIL.fullmatch(one)]
        left = [one for one in mails if one.casefold() != mails[0].casefold()]
        if cell and not mails:
            self._of_mail(at, f"‘{plain(cell, 80)}’ is no address, and was not taken")
        elif left:
            self._of_mail(at, f"letters go to one address, {mails[0]}; not taken: {some(left, _MOST_LINES)}")
        name, mail = said.get(who, ""), mails[0] if mails else ""
        before, line, of = self._mails.get((partner, at), ("", 0, ""))
        if not mail and before and name == of:
            mail = before
        if before and (name or mail) and mail.casefold() != before.casefold():
            self._of_mail(at, f"{mail or 'no address'} takes the place of {before}, which line {line} gives")
        if mail:
            self._mails[partner, at] = (mail, self._line, name)
        return _person(name, mail)

    def _of_mail(self, column: Column, what: str) -> None:
        self.notes.append(f"{self._file}, line {self._line}, column {self._columns[column] + 1}: {what}.")

    def _wrong(self, column: Column, what: str, fix: str = "") -> None:
        place = self._columns.get(column, self._columns[Column.VENUE]) + 1
        said = f"{column}: {what}"
        self.problems.append(Problem(file=self._file, line=self._line, column=place, what=said, fix=fix))

    def _kind(self, said: str, venue: str) -> VenueKind:
        """Give the kind that is said, in whichever words; what is known of the venue where nothing that we know is."""
        kind = kind_said(said)
        if kind is not None:
            return kind
        known = self._known_venues.get(venue)
        taken = known.kind if known else VenueKind.OTHER
        if said:
            place = f"{self._file}, line {self._line}, column {self._columns[Column.KIND] + 1}"
            self.notes.append(
                f"{place}: '{plain(said, 60)}' is no kind of venue that is known, so {venue} is taken as "
                f"{VENUE_KIND_WORDS[taken]}; write one of {', '.join(VenueKind)}."
            )
        return taken


def _person(name: str, mail: str) -> Person | None:
    said = in_one_line(name, _LONGEST) or in_one_line(mail, _LONGEST)
    return Person(name=said, email=in_one_line(mail, _LONGEST)) if said else None


def _cell(cells: Sequence[str], at: int) -> str:
    text = in_one_line(cells[at], 1_000) if at < len(cells) else ""
    # an apostrophe before what looks like a formula is how it is written as text
    return text[1:] if text.startswith("'") else text


def _named(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _id_of(name: str) -> str:
    plainest = unicodedata.normalize("NFKD", name.replace("’", "")).encode("ascii", "ignore").decode().casefold()
    return _PARTS.sub("-", plainest.replace("'", ""))[:64].strip("-")
