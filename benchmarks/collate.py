"""How long one report on many venues takes, and how much memory: DuckDB, beside plain SQLite and pandas.

    python -m benchmarks collate                      25,000 venues x 52 weeks x 60 pages, 78 million findings
    python -m benchmarks collate --venues 500         a quick one

Each measurement is a process of its own, so that its memory is its own. What is printed is Markdown.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from benchmarks.generate import END, PAGES, VENUES, WEEKS, generate

AT = END + timedelta(days=5)
BEFORE = AT - timedelta(days=91)
_BOROUGH = 300
REGION = 3_000
_HEAD = ("| what | findings | seconds | of them on the processor | memory at most |", "|--|--|--|--|--|")
_SIDE_BY_SIDE = 2_000_000
"""Findings up to which SQLite and pandas are measured, too: more would not say more, and pandas would need it all."""


def measure(venues: int = VENUES) -> str:
    """Measure on so many venues; give the figures as Markdown. About 4 bytes of disk for each finding."""
    with tempfile.TemporaryDirectory(prefix="venuecheck-bench-") as name:
        return "\n".join(_lines(Path(name), venues, WEEKS, PAGES))


def measure_region() -> str:
    """Measure the report on a region's venues alone; give the figures as Markdown."""
    with tempfile.TemporaryDirectory(prefix="venuecheck-bench-") as name:
        return "\n".join((*_HEAD, *_region(Path(name), PAGES)))


def _lines(folder: Path, venues: int, weeks: int, pages: int) -> list[str]:
    lines = [*_HEAD]
    whole = folder / "whole"
    began = time.perf_counter()
    number = generate(whole, venues=venues, weeks=weeks, pages=pages)
    size = sum(path.stat().st_size for path in whole.rglob("*.parquet"))
    lines.append(
        f"| generated, {size / 1024**2:.0f} MiB of Parquet | {number:,} | {time.perf_counter() - began:.1f} | |"
    )
    report = [sys.executable, "-m", "venuecheck", "collate", str(whole), "--format", "html", "--to", str(folder)]
    lines.append(_measured(f"national report, {venues:,} venues (the command)", number, report))
    for part in (1_000_000, 5_000_000, 20_000_000):
        if part < number:
            some = folder / f"part-{part}"
            made = generate(some, venues=max(1, part // (weeks * pages)), weeks=weeks, pages=pages)
            lines.append(_own("what counts, by DuckDB", made, "duckdb", some))
    lines.append(_own("what counts, by DuckDB", number, "duckdb", whole))
    side = folder / "side"
    made = generate(side, venues=max(1, min(number, _SIDE_BY_SIDE) // (weeks * pages)), weeks=weeks, pages=pages)
    lines += [_own(f"the same, by {engine}", made, engine.lower(), side) for engine in ("DuckDB", "SQLite", "pandas")]
    borough = folder / "borough"
    borough.mkdir()
    database = _borough(borough, min(_BOROUGH, venues), weeks, pages)
    listed = min(_BOROUGH, venues)
    report = [sys.executable, "-m", "venuecheck", "collate", str(database), "--format", "html", "--to", str(borough)]
    lines.append(_measured(f"one borough, {listed} venues, from SQLite (the command)", listed * pages, report))
    printed = [*report[:-4], "--format", "pdf", "--to", str(borough)]
    lines.append(_measured("the same as PDF: the report, and its appendix with all venues", listed * pages, printed))
    return lines


def _region(folder: Path, pages: int) -> Iterator[str]:
    """Measure the report on a region's venues, each with a year of weekly checks: in one bundle, and sent quarterly."""
    from benchmarks.borough import write_files  # noqa: PLC0415 - loads much that the children do not need

    for bundles, kept in ((1, "a bundle of each"), (4, "four bundles of each, one a quarter")):
        here = folder / str(bundles)
        here.mkdir()
        database = _borough(here, REGION, WEEKS, pages, bundles)
        report = [sys.executable, "-m", "venuecheck", "collate", str(database), "--format", "html", "--to", str(here)]
        yield _measured(f"a region, {REGION:,} venues, from SQLite, {kept} (the command)", REGION * pages, report)
        sent = here / "sent"
        sent.mkdir()
        write_files(sent, venues=REGION, weeks=WEEKS, pages=pages, bundles=bundles)
        report[4] = str(sent)
        yield _measured(f"the same from a folder of {REGION * bundles:,} files", REGION * pages, report)


def _own(what: str, number: int, engine: str, folder: Path) -> str:
    return _measured(what, number, [sys.executable, "-m", "benchmarks.collate", engine, str(folder)])


def _measured(what: str, number: int, command: list[str]) -> str:
    """Run a process and give its time and the most memory that it held."""
    if sys.platform == "win32":
        return f"| {what} | {number:,} | not measured on Windows | | |"
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    failed = "" if process.returncode == 0 else f" FAILED with {process.returncode}"
    # on a machine that does other things as well the second figure says more
    busy = usage.ru_utime + usage.ru_stime
    return f"| {what}{failed} | {number:,} | {seconds:.1f} | {busy:.1f} | {usage.ru_maxrss / 1024:,.0f} MiB |"


def _borough(folder: Path, venues: int, weeks: int, pages: int, bundles: int = 1) -> Path:
    """Make a coordinator's database with so many bundles of each venue, as `bundle import` makes it."""
    from benchmarks.borough import fill  # noqa: PLC0415 - loads much that the children do not need

    return fill(folder, venues=venues, weeks=weeks, pages=pages, bundles=bundles)


def by_duckdb(folder: Path) -> dict[str, int]:
    """Count the pages of the checks that count, by result, as the program does."""
    from venuecheck.records.warehouse import duckdb_on, reduce  # noqa: PLC0415

    with duckdb_on(folder) as connection:
        reduced = reduce(connection, folder, [AT, BEFORE])
    total: dict[str, int] = {}
    for check in (check for checks in reduced.values() for check in checks):
        for name in ("as_expected", "under_blocked", "over_blocked", "not_proven"):
            total[name] = total.get(name, 0) + getattr(check.counts, name)
    return {name: number for name, number in total.items() if number}


_NEWEST = """
    WITH ranked AS (
        SELECT "check", row_number() OVER (
            PARTITION BY venue, network, by_person ORDER BY started DESC, run DESC, "check" DESC) AS place
        FROM checks WHERE started <= ?)
    SELECT "check" FROM ranked WHERE place = 1
"""


def by_sqlite(folder: Path) -> dict[str, int]:
    """Count the same in SQLite: the rows are brought in, which is part of the cost only once."""
    import duckdb  # noqa: PLC0415 - it only reads the files here

    path = folder / "plain.db"
    is_new = not path.exists()
    database = sqlite3.connect(path)
    if is_new:
        source = duckdb.connect()
        database.execute(
            'CREATE TABLE checks ("check" INTEGER, venue TEXT, network TEXT, run TEXT, started INTEGER, by_person)'
        )
        database.execute('CREATE TABLE findings ("check" INTEGER, result TEXT)')
        heads = f"SELECT \"check\", venue, network, run, started, by_person FROM '{folder}/checks/*.parquet'"  # noqa: S608
        rows = f"SELECT \"check\", result FROM '{folder}/findings/*/*.parquet'"  # noqa: S608
        for table, query, marks in (("checks", heads, "?,?,?,?,?,?"), ("findings", rows, "?,?")):
            found = source.execute(query)
            while some := found.fetchmany(50_000):
                database.executemany(f"INSERT INTO {table} VALUES ({marks})", some)  # noqa: S608
        database.execute('CREATE INDEX by_check ON findings ("check")')
        database.commit()
    chosen = {row[0] for moment in (AT, BEFORE) for row in database.execute(_NEWEST, (_micros(moment),))}
    database.execute('CREATE TEMP TABLE chosen ("check" INTEGER PRIMARY KEY)')
    database.executemany("INSERT INTO chosen VALUES (?)", [(one,) for one in chosen])
    query = 'SELECT result, count(*) FROM findings JOIN chosen USING ("check") GROUP BY result'
    return dict(database.execute(query).fetchall())


def by_pandas(folder: Path) -> dict[str, int]:
    """Count the same in pandas, which holds everything in memory."""
    import pandas as pd  # noqa: PLC0415 - in the group `bench` alone

    checks = pd.read_parquet(folder / "checks")
    findings = pd.read_parquet(folder / "findings", columns=["check", "result"])
    chosen: set[int] = set()
    for moment in (AT, BEFORE):
        until = checks[checks["started"] <= _micros(moment)].sort_values(["started", "run", "check"])
        chosen |= set(until.groupby(["venue", "network", "by_person"])["check"].last())
    mine = findings[findings["check"].isin(chosen)]
    return {str(name): int(number) for name, number in mine["result"].value_counts().items()}


def _micros(moment: object) -> int:
    return int(moment.timestamp()) * 1_000_000  # type: ignore[attr-defined]


ENGINES: dict[str, Callable[[Path], dict[str, int]]] = {"duckdb": by_duckdb, "sqlite": by_sqlite, "pandas": by_pandas}

if __name__ == "__main__":
    print(sorted(ENGINES[sys.argv[1]](Path(sys.argv[2])).items()))
