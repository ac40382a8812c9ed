"""How a venue stands at a moment. Silence is never a pass, and neither is an old or a late answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.collate.facts import Assessed, BookingsSaid, Check, FilterSaid, Return, VenueFacts
from venuecheck.filtering.model.finding import NetworkStatus

OLD_AFTER = timedelta(days=366)
"""DfE filtering and monitoring standard: at least once every academic year."""


class Status(StrEnum):
    """From what most needs attention to what least does."""

    PROBLEM = "problem"
    NOT_PROVEN = "not_proven"
    """Looked at, and no answer was found."""
    NOT_REPORTED = "not_reported"
    """Nobody looked, nobody told, or too long ago."""
    WAITING = "waiting"
    """A person has still to decide."""
    REPORTED = "reported"
    """Somebody said that it is in order, and there is no evidence."""
    FINE = "fine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one venue stands at a moment."""

    venue: str
    filtering: Status
    bookings: Status
    last_heard: date | None
    """None where it has never been heard of."""
    due: date | None
    """When it had to be heard of again; None where it never was."""
    overdue: bool
    checks: tuple[Check, ...]
    """The checks that count, by network."""
    unchecked: tuple[str, ...]
    """Networks that it lists and never checked."""
    said: Return | None
    """The newest thing that somebody said of it."""


def worst(statuses: Iterable[Status]) -> Status:
    """Give the status that most needs attention; nothing at all is not reported."""
    return min(statuses, key=list(Status).index, default=Status.NOT_REPORTED)


def standing(
    facts: VenueFacts, at: datetime, within: timedelta, kinds: dict[str, bool], *, pages_only: bool = False
) -> Standing:
    """Say how a venue stands at a moment, by what had happened until then.

    It is overdue where nothing has been heard of it for longer than `within`. `kinds` tells of each checklist whether
    it is about bookings (`checklist_kinds`). With `pages_only` the questions to the network as a whole count for
    nothing: of earlier checks they are not known, so that only so two moments can be compared.
    """
    checks = newest(facts.checks, at)
    unchecked = tuple(sorted(set(facts.networks) - {check.network for check in checks}))
    told = max((one for one in facts.returns if one.said_on <= at.date()), key=lambda one: one.said_on, default=None)
    heard = [moment.date() for moment in facts.heard if moment <= at]
    if pages_only:
        # an earlier bundle need not be here any more: its checks show that the venue was not silent
        heard += [check.started.date() for check in checks]
    last = max([*heard, *([told.said_on] if told else [])], default=None)
    due = last + within if last is not None else None
    overdue = due is None or due < at.date()
    statuses = [_check_status(check, at, pages_only=pages_only) for check in checks]
    statuses += [Status.NOT_REPORTED] * len(unchecked)
    filtering = _with_word(worst(statuses), max((c.started.date() for c in checks), default=None), _filter(told), told)
    booked = _bookings([one for one in facts.assessed if at - OLD_AFTER <= one.started <= at], kinds)
    newest_booking = max((one.started.date() for one in facts.assessed if one.started <= at), default=None)
    bookings = _with_word(booked, newest_booking, _booking_word(told), told)
    return Standing(
        venue=facts.venue.id,
        filtering=_in_time(filtering, overdue=overdue),
        bookings=_in_time(bookings, overdue=overdue),
        last_heard=last,
        due=due,
        overdue=overdue,
        checks=checks,
        unchecked=unchecked,
        said=told,
    )


def newest(checks: Iterable[Check], at: datetime) -> tuple[Check, ...]:
    """Give the checks that count for each network: the newest by this program, or else by a person.

    What a person saw to go wrong in the last year counts beside the program's check: where the two differ, what went
    wrong counts.
    """
    newest_of: dict[tuple[str, bool], Check] = {}
    for check in checks:
        if check.started > at:
            continue
        key = (check.network, check.by_person)
        other = newest_of.get(key)
        if other is None or (check.started, check.run) > (other.started, other.run):
            newest_of[key] = check
    return tuple(
        newest_of[network, by_person]
        for network, by_person in sorted(newest_of)
        if not by_person or _adds(newest_of[network, True], newest_of.get((network, False)), at)
    )


def _adds(seen: Check, measured: Check | None, at: datetime) -> bool:
    """Whether what a person saw counts beside what this program measured: where something was seen to go wrong."""
    if measured is None:
        return True
    went_wrong = seen.counts.under_blocked or seen.counts.over_blocked
    return bool(went_wrong) and at - seen.started <= OLD_AFTER


def _check_status(check: Check, at: datetime, *, pages_only: bool) -> Status:
    """Judge one check: what is wrong comes before what is doubtful; an opened page did open, whatever else failed."""
    found = set() if pages_only else {question.status for question in check.questions}
    counts = check.counts
    if counts.under_blocked or NetworkStatus.PROBLEM in found:
        return Status.PROBLEM
    if counts.over_blocked and (check.valid or check.by_person):
        return Status.PROBLEM
    doubtful = not check.valid or not check.finished or at - check.started > OLD_AFTER
    if doubtful or counts.not_proven or not counts.tested or NetworkStatus.INCONCLUSIVE in found:
        return Status.NOT_PROVEN
    return Status.FINE


_OF_OUTCOME: dict[OutcomeKind, Status] = {
    OutcomeKind.APPROVE: Status.FINE,
    OutcomeKind.APPROVE_WITH_CONDITIONS: Status.FINE,
    OutcomeKind.REFUSE: Status.FINE,
    OutcomeKind.REFER: Status.WAITING,
    OutcomeKind.MET: Status.FINE,
    OutcomeKind.PARTLY_MET: Status.PROBLEM,
    OutcomeKind.NOT_MET: Status.PROBLEM,
    OutcomeKind.NOT_FINISHED: Status.NOT_PROVEN,
}


def _bookings(assessed: Sequence[Assessed], kinds: dict[str, bool]) -> Status:
    """Judge what was answered in the last year: every booking, and the newest self-assessment of each checklist."""
    of_venue: dict[str, Assessed] = {}
    counted = []
    for one in sorted(assessed, key=lambda one: (one.started, one.id)):
        if kinds.get(one.checklist, True):
            counted.append(one)
        else:
            of_venue[one.checklist] = one
    return worst(_assessed(one) for one in [*counted, *of_venue.values()])


def _assessed(one: Assessed) -> Status:
    if one.decided is not None:
        return _OF_OUTCOME[one.decided]
    return Status.NOT_PROVEN if one.recommended is OutcomeKind.NOT_FINISHED else Status.WAITING


def _filter(told: Return | None) -> Status:
    match told.filtering if told else FilterSaid.NOT_SAID:
        case FilterSaid.CHECKED_FINE | FilterSaid.NO_NETWORK:
            return Status.REPORTED
        case FilterSaid.CHECKED_PROBLEMS | FilterSaid.NOT_CHECKED:
            return Status.PROBLEM
    return Status.NOT_REPORTED


def _booking_word(told: Return | None) -> Status:
    match told.bookings if told else BookingsSaid.NOT_SAID:
        case BookingsSaid.CHECKED | BookingsSaid.NO_BOOKINGS | BookingsSaid.NO_ROOMS:
            return Status.REPORTED
        case BookingsSaid.NOT_CHECKED:
            return Status.PROBLEM
    return Status.NOT_REPORTED


def _with_word(shown: Status, shown_on: date | None, said: Status, told: Return | None) -> Status:
    """Put what somebody said beside what is recorded: evidence comes first, newer word of something wrong counts."""
    if shown is Status.NOT_REPORTED and shown_on is None:
        return said
    newer = told is not None and shown_on is not None and told.said_on >= shown_on
    return Status.PROBLEM if newer and said is Status.PROBLEM else shown


def _in_time(status: Status, *, overdue: bool) -> Status:
    """Take a good answer back that is too old to stand for today."""
    return Status.NOT_REPORTED if overdue and status in {Status.FINE, Status.REPORTED} else status
