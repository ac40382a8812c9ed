# ruff: noqa: S608 - the names put into the statements stand here
"""What is no record (drafts, journals, jobs) has any value in any column: it is read, or told as damage."""

import contextlib
import json
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.report import samples as made
from venuecheck.core.problem import InputError
from venuecheck.records import jobs
from venuecheck.records.store import Store
from venuecheck.service.bookings.diary import diary_of
from venuecheck.service.bookings.kept_drafts import kept_drafts
from venuecheck.service.filter_checks import resuming
from venuecheck.service.record_keeping import retention, subject_access
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from . import venues

NOW = made.NOW
AT = NOW.isoformat()
DRAFT = {"checklist": "venue-booking", "version": "7", "subject": "s", "person": "p", "started": AT, "values": {}}
HEAD = {"venue": "v", "network": "pupils", "list_digest": "x", "person": "p", "started": AT}
ROWS: Mapping[str, Mapping[str, object]] = {
    "draft": {"kind": "assessment", "key": "venue-booking/v/x", "version": "1", "at": AT, "body": json.dumps(DRAFT)},
    "journal": {"run": "run-1", "step": 0, "body": json.dumps(HEAD)},
    "job": {
        "id": "run-1",
        "kind": "check",
        "begun": AT,
        "runner": "x",
        "host": "h",
        "pid": 1,
        "heard": AT,
        "stop_asked": 0,
        "ended": "",
    },
    "job_event": {"job": "run-1", "number": 1, "at": AT, "body": "{}"},
}
VALUES = ("x'00ff'", "'x'", "'{}'", "'[]'", "9e999", "CAST(x'ff' AS TEXT)")
READERS: tuple[Callable[[Site, Store], object], ...] = (
    lambda _, store: kept_drafts(store),
    lambda site, store: diary_of(site, store, now=NOW),
    lambda site, store: retention.plan(site, store, now=NOW),
    lambda _, store: subject_access.find(store, "A. Person"),
    lambda _, store: resuming.begun(store, "latest"),
    lambda _, store: jobs.jobs(store),
    lambda _, store: jobs.events(store, "run-1"),
)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Make a venue with a row in each table."""
    site = venues.school(tmp_path_factory.mktemp("rows") / "school")
    with contextlib.closing(sqlite3.connect(site.path.parent / "venuecheck.db")) as connection, connection:
        for table, row in ROWS.items():
            values = {"venue": site.venue.id, **row}
            marks = ", ".join("?" * len(values))
            connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    return site


@pytest.mark.parametrize("table", ROWS)
def test_any_value_is_read_or_told_as_damage(table: str, school: Site) -> None:
    """Never a traceback; and without it everything is read."""
    path: Path = school.path.parent / "venuecheck.db"
    with open_store(school) as store:
        for read in READERS:
            read(school, store)
        for column, first in ROWS[table].items():
            for value in VALUES:
                _put(path, f"UPDATE {table} SET {column} = {value} WHERE venue = '{school.venue.id}'")
                for read in READERS:
                    with contextlib.suppress(InputError):
                        read(school, store)
            _put(path, f"UPDATE {table} SET {column} = ? WHERE venue = '{school.venue.id}'", first)


def _put(path: Path, statement: str, *values: object) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)
