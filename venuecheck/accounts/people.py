"""People with accounts: who they are, and in which roles at which venue."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from venuecheck.accounts import tables
from venuecheck.accounts.database import AccountsDatabase
from venuecheck.accounts.happenings import ROLES_CHANGED, did_last
from venuecheck.core.actor import Actor, HowKnown, Role
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import in_one_line
from venuecheck.core.problem import ConflictError, InvalidError, NotFoundError

LONGEST_NAME = 100
_LONGEST_ID = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may sign in."""

    id: str
    """What they type to sign in; what records keep of them."""
    name: str
    roles: Mapping[str, frozenset[Role]]
    """By the id of the venue."""
    has_password: bool = False
    has_second_factor: bool = False
    is_vouched_for: bool = False
    """Whether a provider can let them in."""
    ended: bool = False
    """True once they may not sign in any more; records go on naming them."""

    @property
    def actor(self) -> Actor:
        """Give them as a service is told who acts."""
        return Actor(id=self.id, name=self.name, roles=self.roles, known=HowKnown.SIGNED_IN)

    @property
    def comes_to_stay(self) -> bool:
        """Whether they have a way to sign in again. Whoever looks round a demonstration has their link alone."""
        return self.has_password or self.is_vouched_for

    @property
    def needs_second_factor(self) -> bool:
        """Whether what they may do asks for more than a password: accounts, keys, and the records of persons."""
        return any(held & _CAREFUL for held in self.roles.values())


_OF_AN_ACCOUNT = (
    tables.role,
    tables.recovery_code,
    tables.session,
    tables.link,
    tables.identity,
    tables.address,
)
_CAREFUL = frozenset({Role.ADMINISTRATOR, Role.INFORMATION_GOVERNANCE})


@dataclass(frozen=True, slots=True)
class AccountBook:
    """The accounts of one server."""

    database: AccountsDatabase

    def all(self) -> tuple[Account, ...]:
        """Give everybody who ever had an account, by name."""
        return self._read(_ALL)

    def at(self, venue: str) -> tuple[Account, ...]:
        """Give those who have a role at a venue and may sign in."""
        return self._read(_AT, venue=venue)

    def find(self, account: str) -> Account | None:
        """Give the account with this id; None where there is none."""
        return next(iter(self._read(_ONE, account=account)), None)

    def named(self, account: str) -> Account:
        """Give the account with this id. Raises `NotFoundError`."""
        found = self.find(account)
        if found is None:
            raise NotFoundError.of("account", "there is no account of this name", "look at the list of people")
        return found

    def add(self, name: str, roles: Mapping[str, Iterable[Role]], now: float, *, wanted: str = "") -> Account:
        """Make an account, with a sign-in name made of the person's (`wanted` where it is given and free).

        What was left of an account of that name that was taken away goes: nobody else's roles, codes and sessions
        become theirs. Raises `InvalidError` where nobody is named, or the name is too long.
        """
        shown = _full_name(name)
        first = wanted if is_id(wanted) else sign_in_name(shown)
        with self.database.writing() as connection:
            taken = set(connection.scalars(sa.select(tables.account.c.id)))
            free = next(one for number in range(1, 10_000) if (one := _numbered(first, number)) not in taken)
            for table in _OF_AN_ACCOUNT:
                connection.execute(table.delete().where(table.c.account == free))
            connection.execute(
                tables.account.insert().values(id=free, name=shown, password="", ended=False, totp_used=0, made=now)
            )
            _give_roles(connection, free, roles)
        return self.named(free)

    def rename(self, account: str, name: str) -> None:
        """Give whoever asks another name; what they type to sign in stays. Raises `InvalidError` where it is none."""
        t, shown = tables.account, _full_name(name, "your name is missing", "write your full name")
        with self.database.writing() as connection:
            connection.execute(t.update().where(t.c.id == account).values(name=shown))

    def give_roles(
        self, account: str, roles: Mapping[str, Iterable[Role]], *, seen: Mapping[str, frozenset[Role]]
    ) -> None:
        """Give somebody these roles, by venue, in place of those that were `seen` there: all of it, or nothing.

        Roles at other venues stay. Raises `ConflictError` where they are others by now, at any of these venues.
        """
        t = tables.role
        mine = (t.c.account == account) & t.c.venue.in_(roles)
        with self.database.writing() as connection:
            now: dict[str, set[Role]] = {venue: set() for venue in roles}
            for row in connection.execute(sa.select(t.c.venue, t.c.role).where(mine)):
                now[row.venue] |= {Role(row.role)} if row.role in _ROLES else set()
            for venue, held in now.items():
                if held != seen.get(venue, frozenset()):
                    said = ", ".join(sorted(role.words for role in held)) or "no role"
                    by, at = did_last(connection, ROLES_CHANGED, about=account)
                    raise ConflictError(
                        thing=account, changed=f"the roles are now: {said}", by=by, since=at, field="roles"
                    )
            connection.execute(t.delete().where(mine))
            _give_roles(connection, account, roles)

    def take_away_left_behind(self) -> frozenset[str]:
        """Take away what is left of accounts that are not there any more; give their names."""
        there = sa.select(tables.account.c.id)
        left: set[str] = set()
        with self.database.writing() as connection:
            for table in _OF_AN_ACCOUNT:
                of_nobody = table.c.account.not_in(there)
                left |= {*connection.scalars(sa.select(table.c.account).where(of_nobody))}
                connection.execute(table.delete().where(of_nobody))
        return frozenset(left)

    def end(self, account: str) -> None:
        """End an account: nobody signs in with it again, and its password and second factor are gone."""
        t = tables.account
        with self.database.writing() as connection:
            connection.execute(t.update().where(t.c.id == account).values(ended=True, password="", totp=None))
            for table in (tables.session, tables.link, tables.recovery_code, tables.address):
                connection.execute(table.delete().where(table.c.account == account))

    def password_of(self, account: str) -> str:
        """Give the hash of a password; empty where there is none, or no such account."""
        t = tables.account
        with self.database.reading() as connection:
            return connection.scalar(sa.select(t.c.password).where(t.c.id == account, ~t.c.ended)) or ""

    def set_password(self, account: str, hashed: str) -> None:
        """Keep another hash."""
        t = tables.account
        with self.database.writing() as connection:
            connection.execute(t.update().where(t.c.id == account).values(password=hashed))

    def _read(self, these: sa.Select[Any], **said: str) -> tuple[Account, ...]:
        with self.database.reading(one=True) as connection:
            return accounts_in(connection.execute(these, said).all())


def accounts_in(rows: Sequence[sa.Row[Any]]) -> tuple[Account, ...]:
    """Give the accounts that rows of `those` hold, in their order."""
    held: dict[str, dict[str, set[Role]]] = {row.id: {} for row in rows}
    for row in rows:
        # what is no role was written there beside the program, and gives none; that it is there is found
        if row.role in _ROLES and isinstance(row.venue, str):
            held[row.id].setdefault(row.venue, set()).add(Role(row.role))
    return tuple(
        Account(
            id=row.id,
            name=row.name if isinstance(row.name, str) else str(row.id),
            roles={venue: frozenset(roles) for venue, roles in held[row.id].items()},
            has_password=bool(row.password),
            has_second_factor=row.totp is not None,
            is_vouched_for=row.is_vouched_for,
            ended=row.ended,
        )
        for row in {row.id: row for row in rows}.values()
    )


_ROLES = frozenset(map(str, Role))


def those(*where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Give what is asked to read the accounts of which all this is so: a row for each role of theirs, or for none."""
    t, r, i = tables.account, tables.role, tables.identity
    vouched_for = sa.exists().where(i.c.account == t.c.id).label("is_vouched_for")
    roles = sa.outerjoin(t, r, r.c.account == t.c.id)
    return sa.select(t, r.c.venue, r.c.role, vouched_for).select_from(roles).where(*where).order_by(t.c.name, t.c.id)


# made once: every page asks who looks at it
_ALL = those()
_ONE = those(tables.account.c.id == sa.bindparam("account"))
IS_AT: Final = sa.and_(
    ~tables.account.c.ended,
    tables.account.c.id.in_(sa.select(tables.role.c.account).where(tables.role.c.venue == sa.bindparam("venue"))),
)
"""Whether an account has a role at a `venue`, and may sign in."""
_AT = those(IS_AT)


def sign_in_name(name: str) -> str:
    """Make a sign-in name of a person's: `Zoë O'Neil` gives `zoe-oneil`; `person` where no letter can be typed."""
    plainest = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    made = "-".join(re.findall(r"[a-z0-9]+", plainest))[:_LONGEST_ID].strip("-")
    return made or "person"


def _full_name(name: str, what: str = "nobody is named", fix: str = "write the person's full name") -> str:
    if len(" ".join(name.split())) > LONGEST_NAME:
        raise InvalidError.of("name", "the name is too long", f"write it in at most {LONGEST_NAME} characters")
    shown = in_one_line(name, LONGEST_NAME)
    if not any(char.isalpha() for char in shown):
        raise InvalidError.of("name", what, fix)
    return shown


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


def _give_roles(connection: sa.Connection, account: str, roles: Mapping[str, Iterable[Role]]) -> None:
    rows = [
        {"account": account, "venue": venue, "role": role.value} for venue, held in roles.items() for role in set(held)
    ]
    if rows:
        connection.execute(tables.role.insert(), rows)
