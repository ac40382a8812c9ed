"""Checking a network's filter with a test list."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial

from venuecheck.core.actor import Actor
from venuecheck.core.ids import new_id
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.core.problem import InvalidError
from venuecheck.core.venue import Network, Trigger
from venuecheck.filtering.judging.declared import as_declared
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.identity import identified
from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.run import RunFacts, judge_run, judge_so_far
from venuecheck.filtering.judging.run_so_far import RunSoFar
from venuecheck.filtering.judging.second_look import for_a_second_look, open_to_doubt
from venuecheck.filtering.judging.table import RULES_VERSION
from venuecheck.filtering.limits import PAUSE
from venuecheck.filtering.model.finding import NetworkFinding, Result
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.reference import PageHealth, ReferencePage
from venuecheck.filtering.model.run import Run, RunHeader, RunPart
from venuecheck.filtering.model.withheld import withheld, withheld_text
from venuecheck.filtering.port import Capability
from venuecheck.filtering.probe_listing import network_probes
from venuecheck.filtering.probes import second_resolver
from venuecheck.filtering.probes.web_page import PROBE
from venuecheck.filtering.redaction import redact_text
from venuecheck.filtering.runner import Runner
from venuecheck.filtering.seen import ControlSeen, PageSeen, Seen
from venuecheck.records.store import Store
from venuecheck.service.filter_checks.check_events import Event, Judged, Note, Started, Tried
from venuecheck.service.filter_checks.check_job import CheckJob
from venuecheck.service.filter_checks.device import vantage_of
from venuecheck.service.filter_checks.device_name import device_name
from venuecheck.service.filter_checks.fingerprints import load_fingerprints
from venuecheck.service.filter_checks.journal import Journal
from venuecheck.service.filter_checks.journal_lines import Conditions, Resumed
from venuecheck.service.filter_checks.published_references import published_pages
from venuecheck.service.filter_checks.references import KnownPages
from venuecheck.service.filter_checks.resuming import begun_with, resume
from venuecheck.service.sites.pages_left_out import shorten
from venuecheck.service.sites.program import software
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

RECORD_KIND = "run"


def probe(
    site: Site,
    network_id: str,
    test_list: TestList,
    *,
    person: str | Actor = "",
    trigger: Trigger | None = None,
    store: Store | None = None,
    on_event: Callable[[Event], None] | None = None,
    stop: Callable[[], bool] | None = None,
    continue_run: str | None = None,
    reference: KnownPages | None = None,
    account: str = "",
    place: str = "",
    provisional: bool = True,
    job: CheckJob | None = None,
    pause: float = PAUSE,
    list_name: str = "",
) -> Run:
    """Try `test_list` on one of the site's networks and give the run, recorded where there is a store.

    What the site leaves out is not visited.
    Blocks until it ends; runs an event loop of its own. `stop` is asked ten times a second: once it is true the
    run ends cleanly and keeps what it has. `continue_run` is the id of a run to go on with, or `latest` for the one
    of this network that was stopped last. `reference` is what is known of the pages from an unfiltered line;
    without it, what the site's configuration names is fetched.
    `account` is the kind of account that is signed in, `place` where in the venue the device is. Without `provisional`
    pages are judged at the end only, and `on_event` hears nothing of each. `job` is a check that this process has taken
    up already; without it, it is begun here. What happens is kept by number in the store, where other processes watch
    it, and stop it (`watching`). `list_name` is how the list was named, for whoever goes on.
    `pause` is how many seconds nothing is open to a page before it is looked at again.
    Raises `InputError`.
    """
    network = site.network(network_id)
    who = acting(site.people, site.venue.id, person, Doing.CHECK)
    account = redact_text(in_one_line(account, 120))
    started = datetime.now(UTC)
    if reference is None and site.reference is not None:
        begun = begun_with(store, continue_run, network) if store is not None and continue_run is not None else None
        reference = published_pages(site, network, test_list, now=started, begun_with=begun)
    shortened = shorten(test_list, site.leave_out, london_day(started))
    test_list = shortened.test_list.on(london_day(started))
    conditions = Conditions(
        left_out=tuple(each.page for each in shortened.left_out),
        reference=reference.used.digest if reference else "",
        list_name=list_name,
    )
    run_id = job.run if job is not None else new_id("run", started)
    resumed = Resumed.fresh(
        run_id, started, person=who.name, by=who.acted, trigger=trigger or Trigger.CHANGE, account=account
    )
    if continue_run is not None:
        if store is None:
            raise InvalidError.at(continue_run, "a run can be continued only from a store")
        resumed = resume(store, continue_run, site, network, test_list, conditions=conditions)
    if not who.name and resumed.person:
        who = acting(site.people, site.venue.id, resumed.person, Doing.CHECK)
    if store is not None and job is None:
        job = CheckJob.take_up(store, resumed.run)
    if store is not None and continue_run is not None:
        # once more: until it was taken up, another process may have gone on with it
        resumed = resume(store, resumed.run, site, network, test_list, conditions=conditions)
    journal = Journal(job, resumed, site, network, test_list, conditions=conditions)
    part = RunPart(person=plain(who.name, 200), by=who.acted, at=started)
    if resumed.parts:
        journal.begin_part(part)
    fingerprints, fingerprints_version = load_fingerprints(site.taught)
    checking = _Checking(
        fingerprints=fingerprints,
        fingerprints_version=fingerprints_version,
        site=site,
        network=network,
        test_list=test_list,
        journal=journal,
        resumed=resumed,
        on_event=on_event or _nobody,
        stop=stop or _never,
        known=reference.pages if reference else {},
        provisional=provisional and on_event is not None,
        pause=pause,
    )
    notes = [reference.used.note] if reference is not None and reference.used.note else []
    with journal.broken_off_by_an_error():
        for note in (*notes, *shortened.notes):
            checking.tell(Note(text=note))
        facts, ended_early = asyncio.run(checking.run())
        run = _run(
            checking,
            facts,
            part=part,
            trigger=trigger or resumed.trigger,
            finished=not ended_early,
        )
        header = replace(
            run.run,
            reference=reference.used if reference else None,
            account=account or resumed.account,
            place=redact_text(in_one_line(place, 120)),
        )
        run = replace(run, run=header, left_out=shortened.left_out)
        journal.finish(run)
    return run


def exit_status(run: Run) -> int:
    """0 every page as expected, 1 something under- or over-blocked, 3 nothing wrong but something not proven."""
    results = {finding.result for finding in run.findings}
    if results & {Result.UNDER_BLOCKED, Result.OVER_BLOCKED}:
        return 1
    return 0 if run.run.valid and run.run.finished is not None and results <= {Result.AS_EXPECTED} else 3


@dataclass(slots=True, kw_only=True)
class _Checking:
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
        self._so_far = RunSoFar(self.fingerprints, self.known, self.test_list.categories)

    async def run(self) -> tuple[RunFacts, bool]:
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


def _run(checking: _Checking, facts: RunFacts, *, part: RunPart, trigger: Trigger, finished: bool) -> Run:
    judgement = judge_run(facts, checking.fingerprints, checking.known)
    facts = replace(facts, findings=judgement.findings, controls=judgement.controls)
    header = RunHeader(
        id=checking.resumed.run,
        venue=checking.site.venue.id,
        network=checking.network.id,
        user_group=checking.network.user_group,
        device=device_name(),
        person=part.person,
        by=part.by,
        parts=checking.resumed.gone_on(part),
        trigger=trigger,
        started=checking.resumed.started,
        finished=datetime.now(UTC) if finished else None,
        valid=judgement.valid,
        invalid_reason=judgement.invalid_reason,
        list_id=facts.test_list.id,
        list_title=facts.test_list.title,
        list_version=facts.test_list.version,
        list_digest=facts.test_list.digest,
        rules_version=RULES_VERSION,
        fingerprints_version=checking.fingerprints_version,
        software=software(),
        identified=identified(facts.observations, (page.id for page in facts.test_list.pages), checking.fingerprints),
    )
    return Run(
        run=header,
        categories=facts.test_list.categories,
        findings=judgement.findings,
        network_findings=tuple(
            _withheld(each.finding(facts, checking.capabilities, checking.site.choices), facts.test_list)
            for each in network_probes()
        ),
        observations=withheld(facts.observations, facts.test_list.pages),
    )


def _withheld(finding: NetworkFinding, test_list: TestList) -> NetworkFinding:
    for page in test_list.pages:
        if not page.restricted:
            continue
        finding = replace(finding, reason=withheld_text(finding.reason, page))
    return finding


def _nobody(_event: Event) -> None:
    return


def _never() -> bool:
    return False
