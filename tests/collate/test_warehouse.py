"""The fast way gives what the plain one gives: DuckDB, and Spark where it is installed, against the definitions."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.collate import forty
from tests.collate.venues import NOW, VENUE, WITHIN, stored
from venuecheck.assurance.status import Status
from venuecheck.collate.facts import Check, ListedVenue, VenueFacts
from venuecheck.collate.picture import before_of, picture
from venuecheck.core.problem import InputError
from venuecheck.records import warehouse
from venuecheck.records.warehouse import StoredCheck, duckdb_on, reduce, write
from venuecheck.service.partnership.what_was_sent import gather

MOMENTS = [NOW, before_of(NOW)]


def facts_of(by_venue: dict[str, list[Check]]) -> list[VenueFacts]:
    """Give venues with these checks; each check shows that the venue was heard of."""
    return [
        VenueFacts(
            venue=ListedVenue(id=venue, name=venue, kind=VENUE.kind, partner=""),
            checks=tuple(checks),
            heard=tuple(check.started for check in checks),
        )
        for venue, checks in sorted(by_venue.items())
    ]


@st.composite
def made(draw: st.DrawFn) -> list[StoredCheck]:
    """Make checks of a few venues."""
    found = []
    for at in range(draw(st.integers(6, 40))):
        check, pages = draw(stored(at))
        found.append(StoredCheck(venue=draw(st.sampled_from(["a", "b"])), check=check, pages=pages))
    return found


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(checks=made())
def test_duckdb_takes_what_counts_and_nothing_else_is_missed(checks: list[StoredCheck], tmp_path: Path) -> None:
    """The picture of what it took is the picture of everything."""
    folder = tmp_path / "findings"
    shutil.rmtree(folder, ignore_errors=True)
    write(folder, checks, "all")
    everything: dict[str, list[Check]] = {}
    for one in checks:
        everything.setdefault(one.venue, []).append(one.check)
    with duckdb_on(folder) as connection:
        reduced = reduce(connection, folder, MOMENTS)
    whole = picture(facts_of(everything), NOW, WITHIN)
    quick = picture(facts_of({venue: list(found) for venue, found in reduced.items()}), NOW, WITHIN)
    assert quick == whole
    assert sum(len(found) for found in reduced.values()) <= len(checks)


def test_writing_twice_changes_nothing_and_an_empty_one_is_empty(tmp_path: Path) -> None:
    """A warehouse has no check twice, and the folder of none is none."""
    forty.write(tmp_path / "sent")
    first = gather([str(tmp_path / "sent")], None, now=forty.NOW, parquet=tmp_path / "findings")
    gather([str(tmp_path / "sent")], None, now=forty.NOW, parquet=tmp_path / "findings")
    again = gather([str(tmp_path / "findings")], None, now=forty.NOW)
    drawn = picture(again.venues, forty.NOW, WITHIN)
    assert drawn.failures == picture(first.venues, forty.NOW, WITHIN).failures
    assert len(again.venues) == 36
    assert drawn.filtering[Status.PROBLEM] == 3
    assert not warehouse.is_warehouse(tmp_path / "sent")


def test_it_reads_its_folder_and_nothing_else(tmp_path: Path) -> None:
    """External access is off, and cannot be switched on again."""
    forty.write(tmp_path / "sent")
    gather([str(tmp_path / "sent")], None, now=forty.NOW, parquet=tmp_path / "findings")
    (tmp_path / "secret.csv").write_text("a\n1\n", "utf-8")
    with duckdb_on(tmp_path / "findings") as connection:
        outside = f"SELECT * FROM '{tmp_path}/secret.csv'"  # noqa: S608
        for statement in (outside, "SET enable_external_access = true", "INSTALL httpfs"):
            with pytest.raises(Exception, match=r"(?i)disabled|locked|cannot|permission"):
                connection.raw_sql(statement)


@pytest.mark.parametrize("name", ["[a]", "a*", "a?", "it's {a,b}", "a%20#b"])
def test_a_folder_is_what_it_is_called(name: str, tmp_path: Path) -> None:
    """And no pattern, by which those beside it would be read."""
    forty.write(tmp_path / "sent")
    for folder in ("a", "ab", name):
        gather([str(tmp_path / "sent")], None, now=forty.NOW, parquet=tmp_path / folder)
        (tmp_path / "sent").rename(tmp_path / f"sent to {folder}")
        (tmp_path / "sent").mkdir()
        one = next((tmp_path / f"sent to {folder}").glob("*.bundle"))
        one.rename(tmp_path / "sent" / one.name)
    again = gather([str(tmp_path / name)], None, now=forty.NOW)
    assert sum(bool(one.checks) for one in again.venues) <= 1


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    """As an error that says what to do."""
    forty.write(tmp_path / "sent")
    gather([str(tmp_path / "sent")], None, now=forty.NOW, parquet=tmp_path / "findings")
    for path in (tmp_path / "findings" / "checks").iterdir():
        path.write_bytes(b"PAR1 not really")
    with pytest.raises(InputError, match="export them again"):
        gather([str(tmp_path / "findings")], None, now=forty.NOW)


@pytest.mark.spark
def test_spark_gives_the_same(tmp_path: Path) -> None:
    """The same expressions on Spark's local cores; in a process of its own, for a JVM does not end with its session."""
    forty.write(tmp_path / "sent")
    gather([str(tmp_path / "sent")], None, now=forty.NOW, parquet=tmp_path / "findings")
    assert _on_spark(tmp_path / "findings", forty.NOW) == (36, "same")


@pytest.mark.spark
def test_spark_gives_the_same_of_a_million_findings(tmp_path: Path) -> None:
    """A year of weekly checks of 330 venues."""
    from benchmarks.collate import AT  # noqa: PLC0415 - needed here alone
    from benchmarks.generate import generate  # noqa: PLC0415

    assert generate(tmp_path / "findings", venues=330) > 1_000_000
    assert _on_spark(tmp_path / "findings", AT) == (330, "same")


def _on_spark(findings: Path, now: datetime) -> tuple[int, str]:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    done = subprocess.run(
        [sys.executable, "-m", "tests.collate.spark_child", str(findings), now.isoformat()],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    number, same = done.stdout.split()[-2:]
    return int(number), same


def test_quarters_are_named_in_utc() -> None:
    """The partition of a moment does not hang on where it was told."""
    assert warehouse.quarter_of(NOW) == "2026Q3"
    assert warehouse.quarter_of(NOW - timedelta(days=90)) == "2026Q2"
