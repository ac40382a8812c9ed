"""Links that let somebody in once: to set their password, or (in a demonstration) to look round.

Opening one uses nothing up, for mail scanners open links; what uses it up is the button on the page that it opens.
"""

import hashlib
import hmac
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import sqlalchemy as sa

from venuecheck.accounts import tables, tokens
from venuecheck.accounts.database import AccountsDatabase
from venuecheck.accounts.secrets_outside import WebKey

LASTS: Final = 3 * 24 * 60 * 60.0
"""Seconds for which a link that was not used lets somebody in."""


class Purpose(StrEnum):
    """What a link is for."""

    SET_UP = "set up"
    """To choose a password: the first, or another where it is forgotten."""
    LOOK_ROUND = "look round"
    """To be signed in at once. Only a demonstration makes these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link that can still be used."""

    account: str
    purpose: Purpose
    ends: float


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one server. A row that somebody writes into the database, or changes, opens nothing."""

    database: AccountsDatabase
    key: WebKey

    def make(self, account: str, purpose: Purpose, now: float) -> str:
        """Make a link in place of earlier ones for the same, and give its secret part, which is kept nowhere else."""
        token, t, ends = tokens.fresh(), tables.link, now + LASTS
        digest = self._digest(token, account, purpose.value, ends)
        with self.database.writing() as connection:
            connection.execute(t.delete().where(t.c.account == account, t.c.purpose == purpose.value))
            connection.execute(t.insert().values(digest=digest, account=account, purpose=purpose.value, ends=ends))
        return token

    def find(self, token: str, now: float) -> Link | None:
        """Give the link; None where it was used, has ended, or never was."""
        with self.database.reading() as connection:
            return self._found(connection, token, now)[0]

    def use_up(self, token: str, now: float) -> Link | None:
        """Use the link up; None where somebody did before."""
        with self.database.writing() as connection:
            found, digest = self._found(connection, token, now)
            connection.execute(tables.link.delete().where(tables.link.c.digest == digest))
        return found

    def tidy(self, now: float) -> None:
        """Forget those that have ended."""
        with self.database.noting() as connection:
            connection.execute(tables.link.delete().where(tables.link.c.ends <= now))

    def _found(self, connection: sa.Connection, token: str, now: float) -> tuple[Link | None, str]:
        """Give a link with the digest by which it is kept. All that can be used are looked at: there are few."""
        t = tables.link
        for row in connection.execute(sa.select(t).where(t.c.ends > now)):
            digest = self._digest(token, row.account, row.purpose, row.ends)
            if hmac.compare_digest(digest.encode(), row.digest.encode()):  # what somebody wrote there can be any text
                return Link(account=row.account, purpose=Purpose(row.purpose), ends=row.ends), digest
        return None, ""

    def _digest(self, token: str, account: str, purpose: str, ends: float) -> str:
        """Give the digest of all that a link says, made with the key outside the database."""
        said = "\0".join((token, account, purpose, repr(float(ends))))
        return hmac.new(self.key.for_use("links"), said.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
