"""What there is to do at all venues, in one list: at which, whose it is by role, by when, and what is known of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from venuecheck.assurance.check import aware
from venuecheck.assurance.to_do import ToDo, Why
from venuecheck.collate.facts import VenueFacts
from venuecheck.collate.standing import Standing
from venuecheck.core.actor import Role
from venuecheck.core.london import london_day
from venuecheck.filtering.model.finding import Result
from venuecheck.report.partnership.actions import action_words
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.titles import shipped_titles
from venuecheck.service.partnership.venue_grid import Judged

_CLOSED_FOR = timedelta(days=91)
"""So long what was closed is listed."""


class State(StrEnum):
    """How an action stands, as far as that is known."""

    LATE = "late"
    DUE_SINCE = "due_since"
    OPEN = "open"
    CLOSED = "closed"


STATE_WORDS: Final[dict[State, str]] = {
    State.LATE: "Late",
    State.DUE_SINCE: "Due since it was told",
    State.OPEN: "Open",
    State.CLOSED: "Closed",
}


class About(StrEnum):
    """What an action is about."""

    FOUND_WRONG = "found_wrong"
    CHECK = "check"
    ASKED = "asked"
    DECISION = "decision"
    WORD = "word"
    TOLD = "told"


ABOUT_WORDS: Final[dict[About, str]] = {
    About.FOUND_WRONG: "Found wrong by a check",
    About.CHECK: "A check to make",
    About.ASKED: "Asked for by a checklist",
    About.DECISION: "A decision",
    About.WORD: "Said by a person not to be so",
    About.TOLD: "To be asked about by you",
}
_ABOUT: Final[dict[Why, About]] = {
    Why.FOUND_WRONG: About.FOUND_WRONG,
    Why.ASKED: About.ASKED,
    Why.NOT_DECIDED: About.DECISION,
    Why.LOG_SAYS_NO: About.WORD,
    Why.SIGNED_NOT_MET: About.WORD,
    Why.ANSWERED_NOT_SO: About.WORD,
    Why.TOLD_NOT_SO: About.TOLD,
    Why.SENT_UNUSABLE: About.TOLD,
}
"""Of everything else it is a check."""
_FOR_WHOM: Final[dict[About, Role]] = {
    About.FOUND_WRONG: Role.IT,
    About.CHECK: Role.IT,
    About.ASKED: Role.MANAGER,
    About.DECISION: Role.DECIDER,
    About.WORD: Role.MANAGER,
    About.TOLD: Role.COORDINATOR,
}
"""Whose such a thing is as a rule. Who is named for it is the venue’s own."""
ROLES: Final = tuple(dict.fromkeys(_FOR_WHOM.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """What several things to do at one venue have in common."""

    what: str
    about: About
    state: State
    due: date | None
    since: date | None
    """Since when it is known to be so; of what was closed, when that was."""
    is_followed: bool
    """Whether the venue tells what became of it."""
    opened: bool
    """Whether a page opened that should be blocked."""

    @property
    def role(self) -> Role:
        """Whose it is, as a rule."""
        return _FOR_WHOM[self.about]

    @property
    def words(self) -> str:
        """Say how it stands."""
        return STATE_WORDS[self.state] if self.is_followed else "Open when it was told; not told whether it is done"

    @property
    def urgency(self) -> tuple[int, int, bool]:
        """Late first, then due since it was told, then open by its day; what was closed last, the newest of it first.

        Of one day what opened comes first.
        """
        day = (self.due or self.since or date.max).toordinal()
        if self.state is State.CLOSED and self.since is not None:
            day = -self.since.toordinal()
        return list(State).index(self.state), day, not self.opened


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueAction:
    """Things to do at one venue that are alike."""

    venue: str
    """Id."""
    name: str
    partner: str
    """Id."""
    partner_name: str
    said: Alike
    number: int
    """So many of them."""
    told: date | None
    """When the venue sent something last: a telephone call tells of no action."""


def venue_actions(known: Judged, register: Register, now: datetime) -> tuple[VenueAction, ...]:
    """Give what there is to do at every venue of today, and what was closed in a quarter; the most urgent first."""
    partners = register.by_id
    made = [
        VenueAction(
            venue=facts.venue.id,
            name=facts.venue.name,
            partner=facts.venue.partner,
            partner_name=partners[facts.venue.partner].name,
            said=said,
            number=number,
            told=max((london_day(each) for each in facts.heard if each <= now), default=None),
        )
        for facts, standing in zip(known.gathered.venues, known.standings, strict=True)
        for said, number in Counter(_of_venue(facts, standing, now)).items()
    ]
    return tuple(sorted(made, key=lambda one: (one.said.urgency, one.name, one.said.what)))


def _of_venue(facts: VenueFacts, standing: Standing, now: datetime) -> Iterator[Alike]:
    asked = {each.id: (one, each.is_followed) for one in facts.assessed for each in one.actions}
    for todo in standing.to_do:
        by, is_followed = asked.get(todo.id, (None, True))
        since = todo.closed or min((aware(each.first.started) for each in todo.faults), default=by and by.started)
        if todo.closed is not None and london_day(todo.closed) < london_day(now) - _CLOSED_FOR:
            continue
        yield Alike(
            what=action_words(todo, by.checklist if by else "", titles=shipped_titles()),
            about=_ABOUT.get(todo.why, About.CHECK),
            state=_state(todo, now),
            due=todo.due,
            since=london_day(since) if since else None,
            is_followed=is_followed,
            opened=any(each.result is Result.UNDER_BLOCKED for each in todo.faults),
        )


def _state(todo: ToDo, now: datetime) -> State:
    if todo.closed is not None:
        return State.CLOSED
    if todo.is_late(now):
        return State.LATE
    return State.DUE_SINCE if todo.is_due_since(now) else State.OPEN
