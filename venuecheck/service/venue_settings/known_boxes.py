"""The boxes that are made of what the program knows: plans, limits, periods, columns, those whom staff ask."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Final

from venuecheck import catalogue
from venuecheck.assessment.assessment import OF_VENUE_KINDS, OUTCOME_KIND_WORDS
from venuecheck.assessment.booked_columns import Column
from venuecheck.filtering.limits import Limits
from venuecheck.report.partnership.words import OUTCOME_WORDS
from venuecheck.service.sites.letter_settings import LetterSettings
from venuecheck.service.sites.plans import plan_in
from venuecheck.service.sites.retention_periods import DEFAULT_PERIODS, DRAFT, OTHER
from venuecheck.service.sites.written_site import BOUNDS
from venuecheck.service.venue_settings.boxes import Box, Kind


@cache
def plans() -> Mapping[str, str]:
    """Give the plans that ship, in words by id."""
    found = (plan_in(path) for path in catalogue.plans())
    return {one.id: f"{one.title} ({one.id})" for one in found}


_LIMITS: Final = {
    "step_timeout": "Seconds for one step of a visit",
    "page_timeout": "Seconds for one page",
    "run_timeout": "Seconds for a whole check",
    "concurrency": "Pages at a time",
    "control_every": "Seconds between two looks at the control pages",
}
_PERIODS: Final = {
    "run": "Checks of the web filter",
    "override": "Verdicts put beside measured ones",
    "dismissal": "Matches of names that were set aside",
    "name_judgement": "Judgements of names",
    "people_screened": "People who were looked up",
    "shared_case": "Cases that others shared",
    OTHER: "All other records",
    DRAFT: "What was begun and never finished",
}
COLUMNS: Final = {
    Column.REFERENCE: "the booking’s reference",
    Column.TITLE: "what the booking is called",
    Column.DESCRIPTION: "what it is for",
    Column.DAY: "the day, or the first day",
    Column.LAST_DAY: "the last day",
    Column.FROM: "when it begins",
    Column.UNTIL: "when it ends",
    Column.TIMES: "from when until when",
    Column.ROOM: "the room",
    Column.ORGANISER: "the organiser",
    Column.ORGANISATION: "the organisation",
    Column.TELEPHONE: "a telephone number",
    Column.EMAIL: "an e-mail address",
    Column.EXPECTED: "how many are expected",
    Column.AUDIENCE: "who can come, in words",
    Column.PUBLIC: "yes where anybody can come",
    Column.PRIVATE: "yes where only invited people come",
    Column.STATUS: "how the booking stands",
    Column.IGNORED: "nothing that is wanted here",
}


def limits() -> tuple[Box, ...]:
    """Give a box for each limit of a check."""
    usual = Limits()
    return tuple(
        Box(
            name=each.name,
            text=_LIMITS[each.name],
            help=f"From {BOUNDS[each.name][0]:g} to {BOUNDS[each.name][1]:g}.",
            kind=Kind.NUMBER,
            usual=f"{getattr(usual, each.name):g}",
        )
        for each in fields(Limits)
    )


def periods() -> tuple[Box, ...]:
    """Give a box for each period."""
    decided = {kind.value: f"Bookings: {words}" for kind, words in OUTCOME_KIND_WORDS.items()}
    decided |= {name: f"Bookings: {words[:1].lower()}{words[1:]}" for name, words in OUTCOME_WORDS.items()}
    decided |= {kind.value: f"Checks of the venue itself: {OUTCOME_KIND_WORDS[kind]}" for kind in OF_VENUE_KINDS}
    words = {**decided, **_PERIODS}
    return tuple(
        Box(name=name, text=words[name], kind=Kind.NUMBER, usual=f"{months} months")
        for name, months in DEFAULT_PERIODS.items()
    )


_WHOM: Final = {
    "coordinator": "The Prevent coordinator, where there is one",
    "safeguarding": "The safeguarding lead",
    "community_safety": "Community safety",
}
"""To whom staff write, beside those whom setting a venue up asks for."""


def whom() -> tuple[Box, ...]:
    """Give a box for each of those to whom staff write and whom setting a venue up does not ask for."""
    known = {each.name for each in fields(LetterSettings)}
    help_ = "With a telephone number or an e-mail address."
    return tuple(Box(name=name, text=words, help=help_) for name, words in _WHOM.items() if name in known)
