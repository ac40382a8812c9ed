"""What lets people in, as digests made with the key that stands outside the database: a change of it shows.

Nothing can be told from them without that key: neither a password, nor its hash, nor who two accounts are elsewhere.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from typing import Final

import sqlalchemy as sa

from venuecheck.accounts import tables
from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.secrets_outside import WebKey

KEY: Final = "key"
"""Under this name: the key itself; where it is another, every other digest is."""
SEALED: Final = {
    "password": "password",
    "second_factor": "second factor",
    "recovery_codes": "recovery codes",
    "providers": "other way to sign in",
    "by_groups": "groups that give roles",
    "name": "name",
    "address": "address for mail",
    "roles": "roles",
    "sender": "sender",
    "contact": "contact",
}
"""What is sealed, with what people call it: all of an account, the `sender` of mail, the `contact` of a statement."""
_DIGITS = 32


def sealed(accounts: Accounts) -> Mapping[str, dict[str, str]]:
    """Give the digests (32 hexadecimal digits; empty where there is nothing) of every account, by its sign-in name."""
    t, i, r, a = tables.account, tables.identity, tables.recovery_code, tables.address
    with accounts.database.reading() as connection:
        rows = connection.execute(sa.select(t.c.id, t.c.name, t.c.password, t.c.totp)).all()
        tied = connection.execute(sa.select(i.c.account, i.c.provider, i.c.subject, i.c.by_groups)).all()
        held = connection.execute(sa.select(tables.role)).all()
        codes = _of_each((one.account, str(one.digest)) for one in connection.execute(sa.select(r)))
        addresses = {row.account: f"{row.address}\0{row.hears}" for row in connection.execute(sa.select(a))}
    roles = _of_each((one.account, f"{one.venue}\0{one.role}") for one in held)
    providers = _of_each((one.account, f"{one.provider}\0{one.subject}") for one in tied)
    by_groups = _of_each((one.account, f"{one.provider}\0{one.subject}") for one in tied if one.by_groups)
    return {
        row.id: digests(
            accounts.key,
            str(row.id),
            {
                "password": str(row.password),  # whoever owns the database can put bytes there as well
                "second_factor": _of_bytes(row.totp),
                "recovery_codes": "\0".join(codes.get(row.id, ())),
                "providers": "\0\0".join(providers.get(row.id, ())),
                "by_groups": "\0\0".join(by_groups.get(row.id, ())),
                "name": str(row.name),
                "address": addresses.get(row.id, ""),
                "roles": "\0\0".join(roles.get(row.id, ())),
            },
        )
        for row in rows
    }


def digests(key: WebKey, about: str, said: Mapping[str, str]) -> dict[str, str]:
    """Give the digest of each thing that is said about something, and that of the key."""
    secret = key.for_use("as recorded")

    def digest(*parts: str) -> str:
        return hmac.new(secret, "\0".join(parts).encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:_DIGITS]

    return {KEY: digest(KEY), **{name: digest(about, name, value) if value else "" for name, value in said.items()}}


def _of_bytes(value: object) -> str:
    """Give bytes as text, and whatever else stands in their place as what it is."""
    return "" if value is None else value.hex() if isinstance(value, bytes | memoryview) else repr(value)


def _of_each(pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for account, value in pairs:
        found.setdefault(account, []).append(value)
    return {account: sorted(values) for account, values in found.items()}
