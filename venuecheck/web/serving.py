"""Starting the server: the people whom a folder lists taken over, the first link, and waitress."""

import errno
import logging
import os
import select
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import Flask

from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.happenings import TERMINAL
from venuecheck.accounts.links import Purpose
from venuecheck.accounts.people import Account
from venuecheck.core.actor import Role
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.web import asking
from venuecheck.web.app import create_app
from venuecheck.web.delivering import Postman
from venuecheck.web.own_chain import accounts_gone, record_as_found
from venuecheck.web.settings import WebSettings
from venuecheck.web.warming import Stoker

_LOG = logging.getLogger("venuecheck.web")
_BACK = "stop the server, and bring the copy of the accounts back with its key"
_THREADS = 8
_TURN = 0.0005
"""Seconds that a thread computes while others wait: each that asks a database waits for its turn after each answer."""
_CONNECTIONS = 900
"""At a time: below the 1,024 files that a program may have open, with what the databases need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Somebody with a link that lets them in once."""

    name: str
    roles: tuple[str, ...]
    path: str
    """Of the address, after the server's own."""


def prepared(
    settings: WebSettings, clock: Callable[[], datetime], administrator: str
) -> tuple[Flask, tuple[Invited, ...]]:
    """Make the application; at its first start, accounts for those whom configurations list, and an administrator.

    Gives whom to hand a link to: the administrator, as long as they have not set their account up. Raises `InputError`.
    """
    app = create_app(settings, clock)
    with app.app_context():
        served = asking.served()
        now = clock().timestamp()
        if not served.accounts.book.all():
            gone = accounts_gone(served)
            if gone:
                _LOG.warning("Found: %s. To have them back, %s. This start makes a new administrator.", gone, _BACK)
            if left := served.accounts.book.take_away_left_behind():
                what = "left of lost accounts taken away"
                served.accounts.happenings.note(what, account="", address=TERMINAL, now=now)
                _LOG.warning(
                    "Took away what was left of %d accounts that are gone: roles, links and the like.", len(left)
                )
            _take_over(served, administrator, now)
        record_as_found(served)
        return app, tuple(_to_invite(served, now))


def again(settings: WebSettings, clock: Callable[[], datetime]) -> Flask:
    """Make the application of one process among several: its first start was another's. Raises `InputError`."""
    app = create_app(settings, clock)
    with app.app_context():
        accounts = asking.served().accounts
        if not accounts.book.all():
            gone, by_hand = accounts_gone(asking.served()), "start the server once by hand, for the first link"
            fix = f"{_BACK}, or {by_hand}" if gone else by_hand
            raise InputError.at(accounts.database.shown, gone or "nobody has an account here yet", fix)
        record_as_found(asking.served())
    return app


def made_up(
    settings: WebSettings, clock: Callable[[], datetime], people: tuple[tuple[str, Role, tuple[str, ...]], ...]
) -> tuple[Flask, tuple[Invited, ...]]:
    """Make the application of a demonstration: made-up people, each with a link that lets them in at once.

    `people`: who they are, in which role, at which venues.
    """
    app = create_app(settings, clock)
    with app.app_context():
        served, now = asking.served(), clock().timestamp()
        book, known = served.accounts.book, {one.name: one for one in served.accounts.book.all()}
        accounts = [
            known.get(name) or book.add(name, dict.fromkeys(venues, (role,)), now) for name, role, venues in people
        ]
        record_as_found(served)
        return app, tuple(_invited(served.accounts, one, Purpose.LOOK_ROUND, now) for one in accounts)


def refuse_taken(host: str, port: int, *, only_host: bool = False) -> None:
    """Say so where another program listens there already, before anything is begun. Raises `InvalidError`.

    `only_host`: where nothing is to be served yet, such a program may be this one.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _no_address(host) from None
    for family, kind, protocol, _, address in found:
        with socket.socket(family, kind, protocol) as tried:
            if os.name == "posix":
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server itself does
            try:
                tried.bind(address)
            except OSError as error:
                if error.errno == errno.EADDRINUSE and not only_host:
                    what = f"another program listens on port {port} already"
                    raise InvalidError.of("port", what, "end that program, or choose another port") from None
                if error.errno == errno.EADDRNOTAVAIL:
                    raise _no_address(host) from None


def _no_address(host: str) -> InvalidError:
    return InvalidError.of("host", f"{plain(host, 80)} is no address of this computer", "name one that it has")


def serve(
    app: Flask, *, host: str, port: int, proxy: str = "", on_listening: Callable[[], None] = lambda: None
) -> None:
    """Serve, and send mail where it is on, until it is stopped; say `on_listening` once the port answers.

    `proxy`: the address of the one proxy whose headers count; none for nobody's.
    """
    from venuecheck.web.too_large import create_server  # noqa: PLC0415 - only where something is served

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    trusted = {}
    if proxy:
        headers = "x-forwarded-for x-forwarded-host x-forwarded-proto"
        trusted = {"trusted_proxy": proxy, "trusted_proxy_count": 1, "trusted_proxy_headers": headers}
    with app.app_context():
        postman, stoker = Postman(served=asking.served()), Stoker(served=asking.served())
    sys.setswitchinterval(_TURN)
    with postman.at_work(), stoker.at_work():
        server = create_server(
            app,
            host=host,
            port=port,
            threads=_THREADS,
            # a browser keeps its connection for a while: a hundred people are no reason to keep others waiting
            connection_limit=_CONNECTIONS,
            asyncore_use_poll=hasattr(select, "poll"),
            ident="",
            clear_untrusted_proxy_headers=True,
            **trusted,
        )
        on_listening()
        server.run()


def _take_over(served: asking.Served, administrator: str, now: float) -> None:
    """Make accounts for the people of each configuration, under their own ids, and one who administers all."""
    book, sites = served.accounts.book, served.venues.sites
    for site in sites:
        for one in site.people.listed:
            found = book.find(one.id)
            if found is None:
                book.add(one.name, {site.venue.id: one.roles_at(site.venue.id)}, now, wanted=one.id)
            else:
                book.give_roles(one.id, {site.venue.id: one.roles_at(site.venue.id)}, seen={})
    book.add(administrator, {site.venue.id: (Role.ADMINISTRATOR,) for site in sites}, now, wanted="administrator")


def _to_invite(served: asking.Served, now: float) -> Iterator[Invited]:
    """Give those who administer a venue, or will set the first one up, and have no password yet."""
    for one in served.accounts.book.all():
        begins = served.venues.is_first_start and not one.roles
        administers = begins or any(Role.ADMINISTRATOR in held for held in one.roles.values())
        if administers and not one.has_password and not one.ended:
            yield _invited(served.accounts, one, Purpose.SET_UP, now)


def _invited(accounts: Accounts, one: Account, purpose: Purpose, now: float) -> Invited:
    held = {role for roles in one.roles.values() for role in roles}
    token = accounts.links.make(one.id, purpose, now)
    roles = tuple(sorted(role.words for role in held)) or ("sets the first venue up",)
    return Invited(name=one.name, roles=roles, path=f"/link/{token}")
