"""A person looked into the filter's log: whether it held the test, and whether the alert arrived."""

from collections.abc import Iterator
from datetime import date, datetime

from venuecheck.core.actor import Actor
from venuecheck.core.change import Change
from venuecheck.core.ids import new_id
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError, did_you_mean
from venuecheck.plans.said import LogCheck, Looked
from venuecheck.records.appending import New
from venuecheck.records.store import Store
from venuecheck.records.version import once_settled
from venuecheck.report.venue.log_checks import LOOKED_WORDS
from venuecheck.service.filter_checks.recorded_runs import run_called
from venuecheck.service.record_keeping.conflicts import conflict
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
    seen: int | None = None,
) -> LogCheck:
    """Record what somebody found in the log of `network`; `run` is the check whose pages they looked for.

    `seen`: the place in the chain of the last look that the person was shown (`last_look`), None where they were shown
    none. Raises `InputError` with everything that is missing or cannot be; `ConflictError` where another was recorded
    since that says otherwise.
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

    def attempt() -> LogCheck:
        read = store.version(RECORD_KIND)
        if seen is not None:
            _refuse_contrary(store, made, seen)
        store.append_all([New(kind=RECORD_KIND, key=made.id, venue=store.venue, payload=made, at=now, expects=(read,))])
        return made

    return once_settled(attempt)


def last_look(store: Store) -> int:
    """Give the place in the chain of the last look that is recorded; 0 where none is."""
    return store.version(RECORD_KIND).seq


def said_otherwise(store: Store, made: LogCheck) -> tuple[str, ...]:
    """Say what other looks of the same day found in that log, where it was something else, and by whom."""
    others = (each for each in store.all(RECORD_KIND, LogCheck) if each.id != made.id and each.on == made.on)
    return tuple(
        f"{change.what}: {change.now} (recorded by {change.by})" for each in others for change in _changes(made, each)
    )


def _refuse_contrary(store: Store, made: LogCheck, seen: int) -> None:
    since = [each.value for each in store.read_all(RECORD_KIND, LogCheck) if each.version.seq > seen]
    changes = [change for each in since if each.on <= made.on for change in _changes(made, each)]
    if changes:
        fix = "if you both looked, record yours on the page as it is now: what was recorded last of a day counts"
        raise conflict(made.network, changes, fix=fix, opening="somebody looked as well, and found otherwise")


def _changes(made: LogCheck, other: LogCheck) -> Iterator[Change]:
    """Give what another look at the same log found otherwise."""
    if other.network != made.network:
        return
    logged = ("whether the test is in the log", made.logged, other.logged)
    alerted = ("whether the alert arrived", made.alerted, other.alerted)
    for what, mine, theirs in (logged, alerted):
        if mine is not theirs and theirs is not Looked.NOT_CHECKED:
            before, now = LOOKED_WORDS[mine], LOOKED_WORDS[theirs]
            yield Change(what=what, before=before, now=now, by=other.person, at=other.at, before_is="you say")
