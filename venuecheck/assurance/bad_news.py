"""What a person said is not so counts whatever its date, as what a check found wrong does.

Good news dated in the future has not happened and counts for nothing. Bad news is dated when it was on record instead,
so that whatever was recorded later, and dated rightly, takes its place. `there` says by id when that was at the latest
(`records/when_there`); what it does not name was there by the moment that is asked about.
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

_BAD: Final = frozenset({OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET})
_NONE: Final[Mapping[str, datetime]] = {}


A = TypeVar("A", bound=Assessed)
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

    Of those that are moved (`dated_otherwise`) what they say is not in place counts, and nothing else that they say.
    """
    everything = [
        replace(each, decision=None) if decision_ahead(each, at) is not None else each for each in assessments
    ]
    if not any(is_ahead(aware(each.started), at, by_person=False) for each in everything):
        return everything
    facts = {each.id: assessed_of(each) for each in everything}
    moved = {each.id: each for each in self_assessments_told(facts.values(), at, there)}
    return [
        each
        if moved[each.id].started == facts[each.id].started
        else replace(each, started=moved[each.id].started, finished=each.finished and moved[each.id].started)
        for each in everything
    ]


def dated_otherwise(recorded: Iterable[Assessment], counting: Iterable[Assessment]) -> frozenset[str]:
    """Name those that count as bad news alone; `counting` is what `assessments_counting` gives of `recorded`."""
    return frozenset(each.id for each, counts in zip(recorded, counting, strict=True) if each.started != counts.started)


def decision_ahead(one: Assessment, at: datetime) -> Decision | None:
    """Give its decision, where that is dated in the future and does not count yet; it does where it is bad news."""
    decision = one.decision
    if decision is None or decision.kind in _BAD or aware(decision.at) <= aware(at):
        return None
    return decision


def self_assessments_told(assessed: Iterable[A], at: datetime, there: Mapping[str, datetime] = _NONE) -> list[A]:
    """Give the same of what is told of assessments."""
    everything = list(assessed)
    of_venue = about_venue(everything)
    return [
        _dated(each, there.get(each.id, at))
        if is_ahead(each.started, at, by_person=False) and is_bad(each, of_venue)
        else each
        for each in everything
    ]


def _dated(one: A, moment: datetime) -> A:
    return replace(one, started=aware(moment), finished=aware(moment) if one.finished else None)


def looks_counting(looks: Iterable[L], at: datetime, there: Mapping[str, datetime] = _NONE) -> list[L]:
    """Give the looks at a filter's log that count: those that had happened, and those that say no. `there`: by id."""
    return [found for each in looks if (found := _look(each, at, there)) is not None]


def _look(look: L, at: datetime, there: Mapping[str, datetime]) -> L | None:
    if look.on <= london_day(at):
        return look
    if log_status(look) is not Status.PROBLEM:
        return None
    moment = there.get(getattr(look, "id", ""), at)
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
