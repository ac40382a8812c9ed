"""What a page costs the processor, in one process, with few bookings and with many."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from flask import Flask
from flask.testing import FlaskClient

from tests.web.load.borough import NETWORKS, Borough, Wanted, make
from venuecheck.core.actor import Role
from venuecheck.plans.said import LogCheck, Looked
from venuecheck.web import asking
from venuecheck.web.gate import TOKEN
from venuecheck.web.serving import again
from venuecheck.web.settings import WebSettings

_FEW, _MANY, _TIMES = 200, 2_000, 9
_PAGES: Final = (
    ("list of bookings", Role.CLERK, "bookings/"),
    ("one booking", Role.CLERK, "bookings/{decided}"),
    ("today, for a caretaker", Role.CARETAKER, "today"),
    ("diary", Role.CLERK, "diary"),
    ("how the venue stands", Role.SIGNER, "how-it-stands"),
    ("what there is to do", Role.SIGNER, "what-to-do/"),
    ("the web filter", Role.IT, "web-filter/"),
    ("what an outcome needs", Role.DECIDER, "bookings/{waiting}/outcome"),
    ("a form of one question", Role.CLERK, "bookings/new"),
)


def measure(few: int = _FEW, many: int = _MANY) -> Iterator[str]:
    """Give the table of docs/performance.md: of each page the first time after a record, and later."""
    took = [dict(_taken(bookings)) for bookings in (few, many)]
    yield f"| page | {few:,} bookings, first time | again | {many:,} bookings, first time | again |"
    yield "|--|--|--|--|--|"
    for name, _, _ in _PAGES:
        yield f"| {name} | {' | '.join(f'{ms:.0f} ms' for each in took for ms in each[name])} |"


def _taken(bookings: int) -> Iterator[tuple[str, tuple[float, float]]]:
    with tempfile.TemporaryDirectory() as folder:
        borough = make(Path(folder), Wanted(people=10, bookings=bookings, venues=1))
        hosts = WebSettings.hosts_for("localhost", "")
        app = again(WebSettings(configs=borough.configs, folder=borough.folder, hosts=hosts), lambda: datetime.now(UTC))
        with app.app_context():
            accounts, venues = asking.served().accounts, asking.served().venues
            store = venues.here(borough.people[0].venue).store
        for name, role, page in _PAGES:
            path = f"/venues/{borough.people[0].venue}/{page.format(decided=borough.decided, waiting=borough.waiting)}"
            client = _signed_in(app, borough, role)
            client.get(path)  # its templates are made, and the records decoded, once
            store.append("filter_log", name, _looked(name), datetime.now(UTC))
            times = [_asked(client, path) for _ in range(_TIMES + 1)]
            yield name, (times[0], statistics.median(times[1:]))
        venues.close()
        accounts.close()


def _looked(name: str) -> LogCheck:
    """Give something to record that is of no booking."""
    now = datetime.now(UTC)
    return LogCheck(
        id=name, network=NETWORKS[0], on=now.date(), logged=Looked.YES, alerted=Looked.YES, person="Joan", at=now
    )


def _asked(client: FlaskClient, path: str) -> float:
    """Ask for a page, and give the milliseconds of the processor that it took."""
    began = time.process_time()
    answer = client.get(path)
    took = (time.process_time() - began) * 1_000
    if answer.status_code != 200:
        message = f"{path}: {answer.status_code}"
        raise RuntimeError(message)
    return took


def _signed_in(app: Flask, borough: Borough, role: Role) -> FlaskClient:
    client = app.test_client()
    account = next(one.account for one in borough.people if one.role is role)
    with app.app_context():
        token = asking.served().accounts.sessions.begin(account, time.time(), device="a bench")
    with client.session_transaction(base_url="http://localhost") as session:
        session[TOKEN] = token
    return client
