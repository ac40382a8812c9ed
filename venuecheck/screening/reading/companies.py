"""Companies House, basic company data (CSV with spaces before its column names). Open Government Licence v3.0."""

import re
from datetime import date

from venuecheck.screening.reading.account import Tally
from venuecheck.screening.reading.registers import COMPANIES, Register, Registered, register
from venuecheck.screening.reading.tables import Headings, decode, read_table

_NUMBER = re.compile(
    r"\d{8}"  # England and Wales
    r"|(?:AC|ZC|FC|GE|LP|OC|SE|CE|IC|SI|PC|RC|IP|SP|NP|NO|NV|RS|SA|SZ|SF|GS|SL|SO|SC|ES|CS|IS|SR|SG"
    r"|NA|NZ|NF|GN|NL|NC|NI|EN|IN|NR|OE|UA|UC|US|UN|UM|R0|AN|BR|FE|GL|SD)\d{6}"
    # societies moved from the registrar of friendly societies keep a letter or two at the end
    r"|(?:IP|SP|NP|NO|RS|IN|IC|SI)[0-9A-Z]{4,6}[A-Z]{1,2}"
    # prefixes change from time to time
    r"|[A-Z]{1,2}[0-9A-Z]{4,6}\d[A-Z]{0,2}"
)
"""https://doorda.com/glossary/company-number-prefixes-defined/ and the publisher's own files. Eight characters."""
_LENGTH = 8
_STAMP = re.compile(r"basiccompanydata\w*?-(\d{4})-(\d{2})-(\d{2})", re.IGNORECASE)
HEADINGS = Headings(
    of="the register of companies", required=("companyname", "companynumber", "companystatus"), closed=False
)


def read_companies(raw: bytes, file: str, *, downloaded: date | None = None) -> Register:
    """Read a file `BasicCompanyData...csv`, whole or cut down. Raises `InputError` where it cannot be one.

    It says of which day it is in its name alone, where it still has the publisher's.
    """
    table = read_table(decode(raw, file), file, HEADINGS)
    tally = Tally()
    bodies: list[Registered] = []
    for row in table.rows():
        tally.rows += 1
        if row.problem:
            tally.set_aside.append(row.problem)
            continue
        number, name = row.cells["companynumber"].upper(), row.cells["companyname"]
        if not is_company_number(number):
            what = f"'{number[:20]}' is no company number"
            fix = "numbers have 8 characters; a program may have taken away the noughts in front: download it again"
            tally.set_aside.append(table.at(row.line, "companynumber", what, fix))
        elif not name:
            what, fix = f"the company {number} has no name", "look at it on the register's page"
            tally.set_aside.append(table.at(row.line, "companyname", what, fix))
        else:
            tally.read += 1
            bodies.append(Registered(register=COMPANIES, number=number, name=name, status=row.cells["companystatus"]))
    return register(COMPANIES, bodies, _dated(file) or downloaded, tally.closed(), file)


def is_company_number(text: str) -> bool:
    """Whether it has the form of a number of any register that Companies House keeps, in capitals."""
    return len(text) == _LENGTH and _NUMBER.fullmatch(text) is not None


def _dated(file: str) -> date | None:
    stamp = _STAMP.search(file)
    if not stamp:
        return None
    try:
        return date(int(stamp[1]), int(stamp[2]), int(stamp[3]))
    except ValueError:
        return None
