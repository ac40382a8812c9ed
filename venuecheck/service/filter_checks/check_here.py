"""A check that somebody begins from where they sit: made by this computer, once it is said that it is on the network.

What was said is recorded: who told the safeguarding lead, which test account is signed in, where the computer was.
"""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from venuecheck import catalogue
from venuecheck.core.actor import Acted, Actor
from venuecheck.core.ids import new_id
from venuecheck.core.plain_text import in_one_line
from venuecheck.core.problem import ConflictError, InputError, InvalidError, Problem
from venuecheck.core.venue import Network
from venuecheck.filtering.redaction import redact_text
from venuecheck.records.store import Store
from venuecheck.service.filter_checks import apart, watching
from venuecheck.service.filter_checks.going_on import begun_at
from venuecheck.service.filter_checks.lists_offered import path_of
from venuecheck.service.filter_checks.resuming import begun
from venuecheck.service.filter_checks.whereabouts import Whereabouts, moved, whereabouts
from venuecheck.service.record_keeping.statements import cleaned, wrong
from venuecheck.service.sites.site import Site, network_named
from venuecheck.service.who_may import Doing, acting

RECORD_KIND: Final = "check_begun"
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says before a check begins."""

    network: str
    list_id: str = ""
    is_here: bool = False
    """That this computer is at this venue, and on this network."""
    told: str = ""
    """Who was told that blocked pages will raise alerts."""
    account: str = ""
    """The kind of account that is signed in."""
    place: str = ""
    has_moved: bool = False
    """That it is right although the computer is elsewhere than it was at the last check of this network."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckBegun:
    """A check was begun, or gone on with, by this computer, and what was said of it."""

    run: str
    network: str
    list_id: str
    at: datetime
    person: str
    by: Acted | None = None
    told: str
    account: str
    place: str
    where: Whereabouts
    has_moved: bool = False
    """Whether it was said that this is right although the computer was elsewhere before."""


def start_here(site: Site, store: Store, said: Said, *, person: Actor, now: datetime) -> str:
    """Begin a check in a process of its own, and give its id. Raises `InvalidError` with all that is missing.

    Raises `ConflictError` where this computer is at a check already, and `ForbiddenError` where they may not.
    """
    who = acting(site.people, site.venue.id, person, Doing.CHECK)
    listed = path_of(site, said.list_id)
    problems = list(_missing(site, said))
    if listed is None:
        problems.insert(0, wrong("list_id", "no test list is chosen", "choose one"))
    if problems or listed is None:
        raise InvalidError(sorted(problems, key=lambda one: one.field != "network"))
    name = said.list_id if listed in catalogue.test_lists() else str(listed)
    run = new_id("run", datetime.now(UTC))
    order = _ordered(site, store, run, said, test_list=listed, list_name=name, who=who, now=now)
    return apart.start(site, store, order, run=run)


def go_on_here(site: Site, store: Store, run: str, said: Said, *, person: Actor, now: datetime) -> None:
    """Go on with a check that was stopped or broke off. Raises as `start_here` does."""
    who = acting(site.people, site.venue.id, person, Doing.CHECK)
    before = begun_at(store, run)
    listed = catalogue.test_list_path(before.list_name)
    problems = list(_missing(site, said))
    if before.network != said.network:
        problems.append(wrong("network", "this check was begun on another network", "start a new one"))
    if problems:
        raise InvalidError(problems)
    order = _ordered(site, store, run, said, test_list=listed, list_name=before.list_name, who=who, now=now)
    apart.go_on(site, store, order, run)


def begun_here(store: Store, run: str) -> CheckBegun | None:
    """Give what was said when a check was begun from here, or gone on with last; None of one that was not."""
    return store.latest(RECORD_KIND, run, CheckBegun)


def network_of(store: Store, run: str) -> str:
    """Give the network of a check, while it is under way as well. Raises `NotFoundError`."""
    said = begun_here(store, run)
    return said.network if said is not None else begun(store, run).network


def moved_since(store: Store, network: Network) -> tuple[str, ...]:
    """Say what is otherwise than when a check of this network was begun last; () where nothing is, or none was."""
    before = [one for one in store.all(RECORD_KIND, CheckBegun) if one.network == network.id]
    return tuple(moved(max(before, key=lambda one: one.at).where, whereabouts(network))) if before else ()


def _missing(site: Site, said: Said) -> Iterator[Problem]:
    if said.network not in {network.id for network in site.networks}:
        yield wrong("network", "no network is chosen", "choose the one that this computer is on now")
    if not said.is_here:
        what = f"it is not said that this computer is at {site.venue.name} and on this network"
        yield wrong("is_here", what, "make sure, then say so")
    if not any(char.isalpha() for char in said.told):
        what = "it is not said who was told"
        yield wrong("told", what, "tell the safeguarding lead first, and write their name")
    if not any(char.isalnum() for char in said.account):
        yield wrong(
            "account", "it is not said which account is signed in", "write its kind, such as “test pupil, year 9”"
        )


def _where(site: Site, store: Store, said: Said) -> Whereabouts:
    network = network_named(site, said.network)
    otherwise = moved_since(store, network)
    if otherwise and not said.has_moved:
        what = f"this computer is elsewhere than at the last check of this network: {'; '.join(otherwise)}"
        fix = "if it is on this network all the same, say so; otherwise join it first"
        raise InvalidError.of("has_moved", what, fix)
    return whereabouts(network)


def _refuse_two(store: Store) -> None:
    """Refuse a second check of one computer, which is on one network at a time."""
    for one in watching.checks(store):
        if one.state.is_going and one.device == socket.gethostname()[:100]:
            here = begun_here(store, one.run)
            raise ConflictError(
                thing=one.run,
                opening="this computer is at a check already",
                changed=_begun_of(store, one.run),
                by=here.person if here is not None else "",
                since=one.begun,
                fix="watch it, or stop it first",
            )


def _begun_of(store: Store, run: str) -> str:
    try:
        return f"it was begun of {network_of(store, run)}"
    except InputError:  # nothing is noted of it yet, or it has ended just now
        return "it has only just begun, or ended"


def _ordered(
    site: Site, store: Store, run: str, said: Said, *, test_list: Path, list_name: str, who: Actor, now: datetime
) -> apart.Order:
    """Record what was said of a check that can begin now, and give the order for it.

    Raises `InvalidError` and `ConflictError` as `start_here` does.
    """
    _refuse_two(store)
    where = _where(site, store, said)
    order = apart.Order(
        network=said.network,
        test_list=test_list,
        list_name=list_name,
        person=who,
        account=_tidy(said.account),
        place=_tidy(said.place),
    )
    made = CheckBegun(
        run=run,
        network=said.network,
        list_id=said.list_id,
        at=now,
        person=cleaned(who.name),
        by=who.acted,
        told=_tidy(said.told),
        account=order.account,
        place=order.place,
        where=where,
        has_moved=said.has_moved,
    )
    store.append(RECORD_KIND, run, made, now, over=store.version(RECORD_KIND, run))
    return order


def _tidy(text: str) -> str:
    return redact_text(in_one_line(text, _LONGEST))
