"""The checks that a bundle tells, as a coordinator counts them."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from operator import itemgetter

from venuecheck.assurance.check import Aged, CheckShows, Counts, FailedPage, Question, aware, is_ahead, worth
from venuecheck.authoring.typed import fields_of
from venuecheck.collate.facts import Check, CheckAhead
from venuecheck.collate.network_kind import network_kind
from venuecheck.core.london import first_moment, london_day
from venuecheck.core.plain_text import plain
from venuecheck.filtering.judging.sight import PROBE
from venuecheck.filtering.model.finding import Result
from venuecheck.filtering.model.run import Run, RunHeader, Vantage
from venuecheck.records.warehouse import StoredCheck
from venuecheck.service.partnership.bundle import FOLLOWED_SCHEMAS, AgedSaid, Bundle, RunSaid

_LONGEST_NAME = 200


def is_followed(bundle: Bundle) -> bool:
    """Whether a bundle tells what became of everything that was found wrong."""
    return bundle.schema in FOLLOWED_SCHEMAS


def is_whole(said: RunSaid) -> bool:
    """Whether a check is told with what it found, and not by its counts alone."""
    return bool(said.findings or said.network_findings)


def newest_at(runs: Iterable[tuple[RunSaid, bool]], moments: Sequence[datetime]) -> Iterator[tuple[RunSaid, bool]]:
    """Give the checks that can count at one of the moments, as `assurance/network.counting_checks` chooses them.

    Retirements are not looked at: `Retirement.covers` takes out, with a check, all that were begun before it, so that
    the newest stands or none does. Each comes with whether it is followed. What is dated after the last of the moments
    is given whatever it is: it may count on a later day, or be a wrong clock.
    """
    groups: dict[tuple[str, str, bool], list[tuple[datetime, str, RunSaid, bool]]] = defaultdict(list)
    for run, followed in runs:
        by_person = _by_person(run, followed=followed)
        groups[run.network, run.list_id, by_person].append((aware(run.started), run.id, run, followed))
    for (_, _, by_person), found in groups.items():
        found.sort(key=itemgetter(0, 1), reverse=True)
        happened = [_first_by(found, moment, by_person=by_person) for moment in moments]
        places = {*range(min(happened)), *happened}
        yield from (found[place][2:] for place in sorted(places) if place < len(found))


def _first_by(found: Sequence[tuple[datetime, str, RunSaid, bool]], moment: datetime, *, by_person: bool) -> int:
    """Give the place of the newest check that had happened by a moment, of checks from the newest on."""
    return bisect_left(found, True, key=lambda each: not is_ahead(each[0], moment, by_person=by_person))


def untold_at(bundle: Bundle, moments: Sequence[datetime]) -> dict[str, datetime] | None:
    """Give the checks that can count at one of the moments and are told by their counts alone, by id, with their begin.

    None where every earlier bundle is needed: the oldest did not tell what became of what was found.
    """
    if not is_followed(bundle):
        return None
    happened = ((run, True) for run in bundle.runs if aware(run.started) <= max(moments))
    return {run.id: aware(run.started) for run, _ in newest_at(happened, moments) if not is_whole(run)}


def run_of(venue: str, said: RunSaid) -> Run:
    """Give a check of a bundle as a run, without what a bundle does not say."""
    return Run(
        run=RunHeader(
            id=said.id,
            venue=venue,
            network=said.network,
            user_group=said.user_group,
            device="",
            person="",
            trigger=said.trigger,
            started=aware(said.started),
            finished=said.finished,
            valid=said.valid,
            invalid_reason=said.invalid_reason,
            list_id=said.list_id,
            list_title=said.list_title,
            list_version=said.list_version,
            list_digest=said.list_digest,
            rules_version=said.rules_version,
            fingerprints_version=said.fingerprints_version,
            software=said.software,
            vantage=Vantage.PERSON if _by_person(said, followed=False) else Vantage.SOCKET,
        ),
        categories=(),
        findings=said.findings,
        network_findings=said.network_findings,
        observations=(),
    )


def _by_person(said: RunSaid, *, followed: bool) -> bool:
    """Whether a person looked; the oldest bundles tell it by their findings alone."""
    if said.vantage is Vantage.PERSON or followed:
        return said.vantage is Vantage.PERSON
    return bool(said.findings) and all(finding.probe == PROBE for finding in said.findings)


def stored_checks(bundles: Iterable[Bundle]) -> Iterator[StoredCheck]:
    """Give the checks of bundles that are told whole, those that tried no page too, to be exported.

    One that is dated after its bundle is not told whole: `left_out` names it.
    A check that several of them tell is given once, as the newest tells it that tells it whole.
    """
    newest: dict[tuple[str, str], tuple[Bundle, RunSaid]] = {}
    for bundle in sorted(bundles, key=lambda bundle: aware(bundle.made_at)):
        for run in bundle.runs:
            is_bare = not any(run.counts.values()) and not _is_ahead(run, bundle)
            if is_whole(run) or (is_bare and (bundle.venue.id, run.id) not in newest):
                newest[bundle.venue.id, run.id] = (bundle, run)
    for bundle, run in newest.values():
        # one of which nothing is told takes the place of none that an earlier export told whole
        told = aware(bundle.made_at).isoformat() if is_whole(run) else ""
        then = ((aware(each.after), aged_run(run, each)) for each in run.aged)
        for after, one in ((None, run), *then):
            yield StoredCheck(
                venue=bundle.venue.id,
                check=_whole(one, followed=is_followed(bundle)),
                pages=_pages(one),
                told=told,
                after=after,
            )


def left_out(bundle: Bundle) -> Iterator[CheckAhead]:
    """Name the checks of a bundle that it does not tell whole because they are dated after it."""
    for run in bundle.runs:
        if not is_whole(run) and _is_ahead(run, bundle):
            at = aware(run.started)
            day_begins = _by_person(run, followed=is_followed(bundle))
            yield CheckAhead(run=run.id, network=run.network, at=first_moment(london_day(at)) if day_begins else at)


def _is_ahead(run: RunSaid, bundle: Bundle) -> bool:
    by_person = _by_person(run, followed=is_followed(bundle))
    return is_ahead(aware(run.started), aware(bundle.made_at), by_person=by_person)


def _pages(run: RunSaid) -> tuple[tuple[str, str, Result, str], ...]:
    return tuple(
        (name_of(found.page), name_of(found.category), worth(found, valid=run.valid), name_of(found.product or ""))
        for found in run.findings
    )


@lru_cache(maxsize=4_096)
def name_of(text: str) -> str:
    """Make an id from outside safe to show; the same few come again and again."""
    return plain(text, _LONGEST_NAME)


def check_of(run: RunSaid, *, followed: bool) -> Check:
    """Give a run of a bundle as a check; `followed` where the bundle's faults tell what became of what it found."""
    if not is_whole(run):
        return _counted(run, run.counts, followed=followed)
    told = _whole(run, followed=followed)
    return replace(told, aged=tuple(_aged(run, each) for each in run.aged))


def aged_run(run: RunSaid, aged: AgedSaid) -> RunSaid:
    """Give a run as it is told to be when what persons saw beside it is too old."""
    otherwise = {each.page for each in aged.findings}
    asked = {each.probe: each for each in aged.network_findings}
    left = [each for each in run.findings if each.page not in otherwise and each.page not in aged.gone]
    questions = (asked.get(each.probe, each) for each in run.network_findings)
    findings = (*left, *aged.findings)
    return replace(
        run,
        findings=findings,
        network_findings=tuple(questions),
        counts=dict(Counter(each.result.value for each in findings)),
        aged=(),
    )


def _aged(run: RunSaid, said: AgedSaid) -> Aged:
    then = _whole(aged_run(run, said), followed=True)
    return Aged(after=aware(said.after), **fields_of(CheckShows, then))


def _whole(run: RunSaid, *, followed: bool) -> Check:
    results = [(finding, worth(finding, valid=run.valid)) for finding in run.findings]
    number = Counter(result.value for _, result in results) if run.findings else run.counts
    products = Counter([finding.product for finding in run.findings if finding.product])
    return replace(
        _counted(run, number, followed=followed),
        # the filter that most pages named; of two that are named alike often the first by name
        product=name_of(min(products, key=lambda name: (-products[name], name))) if products else "",
        failed=tuple(
            FailedPage(page=name_of(found.page), category=name_of(found.category), result=result)
            for found, result in results
            if result is not Result.AS_EXPECTED
        ),
        questions=tuple(Question(probe=name_of(found.probe), status=found.status) for found in run.network_findings),
        whole=True,
        by_itself=_numbered(run.by_itself) if run.seen_on else None,
        seen_on=run.seen_on,
        tried=frozenset(name_of(found.page) for found in run.findings),
        categories=frozenset(name_of(found.category) for found in run.findings),
        followed=True,
    )


def _counted(run: RunSaid, number: Mapping[str, int], *, followed: bool) -> Check:
    """Give a check that is known by its counts alone, as nearly all of a bundle are."""
    return Check(
        run=run.id,
        network=run.network,
        network_kind=network_kind(run.user_group),
        list_id=name_of(run.list_id),
        started=aware(run.started),
        finished=run.finished is not None,
        valid=run.valid,
        by_person=_by_person(run, followed=followed),
        counts=_numbered(number),
        whole=False,
        followed=followed,
    )


def _numbered(number: Mapping[str, int]) -> Counts:
    return Counts(**{result.value: number.get(result.value, 0) for result in Result})
