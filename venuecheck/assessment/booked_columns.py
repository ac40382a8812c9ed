"""What the columns of a booking system's export hold: headings that are usual, and words that say who can come.

Headings differ from system to system. Those that are usual are known; a venue names its own. One that nobody knows is
said to whoever takes the export over.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final


class Column(StrEnum):
    """What a column of an export can hold."""

    REFERENCE = "reference"
    TITLE = "title"
    DESCRIPTION = "description"
    DAY = "day"
    LAST_DAY = "last_day"
    FROM = "from"
    UNTIL = "until"
    TIMES = "times"
    ROOM = "room"
    ORGANISER = "organiser"
    ORGANISATION = "organisation"
    TELEPHONE = "telephone"
    EMAIL = "email"
    EXPECTED = "expected"
    AUDIENCE = "audience"
    PUBLIC = "public"
    """Yes where anybody can come."""
    PRIVATE = "private"
    """Yes where only invited people come."""
    STATUS = "status"
    IGNORED = "ignored"
    """Known, and not wanted here: prices, addresses, notes."""


_USUAL: Final[dict[Column, str]] = {
    Column.REFERENCE: "reference|ref|ref no|booking reference|booking ref|booking id|booking no|booking number|id",
    Column.TITLE: "title|event|event name|event title|booking name|booking title|name of event|activity|purpose"
    "|subject|booking|event type|booking type",
    Column.DESCRIPTION: "description|event description|details|event details|booking details|purpose of hire"
    "|purpose of booking|booking purpose|reason for hire",
    Column.DAY: "date|day|event date|booking date|start date|date from|from date|hire date|date of event|date of hire"
    "|first day|start date time|start datetime",
    Column.LAST_DAY: "end date|date to|to date|until date|last day|finish date|end date time|end datetime",
    Column.FROM: "start time|time from|from time|time start|access time",
    Column.UNTIL: "end time|time to|to time|finish time|time end",
    Column.TIMES: "time|times|booking time|event time|hire time|hours",
    Column.ROOM: "room|space|hall|facility|resource|room name|room booked|area|venue room|location|room or hall",
    Column.ORGANISER: "organiser|organizer|hirer|hirer name|name of hirer|customer|customer name|contact|contact name"
    "|booked by|name|client|client name|main contact",
    Column.ORGANISATION: "organisation|organization|organisation name|organization name|group|group name|company"
    "|company name|club|hirer organisation",
    Column.TELEPHONE: "telephone|phone|tel|mobile|telephone number|phone number|contact number|mobile number"
    "|contact telephone|contact phone",
    Column.EMAIL: "email|e mail|email address|contact email|e mail address",
    Column.EXPECTED: "numbers|number|attendance|attendees|expected attendance|expected numbers|no of people"
    "|number of people|number of attendees|number attending|capacity needed|guests|pax|expected|headcount",
    Column.AUDIENCE: "audience|public or private|public private|open or by invitation|event access|who can come"
    "|attendance type",
    Column.PUBLIC: "public|public event|open to public|open to the public",
    Column.PRIVATE: "private|private event|invitation only|by invitation",
    Column.STATUS: "status|booking status|state",
    Column.IGNORED: "price|cost|fee|charge|total|amount|paid|balance|deposit|invoice|invoice number|vat|address"
    "|postcode|post code|notes|created|created on|created by|updated|modified|date booked|booked on",
}
USUAL_HEADINGS: Final[dict[str, Column]] = {
    heading: column for column, said in _USUAL.items() for heading in said.split("|")
}
"""Headings that booking systems usually have, in small letters and without signs."""
_BEGINS: Final = "start|starts|begin|begins|from|event start|booking start|hire from"
_ENDS: Final = "end|ends|finish|until|to|event end|booking end|hire to"
_EITHER: Final[dict[str, tuple[Column, Column]]] = {
    **dict.fromkeys(_BEGINS.split("|"), (Column.DAY, Column.FROM)),
    **dict.fromkeys(_ENDS.split("|"), (Column.LAST_DAY, Column.UNTIL)),
}
"""Headings of a moment: where another column holds the day, they hold a time of day."""
_OPEN: Final = frozenset(
    {"public", "open", "open to public", "open to all", "anybody", "anyone", "all", "general public"}
)
_TICKETED: Final = frozenset({"ticketed", "tickets", "ticket", "by ticket", "public ticketed"})
_MEMBERS: Final = frozenset({"members", "members only", "member", "club"})
_INVITED: Final = frozenset(
    {"private", "invited", "by invitation", "invitation", "invitation only", "invite only", "closed"}
)
_WHO: Final = {"open": _OPEN, "ticketed": _TICKETED, "members": _MEMBERS, "invited": _INVITED}
_YES: Final = frozenset({"yes", "y", "true", "1", "x"})


def columns_in(headings: Sequence[str], own: Mapping[str, Column]) -> dict[int, Column]:
    """Say which column holds what, by its place. The venue's own word goes first; of two alike the first counts."""
    known = USUAL_HEADINGS | {folded(name): column for name, column in own.items()}
    names = [folded(heading) for heading in headings]
    has_day = any(known.get(name) is Column.DAY for name in names)
    known = {name: pair[has_day] for name, pair in _EITHER.items()} | known
    found: dict[int, Column] = {}
    for place, name in enumerate(names):
        column = known.get(name)
        if column is not None and (column is Column.IGNORED or column not in found.values()):
            found[place] = column
    return found


def audience_of(said: Mapping[Column, str]) -> str:
    """Say who can come; empty where what is written may mean more than one thing: then it is asked."""
    for column, who in ((Column.PUBLIC, "open"), (Column.PRIVATE, "invited")):
        if folded(said.get(column, "")) in _YES:
            return who
    word = folded(said.get(Column.AUDIENCE, ""))
    return next((who for who, words in _WHO.items() if word in words), "")


def folded(heading: str) -> str:
    """Give a heading or a word without signs, in small letters."""
    return " ".join(re.findall(r"[^\W_]+", heading.casefold()))
