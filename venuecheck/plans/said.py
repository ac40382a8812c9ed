"""What named persons put on record beside checks and checklists: signatures, actions, what a filter's log held."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from venuecheck.core.actor import Acted


class Stated(StrEnum):
    """What a person says of a requirement when signing it."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"


MOST_FIGURE = 10**15
"""The largest figure, either way: what is larger was made up, and JSON's numbers do not tell it from its neighbour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A named person signs the report of a venue, or that one requirement is met."""

    id: str
    person: str
    role: str
    at: datetime
    plan: str = ""
    """Id of the plan; empty where the whole report is signed."""
    requirement: str = ""
    """Its number."""
    statement: str = ""
    """What shows that it is met, or what the person wants to have said."""
    headline: str = ""
    """How the report stood when it was signed, in its own words."""
    digest: str = ""
    """`sha256:` and the digest of the report's figures as they were signed."""
    stated: Stated = Stated.MET
    """Of a requirement: whether it is met. (What was signed before this was asked was signed as met.)"""
    figure: float | None = None
    """What was reached, such as 78 of a hundred trained; None where there is no figure."""
    target: float | None = None
    """What was to be reached, in the figure's own measure."""
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""
    records: str = ""
    """How far the records went that it rests on, proven then. (Empty in records of earlier versions.)"""

    @property
    def key(self) -> str:
        """What it is about: each signature of a report stays; a newer one of a requirement takes its place."""
        return f"{self.plan}/{self.requirement}" if self.requirement else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionNote:
    """Who does an action and by when, or that a named person closed it. Each holds all that is said of it."""

    action: str
    """The action's id, as reports give it."""
    at: datetime
    person: str
    """Who put this on record."""
    owner: str = ""
    due: date | None = None
    closed: bool = False
    reason: str = ""
    """Why it is closed; empty where it is not."""
    text: str = ""
    """What there was to do, as the report said it then."""
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""


class Looked(StrEnum):
    """What came of looking for something."""

    YES = "yes"
    NO = "no"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogCheck:
    """Whether a network's filter log held a test, and whether the alert reached who it should."""

    id: str
    network: str
    on: date
    """The day on which somebody looked."""
    at: datetime
    person: str
    logged: Looked
    alerted: Looked
    run: str = ""
    """Id of the check that was looked for; empty where it was another test."""
    note: str = ""
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""
