"""What the columns of a coordinator's spreadsheet are called: here, and in the lists that they have already."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from venuecheck.core.plain_text import plain


class Column(StrEnum):
    """What stands in a column, as its heading is written here."""

    PARTNER_ID = "Partner id"
    PARTNER = "Partner"
    BOUND = "Bound"
    CONTACT = "Contact"
    CONTACT_MAIL = "Contact’s mail"
    CHIEF = "Chief officer"
    CHIEF_MAIL = "Chief officer’s mail"
    VENUE_ID = "Venue id"
    VENUE = "Venue"
    KIND = "Kind"
    KEYS = "Keys"
    VERSION = "Register version"
    """Which register the row was written from: so that nobody's later word is replaced by it."""


_ALSO: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.PARTNER: (
        *("organisation", "organization", "trust", "body", "partner name", "partner organisation", "owner"),
        *("trust name", "academy trust", "trusts (name)", "organisation name", "sefydliad", "partner sefydliad"),
    ),
    Column.BOUND: (
        *("basis", "duty", "prevent duty", "statutory duty", "under a duty", "status of partner", "dyletswydd"),
    ),
    Column.CONTACT: (
        *("contact name", "contact person", "named contact", "main contact", "lead contact", "lead", "cyswllt"),
        *("safeguarding lead", "designated safeguarding lead", "dsl"),
    ),
    Column.CONTACT_MAIL: (
        *("email", "e-mail", "mail", "contact email", "contact e-mail", "email address", "e-mail address", "e-bost"),
        *("main contact email", "lead contact email", "lead email", "dsl email"),
    ),
    Column.CHIEF: ("chief executive", "head", "headteacher", "senior officer", "ceo", "principal", "pennaeth"),
    Column.CHIEF_MAIL: (
        "chief officer email",
        "chief officer e-mail",
        "chief executive email",
        "headteacher email",
        "head email",
        "head’s email",
        "head e-mail",
        "senior officer email",
    ),
    Column.VENUE_ID: ("id", "site id", "urn"),
    Column.VENUE: (
        *("venue name", "site", "site name", "name", "school", "school name", "premises", "building", "setting"),
        *("setting name", "establishment", "establishment name", "establishmentname", "library", "hall", "location"),
        *("ysgol", "enw", "enw’r ysgol", "lleoliad"),
    ),
    Column.KIND: ("type", "venue type", "type of venue", "sector", "category", "typeofestablishment (name)", "math"),
    Column.KEYS: ("key", "fingerprint", "key fingerprint"),
}
"""Other headings that lists have, in small letters; in Wales in either language."""
_LONGEST: Final = 200
_TWO_LANGUAGES: Final = re.compile(r"\s*[/|\n]\s*")


def columns_of(cells: Sequence[str]) -> tuple[dict[Column, int], tuple[str, ...]]:
    """Give which column stands where: by its own heading first, so that “Name” beside “Venue” is no second venue."""
    headings = [_heading(cell) for cell in cells]
    # what is called so altogether comes before what says so in one of two languages
    parted = [
        {_heading(part) for part in _TWO_LANGUAGES.split(plain(cell, _LONGEST, one_line=False))} for cell in cells
    ]
    found: dict[Column, int] = {}
    for said in ([{heading} for heading in headings], parted):
        for column in Column:
            names = (column.value.casefold(), *_ALSO.get(column, ()))
            free = [at for name in names for at, each in enumerate(said) if name in each and at not in found.values()]
            if column not in found and free:
                found[column] = free[0]
    taken = set(found.values())
    return found, tuple(plain(cells[at], 80) for at, heading in enumerate(headings) if heading and at not in taken)


def _heading(cell: str) -> str:
    return " ".join(plain(cell, _LONGEST).replace("'", "’").casefold().split()).strip(" :*")
