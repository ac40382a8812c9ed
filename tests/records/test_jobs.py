"""Long work is taken up by one, told by number, and stopped or gone on with by others, in both databases."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from venuecheck.core.problem import ForbiddenError
from venuecheck.records import jobs
from venuecheck.records.jobs import TakenOverError
from venuecheck.records.outside import Beside
from venuecheck.records.store import Store

from .conftest import new_database

AT = datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
ONE, OTHER = jobs.runner("desk", 1), jobs.runner("laptop", 2)


def take(store: Store, by: jobs.Runner, *, may: bool, minutes: int = 0) -> jobs.Job | None:
    """Take the job up."""
    return jobs.claim(store, "run-1", "check", by, now=AT + timedelta(minutes=minutes), may_take=lambda _: may)


def test_a_job_is_one_runners_at_a_time(store: Store) -> None:
    """Whoever may not take it changes nothing; whoever takes it over silences the one before."""
    assert take(store, ONE, may=False) is None
    with pytest.raises(ForbiddenError, match="under way on desk"):
        take(store, OTHER, may=False)
    jobs.write(store, "run-1", ONE, now=AT, events=[{"n": 1}, {"n": 2}], lines=['{"step": 0}'])
    asked = jobs.ask_to_stop(store, "run-1")
    assert asked is not None
    assert (asked.stop_asked, asked.host, asked.pid, asked.ended) == (True, "desk", 1, "")
    before = take(store, OTHER, may=True, minutes=5)
    assert before == asked
    with pytest.raises(TakenOverError):
        jobs.write(store, "run-1", ONE, now=AT, events=[{"n": 9}], lines=['{"step": 9}'], step=1)
    jobs.write(store, "run-1", OTHER, now=AT, events=[{"n": 3}], lines=['{"step": 1}'], step=1, ended="finished")
    found = jobs.find(store, "run-1")
    assert found is not None
    assert (found.begun, found.host, found.stop_asked, found.ended) == (AT, "laptop", False, "finished")
    assert store.journal("run-1") == [{"step": 0}, {"step": 1}]
    assert [(one.number, one.body) for one in jobs.events(store, "run-1")] == [(n, {"n": n}) for n in (1, 2, 3)]
    assert [one.number for one in jobs.events(store, "run-1", after=2)] == [3]


def test_a_line_that_is_there_already_takes_its_event_with_it(store: Store) -> None:
    """Both are written, or neither."""
    take(store, ONE, may=True)
    jobs.write(store, "run-1", ONE, now=AT, events=[{"n": 1}], lines=['{"step": 0}'])
    with pytest.raises(Exception, match="the store cannot be used"):
        jobs.write(store, "run-1", ONE, now=AT, events=[{"n": 2}], lines=['{"step": 0}'])
    assert [one.body for one in jobs.events(store, "run-1")] == [{"n": 1}]


def test_what_a_job_tells_waits_for_no_disk_until_it_ends(tmp_path: Path) -> None:
    """SQLite's log is left where it is, on no disk perhaps; the end brings all of it into the file."""
    path = tmp_path / "venuecheck.db"
    log = path.with_name(f"{path.name}-wal")
    with Store.open(f"sqlite:///{path.as_posix()}", "v", Beside(tmp_path)) as store:
        take(store, ONE, may=True)
        jobs.write(store, "run-1", ONE, now=AT, events=[{"n": 1}], lines=['{"step": 0}'])
        assert log.stat().st_size > 0
        with Store.open(f"sqlite:///{path.as_posix()}", "v", Beside(tmp_path)) as other:
            assert [one.body for one in jobs.events(other, "run-1")] == [{"n": 1}]
        assert jobs.ask_to_stop(store, "run-1") is not None
        assert log.stat().st_size > 0
        jobs.write(store, "run-1", ONE, now=AT, ended="finished", forget_journal=True)
        assert log.stat().st_size == 0
        assert store.journal("run-1") == []


def test_a_runner_that_writes_keeps_nobody_from_recording(sockets: str, tmp_path: Path) -> None:
    """On PostgreSQL whoever adds a record takes the writers' lock, and a job's own row is another."""
    url = new_database(sockets)
    with Store.open(url, "v", Beside(tmp_path)) as store, Store.open(url, "v", Beside(tmp_path)) as other:
        take(store, ONE, may=True)
        with other.writing():
            jobs.write(store, "run-1", ONE, now=AT, events=[{"n": 1}], lines=['{"step": 0}'])
            jobs.write(store, "run-1", ONE, now=AT, events=[{"n": 2}], ended="finished")
            store.drop_journal("run-1")
            assert take(store, OTHER, may=True) is not None
        assert [one.body for one in jobs.events(store, "run-1")] == [{"n": 1}, {"n": 2}]
        assert store.journal("run-1") == []


def test_jobs_are_their_venues(store: Store) -> None:
    """One id at two venues is two jobs, and to forget one leaves the other."""
    elsewhere = Store(store.database, "elsewhere")
    for place in (store, elsewhere):
        take(place, ONE, may=False)
        jobs.write(place, "run-1", ONE, now=AT, events=[{"of": place.venue}])
    assert [one.body for one in jobs.events(store, "run-1")] == [{"of": "v"}]
    assert jobs.find(store, "run-2") is None
    assert jobs.ask_to_stop(store, "run-2") is None
    assert jobs.jobs(store, "other") == ()
    jobs.forget(store, "run-1")
    assert (jobs.jobs(store), jobs.events(store, "run-1")) == ((), ())
    assert [one.id for one in jobs.jobs(elsewhere, "check")] == ["run-1"]
    assert [one.body for one in jobs.events(elsewhere, "run-1")] == [{"of": "elsewhere"}]
