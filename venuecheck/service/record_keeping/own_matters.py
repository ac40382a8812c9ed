"""The store's own matters: who may do what on the pages and how the server is set up, in a chain of their own.

What counts when somebody signs in is the database of accounts, and whoever can write to that can give themselves a
role. So it is a record as well how each account, each way to sign in, mail and the accessibility statement stand: of
what a page or a command changed with who did it, of what was found otherwise that nobody is known to have changed it.
No secret is in it, no address, and of a person the sign-in name alone; of what lets them in a digest by which a change
shows (`venuecheck.accounts.sealed`).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from pydantic import JsonValue

from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.happenings import OF_STATEMENT, ROLES_CHANGED, STATEMENT_KEPT
from venuecheck.accounts.people import Account
from venuecheck.accounts.sealed import KEY, SEALED, digests, sealed
from venuecheck.mail.settings import KeptSettings
from venuecheck.records.appending import New
from venuecheck.records.beginning import not_whole
from venuecheck.records.chains import OWN
from venuecheck.records.damage import Damage
from venuecheck.records.database import Database
from venuecheck.records.ending import Held
from venuecheck.records.store import Store
from venuecheck.records.verifying import faults_alone, proven_while_it_stands
from venuecheck.records.version import Recorded, once_settled
from venuecheck.service.accessibility_statement import KeptStatement

ACCOUNT_KIND, SIGN_IN_KIND, MAIL_KIND = "own_account", "own_sign_in", "own_mail"
STATEMENT_KIND = "own_statement"
_KINDS: Final = (ACCOUNT_KIND, SIGN_IN_KIND, MAIL_KIND, STATEMENT_KIND)
CHANGES: Final = frozenset(
    {
        *("account made", "account ended", ROLES_CHANGED, "came in by groups", "set a venue up", "made a sample"),
        *("second factor set up", "second factor taken away", "mail set up", "mail turned off", STATEMENT_KEPT),
        *("way to sign in added", "way to sign in removed", "role given to a group", "role taken from a group"),
    }
)
"""What is noted of whoever changes something of them; all else that somebody does changes nothing of them."""
OF_ONES_OWN: Final = frozenset(
    {
        *("password chosen", "password hashed anew", "connected", "disconnected"),
        *("recovery code used", "address for mail changed", "name given"),
    }
)
"""The same of whoever changes what lets themselves in; some of it is noted before they are signed in."""
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
    """The accounts, ways to sign in, `mail` and `accessibility statement` that it was about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something that stands otherwise than the records say, and nobody is known to have changed it."""

    kind: str
    about: str
    """An account, a way to sign in, `mail`, or `accessibility statement`."""
    what: tuple[str, ...]
    """What of it, as people call it; empty where all of it came or went."""
    is_gone: bool = False

    @property
    def words(self) -> str:
        """Say it in a sentence without its end."""
        if self.what:
            return f"changed outside the program: the {' and '.join(self.what)} of {self.about}"
        called = f"the account {self.about}" if self.kind == ACCOUNT_KIND else f"what is set of {self.about}"
        return f"{'removed' if self.is_gone else 'made'} outside the program: {called}"

    @property
    def noted(self) -> str:
        """Say it as shortly as what was done is told."""
        return f"{_FOUND}: {', '.join(self.what) or ('gone' if self.is_gone else 'new')}"


_FOUND = "found otherwise than recorded"


def record_own(database: Database, accounts: Accounts, change: Change, now: datetime) -> tuple[Found, ...]:
    """Record what stands otherwise than the records say; name, and note, what nobody is known to have changed.

    The venues' anchors name the key with which it is signed, so that it is missed where all of it is gone.

    Raises `InputError` where nothing can be recorded: it is then recorded with the next change.
    """
    own = Store(database, OWN)
    found = once_settled(lambda: _record(own, accounts, change, now))
    database.name_own()
    for one in found:
        accounts.happenings.note(one.noted, account="", about=one.about, now=now.timestamp())
    return found


def refuse_not_whole(database: Database) -> None:
    """Prove what is on record of the store's own matters, and nothing else. Raises `NotWholeError`."""

    def prove(held: Held) -> tuple[Damage, ...]:
        with database.reading() as connection:
            return faults_alone(connection, OWN, held)

    wait = database.wait_for_new_keys
    if faults := proven_while_it_stands(lambda: database.held_fast(OWN), prove, lambda found: not found, wait):
        raise not_whole(database.shown, faults)


def refuse_change(database: Database) -> None:
    """Refuse a change of them while what is on record of them is not whole: it would be made off the record.

    Raises `NotWholeError`, as for records of a venue.
    """
    if OWN in database.chains() | database.anchored:
        refuse_not_whole(database)


def accounts_on_record(own: Store) -> int:
    """Give how many accounts are on record that have not ended."""
    latest = own.read_all(ACCOUNT_KIND, OwnMatter)
    return sum(bool(one.value.stands) and not one.value.stands.get("ended") for one in latest)


def how_stands(account: Account) -> dict[str, JsonValue]:
    """Give how an account stands, as it is recorded."""
    roles: dict[str, JsonValue] = {venue: [*sorted(held)] for venue, held in sorted(account.roles.items()) if held}
    return {"roles": roles, "ended": account.ended, "second_factor": account.has_second_factor}


def as_they_stand(accounts: Accounts) -> dict[tuple[str, str], dict[str, JsonValue]]:
    """Give how all of the store's own matters stand, by kind and name."""
    found: dict[tuple[str, str], dict[str, JsonValue]] = {}
    let_in_by = sealed(accounts)
    for one in accounts.book.all():
        found[ACCOUNT_KIND, one.id] = how_stands(one) | {_SEALED: {**let_in_by.get(one.id, {})}}
    for way in accounts.providers.all():
        groups: list[JsonValue] = [
            {"group": each.group, "venue": each.venue, "role": each.role.value} for each in way.groups
        ]
        found[SIGN_IN_KIND, way.id] = {"name": way.name, "issuer": way.issuer, "client": way.client, "groups": groups}
    mail = KeptSettings(accounts.database, accounts.key).read()
    if mail is not None:
        way_out: dict[str, JsonValue] = {"host": mail.host, "port": mail.port, "security": mail.security.value}
        found[MAIL_KIND, "mail"] = {
            **way_out,
            "user": mail.user,
            "public": mail.public,
            "is_on": mail.is_on,
            _SEALED: {**digests(accounts.key, "mail", {"sender": mail.sender})},
        }
    statement = KeptStatement(accounts.database).read()
    if statement is not None:
        reached = f"{statement.email}\0{statement.telephone}\0{statement.post}"
        found[STATEMENT_KIND, OF_STATEMENT] = {
            "organisation": statement.organisation,
            "compliance": statement.compliance.value,
            "answer_days": statement.answer_days,
            "tested": statement.tested.isoformat(),
            "prepared": statement.prepared.isoformat(),
            "reviewed": statement.reviewed.isoformat(),
            "known_problems": statement.problems,
            "way_of_testing": statement.how_tested,
            _SEALED: {**digests(accounts.key, OF_STATEMENT, {"contact": reached})},
        }
    return found


def found_otherwise(own: Store, accounts: Accounts, now: datetime) -> tuple[Found, ...]:
    """Tell what stands otherwise than the records say, and nobody changed just now. Nothing is recorded."""
    known, there = _known(own), as_they_stand(accounts)
    noted = _noted_just_now(accounts, now)
    names = [name for name in sorted(known.keys() | there.keys()) if name[1] not in noted] if known else []
    found = ((name, known.get(name), there.get(name, {})) for name in names)
    return tuple(_found(*name, was, stands) for name, was, stands in found if not _is_as_recorded(was, stands))


_Known = dict[tuple[str, str], Recorded[OwnMatter]]
_SEALED: Final = "let_in_by"


def _known(own: Store) -> _Known:
    return {(kind, one.version.key): one for kind in _KINDS for one in own.read_all(kind, OwnMatter)}


def _record(own: Store, accounts: Accounts, change: Change, now: datetime) -> tuple[Found, ...]:
    known, there = _known(own), as_they_stand(accounts)
    noted = {} if not known else _noted_just_now(accounts, now)
    new, found = [], list[Found]()
    for name in sorted(known.keys() | there.keys()):
        was, stands = known.get(name), there.get(name, {})
        if was is not None and was.value.stands == stands:
            continue
        kind, key = name
        is_first = not known or _is_as_recorded(was, stands)
        how, by = (How.FIRST, "") if is_first else _how(key, change, noted)
        version = was.version if was is not None else own.version_of_none(kind, key)
        made = OwnMatter(stands=stands, how=how, by=by, at=now)
        new.append(New(kind=kind, key=key, venue=OWN, payload=made, at=now, expects=(version,)))
        found += [_found(kind, key, was, stands)] if how is How.FOUND else []
    if new:
        if known:  # the end alone is proven as something is added: what stands before it is what this is compared with
            refuse_not_whole(own.database)
        own.append_all(new)
    return tuple(found)


def _is_as_recorded(was: Recorded[OwnMatter] | None, stands: Mapping[str, JsonValue]) -> bool:
    """Whether something stands as the records say; what an earlier version did not record is not otherwise."""
    before = was.value.stands if was is not None else {}
    return bool(before) is bool(stands) and not any(_changed(before, stands))


def _found(kind: str, key: str, was: Recorded[OwnMatter] | None, stands: Mapping[str, JsonValue]) -> Found:
    before = was.value.stands if was is not None else {}
    what = [] if not before or not stands else [*dict.fromkeys(_changed(before, stands))]
    return Found(kind=kind, about=key, what=tuple(what), is_gone=not stands)


def _changed(before: Mapping[str, Any], stands: Mapping[str, Any]) -> Iterator[str]:
    """Name what is otherwise, as people call it. Where the key of the digests is another, no digest tells anything."""
    for name in sorted(before.keys() & stands.keys()):
        then, now = before[name], stands[name]
        if name == _SEALED and isinstance(then, Mapping) and isinstance(now, Mapping):
            is_key = then.get(KEY) != now.get(KEY)
            yield from ["secret behind the sign-in"] if is_key else []
            known = () if is_key else then.keys() & now.keys()
            yield from [what for one, what in SEALED.items() if one in known and then[one] != now[one]]
        elif then != now and not (name == "second_factor" and _SEALED in before):  # that of the digests tells more
            yield name.replace("_", " ")


def _how(key: str, change: Change, noted: Mapping[str, str]) -> tuple[How, str]:
    if key in change.about:
        return How.DONE, change.by
    return (How.DONE, noted[key]) if key in noted else (How.FOUND, "")


def _noted_just_now(accounts: Accounts, now: datetime) -> dict[str, str]:
    """Give who did something about what within the last minute: another process may not have recorded it yet."""
    since = (now - _JUST_NOW).timestamp()
    lately = accounts.happenings.since(since)
    done = {one.about: one.account for one in lately if one.what in CHANGES}
    own = {who: who for one in lately if one.what in OF_ONES_OWN for who in [one.account or one.about]}
    return done | own
