"""Who else vouches for people: Microsoft Entra, Google, or another service that speaks OpenID Connect."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag

from venuecheck.accounts import tables
from venuecheck.accounts.database import AccountsDatabase
from venuecheck.accounts.people import sign_in_name
from venuecheck.accounts.secrets_outside import WebKey
from venuecheck.core.actor import Role
from venuecheck.core.plain_text import in_one_line
from venuecheck.core.problem import InvalidError, NotFoundError

GOOGLE = "https://accounts.google.com"
_ENTRA = "https://login.microsoftonline.com/{}/v2.0"
_MOST_PROVIDERS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRole:
    """Those of a group have a role at a venue."""

    group: str
    """As the provider's tokens name it; Entra's are UUIDs."""
    venue: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A service that says who somebody is."""

    id: str
    name: str
    """As people know it: "Microsoft"."""
    issuer: str
    """Its address, as its tokens name it; what it can do is told below `/.well-known/openid-configuration`."""
    client: str
    """What it calls this server."""
    secret: str = field(repr=False)
    groups: tuple[GroupRole, ...] = ()

    def roles_of(self, groups: Iterable[str]) -> Mapping[str, frozenset[Role]]:
        """Give the roles of somebody in these groups, by venue."""
        held = frozenset(groups)
        found: dict[str, frozenset[Role]] = {}
        for one in self.groups:
            if one.group in held:
                found[one.venue] = found.get(one.venue, frozenset()) | {one.role}
        return found


def entra(tenant: str) -> str:
    """Give the issuer of an organisation's Microsoft Entra ID, by its tenant's id. Raises `InvalidError`.

    Source: Microsoft identity platform, OpenID Connect. Only one tenant's own: "common" lets anybody's in.
    """
    if not re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", tenant.strip().lower()):
        what = "this is not the id of a tenant"
        raise InvalidError.of("tenant", what, "copy “Directory (tenant) ID” from Entra: 32 figures and letters a to f")
    return _ENTRA.format(tenant.strip().lower())


@dataclass(frozen=True, slots=True)
class Providers:
    """Those of one server."""

    database: AccountsDatabase
    key: WebKey

    def all(self) -> tuple[Provider, ...]:
        """Give every provider, by name."""
        t, r = tables.provider, tables.provided_role
        with self.database.reading() as connection:
            rows = connection.execute(sa.select(t).order_by(t.c.name, t.c.id)).all()
            roles = connection.execute(sa.select(r).order_by(r.c.group, r.c.venue, r.c.role)).all()
        return tuple(
            Provider(
                id=row.id,
                name=row.name,
                issuer=row.issuer,
                client=row.client,
                secret=self._opened(row.secret, row.id),
                groups=tuple(
                    GroupRole(group=one.group, venue=one.venue, role=Role(one.role))
                    for one in roles
                    if one.provider == row.id
                ),
            )
            for row in rows
        )

    def named(self, provider: str) -> Provider:
        """Give one. Raises `NotFoundError`."""
        found = next((one for one in self.all() if one.id == provider), None)
        if found is None:
            raise NotFoundError.of("provider", "there is no such way to sign in", "sign in with name and password")
        return found

    def add(self, *, name: str, issuer: str, client: str, secret: str) -> Provider:
        """Keep another. Raises `InvalidError` with the field that cannot be used."""
        known = self.all()
        shown = in_one_line(name, 60)
        if not any(char.isalpha() for char in shown):
            raise InvalidError.of("name", "it has no name", "write what people know it by, such as Microsoft")
        if shown.casefold() in {one.name.casefold() for one in known} or len(known) >= _MOST_PROVIDERS:
            raise InvalidError.of("name", "this one is there already", "remove it first, or give another name")
        at = _issuer(issuer)
        for field_, value, longest in ("client", client, 200), ("secret", secret, 1_000):
            if not value.strip() or len(value) > longest or not value.strip().isprintable():
                raise InvalidError.of(field_, "this is missing", "copy it from where the provider shows it")
        id_ = sign_in_name(shown)
        sealed = self.key.encrypted(secret.strip(), f"provider {id_}")
        with self.database.writing() as connection:
            values = {"id": id_, "name": shown, "issuer": at, "client": client.strip(), "secret": sealed}
            connection.execute(tables.provider.insert().values(**values))
        return self.named(id_)

    def give(self, provider: str, said: GroupRole) -> None:
        """Have those of a group have a role. Raises `InvalidError`."""
        group = said.group.strip()
        if not group or len(group) > 200 or not group.isprintable():  # noqa: PLR2004 - as wide as its column
            raise InvalidError.of("group", "no group is named", "copy it as the provider's tokens name it")
        values = {"provider": provider, "group": group, "venue": said.venue, "role": said.role.value}
        with self.database.writing() as connection:
            _take(connection, values)
            connection.execute(tables.provided_role.insert().values(**values))

    def take(self, provider: str, said: GroupRole) -> None:
        """Have those of a group have a role no more."""
        values = {"provider": provider, "group": said.group, "venue": said.venue, "role": said.role.value}
        with self.database.writing() as connection:
            _take(connection, values)

    def remove(self, provider: str) -> None:
        """Forget one, and whom it vouched for: their accounts stay, and are signed in to by a password."""
        with self.database.writing() as connection:
            connection.execute(tables.provider.delete().where(tables.provider.c.id == provider))
            for table in (tables.provided_role, tables.identity):
                connection.execute(table.delete().where(table.c.provider == provider))

    def _opened(self, sealed: bytes, provider: str) -> str:
        try:
            return self.key.decrypted(sealed, f"provider {provider}")
        except InvalidTag:  # sealed with another key: the provider will refuse what is sent
            return ""


def _take(connection: sa.Connection, values: Mapping[str, str]) -> None:
    t = tables.provided_role
    connection.execute(t.delete().where(*(t.c[name] == value for name, value in values.items())))


def _issuer(said: str) -> str:
    """Read an issuer's address: HTTPS, but for one on this computer. Raises `InvalidError`."""
    try:
        at = urlsplit(said.strip())
        host, _ = at.hostname or "", at.port
    except ValueError:
        host, at = "", urlsplit("")
    is_safe = at.scheme == "https" or (at.scheme == "http" and _is_here(host))
    if not host or not is_safe or at.username or at.query or at.fragment or len(said) > 500:  # noqa: PLR2004 - its column
        what = "this is not the address of a provider"
        raise InvalidError.of("issuer", what, "write it as the provider's tokens name it: https://login.example/tenant")
    return said.strip()


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
