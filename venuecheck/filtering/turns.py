"""Pages that wait for a second look: one at a time to each host and each address, and many hosts side by side."""

from collections.abc import Sequence

from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.model.observation import Connection, Lookup, Purpose


class Turns:
    """Give a page out by `take`, and say with `over` that nothing of it is open any more."""

    def __init__(self, pages: Sequence[PageFacts]) -> None:
        """Wait with `pages`, in their order."""
        self._waiting = list(pages)
        self._places = {each.page.id: _places(each) for each in pages}
        self._busy: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def take(self) -> PageFacts | None:
        """Give the first page to whose host and addresses nothing is open; None where all have to wait."""
        for number, facts in enumerate(self._waiting):
            places = self._places[facts.page.id]
            if self._busy.isdisjoint(places):
                self._busy |= places
                return self._waiting.pop(number)
        return None

    def over(self, facts: PageFacts) -> None:
        """Let others have its host and addresses."""
        self._busy -= self._places[facts.page.id]


def _places(facts: PageFacts) -> frozenset[str]:
    """Give a page's host, and the addresses that its name led to."""
    found = {facts.host}
    for step in facts.observations:
        if step.purpose is not Purpose.PAGE or step.hop:
            continue
        if isinstance(step, Lookup):
            found.update(step.addresses)
        elif isinstance(step, Connection) and not step.to_proxy:
            found.add(step.address)
    return frozenset(found)
