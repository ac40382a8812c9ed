"""A person looked into the filter's log: whether it held the test, and whether the alert arrived."""

from collections.abc import Iterator
from datetime import date, datetime

from venuecheck.core.actor import Actor
from venuecheck.core.day_words import day
from venuecheck.core.ids import new_id
from venuecheck.core.london import is_still_to_come, london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError, did_you_mean
from venuecheck.plans.said import LogCheck, Looked
from venuecheck.records.appending import New
from venuecheck.records.store import Store
from venuecheck.records.version import once_settled
from venuecheck.report.venue.log_checks import LOOKED_WORDS
from venuecheck.service.filter_checks.recorded_runs import run_called
from venuecheck.service.record_keeping.said_beside import Speaker, Word, refuse_passing_over
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
    replaces: bool = False,
) -> LogCheck:
    """Record what somebody found in the log of `network`; `run` is the check whose pages they looked for.

    `seen`: the place in the chain of the last look that the person was shown (`last_said`), None where they were shown
    none; `replaces`: theirs is to count, whatever another says of the same day. Raises `InputError` with everything
    that is missing or cannot be; `ConflictError` where another says otherwise that they have not seen (`Speaker`).
    """
    who = acting(site.people, site.venue.id, person, Doing.CONFIRM_LOG)
    name, note = cleaned(who.name), cleaned(note)
    known = [each.id for each in site.networks]
    problems = list(person_problems(name))
    if network not in known:
        fix = did_you_mean(network, known)
        what = f"there is no network '{plain(network, 80)}' in this configuration"
        problems.append(wrong("network", what, fix))
    if is_still_to_come(on, now):
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
        if on < (begun := london_day(found.run.started)):
            what = f"the check {found.run.id} was made on {day(begun)}, after the day on which the log was looked at"
            raise InvalidError.of("on", what, "look again, or name the check that was looked for")
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

    speaker = Speaker(person=name, seen=seen, replaces=replaces)

    def attempt() -> LogCheck:
        read = store.version(RECORD_KIND)
        refuse_passing_over(network, _words(store, made), speaker)
        store.append_all([New(kind=RECORD_KIND, key=made.id, venue=store.venue, payload=made, at=now, expects=(read,))])
        return made

    return once_settled(attempt)


def _words(store: Store, made: LogCheck) -> Iterator[Word]:
    """Give what was found before in the same log, until that day, of what was looked at now."""
    for each in store.read_all(RECORD_KIND, LogCheck):
        one = each.value
        if one.network != made.network or one.on > made.on:
            continue
        logged = ("whether the test is in the log", made.logged, one.logged)
        alerted = ("whether the alert arrived", made.alerted, one.alerted)
        for what, mine, theirs in (logged, alerted):
            if theirs is not Looked.NOT_CHECKED:
                yield Word(
                    what=what,
                    now=LOOKED_WORDS[mine],
                    before=LOOKED_WORDS[theirs],
                    by=one.person,
                    at=one.at,
                    place=each.version.seq,
                    is_of_the_day=one.on == made.on,
                )
