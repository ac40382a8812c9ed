"""Bookings by outcome, points to check by rule, and actions: counted, never by who booked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assessment.looked_back import review_words
from venuecheck.assurance.assessed import booked_as, concerns_venue, counted_as
from venuecheck.assurance.differs import Differs
from venuecheck.assurance.to_do import ToDo, is_past
from venuecheck.collate.became import Became, by_what_became
from venuecheck.collate.count_at_venues import CountAtVenues, count_by
from venuecheck.collate.facts import Assessed
from venuecheck.core.london import london_day

WAITING = "waiting"
"""What a booking without a decision is counted as."""
COUNTED_AS: dict[OutcomeKind, str] = {
    **{
        kind: kind.value
        for kind in (
            OutcomeKind.APPROVE,
            OutcomeKind.APPROVE_WITH_CONDITIONS,
            OutcomeKind.REFER,
            OutcomeKind.REFUSE,
            OutcomeKind.WITHDRAWN,
            OutcomeKind.HOLD,
            OutcomeKind.NOT_AVAILABLE,
            OutcomeKind.CANCEL,
            OutcomeKind.ADVISE,
        )
    },
    # of a booking nobody decides these, and what is not a decision is none
    **dict.fromkeys((OutcomeKind.MET, OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET, OutcomeKind.NOT_FINISHED), WAITING),
}
"""What each outcome is counted as, in the order in which they are shown; then `waiting`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCounts:
    """Bookings begun in a period. Its numbers know at which venues: who may read that is for the editions to say."""

    since: date
    """The first day."""
    total: int
    by_outcome: tuple[tuple[str, int], ...]
    """Bookings by what a person decided (advice is not decided on), then `waiting`; noughts too."""
    became: Mapping[Became, int]
    """The same bookings by what became of them, beside what was recommended."""
    less_strict: int
    """Decided less strictly than the checklist recommended."""
    stricter: int
    """Decided more strictly."""
    without_fact: int
    """Decided against without a fact on record that supports it."""
    changed: int
    """Of those that wait: decided once, and changed since."""
    looked_back: Mapping[str, int]
    """Events by what was noted after them in the period, in the venue's own words; whenever they were booked."""

    @property
    def advice(self) -> int:
        """How many of them are advice to an owner, which nobody decides on."""
        return dict(self.by_outcome)[OutcomeKind.ADVISE.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCounts:
    """How often a point of a checklist was raised in a period, and what was then decided."""

    checklist: str
    rule: str
    raised: int
    referred: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionCounts:
    """What there is to do at venues, as their own reports list it, and nobody has closed."""

    open: int
    late: int
    """Of them, past their date when they were told last."""
    due_since: int
    """Of them, those whose date has come since: whether they are done is not known."""
    in_time: int
    """Of them, those whose date is still to come."""
    undated: int
    """Of them, without a date."""


def booking_counts(
    assessed: Iterable[tuple[str, Assessed]],
    of_venue: Mapping[str, bool],
    since: datetime,
    until: datetime,
    at: datetime,
) -> BookingCounts:
    """Count the bookings begun from `since` to `until`, given with the ids of their venues, as they stand at `at`."""
    every = [(venue, one) for venue, one in assessed if not concerns_venue(one, of_venue)]
    mine = [(venue, one) for venue, one in every if since < one.started <= until]
    outcomes = dict.fromkeys(COUNTED_AS.values())
    number = count_by(((venue, _counted_as(one, at)) for venue, one in mine), outcomes)
    differs = count_by(((venue, counted_as(one, at)) for venue, one in mine), Differs)
    return BookingCounts(
        since=london_day(since + timedelta.resolution),
        total=CountAtVenues(venue for venue, _ in mine),
        by_outcome=tuple(number.items()),
        became=by_what_became(mine, at),
        less_strict=differs[Differs.LESS_STRICT],
        stricter=differs[Differs.STRICTER],
        without_fact=CountAtVenues(venue for venue, one in mine if one.without_fact),
        changed=CountAtVenues(venue for venue, one in mine if one.is_changed and one.decided is None),
        looked_back=looks_back(
            (venue, one) for venue, one in every if one.looked_back and since < one.looked_back.at <= until
        ),
    )


def looks_back(bookings: Iterable[tuple[str, Assessed]]) -> Mapping[str, int]:
    """Count events by what was noted after them, given with the ids of their venues; what nobody noted is left out."""
    found = [(venue, review_words(one.looked_back)) for venue, one in bookings if one.looked_back]
    return count_by(found, sorted({words for _, words in found}))


def _counted_as(one: Assessed, at: datetime) -> str:
    kind = booked_as(one, at)
    return COUNTED_AS[kind] if kind else WAITING


def rule_counts(
    assessed: Iterable[tuple[str, Assessed]], of_venue: Mapping[str, bool], since: datetime, until: datetime
) -> tuple[RuleCounts, ...]:
    """Count points to check by rule, most often raised first. A booking counts once for each rule that it raised."""
    found: dict[tuple[str, str], list[tuple[str, OutcomeKind | None]]] = defaultdict(list)
    for venue, one in assessed:
        if not concerns_venue(one, of_venue) and since < one.started <= until:
            for rule in set(map(_kind_of, one.rules)):
                found[one.checklist, rule].append((venue, one.decided))
    made = (
        RuleCounts(
            checklist=checklist,
            rule=rule,
            raised=CountAtVenues(venue for venue, _ in decided),
            referred=CountAtVenues(venue for venue, kind in decided if kind is OutcomeKind.REFER),
            refused=CountAtVenues(venue for venue, kind in decided if kind is OutcomeKind.REFUSE),
        )
        for (checklist, rule), decided in found.items()
    )
    return tuple(sorted(made, key=lambda one: (-one.raised, one.checklist, one.rule)))


_OF_ONE_ANSWER = frozenset({"date", "times", "weekday"})


def _kind_of(rule: str) -> str:
    """Give of which kind a point is that names what it was raised by: an answer, a day, an entry of a list of names."""
    kind, _, of = rule.partition(":")
    if kind in _OF_ONE_ANSWER:
        return kind
    if kind == "screen" and ":" in of:
        return "screen:weak" if of.endswith(":weak") else "screen:match"
    return rule


def action_counts(to_do: Iterable[tuple[str, ToDo]], at: datetime) -> ActionCounts:
    """Count what is to be done and nobody has closed, given with the id of its venue."""
    still = [(venue, each) for venue, each in to_do if each.closed is None]
    return ActionCounts(
        open=CountAtVenues(venue for venue, _ in still),
        late=CountAtVenues(venue for venue, each in still if each.is_late(at)),
        due_since=CountAtVenues(venue for venue, each in still if each.is_due_since(at)),
        in_time=CountAtVenues(venue for venue, each in still if each.due and not is_past(each.due, at)),
        undated=CountAtVenues(venue for venue, each in still if each.due is None),
    )
