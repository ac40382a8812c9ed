"""The statements of the first screen, each leading to the section that has it in full."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from venuecheck.filtering.model.finding import NetworkStatus, Result
from venuecheck.filtering.model.page import Expectation
from venuecheck.report.setting.wording import counted, joined, label, uncapitalised, was_or_were
from venuecheck.report.venue.left_out import left_out_words
from venuecheck.report.venue.networks import NetworkChecked, NetworkNotReported, NetworkShown
from venuecheck.report.venue.pages import PageShown

_REASONS_SHOWN = 3
_OF_THE_CHECK_ITSELF = frozenset({"contradictions"})
"""Questions of which "in order" says nothing about the network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One statement, with what it rests on."""

    text: str
    details: tuple[str, ...]
    """Pages or reasons; to be shown as text."""
    target: str
    """The anchor of the section that has it in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A statement on one network, before those that are the same on several are put together."""

    network: NetworkShown
    text: str
    details: tuple[str, ...] = ()
    target: str = ""
    """Empty for the network's own section."""
    shared: bool = False
    """Whether the same words about another network may be put together with these."""


def shown_points(networks: Sequence[NetworkShown]) -> tuple[Point, ...]:
    """Say what was shown to work."""
    return _merged(said for network in networks for said in _shown(network))


def failed_points(networks: Sequence[NetworkShown]) -> tuple[Point, ...]:
    """Say what failed."""
    return _merged(said for network in networks for said in _failed(network))


def unsure_points(networks: Sequence[NetworkShown]) -> tuple[Point, ...]:
    """Say what could not be told, and why."""
    return _merged(said for network in networks for said in _unsure(network))


def _merged(statements: Iterable[_Said]) -> tuple[Point, ...]:
    alike: dict[tuple[object, ...], list[_Said]] = {}
    for said in statements:
        key = (said.text, said.details, None if said.shared else said.network.anchor)
        alike.setdefault(key, []).append(said)
    return tuple(
        Point(
            text=f"{joined([said.network.name for said in group])}: {group[0].text}",
            details=group[0].details,
            target=group[0].target or group[0].network.anchor,
        )
        for group in alike.values()
    )


def _pages(network: NetworkChecked, result: Result) -> list[PageShown]:
    return [page for category in network.categories for page in category.pages if page.result is result]


def _shown(network: NetworkShown) -> Iterator[_Said]:
    if isinstance(network, NetworkNotReported):
        return
    number: Counter[Expectation | None] = Counter()
    for category in network.categories:
        number[category.expectation] += category.counts.as_expected
    blocked, opened = number[Expectation.BLOCK], number[Expectation.ALLOW]
    said = [f"{counted(blocked, 'page')} that should be blocked {was_or_were(blocked)} blocked"] * bool(blocked)
    said += [f"{counted(opened, 'page')} that should open did open"] * bool(opened)
    if said:
        yield _Said(network=network, text="; ".join(said) + ".", details=tuple(_how_blocked(network)))
    for question in network.questions:
        if question.found is NetworkStatus.OK and question.probe not in _OF_THE_CHECK_ITSELF:
            yield _Said(network=network, text=question.reason or question.question, shared=True)


def _how_blocked(network: NetworkChecked) -> Iterator[str]:
    """Say at which layers, and how, the pages were stopped that should be."""
    pages = [
        page
        for category in network.categories
        if category.expectation is Expectation.BLOCK
        for page in category.pages
        if page.result is Result.AS_EXPECTED and page.mechanism_words
    ]
    ways = Counter(
        (next((cell.name for cell in page.layers if cell.decided), ""), page.mechanism_words) for page in pages
    )
    for (layer, mechanism), number in ways.most_common(_REASONS_SHOWN):
        at = f" at {layer}" if layer else ""
        yield f"{counted(number, 'page')}{at}: {mechanism}."
    if len(ways) > _REASONS_SHOWN:
        yield f"{counted(len(ways) - _REASONS_SHOWN, 'more way')} below."


def _failed(network: NetworkShown) -> Iterator[_Said]:
    if isinstance(network, NetworkNotReported):
        return
    for result, words in (
        (Result.UNDER_BLOCKED, "should be blocked but opened"),
        (Result.OVER_BLOCKED, "should open but {was} blocked"),
    ):
        for category in network.categories:
            urls = tuple(label(page.url) for page in category.pages if page.result is result)
            if urls:
                verb = words.format(was=was_or_were(len(urls)))
                text = f"{category.title}: {counted(len(urls), 'page')} {verb}."
                yield _Said(network=network, text=text, details=urls, target=category.anchor)
    if network.still_wrong:
        text = "found by another check, and no later one shows that it is put right."
        yield _Said(network=network, text=text, details=network.still_wrong)
    for question in network.questions:
        if question.found is NetworkStatus.PROBLEM:
            yield _Said(network=network, text=question.reason or question.question, shared=True)


def _unsure(network: NetworkShown) -> Iterator[_Said]:
    if isinstance(network, NetworkNotReported):
        yield _Said(network=network, text="not reported.", details=(network.note,), shared=True)
        return
    yield from (_Said(network=network, text=warning) for warning in _warnings(network))
    if network.differing:
        pages = [page for category in network.categories for page in category.pages if page.sides and page.sides.differ]
        text = f"point to check: {counted(len(pages), 'page')} {was_or_were(len(pages))} not the same for a person."
        yield _Said(network=network, text=text, details=tuple(_differences(pages)))
    unsure = _pages(network, Result.NOT_PROVEN)
    if unsure:
        yield _Said(
            network=network,
            text=f"{counted(len(unsure), 'page')} gave no clear answer.",
            details=tuple(_reasons(unsure)),
        )
    left_out = [each for category in network.categories for each in category.left_out]
    if left_out:
        details = tuple(f"{each.page}: {each.words}" for each in left_out)
        yield _Said(network=network, text=f"{left_out_words(left_out)}.", details=details)
    empty = [category.title for category in network.categories if not category.pages]
    if empty:
        text = f"nothing was tested for {counted(len(empty), 'category', 'categories')}."
        yield _Said(network=network, text=text, details=(joined(empty) + ".",), shared=True)
    for found, words in (
        (NetworkStatus.INCONCLUSIVE, "had no clear answer"),
        (NetworkStatus.NOT_RUN, "{was} not asked"),
    ):
        still_open = [question for question in network.questions if question.found is found]
        if still_open:
            yield _Said(
                network=network,
                text=f"{counted(len(still_open), 'other question')} {words.format(was=was_or_were(len(still_open)))}.",
                details=_what_stays_open(found, [question.question for question in still_open]),
                shared=True,
            )


def _warnings(network: NetworkChecked) -> Iterator[str]:
    """Say what weakens the checks that count: of those with another list than the newest by their list."""
    yield from network.check.warnings
    for other in network.others:
        yield from (f"with {other.list_words}: {uncapitalised(each)}" for each in other.warnings)


def _what_stays_open(found: NetworkStatus, questions: Sequence[str]) -> tuple[str, ...]:
    """Name the questions without an answer; what nobody chose to ask is told with the network, not up here."""
    if found is NetworkStatus.NOT_RUN:
        return ("Which they are, and how to have them asked, stands below.",)
    return (*questions, "The reasons stand below.")


def _differences(pages: Sequence[PageShown]) -> Iterator[str]:
    for page in pages[:_REASONS_SHOWN]:
        yield f"{page.page}: {page.sides.point if page.sides else ''}"
    if len(pages) > _REASONS_SHOWN:
        yield f"{counted(len(pages) - _REASONS_SHOWN, 'more page')} below."


def _reasons(pages: Sequence[PageShown]) -> Iterator[str]:
    reasons = Counter(page.reason for page in pages).most_common()
    for reason, number in reasons[:_REASONS_SHOWN]:
        yield f"{counted(number, 'page')}: {reason}" if number > 1 else reason
    more = len(reasons) - _REASONS_SHOWN
    if more > 0:
        yield f"{counted(more, 'more reason')} below."
