"""Pages of one host that were stopped before anybody could know which of them was asked for.

Whoever stops a host by its name, its address or TLS stops all its pages alike. So one of them stands for the others at
the second look: dozens of pages at one host, looked at one by one, would take dozens of waits.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from venuecheck.filtering.judging.journey import Journey, PageFacts, facts_of
from venuecheck.filtering.judging.life import silent
from venuecheck.filtering.model.observation import Exchange


def stopped_alike(facts: PageFacts) -> Hashable | None:
    """Give what is one for all pages of a host that were stopped like this one; None where its path may have decided.

    Only the first look counts.
    """
    first = [journey for journey in facts.journeys if journey.number == 1]
    if not facts.host or not first or not all(silent(each) and not _path_was_seen(facts, each) for each in first):
        return None
    return facts.host, facts.https, facts.port, _ends(first)


def one_of_each(doubtful: Sequence[PageFacts], tried: Iterable[PageFacts]) -> tuple[PageFacts, ...]:
    """Leave of pages that were stopped alike the first, and none where one of them was looked at again already."""
    seen = {stopped_alike(each) for each in tried if each.looks > 1}
    chosen = []
    for facts in doubtful:
        alike = stopped_alike(facts)
        if alike is None or alike not in seen:
            chosen.append(facts)
            seen.add(alike)
    return tuple(chosen)


def with_second_looks(pages: Sequence[PageFacts]) -> tuple[PageFacts, ...]:
    """Give each page that was looked at once the second look at another page of its host that was stopped alike.

    Where that look found something else, it says nothing of the others.
    """
    again = {stopped_alike(each): each for each in pages if each.looks > 1 and _as_before(each)}
    return tuple(_joined(each, again) for each in pages)


def _joined(facts: PageFacts, again: dict[Hashable | None, PageFacts]) -> PageFacts:
    alike = stopped_alike(facts) if facts.looks == 1 else None
    if alike is None or alike not in again:
        return facts
    later = tuple(step for step in again[alike].observations if step.visit > 1)
    return replace(facts_of(facts.page, (*facts.observations, *later)), second_look_elsewhere=True)


def _as_before(facts: PageFacts) -> bool:
    looks = ([each for each in facts.journeys if each.number == number] for number in range(1, facts.looks + 1))
    return len({_ends(each) for each in looks}) == 1 and all(map(silent, facts.journeys))


def _ends(journeys: Iterable[Journey]) -> frozenset[Hashable]:
    return frozenset((each.family, type(each.last), each.last.failure) for each in journeys)


def _path_was_seen(facts: PageFacts, journey: Journey) -> bool:
    """Whether it was asked for in a way that somebody on the way can read."""
    if not isinstance(journey.last, Exchange):
        return False
    return not facts.https or journey.read
