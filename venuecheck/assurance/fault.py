"""What checks found wrong, over time: since when, and what became of it.

A fault ends when a later check that can be relied on passes it, when a named person closes it with a reason, or when
the page, its list or its network is retired with a reason; and by nothing else. A check that cannot tell, or does not
try, leaves it open, however small its list. What a person saw on a device is not passed by what this program sees, nor
the reverse, for the two may be filtered in different ways.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from venuecheck.assurance.check import SAID_BY_PAGES, WRONG, aware, is_ahead, worth
from venuecheck.core.plain_text import plain
from venuecheck.filtering.model.finding import NetworkStatus, Result
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run, RunHeader, Vantage
from venuecheck.plans.said import ActionNote

_LONGEST_ID = 200
_PROGRAM = "program"
_SIGN_LENGTH = 8
"""Hex digits: enough to tell the few devices of a venue apart. They hide a name, and not from who guesses it."""
_EXPECTED: dict[Result | None, Expectation] = {
    Result.UNDER_BLOCKED: Expectation.BLOCK,
    Result.OVER_BLOCKED: Expectation.ALLOW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The check in which something was seen."""

    run: str
    started: datetime
    by_person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One page, or one question to the network, that a check found wrong."""

    network: str
    """Id."""
    list_id: str
    """The list of the check that found it."""
    item: str
    """The page's id, or the question's."""
    shown: str
    """The page's address or `restricted page` and its id; of a question, what to do about it."""
    category: str
    """Id; empty for a question."""
    result: Result | None
    """None for a question."""
    first: Look
    """The check that found it."""
    last: Look
    """The latest check that found it still so."""
    passed: Look | None = None
    """The later check in which it passed."""
    closed: datetime | None = None
    """When a named person closed it with a reason."""
    retired: datetime | None = None
    """When the page, its list or its network was retired."""

    @property
    def action(self) -> str:
        """The id of the action that it is part of: network, category (or question) and kind of fault."""
        kind = self.result.value if self.result else ""
        return ":".join(filter(None, (shown_id(self.network), shown_id(self.category or self.item), kind)))

    @property
    def expectation(self) -> Expectation | None:
        """What should have come of the page; None for a question."""
        return _EXPECTED.get(self.result)

    def is_open(self, at: datetime) -> bool:
        """Whether it counts as wrong at that moment."""
        if is_ahead(self.first.started, at, by_person=self.first.by_person):
            return False
        return not self.is_passed(at) and not self._set_aside(at)

    def is_passed(self, at: datetime) -> bool:
        """Whether a later check had passed it by that moment."""
        return self.passed is not None and not is_ahead(self.passed.started, at, by_person=self.passed.by_person)

    def is_answered(self, at: datetime) -> bool:
        """Whether a person's word alone keeps it from counting: nothing shows that it was put right."""
        closed = self.closed is not None and self.closed <= at
        return closed and self.passed is None and (self.retired is None or self.retired > at)

    def _set_aside(self, at: datetime) -> bool:
        return any(moment is not None and aware(moment) <= aware(at) for moment in (self.closed, self.retired))


def faults_of(
    runs: Iterable[Run], notes: Iterable[ActionNote] = (), retirements: Sequence[Retirement] = ()
) -> tuple[Fault, ...]:
    """Give every fault that `runs` show, those that have ended too, in the order in which they were found."""
    closings = {note.action: note.at for note in notes if note.closed}
    return tuple(_ended(fault, closings, retirements) for fault in _followed(runs))


def seen_from(head: RunHeader) -> str:
    """Give a sign of the device and the account with which a person looked; empty where this program looked.

    Two sights with one sign were seen alike. It names neither; who guesses both can see that they guessed right. The
    venue's id is in it so that a device or account of one name at two schools gives two signs: a coordinator, who gets
    the signs of all, cannot see that both have a "Chromebook 7", or try one guess on all of them at once.
    """
    if head.vantage is not Vantage.PERSON:
        return ""
    said = f"{head.venue}\0{head.device}\0{head.account}".casefold()
    return hashlib.sha256(said.encode()).hexdigest()[:_SIGN_LENGTH]


def passed_elsewhere(faults: Iterable[Fault], runs: Iterable[Run], signs: Mapping[str, str]) -> tuple[Fault, ...]:
    """Let faults pass by later checks of another computer of the venue, whose records do not know of them.

    `signs` say by the run's id from where a person looked (`seen_from`). Where that is not known of a sight, nothing a
    person saw passes it, and it passes nothing.
    """
    passes = sorted(
        (
            replace(found, key=replace(found.key, seen_from=place))
            for run in runs
            for found in _found(run)
            if found.passes and (place := _place(found.fault.last, signs))
        ),
        key=lambda found: aware(found.fault.last.started),
    )
    return tuple(_passed(fault, passes, _place(fault.last, signs)) for fault in faults)


def _place(look: Look, signs: Mapping[str, str]) -> str:
    """Give from where something was seen; empty where that is not known."""
    return signs.get(look.run, "") if look.by_person else _PROGRAM


def retired_elsewhere(faults: Iterable[Fault], retirements: Sequence[Retirement]) -> tuple[Fault, ...]:
    """Let faults end by what a person retired at another computer of the venue, whose records do not know of them."""
    # one that its own computer retires later than the other did ends when the other did
    return tuple(
        fault
        if fault.passed
        else replace(fault, retired=min(filter(None, (fault.retired, _retired(fault, retirements))), default=None))
        for fault in faults
    )


def _retired(fault: Fault, retirements: Sequence[Retirement]) -> datetime | None:
    page = fault.item if fault.result else ""
    covering = (
        each.at for each in retirements if each.covers(fault.network, fault.list_id, page, aware(fault.last.started))
    )
    return min(covering, default=None)


def _passed(fault: Fault, passes: Iterable["_Found"], place: str) -> Fault:
    if fault.passed is not None or not place:
        return fault
    key = _Key(
        network=fault.network,
        seen_from=place,
        item=fault.item,
        address=fault.shown if fault.result else "",
        list_id=fault.list_id if fault.result else "",
        expectation=fault.expectation,
    )
    later = (
        found.fault.last
        for found in passes
        if found.key.place == key.place
        and key.is_passed_by(found.key)
        and aware(found.fault.last.started) > aware(fault.last.started)
    )
    return replace(fault, passed=next(later, None))


def _ended(fault: Fault, closings: dict[str, datetime], retirements: Sequence[Retirement]) -> Fault:
    if fault.passed is not None:
        return fault
    closed = closings.get(fault.action)
    return replace(
        fault,
        # what was found again after a person closed it is open again
        closed=closed if closed is not None and aware(closed) >= aware(fault.last.started) else None,
        retired=_retired(fault, retirements),
    )


def _followed(runs: Iterable[Run]) -> list[Fault]:
    faults: list[Fault] = []
    keys: list[_Key] = []
    open_: dict[tuple[str, str, str, str], set[int]] = {}
    for run in sorted(runs, key=lambda each: (aware(each.run.started), each.run.id)):
        for found in _found(run):
            places = open_.setdefault(found.key.place, set())
            if found.passes:
                for number in [each for each in places if keys[each].is_passed_by(found.key)]:
                    # of what is dated alike, as two sheets of one day are, nobody knows which was later
                    if aware(faults[number].last.started) < aware(run.run.started):
                        faults[number] = replace(faults[number], passed=found.fault.last)
                        places.discard(number)
                continue
            known = next((each for each in places if keys[each] == found.key), None)
            if known is None:
                places.add(len(faults))
                faults.append(found.fault)
                keys.append(found.key)
            else:
                faults[known] = replace(faults[known], last=found.fault.last, shown=found.fault.shown)
    return faults


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """Which faults are one."""

    network: str
    seen_from: str
    item: str
    address: str
    """It tells a page from another that took its id; empty for a question, whose words may change."""
    list_id: str
    """Empty for a question: it is about the network, whatever the list."""
    expectation: Expectation | None

    @property
    def place(self) -> tuple[str, str, str, str]:
        return (self.network, self.seen_from, self.item, self.address)

    def is_passed_by(self, other: "_Key") -> bool:
        """Whether a pass of the same page ends it: in another list only where that expects the same of it."""
        return self.list_id == other.list_id or self.expectation is other.expectation


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    key: _Key
    fault: Fault
    passes: bool


def _found(run: Run) -> Iterator[_Found]:
    """Give what a run says of each page and question, and whether it passes; what it cannot tell is left out."""
    head = run.run
    for finding in run.findings:
        result = worth(finding, valid=head.valid)
        if result in WRONG or (result is Result.AS_EXPECTED and head.valid):
            fault = _fault(head, finding.page, finding.url, finding.category, result)
            # a page has one fault a list, whichever way it is wrong
            key = _key(head, finding.page, finding.url, head.list_id, finding.expectation)
            yield _Found(key=key, fault=fault, passes=result is Result.AS_EXPECTED)
    for question in run.network_findings:
        is_told = question.status is NetworkStatus.PROBLEM or (question.status is NetworkStatus.OK and head.valid)
        if is_told and question.probe != SAID_BY_PAGES:
            todo = question.advice or question.reason or question.question
            fault = _fault(head, question.probe, todo, "", None)
            key = _key(head, question.probe, "", "", None)
            yield _Found(key=key, fault=fault, passes=question.status is NetworkStatus.OK)


def _fault(head: RunHeader, item: str, shown: str, category: str, result: Result | None) -> Fault:
    look = Look(run=head.id, started=head.started, by_person=head.vantage is Vantage.PERSON)
    return Fault(
        network=head.network,
        list_id=head.list_id,
        item=item,
        shown=shown,
        category=category,
        result=result,
        first=look,
        last=look,
    )


def _key(head: RunHeader, item: str, address: str, list_id: str, expectation: Expectation | None) -> _Key:
    return _Key(
        network=head.network,
        seen_from=seen_from(head) or _PROGRAM,
        item=item,
        address=address,
        list_id=list_id,
        expectation=expectation,
    )


def shown_id(text: str) -> str:
    """Give an id as reports show it."""
    return plain(text, _LONGEST_ID).strip()
