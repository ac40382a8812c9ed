"""What a check says, and how it stands by itself."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from venuecheck.assurance.status import Status, worst
from venuecheck.authoring.typed import fields_of
from venuecheck.core.london import is_still_to_come, london_day
from venuecheck.filtering.judging.sight import PROBE
from venuecheck.filtering.model.finding import NetworkStatus, PageFinding, Result, Verdict
from venuecheck.filtering.model.run import Run, Vantage

OLD_AFTER = timedelta(days=366)
"""DfE filtering and monitoring standard: at least once every academic year."""
WRONG = (Result.UNDER_BLOCKED, Result.OVER_BLOCKED)
SAID_BY_PAGES = "over_blocking"
"""A question whose answer the pages' own results give already."""

QUESTION_STATUS: dict[NetworkStatus, Status] = {
    NetworkStatus.OK: Status.FINE,
    NetworkStatus.PROBLEM: Status.PROBLEM,
    NetworkStatus.INCONCLUSIVE: Status.NOT_PROVEN,
    NetworkStatus.NOT_RUN: Status.NOT_REPORTED,
}
"""How a question to the network stands by itself; one that nobody asked counts for nothing in its check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Pages of a check by result."""

    as_expected: int = 0
    under_blocked: int = 0
    over_blocked: int = 0
    not_proven: int = 0

    @property
    def tested(self) -> int:
        """All of them."""
        return self.as_expected + self.under_blocked + self.over_blocked + self.not_proven


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedPage:
    """A page of a check that was not as expected, or could not be told."""

    page: str
    category: str
    result: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a check found about the network as a whole (a way round the filter, safe search)."""

    probe: str
    status: NetworkStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckShows:
    """What came of a check's pages and questions."""

    counts: Counts
    failed: tuple[FailedPage, ...] = ()
    """Where `whole`: every page that was not as expected."""
    questions: tuple[Question, ...] = ()
    """Where `whole`: every question to the network."""
    tried: frozenset[str] = frozenset()
    """Where it is known: every page that it tried, whatever came of it."""
    categories: frozenset[str] = frozenset()
    """Where they are known: those of which it tried a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aged(CheckShows):
    """What a check shows after a moment, when what a person saw beside it is too old to count."""

    after: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(CheckShows):
    """One run of a test list on one network, as far as its standing hangs on it."""

    run: str
    network: str
    """The network's id, unique within the venue."""
    list_id: str
    started: datetime
    finished: bool
    """False where it was stopped before its end."""
    valid: bool
    """False where nothing in it is proven to be blocked."""
    by_person: bool
    """Whether a person looked, rather than this program."""
    whole: bool = True
    """False where the check is known by its counts alone."""
    followed: bool = False
    """Whether faults tell what it found wrong and what became of that, so that it need not speak for itself."""
    undated: bool = False
    """Whether it is dated in the future: then it holds what it found wrong alone, as found when it was on record."""
    aged: tuple[Aged, ...] = ()
    """What becomes of it though nobody says another word; each after a later moment than the one before."""
    by_itself: Counts | None = None
    """What it found before any person's sight was put beside it; None where that is not told, and `counts` is all."""
    seen_on: tuple[date, ...] = ()
    """The days on which persons saw what is counted with it, the first first; empty where that is not told."""

    def as_it_was(self) -> Counts:
        """Give what it found by itself, as far as that is told."""
        return self.by_itself or self.counts

    def seen_since(self, at: datetime) -> tuple[date, ...]:
        """Give the days on which persons saw what still counts with it at a moment."""
        return tuple(day for day in self.seen_on if london_day(aware(at) - OLD_AFTER) <= day <= london_day(at))


C = TypeVar("C", bound=Check)


def aware(moment: datetime) -> datetime:
    """Give a moment that says its zone; one without is taken for UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def is_ahead(started: datetime, at: datetime, *, by_person: bool) -> bool:
    """Whether something is dated after the moment that is asked about: it has not happened, and counts for nothing.

    A person who looks writes a day down and no hour.
    """
    if by_person:
        return is_still_to_come(london_day(started), at)
    if started.tzinfo and at.tzinfo:  # asked of every check of every venue
        return started > at
    return aware(started) > aware(at)


def is_old(started: datetime, at: datetime) -> bool:
    """Whether a check is too old to say how the filter stands."""
    return aware(at) - aware(started) > OLD_AFTER


def good_until(started: datetime) -> date:
    """Give the last whole day, in London, on which a check is not too old."""
    return london_day(aware(started) + OLD_AFTER) - timedelta(days=1)


def worth(finding: PageFinding, *, valid: bool) -> Result:
    """Say what a page's result is worth in its run.

    Where the controls were not intact nothing is proven to be blocked, so a block counts as "could not tell";
    a page that was seen to open did open. What a person saw has been weighed by that person's own controls.
    """
    if not valid and finding.verdict is Verdict.BLOCKED and finding.probe != PROBE:
        return Result.NOT_PROVEN
    return finding.result


def told(result: Result, *, valid: bool, by_person: bool) -> Result:
    """Say what a result is worth where the verdict behind it is not known."""
    return Result.NOT_PROVEN if result is Result.OVER_BLOCKED and not valid and not by_person else result


def counts_of(run: Run) -> Counts:
    """Count a run's pages by what their results are worth."""
    number = Counter(worth(finding, valid=run.run.valid).value for finding in run.findings)
    return Counts(**number)


def check_of(run: Run) -> Check:
    """Give what a run says."""
    head = run.run
    results = [(finding, worth(finding, valid=head.valid)) for finding in run.findings]
    return Check(
        run=head.id,
        network=head.network,
        list_id=head.list_id,
        started=aware(head.started),
        finished=head.finished is not None,
        valid=head.valid,
        by_person=head.vantage is Vantage.PERSON,
        counts=counts_of(run),
        failed=tuple(
            FailedPage(page=finding.page, category=finding.category, result=result)
            for finding, result in results
            if result is not Result.AS_EXPECTED
        ),
        questions=tuple(Question(probe=each.probe, status=each.status) for each in run.network_findings),
        tried=frozenset(finding.page for finding in run.findings),
        categories=frozenset(finding.category for finding in run.findings),
        followed=True,
    )


def as_aged(check: C, at: datetime) -> C:
    """Give a check as it is at a moment, without what persons saw beside it that is too old by then."""
    then = next((each for each in reversed(check.aged) if each.after < aware(at)), None)
    return check if then is None else replace(check, **fields_of(CheckShows, then))


NO_ITEMS: Collection[tuple[str, Result | None]] = ()


def check_status(check: Check, at: datetime, *, settled: Collection[tuple[str, Result | None]] = NO_ITEMS) -> Status:
    """Say how a check stands: what is wrong comes before what is doubtful, and fine is only what is proven whole.

    What a person saw in a browser is that person's word: as expected, it is stated.

    `settled` are pages (with how they were wrong) and questions (with None) that count as wrong no longer, because
    they passed since, or a person answered for them.
    """
    return worst([_wrong(check, settled), doubt(check, at), Status.STATED if check.by_person else Status.FINE])


def _wrong(check: Check, settled: Collection[tuple[str, Result | None]]) -> Status:
    blocks_prove = told(Result.OVER_BLOCKED, valid=check.valid, by_person=check.by_person) is Result.OVER_BLOCKED
    wrong = check.counts.under_blocked + check.counts.over_blocked * blocks_prove
    answered = sum(
        (blocks_prove or each.result is Result.UNDER_BLOCKED)
        and each.result in WRONG
        and (each.page, each.result) in settled
        for each in check.failed
    )
    by_pages = {SAID_BY_PAGES} if any(each.result is Result.OVER_BLOCKED for each in check.failed) else set()
    asked = any(
        each.status is NetworkStatus.PROBLEM and each.probe not in by_pages and (each.probe, None) not in settled
        for each in check.questions
    )
    return Status.PROBLEM if wrong > answered or asked else Status.FINE


def doubt(check: Check, at: datetime) -> Status:
    """Say whether a check leaves anything open: could not tell, or as expected."""
    counts = check.counts
    asked = any(each.status is NetworkStatus.INCONCLUSIVE for each in check.questions)
    in_part = not check.valid or not check.finished or is_old(check.started, at)
    unsure = counts.not_proven or not counts.tested or asked
    return Status.NOT_PROVEN if in_part or unsure else Status.FINE
