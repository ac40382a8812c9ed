"""In which order pages are tried: those that will probably stay silent first.

A silent page takes twice its time-outs, a hundred times as long as one that answers. Begun last, it would be waited for
alone; begun first, the others are tried meanwhile. Filters treat the pages of a category alike.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from venuecheck.filtering.judging.journey import host_of
from venuecheck.filtering.model.page import Page


class Agenda:
    """Pages that wait for their turn. Give it out by iterating; `tell` it how they went meanwhile."""

    def __init__(self, pages: Sequence[Page], probably_slow: AbstractSet[str] = frozenset()) -> None:
        """Begin with the pages (ids) that are `probably_slow`, and go on in the list's order."""
        self._known = deque(page for page in pages if page.id in probably_slow)
        self._waiting: dict[str, deque[Page]] = {}
        for page in pages:
            if page.id not in probably_slow:
                self._waiting.setdefault(page.category, deque()).append(page)
        self._place = {page.id: place for place, page in enumerate(pages)}
        self._tried: dict[str, int] = {}
        self._slow: dict[str, int] = {}

    def tell(self, page: Page, *, slow: bool) -> None:
        """Note how a page went: its category's other pages will probably go alike."""
        self._tried[page.category] = self._tried.get(page.category, 0) + 1
        self._slow[page.category] = self._slow.get(page.category, 0) + slow

    def __iter__(self) -> Iterator[Page]:
        return self

    def __bool__(self) -> bool:
        return bool(self._known or self._waiting)

    def __next__(self) -> Page:
        page = self.take()
        if page is None:
            raise StopIteration
        return page

    def take(self, busy: AbstractSet[str] = frozenset()) -> Page | None:
        """Give out the next page that is at none of the `busy` hosts; None where all are."""
        for pages in (self._known, *(self._waiting[each] for each in sorted(self._waiting, key=self._turn))):
            for number, page in enumerate(pages):
                if host_of(page) not in busy:
                    del pages[number]
                    self._waiting = {category: left for category, left in self._waiting.items() if left}
                    return page
        return None

    def _turn(self, category: str) -> tuple[bool, int]:
        """Categories of which most pages were slow come first; else the list's order."""
        mostly_slow = 2 * self._slow.get(category, 0) > self._tried.get(category, 0)
        return not mostly_slow, self._place[self._waiting[category][0].id]
