"""Kill the server of the pages at random moments while people save, and look at what is left.

`python -m tests.web.kills FOLDER KILLS SEED [SOCKETS]` prints one line of JSON; `SOCKETS` is the folder of a server of
PostgreSQL, without it the records are in files. Run by test_kills.py, and by `make reliability`.
"""

import asyncio
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.web.load.borough import Borough, Wanted, make, on_postgresql
from tests.web.load.crowd import come_in, visitors
from tests.web.load.kept import faults
from tests.web.load.servers import PATIENCE_S, Serving, begin, free_ports
from tests.web.load.visitor import Visitor
from venuecheck.core.actor import Role

_PEOPLE, _VENUES, _BOOKINGS, _PARTNERS_VENUES = 22, 2, 6, 2
_FIRST_WORDS, _MORE_S = 20, 0.2
"""A kill comes within this time of an acknowledgement, which is one of the first so many."""


@dataclass(slots=True)
class Tally:
    """What came of it."""

    kills: int = 0
    acknowledged: int = 0
    midway: int = 0
    """Things that were sent when the kill came, and of which nobody was told that they are kept."""
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Told:
    """What people were told until now."""

    saved: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    tried: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """What was sent and not acknowledged."""
    refused: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How much was acknowledged."""
        return sum(map(len, self.saved.values()))


def killing(folder: Path, kills: int, chance: random.Random, sockets: str = "") -> Tally:
    """Start a server, have people save as fast as they can, kill it; again and again with the same records."""
    wanted = Wanted(people=_PEOPLE, bookings=_BOOKINGS, venues=_VENUES, partners_venues=_PARTNERS_VENUES)
    borough = make(folder, on_postgresql(wanted, sockets) if sockets else wanted)
    return asyncio.run(_killing(borough, kills, chance))


async def _killing(borough: Borough, kills: int, chance: random.Random) -> Tally:
    tally, told = Tally(), Told()
    addresses = [""]
    people = visitors(borough, addresses, PATIENCE_S)
    everybody = [one for one in people if one.person.role is not Role.SIGNER]
    for number in range(kills):
        (port,) = free_ports(1)  # a port that nobody listened on for a while can be another program's by now
        addresses[0] = f"http://127.0.0.1:{port}"
        server = begin(borough, port)
        try:
            server.until_it_answers()
            if not number:
                await come_in(everybody)
            before, sent = told.count, sum(map(len, told.tried.values()))
            await _load(server, everybody, told, chance)
        finally:
            server.kill()
        tally.kills += 1
        tally.acknowledged += told.count - before
        tally.midway += sum(map(len, told.tried.values())) - sent
        tally.faults += [f"kill {number}: {one}" for one in faults(borough, told.saved, told.tried)]
        tally.faults += [f"kill {number}: refused: {one}" for one in told.refused]
        told.refused.clear()
    return tally


async def _load(server: Serving, everybody: Iterable[Visitor], told: Told, chance: random.Random) -> None:
    """Have everybody save until the server is killed, somewhere after one of the first things that it acknowledged."""
    words, enough = told.count + chance.randrange(1, _FIRST_WORDS), asyncio.Event()

    async def one(visitor: Visitor) -> None:
        while True:
            form = await visitor.open_form()
            if not form.status:
                return
            if form.fault:
                told.refused.append(f"{form.page}: {form.fault}")
                return
            done = await visitor.save()
            (told.saved if done.saved else told.tried)[visitor.person.account].append(visitor.said)
            if told.count >= words:
                enough.set()
            if not done.status:
                return
            if done.fault:
                told.refused.append(f"{done.page}: {done.fault}")
                return

    saving = [asyncio.create_task(one(visitor)) for visitor in everybody]
    ended = asyncio.gather(*saving)
    either: list[asyncio.Future[Any]] = [asyncio.ensure_future(enough.wait()), ended]
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    await asyncio.sleep(chance.uniform(0, _MORE_S))
    server.kill()
    await ended


def main(arguments: list[str]) -> None:
    """Do what the command line says."""
    folder, kills, seed, *sockets = arguments
    chance = random.Random(int(seed))  # noqa: S311 - moments, no secrets
    tally = killing(Path(folder), int(kills), chance, *sockets)
    sys.stdout.write(json.dumps(asdict(tally)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
