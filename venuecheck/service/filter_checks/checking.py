"""Checking a network's filter with a test list."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from venuecheck.core.actor import Actor
from venuecheck.core.ids import new_id
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.core.problem import InvalidError
from venuecheck.core.venue import Trigger
from venuecheck.filtering.judging.identity import identified
from venuecheck.filtering.judging.run import RunFacts, judge_run
from venuecheck.filtering.judging.table import RULES_VERSION
from venuecheck.filtering.limits import PAUSE
from venuecheck.filtering.model.finding import NetworkFinding, Result
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.model.run import Run, RunHeader, RunPart
from venuecheck.filtering.model.withheld import withheld, withheld_text
from venuecheck.filtering.probe_listing import network_probes
from venuecheck.filtering.redaction import redact_text
from venuecheck.records.store import Store
from venuecheck.service.filter_checks.check_events import Event, Note
from venuecheck.service.filter_checks.check_job import CheckJob
from venuecheck.service.filter_checks.device_name import device_name
from venuecheck.service.filter_checks.fingerprints import load_fingerprints
from venuecheck.service.filter_checks.journal import Journal
from venuecheck.service.filter_checks.journal_lines import Conditions, Resumed
from venuecheck.service.filter_checks.published_references import published_pages
from venuecheck.service.filter_checks.references import KnownPages
from venuecheck.service.filter_checks.resuming import begun_with, resume
from venuecheck.service.filter_checks.trying import Trying
from venuecheck.service.sites.pages_left_out import shorten
from venuecheck.service.sites.program import software
from venuecheck.service.sites.site import Site, network_named
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
    network = network_named(site, network_id)
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
            raise InvalidError.at(continue_run, "a run can be continued only from a store", "give the store")
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
    trying = Trying(
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
            trying.tell(Note(text=note))
        facts, ended_early = asyncio.run(trying.run())
        run = _run(
            trying,
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


def _run(trying: Trying, facts: RunFacts, *, part: RunPart, trigger: Trigger, finished: bool) -> Run:
    judgement = judge_run(facts, trying.fingerprints, trying.known)
    facts = replace(facts, findings=judgement.findings, controls=judgement.controls)
    header = RunHeader(
        id=trying.resumed.run,
        venue=trying.site.venue.id,
        network=trying.network.id,
        user_group=trying.network.user_group,
        device=device_name(),
        person=part.person,
        by=part.by,
        parts=trying.resumed.gone_on(part),
        trigger=trigger,
        started=trying.resumed.started,
        finished=datetime.now(UTC) if finished else None,
        valid=judgement.valid,
        invalid_reason=judgement.invalid_reason,
        list_id=facts.test_list.id,
        list_title=facts.test_list.title,
        list_version=facts.test_list.version,
        list_digest=facts.test_list.digest,
        rules_version=RULES_VERSION,
        fingerprints_version=trying.fingerprints_version,
        software=software(),
        identified=identified(facts.observations, (page.id for page in facts.test_list.pages), trying.fingerprints),
    )
    return Run(
        run=header,
        categories=facts.test_list.categories,
        findings=judgement.findings,
        network_findings=tuple(
            _withheld(each.finding(facts, trying.capabilities, trying.site.choices), facts.test_list)
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
