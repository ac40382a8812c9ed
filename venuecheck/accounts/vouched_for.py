"""Somebody for whom a provider vouches: who they are here, and with which roles.

Nobody is found by their e-mail address or name, which a provider's users can change: only by the provider's own,
lasting name for them. Whoever has an account connects it themselves; whoever has none gets one where a group of theirs
has a role, and then their roles are what their groups say, each time anew.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from venuecheck.accounts import tables
from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.people import LONGEST_NAME, Account
from venuecheck.accounts.providers import Provider
from venuecheck.core.actor import Role
from venuecheck.core.plain_text import in_one_line
from venuecheck.core.problem import ConflictError, ForbiddenError, InputError, InvalidError

_MOST_GROUPS: Final = 1_000
_FIX = "ask an administrator of your venue"
TOO_MANY_GROUPS: Final = "in too many groups to be told of"
"""What is noted of whoever could not be given their roles because of that: for those who administer the provider."""


class ProviderError(InputError):
    """A provider did not answer, or did not answer as it must."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VouchedFor:
    """What a provider's token says of somebody, once it was proven."""

    subject: str
    """The provider's lasting name for them."""
    name: str
    groups: frozenset[str] | None
    """None where the token does not say which."""
    has_too_many_groups: bool = False
    """Whether it says none because they are in more than it has room for: Microsoft's for more than 200."""

    @classmethod
    def read(cls, claims: Mapping[str, Any]) -> Self:
        """Read the claims of an ID token (OpenID Connect Core 1.0). Raises `InvalidError` where they name nobody."""
        subject, name, groups = claims.get("sub"), claims.get("name"), claims.get("groups")
        if not isinstance(subject, str) or not 0 < len(subject) <= 255 or not subject.isprintable():  # noqa: PLR2004
            raise InvalidError.of("provider", "the provider did not say who you are", _FIX)
        listed = groups if isinstance(groups, list) else None
        return cls(
            subject=subject,
            name=name if isinstance(name, str) and any(char.isalpha() for char in name) else "Somebody",
            groups=None if listed is None else frozenset(one for one in listed[:_MOST_GROUPS] if isinstance(one, str)),
            has_too_many_groups=listed is None and _are_elsewhere(claims),
        )


def _are_elsewhere(claims: Mapping[str, Any]) -> bool:
    """Whether a token names a place that tells the groups, or only that there are some (Microsoft's overage claims)."""
    elsewhere = claims.get("_claim_names")
    # a tuple, for a claim can be anything, and a list is looked for in no set
    return (isinstance(elsewhere, Mapping) and "groups" in elsewhere) or claims.get("hasgroups") in (True, "true")


def let_in(
    accounts: Accounts,
    provider: Provider,
    said: VouchedFor,
    now: float,
    before_change: Callable[[], None] = lambda: None,
) -> Account:
    """Give the account of somebody, made where a group of theirs has a role.

    `before_change` is asked before an account is made, or other roles are given: what it raises stops that. Raises
    `ForbiddenError` where they have none here.
    """
    found = _tied(accounts, provider, said)
    if found is None:
        if said.has_too_many_groups:
            raise _without_groups(provider, said)
        roles = provider.roles_of(said.groups or ())
        if not roles:
            what = f"{provider.name} knows you, but nobody gave you a role here"
            raise ForbiddenError.of("provider", what, f"{_FIX}; if you have a sign-in name, use it and connect the two")
        before_change()
        made = accounts.book.add(in_one_line(said.name, LONGEST_NAME), roles, now)
        try:
            _tie(accounts, provider, said, made.id, by_groups=True)
        except IntegrityError:  # the same person, at the same moment, in another window
            accounts.book.end(made.id)
            return let_in(accounts, provider, said, now, before_change)
        return made
    account, by_groups = accounts.book.named(found.account), found.by_groups
    if account.ended:
        raise ForbiddenError.of("provider", "your account here has ended", _FIX)
    if by_groups:
        return _with_roles_of_groups(accounts, provider, said, account, before_change)
    return account


def _without_groups(provider: Provider, said: VouchedFor) -> ForbiddenError:
    what = f"{provider.name} did not say which groups you are in"
    if said.has_too_many_groups:
        fix = f"ask an administrator: {provider.name} must tell of groups that are assigned to this application alone"
        return ForbiddenError.of("provider", f"{what}, for you are in too many", fix)
    return ForbiddenError.of("provider", what, "ask an administrator: the app must be given the claim “groups”")


def by_whose_groups(accounts: Accounts, account: str) -> str:
    """Give the id of the provider whose groups give somebody their roles; empty where they were given by hand."""
    t = tables.identity
    query = sa.select(t.c.provider).where(t.c.account == account, t.c.by_groups)
    with accounts.database.reading() as connection:
        return connection.scalar(query.order_by(t.c.provider).limit(1)) or ""


def known_as(accounts: Accounts, provider: Provider, said: VouchedFor) -> str:
    """Give the id of the account that is theirs; empty where none is."""
    found = _tied(accounts, provider, said)
    return found.account if found else ""


def connect(accounts: Accounts, provider: Provider, said: VouchedFor, account: Account) -> None:
    """Have somebody who is signed in sign in by a provider, too. Raises `ConflictError` where it is another's."""
    found = _tied(accounts, provider, said)
    if found is not None and found.account != account.id:
        what = f"this {provider.name} account belongs to somebody else here"
        raise ConflictError(thing=account.id, changed=what, field="provider")
    if found is None:
        _tie(accounts, provider, said, account.id, by_groups=False)


def disconnect(accounts: Accounts, provider: str, account: str) -> None:
    """Have somebody sign in by a provider no more."""
    t = tables.identity
    with accounts.database.writing() as connection:
        connection.execute(t.delete().where(t.c.provider == provider, t.c.account == account))


def providers_of(accounts: Accounts, account: str) -> frozenset[str]:
    """Give the ids of the providers by which somebody can sign in."""
    t = tables.identity
    with accounts.database.reading() as connection:
        return frozenset(connection.scalars(sa.select(t.c.provider).where(t.c.account == account)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tied:
    account: str
    by_groups: bool


def _tied(accounts: Accounts, provider: Provider, said: VouchedFor) -> _Tied | None:
    t = tables.identity
    query = sa.select(t.c.account, t.c.by_groups).where(t.c.provider == provider.id, t.c.subject == said.subject)
    with accounts.database.reading() as connection:
        row = connection.execute(query).first()
    return None if row is None else _Tied(account=row.account, by_groups=row.by_groups)


def _tie(accounts: Accounts, provider: Provider, said: VouchedFor, account: str, *, by_groups: bool) -> None:
    with accounts.database.writing() as connection:
        connection.execute(
            tables.identity.insert().values(
                provider=provider.id, subject=said.subject, account=account, by_groups=by_groups
            )
        )


def _with_roles_of_groups(
    accounts: Accounts, provider: Provider, said: VouchedFor, account: Account, before_change: Callable[[], None]
) -> Account:
    """Give somebody the roles that their groups have now, and no others. Raises `ForbiddenError` where none has any."""
    if said.groups is None:
        raise _without_groups(provider, said)
    roles = {venue: frozenset[Role]() for venue in account.roles} | dict(provider.roles_of(said.groups))
    if roles != dict(account.roles):
        before_change()
        accounts.book.give_roles(account.id, roles, seen=account.roles)
    if not any(roles.values()):
        accounts.sessions.end_all(account.id)
        raise ForbiddenError.of("provider", "none of your groups has a role here any more", _FIX)
    return accounts.book.named(account.id)
