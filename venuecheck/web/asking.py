"""Who asks, and for which venue: what every page of a request can rely on."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from flask import Flask, current_app, g, request

from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.entrance import Entrance
from venuecheck.accounts.people import Account
from venuecheck.accounts.sessions import Session
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_time
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.service.accessibility_statement import KeptStatement
from venuecheck.service.partnership.keeping_register import needed
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.register_records import HEAD_KIND
from venuecheck.web.settings import WebSettings
from venuecheck.web.venue_here import VenueHere
from venuecheck.web.venues import Venues

_KEY = "venuecheck"


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What a server has."""

    settings: WebSettings
    accounts: Accounts
    venues: Venues


def put(app: Flask, served: Served) -> None:
    """Keep with an application what it serves."""
    app.extensions[_KEY] = served


def served() -> Served:
    """Give what this server has."""
    return cast("Served", current_app.extensions[_KEY])


def now() -> datetime:
    """Give the moment of this request: one for all that it does."""
    if "now" not in g:
        g.now = served().venues.clock()
    return cast("datetime", g.now)


def moment() -> float:
    """Give the same moment as accounts are told it: in seconds."""
    return now().timestamp()


def today() -> date:
    """Give the day of this request where the venues are."""
    return london_time(now()).date()


def statement() -> KeptStatement:
    """Give what is stated of these pages' accessibility."""
    return KeptStatement(served().accounts.database)


def entrance(known_to: str = "") -> Entrance:
    """Give where whoever asks stands; `known_to`: the account that this browser is known to have signed in to."""
    return Entrance(accounts=served().accounts, address=request.remote_addr or "", known_to=known_to)


def account() -> Account:
    """Give who is signed in. Only pages that ask for it have one."""
    return cast("Account", g.account)


def session() -> Session:
    """Give their session."""
    return cast("Session", g.signed_in)


def actor() -> Actor:
    """Give who acts, as services are told."""
    return account().actor


def here() -> VenueHere:
    """Give the venue of this page."""
    return cast("VenueHere", g.venue)


def has_register() -> bool:
    """Whether this venue's records hold a register of partners: it is a coordinator's."""
    try:
        return here().store.version(HEAD_KIND).seq > 0
    except InputError:
        return False  # a page that says what is wrong with the records has this link as well


def register() -> Register:
    """Give the register of partners that this venue's records hold. Raises `InvalidError` where there is none."""
    return needed(served().venues.partners.register(here()))


def not_whole() -> str:
    """Say that the records of the venue here are not whole; empty where they are."""
    return plain(served().venues.not_whole(here()))


def noted() -> set[tuple[str, str]]:
    """Give what this request did, and about what."""
    if "noted" not in g:
        g.noted = set()
    return cast("set[tuple[str, str]]", g.noted)


def note(what: str, about: str = "") -> None:
    """Append to what was done: by whom, from where. Never what somebody typed."""
    _append(what, about, is_look=False)


def look(what: str, about: str = "") -> None:
    """Append to who looked at what. Nearly every page does, and none is held up by it."""
    _append(what, about, is_look=True)


def _append(what: str, about: str, *, is_look: bool) -> None:
    who, address = g.account.id if g.get("account") else "", g.get("address", "")
    noted().add((what, about))
    happenings = served().accounts.happenings
    happenings.note(what, account=who, about=about, address=address, now=moment(), is_look=is_look)
