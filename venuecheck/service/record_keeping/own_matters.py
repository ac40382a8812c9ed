"""The store's own matters: who may do what on the pages and how the server is set up, in a chain of their own.

What counts when somebody signs in is the database of accounts, and whoever can write to that can give themselves a
role. So it is a record as well how each account, each way to sign in and mail stand: of what a page or a command
changed with who did it, of what was found otherwise that nobody is known to have changed it. No secret is in it, no
address, and of a person the sign-in name alone.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from pydantic import JsonValue

from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.people import Account
from venuecheck.mail.settings import KeptSettings
from venuecheck.records.appending import New
from venuecheck.records.beginning import not_whole
from venuecheck.records.chains import OWN
from venuecheck.records.database import Database
from venuecheck.records.store import Store
from venuecheck.records.verifying import faults_alone
from venuecheck.records.version import Recorded, once_settled

ACCOUNT_KIND, SIGN_IN_KIND, MAIL_KIND = "own_account", "own_sign_in", "own_mail"
_KINDS: Final = (ACCOUNT_KIND, SIGN_IN_KIND, MAIL_KIND)
CHANGES: Final = frozenset(
    {
        *("account made", "account ended", "roles changed", "came in by groups", "set a venue up", "made a sample"),
        *("second factor set up", "second factor taken away", "mail set up", "mail turned off"),
        *("way to sign in added", "way to sign in removed", "role given to a group", "role taken from a group"),
    }
)
"""What is noted of whoever changes something of them; all else that somebody does changes nothing of them."""
_JUST_NOW: Final = timedelta(minutes=1)
"""How long after it something that another program noted can still be on its way into the records."""


class How(StrEnum):
    """How it came to be so."""

    FIRST = "first"
    """So it stood when the store's own matters were first recorded."""
    DONE = "done"
    """A page or a command changed it."""
    FOUND = "found"
    """So it was found, and the records said otherwise: no page and no command is known to have changed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMatter:
    """How one of the store's own matters stands."""

    stands: Mapping[str, JsonValue]
    """Empty where it is there no more."""
    how: How
    by: str
    """The sign-in name of who changed it, `terminal` for whoever keeps the server; empty where that is not known."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What somebody did just now."""

    by: str = ""
    about: Collection[str] = ()
    """The accounts, ways to sign in and `mail` that it was about."""


def record_own(database: Database, accounts: Accounts, change: Change, now: datetime) -> tuple[str, ...]:
    """Record what stands otherwise than the records say; name, and note, what nobody is known to have changed.

    The venues' anchors name the key with which it is signed, so that it is missed where all of it is gone.

    Raises `InputError` where nothing can be recorded: it is then recorded with the next change.
    """
    own = Store(database, OWN)
    found = once_settled(lambda: _record(own, accounts, change, now))
    database.name_own()
    for one in found:
        accounts.happenings.note("found otherwise than recorded", account="", about=one, now=now.timestamp())
    return found


def refuse_not_whole(database: Database) -> None:
    """Prove what is on record of the store's own matters, and nothing else. Raises `NotWholeError`."""
    held = database.held_fast(OWN)
    with database.reading() as connection:
        faults = faults_alone(connection, OWN, held)
    if faults:
        raise not_whole(database.shown, faults)


def refuse_change(database: Database) -> None:
    """Refuse a change of them while what is on record of them is not whole: it would be made off the record.

    Raises `NotWholeError`, as for records of a venue.
    """
    if OWN in database.chains() | database.anchored:
        refuse_not_whole(database)


def how_stands(account: Account) -> dict[str, JsonValue]:
    """Give how an account stands, as it is recorded."""
    roles: dict[str, JsonValue] = {venue: [*sorted(held)] for venue, held in sorted(account.roles.items()) if held}
    return {"roles": roles, "ended": account.ended, "second_factor": account.has_second_factor}


def as_they_stand(accounts: Accounts) -> dict[tuple[str, str], dict[str, JsonValue]]:
    """Give how all of the store's own matters stand, by kind and name."""
    found: dict[tuple[str, str], dict[str, JsonValue]] = {}
    for one in accounts.book.all():
        found[ACCOUNT_KIND, one.id] = how_stands(one)
    for way in accounts.providers.all():
        groups: list[JsonValue] = [
            {"group": each.group, "venue": each.venue, "role": each.role.value} for each in way.groups
        ]
        found[SIGN_IN_KIND, way.id] = {"issuer": way.issuer, "client": way.client, "groups": groups}
    mail = KeptSettings(accounts.database, accounts.key).read()
    if mail is not None:
        way_out: dict[str, JsonValue] = {"host": mail.host, "port": mail.port, "security": mail.security.value}
        found[MAIL_KIND, "mail"] = {**way_out, "user": mail.user, "public": mail.public, "is_on": mail.is_on}
    return found


def _record(own: Store, accounts: Accounts, change: Change, now: datetime) -> tuple[str, ...]:
    known: dict[tuple[str, str], Recorded[OwnMatter]] = {
        (kind, one.version.key): one for kind in _KINDS for one in own.read_all(kind, OwnMatter)
    }
    there = as_they_stand(accounts)
    noted = {} if not known else _noted_just_now(accounts, now)
    new, found = [], []
    for name in sorted(known.keys() | there.keys()):
        was, stands = known.get(name), there.get(name, {})
        if was is not None and was.value.stands == stands:
            continue
        kind, key = name
        how, by = (How.FIRST, "") if not known else _how(key, change, noted)
        version = was.version if was is not None else own.version_of_none(kind, key)
        made = OwnMatter(stands=stands, how=how, by=by, at=now)
        new.append(New(kind=kind, key=key, venue=OWN, payload=made, at=now, expects=(version,)))
        found += [key] if how is How.FOUND else []
    if new:
        if known:  # the end alone is proven as something is added: what stands before it is what this is compared with
            refuse_not_whole(own.database)
        own.append_all(new)
    return tuple(found)


def _how(key: str, change: Change, noted: Mapping[str, str]) -> tuple[How, str]:
    if key in change.about:
        return How.DONE, change.by
    return (How.DONE, noted[key]) if key in noted else (How.FOUND, "")


def _noted_just_now(accounts: Accounts, now: datetime) -> dict[str, str]:
    """Give who did something about what within the last minute: another process may not have recorded it yet."""
    since = (now - _JUST_NOW).timestamp()
    lately = [one for one in reversed(accounts.happenings.latest()) if one.at >= since]
    return {one.about: one.account for one in lately if one.what in CHANGES}
