"""What was so on a day that is past: what happened since is taken out of what is known today.

What came late and happened before stays: venues send what they have of a quarter when it is over. So a bundle that was
made since speaks for the day, and its venue counts as heard of, on the day on which that was. What is dated after today
stays as well: that is no later news but a wrong clock, and is judged as everywhere (`assurance/bad_news`,
`assurance/counting`).
"""

from dataclasses import replace
from datetime import date, datetime

from venuecheck.assurance.check import aware
from venuecheck.assurance.fault import Fault
from venuecheck.collate.facts import Assessed, Refused, VenueFacts
from venuecheck.collate.required_then import required_on
from venuecheck.core.london import london_day


def as_of(facts: VenueFacts, at: datetime, now: datetime) -> VenueFacts:
    """Give what had happened at a venue by the moment `at`, of what is known at `now`."""
    if at >= now:
        return facts
    now = facts.asked(now)

    def since(moment: datetime) -> bool:
        return _is_since(moment, at, now)

    def after(day: date) -> bool:
        return london_day(at) < day <= london_day(now)

    required, is_untold = required_on(facts, at, now)
    return replace(
        facts,
        checks=tuple(each for each in facts.checks if not since(each.started)),
        assessed=tuple(_assessed(each, at, now) for each in facts.assessed if not since(each.started)),
        returns=tuple(each for each in facts.returns if not after(each.said_on)),
        told_at=None,
        requirements=required if facts.requirements is not None else None,
        is_untold_then=is_untold,
        heard=tuple(each for each in facts.heard if not since(each)),
        heard_since=max((each for each in facts.heard if since(each)), default=None),
        faults=tuple(_fault(each, at, now) for each in facts.faults if not since(each.first.started)),
        retirements=tuple(each for each in facts.retirements if not since(each.at)),
        notes=tuple(each for each in facts.notes if not since(each.at)),
        signed=tuple(each for each in facts.signed if not since(each.at)),
        looks=tuple(each for each in facts.looks if not since(each.at) and not after(each.on)),
        refused=tuple(_refused(each, at, now) for each in facts.refused),
    )


def _is_since(moment: datetime, at: datetime, now: datetime) -> bool:
    """Whether something happened after the moment that is asked about, and is no wrong clock."""
    return at < aware(moment) <= now


def _until(moment: datetime | None, at: datetime, now: datetime) -> datetime | None:
    """Give a moment, where it had come; None where it had not."""
    return None if moment is None or _is_since(moment, at, now) else moment


def _refused(one: Refused, at: datetime, now: datetime) -> Refused:
    """Give what cannot be counted of what had come; where all came since, what it says of the time before."""
    came = tuple(each for each in one.sent if each.came is None or not _is_since(each.came, at, now))
    says = one.says and as_of(one.says, at, now)
    return replace(one, says=says, sent=came or one.sent, late=bool(one.sent) and not came)


def _fault(fault: Fault, at: datetime, now: datetime) -> Fault:
    """Give a fault as it was: what passed or closed it since had not, and the last look was an earlier one."""
    return replace(
        fault,
        last=fault.first if _is_since(fault.last.started, at, now) else fault.last,
        passed=None if fault.passed is None or _is_since(fault.passed.started, at, now) else fault.passed,
        closed=_until(fault.closed, at, now),
        retired=_until(fault.retired, at, now),
    )


def _assessed(one: Assessed, at: datetime, now: datetime) -> Assessed:
    """Give a checklist as it was: not decided yet, and not looked back on, where that was done since."""
    one = replace(one, actions=tuple(replace(each, closed=_until(each.closed, at, now)) for each in one.actions))
    if one.looked_back is not None and _is_since(one.looked_back.at, at, now):
        one = replace(one, looked_back=None)
    if one.decided_at is None or not _is_since(one.decided_at, at, now):
        return one
    return one.undecided
