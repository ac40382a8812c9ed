"""The UK Sanctions List in each of its forms: many names to one Unique ID, persons, entities and ships.

CSV, ODS, XLSX: `Report Date: 13-Feb-2026`, then the header, then a row for each name. XML: a `Designation` each. The
form is that of the page `UKSL` in the register of sources (Open Government Licence v3.0).
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from venuecheck.authoring.workbook import is_workbook
from venuecheck.core.problem import InputError, Problem, UnusableFileError
from venuecheck.screening.known import SANCTIONS, TITLES
from venuecheck.screening.listing import NameList
from venuecheck.screening.reading import primary_names
from venuecheck.screening.reading.account import Account, Reading, Tally, nothing, shown
from venuecheck.screening.reading.closed_list import refuse_closed
from venuecheck.screening.reading.dates import DaySaid
from venuecheck.screening.reading.designation import Gathered, entry_of
from venuecheck.screening.reading.sanctions_signs import Signs
from venuecheck.screening.reading.sanctions_table import gather_table
from venuecheck.screening.reading.sanctions_words import HEADINGS, UNIQUE_ID
from venuecheck.screening.reading.sanctions_xml import gather_xml
from venuecheck.screening.reading.tables import decode, read_table, sheet_rows, table_of
from venuecheck.screening.reading.xml_elements import parse
from venuecheck.sources import registered

SHIPS, _SHIP = "ships", "ship"
_TOP = 5
_MARK = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


def read_sanctions(raw: bytes, file: str, *, downloaded: date | None = None) -> Reading:
    """Read the list in any form. Raises `InputError` with the places that are wrong.

    `downloaded`: the day on which it was got, for a file that does not say of which day it is.
    """
    signs, tally = Signs(file), Tally()
    if is_workbook(raw):
        rows = sheet_rows(raw, file)
        refuse_closed(({cell.lower() for cell in cells} for _, cells in rows[:_TOP]), file)
        said, found = gather_table(table_of(iter(rows), file, HEADINGS), signs, tally)
    elif raw.lstrip(_MARK).startswith(b"<"):
        said, found = gather_xml(parse(raw, file), file, signs, tally)
    else:
        said, found = gather_table(read_table(decode(raw, file), file, HEADINGS), signs, tally)
    entries = [entry_of(each) for each in _kept(found, file, tally)]
    kept = [each for each in found if not each.is_ship and UNIQUE_ID.fullmatch(each.id)]
    checks = (primary_names.without, primary_names.without_forename, primary_names.several)
    primary = [problem for check in checks for problem in check(kept, file)]
    # rows that could not be read are why entries lack a name, and are named
    refusing = (list(signs.problems(tally.rows)), tally.too_odd(), [each for each in primary if not each.warning])
    problems = next(filter(None, refusing), [])
    if problems:
        raise UnusableFileError(shown(problems, of=tally.rows))
    tally.noticed += signs.notices(tally.rows)
    tally.noticed += primary
    account = tally.closed()
    dated, account = _dated(said, downloaded, file, account)
    if not entries:
        raise nothing(account, file, "the list holds no entry")
    # the publisher writes a new date with each change, and changes it most weeks: its own date is what ages
    names = NameList(
        id=SANCTIONS,
        title=TITLES[SANCTIONS],
        entries=tuple(entries),
        dated=dated,
        current_on=dated,
        address=registered("UKSL").url,
    )
    return Reading(names=names, account=account)


def _kept(found: Iterable[Gathered], file: str, tally: Tally) -> Iterator[Gathered]:
    """Give those that become entries; count the others."""
    for each in found:
        if each.is_ship:
            tally.leave_out(SHIPS, _SHIP, rows=each.rows)
            continue
        what = ""
        if not UNIQUE_ID.fullmatch(each.id):
            what = f"'{each.id[:40]}' cannot be a Unique ID"
        elif not each.has_name:
            what = f"the entry '{each.id[:40]}' has no name"
        if what:
            fix = "look at this entry on the publisher's page"
            # an entry of many rows is odd in each of them
            tally.set_aside += [Problem(file=file, line=each.line, column=1, what=what, fix=fix)] * each.rows
            continue
        tally.read += each.rows
        yield each


def _dated(said: DaySaid, downloaded: date | None, file: str, account: Account) -> tuple[date, Account]:
    """Give the day of the list, and the account. Raises `InputError` where nobody says one."""
    if said.day:
        return said.day, account
    what = "the list does not say of which day it is"
    fix = "its first line should be 'Report Date: ...': download it again, or say when you did"
    if said.words:
        what = f"the day of the list cannot be read: '{said.words[:60]}'"
        fix = "it should be written as 13-Feb-2026: download the list again, or say when you did"
    if downloaded is None:
        raise InputError.at(file, what, fix, field="downloaded")
    taken = Problem(file=file, what=what, fix="taken is the day on which you say that you got it", warning=True)
    return downloaded, replace(account, noticed=(*account.noticed, taken))
