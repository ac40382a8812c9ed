"""What was done with accounts, and who looked at personal data: appended, and read by whoever administers."""

import hashlib
import hmac
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa

from venuecheck.accounts import tables
from venuecheck.accounts.database import AccountsDatabase
from venuecheck.accounts.secrets_outside import WebKey

_MOST: Final = 200
ROLES_CHANGED: Final = "roles changed"
TERMINAL: Final = "terminal"
"""In place of a browser's address: it was done by a command on the server's own computer."""
MAIL_SET_UP, MAIL_OFF, OF_MAIL = "mail set up", "mail turned off", "mail"
STATEMENT_KEPT, OF_STATEMENT = "accessibility statement kept", "accessibility statement"
"""What is noted of them, and about what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One thing that was done."""

    number: int
    at: float
    account: str
    """Who did it; empty where nobody was signed in."""
    what: str
    about: str
    address: str


def did_last(connection: sa.Connection, *whats: str, about: str) -> tuple[str, datetime | None]:
    """Give who did one of these to something last, by name, and when; nobody where that is not known.

    Who works at the server's own terminal is signed in as nobody.
    """
    t, who = tables.happened, tables.account
    query = (
        sa.select(t.c.at, t.c.address, who.c.name)
        .join(who, who.c.id == t.c.account, isouter=True)
        .where(t.c.what.in_(whats), t.c.about == about)
        .order_by(t.c.number.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    if row is None:
        return "", None
    at_terminal = "somebody at the server's terminal" if row.address == TERMINAL else ""
    return row.name or at_terminal, datetime.fromtimestamp(row.at, UTC)


@dataclass(frozen=True, slots=True)
class Happenings:
    """What happened on one server."""

    database: AccountsDatabase
    key: WebKey

    def note(
        self, what: str, *, account: str, about: str = "", address: str = "", now: float, is_look: bool = False
    ) -> None:
        """Append what was done. No secret, and no answer of a booking, belongs in it.

        `is_look`: that somebody looked at something, and changed nothing. It is there at once, and before the page is
        shown; where the computer loses its power, the looks of its last moments can be lost.
        """
        values: dict[str, Any] = {
            "at": float(now),
            "account": account[:64],
            "what": what[:60],
            "about": about[:200],
            "address": address[:64],
        }
        with self.database.noting() if is_look else self.database.writing(alone=False) as connection:
            made = connection.execute(tables.happened.insert().values(**values)).inserted_primary_key
            if not is_look and made is not None:
                digest = self._digest(Happened(number=made[0], **values))
                connection.execute(tables.happened_seal.insert().values(number=made[0], digest=digest))

    def latest(self, accounts: Collection[str] | None = None, *, most: int = _MOST) -> tuple[Happened, ...]:
        """Give what was done last, the newest first: all of it, or what these accounts did or met with."""
        t = tables.happened
        query = sa.select(t).order_by(t.c.number.desc()).limit(most)
        if accounts is not None:
            query = query.where(sa.or_(t.c.account.in_(accounts), t.c.about.in_(accounts)))
        with self.database.reading() as connection:
            return tuple(Happened(**row._mapping) for row in connection.execute(query))  # noqa: SLF001 - a row's columns

    def since(self, at: float) -> tuple[Happened, ...]:
        """Give what was done since, the oldest first, as far as this program noted it, and not somebody beside it."""
        t, seal = tables.happened, tables.happened_seal
        query = sa.select(t, seal.c.digest).join(seal, seal.c.number == t.c.number).where(t.c.at >= at)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(t.c.number.desc()).limit(_MOST)).mappings().all()
        found = ((Happened(**{one.name: row[one.name] for one in t.c}), str(row["digest"])) for row in reversed(rows))
        return tuple(one for one, digest in found if hmac.compare_digest(self._digest(one).encode(), digest.encode()))

    def _digest(self, one: Happened) -> str:
        # as text, whatever somebody beside the program put there
        said = "\0".join(map(str, (one.number, one.at, one.account, one.what, one.about, one.address)))
        return hmac.new(self.key.for_use("happened"), said.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
