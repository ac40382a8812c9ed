"""Long work as others see it: who does it, whether it goes on, and what happened, in numbered events.

Events stay when the work ends or the program dies, and can be read again from any number on, by any process.
"""

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from venuecheck.core.day_words import day
from venuecheck.core.london import london_time
from venuecheck.core.problem import ForbiddenError
from venuecheck.records import tables
from venuecheck.records.reading_back import as_written, json_of
from venuecheck.records.store import Store

_JOB, _EVENT, _JOURNAL = tables.job.c, tables.job_event.c, tables.journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Long work and how it goes."""

    id: str
    kind: str
    begun: datetime
    runner: str
    """A secret of whoever does it now: another one means that somebody else has gone on with it."""
    host: str
    pid: int
    heard: datetime
    """When whoever does it last said something."""
    stop_asked: bool
    ended: str
    """How it ended, in a word; empty while it has not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened."""

    number: int
    """From 1, without gaps."""
    at: datetime
    body: Any
    """JSON values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """Who does a job: a process on a computer."""

    host: str
    pid: int
    token: str


def runner(host: str, pid: int) -> Runner:
    """Give somebody who can do a job."""
    return Runner(host=host, pid=pid, token=secrets.token_hex(16))


class TakenOverError(ForbiddenError):
    """Somebody else has gone on with the job: whoever did it before writes nothing more."""


def claim(
    store: Store, job: str, kind: str, by: Runner, *, now: datetime, may_take: Callable[[Job], bool]
) -> Job | None:
    """Take a job up, a new one or one that is there where `may_take` says so; give it as it was before.

    It waits for no disk: a loss of power ends whoever took it up as well. Raises `ForbiddenError` where it may not be
    taken.
    """
    moment = now.isoformat()
    mine = {"runner": by.token, "host": by.host[:100], "pid": by.pid, "heard": moment, "stop_asked": 0, "ended": ""}
    for is_new in (False, True):  # one that is there is locked by its own row; two could begin the same new one
        with store.noting(alone=is_new) as connection:
            before = _find(connection, store, job, alone=True)
            if before is not None and not may_take(before):
                begun, heard = london_time(before.begun), london_time(before.heard)
                since = f"since {day(begun)} at {begun:%H:%M}"
                what = f"it is under way on {before.host} {since}, and was last heard of at {heard:%H:%M:%S}"
                raise ForbiddenError.at(job, what, "watch it, or stop it and then go on")
            if before is not None:
                connection.execute(_of(tables.job.update(), store, job).values(**mine))
                return before
            if is_new:
                first = tables.job.insert().values(venue=store.venue, id=job, kind=kind, begun=moment, **mine)
                connection.execute(first)
    return None


def write(
    store: Store,
    job: str,
    by: Runner,
    *,
    now: datetime,
    events: Sequence[object] = (),
    lines: Sequence[str] = (),
    step: int = 0,
    ended: str = "",
    forget_journal: bool = False,
) -> None:
    """Write events and lines of the journal (from `step` on) down, together, and that whoever does it is there.

    They wait for the disk once it has `ended`; where a record holds by then what the journal says, `forget_journal`.
    Before that a loss of power ends the job and costs its last moments, which whoever goes on with it does again; and
    pages that save something do not wait behind it. Raises `TakenOverError` where somebody else has gone on with it.
    """
    with store.writing(alone=False) if ended else store.noting() as connection:
        current = _find(connection, store, job, alone=True)
        if current is None or current.runner != by.token:
            raise TakenOverError.at(job, "somebody else has gone on with it", "watch it there")
        if lines:
            of = {"venue": store.venue, "run": job}
            rows = [{**of, "step": number, "body": body} for number, body in enumerate(lines, step)]
            connection.execute(_JOURNAL.insert(), rows)
        if forget_journal:
            connection.execute(_JOURNAL.delete().where(_JOURNAL.c.venue == store.venue, _JOURNAL.c.run == job))
        if events:
            last = connection.scalar(_of_events(sa.select(sa.func.max(_EVENT.number)), store, job)) or 0
            told = [
                {"venue": store.venue, "job": job, "number": number, "at": now.isoformat(), "body": json.dumps(body)}
                for number, body in enumerate(events, last + 1)
            ]
            connection.execute(tables.job_event.insert(), told)
        connection.execute(_of(tables.job.update(), store, job).values(heard=now.isoformat(), ended=ended))


def ask_to_stop(store: Store, job: str) -> Job | None:
    """Ask whoever does a job to end it; give the job as it is, None where there is none. It waits for no disk."""
    with store.noting() as connection:
        connection.execute(_of(tables.job.update(), store, job).values(stop_asked=1))
        return _find(connection, store, job)


def find(store: Store, job: str) -> Job | None:
    """Give a job of the venue."""
    with store.reading(one=True) as connection:
        return _find(connection, store, job)


def jobs(store: Store, kind: str | None = None) -> tuple[Job, ...]:
    """List the venue's jobs, or those of a kind, the one begun first at the beginning."""
    query = sa.select(tables.job).where(_JOB.venue == store.venue).order_by(_JOB.begun, _JOB.id)
    if kind is not None:
        query = query.where(_JOB.kind == kind)
    with store.reading(one=True) as connection:
        return tuple(_job(row, store) for row in connection.execute(query).mappings())


def events(store: Store, job: str, after: int = 0) -> tuple[Event, ...]:
    """Give what happened after the event of this number."""
    query = _of_events(sa.select(tables.job_event), store, job).where(_EVENT.number > after).order_by(_EVENT.number)
    with store.reading(one=True) as connection:
        rows = connection.execute(query).mappings().all()
    whose = f"what happened in {job}"
    with as_written(store.shown, whose):
        return tuple(
            Event(
                number=row["number"],
                at=datetime.fromisoformat(row["at"]),
                body=json_of(row["body"], store.shown, whose),
            )
            for row in rows
        )


def forget(store: Store, job: str) -> None:
    """Forget a job and its events."""
    with store.writing(alone=False) as connection:
        connection.execute(_of(tables.job.delete(), store, job))
        connection.execute(tables.job_event.delete().where(_EVENT.venue == store.venue, _EVENT.job == job))


def _find(connection: sa.Connection, store: Store, job: str, *, alone: bool = False) -> Job | None:
    """Find a job; `alone`: nobody else changes it until the transaction ends (in SQLite nobody writes at all)."""
    query = sa.select(tables.job).where(_JOB.venue == store.venue, _JOB.id == job)
    row = connection.execute(query.with_for_update() if alone else query).mappings().first()
    return _job(row, store) if row is not None else None


def _job(row: sa.RowMapping, store: Store) -> Job:
    with as_written(store.shown, f"the work {row['id']}"):
        return Job(
            id=row["id"],
            kind=row["kind"],
            begun=datetime.fromisoformat(row["begun"]).astimezone(UTC),
            runner=row["runner"],
            host=row["host"],
            pid=int(row["pid"]),
            heard=datetime.fromisoformat(row["heard"]).astimezone(UTC),
            stop_asked=bool(row["stop_asked"]),
            ended=row["ended"],
        )


def _of(statement: Any, store: Store, job: str) -> Any:  # noqa: ANN401 - an update or a deletion
    return statement.where(_JOB.venue == store.venue, _JOB.id == job)


def _of_events(query: sa.Select[Any], store: Store, job: str) -> sa.Select[Any]:
    return query.where(_EVENT.venue == store.venue, _EVENT.job == job)
