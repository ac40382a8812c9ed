"""Watching a check from another process, and stopping it: what happened so far, by number, from any number on."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import ForbiddenError, NotFoundError, did_you_mean
from venuecheck.records import jobs
from venuecheck.records.codec import decode
from venuecheck.records.jobs import Job
from venuecheck.records.store import Store
from venuecheck.service.filter_checks.check_events import CheckState, Kept
from venuecheck.service.filter_checks.check_job import KIND, is_alive
from venuecheck.service.filter_checks.recorded_runs import LATEST

_PAUSE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """Something that happened in a check."""

    number: int
    """From 1, without gaps: to read on from here, ask for what came after it."""
    at: datetime
    event: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSeen:
    """A check as others see it."""

    run: str
    state: CheckState
    begun: datetime
    heard: datetime
    """When something was last heard of it."""
    device: str


def checks(store: Store) -> tuple[CheckSeen, ...]:
    """List the venue's checks, the one begun first at the beginning."""
    return tuple(_seen(job) for job in jobs.jobs(store, KIND))


def called(store: Store, wanted: str) -> CheckSeen:
    """Give the check of this id; for `latest` the one that was begun last, of those under way where there is one.

    One that a wrong clock dates ahead does not hide the one that is under way. Raises `NotFoundError` where there is
    none.
    """
    known = checks(store) if wanted == LATEST else ()
    going = [one for one in known if one.state.is_going]
    return (going or known)[-1] if known else check(store, wanted)


def check(store: Store, run: str) -> CheckSeen:
    """Give a check as it stands. Raises `NotFoundError`, which names the one that may be meant."""
    return _seen(_job(store, run))


def events(store: Store, run: str, after: int = 0) -> tuple[Numbered, ...]:
    """Give what happened after the event of this number; nothing is lost by asking late, or again."""
    return tuple(
        Numbered(number=one.number, at=one.at, event=decode(_Told, {"event": one.body}).event)
        for one in jobs.events(store, run, after)
    )


def watch(store: Store, run: str, after: int = 0) -> Iterator[Numbered]:
    """Give what happens, as it happens, until the check ends or nothing is heard of it any more.

    Raises `NotFoundError` where there is no such check.
    """
    while True:
        going = check(store, run).state.is_going
        # asked after the state: what was written before it ended is not missed
        for one in events(store, run, after):
            after = one.number
            yield one
        if not going:
            return
        time.sleep(_PAUSE)


def stop(store: Store, run: str) -> CheckSeen:
    """Ask a check to stop, from whatever process; it ends within seconds and keeps what it has.

    Raises `NotFoundError` where there is no such check, `ForbiddenError` where it is not under way.
    """
    before = _seen(_job(store, run))
    if not before.state.is_going:
        raise ForbiddenError.at(run, "this check is not under way, so it cannot be stopped", "see how it ended")
    asked = jobs.ask_to_stop(store, run)
    return _seen(asked) if asked is not None else before


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    event: Kept


def _job(store: Store, run: str) -> Job:
    found = jobs.find(store, run)
    if found is None:
        known = [job.id for job in jobs.jobs(store, KIND)]
        raise NotFoundError.at(plain(run, 80), "there is no check of this id at this venue", did_you_mean(run, known))
    return found


def _seen(job: Job) -> CheckSeen:
    return CheckSeen(run=job.id, state=_state(job), begun=job.begun, heard=job.heard, device=job.host)


def _state(job: Job) -> CheckState:
    if job.ended:
        return CheckState(job.ended)
    if not is_alive(job, datetime.now(UTC)):
        return CheckState.BROKEN_OFF
    return CheckState.STOPPING if job.stop_asked else CheckState.UNDER_WAY
