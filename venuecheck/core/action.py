"""Something that somebody must do by a date, and what it is: whom it asks, and what shows that it is done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Asks(StrEnum):
    """Whom an action, or a point, has somebody ask or tell."""

    COORDINATOR = "coordinator"
    """The Prevent coordinator, or the police where there is none."""
    POLICE = "police"
    SAFEGUARDING = "safeguarding"
    """The designated safeguarding lead."""
    COMMUNITY_SAFETY = "community_safety"
    """Community safety, or the legal team."""
    LEGAL = "legal"
    EDUCATION = "education"
    """The council's education service."""
    ELECTORAL = "electoral"


class OnceFor(StrEnum):
    """For whom several checklists that ask the same ask one thing."""

    GROUP = "group"
    """Whoever the booking is about, however often they book."""
    VENUE = "venue"


class FilterFact(StrEnum):
    """What checks of the filter show, by the names that conditions use."""

    RESULT = "filter_check.result"
    CHILD_ABUSE = "filter_check.child_abuse"
    TERRORIST_CONTENT = "filter_check.terrorist_content"
    ADULT = "filter_check.adult"
    BYPASS = "filter_check.bypass"
    SAFE_SEARCH = "filter_check.safe_search"
    OVER_BLOCKING = "filter_check.over_blocking"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShows:
    """An answer of the same checklist that shows something to be done already."""

    question: str
    """The question's id."""
    says: str = ""
    """The option that it has to be; empty for any answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneBy:
    """What on record shows that an action is done or void, beside a person's word: any of these."""

    event_over: bool = False
    """True where it is only to be done before the event is over."""
    looked_back: bool = False
    """True where it is done once somebody noted whether the event was as booked."""
    checklist: str = ""
    """The checklist that is to be answered to its end for the same group, anew where it asks; empty for none."""
    answers: tuple[AnswerShows, ...] = ()
    """Answers of the same checklist, any of which shows it."""
    filter: tuple[FilterFact, ...] = ()
    """What a check of the filter since then must no longer show to be wrong."""
    every_network: bool = False
    """True where it is done once every network was checked, for illegal and for adult content."""
    lists_got: bool = False
    """True where it is done once the lists of names that the venue needs were got anew."""

    @property
    def is_by_check(self) -> bool:
        """Whether a check of the filter shows it."""
        return bool(self.filter) or self.every_network


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionKind:
    """What an action is, beside its words, so that no code has to know it by its id."""

    asks: Asks | None = None
    """Whom it has somebody ask or tell, whose reply shows that it is done; None where it asks nobody."""
    done_by: DoneBy = DoneBy()
    """What shows that it is done, beside a person's word and such a reply."""
    outlasts_booking: bool = False
    """True where it is to be done whatever becomes of the booking, because it keeps somebody safe."""
    once_for: OnceFor | None = None
    """For whom it is one thing, however many checklists ask for it; None where each asks for itself."""
    same_as: str = ""
    """The id under which another checklist asks for the same; empty where its own id does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do, with who does it and by when where that is known."""

    id: str
    text: str
    """A sentence that begins with a verb."""
    owner: str = ""
    """A person or a role; empty until somebody is named."""
    due: date | None = None
    source: str = ""
    """What asked for it: a checklist's flag, a page that opened, a guidance's paragraph."""
    kind: ActionKind | None = None
    """What it is; None in records from before it was kept."""
