"""What the pages and controls of a run say about each other, gathered as they come.

Each page and control is looked at once, however often pages are judged meanwhile: a run of five thousand pages costs
five times as much as one of a thousand.
"""

from collections.abc import Mapping, Sequence

from venuecheck.filtering.judging.context import Context, ControlCheck
from venuecheck.filtering.judging.fingerprint import Fingerprint, says_little
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.judging.likeness import LikeBodies
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.reference import ReferencePage


class Gathering:
    """Grows with a run. Each page may be added once."""

    def __init__(
        self, fingerprints: tuple[Fingerprint, ...], references: Mapping[str, ReferencePage] | None = None
    ) -> None:
        self._fingerprints, self._references = fingerprints, references or {}
        self._controls: list[ControlCheck] = []
        self._good: set[str] = set()
        self._dummies_in_use: dict[str, set[str]] = {}
        self._by_address: dict[str, set[str]] = {}
        self._by_body: dict[str, set[str]] = {}
        self._like_bodies = LikeBodies()
        self._https_reached = False

    def add_control(self, check: ControlCheck) -> None:
        """Take in one visit to a control."""
        self._controls.append(check)
        for address in check.addresses:
            self._good.add(address)
            self._add_to_range(address, check.control)
        self._https_reached = self._https_reached or (check.https and check.trouble is None)

    def add_page(self, facts: PageFacts) -> None:
        """Take in what was observed of one page."""
        site = site_of(facts.host)
        for journey in facts.journeys:
            if journey.lookup is not None:
                for address in journey.lookup.addresses:
                    self._by_address.setdefault(address, set()).add(site)
            if journey.holds_expected:
                self._https_reached = self._https_reached or facts.https
                self._add_own(journey, facts.page.id)
                continue
            for reply in journey.replies:
                body = reply.answer.body
                if body is None or reply.genuine or says_little(reply.answer, self._fingerprints):
                    continue
                self._like_bodies.add(site, facts.host, body)
                if body.likeness:
                    self._by_body.setdefault(body.likeness, set()).add(site)

    def context(self, *, provisional: bool) -> Context:
        """Give what is known by now. What is added later shows in it, too: judge at once."""
        return Context(
            controls=self._controls,
            provisional=provisional,
            fingerprints=self._fingerprints,
            good_addresses=self._good,
            dummies_in_use=self._dummies_in_use,
            sites_by_address=self._by_address,
            sites_by_body=self._by_body,
            like_bodies=self._like_bodies,
            https_reached=self._https_reached,
            references=self._references,
        )

    def _add_own(self, journey: Journey, page: str) -> None:
        """Note where a page showed its own content."""
        address = journey.connected_to
        if address:
            self._good.add(address)
            if not journey.read:
                self._add_to_range(address, page)

    def _add_to_range(self, address: str, shown_by: str) -> None:
        dummy = sinkhole_of(address)
        if dummy:
            self._dummies_in_use.setdefault(dummy, set()).add(shown_by)


def context_of(
    pages: Sequence[PageFacts],
    controls: Sequence[ControlCheck],
    fingerprints: tuple[Fingerprint, ...],
    *,
    provisional: bool = False,
    references: Mapping[str, ReferencePage] | None = None,
) -> Context:
    """Gather what the pages and controls of a run say about each other."""
    gathering = Gathering(fingerprints, references)
    for check in controls:
        gathering.add_control(check)
    for facts in pages:
        gathering.add_page(facts)
    return gathering.context(provisional=provisional)
