"""Whatever pages change of people and of the server itself is put on record, in the store's own chain."""

import logging
from http import HTTPStatus

from flask import Flask, Response, flash, g, request

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.records.chains import OWN
from venuecheck.service.record_keeping.own_matters import CHANGES, Change, record_own, refuse_not_whole
from venuecheck.web import asking

_LOG = logging.getLogger("venuecheck.web")
_CHANGING = frozenset({"people", "providers", "mail", "own", "provided", "beginning"})
"""The journeys that change something of them."""
_COMING_IN = "entering"
"""Whoever comes in with a role that nobody gave is found then, and not at the next start."""
_BY_GETTING = "provided.back"
"""Coming in by a provider: groups give roles, and whoever is new an account."""


def set_up(app: Flask) -> None:
    """Have an application record what its pages change."""
    app.after_request(_record)


def record_as_found(served: asking.Served) -> None:
    """Record how people and the server stand as it starts: the first time all of it, later what is otherwise."""
    refused = _record_of(served, Change(), is_start=True)
    if refused:
        _LOG.warning("The store's own matters cannot be put on record: %s", plain(refused))


def _record(response: Response) -> Response:
    is_post = request.method == "POST" or request.endpoint == _BY_GETTING
    about = {one for what, one in asking.noted() if what in CHANGES}
    changes = request.blueprint in _CHANGING and bool(about)
    comes_in = request.blueprint == _COMING_IN and response.status_code == HTTPStatus.FOUND
    if is_post and (changes or comes_in):
        who = g.account.id if g.get("account") else ""
        refused = _record_of(asking.served(), Change(by=who, about=about))
        if refused and who:
            flash(f"This is done, and could not be put on record: {refused}. It is recorded with the next change.")
    return response


def _record_of(served: asking.Served, change: Change, *, is_start: bool = False) -> str:
    """Record it, and give why that could not be; empty where it was, and where there is no venue yet.

    At the start all that is on record is proven, whether there is something to add or not.
    """
    now = served.venues.clock()
    try:
        database = served.venues.first_database()
        if is_start and database and OWN in database.chains():
            refuse_not_whole(database)
        if database:
            record_own(database, served.accounts, change, now)
    except InputError as error:
        first = error.problems[0]
        served.accounts.happenings.note(
            "not put on record", account=change.by, about="the store's own matters", now=now.timestamp()
        )
        return first.what
    return ""
