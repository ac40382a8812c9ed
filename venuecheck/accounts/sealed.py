"""What lets people in, as digests made with the key that stands outside the database: a change of it shows.

Nothing can be told from them without that key: neither a password, nor its hash, nor who two accounts are elsewhere.
"""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Final

import sqlalchemy as sa

from venuecheck.accounts import tables
from venuecheck.accounts.accounts import Accounts

KEY: Final = "key"
"""Under this name: the key itself; where it is another, every other digest is."""
SEALED: Final = {"password": "password", "second_factor": "second factor", "providers": "other way to sign in"}
"""What is sealed of each account, with what people call it."""
_DIGITS = 32


def sealed(accounts: Accounts) -> Mapping[str, dict[str, str]]:
    """Give the digests (32 hexadecimal digits; empty where there is nothing) of every account, by its sign-in name."""
    key, t, i = accounts.key.for_use("as recorded"), tables.account, tables.identity
    with accounts.database.reading() as connection:
        rows = connection.execute(sa.select(t.c.id, t.c.password, t.c.totp)).all()
        tied = connection.execute(sa.select(i.c.account, i.c.provider, i.c.subject).order_by(i.c.provider, i.c.subject))
        providers: dict[str, list[str]] = {}
        for one in tied:
            providers.setdefault(one.account, []).append(f"{one.provider}\0{one.subject}")

    def digest(*parts: str) -> str:
        return hmac.new(key, "\0".join(parts).encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:_DIGITS]

    found = {}
    for row in rows:
        said = {
            "password": str(row.password),  # whoever owns the database can put bytes there as well
            "second_factor": bytes(row.totp).hex() if row.totp is not None else "",
            "providers": "\0\0".join(providers.get(row.id, ())),
        }
        of_each = {name: digest(row.id, name, value) if value else "" for name, value in said.items()}
        found[row.id] = {KEY: digest(KEY), **of_each}
    return found
