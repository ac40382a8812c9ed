"""What a person said is not so counts whatever its date, as what a check found wrong does.

Good news dated in the future has not happened and counts for nothing. Bad news is dated when it was on record instead,
so that whatever was recorded later, and dated rightly, takes its place. `there` says by id when that was
(`records/when_there`); what it does not name was there by the moment that is asked about. What a clock that was set
back dated before what had been recorded is of after that where it is bad news, and of its own date where it is good.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeVar

from venuecheck.assessment.assessment import Assessment, Decision, OutcomeKind
from venuecheck.assurance.assessed import Assessed, about_venue, assessed_of, concerns_venue, stated_kind
from venuecheck.assurance.check import aware, is_ahead
from venuecheck.assurance.evidence import Signature, log_status, statement_status
from venuecheck.assurance.evidence_found import Look
from venuecheck.assurance.status import Status
from venuecheck.core.london import london_day
from venuecheck.core.once import LastOfEach, once_for_each

_BAD: Final = frozenset({OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET})
_NONE: Final[Mapping[str, datetime]] = {}


A = TypeVar("A", bound=Assessed)
D = TypeVar("D", bound=Assessment | Assessed)
L = TypeVar("L", bound=Look)
S = TypeVar("S", bound=Signature)


def is_bad(one: Assessed, of_venue: Mapping[str, bool]) -> bool:
    """Whether it is a self-assessment that says that something is not in place, or only partly.

    `of_venue` tells of each checklist whether it is about the venue (`assessed.about_venue`).
    """
    return concerns_venue(one, of_venue) and stated_kind(one) in _BAD


def assessments_counting(
    assessments: Iterable[Assessment], at: datetime, there: Mapping[str, datetime] = _NONE
) -> list[Assessment]:
    """Give assessments as they count: bad news dated in the future when it was on record, and decisions from their day.

    Of those that are moved from the future (`dated_otherwise`) what they say is not in place counts, and nothing else
    that they say. What was on record before its date, which has come since, is of when it was on record.
    """
    everything = [before_decision_ahead(each, at) for each in assessments]
    facts = {each.id: _facts(each) for each in everything if _may_move(each, at, there)}
    if not facts:
        return everything
    of_venue = about_venue(map(_facts, everything))
    return [
        _moved(each, there.get(each.id, at))
        if each.id in facts and _moves(facts[each.id], there.get(each.id, aware(at)), of_venue, at)
        else each
        for each in everything
    ]


@once_for_each
def _facts(one: Assessment) -> Assessed:
    return assessed_of(one)


def _may_move(one: Assessment, at: datetime, there: Mapping[str, datetime]) -> bool:
    return one.id in there or is_ahead(aware(one.started), at, by_person=False)


def _moves(one: Assessed, there: datetime, of_venue: Mapping[str, bool], at: datetime) -> bool:
    has_come = not is_ahead(one.started, at, by_person=False)
    return (has_come and aware(one.started) > there) or is_bad(one, of_venue)


def _moved(one: Assessment, moment: datetime) -> Assessment:
    """Give the very same each time, as records do: what was worked out of it is known again."""
    return _MOVED.made(one, moment, lambda: _dated(one, moment))


_MOVED: Final[LastOfEach[Assessment]] = LastOfEach()


def dated_otherwise(recorded: Iterable[Assessment], counting: Iterable[Assessment], at: datetime) -> frozenset[str]:
    """Name those that count as bad news alone; `counting` is what `assessments_counting` gives of `recorded`."""
    return frozenset(
        each.id
        for each, counts in zip(recorded, counting, strict=True)
        if each.started != counts.started and is_ahead(aware(each.started), at, by_person=False)
    )


def decision_ahead(one: Assessment, at: datetime) -> Decision | None:
    """Give its decision, where that is dated in the future and does not count yet; it does where it is bad news."""
    decision = one.decision
    if decision is None or decision.kind in _BAD or aware(decision.at) <= aware(at):
        return None
    return decision


def before_decision_ahead(one: Assessment, at: datetime) -> Assessment:
    """Give an assessment as it was before a decision that is dated in the future: what stood then stands.

    Of answers that changed since then nothing is decided.
    """
    if decision_ahead(one, at) is None:
        return one
    earlier = tuple(each for each in one.earlier if aware(each.at) <= aware(at))
    stood = earlier[-1] if earlier else None
    if stood is None or (one.finished is not None and aware(one.finished) > aware(stood.at)):
        return replace(one, decision=None, earlier=earlier)
    return replace(one, decision=stood, earlier=earlier[:-1])


def self_assessments_told(assessed: Iterable[A], at: datetime) -> list[A]:
    """Give what is told of assessments as it counts: what is not in place and dated in the future, of this moment."""
    everything = list(assessed)
    of_venue = about_venue(everything)
    return [
        _dated(each, at) if is_ahead(each.started, at, by_person=False) and is_bad(each, of_venue) else each
        for each in everything
    ]


def _dated(one: D, moment: datetime) -> D:
    return replace(one, started=aware(moment), finished=aware(moment) if one.finished else None)


def looks_counting(looks: Iterable[L], at: datetime, there: Mapping[str, datetime] = _NONE) -> list[L]:
    """Give the looks at a filter's log that count: those that had happened, and those that say no. `there`: by id."""
    return [found for each in looks if (found := _look(each, at, there)) is not None]


def _look(look: L, at: datetime, there: Mapping[str, datetime]) -> L | None:
    known, today, is_wrong = there.get(getattr(look, "id", "")), london_day(at), log_status(look) is Status.PROBLEM
    if look.on > today:
        return _of(look, min(known or at, at)) if is_wrong else None
    if known is None:
        return look
    # whoever looked wrote the day down: bad news is never made older, nor good news newer
    moves = look.on < london_day(known) if is_wrong else look.on > london_day(known)
    return _of(look, known) if moves else look


def _of(look: L, moment: datetime) -> L:
    return replace(look, on=london_day(moment), at=moment)  # type: ignore[type-var]


def signatures_counting(signatures: Iterable[S], at: datetime, there: Mapping[str, datetime] = _NONE) -> list[S]:
    """Give the signatures that count: those that had happened, and those by which something is not met."""
    return [found for each in signatures if (found := _signature(each, at, there)) is not None]


def _signature(signed: S, at: datetime, there: Mapping[str, datetime]) -> S | None:
    if aware(signed.at) <= aware(at):
        return signed
    if statement_status(signed) is not Status.PROBLEM:
        return None
    return replace(signed, at=there.get(getattr(signed, "id", ""), at))  # type: ignore[type-var]
