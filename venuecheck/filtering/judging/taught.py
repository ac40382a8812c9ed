"""What a venue taught of its own block page, held against pages that opened: what stands there, too, tells nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from venuecheck.filtering.judging.fingerprint import TAUGHT, Fingerprint
from venuecheck.filtering.judging.journey import Journey, PageFacts, SeenAnswer
from venuecheck.filtering.judging.shown import Shown
from venuecheck.filtering.model.address import site_of


@dataclass(slots=True)
class Taught:
    """Grows with a run."""

    fingerprints: Sequence[Fingerprint]
    others: tuple[Fingerprint, ...] = field(init=False)
    """Those of known products. The very same each time: what was told of an answer is kept by them."""
    _own: tuple[Fingerprint, ...] = field(init=False)
    _opened: list[tuple[PageFacts, SeenAnswer]] = field(default_factory=list)
    """Who opened and shows it, and with what it ended."""

    def __post_init__(self) -> None:
        self.others = tuple(each for each in self.fingerprints if each.id != TAUGHT)
        self._own = tuple(each for each in self.fingerprints if each.id == TAUGHT)

    def add_opened(self, facts: PageFacts, journey: Journey) -> None:
        """Note whether a page that opened shows what was taught."""
        final = journey.final
        if final is not None and any(each.matches(reply.answer) for each in self._own for reply in journey.replies):
            self._opened.append((facts, final))

    def too_widely(self, shown: Shown) -> tuple[Fingerprint, ...]:
        """Give it where a page's own content shows it: by its certificate, or unlike all else of the run, for a block
        page may quote what a page is known by. Asked for each page: who is known not to is not asked of again.
        """
        waiting: list[tuple[PageFacts, SeenAnswer]] = []
        own: tuple[Fingerprint, ...] = ()
        while self._opened and not own:
            facts, final = self._opened.pop()
            if _its_own(facts, final, shown):
                own = self._own
            if own or not _is_shared(facts, final, shown):
                waiting.append((facts, final))
        self._opened += waiting  # who shows it as its own is asked first next time
        return own


def _is_shared(facts: PageFacts, final: SeenAnswer, shown: Shown) -> bool:
    """Whether others showed the same, or nothing can be compared: it is no page's own then, whatever comes."""
    body = final.answer.body
    return not final.genuine and (body is None or shown.is_shared(site_of(facts.host), facts.host, body))


def _its_own(facts: PageFacts, final: SeenAnswer, shown: Shown) -> bool:
    body = final.answer.body
    return final.genuine or (body is not None and shown.differs(site_of(facts.host), facts.host, body))
