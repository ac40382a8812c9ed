"""Trying what a check has to try: each page is kept as it comes, judged in passing, and told to whoever watches."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from venuecheck.core.venue import Network
from venuecheck.filtering.judging.declared import as_declared
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.run import RunFacts, judge_so_far
from venuecheck.filtering.judging.run_so_far import RunSoFar
from venuecheck.filtering.judging.second_look import for_a_second_look, open_to_doubt
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.reference import PageHealth, ReferencePage
from venuecheck.filtering.port import Capability
from venuecheck.filtering.probe_listing import network_probes
from venuecheck.filtering.probes import second_resolver
from venuecheck.filtering.probes.web_page import PROBE
from venuecheck.filtering.runner import Runner
from venuecheck.filtering.seen import ControlSeen, PageSeen, Seen
from venuecheck.service.filter_checks.check_events import Event, Judged, Note, Started, Tried
from venuecheck.service.filter_checks.device import vantage_of
from venuecheck.service.filter_checks.journal import Journal
from venuecheck.service.filter_checks.journal_lines import Resumed
from venuecheck.service.sites.site import Site


@dataclass(slots=True, kw_only=True)
class Trying:
    """The pages of one check and its questions to the network: tried, kept and told as they come."""

    site: Site
    network: Network
    test_list: TestList
    journal: Journal
    resumed: Resumed
    on_event: Callable[[Event], None]
    stop: Callable[[], bool]
    known: Mapping[str, ReferencePage]
    provisional: bool
    pause: float
    fingerprints: tuple[Fingerprint, ...]
    fingerprints_version: str
    capabilities: frozenset[Capability] = field(init=False, default=frozenset())
    _so_far: RunSoFar = field(init=False)
    _tried: set[str] = field(init=False, default_factory=set)
    """Ids of pages; those looked at a second time count once."""

    def __post_init__(self) -> None:
        self._so_far = RunSoFar(self.fingerprints, self.known, self.test_list.categories, self.test_list.pages)

    async def run(self) -> tuple[RunFacts, bool]:
        """Try all that is left to be tried; give what was seen, and whether it ended before its end."""
        limits = self.site.limits
        vantage = vantage_of(
            limits,
            self.site.trust,
            self.network,
            fingerprints=self.fingerprints,
            titles=frozenset(
                known.title for known in self.known.values() if known.title and known.standing is not PageHealth.UNSURE
            ),
        )
        vantage.compare_at = second_resolver.allowed(self.site.choices)
        self.capabilities = vantage.capabilities
        runner = Runner(
            network=vantage,
            test_list=self.test_list,
            probe=PROBE,
            limits=limits,
            keep=self._keep,
            stop=self._asked_to_stop,
            done=self.resumed.pages(self.test_list),
            earlier=self.resumed.controls(self.test_list),
            network_probes=network_probes(),
            choices=self.site.choices,
            asked=self.resumed.probes(),
            filtered_by=self.network.filtered_by,
            pause=self.pause,
            in_doubt=partial(for_a_second_look, fingerprints=self.fingerprints, references=self.known),
            probably_slow={page for page, known in self.known.items() if known.standing is PageHealth.DEAD},
        )
        self.tell(
            Started(
                run=self.resumed.run,
                pages=len(self.test_list.pages) - len(runner.done),
                controls=len(self.test_list.controls),
            )
        )
        for page in runner.done.values():
            self._so_far.add_page(page)
        for control in runner.earlier:
            self._so_far.add_control(control.check)
        self._tried = set(runner.done)
        try:
            facts = await runner.run()
        finally:
            self.journal.write_due(everything=True)
        return facts, runner.ended_early

    def tell(self, event: Started | Note) -> None:
        """Tell whoever runs it, and keep it for whoever watches."""
        self.on_event(event)
        self.journal.tell(event)

    def _asked_to_stop(self) -> bool:
        self.journal.write_due()
        return (self.stop() and self.journal.note_stop()) or self.journal.stop_is_asked()

    def _keep(self, seen: Seen) -> None:
        self.journal.keep(seen)
        if isinstance(seen, PageSeen):
            self._page_tried(seen.facts)
        elif isinstance(seen, ControlSeen) and self.provisional:
            self._so_far.add_control(seen.check)
        # not before: of a page that is known to be tried, and of which nothing was told, nothing ever would be
        self.journal.write_due()

    def _page_tried(self, facts: PageFacts) -> None:
        page, of = facts.page.id, len(self.test_list.pages)
        if not self.provisional:
            if page not in self._tried:
                self._tried.add(page)
                self.journal.tell(Tried(page=page, verdict="", result="", done=len(self._tried), of=of))
            return
        self._so_far.add_page(facts)
        finding = judge_so_far(facts, self._so_far, self.test_list)
        if open_to_doubt(facts, finding):
            return  # a second look follows, and is told
        self._tried.add(page)
        finding = as_declared(finding, self.network.filtered_by)
        done = len(self._tried)
        self.on_event(Judged(finding=finding, done=done, of=of))
        self.journal.tell(
            Tried(page=page, verdict=finding.verdict.value, result=finding.result.value, done=done, of=of)
        )
