"""The sheet that partners fill in: made with a row a venue and drop-downs, and read back with mistrust."""

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.facts import Return
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, MissingExtraError, Problem, UnusableFileError, did_you_mean
from venuecheck.service.given_files import Given, given
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.returning import FIRST_DAY, date_problem

SHEET = "Return"
COLUMNS = ("Venue id", "Venue", "Web filter", "Bookings", "Said on", "How", "Note")
FILTER_CHOICES: dict[FilterSaid, str] = {
    FilterSaid.CHECKED_FINE: "checked, all as expected",
    FilterSaid.CHECKED_PROBLEMS: "checked, something was wrong",
    FilterSaid.NOT_CHECKED: "not checked",
    FilterSaid.NO_NETWORK: "we offer nobody the internet",
}
BOOKING_CHOICES: dict[BookingsSaid, str] = {
    BookingsSaid.CHECKED: "bookings are checked",
    BookingsSaid.NOT_CHECKED: "bookings are not checked",
    BookingsSaid.NO_BOOKINGS: "no bookings",
    BookingsSaid.NO_ROOMS: "we do not let rooms",
}
HOW_CHOICES = ("telephone", "paper", "mail", "meeting")
_MOST_BYTES = 10 * 1024 * 1024
_MOST_UNPACKED = 100 * 1024 * 1024
_MOST_ROWS = 20_000
_NOTE = 1_000
_HEAD_ROW = 3
_FIX = "save the sheet as an Excel workbook (.xlsx), as it was made here"


def template(partners: Register, *, made: date) -> bytes:
    """Make the sheet that a partner fills in: a row a venue, with drop-downs."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - slow to load, and needed only here

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        book.set_properties({"title": f"Return to {partners.name}"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        large = book.add_format({"bold": True, "font_size": 14})
        fixed = book.add_format({"bg_color": "#f0f2f4", "valign": "top", "text_wrap": True})
        dated = book.add_format({"num_format": "d mmmm yyyy", "align": "left", "valign": "top"})
        sheet = book.add_worksheet(SHEET)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, f"{partners.name}: what you can tell us without evidence", large)
        sheet.write_string(
            1,
            0,
            "One row a venue: choose from the list in each cell. Leave a row empty where you cannot say. "
            f"Dates as 2026-09-14. Made on {made.isoformat()}.",
        )
        for number, (title, width) in enumerate(zip(COLUMNS, (18, 34, 30, 26, 18, 14, 50), strict=True)):
            sheet.set_column(number, number, width)
            sheet.write_string(_HEAD_ROW - 1, number, title, bold)
        venues = partners.on(made)
        last = _HEAD_ROW + max(len(venues), 1) - 1
        for line, venue in enumerate(venues, start=_HEAD_ROW):
            sheet.write_string(line, 0, venue.id, fixed)
            sheet.write_string(line, 1, venue.name, fixed)
            for number in (2, 3, 5, 6):
                sheet.write_blank(line, number, None, wrap)
            sheet.write_blank(line, 4, None, dated)
        for number, choices in ((2, FILTER_CHOICES.values()), (3, BOOKING_CHOICES.values()), (5, HOW_CHOICES)):
            rule = {
                "validate": "list",
                "source": list(choices),
                "error_title": "Choose from the list",
                "error_message": "Choose one of the answers of the list, or leave the cell empty.",
            }
            sheet.data_validation(_HEAD_ROW, number, last, number, rule)
        sheet.data_validation(
            _HEAD_ROW,
            4,
            last,
            4,
            {"validate": "date", "criteria": ">=", "value": FIRST_DAY, "error_message": "Write a date: 2026-09-14."},
        )
        sheet.autofilter(_HEAD_ROW - 1, 0, last, len(COLUMNS) - 1)
        sheet.freeze_panes(_HEAD_ROW, 2)
        sheet.repeat_rows(_HEAD_ROW - 1)
    return out.getvalue()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRead:
    """A sheet that was filled in."""

    returns: tuple[Return, ...]
    empty: int
    """Rows of venues in which nothing was filled in: nothing is known of them."""


def read_sheet(file: Path | Given, partners: Register, today: date) -> SheetRead:
    """Read a sheet that a partner filled in. Raises `InputError` with every cell that cannot be used."""
    sheet = given(file, _MOST_BYTES)
    path, rows = sheet.name, _rows(sheet)
    problems: list[Problem] = []
    found: list[Return] = []
    empty = 0
    known = {venue.id: venue for venue in partners.venues}
    seen: dict[str, int] = {}
    for line, row in rows:
        venue = _text(row[0])
        if not any(_text(cell) for cell in row[2:]):
            empty += bool(venue)
            continue
        if venue not in known:
            problems.append(_problem(path, line, 0, f"there is no venue '{venue[:60]}'", did_you_mean(venue, known)))
            continue
        if venue in seen:
            problems.append(_problem(path, line, 0, f"'{venue}' stands in row {seen[venue]} already", "keep one row"))
            continue
        seen[venue] = line
        filtering = _choice(path, line, 2, row[2], FILTER_CHOICES, FilterSaid.NOT_SAID, problems)
        bookings = _choice(path, line, 3, row[3], BOOKING_CHOICES, BookingsSaid.NOT_SAID, problems)
        if not _text(row[2]) and not _text(row[3]):
            problems.append(_problem(path, line, 2, "neither answer is given", "choose one, or empty the row"))
        said_on = _day(row[4])
        wrong = "this is not a date" if said_on is None else date_problem(said_on, today)
        if wrong:
            problems.append(_problem(path, line, 4, wrong, "write the day on which it was said, as 2026-09-14"))
        elif said_on is not None:
            how, note = plain(_text(row[5]), 100) or "on a sheet", plain(_text(row[6]), _NOTE)
            found.append(
                Return(venue=venue, said_on=said_on, how=how, filtering=filtering, bookings=bookings, note=note)
            )
    if problems:
        raise UnusableFileError(problems)
    return SheetRead(returns=tuple(found), empty=empty)


def _rows(sheet: Given) -> list[tuple[int, tuple[Any, ...]]]:
    """Give the rows below the header, with their numbers from 1."""
    try:
        read = _cells(sheet)
    except InputError:
        raise
    except Exception:  # noqa: BLE001 - a damaged workbook breaks in the library in many ways
        raise InputError.at(sheet.name, "this is not a workbook, or it is damaged", _FIX) from None
    if len(read) > _MOST_ROWS:
        raise InputError.at(sheet.name, f"there are more than {_MOST_ROWS} rows", _FIX)
    head = next((at for at, row in enumerate(read) if tuple(map(_text, row)) == COLUMNS), None)
    if head is None:
        raise InputError.at(sheet.name, "the row with the columns' names is not as it was sent", _FIX)
    return [(at + 1, row) for at, row in enumerate(read) if at > head]


def _cells(sheet: Given) -> list[tuple[Any, ...]]:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - slow to load, and an extra
    except ImportError:
        raise MissingExtraError("collate", "the library that reads workbooks is not installed") from None
    if len(sheet.content) > _MOST_BYTES:
        raise InputError.at(sheet.name, f"this file is larger than {_MOST_BYTES // 1024 // 1024} MiB", _FIX)
    with zipfile.ZipFile(io.BytesIO(sheet.content)) as packed:
        if sum(item.file_size for item in packed.infolist()) > _MOST_UNPACKED:
            raise InputError.at(sheet.name, "this file unpacks to more than a return can hold", _FIX)
    book = load_workbook(io.BytesIO(sheet.content), read_only=True, data_only=True)
    try:
        if SHEET not in book.sheetnames:
            raise InputError.at(sheet.name, f"there is no sheet '{SHEET}' in it", _FIX)
        # a sheet can say that it is a million rows long: it is read up to a bound, whatever it says
        return list(book[SHEET].iter_rows(max_row=_MOST_ROWS + 1, max_col=len(COLUMNS), values_only=True))
    finally:
        book.close()


def _choice(  # noqa: PLR0917 - a cell, what may stand there, where to say what is wrong
    path: str,
    line: int,
    column: int,
    cell: object,
    choices: dict[Any, str],
    otherwise: Any,  # noqa: ANN401
    problems: list[Problem],
) -> Any:  # noqa: ANN401 - one of two enumerations
    text = " ".join(_text(cell).lower().split())
    if not text:
        return otherwise
    for choice, words in choices.items():
        if words == text:
            return choice
    fix = did_you_mean(text, choices.values()) or "choose from the cell's list"
    problems.append(_problem(path, line, column, f"'{plain(text, 60)}' is not an answer of the list", fix))
    return otherwise


def _day(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(_text(cell))
    except ValueError:
        return None


def _text(cell: object) -> str:
    return plain(str(cell), _NOTE).strip() if cell is not None else ""


def _problem(path: str, line: int, column: int, what: str, fix: str) -> Problem:
    return Problem(file=path, line=line, column=column + 1, what=f"{COLUMNS[column]}: {what}", fix=fix)
