"""Whatever pages change of people and of the server itself is put on record, in the store's own chain."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from http import HTTPStatus

from flask import Flask, Response, current_app, flash, g, request

from venuecheck.accounts.people import Account
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.records.chains import OWN
from venuecheck.records.store import Store
from venuecheck.service.record_keeping.own_matters import (
    CHANGES,
    OF_ONES_OWN,
    Change,
    accounts_on_record,
    how_stands,
    record_own,
    refuse_change,
)
from venuecheck.web import asking

_LOG = logging.getLogger("venuecheck.web")
_CHANGING = frozenset({"people", "providers", "mail", "own", "provided", "beginning"})
"""The journeys that change something of them."""
_REFUSED = frozenset({"people", "providers", "mail"})
"""Those that wait for whole records. What somebody needs to come in, and to mend them, does not."""
_COMING_IN = "entering"
_KEY = "venuecheck-own"
"""With the application: how each account stood when that was last looked at, by its sign-in name.

Whoever has a role that nobody gave is found so as they use it, and not at the next start.
"""
_SHOWN = 5
_BY_GETTING = "provided.back"
"""Coming in by a provider: groups give roles, and whoever is new an account."""


def set_up(app: Flask) -> None:
    """Have an application record what its pages change."""
    app.extensions[_KEY] = {}
    app.before_request(_refuse)
    app.after_request(_record)


def accounts_gone(served: asking.Served) -> str:
    """Say, as a server starts without any account, that there are some on record; empty where there are none."""
    try:
        database = served.venues.first_database()
        there = accounts_on_record(Store(database, OWN)) if database is not None else 0
    except InputError:
        return ""  # whoever records them next says what is wrong with the records
    return f"nobody has an account here, and {there} accounts are on record: they were removed" if there else ""


def record_as_found(served: asking.Served) -> None:
    """Record how people and the server stand as it starts: the first time all of it, later what is otherwise."""
    _look_at(served)
    refused = _record_of(served, Change(), is_start=True)
    if refused:
        _LOG.warning("The store's own matters cannot be put on record: %s", plain(refused))


def refuse_off_the_record() -> None:
    """Refuse a change while what is on record is not whole. Raises `NotWholeError`."""
    database = asking.served().venues.first_database()
    if database is not None:
        refuse_change(database)


def record_before_a_code() -> None:
    """Record what was changed outside the program before somebody's code is looked at: one on paper is gone once it was
    used, and so would be that somebody put it there.
    """
    _record_of(asking.served(), Change())


def _refuse() -> None:
    if request.method == "POST" and request.blueprint in _REFUSED:
        refuse_off_the_record()


def _record(response: Response) -> Response:
    is_post = request.method == "POST" or request.endpoint == _BY_GETTING
    me: Account | None = g.get("account")
    about = {one for what, one in asking.noted() if what in CHANGES}
    about |= {me.id for what, _ in asking.noted() if me is not None and what in OF_ONES_OWN}
    changes = request.blueprint in _CHANGING and bool(about)
    comes_in = request.blueprint == _COMING_IN and response.status_code == HTTPStatus.FOUND
    if (is_post and (changes or comes_in)) or (me is not None and _stands_otherwise(me)):
        who = me.id if me else ""
        refused = _record_of(asking.served(), Change(by=who, about=about))
        _look_at(asking.served())
        if refused and changes:
            flash(f"This is done, and could not be put on record: {refused}. It is recorded with the next change.")
    return response


def _look_at(served: asking.Served) -> None:
    with suppress(InputError):  # told wherever it is asked for, and no reason to stop anybody else
        current_app.extensions[_KEY] = {one.id: how_stands(one) for one in served.accounts.book.all()}


def _stands_otherwise(account: Account) -> bool:
    """Whether somebody has other roles than when that was last looked at: nobody may have given them."""
    looked_at: Mapping[str, object] = current_app.extensions[_KEY]
    return bool(looked_at) and looked_at.get(account.id) != how_stands(account)


def _record_of(served: asking.Served, change: Change, *, is_start: bool = False) -> str:
    """Record it, and give why that could not be; empty where it was, and where there is no venue yet.

    At the start all that is on record is proven, whether there is something to add or not.
    """
    now = served.venues.clock()
    try:
        database = served.venues.first_database()
        if is_start and database:
            refuse_change(database)
        found = record_own(database, served.accounts, change, now) if database else ()
    except InputError as error:
        first = error.problems[0]
        served.accounts.happenings.note(
            "not put on record", account=change.by, about="the store's own matters", now=now.timestamp()
        )
        return first.what
    if is_start:
        for one in found[:_SHOWN]:
            _LOG.warning("Found otherwise than recorded: %s.", plain(one.words))
        if len(found) > _SHOWN:
            _LOG.warning("Found otherwise than recorded: %s more.", len(found) - _SHOWN)
    return ""
