"""Made-up findings of many venues, week after week, always the same: the warehouse that is collated in the bench.

Every number comes from a hash of its place and a seed, so that any part can be made alone and all parts fit. The
generator is SQL because 78 million rows are many; the tables are those of `venuecheck.records.warehouse`.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

SEED = 20_261_122
END = datetime(2026, 11, 16, 6, 0, tzinfo=UTC)
"""When the last weekly check begins."""
VENUES, WEEKS, PAGES = 25_000, 52, 60
_CATEGORIES = 12


def generate(folder: Path, *, venues: int = VENUES, weeks: int = WEEKS, pages: int = PAGES) -> int:
    """Write a warehouse of `venues` x `weeks` x `pages` findings into `folder`; give how many there are."""
    for name in ("checks", "findings", "questions"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(config={"memory_limit": "2GB", "threads": 2, "preserve_insertion_order": False})
    try:
        for week in range(weeks):
            started = END - timedelta(days=7 * (weeks - 1 - week))
            _week(connection, folder, week, started, venues, pages)
    finally:
        connection.close()
    return venues * weeks * pages


def _week(  # noqa: PLR0917 - the place of a week in the whole
    connection: duckdb.DuckDBPyConnection, folder: Path, week: int, started: datetime, venues: int, pages: int
) -> None:
    micros = int(started.timestamp()) * 1_000_000
    quarter = f"{started.year}Q{(started.month + 2) // 3}"
    where = folder / "findings" / f"quarter={quarter}"
    where.mkdir(exist_ok=True)
    # one venue in 40 fails in gambling from week 40 on; one page in 500 cannot be told; one check in 100 is not valid
    connection.execute(
        f"""
        COPY (
            SELECT {week} * 1000000::BIGINT + v AS "check", 'venue-' || v AS venue, 'wifi' AS network,
                   CASE WHEN v % 3 = 0 THEN 'visitors' ELSE 'children' END AS network_kind,
                   'run-' || lpad('{week}', 3, '0') || '-' || v AS run, 'uk-education' AS list_id,
                   {micros}::BIGINT + (hash(v, {SEED}) % 3600000000)::BIGINT AS started,
                   true AS finished, hash(v, {week}, {SEED}) % 100 != 0 AS valid, false AS by_person,
                   '{(started + timedelta(days=1)).isoformat()}' AS told
            FROM range({venues}) t(v)
        ) TO '{(folder / "checks" / f"week-{week:03}.parquet").as_posix()}' (FORMAT parquet, COMPRESSION zstd)
        """  # noqa: S608 - numbers of this program's own
    )
    connection.execute(
        f"""
        COPY (
            SELECT {week} * 1000000::BIGINT + v AS "check", 'page-' || p AS page,
                   'category-' || (p % {_CATEGORIES}) AS category,
                   CASE WHEN p % {_CATEGORIES} = 3 AND v % 40 = 7 AND {week} >= 40 THEN 'under_blocked'
                        WHEN p % {_CATEGORIES} = 11 AND v % 150 = 1 THEN 'over_blocked'
                        WHEN hash(v, p, {week}, {SEED}) % 500 = 0 THEN 'not_proven'
                        ELSE 'as_expected' END AS result,
                   CASE WHEN p % {_CATEGORIES} < 10 THEN 'filter-' || (v % 7) ELSE '' END AS product
            FROM range({venues}) t(v), range({pages}) u(p)
        ) TO '{(where / f"week-{week:03}.parquet").as_posix()}' (FORMAT parquet, COMPRESSION zstd)
        """  # noqa: S608
    )
    connection.execute(
        f"""
        COPY (
            SELECT {week} * 1000000::BIGINT + v AS "check", 'encrypted_dns' AS probe,
                   CASE WHEN v % 90 = 5 THEN 'problem' ELSE 'ok' END AS status
            FROM range({venues}) t(v)
        ) TO '{(folder / "questions" / f"week-{week:03}.parquet").as_posix()}' (FORMAT parquet, COMPRESSION zstd)
        """  # noqa: S608
    )
