"""What checks found wrong, over time: since when, and whether a later check passed.

A fault is closed by a passing result alone. A check that cannot tell, or does not try, leaves it open; and what a
person saw on a device is not closed by what this program sees, nor the reverse, for the two may be filtered in
different ways.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from venuecheck.filtering.model.finding import NetworkStatus, Result
from venuecheck.filtering.model.run import Run, RunHeader, Vantage
from venuecheck.report.venue.counts import standing

WRONG = (Result.UNDER_BLOCKED, Result.OVER_BLOCKED)
_SAID_BY_PAGES = "over_blocking"
"""A question whose answer the pages' own results give already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One page, or one question to the network, that a check found wrong."""

    network: str
    """Id."""
    item: str
    """The page's id, or the question's."""
    shown: str
    """The page's address or `restricted page` and its id; of a question, what to do about it."""
    category: str
    """Id; empty for a question."""
    result: Result | None
    """None for a question."""
    first: RunHeader
    """The check that found it."""
    last: RunHeader
    """The latest check that found it still so."""
    passed: RunHeader | None = None
    """The later check in which it passed; None while it is open."""


def faults_of(runs: Iterable[Run]) -> tuple[Fault, ...]:
    """Give every fault of every network that `runs` show, those that have passed too, in the order they were found."""
    faults: list[Fault] = []
    for run in sorted(runs, key=lambda each: (each.run.started, each.run.id)):
        openings = {_key(each.last, each): index for index, each in enumerate(faults) if each.passed is None}
        for each, passes in _found(run):
            index = openings.get(_key(run.run, each))
            if passes:
                for open_index in _passed(openings, run.run, each):
                    faults[open_index] = replace(faults[open_index], passed=run.run)
            elif index is None:
                faults.append(each)
            else:
                faults[index] = replace(faults[index], last=run.run, shown=each.shown)
    return tuple(faults)


def _passed(openings: dict[tuple[object, ...], int], head: RunHeader, each: Fault) -> list[int]:
    """Find what a passing result closes: both ways in which the page may have been wrong."""
    results: Sequence[Result | None] = (None,) if each.result is None else WRONG
    keys = (_key(head, replace(each, result=result)) for result in results)
    return [openings[key] for key in keys if key in openings]


def _key(head: RunHeader, fault: Fault) -> tuple[object, ...]:
    seen_from: tuple[str, ...] = ("program",)
    if head.vantage is Vantage.PERSON:
        seen_from = ("person", head.device.casefold(), head.account.casefold())
    # the address tells a page from another that took its id; what to do about a question may be put in new words
    address = fault.shown if fault.result is not None else ""
    return (fault.network, seen_from, fault.item, address, fault.result)


def _found(run: Run) -> Iterator[tuple[Fault, bool]]:
    """Give what a run says of each page and question, and whether it passes; what it cannot tell is left out."""
    head = run.run
    for finding in run.findings:
        result = standing(finding, valid=head.valid)
        if result is not Result.NOT_PROVEN:
            page = Fault(
                network=head.network,
                item=finding.page,
                shown=finding.url,
                category=finding.category,
                result=result,
                first=head,
                last=head,
            )
            yield page, result is Result.AS_EXPECTED
    for question in run.network_findings:
        told = question.status is NetworkStatus.PROBLEM or (question.status is NetworkStatus.OK and head.valid)
        if told and question.probe != _SAID_BY_PAGES:
            asked = Fault(
                network=head.network,
                item=question.probe,
                shown=question.advice or question.reason or question.question,
                category="",
                result=None,
                first=head,
                last=head,
            )
            yield asked, question.status is NetworkStatus.OK
