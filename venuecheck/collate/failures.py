"""What fails most often, in the checks that count: by category, by filter, by kind of network."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from venuecheck.assurance.check import FailedPage
from venuecheck.collate.count_at_venues import CountAtVenues
from venuecheck.collate.facts import Check
from venuecheck.filtering.model.finding import NetworkStatus, Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Failing:
    """How often one thing fails. Venues are counted once each, whatever the number of pages and networks."""

    name: str
    """A category, a filter's id (empty for none seen), or a kind of network."""
    opened: int
    """Pages that should be blocked and opened."""
    blocked: int
    """Pages that should open and were blocked; those of checks that prove no block are counted as not told."""
    not_told: int
    """Pages that could not be told."""
    venues: int
    """Venues with at least one page that opened or was wrongly blocked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingPage:
    """One page at one network."""

    venue: str
    network: str
    page: str
    category: str
    result: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class FailingQuestion:
    """How often a question to the network as a whole went wrong."""

    probe: str
    problems: int
    """Networks."""
    not_told: int
    venues: int
    """Venues with at least one problem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failures:
    """The three orders of failing pages, the pages, and the questions to networks."""

    by_category: tuple[Failing, ...]
    by_product: tuple[Failing, ...]
    by_network_kind: tuple[Failing, ...]
    pages: tuple[FailingPage, ...]
    questions: tuple[FailingQuestion, ...]


def failures(counting: Mapping[str, Iterable[Check]]) -> Failures:
    """Tally the checks that count, by venue. Most failing first, then by name.

    A page's result is what it is worth by now: whether its own check can be relied on was looked at before.
    """
    found: dict[tuple[str, str, str, str, Result], tuple[str, Check, FailedPage, Result]] = {}
    for venue, checks in counting.items():
        for check in checks:
            for one in check.failed:
                # a person and this program may both have seen it: it is one page all the same
                key = (venue, check.network, one.category, one.page, one.result)
                found.setdefault(key, (venue, check, one, one.result))
    pages = found.values()
    return Failures(
        by_category=_tally((one.category, venue, result) for venue, _, one, result in pages),
        by_product=_tally((check.product, venue, result) for venue, check, _, result in pages),
        by_network_kind=_tally((check.network_kind.value, venue, result) for venue, check, _, result in pages),
        pages=tuple(
            sorted(
                (
                    FailingPage(venue=venue, network=check.network, page=one.page, category=one.category, result=result)
                    for venue, check, one, result in pages
                    if result is not Result.NOT_PROVEN
                ),
                key=lambda page: (page.venue, page.network, page.category, page.page),
            )
        ),
        questions=_questions(counting),
    )


def _tally(found: Iterable[tuple[str, str, Result]]) -> tuple[Failing, ...]:
    results: dict[str, dict[Result, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, venue, result in found:
        results[name][result].append(venue)
    made = (
        Failing(
            name=name,
            opened=CountAtVenues(at[Result.UNDER_BLOCKED]),
            blocked=CountAtVenues(at[Result.OVER_BLOCKED]),
            not_told=CountAtVenues(at[Result.NOT_PROVEN]),
            venues=CountAtVenues(dict.fromkeys([*at[Result.UNDER_BLOCKED], *at[Result.OVER_BLOCKED]])),
        )
        for name, at in results.items()
    )
    return tuple(sorted(made, key=most_failing))


def most_failing(one: Failing) -> tuple[int, int, int, str]:
    """Sort by what opened, what was wrongly blocked, what could not be told, then by name."""
    return (-one.opened, -one.blocked, -one.not_told, one.name)


def _questions(counting: Mapping[str, Iterable[Check]]) -> tuple[FailingQuestion, ...]:
    found: dict[str, dict[NetworkStatus, list[str]]] = defaultdict(lambda: defaultdict(list))
    for venue, checks in counting.items():
        for question in (question for check in checks for question in check.questions):
            found[question.probe][question.status].append(venue)
    made = (
        FailingQuestion(
            probe=probe,
            problems=CountAtVenues(at[NetworkStatus.PROBLEM]),
            not_told=CountAtVenues(at[NetworkStatus.INCONCLUSIVE]),
            venues=CountAtVenues(dict.fromkeys(at[NetworkStatus.PROBLEM])),
        )
        for probe, at in found.items()
        if at[NetworkStatus.PROBLEM] or at[NetworkStatus.INCONCLUSIVE]
    )
    return tuple(sorted(made, key=lambda one: (-one.problems, -one.not_told, one.probe)))
