"""Which runs of a network count: the newest with each list, with what persons saw beside it.

A run that is dated in the future has not happened, and nothing passes by it. What it found wrong was found all the
same, by a computer whose clock was wrong: that counts as found when it was on record at the latest.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from venuecheck.assurance.check import OLD_AFTER, WRONG, Check, aware, check_of, counts_of, is_ahead, worth
from venuecheck.assurance.fault import Fault, faults_of
from venuecheck.core.london import london_day
from venuecheck.filtering.judging.vantages import Combined, combined
from venuecheck.filtering.model.finding import NetworkStatus
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run, RunHeader, Vantage
from venuecheck.plans.said import ActionNote


def happened(runs: Iterable[Run], at: datetime) -> list[Run]:
    """Give the runs that had begun at that moment, the newest first."""
    return sorted((run for run in runs if not _is_ahead(run, at)), key=_age, reverse=True)


def as_recorded(runs: Sequence[Run], at: datetime, on_record: Mapping[str, datetime]) -> Sequence[Run]:
    """Give runs with those whose date has come by now, and is against the order of the records, dated by that.

    Else one dated ahead came back as its day passes, and took the place of what was recorded after it; and one by a
    clock set back was passed by what had been recorded before it. Which of two clocks was wrong nobody knows: what is
    well is never made newer, and of a day that a person wrote down what is wrong is never made older.
    """
    if not on_record:
        return runs
    return [_as_recorded(run, on_record.get(run.run.id), at) for run in runs]


def _as_recorded(run: Run, there: datetime | None, at: datetime) -> Run:
    if there is None or _is_ahead(run, at):
        return run
    started = aware(run.run.started)
    is_earlier = _is_ahead(run, there)
    wrong = _what_was_wrong(run, max(started, there))
    is_wrong = bool(wrong.findings or wrong.network_findings)
    if run.run.vantage is Vantage.PERSON and is_wrong:
        return wrong if is_earlier or london_day(started) < london_day(there) else run
    if is_earlier or (is_wrong and there > started):
        return replace(run, run=_moved(run.run, there))
    return run


def _moved(head: RunHeader, moment: datetime) -> RunHeader:
    return replace(head, started=moment, finished=head.finished and moment)


def wrongly_dated(runs: Iterable[Run], at: datetime, on_record: Mapping[str, datetime]) -> list[Run]:
    """Give the runs that are dated in the future and found something wrong: that alone, dated when it was on record.

    `on_record` says by the run's id when it was there at the latest; one that it does not name was there at `at`.
    """
    found = (_what_was_wrong(run, on_record.get(run.run.id, at)) for run in runs if _is_ahead(run, at))
    return [run for run in found if run.findings or run.network_findings]


def by_network(runs: Iterable[Run]) -> Mapping[str, Sequence[Run]]:
    """Part runs by the network that they looked at, those of each in their order."""
    found: dict[str, list[Run]] = {}
    for run in runs:
        found.setdefault(run.run.network, []).append(run)
    return found


def faults_by(
    runs: Sequence[Run],
    at: datetime,
    on_record: Mapping[str, datetime],
    notes: Iterable[ActionNote] = (),
    retirements: Sequence[Retirement] = (),
) -> tuple[Fault, ...]:
    """Give every fault that runs show which had happened, and those whose date is wrong (`wrongly_dated`)."""
    return faults_of([*happened(runs, at), *wrongly_dated(runs, at, on_record)], notes, retirements)


def _what_was_wrong(run: Run, moment: datetime) -> Run:
    head = run.run
    return replace(
        run,
        run=_moved(head, moment),
        findings=tuple(each for each in run.findings if worth(each, valid=head.valid) in WRONG),
        network_findings=tuple(each for each in run.network_findings if each.status is NetworkStatus.PROBLEM),
    )


def counting_runs(runs: Iterable[Run], retirements: Sequence[Retirement], at: datetime) -> tuple[Combined, ...]:
    """Give the runs of one network that count, each with what persons saw in the last year; the newest first.

    Pages that were retired since are left out. A person's check stands for a list only where this program made no check
    of the network at all. Where it did, what a person saw with a list that the program did not try is taken into the
    program's newest check.
    """
    until_now = _until(at, retirements)
    standing = [run for run in happened(runs, at) if _covering(run, until_now) is None]
    probed = [run for run in standing if run.run.vantage is Vantage.SOCKET]
    newest: dict[str, Run] = {}
    for run in probed or standing:
        newest.setdefault(run.run.list_id, run)
    beside: dict[str, list[Run]] = {name: [] for name in newest}
    for run in standing:
        if run.run.vantage is Vantage.PERSON and newest.get(run.run.list_id) is not run:
            beside[run.run.list_id if run.run.list_id in newest else next(iter(newest))].append(
                # a page that was retired after a person saw it, however new the check that it is put beside
                _without_retired(run, until_now)
            )
    # a page on two lists is one page: what a person saw of it with the one list stands beside it on the other
    also = {
        name: [_of_pages_of(run, each) for other, some in beside.items() if other != name for each in some]
        for name, run in newest.items()
    }
    both = (combined(run, [*beside[name], *also[name]], aware(at) - OLD_AFTER) for name, run in newest.items())
    return tuple(
        replace(
            each,
            run=_without_retired(each.run, until_now),
            by_itself=_without_retired(each.measured, until_now),
        )
        for each in both
    )


def check_with(both: Combined) -> Check:
    """Give what a run says with what persons saw beside it, and apart from that what it found by itself."""
    check = check_of(both.run)
    return replace(check, by_itself=counts_of(both.by_itself), seen_on=seen_on(both)) if both.sights else check


def seen_on(both: Combined) -> tuple[date, ...]:
    """Give the days, in London, on which persons saw what counts with a run; each once, the first first."""
    return tuple(sorted({london_day(one.run.run.started) for seen in both.sights.values() for one in seen}))


@dataclass(frozen=True, slots=True, kw_only=True)
class AgedRun:
    """A run as it counts after a moment, when what a person saw beside it is too old."""

    after: datetime
    run: Run


def aged_runs(
    runs: Iterable[Run], counting: Sequence[Combined], retirements: Sequence[Retirement], at: datetime
) -> Mapping[str, tuple[AgedRun, ...]]:
    """Give what becomes of the runs of one network that count, by the run's id, though nobody says another word.

    `counting` are those of `runs` that count at the moment `at` (`counting_runs`). Only of those of which something
    becomes; each after a later moment than the one before.
    """
    known = happened(runs, at)
    until_now = _until(at, retirements)
    counts = {both.run.run.id: both.run for both in counting}
    # nothing takes the place of a sight that grows old: what it took the place of itself is older
    sights = (sight for both in counting for seen in both.sights.values() for sight in seen)
    moments = {aware(sight.run.run.started) + OLD_AFTER for sight in sights}
    found: dict[str, list[AgedRun]] = {}
    for after in sorted(moments):
        for both in counting_runs(known, until_now, after + timedelta.resolution):
            head = both.run.run.id
            if _shown(both.run) != _shown(counts[head]):
                counts[head] = both.run
                found.setdefault(head, []).append(AgedRun(after=after, run=both.run))
    return {head: tuple(each) for head, each in found.items()}


def _shown(run: Run) -> tuple[object, ...]:
    return run.findings, run.network_findings


def retired_by(run: Run, retirements: Iterable[Retirement], at: datetime) -> Retirement | None:
    """Give what took a run's list, or its network, out of what counts until that moment; None where nothing did."""
    return _covering(run, _until(at, retirements))


def _until(at: datetime, retirements: Iterable[Retirement]) -> list[Retirement]:
    return [each for each in retirements if aware(each.at) <= aware(at)]


def _covering(run: Run, retirements: Iterable[Retirement]) -> Retirement | None:
    """Give one that covers all of a run: it was begun before."""
    head = run.run
    covers = (each for each in retirements if each.covers(head.network, head.list_id, "", aware(head.started)))
    return next(covers, None)


def _without_retired(run: Run, retirements: Sequence[Retirement]) -> Run:
    """Leave out what was found of pages that were retired since: it is in no count."""
    head = run.run
    mine = [each for each in retirements if each.page]
    left = tuple(
        finding
        for finding in run.findings
        if not any(each.covers(head.network, head.list_id, finding.page, aware(head.started)) for each in mine)
    )
    return run if len(left) == len(run.findings) else replace(run, findings=left)


def _of_pages_of(run: Run, seen: Run) -> Run:
    """Give what a person saw of the pages alone that a check tried."""
    tried = {(each.page, each.url) for each in run.findings}
    return replace(seen, findings=tuple(each for each in seen.findings if (each.page, each.url) in tried))


def _is_ahead(run: Run, at: datetime) -> bool:
    return is_ahead(run.run.started, at, by_person=run.run.vantage is Vantage.PERSON)


def _age(run: Run) -> tuple[datetime, str]:
    return aware(run.run.started), run.run.id
