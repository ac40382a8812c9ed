"""What was so on a day that is past: what happened since is taken out of what is known today.

What came late and happened before stays: venues send what they have of a quarter when it is over. So a bundle that was
made since speaks for the day, and its venue counts as heard of on it. What is dated after today stays as well: that is
no later news but a wrong clock, and is judged as everywhere (`assurance/bad_news`, `assurance/counting`).
"""

from dataclasses import replace
from datetime import date, datetime

from venuecheck.assurance.check import aware
from venuecheck.assurance.fault import Fault
from venuecheck.collate.facts import ActionSet, Assessed, VenueFacts
from venuecheck.core.london import london_day


def as_of(facts: VenueFacts, at: datetime, now: datetime) -> VenueFacts:
    """Give what had happened at a venue by the moment `at`, of what is known at `now`."""
    if at >= now:
        return facts

    def since(moment: datetime | None) -> bool:
        return moment is not None and at < aware(moment) <= now

    def after(day: date) -> bool:
        return london_day(at) < day <= london_day(now)

    return replace(
        facts,
        checks=tuple(each for each in facts.checks if not since(each.started)),
        assessed=tuple(_assessed(each, at, now) for each in facts.assessed if not since(each.started)),
        returns=tuple(each for each in facts.returns if not after(each.said_on)),
        heard=tuple(at if since(each) else each for each in facts.heard),
        faults=tuple(_fault(each, at, now) for each in facts.faults if not since(each.first.started)),
        retirements=tuple(each for each in facts.retirements if not since(each.at)),
        notes=tuple(each for each in facts.notes if not since(each.at)),
        signed=tuple(each for each in facts.signed if not since(each.at)),
        looks=tuple(each for each in facts.looks if not since(each.at) and not after(each.on)),
        refused=tuple(
            replace(each, says=as_of(each.says, at, now)) if each.says is not None else each for each in facts.refused
        ),
    )


def _fault(fault: Fault, at: datetime, now: datetime) -> Fault:
    """Give a fault as it was: what passed or closed it since had not, and the last look was an earlier one."""

    def until(moment: datetime | None) -> datetime | None:
        return None if moment is not None and at < aware(moment) <= now else moment

    passed = fault.passed if fault.passed is None or until(fault.passed.started) else None
    return replace(
        fault,
        last=fault.last if until(fault.last.started) else fault.first,
        passed=passed,
        closed=until(fault.closed),
        retired=until(fault.retired),
    )


def _assessed(one: Assessed, at: datetime, now: datetime) -> Assessed:
    """Give a checklist as it was: not decided yet, where that was done since."""
    actions = tuple(_action(each, at, now) for each in one.actions)
    if one.decided_at is None or not at < aware(one.decided_at) <= now:
        return replace(one, actions=actions)
    return replace(one, decided=None, decided_at=None, ends=None, review_on=None, without_fact=False, actions=actions)


def _action(action: ActionSet, at: datetime, now: datetime) -> ActionSet:
    closed = action.closed
    return replace(action, closed=None) if closed is not None and at < aware(closed) <= now else action
