# ruff: noqa: S608 - the names put into the statements stand here
"""What is no record (drafts, journals, jobs) has any value in any column: it is read, or told as damage."""

import contextlib
import json
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.records.another_form import of_another_form
from tests.report import samples as made
from venuecheck.core.problem import InputError
from venuecheck.core.step import Step
from venuecheck.filtering.model.run import Run
from venuecheck.records import jobs
from venuecheck.records.damage import NotWholeError
from venuecheck.records.drafts import UnreadableDraftError
from venuecheck.records.store import Store
from venuecheck.service import retention
from venuecheck.service.bookings.diary import diary_of
from venuecheck.service.bookings.kept_drafts import drop_unreadable, kept_drafts
from venuecheck.service.filter_checks import resuming
from venuecheck.service.filter_checks.recorded_runs import runs_without_steps
from venuecheck.service.record_keeping import subject_access
from venuecheck.service.record_keeping.proof import verify
from venuecheck.service.record_keeping.ways_back import begin_again
from venuecheck.service.record_keeping.what_to_do import to_know, what_to_do
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.reporting import venue_report

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


@pytest.mark.parametrize("body", ["{not json", "[]", "{}"])
def test_a_draft_that_cannot_be_read_stops_nothing_and_is_thrown_away(body: str, tmp_path: Path) -> None:
    """No record is damaged: the rest is read, it is listed and named, and its key is free to be dropped."""
    site = venues.school(tmp_path / "school")
    drafts = (("x", body), (f"venue-booking/{site.venue.id}/draft-1", json.dumps(DRAFT)))
    with open_store(site) as store:
        for key, said in drafts:
            columns = (site.venue.id, "assessment", key, "1", "2026", said)
            _put(tmp_path / "school" / "venuecheck.db", "INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?)", *columns)
        _put(tmp_path / "school" / "venuecheck.db", "UPDATE draft SET at = ? WHERE key != 'x'", AT)
        assert [(one.checklist, one.is_readable) for one in kept_drafts(store)] == [
            ("x", False),
            ("venue-booking", True),
        ]
        assert [one.draft for one in diary_of(site, store, now=NOW).begun] == ["draft-1"]
        assert subject_access.find(store, "A. Person").unreadable == ("x",)
        retention.plan(site, store, now=NOW)
        with pytest.raises(UnreadableDraftError, match="no record is damaged"):
            store.draft("assessment", "x")
        drop_unreadable(store, "x", "")
        assert [one.checklist for one in kept_drafts(store)] == ["venue-booking"]


@pytest.mark.parametrize("body", [[], {}, {"run": []}, "x", 1])
def test_a_record_of_another_shape_is_told_as_one_that_cannot_be_read(body: object, tmp_path: Path) -> None:
    """Whatever a signed record says: one clear error, wherever the checks are read."""
    site = venues.school(tmp_path / "school")
    with open_store(site) as store:
        with of_another_form():
            store.append("run", "run-x", body, NOW)
        readers: tuple[Callable[[], object], ...] = (
            lambda: venue_report(site, store, now=NOW),
            lambda: runs_without_steps(store),
            lambda: store.all("run", Run),
        )
        for read in readers:
            with pytest.raises(NotWholeError, match=r"cannot be read|has not the form that this version knows"):
                read()


def test_a_record_of_another_shape_has_a_way_back(tmp_path: Path) -> None:
    """It is named, with what to do, and the desk goes on with a new chain."""
    site = venues.school(tmp_path / "school")
    with open_store(site) as store, of_another_form():
        store.append("sign_off", "report", {}, NOW)
    found = verify(site)
    assert [str(fault) for fault in found.faults] == [
        "record 5: it has not the form that this version knows of its kind (sign_off report)"
    ]
    (advice,) = what_to_do(found)
    assert "update venuecheck" in advice.words
    assert advice.step is Step.BEGIN_AGAIN
    begin_again(site, person="A. Admin", reason="nothing can read it", now=NOW)
    with open_store(site) as store:
        assert venue_report(site, store, now=NOW)


def test_a_record_of_a_kind_that_is_not_known_is_a_newer_versions(tmp_path: Path) -> None:
    """Nothing is wrong with it, and whoever looks is told to update."""
    site = venues.school(tmp_path / "school")
    with open_store(site) as store:
        store.append("of_tomorrow", "x", {"a": 1}, NOW)
    found = verify(site)
    assert found.is_whole
    assert to_know(found)[-1].startswith("1 record is of a kind that this version does not know: a newer version")


def _put(path: Path, statement: str, *values: object) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, values)
