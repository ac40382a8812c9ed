"""What a bundle tells otherwise once something that is dated ahead has come due, though nobody says another word."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assurance.check import aware
from venuecheck.core.london import first_moment, is_still_to_come, london_day
from venuecheck.filtering.model.run import Run
from venuecheck.report.venue.todo import Said
from venuecheck.service.partnership.bundle import Bundle, LaterSaid
from venuecheck.service.partnership.bundle_checks import is_whole
from venuecheck.service.partnership.bundle_told import Told

MOST_LATER: Final = 24
"""A bundle grows by each: what is dated ahead of more moments than these counts from the next bundle."""


def dates_ahead(runs: Iterable[Run], assessments: Sequence[Assessment], said: Said, now: datetime) -> list[datetime]:
    """Give the moments still to come from which something counts that is on record, the nearest first.

    What has a day and no hour counts from that day's first moment.
    """
    done = said.done
    dated = (
        *(each.run.started for each in runs),
        *(each.started for each in assessments),
        *(each.decision.at for each in assessments if each.decision is not None),
        *(
            each.at
            for some in (said.notes, said.retirements, said.sign_offs, said.log_checks, said.replies, said.conditions)
            for each in some
        ),
        *(each.at for some in done.reviews.values() for each in some),
        *done.lists_got,
        *(at for each in done.replied.values() for at in each.values()),
        *(at for each in done.answered.values() for at in each.values()),
    )
    ahead = {aware(at) for at in dated if aware(at) > aware(now)}
    days = {london_day(at) for at in ahead} | {each.on for each in said.log_checks if is_still_to_come(each.on, now)}
    begins = {first_moment(day) for day in days}
    return sorted(at for at in (*ahead, *begins) if at > aware(now))


def later_said(telling: Callable[[datetime], Told], first: Told, moments: Iterable[datetime]) -> Iterator[LaterSaid]:
    """Give what is told otherwise from each moment on; of a moment that brings nothing new, nothing."""
    before, left = first, MOST_LATER
    for since in moments:
        then = telling(since)
        if then != before:
            yield _otherwise(first, then, since)
            before, left = then, left - 1
        if not left:
            return


def _otherwise(first: Told, then: Told, since: datetime) -> LaterSaid:
    whole = {each.id for each in first.runs if is_whole(each)}
    return LaterSaid(
        since=since,
        # a check that was told whole stays so, as from one bundle to the next
        runs=tuple(each for each in then.runs if each not in first.runs and (is_whole(each) or each.id not in whole)),
        assessments=tuple(each for each in then.assessments if each not in first.assessments),
        requirements=tuple(each for each in then.requirements if each not in first.requirements),
        faults=None if then.faults == first.faults else then.faults,
        log_checks=None if then.log_checks == first.log_checks else then.log_checks,
        ahead=None if then.ahead == first.ahead else then.ahead,
    )


def as_told_at(bundle: Bundle, at: datetime) -> Bundle:
    """Give a bundle as it would be had it been made at a moment since, with nothing else on record."""
    last = next((each for each in reversed(bundle.later) if aware(each.since) <= aware(at)), None)
    if last is None:
        return bundle
    runs = {each.id: each for each in last.runs}
    assessments = {each.id: each for each in last.assessments}
    required = {(each.plan, each.number): each for each in last.requirements}
    return replace(
        bundle,
        runs=tuple(runs.get(each.id, each) for each in bundle.runs),
        assessments=tuple(assessments.get(each.id, each) for each in bundle.assessments),
        faults=bundle.faults if last.faults is None else last.faults,
        requirements=bundle.requirements
        and tuple(required.get((each.plan, each.number), each) for each in bundle.requirements),
        log_checks=bundle.log_checks if last.log_checks is None else last.log_checks,
        ahead=bundle.ahead if last.ahead is None else last.ahead,
    )
