"""The first screen of the filtering part: what was shown, what failed, what could not be told and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.filtering.model.finding import NetworkStatus
from venuecheck.report.setting.by_word import NOT_CHECKED_AGAIN
from venuecheck.report.setting.wording import clause, counted, label, was_or_were
from venuecheck.report.venue.checks import CheckShown, unfinished_words
from venuecheck.report.venue.counts import Counts, total
from venuecheck.report.venue.left_out import left_out_words
from venuecheck.report.venue.networks import NetworkChecked, NetworkNotReported, NetworkShown, no_check_words
from venuecheck.report.venue.points import Point, failed_points, shown_points, unsure_points
from venuecheck.report.venue.still_wrong import still_words


@dataclass(frozen=True, slots=True, kw_only=True)
class FilteringShown:
    """The filtering part of a report."""

    status: Status
    status_words: str
    headline: str
    counts: Counts
    """Of the newest check of each network with each list, and what failed before and has not passed since."""
    overridden: tuple[str, ...]
    """For each network on which a person's verdict stands beside a measured one: how many, and what they would be."""
    shown: tuple[Point, ...]
    failed: tuple[Point, ...]
    could_not_tell: tuple[Point, ...]
    networks_total: int
    networks_checked: int
    networks: tuple[NetworkShown, ...]


_NO_NETWORK = "No network is listed and no check is recorded, so nothing is known about the filter."
_ALL_RETIRED = "Every network is retired and none was checked since, so nothing is known about a filter in use."


def filtering_of(networks: Sequence[NetworkShown], status: Status, *, retired: bool = False) -> FilteringShown:
    """Sum up the networks that are in use; `status` is how the web filter stands by them.

    `retired`: whether there were networks, and all of them were retired.
    """
    checked = [network for network in networks if isinstance(network, NetworkChecked)]
    unreported = [network for network in networks if isinstance(network, NetworkNotReported)]
    counts = total(network.counts for network in checked)
    return FilteringShown(
        status=status,
        status_words=STATUS_WORDS[status],
        headline=" ".join(_headline(status, counts, checked, unreported)) or (_ALL_RETIRED if retired else _NO_NETWORK),
        counts=counts,
        overridden=tuple(f"{each.name}: {each.overridden.words}" for each in checked if each.overridden.applied),
        shown=shown_points(networks),
        failed=failed_points(networks),
        could_not_tell=unsure_points(networks),
        networks_total=len(networks),
        networks_checked=len(checked),
        networks=tuple(networks),
    )


def _headline(
    status: Status, counts: Counts, checked: Sequence[NetworkChecked], unreported: Sequence[NetworkNotReported]
) -> Iterator[str]:
    for name, check in _counting(checked):
        if not check.valid:
            why = clause(label(check.invalid_reason))
            yield f"{name} could not be relied on: {why}; nothing is proven to be blocked."
    yield from _all_as_expected(status, counts, checked)
    yield from _pages(counts)
    yield from _beside_pages(checked)
    yield from no_check_words(unreported)
    unasked = _questions(checked, NetworkStatus.NOT_RUN)
    if unasked:
        yield f"{counted(unasked, 'other question')} {was_or_were(unasked)} not asked."


def _all_as_expected(status: Status, counts: Counts, checked: Sequence[NetworkChecked]) -> Iterator[str]:
    """Say first that the pages did as they should: what else is open is not about them."""
    if counts.tested and counts.as_expected == counts.tested:
        pages = "The one page tested" if counts.tested == 1 else f"All {counted(counts.tested, 'page')} tested"
        where = f", on {counted(len(checked), 'network')}" if status is Status.FINE else ""
        yield f"{pages} did what was expected{where}."


def _pages(counts: Counts) -> Iterator[str]:
    """Say how the pages came out that did not all do as they should, what is wrong first."""
    if counts.under_blocked:
        yield f"{counted(counts.under_blocked, 'page')} that should be blocked opened."
    if counts.over_blocked:
        yield f"{counted(counts.over_blocked, 'page')} that should open {was_or_were(counts.over_blocked)} blocked."
    if counts.not_proven:
        yield f"For {counted(counts.not_proven, 'page')} we could not tell."
    if counts.as_expected and counts.as_expected < counts.tested:
        others = "other page" if counts.as_expected == 1 else f"other {counts.as_expected} pages"
        yield f"The {others} did what was expected."


def _beside_pages(checked: Sequence[NetworkChecked]) -> Iterator[str]:
    problems = _questions(checked, NetworkStatus.PROBLEM)
    if problems:
        yield f"{counted(problems, 'other thing')} to put right."
    doubtful = _questions(checked, NetworkStatus.INCONCLUSIVE)
    if doubtful:
        yield f"{counted(doubtful, 'other question')} had no clear answer."
    still = sum(len(network.still_wrong) for network in checked)
    if still:
        yield still_words(still)
    answered = sum(len(network.answered) for network in checked)
    if answered:
        yield f"{counted(answered, 'page or question', 'pages or questions')} {NOT_CHECKED_AGAIN}."
    yield from _weak(checked)
    for network in checked:
        left_out = left_out_words([each for category in network.categories for each in category.left_out])
        if left_out:
            yield f"Of the check of {network.name} {left_out}."


def _weak(checked: Sequence[NetworkChecked]) -> Iterator[str]:
    """Say which checks that count show less than they could, and why."""
    for name, check in _counting(checked):
        if check.valid and check.finished is None:
            yield f"{name} {unfinished_words(check)}."
        if check.valid and check.finished and not check.counts.tested:
            yield f"{name} has no page that counts."
        if check.old:
            yield f"{name} is more than a year old."


def _counting(checked: Sequence[NetworkChecked]) -> Iterator[tuple[str, CheckShown]]:
    """Give every check that counts, with what it is called: those with another list than the newest by their list."""
    for network in checked:
        yield f"The check of {network.name}", network.check
        yield from ((f"The check of {network.name} ({each.list_words})", each) for each in network.others)


def _questions(checked: Sequence[NetworkChecked], found: NetworkStatus) -> int:
    asked = (question for network in checked for question in network.questions)
    return sum(question.found is found and not question.closed for question in asked)
