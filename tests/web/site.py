"""A made-up school and library on one server, with somebody in each role, and browsers that ask for their pages."""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.report import samples
from venuecheck import catalogue
from venuecheck.accounts.accounts import Accounts
from venuecheck.core.actor import Actor, Role
from venuecheck.records.store import Store
from venuecheck.service.bookings.answer_files import read_answers
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.desk import Desk
from venuecheck.web import asking
from venuecheck.web.app import create_app
from venuecheck.web.gate import TOKEN
from venuecheck.web.settings import WebSettings
from venuecheck.web.venues import Venues

SCHOOL, LIBRARY = "st-aidans", "lockside-library"
BOOKING, BOOKED = "assessment-20260920-0f0f0f0f", "Hall: conference of the canal society, Friday 12 March"
_ANSWERS = "booking-answers-refer.yaml"
PASSWORD = "canal heron umbrella"
LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
_CONFIG = """\
venue:
  id: "{id}"
  name: "{name}"
  kind: "{kind}"
networks:
  - {{id: "pupil-wifi", name: "Pupil wifi", user_group: "pupils"}}
  - {{id: "staff-lan", name: "Staff network", user_group: "staff"}}
letters:
  address: "Mill Lane, Exampletown"
  contact: "Office, 01632 960001"
  review: "Write to the chair of governors within 28 days."
"""


@dataclass(slots=True)
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = field(default_factory=lambda: datetime(2026, 9, 21, 17, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now

    def move(self, **by: float) -> None:
        """Let time go by."""
        self.now += timedelta(**by)


@dataclass(slots=True, kw_only=True)
class Server:
    """A server with two venues, and what it knows."""

    app: Flask
    clock: Clock
    folder: Path

    @property
    def accounts(self) -> Accounts:
        """Its accounts."""
        with self.app.app_context():
            return asking.served().accounts

    def store(self, venue: str = SCHOOL) -> Store:
        """Give the records of a venue."""
        with self.app.app_context():
            return asking.served().venues.here(venue).store

    def person(self, role: Role | None, venue: str = SCHOOL, *, name: str = "") -> str:
        """Make somebody with a role, and give their sign-in name."""
        said = name or f"{role.words if role else 'nobody'} of {venue}"
        roles = {venue: (role,)} if role else {}
        return self.accounts.book.add(said, roles, self.clock().timestamp()).id

    def browser(self, account: str = "") -> "Browser":
        """Open a browser, in which somebody is signed in where they are named."""
        opened = Browser(client=self.app.test_client())
        if account:
            token = self.accounts.sessions.begin(account, self.clock().timestamp(), device="a test")
            with opened.client.session_transaction(base_url="http://localhost") as session:
                session[TOKEN] = token
        return opened

    def as_(self, role: Role, venue: str = SCHOOL) -> "Browser":
        """Open the browser of somebody in a role."""
        return self.browser(self.person(role, venue))


@dataclass(slots=True, kw_only=True)
class Browser:
    """Asks for pages, and sends the forms that are on them."""

    client: FlaskClient
    token: str = ""
    """The token of this session's forms, once one was seen."""

    def get(self, path: str, **more: Any) -> TestResponse:
        """Ask for a page."""
        return self.client.get(path, **more)

    def open(self, path: str) -> TestResponse:
        """Ask for a page that must be there, wherever it leads."""
        answer = self.client.get(path, follow_redirects=True)
        assert answer.status_code == 200, f"{path}: {answer.status_code}\n{answer.text[:3_000]}"
        return answer

    def send(self, path: str, said: Mapping[str, Any] | None = None, **more: Any) -> TestResponse:
        """Send the form of a page, with the hidden entries that it has."""
        return self.fill(self.client.get(path).text, path, said, **more)

    def fill(self, page: str, path: str, said: Mapping[str, Any] | None = None, **more: Any) -> TestResponse:
        """Send the form of a page that is open already."""
        return self.client.post(path, data={**hidden_entries(page), **(said or {})}, **more)

    def post(self, path: str, said: Mapping[str, Any] | None = None, **more: Any) -> TestResponse:
        """Post to an address that shows no form of its own."""
        if not self.token:
            pages = (self.client.get(page).text for page in ("/accessibility", "/sign-in"))
            found = (re.search(r'name="csrf_token" value="([^"]+)"', page) for page in pages)
            self.token = next((one[1] for one in found if one), "")
        return self.client.post(path, data={"csrf_token": self.token, **(said or {})}, **more)


def hidden_entries(page: str) -> dict[str, str]:
    """Give what the forms of a page hold unseen."""
    return dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">', page))


def together_on(page: str) -> dict[str, str]:
    """Give the boxes that a page asks together, and what they hold, as a browser sends them; none where it asks one."""
    asked = tuple(name.removeprefix("was-") for name in hidden_entries(page) if name.startswith("was-"))
    lines = re.findall(r'<input [^>]*name="([^"]+)"(?:[^>]* value="([^"]*)")?', page)
    areas = re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', page)
    return {name: unescape(held) for name, held in (*lines, *areas) if name.startswith(asked)}


def server(folder: Path) -> Server:
    """Make a server with a school and a library."""
    configs = []
    for id_, name, kind in ((SCHOOL, "St Aidan’s Academy", "school"), (LIBRARY, "Lockside Library", "library")):
        place = folder / id_
        place.mkdir(parents=True)
        (place / "venuecheck.yaml").write_text(_CONFIG.format(id=id_, name=name, kind=kind), encoding="utf-8")
        configs.append(place / "venuecheck.yaml")
    clock = Clock()
    settings = WebSettings(configs=tuple(configs), folder=folder)
    made = Server(app=create_app(settings, clock), clock=clock, folder=folder)
    store = made.store()
    for run in (samples.mixed_run(), samples.fine_run()):
        store.append("run", run.run.id, run, run.run.started)
    book(made)
    return made


def book(at: Server) -> None:
    """Record a booking at the school that has to be decided on."""
    with at.app.app_context():
        here = asking.served().venues.here(SCHOOL)
        checklist = here.checklist("venue-booking")
        file = read_answers(catalogue.checklist_path("venue-booking").parent / "samples" / _ANSWERS, checklist)
        desk = Desk.at(here.site, here.store, checklist, at.clock)
        clerk = Actor(id="priya", name="Priya Nandakumar", roles={SCHOOL: frozenset({Role.CLERK})})
        record(here.store, desk.assess(file.answers, subject=BOOKED, person=clerk, assessment_id=BOOKING))


def served_copy(of: Server, folder: Path) -> Iterator[Server]:
    """Give a copy of a server that nobody uses just now, served by its application until it is no longer needed."""
    shutil.copytree(of.folder, folder)
    opened = serving(of.app, folder, Clock())
    yield opened
    with opened.app.app_context():
        asking.served().venues.close()
        asking.served().accounts.close()


def serving(app: Flask, folder: Path, clock: Clock) -> Server:
    """Have an application serve what is in another folder, a copy of the one that it was made with."""
    configs = tuple(sorted(folder.glob("*/venuecheck.yaml")))
    accounts = Accounts.beside(folder)
    settings = WebSettings(configs=configs, folder=folder)
    venues = Venues(named=configs, added=settings.added, accounts=accounts, clock=clock)
    asking.put(app, asking.Served(settings=settings, accounts=accounts, venues=venues))
    return Server(app=app, clock=clock, folder=folder)


def with_long_names(served: Server) -> None:
    """Call the school, a network and a booking as some in Wales are called, or from right to left."""
    config = served.folder / SCHOOL / "venuecheck.yaml"
    said = config.read_text(encoding="utf-8").replace("St Aidan’s Academy", f"Ysgol {LONG} ac Ysgol y Bont")
    config.write_text(said.replace("Pupil wifi", f"شبكة التلاميذ 2, Rhwydwaith-{LONG}"), encoding="utf-8")
    clerk = served.as_(Role.CLERK)
    begun = clerk.send(f"/venues/{SCHOOL}/bookings/new", {"checklist": "venue-booking"})
    clerk.send(str(begun.location), {"subject": f"محاضرة عن تاريخ القناة: {LONG * 2}"})
