"""A person looked into the filter's log: whether it held the test, and whether the alert arrived."""

from datetime import date, datetime

from venuecheck.core.actor import Actor
from venuecheck.core.ids import new_id
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError, did_you_mean
from venuecheck.plans.said import LogCheck, Looked
from venuecheck.records.store import Store
from venuecheck.service.filter_checks.recorded_runs import run_called
from venuecheck.service.record_keeping.statements import cleaned, person_problems, wrong
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

RECORD_KIND = "filter_log"
_NOTE_LIMIT = 500


def record_log_check(
    site: Site,
    store: Store,
    network: str,
    *,
    logged: Looked,
    alerted: Looked,
    person: str | Actor,
    on: date,
    now: datetime,
    run: str = "",
    note: str = "",
) -> LogCheck:
    """Record what somebody found in the log of `network`; `run` is the check whose pages they looked for.

    Raises `InputError` with everything that is missing or cannot be.
    """
    who = acting(site.people, site.venue.id, person, Doing.CONFIRM_LOG)
    name, note = cleaned(who.name), cleaned(note)
    known = [each.id for each in site.networks]
    problems = list(person_problems(name))
    if network not in known:
        fix = did_you_mean(network, known)
        what = f"there is no network '{plain(network, 80)}' in this configuration"
        problems.append(wrong("network", what, fix))
    if on > london_day(now):
        problems.append(wrong("on", f"{on.isoformat()} is still to come", "name the day on which you looked"))
    if logged is Looked.NOT_CHECKED and alerted is Looked.NOT_CHECKED:
        problems.append(wrong("logged", "nothing was looked at, so there is nothing to record", "look, then record it"))
    if len(note) > _NOTE_LIMIT:
        problems.append(wrong("note", f"the note is longer than {_NOTE_LIMIT} characters", "say it more shortly"))
    if problems:
        raise InvalidError(problems)
    if run:
        found = run_called(store, site, run)
        if found.run.network != network:
            what = f"the check {found.run.id} is of {found.run.network}, not of {network}"
            raise InvalidError.of("run", what, "name a check of this network")
        run = found.run.id
    made = LogCheck(
        id=new_id("filter-log", now),
        network=network,
        on=on,
        at=now,
        person=name,
        by=who.acted,
        logged=logged,
        alerted=alerted,
        run=run,
        note=note,
    )
    store.append(RECORD_KIND, made.id, made, now)
    return made
