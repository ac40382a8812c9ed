"""Registers of charities and companies: who bears a name, for the person who judges. They are no lists to be on.

Charity Commission for England and Wales, daily public extract (JSON); linked charities share their number, and only the
main one (linked number 0) is taken. Companies House, basic company data (CSV, whose column names have spaces before
them). Both under the Open Government Licence v3.0.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from venuecheck.core.problem import InputError, Problem
from venuecheck.screening.reading.tables import decode, read_table

CHARITIES, COMPANIES = "charities", "companies"
_COMPANY_NUMBER = re.compile(r"[A-Z0-9]{2}\d{6}|[A-Z]{2}\d{5}[A-Z]")
_CHARITY_FIELDS = ("registered_charity_number", "linked_charity_number", "charity_name", "charity_registration_status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """One body on a register."""

    register: str
    number: str
    name: str
    status: str


def read_charities(raw: bytes, file: str) -> Iterator[Registered]:
    """Give the charities of the extract `publicextract.charity.json`. Raises `InputError` where it is not whole."""
    try:
        data = json.loads(decode(raw, file))
    except json.JSONDecodeError as error:
        fix = "unpack publicextract.charity.json, or download it again: it may be cut off"
        place = Problem(
            file=file, line=error.lineno, column=error.colno, what=f"this is not JSON: {error.msg}", fix=fix
        )
        raise InputError([place]) from None
    except RecursionError:
        raise InputError.at(file, "this is nested too deep for such a file", "is it the right one?") from None
    if not isinstance(data, list) or not data:
        raise InputError.at(file, "this is not the register: it should be a list of charities", "download it again")
    for number, row in enumerate(data, start=1):
        if not isinstance(row, dict) or any(name not in row for name in _CHARITY_FIELDS):
            missing = [name for name in _CHARITY_FIELDS if not isinstance(row, dict) or name not in row]
            what = f"charity {number} of the file has no '{missing[0]}'"
            raise InputError.at(file, what, "take the file publicextract.charity.json")
        if str(row["linked_charity_number"]) != "0" or not row["charity_name"]:
            continue
        yield Registered(
            register=CHARITIES,
            number=str(row["registered_charity_number"]),
            name=" ".join(str(row["charity_name"]).split()),
            status=str(row["charity_registration_status"]),
        )


def read_companies(raw: bytes, file: str) -> Iterator[Registered]:
    """Give the companies of a file `BasicCompanyData…csv`. Raises `InputError` at a row that cannot be one."""
    table = read_table(decode(raw, file), file, ("companyname", "companynumber", "companystatus"))
    for line, row in table.rows():
        number = row["companynumber"].upper()
        if not _COMPANY_NUMBER.fullmatch(number):
            what = f"'{number[:20]}' is no company number"
            fix = "numbers have 8 characters; a program may have taken away the noughts in front: download it again"
            raise InputError([Problem(file=file, line=line, column=1, what=what, fix=fix)])
        yield Registered(register=COMPANIES, number=number, name=row["companyname"], status=row["companystatus"])
