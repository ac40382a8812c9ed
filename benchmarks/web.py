"""The pages under load: many signed-in people on real servers, by SQLite and by PostgreSQL, with checks beside them."""

import os
import platform
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks import web_lists, web_pages, web_partnership
from tests.records.server import lacking, server
from tests.web.load import checks
from tests.web.load.borough import Wanted, make, on_postgresql
from tests.web.load.crowd import Account, Order, crowd
from tests.web.load.kept import faults
from tests.web.load.servers import Serving, memory_of, served

USERS, SECONDS, EVERY = 200, 300.0, 10.0
_BOOKINGS = 200
"""At each of five venues."""
_PARTNERS_VENUES = 300
"""In the list of partners of an office beside them, where some of the people coordinate."""
_CHECKS = 10
_TARGET_MS, _TARGET_KB = 200, 60
_SLOWEST = 8
_COLUMNS = (
    *("records", "processes", "checks", "requests", "saves", "errors", "missing", "median", "p95", "p99", "longest"),
    *("sign-in", "servers' CPU", "a request", "generator's CPU", "memory"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One way to serve."""

    database: str
    processes: int
    checks: int = 0

    def __str__(self) -> str:
        """Name it in a line."""
        return f"{self.database} with {self.processes} processes and {self.checks} checks"


LOADS = (
    Load(database="SQLite", processes=1),
    Load(database="SQLite", processes=2),
    Load(database="PostgreSQL", processes=2),
    Load(database="SQLite", processes=2, checks=_CHECKS),
    Load(database="PostgreSQL", processes=2, checks=_CHECKS),
)
PARTS = ("load", "lists", "pages", "partnership", "start")


def measure(
    parts: Sequence[str], *, users: int = USERS, seconds: float = SECONDS, loads: Sequence[Load] = LOADS
) -> Iterator[str]:
    """Give what docs/performance.md holds, as soon as each line is known."""
    if sys.platform == "win32" or not Path("/proc/self/stat").exists():
        yield "Not measured: what a process uses is asked of Linux."
        return
    yield (
        f"{os.cpu_count()} processors ({platform.machine()}), a load of {os.getloadavg()[0]:.1f} before; SQLite "
        f"{sqlite3.sqlite_version}; PostgreSQL as it is set up, which waits for the disk as SQLite does here."
    )
    if "load" in parts:
        yield from _loads(users, seconds, loads)
    if "lists" in parts:
        yield ""
        yield from web_lists.measure()
    if "pages" in parts:
        yield ""
        yield from web_pages.measure()
    if "partnership" in parts:
        yield ""
        yield from web_partnership.measure()
    if "start" in parts:
        yield ""
        yield from _starts()


def _loads(users: int, seconds: float, loads: Sequence[Load]) -> Iterator[str]:
    yield (
        f"\n{users} people signed in, a request each every {EVERY:g} s, of ten requests one save; {seconds:g} s; "
        f"5 venues with {_BOOKINGS} bookings each; an office with {_PARTNERS_VENUES} partners' venues.\n"
    )
    yield _line(_COLUMNS)
    yield _line("--" for _ in _COLUMNS)
    slow: dict[Load, str] = {}
    heavy: dict[str, int] = {}
    for load in loads:
        if load.database == "PostgreSQL" and (reason := lacking()):
            yield f"| {load.database} | not measured: {reason} |"
            continue
        cells, account = _one(load, users, seconds)
        yield _line(cells)
        slow[load] = _slowest(account)
        for one in account.taken:
            heavy[one.asked.page] = max(heavy.get(one.asked.page, 0), one.asked.compressed)
        for what in sorted({one.asked.fault for one in account.taken} - {""}):
            yield f"  error: {what}"
    yield ""
    yield from (f"Slowest pages, {one.database}, {one.checks} checks (p95): {said}" for one, said in slow.items())
    if heavy:
        largest = max(heavy, key=heavy.__getitem__)
        yield f"Heaviest page, compressed: {heavy[largest] / 1e3:.1f} kB ({largest}); target {_TARGET_KB} kB"


def _one(load: Load, users: int, seconds: float) -> tuple[list[str], Account]:
    """Measure one way to serve; a row of the table and all that was asked for."""
    sys.stderr.write(f"measuring {load.database}, {load.processes} processes, {load.checks} checks ...\n")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        wanted = Wanted(people=users, bookings=_BOOKINGS, partners_venues=_PARTNERS_VENUES)
        if load.checks:
            wanted = stack.enter_context(checks.filtered(folder / "checked", wanted))
        if load.database == "PostgreSQL":
            wanted = on_postgresql(wanted, stack.enter_context(server(durable=True)))
        borough = make(folder, wanted)
        started = stack.enter_context(served(borough, load.processes))
        if load.checks:
            stack.enter_context(checks.running(borough, folder / "checked", load.checks))
        servers = tuple(one.process.pid for one in started)
        order = Order(borough=borough, addresses=_addresses(started), seconds=seconds, every=EVERY, servers=servers)
        account = crowd(order)
        memory = max(memory_of(one.process.pid) for one in started)
        missing = list(faults(borough, account.saved, account.tried))
    sys.stderr.writelines(f"missing: {one}\n" for one in missing[:10])
    return _row(load, account, len(missing), memory), account


def _row(load: Load, account: Account, missing: int, memory: int) -> list[str]:
    took = sorted(one.took_ms for one in account.taken)
    errors = sum(bool(one.asked.fault) for one in account.taken)
    cuts = statistics.quantiles(took, n=100)
    return [
        load.database,
        str(load.processes),
        str(load.checks),
        f"{len(took):,}",
        str(sum(map(len, account.saved.values()))),
        str(errors),
        str(missing),
        *(f"{ms:.0f} ms" for ms in (cuts[49], cuts[94], cuts[98], took[-1])),
        f"{account.signed_in_s:.1f} s",
        f"{account.servers_used_s / account.wall_s:.2f} of a core",
        f"{account.servers_used_s / len(took) * 1_000:.1f} ms",
        f"{account.used_s / account.wall_s:.2f}",
        f"{memory} MiB",
    ]


def _slowest(account: Account) -> str:
    by_page: dict[str, list[float]] = {}
    for one in account.taken:
        by_page.setdefault(one.asked.page, []).append(one.took_ms)
    at_95 = {page: sorted(took)[int(len(took) * 0.95)] for page, took in by_page.items()}
    worst = sorted(at_95, key=at_95.__getitem__, reverse=True)[:_SLOWEST]
    return ", ".join(f"{page} {at_95[page]:.0f} ms" for page in worst)


def _starts(runs: int = 5) -> Iterator[str]:
    """Measure from the start of Python to the first page, of a borough with bookings."""
    with tempfile.TemporaryDirectory() as folder:
        borough = make(Path(folder), Wanted(people=1, bookings=_BOOKINGS))
        took = []
        for number in range(runs + 1):
            with served(borough, 1) as (started,):
                if number:
                    took.append(started.answered_s)
                else:
                    weights = web_lists.weights(f"http://127.0.0.1:{started.port}")
    yield (
        f"Start to the first page: median {statistics.median(took):.2f} s (of {runs}, {min(took):.2f} to "
        f"{max(took):.2f} s); target 2 s"
    )
    yield f"Styles and scripts, compressed, once for a browser: {weights}"


def _addresses(started: Sequence[Serving]) -> tuple[str, ...]:
    return tuple(f"http://127.0.0.1:{one.port}" for one in started)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
