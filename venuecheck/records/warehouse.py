"""Findings of many venues over a long time, as partitioned Parquet, and what of them counts at a moment.

Three tables: `checks` (a row a check), `findings` (a row a page of a check), `questions` (a row a question to a
network). `findings` is partitioned by quarter, as Hive does it. A reduction gives the few checks that count at one or
two moments, whole; what they mean is for `collate` to say. It is written once, as Ibis expressions, and runs on DuckDB
here and on Spark where one machine does not serve.
"""

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from venuecheck.collate.facts import Check
from venuecheck.core.london import last_moment, london_day
from venuecheck.core.problem import InputError, MissingExtraError
from venuecheck.core.step import Step, Then
from venuecheck.filtering.model.finding import Result
from venuecheck.records.parquet import arrow, micros, place_of, write_table
from venuecheck.records.warehouse_checks import checks_of

if TYPE_CHECKING:
    import ibis
    from ibis.backends import BaseBackend

CHECKS, FINDINGS, QUESTIONS = "checks", "findings", "questions"
MEMORY = "1500MB"
"""What DuckDB may use before it writes to disk; the whole program is to stay below 2 GB."""
_ROWS_A_FILE = 1_000_000
_NO_QUARTER = "none"
_AS_TOLD = micros(datetime.min.replace(tzinfo=UTC))
"""Before every moment: a check as it was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCheck:
    """A check with every page, as it is exported."""

    venue: str
    check: Check
    pages: tuple[tuple[str, str, Result, str], ...]
    """Page, category, result, and the filter that it named (empty for none)."""
    told: str = ""
    """When it was told whole (ISO 8601): of a check that two bundles tell, the newest counts. Earlier versions said
    none."""
    after: datetime | None = None
    """Where this is what becomes of it though nobody says another word: after when."""


def is_warehouse(folder: Path) -> bool:
    """Whether a folder holds exported findings."""
    return (folder / CHECKS).is_dir() and (folder / FINDINGS).is_dir()


def write(folder: Path, checks: Iterable[StoredCheck], name: str) -> int:
    """Add checks to the warehouse in `folder`, in files called after `name`; give how many findings were written.

    Writing again under a name takes the place of what was written under it. Raises `InputError` where it cannot.
    """
    pa, pq = arrow()
    written = 0
    try:
        for number, some in enumerate(_in_parts(checks)):
            # a number of its own for each check joins faster than ids do, and stays the same when written again
            numbered = [(hash_of(one.venue, one.check.run, one.told, one.after), one) for one in some]
            made = pa.Table.from_pylist([_check_row(at, one) for at, one in numbered], schema=_schema(CHECKS))
            write_table(pq, made, folder / CHECKS / f"{name}-{number}.parquet")
            asked = [
                {"check": at, "probe": question.probe, "status": question.status.value}
                for at, one in numbered
                for question in one.check.questions
            ]
            write_table(
                pq,
                pa.Table.from_pylist(asked, schema=_schema(QUESTIONS)),
                folder / QUESTIONS / f"{name}-{number}.parquet",
            )
            by_quarter: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for at, one in numbered:
                by_quarter[quarter_of(one.check.started)] += [
                    {"check": at, "page": page, "category": category, "result": result.value, "product": product}
                    for page, category, result, product in one.pages
                ]
            # a file without rows where no page was tried: what is exported can be read, though it be nothing
            for quarter, rows in sorted(by_quarter.items()) or [(_NO_QUARTER, [])]:
                made = pa.Table.from_pylist(rows, schema=_schema(FINDINGS))
                write_table(pq, made, folder / FINDINGS / f"quarter={quarter}" / f"{name}-{number}.parquet")
                written += len(rows)
    except OSError as error:
        what = f"the findings cannot be written here ({error.strerror or 'output error'})"
        raise InputError.at(
            str(folder), what, "check that the folder can be written to and the disk has room"
        ) from None
    return written


def hash_of(venue: str, run: str, told: str, after: datetime | None = None) -> int:
    """Number a check: 63 bits of the SHA-256 of its venue, its id, when it was told, and after when it is so."""
    import hashlib  # noqa: PLC0415 - needed only where something is exported

    parts = (venue, run, told, *([after.isoformat()] if after else []))
    return int.from_bytes(hashlib.sha256("\n".join(parts).encode()).digest()[:8]) >> 1


def quarter_of(moment: datetime) -> str:
    """Name the quarter of a moment (UTC): `2026Q3`."""
    there = moment.astimezone(UTC)
    return f"{there.year}Q{(there.month + 2) // 3}"


@contextlib.contextmanager
def duckdb_on(folder: Path, *, memory: str = MEMORY, threads: int = 2) -> "Iterator[BaseBackend]":
    """Open DuckDB on a warehouse: it reads this folder and nothing else, and stays within `memory`.

    Raises `InputError` where the libraries are not installed.
    """
    try:
        import ibis  # noqa: PLC0415 - slow to load, and an extra
        import ibis.backends.duckdb  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("collate", "the libraries that collate findings are not installed") from None
    connection = ibis.duckdb.connect(memory_limit=memory, threads=threads)
    try:
        # the folder itself, and as it is written in what is asked for
        named = {folder.resolve().as_posix(), place_of(connection, folder)}
        where = ", ".join("'{}'".format(one.replace("'", "''")) for one in sorted(named))
        connection.raw_sql("SET preserve_insertion_order = false")
        connection.raw_sql(f"SET allowed_directories = [{where}]")
        connection.raw_sql("SET enable_external_access = false")
        connection.raw_sql("SET lock_configuration = true")
        yield connection
    finally:
        connection.disconnect()


def reduce(connection: "BaseBackend", folder: Path, moments: Sequence[datetime]) -> Mapping[str, tuple[Check, ...]]:
    """Give, by venue, the checks that may count at one of the moments: the newest of each network and vantage.

    The engine goes through every finding; what comes back is a few checks a venue. Raises `InputError` where a file
    does not hold what it should.
    """
    import ibis  # noqa: PLC0415 - slow to load, and an extra

    try:
        checks = _with_told(connection, f"{place_of(connection, folder)}/{CHECKS}/*.parquet")
        findings = connection.read_parquet(_findings_of(connection, folder))
        questions = connection.read_parquet(f"{place_of(connection, folder)}/{QUESTIONS}/*.parquet")
        heads = connection.to_pyarrow(counting(checks, moments))
        # chosen once, and not for each table
        chosen = ibis.memtable(heads.select(["check"]))
        # what the engine needs most memory for comes first, while nothing else is held
        tried, kinds, tallied, failing, asked = (
            connection.to_pyarrow(table).to_pylist()
            for table in (
                held_alike(findings, chosen, "page"),
                held_alike(findings, chosen, "category"),
                tallies(findings, chosen),
                failed(findings, chosen),
                questions.semi_join(chosen, "check").distinct(),
            )
        )
        return checks_of(heads.to_pylist(), tallied, failing, asked, tried=tried, kinds=kinds)
    except Exception as error:
        what = f"the findings cannot be read ({type(error).__name__})"
        fix = "export them again"
        raise InputError.at(str(folder), what, fix, then=Then(step=Step.EXPORT_FINDINGS)) from error


def _with_told(connection: "BaseBackend", where: str) -> "ibis.Table":
    """Read the checks; those that an earlier version exported do not say when they were told, and how they age."""
    together = {"mergeSchema": "true"} if connection.name == "pyspark" else {"union_by_name": True}
    checks = connection.read_parquet(where, **together)
    return checks.mutate(
        told=checks.told.fill_null("") if "told" in checks.columns else "",
        after=checks.after.fill_null(_AS_TOLD) if "after" in checks.columns else _AS_TOLD,
    )


def _findings_of(connection: "BaseBackend", folder: Path) -> str:
    where = f"{place_of(connection, folder)}/{FINDINGS}"
    # Spark finds the partitions itself, and takes no pattern that hides them
    return where if connection.name == "pyspark" else f"{where}/*/*.parquet"


def counting(checks: "ibis.Table", moments: Sequence[datetime]) -> "ibis.Table":
    """Choose the newest check of each venue, network, list and vantage at each moment, as `assurance` does.

    Of a check of which something becomes by itself, it is what it is at that moment. Each comes with how often it was
    exported (`copies`): all that it found is there as often.
    """
    import ibis  # noqa: PLC0415 - slow to load, and an extra

    chosen = []
    for moment in moments:
        # a person writes a day down and no hour (`assurance/check.is_ahead`)
        last = ibis.ifelse(checks.by_person, micros(last_moment(london_day(moment))), micros(moment))
        until = checks.filter((checks.started <= last) & (checks.after < micros(moment)))
        # of each its number alone: to rank all checks with all that they say takes half a gigabyte
        order = ibis.struct({name: until[name] for name in ("started", "run", "told", "after", "check")})
        newest = until.group_by(["venue", "network", "list_id", "by_person"]).aggregate(check=until.check.argmax(order))
        chosen.append(newest.select("check"))
    numbers = ibis.union(*chosen, distinct=True) if len(chosen) > 1 else chosen[0]
    mine = checks.semi_join(numbers, "check")
    return mine.group_by(list(mine.columns)).aggregate(copies=mine.count())


def tallies(findings: "ibis.Table", chosen: "ibis.Table") -> "ibis.Table":
    """Count the pages of the chosen checks by result and by the filter that they named, in all their copies."""
    mine = findings.semi_join(chosen, "check")
    return mine.group_by(["check", "result", "product"]).aggregate(number=mine.count())


def failed(findings: "ibis.Table", chosen: "ibis.Table") -> "ibis.Table":
    """Give the pages of the chosen checks that were not as expected."""
    wrong = findings.filter(findings.result != Result.AS_EXPECTED.value)
    return wrong.semi_join(chosen, "check").select("check", "page", "category", "result").distinct()


def held_alike(findings: "ibis.Table", chosen: "ibis.Table", column: str) -> "ibis.Table":
    """Give what the chosen checks hold in a column of their findings, each set of it once, with whose it is.

    Nearly all checks try one of a few lists: one by one their pages would be millions.
    """
    mine = findings.semi_join(chosen, "check").select("check", column)
    each = mine.group_by("check").aggregate(held=mine[column].collect().sort())
    return each.group_by("held").aggregate(checks=each.check.collect())


def _in_parts(checks: Iterable[StoredCheck]) -> Iterator[list[StoredCheck]]:
    part: list[StoredCheck] = []
    rows = parts = 0
    for one in checks:
        part.append(one)
        rows += len(one.pages)
        if rows >= _ROWS_A_FILE:
            yield part
            part, rows, parts = [], 0, parts + 1
    if part or not parts:
        yield part


def _check_row(number: int, one: StoredCheck) -> dict[str, Any]:
    check = one.check
    return {
        "check": number,
        "venue": one.venue,
        "network": check.network,
        "network_kind": check.network_kind.value,
        "run": check.run,
        "list_id": check.list_id,
        "started": micros(check.started),
        "finished": check.finished,
        "valid": check.valid,
        "by_person": check.by_person,
        "told": one.told,
        "after": micros(one.after) if one.after else _AS_TOLD,
    }


def _schema(table: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    pa, _ = arrow()
    text, number, flag = pa.string(), pa.int64(), pa.bool_()
    columns = {
        CHECKS: {
            "check": number,
            "venue": text,
            "network": text,
            "network_kind": text,
            "run": text,
            "list_id": text,
            "started": number,
            "finished": flag,
            "valid": flag,
            "by_person": flag,
            "told": text,
            "after": number,
        },
        FINDINGS: {"check": number, "page": text, "category": text, "result": text, "product": text},
        QUESTIONS: {"check": number, "probe": text, "status": text},
    }
    return pa.schema(list(columns[table].items()))
