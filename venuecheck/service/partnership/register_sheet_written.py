"""A register written as a spreadsheet, as it stands on a day: what `register_sheet` reads again."""

from collections.abc import Iterator
from datetime import date, datetime

from venuecheck.core.venue import VENUE_KIND_WORDS
from venuecheck.records.signing import in_fours
from venuecheck.report.formats.csv import written
from venuecheck.report.setting.workbook import Sheet, workbook
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.register_headings import Column


def register_csv(register: Register, day: date) -> bytes:
    """Write the register as it stands on a day, as CSV."""
    return written([tuple(Column), *_rows(register, day)])


def register_workbook(register: Register, now: datetime, day: date) -> bytes:
    """Write the register as it stands on a day, as a workbook."""
    sheet = Sheet(title="Register", columns=tuple(Column), rows=tuple(_rows(register, day)), held=2)
    return workbook(register.name, now, [sheet])


def _rows(register: Register, day: date) -> Iterator[tuple[str, ...]]:
    partners = register.by_id
    for venue in register.on(day):
        partner = partners[venue.partner]
        contact, chief = partner.contact, partner.chief_officer
        said = {
            Column.PARTNER_ID: partner.id,
            Column.PARTNER: partner.name,
            Column.BOUND: partner.bound_on(day).value,
            Column.CONTACT: contact.name if contact else "",
            Column.CONTACT_MAIL: contact.email if contact else "",
            Column.CHIEF: chief.name if chief else "",
            Column.CHIEF_MAIL: chief.email if chief else "",
            Column.VENUE_ID: venue.id,
            Column.VENUE: venue.name,
            Column.KIND: VENUE_KIND_WORDS[venue.kind],
            Column.KEYS: "; ".join(in_fours(key) for key in register.keys.get(venue.id, ())),
            Column.VERSION: register.version,
        }
        yield tuple(said[column] for column in Column)
