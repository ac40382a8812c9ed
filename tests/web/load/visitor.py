"""Somebody who is signed in: what they ask for in turn, and what they save."""

import gzip
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from typing import Final

import httpx

from tests.web.load.borough import CHECKLIST, NETWORKS, PASSWORD, Borough, Person
from venuecheck.core.actor import Role
from venuecheck.core.quarter import Quarter

_BOOKINGS: Final = ("bookings/", "bookings/{decided}", "bookings/?page=2", "bookings/{waiting}")
_ON: Final = ("today", "diary")
VIEWS: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.CLERK: (*_BOOKINGS, *_ON, "bookings/new", "search?for=gathering"),
    Role.DECIDER: (*_BOOKINGS, *_ON, "bookings/{waiting}/outcome", "bookings/{waiting}/decide?outcome=refer"),
    Role.DUTY_OFFICER: (*_BOOKINGS, *_ON),
    Role.CARETAKER: ("today",),
    Role.SIGNER: ("how-it-stands", *_BOOKINGS, "what-to-do/", "web-filter/", "sign"),
    Role.IT: ("web-filter/", f"web-filter/{NETWORKS[0]}", "checks/", "what-to-do/"),
    Role.COORDINATOR: (
        *("inbox/", "partners/", "partners/?heard=overdue", "partners/venues/venue-1/", "partners/actions/"),
        *("partners/letters/", "editions/", "editions/{quarter}/", "editions/{quarter}/board"),
        "editions/{quarter}/public",
    ),
}
"""Pages of each role, below those of the venue."""
_CONDITION, _LOG = "today/{decided}/conditions/1", f"filter-log/{NETWORKS[0]}"
_SAVES: Final = {
    Role.CLERK: "",
    Role.DECIDER: _CONDITION,
    Role.DUTY_OFFICER: _CONDITION,
    Role.CARETAKER: _CONDITION,
    Role.IT: _LOG,
    Role.COORDINATOR: "partners/venues/venue-0/note",
}
"""On which page each role saves something; a clerk in a draft of their own. Whoever signs saves nothing here."""
_HIDDEN: Final = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)">')
_WHICH: Final = re.compile(r"/venues/[^/]+/")
_AN_ID: Final = re.compile(r"assessment-[0-9a-f-]+|draft(-[0-9]+)?(?=/)")
_LAST: Final = str(Quarter.of(datetime.now(UTC)).before)
"""The quarter that is to be published."""
_IN_TEN: Final = 10
"""Of so many requests one saves, and the one before asks for its form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request, and what came of it."""

    page: str
    status: int
    compressed: int = 0
    """Bytes of the page, by gzip; 0 where this visitor was there before."""
    saved: str = ""
    """What was saved, where that was acknowledged."""
    fault: str = ""


@dataclass(slots=True, kw_only=True)
class Visitor:
    """One person with a browser."""

    borough: Borough
    person: Person
    client: httpx.AsyncClient
    addresses: Sequence[str]
    """Of the processes, as a proxy before them takes them in turn."""
    chance: random.Random
    turn: int = 0
    """How many requests were made; where it begins decides when the first save comes."""
    draft: str = ""
    form: dict[str, str] = field(default_factory=dict)
    saves: int = 0
    said: str = ""
    """What was sent last."""
    weighed: set[str] = field(default_factory=set)
    """Pages of which it is known how large they are."""

    async def come_in(self) -> None:
        """Sign in by name and password; a clerk begins a booking. Raises `RuntimeError` where that is refused."""
        await self._send("/sign-in", {"name": self.person.account, "password": PASSWORD})
        if self.person.role is Role.CLERK:
            begun = await self._send(self._at("bookings/new"), {"checklist": CHECKLIST})
            self.draft = begun.removesuffix("/about")
            await self._send(begun, {"subject": f"Hall, book fair of {self.person.account}"})
            await self._send(f"{self.draft}/questions/booking_for", {"answer": "own_group"})

    async def next(self) -> Asked:
        """Ask for what comes next: of ten requests eight pages, a form, and the form sent."""
        self.turn += 1
        place = self.turn % _IN_TEN if self.saves_at else 1
        if place == 0 and self.form:
            return await self.save()
        if place == _IN_TEN - 1:
            return await self.open_form()
        return await self._ask(self._at(self.chance.choice(VIEWS[self.person.role])))

    @property
    def saves_at(self) -> str:
        """The page on which they save something; empty for none."""
        return f"{self.draft}/questions/organisation" if self.draft else self._at(_SAVES.get(self.person.role, ""))

    async def open_form(self) -> Asked:
        """Ask for the form by which they save."""
        return await self._ask(self.saves_at, keep=True)

    async def save(self) -> Asked:
        """Send it, with words that nobody else says."""
        self.saves += 1
        self.said = words = f"Society {self.saves} of {self.person.account}"
        said = {
            Role.CLERK: {"answer": words},
            Role.IT: {"logged": "yes", "alerted": "yes", "note": words},
            Role.COORDINATOR: {"said": words},
        }.get(self.person.role, {"said": "met 0", "seen": words})
        form, self.form = self.form, {}
        try:
            answer = await self.client.post(self._whole(self.saves_at), data={**form, **said})
        except httpx.HTTPError as error:
            return Asked(page=f"save: {self._kind(self.saves_at)}", status=0, fault=type(error).__name__)
        done = answer.status_code == httpx.codes.FOUND
        return Asked(
            page=f"save: {self._kind(self.saves_at)}",
            status=answer.status_code,
            saved=words if done else "",
            fault="" if done else _told(answer),
        )

    async def _ask(self, path: str, *, keep: bool = False) -> Asked:
        try:
            answer = await self.client.get(self._whole(path))
        except httpx.HTTPError as error:
            return Asked(page=self._kind(path), status=0, fault=type(error).__name__)
        is_there = answer.status_code == httpx.codes.OK
        if keep and is_there:
            self.form = _form(answer)
        is_new = is_there and self._kind(path) not in self.weighed
        self.weighed.add(self._kind(path))
        return Asked(
            page=self._kind(path),
            status=answer.status_code,
            compressed=len(gzip.compress(answer.content, 6)) if is_new else 0,
            fault="" if is_there else _told(answer),
        )

    async def _send(self, path: str, said: Mapping[str, str]) -> str:
        """Send the form of a page; where it leads."""
        page = await self.client.get(self._whole(path))
        answer = await self.client.post(self._whole(path), data={**_form(page), **said})
        if answer.status_code != httpx.codes.FOUND:
            message = f"{self.person.account}: {path}: {_told(answer)}"
            raise RuntimeError(message)
        return str(answer.headers["location"])

    def _at(self, page: str) -> str:
        ids = {"decided": self.borough.decided, "waiting": self.borough.waiting, "quarter": _LAST}
        return f"/venues/{self.person.venue}/{page.format_map(ids)}" if page else ""

    def _whole(self, path: str) -> str:
        return f"{self.addresses[self.turn % len(self.addresses)]}{path}"

    def _kind(self, path: str) -> str:
        """Name a page without the venue and without which booking it is."""
        decided, waiting = self.borough.decided or "-", self.borough.waiting or "-"
        told = path.replace(decided, "(decided)").replace(waiting, "(waiting)")
        return _AN_ID.sub("(draft)", _WHICH.sub("", told, count=1))


def _form(page: httpx.Response) -> dict[str, str]:
    return {name: unescape(value) for name, value in _HIDDEN.findall(page.text)}


def _told(answer: httpx.Response) -> str:
    """Say what a page that was not wanted says: its heading."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", answer.text, re.DOTALL)
    heading = " ".join(found[1].split()) if found else ""
    return f"{answer.status_code} {answer.headers.get('location', '')} {heading}"[:200]
