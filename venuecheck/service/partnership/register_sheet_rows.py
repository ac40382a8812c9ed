"""What is asked about rows of a coordinator's spreadsheet: which are no venue's, and what no row says."""

import re
from datetime import date, datetime
from typing import Final

from venuecheck.collate.bound import Bound
from venuecheck.core.plain_text import in_one_line
from venuecheck.service.partnership.register_headings import Column

_TOTAL: Final = re.compile(
    r"(grand |sub ?-?)?(totals?|sum)( (number )?of .*|( \w+)?[ :]+[0-9]+)?|cyfanswm", re.IGNORECASE
)
_GONE_WORDS: Final = r"(permanently )?(closed|merged|ceased|demolished|wedi cau|ar gau)\b"
_GONE: Final = re.compile(rf"\W*{_GONE_WORDS}|.*(\(|\[|\s[-–—:]\s*|:\s+){_GONE_WORDS}", re.IGNORECASE)
_NOTED_GONE: Final = re.compile(
    r"(permanently )?(closed|merged|ceased|demolished)( permanently|\b.{0,20}? (since|on|in|from) .*[0-9]{4}.*)?\W*",
    re.IGNORECASE,
)
"""What stands in a column of status or notes: not “closed on Fridays”."""
_OPEN_OR_CLOSED: Final = frozenset({"open/closed", "open / closed", "o/c"})
_CLOSED_ON: Final = frozenset({"closed", "closed on", "closed since", "date closed", "closing date", "closure date"})
_YES: Final = frozenset({"c", "y", "yes", "closed"})
_LONGEST: Final = 80


def says_gone(heading: str, cell: str, today: date) -> bool:
    """Whether a cell of a column that is not taken says that the row's venue is not there any more."""
    heading, said = heading.strip(" :*").casefold(), cell.strip()
    if _NOTED_GONE.fullmatch(said):
        return True
    if heading in _OPEN_OR_CLOSED | _CLOSED_ON and said.casefold() in _YES:
        return True
    day = _day(said) if heading in _CLOSED_ON else None
    return day is not None and day <= today


def _day(said: str) -> date | None:
    for form, text in (("%Y-%m-%d", said[:10]), ("%d/%m/%Y", said), ("%d.%m.%Y", said)):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day alone
        except ValueError:
            continue
    return None


def why_left_out(venue: str, partner: str, *, is_gone: bool = False) -> str:
    """Say why a row is not taken as a venue, and what to do if it is one, a clause; empty where it is taken."""
    row = in_one_line("; ".join(filter(None, (partner, venue))), _LONGEST)
    if any(_TOTAL.fullmatch(cell.strip(" :=")) for cell in (venue, partner)):
        return f"reads as a total, and was left out: ‘{row}’"
    if any(map(str.isdecimal, venue)) and not any(map(str.isalpha, venue)):
        return f"has a number where the venue’s name stands, and was left out: ‘{row}’"
    if is_gone or _GONE.match(venue):
        return (
            f"says that its venue is not there any more, and was left out: ‘{row}’. If it is there, write its name "
            "alone; if it stands in the register, note there from which day it was closed or merged"
        )
    return ""


def not_bound_words(file: str, names: str) -> str:
    """Say of new partners that nobody says how they are bound: a duty is taken, and may be none."""
    choices = ", ".join(Bound)
    return (
        f"How they are bound is not said in {file}, and a duty is taken, so that their venues can be overdue: {names}. "
        f"Where that is not so, write one of {choices} beside the partner (column ‘{Column.BOUND}’), or say it of the "
        "partner in the register."
    )


def taken_as_words(said: str, name: str, line: int) -> str:
    """Say that two ways of writing a partner's name are taken as one partner, and what to do if they are two."""
    return (
        f"‘{in_one_line(said, _LONGEST)}’ is taken as the partner ‘{in_one_line(name, _LONGEST)}’, as line {line} has "
        f"it. If these are two, write an id of its own beside each (column ‘{Column.PARTNER_ID}’)."
    )
