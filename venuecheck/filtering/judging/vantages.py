"""What this program saw and what persons saw of one network, put together page by page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from venuecheck.filtering.judging.sight import recorded, together
from venuecheck.filtering.model.finding import NetworkFinding, NetworkStatus, PageFinding, Result, Verdict
from venuecheck.filtering.model.observation import Sighting
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.model.run import Run, Vantage

_ABOUT = {"vantage": Expectation.BLOCK, "over_blocking": Expectation.ALLOW}
"""Questions that persons can answer in this program's place, and the pages that they are about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one person saw of one page."""

    run: Run
    """The hand check."""
    finding: PageFinding
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """A run with what persons saw beside it."""

    run: Run
    """Its findings are those that count; what persons saw is among its observations."""
    measured: Run
    """As it was recorded."""
    by_itself: Run
    """The same, without pages that were retired since: what it found before any person's sight is put beside it."""
    sights: dict[str, tuple[Sight, ...]]
    """By page."""


def combined(run: Run, hand: Sequence[Run], since: datetime) -> Combined:
    """Put hand checks (`hand`, begun at `since` or later) of `run`'s network beside it.

    A page that only a person opened is taken in, with its category. `run` may be a hand check itself.
    """
    recent = [each for each in hand if each.run.started >= since]
    sights = _beside(run, recent)
    mine = {finding.page: finding for finding in run.findings}
    sights = {
        page: tuple(one for one in seen if page not in mine or one.finding.url == mine[page].url)
        for page, seen in sights.items()
    }
    sights = {page: seen for page, seen in sights.items() if seen}
    findings = [
        together(finding, [one.finding for one in sights.get(finding.page, ())], valid=run.run.valid)
        for finding in run.findings
    ]
    strangers = [seen for page, seen in sights.items() if page not in mine]
    findings += [
        together(seen[0].finding, [one.finding for one in seen[1:]], valid=seen[0].run.run.valid) for seen in strangers
    ]
    declared = {category.id for category in run.categories}
    added = {
        category.id: category
        for seen in strangers
        for category in seen[0].run.categories
        if category.id == seen[0].finding.category and category.id not in declared
    }
    seen_steps = [
        step
        for page, seen in sights.items()
        for one in seen
        for step in one.run.observations
        if step.subject == page and isinstance(step, Sighting)
    ]
    together_run = replace(
        run,
        findings=tuple(findings),
        categories=(*run.categories, *added.values()),
        observations=(*run.observations, *seen_steps),
        network_findings=tuple(_filled(finding, run, sights) for finding in run.network_findings),
        left_out=tuple(each for each in run.left_out if each.page not in sights),
    )
    return Combined(run=together_run, measured=run, by_itself=run, sights=sights)


def _beside(run: Run, hand: Sequence[Run]) -> dict[str, tuple[Sight, ...]]:
    """Give what was seen besides `run`; where that is a hand check, without what it takes the place of."""
    if run.run.vantage is not Vantage.PERSON:
        return sights_of(hand)
    everything = sights_of([*hand, run])
    return {page: tuple(one for one in seen if one.run is not run) for page, seen in everything.items()}


def sights_of(hand: Sequence[Run]) -> dict[str, tuple[Sight, ...]]:
    """Give what was seen of each page: for every device and account the newest that was written down.

    A page that somebody tried again on the same device takes the place of what was seen before; another device's
    stays, for it may be filtered in another way.
    """
    newest: dict[str, dict[tuple[str, str], Sight]] = {}
    for run in sorted(hand, key=lambda run: (run.run.started, run.run.id)):
        notes = {step.subject: step.note for step in run.observations if isinstance(step, Sighting)}
        who = (run.run.device.casefold(), run.run.account.casefold())
        for finding in run.findings:
            if recorded(finding):
                sight = Sight(run=run, finding=finding, note=notes.get(finding.page, ""))
                newest.setdefault(finding.page, {})[who] = sight
    return {
        page: tuple(sorted(seen.values(), key=lambda sight: sight.run.run.started, reverse=True))
        for page, seen in newest.items()
    }


def _filled(finding: NetworkFinding, run: Run, sights: dict[str, tuple[Sight, ...]]) -> NetworkFinding:
    """Let persons answer for pages which the program's own connections do not show."""
    about = _ABOUT.get(finding.probe)
    if about is None or finding.status is not NetworkStatus.INCONCLUSIVE:
        return finding
    wanted = [each.page for each in run.findings if each.expectation is about]
    told = {
        page: [one.finding for one in sights.get(page, ()) if one.finding.result is not Result.NOT_PROVEN]
        for page in wanted
    }
    seen = [page for page in wanted if told[page]]
    if not seen:
        return finding
    blocked = sum(all(each.verdict is Verdict.BLOCKED for each in told[page]) for page in seen)
    opened = sum(all(each.verdict is Verdict.REACHED for each in told[page]) for page in seen)
    of_all = f"{len(seen)} of the {len(wanted)} pages that should"
    if about is Expectation.BLOCK:
        said = f"A person opened {of_all} be blocked in a browser: {blocked} {_were(blocked)} blocked."
        whole = blocked > 0
    else:
        said = f"A person tried {of_all} open, in a browser: {opened} opened."
        whole = opened == len(seen)
        if not whole:
            return replace(finding, status=NetworkStatus.PROBLEM, reason=f"{finding.reason} {said}")
    whole = whole and len(seen) == len(wanted)
    return replace(
        finding,
        status=NetworkStatus.OK if whole else NetworkStatus.INCONCLUSIVE,
        reason=f"{finding.reason} {said}",
        advice="" if whole else finding.advice,
    )


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
