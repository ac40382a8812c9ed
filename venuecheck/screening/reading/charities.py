"""The Charity Commission's daily public extract (England and Wales), as JSON or as text between tabs.

Linked charities share their number, and only the main one (linked number 0) is taken. Open Government Licence v3.0.
"""

import json
from collections.abc import Iterator
from datetime import date

from venuecheck.core.problem import InputError, Problem, UnusableFileError
from venuecheck.screening.reading.account import Tally
from venuecheck.screening.reading.dates import read_date
from venuecheck.screening.reading.registers import CHARITIES, Register, Registered, register
from venuecheck.screening.reading.tables import Headings, decode, read_table

_REQUIRED = ("registered_charity_number", "linked_charity_number", "charity_name", "charity_registration_status")
_DATED = "date_of_extract"
_LINKED = ("linked charities", "linked charity")
HEADINGS = Headings(of="the register of charities", required=_REQUIRED, used=(_DATED,), quoted=False, closed=False)
_LOOK = "look at this charity on the register's page"
_TAKE = "take the file publicextract.charity.json or publicextract.charity.txt"


def read_charities(raw: bytes, file: str, *, downloaded: date | None = None) -> Register:
    """Read the extract in either form. Raises `InputError` where it is not whole."""
    text, tally = decode(raw, file), Tally()
    rows = _of_json(text, file) if text.lstrip().startswith(("[", "{")) else _of_table(text, file)
    bodies: list[Registered] = []
    dated: date | None = None
    for each in rows:
        tally.rows += 1
        if isinstance(each, Problem):
            tally.set_aside.append(each)
            continue
        dated = dated or read_date(each.get(_DATED, ""))
        if each["linked_charity_number"] not in {"0", ""}:
            tally.leave_out(*_LINKED)
            continue
        tally.read += 1
        bodies.append(
            Registered(
                register=CHARITIES,
                number=each["registered_charity_number"],
                name=each["charity_name"],
                status=each["charity_registration_status"],
            )
        )
    return register(CHARITIES, bodies, dated or downloaded, tally.closed(), file)


def _of_table(text: str, file: str) -> Iterator[dict[str, str] | Problem]:
    table = read_table(text, file, HEADINGS)
    for row in table.rows():
        if row.problem:
            yield row.problem
            continue
        cells = {name: cell.strip('"') for name, cell in row.cells.items()}
        odd = _odd(cells)
        yield table.at(row.line, odd[0], odd[1], _LOOK) if odd else cells


def _of_json(text: str, file: str) -> Iterator[dict[str, str] | Problem]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        fix = "unpack publicextract.charity.json, or download it again: it may be cut off"
        what = f"this is not JSON: {error.msg}"
        raise UnusableFileError(
            [Problem(file=file, line=error.lineno, column=error.colno, what=what, fix=fix)]
        ) from None
    except RecursionError:
        raise InputError.at(file, "this is nested too deep for such a file", "is it the right one?") from None
    except ValueError:  # a number of thousands of digits
        raise InputError.at(file, "this holds a number that no register has", "is it the right file?") from None
    if not isinstance(data, list) or not data:
        raise InputError.at(file, "this is not the register: it should be a list of charities", "download it again")
    for number, row in enumerate(data, start=1):
        missing = [name for name in _REQUIRED if name not in row] if isinstance(row, dict) else list(_REQUIRED)
        what = f"charity {number:,} of the file has no '{missing[0]}'" if missing else ""
        if not missing:
            cells = {name: _cell(row[name]) for name in (*_REQUIRED, _DATED) if name in row}
            odd = _odd(cells)
            if not odd:
                yield cells
                continue
            what = f"charity {number:,} of the file: {odd[1]}"
        yield Problem(file=file, line=0, column=0, what=what, fix=_TAKE)


def _odd(cells: dict[str, str]) -> tuple[str, str] | None:
    """Give the column and what is wrong there."""
    number, name = cells["registered_charity_number"], cells["charity_name"]
    if not (number.isdecimal() and len(number) in range(5, 9)):
        return "registered_charity_number", f"'{number[:20]}' is no charity number"
    linked = cells["linked_charity_number"]
    if linked and not linked.isdecimal():
        return "linked_charity_number", f"'{linked[:20]}' is no number of a linked charity"
    return None if name else ("charity_name", f"the charity {number} has no name")


def _cell(value: object) -> str:
    if value is None or isinstance(value, (list, dict)):
        return ""
    said = " ".join(str(value).split())
    return said.encode("utf-8", "replace").decode("utf-8")  # JSON may hold halves of letters
