"""Sessions: begun when somebody signs in, ended once they are idle, the day is over, or somebody ends them."""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from venuecheck.accounts import tables, tokens
from venuecheck.accounts.database import AccountsDatabase
from venuecheck.accounts.people import IS_AT, Account, accounts_in, those
from venuecheck.accounts.secrets_outside import WebKey

IDLE: Final = 60 * 60.0
"""Seconds without a request after which a session ends. What is filled in is kept after each answer."""
LONGEST: Final = 12 * 60 * 60.0
"""Seconds after which it ends, whatever is done."""
PROVED: Final = 10 * 60.0
"""Seconds for which a password that was given counts for what asks for it again."""
_NOTED: Final = 60.0
"""That somebody is there is written down at most so often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody who is signed in on one browser."""

    digest: str
    account: str
    began: float
    seen: float
    proved: float
    device: str

    def is_proved(self, now: float) -> bool:
        """Whether the password was given just now."""
        return now - self.proved <= PROVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """Whose session a browser holds, and who else is where they ask for a page."""

    session: Session
    account: Account
    there: tuple[Account, ...]
    """Those who have a role at the venue that was asked about, and may sign in."""


@dataclass(frozen=True, slots=True)
class Sessions:
    """The sessions of one server. A row that somebody writes into the database, or gives another account, is none."""

    database: AccountsDatabase
    key: WebKey

    def begin(self, account: str, now: float, *, device: str) -> str:
        """Begin one, and give what the browser holds: whose it is, and 256 bits that are kept nowhere else.

        A loss of power can end it: they sign in again.
        """
        token = f"{account}.{tokens.fresh()}"
        with self.database.noting() as connection:
            connection.execute(
                tables.session.insert().values(
                    digest=self._digest(token),
                    account=account,
                    began=now,
                    seen=now,
                    proved=now,
                    device=device[:200],
                )
            )
        return token

    def find(self, token: str, now: float, venue: str = "") -> Entered | None:
        """Give whose session a browser holds, and who is at a venue, asked at once; None where it has ended."""
        t, whose = tables.session, token.rpartition(".")[0]
        asked = {"digest": self._digest(token), "now": now, "account": whose, "venue": venue}
        with self.database.reading(one=True) as connection:
            rows = connection.execute(_FOUND, asked).all()
        own = next((row for row in rows if row.id == whose and row.digest is not None), None)
        if own is None:
            return None
        if now - own.seen > _NOTED:
            with self.database.noting() as connection:
                connection.execute(t.update().where(t.c.digest == own.digest).values(seen=now))
        known = {one.id: one for one in accounts_in(rows)}
        there = {row.id for row in rows if row.venue == venue and not row.ended}
        return Entered(
            session=Session(**{column.name: getattr(own, column.name) for column in t.columns}),
            account=known[whose],
            there=tuple(one for one in known.values() if one.id in there),
        )

    def prove(self, session: Session, now: float) -> None:
        """Note that the password was given once more."""
        t = tables.session
        with self.database.writing() as connection:
            connection.execute(t.update().where(t.c.digest == session.digest).values(proved=now))

    def of(self, account: str, now: float) -> tuple[Session, ...]:
        """Give the sessions of an account, the one seen last first."""
        t = tables.session
        query = sa.select(t).where(t.c.account == account, *_alive(now)).order_by(t.c.seen.desc())
        with self.database.reading() as connection:
            return tuple(Session(**row._mapping) for row in connection.execute(query))  # noqa: SLF001 - as above

    def end(self, account: str, digest: str) -> None:
        """End one session of an account."""
        t = tables.session
        with self.database.writing() as connection:
            connection.execute(t.delete().where(t.c.account == account, t.c.digest == digest))

    def end_all(self, account: str, *, but: str = "") -> None:
        """End every session of an account, but for the one with this digest."""
        t = tables.session
        with self.database.writing() as connection:
            connection.execute(t.delete().where(t.c.account == account, t.c.digest != but))

    def tidy(self, now: float) -> None:
        """Forget those that have ended."""
        with self.database.noting() as connection:
            connection.execute(tables.session.delete().where(sa.not_(sa.and_(*_alive(now)))))

    def _digest(self, token: str) -> str:
        return hmac.new(self.key.for_use("sessions"), token.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


def _alive(now: float | sa.BindParameter[float]) -> tuple[sa.ColumnElement[bool], ...]:
    t = tables.session
    return t.c.seen > now - IDLE, t.c.began > now - LONGEST


_HELD = sa.and_(
    tables.session.c.digest == sa.bindparam("digest"),
    tables.session.c.account == tables.account.c.id,
    *_alive(sa.bindparam("now", type_=sa.Float)),
)
_FOUND: Final = (
    those(sa.or_(tables.account.c.id == sa.bindparam("account"), IS_AT))
    .add_columns(*tables.session.columns)
    .outerjoin(tables.session, _HELD)
)
"""Made once: every page asks it."""
