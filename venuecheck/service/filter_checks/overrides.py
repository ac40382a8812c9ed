"""A person's verdict on a page, recorded with its reason and its end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from venuecheck.core import day_words
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError, NotFoundError, Problem, did_you_mean
from venuecheck.core.step import Step, Then
from venuecheck.filtering.model.finding import RESULT_WORDS, PageFinding, Verdict, result_of
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.page import Granularity
from venuecheck.filtering.model.run import Run
from venuecheck.records.store import Store
from venuecheck.records.version import Version
from venuecheck.service.filter_checks.recorded_runs import LATEST, finding_on, run_called
from venuecheck.service.record_keeping.statements import (
    cleaned,
    person_problems,
    reason_and_name,
    reason_problems,
    wrong,
)
from venuecheck.service.record_keeping.writing_over import refuse_undoing, refuse_unseen, undone_already, write_over
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

RECORD_KIND = "override"
_SAID = {
    Verdict.BLOCKED: "was blocked",
    Verdict.REACHED: "opened",
    Verdict.INCONCLUSIVE: "gave no clear answer",
}
_SAY = "say what was seen, when and on which device"


def override(
    site: Site,
    store: Store,
    where: str,
    page: str,
    *,
    verdict: Verdict,
    reason: str,
    person: str | Actor,
    until: date,
    now: datetime,
    seen: Version | None = None,
    replaces: bool = False,
) -> Override:
    """Record a person's verdict on `page`, until the end of the day `until`.

    `where` is a run's id, `latest`, or a network's id; the page must be one of that run. Of a network it is its newest
    check that has the page: a smaller one since does not hide it.
    `seen` is the version of the override that the person saw, without it the one of now; then one that is in force
    gives way only where the person `replaces` it. Raises `InputError` with everything that is missing or out of
    bounds, and `ConflictError` where another is in force, or somebody overrode the page since.
    """
    who = acting(site.people, site.venue.id, person, Doing.OVERRIDE)
    reason, name = cleaned(reason), cleaned(who.name)
    problems = [*reason_problems(reason, fix=_SAY), *person_problems(name), *_end_problems(until, london_day(now))]
    if problems:
        raise InvalidError(problems)
    run = _run(site, store, where, page)
    finding = finding_on(run, page)
    if _says_nothing_new(finding, verdict):
        what = (
            f"the check itself says that this page {_SAID[finding.verdict]} ({RESULT_WORDS[finding.result]}): "
            "an override is for where you know better"
        )
        raise InvalidError.of("verdict", what, "to take an override back, withdraw it")
    made = Override(
        page=finding.page,
        list_id=run.run.list_id,
        network=run.run.network,
        verdict=verdict,
        reason=reason,
        person=name,
        by=who.acted,
        made=now,
        until=until,
    )
    read = seen or store.version(RECORD_KIND, made.key)
    before = store.value_of(read, Override)
    stands = before is not None and not before.withdrawn and before.stands_on(london_day(now))
    if seen is None and not replaces and before is not None and stands:
        refuse_unseen(made.page, _stands(before), before.person, before.made)
    return write_over(store, read, made, now)


def _stands(before: Override) -> str:
    return f"it {_SAID[before.verdict]}, until {day_words.day(before.until)}, because “{before.reason}”"


def standing(site: Site, store: Store, where: str, page: str, today: date) -> Override | None:
    """Give the override of a page that is in force, and that another would take the place of; None where none is.

    `where` is as for `override`. Raises `NotFoundError` where there is no such page.
    """
    run = _run(site, store, where, page)
    page = finding_on(run, page).page
    about = (run.run.network, run.run.list_id, page)
    found = (one for one in overrides_of(store) if (one.network, one.list_id, one.page) == about)
    return next((one for one in found if one.stands_on(today)), None)


def withdraw(
    site: Site,
    store: Store,
    where: str,
    page: str,
    *,
    reason: str,
    person: str | Actor,
    now: datetime,
    seen: Version | None = None,
    replaces: bool = False,
) -> Override:
    """Take back the override of `page`, with who does so and why; both records stay.

    `where` is as for `override`, and so are `seen` and `replaces`: somebody else's is taken back by whoever read it.
    The page need not be in that run any more. Raises `InputError`, and `ConflictError` where it is somebody else's, or
    was changed since.
    """
    who = acting(site.people, site.venue.id, person, Doing.OVERRIDE)
    reason, name = reason_and_name(reason, who.name, fix=_SAY)
    run = _run(site, store, where, page).run
    here = [one for one in store.read_all(RECORD_KIND, Override) if one.value.network == run.network]
    mine = sorted((one for one in here if one.value.page == page), key=lambda one: one.value.list_id != run.list_id)
    found = [one for one in mine if not one.value.withdrawn]
    if mine and not found:
        gone = max((one.value for one in mine), key=lambda each: each.made)
        raise undone_already(page, "withdrawn", gone.reason, gone.person, gone.made)
    if not found:
        what = f"no override of this page is recorded for {run.network}"
        standing = {one.value.page for one in here if not one.value.withdrawn}
        fix = did_you_mean(page, standing) if standing else ""
        raise NotFoundError.at(plain(page, 80), what, fix)
    before = found[0].value
    if seen is None and not replaces:
        refuse_undoing(before.page, _stands(before), by=before.person, at=before.made, person=name)
    back = replace(before, reason=reason, person=name, by=who.acted, made=now, withdrawn=True)
    return write_over(store, seen or found[0].version, back, now)


def overrides_of(store: Store) -> tuple[Override, ...]:
    """Give the site's overrides, those that have ended too; of those about the same page the newest.

    Those that are withdrawn are left out: only the records tell of them.
    """
    return tuple(each for each in store.all(RECORD_KIND, Override) if not each.withdrawn)


def _says_nothing_new(finding: PageFinding, verdict: Verdict) -> bool:
    """A page whose result is not proven by the check may well be opened or blocked by a person's word."""
    would_be = result_of(verdict, finding.expectation, Granularity.HOST, inspected=True)
    return verdict is finding.verdict and would_be is finding.result


def _end_problems(until: date, today: date) -> Iterator[Problem]:
    if until < today:
        yield wrong("until", f"{until.isoformat()} is past", "name today or a later day")
    if until > _year_after(today):
        last = _year_after(today).isoformat()
        yield wrong("until", "an override lasts a year at most", f"name {last} or an earlier day, then look again")


def _year_after(day: date) -> date:
    """Give the same day of the next year: an override ends then at the latest, and somebody must look again."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)


def _run(site: Site, store: Store, where: str, page: str) -> Run:
    networks = [network.id for network in site.networks]
    if where not in networks:
        known = (*store.keys("run"), LATEST)
        if where not in known:
            what = "this is neither a recorded run nor a network of this venue"
            raise NotFoundError.at(plain(where, 80), what, did_you_mean(where, (*known, *networks)))
        return run_called(store, site, where)
    mine = [run for run in store.all("run", Run) if run.run.network == where]
    if not mine:
        raise NotFoundError.at(
            where, "no check of this network is recorded", "start with one", then=Then(step=Step.START_CHECK)
        )
    tried = [run for run in mine if any(finding.page == page for finding in run.findings)]
    return max(tried or mine, key=lambda run: (run.run.started, run.run.id))
