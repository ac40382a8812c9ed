"""Long lists on the pages: 2,000 bookings of one venue, 2,000 venues of one person; and what pages weigh."""

import asyncio
import gzip
import re
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from tests.web.load.borough import Borough, Wanted, make
from tests.web.load.crowd import come_in, visitors
from tests.web.load.servers import served
from venuecheck.accounts.accounts import Accounts
from venuecheck.core.actor import Role

_LONG = 2_000
_TIMES = 20
_TARGET_MS = 300
_ASSETS = re.compile(r'(?:href|src)="(/static/[^"]+)"')


def measure(long: int = _LONG) -> Iterator[str]:
    """Give a line for each list."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _bookings(Path(folder), long)
    with tempfile.TemporaryDirectory() as folder:
        yield from _venues(Path(folder), long)


def weights(address: str) -> str:
    """Say what a browser gets once, beside the pages, compressed as a proxy does it."""
    page = httpx.get(f"{address}/sign-in", trust_env=False)
    found = {}
    for path in dict.fromkeys(_ASSETS.findall(page.text)):
        asset = httpx.get(f"{address}{path}", trust_env=False)
        found[path.partition("?")[0].rpartition("/")[2]] = len(gzip.compress(asset.content, 6))
    return ", ".join(f"{name} {size / 1e3:.1f} kB" for name, size in found.items())


def _bookings(folder: Path, long: int) -> Iterator[str]:
    borough = make(folder, Wanted(people=1, bookings=long, venues=1))
    where = f"/venues/{borough.people[0].venue}"
    pages = ("bookings/", "bookings/?page=40", "diary", "search?for=gathering")
    yield from timed(borough, {f"{page}, {long:,} bookings": f"{where}/{page}" for page in pages})


def _venues(folder: Path, long: int) -> Iterator[str]:
    borough = make(folder, Wanted(people=1, bookings=0, venues=long))
    accounts = Accounts.beside(borough.folder)
    (person,) = borough.people
    others = {path.parent.name: (Role.CLERK,) for path in borough.configs if path.parent.name != person.venue}
    accounts.book.give_roles(person.account, others, seen={})
    accounts.close()
    yield from timed(borough, {f"list of {long:,} venues": "/"})


def timed(borough: Borough, pages: dict[str, str]) -> Iterator[str]:
    """Have the one person of a borough ask for pages, by their names, again and again; give a line for each."""
    with served(borough, 1) as (started,):
        first = asyncio.run(_ask(borough, f"http://127.0.0.1:{started.port}", pages))
    for name, (took, size) in first.items():
        later = took[1:]
        yield (
            f"{name}: median {statistics.median(later):.0f} ms (of {len(later)}, at most {max(later):.0f} ms), the "
            f"first time {took[0]:.0f} ms, target {_TARGET_MS} ms; {size / 1e3:.1f} kB compressed"
        )


async def _ask(borough: Borough, address: str, pages: dict[str, str]) -> dict[str, tuple[list[float], int]]:
    (visitor,) = visitors(borough, [address])
    await come_in([visitor])
    found = {}
    for name, path in pages.items():
        took, size = [], 0
        for _ in range(_TIMES + 1):
            began = time.perf_counter()
            answer = await visitor.client.get(f"{address}{path}", timeout=120)
            took.append((time.perf_counter() - began) * 1_000)
            answer.raise_for_status()
            size = len(gzip.compress(answer.content, 6))
        found[name] = took, size
    return found
