"""Many visitors at once, in a process of their own, so that what they use is not laid to the servers.

`python -m tests.web.load.crowd` reads what it is to do as JSON from its standard input, and prints what came of it.
"""

import asyncio
import json
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import httpx

from tests.web.load.borough import Borough
from tests.web.load.servers import used_by, used_here
from tests.web.load.visitor import Asked, Visitor
from venuecheck.records.codec import decode, encode

_PATIENCE_S = 30.0
_SIGNING_IN_AT_ONCE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the visitors do."""

    borough: Borough
    addresses: tuple[str, ...]
    seconds: float
    every: float
    """Each of them asks for something so often, in seconds."""
    servers: tuple[int, ...]
    """The processes that answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One request: how long from when it was due to its last byte, in milliseconds, and how late it was sent."""

    asked: Asked
    took_ms: float
    late_ms: float


@dataclass(slots=True, kw_only=True)
class Account:
    """What came of all of it."""

    taken: list[Taken] = field(default_factory=list)
    saved: dict[str, list[str]] = field(default_factory=dict)
    """What was acknowledged, by account."""
    tried: dict[str, list[str]] = field(default_factory=dict)
    """What was sent and not acknowledged."""
    signed_in_s: float = 0.0
    used_s: float = 0.0
    """Seconds of the processor that this process used while they asked."""
    servers_used_s: float = 0.0
    """And that the servers used meanwhile: that somebody signs in costs much, and is not among it."""
    wall_s: float = 0.0


def crowd(order: Order) -> Account:
    """Have a process of its own do it."""
    done = subprocess.run(
        [sys.executable, "-m", __name__],
        input=json.dumps(encode(order)),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    return decode(Account, json.loads(done.stdout))


def visitors(borough: Borough, addresses: Sequence[str], patience: float = _PATIENCE_S) -> list[Visitor]:
    """Give everybody a browser, that waits so many seconds for an answer; those of one venue come from one address."""
    transports = {
        address: httpx.AsyncHTTPTransport(local_address=address, limits=_LIMITS, verify=False)
        for address in {one.address for one in borough.people}
    }
    return [
        Visitor(
            borough=borough,
            person=person,
            client=httpx.AsyncClient(transport=transports[person.address], timeout=patience, trust_env=False),
            addresses=addresses,
            chance=random.Random(number),  # noqa: S311 - which page somebody chooses, no secret
            turn=number,
        )
        for number, person in enumerate(borough.people)
    ]


_LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=None, keepalive_expiry=60.0)
"""A browser keeps its connection for a while."""


async def come_in(everybody: Sequence[Visitor]) -> None:
    """Have everybody sign in, a few at a time."""
    doors = asyncio.Semaphore(_SIGNING_IN_AT_ONCE)

    async def one(visitor: Visitor) -> None:
        async with doors:
            await visitor.come_in()

    await asyncio.gather(*map(one, everybody))


async def _all(order: Order) -> Account:
    everybody, account = visitors(order.borough, order.addresses), Account()
    began = time.perf_counter()
    await come_in(everybody)
    account.signed_in_s = time.perf_counter() - began
    used, servers_used, began = used_here(), sum(map(used_by, order.servers)), time.perf_counter()
    await asyncio.gather(
        *(
            _visit(visitor, began + order.every * number / len(everybody), order, account)
            for number, visitor in enumerate(everybody)
        )
    )
    account.servers_used_s = sum(map(used_by, order.servers)) - servers_used
    account.used_s, account.wall_s = used_here() - used, time.perf_counter() - began
    return account


async def _visit(visitor: Visitor, first: float, order: Order, account: Account) -> None:
    """Ask at set times, whether the answer before was quick or slow."""
    mine = visitor.person.account
    for number in range(int(order.seconds / order.every)):
        due = first + number * order.every
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        sent = time.perf_counter()
        before = visitor.saves
        asked = await visitor.next()
        account.taken.append(
            Taken(asked=asked, took_ms=(time.perf_counter() - due) * 1_000, late_ms=(sent - due) * 1_000)
        )
        if asked.saved:
            account.saved.setdefault(mine, []).append(asked.saved)
        elif visitor.saves > before:
            account.tried.setdefault(mine, []).append(visitor.said)


def main() -> None:
    """Do what the standard input says."""
    order = decode(Order, json.loads(sys.stdin.read()))
    sys.stdout.write(json.dumps(asdict(asyncio.run(_all(order)))))


if __name__ == "__main__":
    main()
