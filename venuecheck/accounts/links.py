"""Links that let somebody in once: to set their password, or (in a demonstration) to look round.

Opening one uses nothing up, for mail scanners open links; what uses it up is the button on the page that it opens.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import sqlalchemy as sa

from venuecheck.accounts import tables, tokens
from venuecheck.accounts.database import AccountsDatabase

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
    """The links of one server."""

    database: AccountsDatabase

    def make(self, account: str, purpose: Purpose, now: float) -> str:
        """Make a link in place of earlier ones for the same, and give its secret part, which is kept nowhere else."""
        token, t = tokens.fresh(), tables.link
        with self.database.writing() as connection:
            connection.execute(t.delete().where(t.c.account == account, t.c.purpose == purpose.value))
            connection.execute(
                t.insert().values(
                    digest=tokens.digest_of(token), account=account, purpose=purpose.value, ends=now + LASTS
                )
            )
        return token

    def find(self, token: str, now: float) -> Link | None:
        """Give the link; None where it was used, has ended, or never was."""
        with self.database.reading() as connection:
            return _found(connection, token, now)

    def use_up(self, token: str, now: float) -> Link | None:
        """Use the link up; None where somebody did before."""
        with self.database.writing() as connection:
            found = _found(connection, token, now)
            connection.execute(tables.link.delete().where(tables.link.c.digest == tokens.digest_of(token)))
        return found

    def tidy(self, now: float) -> None:
        """Forget those that have ended."""
        with self.database.noting() as connection:
            connection.execute(tables.link.delete().where(tables.link.c.ends <= now))


def _found(connection: sa.Connection, token: str, now: float) -> Link | None:
    t = tables.link
    row = connection.execute(sa.select(t).where(t.c.digest == tokens.digest_of(token), t.c.ends > now)).first()
    return None if row is None else Link(account=row.account, purpose=Purpose(row.purpose), ends=row.ends)
