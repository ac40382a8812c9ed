"""A person's verdict on a page, recorded with its reason and its end."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, Problem, did_you_mean
from venuecheck.filtering.model.finding import Verdict
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.run import Run
from venuecheck.records.store import Store
from venuecheck.service.recorded import LATEST, finding_on, run_called
from venuecheck.service.site import Site

RECORD_KIND = "override"
LONGEST = timedelta(days=366)
"""An override ends after a year at most: then somebody must look again."""
_REASON_LIMIT, _PERSON_LIMIT = 1_000, 200
_SHORTEST_REASON = 10


def override(
    site: Site,
    store: Store,
    where: str,
    page: str,
    *,
    verdict: Verdict,
    reason: str,
    person: str,
    until: date,
    now: datetime,
) -> Override:
    """Record a person's verdict on `page`, until the end of the day `until`.

    `where` is a run's id, `latest`, or a network's id; the page must be one of that run, or of the network's last one.
    Raises `InputError` with everything that is missing or out of bounds.
    """
    reason, person = (plain(" ".join(text.split()), 10_000).strip() for text in (reason, person))
    problems = list(_problems(reason, person, until, now.date()))
    if problems:
        raise InputError(problems)
    run = _run(site, store, where)
    made = Override(
        page=finding_on(run, page).page,
        list_id=run.run.list_id,
        network=run.run.network,
        verdict=verdict,
        reason=reason,
        person=person,
        made=now,
        until=until,
    )
    store.append(RECORD_KIND, made.key, site.venue.id, made, now)
    return made


def overrides_of(site: Site, store: Store) -> tuple[Override, ...]:
    """Give the site's overrides, those that have ended too; of those about the same page the newest."""
    return store.all(RECORD_KIND, site.venue.id, Override)


def _problems(reason: str, person: str, until: date, today: date) -> Iterator[Problem]:
    letters = sum(char.isalnum() for char in reason)
    if letters < _SHORTEST_REASON:
        yield _wrong("--reason", "the reason is missing or too short", "say what was seen, when and on which device")
    if len(reason) > _REASON_LIMIT:
        yield _wrong("--reason", f"the reason is longer than {_REASON_LIMIT} characters", "say it more shortly")
    if not any(char.isalpha() for char in person):
        yield _wrong("--person", "nobody is named", "name the person who answers for this")
    if len(person) > _PERSON_LIMIT:
        yield _wrong("--person", f"the name is longer than {_PERSON_LIMIT} characters", "")
    if until < today:
        yield _wrong("--until", f"{until.isoformat()} is past", "name today or a later day")
    if until - today > LONGEST:
        last = (today + LONGEST).isoformat()
        yield _wrong("--until", "an override lasts a year at most", f"name {last} or an earlier day, then look again")


def _wrong(option: str, what: str, fix: str) -> Problem:
    return Problem(file=option, line=0, column=0, what=what, fix=fix)


def _run(site: Site, store: Store, where: str) -> Run:
    networks = [network.id for network in site.networks]
    if where not in networks:
        known = (*store.keys("run", site.venue.id), LATEST)
        if where not in known:
            what = "this is neither a recorded run nor a network of this venue"
            raise InputError.at(plain(where, 80), what, did_you_mean(where, (*known, *networks)))
        return run_called(store, site, where)
    mine = [run for run in store.all("run", site.venue.id, Run) if run.run.network == where]
    if not mine:
        raise InputError.at(where, "no check of this network is recorded", "start with: venuecheck probe")
    return max(mine, key=lambda run: (run.run.started, run.run.id))
