"""The outbox: messages that wait to be sent, or were given up. What lets somebody in stands in it encrypted, and not a
moment longer than it takes to send it.

At least once: a program that is killed after the mail server took a message, and before that is written down, sends it
again, under the same Message-ID.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Self

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag

from venuecheck.accounts import tables
from venuecheck.accounts.accounts import Accounts
from venuecheck.accounts.database import AccountsDatabase
from venuecheck.accounts.secrets_outside import WebKey
from venuecheck.core.problem import InvalidError, NotFoundError
from venuecheck.mail.address import Address
from venuecheck.mail.message import Kind
from venuecheck.mail.sending import Failure

MOST_WAITING: Final = 1_000
"""Messages that can wait at once, in all."""
PAUSES: Final = (60.0, 300.0, 900.0, 3_600.0, 4 * 3_600.0, 12 * 3_600.0, 24 * 3_600.0)
"""Seconds after each try that failed; after as many and one more it is given up, a day and three quarters on."""
CLAIMED: Final = 300.0
"""Seconds for which a message is one process's to send; sending takes less, or the process is gone."""
_REMEMBERED: Final = 30 * 24 * 3_600.0
"""Seconds after which nothing is known any more of one that was sent, or given up."""


class State(StrEnum):
    """How it stands with a message."""

    WAITING = "waiting"
    FAILED = "failed"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message before it is sent."""

    kind: Kind
    to: Address
    path: str
    """Of its link, after the server's own address."""
    about: str
    """What it is about, by which it is taken back once its link has ended."""
    ends: float
    """When its link ends; nothing is sent then any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A message in the outbox."""

    number: int
    id: str
    """What it is known by at every try."""
    kind: Kind
    state: State
    account: str
    """Who had it sent; empty for the server itself."""
    made: float
    ends: float
    tries: int
    due: float
    """When it is tried next."""
    claim: str
    """The process's that sends it just now; empty for none."""
    failure: Failure | None
    """Why the last try failed."""
    code: int
    """What the mail server answered then; 0 where it did not."""
    to: Address | None
    """None once it was sent or has ended, or where another key encrypted it."""
    path: str


@dataclass(frozen=True, slots=True)
class Outbox:
    """That of one server; several processes can have it open."""

    database: AccountsDatabase
    key: WebKey

    @classmethod
    def of(cls, accounts: Accounts) -> Self:
        """Give the outbox beside accounts."""
        return cls(accounts.database, accounts.key)

    def add(self, outgoing: Outgoing, *, account: str, now: float) -> None:
        """Put a message in. Raises `InvalidError` where too many wait."""
        with self.database.writing() as connection:
            self._add(connection, (outgoing,), account, now)

    def tell(self, venue: str, waits: Iterable[str], outgoing: Sequence[Outgoing], now: float) -> bool:
        """Put messages in where something waits at a venue that nobody was told of: with that noted, or neither.

        `waits`: the ids of all that waits there. Gives whether anybody is told. Raises `InvalidError` as `add` does.
        """
        t, wanted = tables.told, set(waits)
        with self.database.writing() as connection:
            known = set(connection.scalars(sa.select(t.c.waits).where(t.c.venue == venue)))
            for gone in known - wanted:
                connection.execute(t.delete().where(t.c.venue == venue, t.c.waits == gone))
            fresh = sorted(wanted - known)
            if not fresh or not outgoing:
                return False
            connection.execute(t.insert(), [{"venue": venue, "waits": one} for one in fresh])
            for one in outgoing:
                _take_back(connection, one.about)
            self._add(connection, outgoing, "", now)
        return True

    def claim(self, now: float) -> Kept | None:
        """Take the next message that is due, so that no other process sends it meanwhile; None where none is."""
        t, mark = tables.outbox, secrets.token_hex(16)
        due = (t.c.state == State.WAITING.value) & (t.c.due <= now)
        with self.database.reading() as connection:  # nearly always nothing is due, and nobody has to wait for that
            if connection.scalar(sa.select(t.c.number).where(due).limit(1)) is None:
                return None
        with self.database.writing() as connection:
            row = connection.execute(sa.select(t).where(due).order_by(t.c.due, t.c.number).limit(1)).first()
            if row is None:
                return None
            taken = {"claim": mark, "due": now + CLAIMED, "tries": row.tries + 1}
            connection.execute(t.update().where(t.c.number == row.number).values(**taken))
        return replace(self._kept(row), claim=mark, tries=row.tries + 1, due=now + CLAIMED)

    def was_sent(self, kept: Kept, now: float) -> None:
        """Note that a message was taken by the mail server; its address and link are erased."""
        t = tables.outbox
        with self.database.writing() as connection:
            gone = {"state": State.SENT.value, "sealed": b"", "claim": "", "due": now, "failure": "", "code": 0}
            connection.execute(t.update().where(t.c.number == kept.number).values(**gone))

    def was_not_sent(self, kept: Kept, failure: Failure, code: int, now: float) -> None:
        """Note why; it is tried again after a pause that grows, until it is given up.

        Nothing where another process has taken it up meanwhile.
        """
        is_over = failure.is_final or kept.tries > len(PAUSES)
        state = State.FAILED if is_over else State.WAITING
        due = now if is_over else now + PAUSES[kept.tries - 1]
        t = tables.outbox
        values: dict[str, object] = {
            "state": state.value,
            "due": due,
            "claim": "",
            "failure": failure.value,
            "code": code,
        }
        if failure is Failure.ENDED:
            values["sealed"] = b""
        with self.database.writing() as connection:
            mine = (t.c.number == kept.number) & (t.c.claim == kept.claim)
            connection.execute(t.update().where(mine).values(**values))

    def listed(self, state: State, most: int = MOST_WAITING) -> tuple[Kept, ...]:
        """Give those that stand like this, the latest first."""
        t = tables.outbox
        query = sa.select(t).where(t.c.state == state.value).order_by(t.c.number.desc()).limit(most)
        with self.database.reading() as connection:
            return tuple(self._kept(row) for row in connection.execute(query))

    def count(self, state: State, since: float = 0.0) -> int:
        """Count those that stand like this: sent, or given up, since then."""
        t = tables.outbox
        query = sa.select(sa.func.count()).select_from(t).where(t.c.state == state.value, t.c.due >= since)
        with self.database.reading() as connection:
            return connection.scalar(query) or 0

    def again(self, number: int, now: float) -> None:
        """Have one be tried at once, as often as a new one. Raises `NotFoundError`."""
        t = tables.outbox
        mine = (t.c.number == number) & (t.c.state != State.SENT.value) & (t.c.claim == "") & (t.c.ends > now)
        with self.database.writing() as connection:
            values = {"state": State.WAITING.value, "due": now, "tries": 0}
            if not connection.execute(t.update().where(mine).values(**values)).rowcount:
                what = "this message was sent meanwhile, is being sent, or its link has ended"
                raise NotFoundError.of("message", what, "look at the list as it is now")

    def drop(self, number: int) -> None:
        """Forget one that was not sent."""
        t = tables.outbox
        with self.database.writing() as connection:
            connection.execute(t.delete().where(t.c.number == number, t.c.state != State.SENT.value))

    def take_back(self, about: str) -> None:
        """Forget what waits, or failed, about something whose link has ended."""
        with self.database.writing() as connection:
            _take_back(connection, about)

    def tidy(self, now: float) -> None:
        """Give up, and erase, what can be sent no more; forget what was over long ago."""
        t = tables.outbox
        ended = {"state": State.FAILED.value, "sealed": b"", "claim": "", "due": now, "failure": Failure.ENDED.value}
        with self.database.writing() as connection:
            connection.execute(t.update().where(t.c.ends <= now, t.c.sealed != b"").values(**ended))
            connection.execute(t.delete().where(t.c.state != State.WAITING.value, t.c.due <= now - _REMEMBERED))

    def _add(self, connection: sa.Connection, outgoing: Sequence[Outgoing], account: str, now: float) -> None:
        t = tables.outbox
        for one in outgoing:
            count = sa.select(sa.func.count()).select_from(t).where(t.c.state == State.WAITING.value)
            if (connection.scalar(count) or 0) >= MOST_WAITING:
                what = "too many messages wait to be sent"
                raise InvalidError.of("address", what, "copy the link, and ask an administrator to look at “Mail”")
            id_ = secrets.token_hex(16)
            sealed = self.key.encrypted(json.dumps([one.to.local, one.to.domain, one.path]), f"outbox {id_}")
            values = {
                "message": id_,
                "kind": one.kind.value,
                "about": _digest(one.about),
                "sealed": sealed,
                "account": account,
                "state": State.WAITING.value,
                "made": now,
                "ends": one.ends,
                "tries": 0,
                "due": now,
                "claim": "",
                "failure": "",
                "code": 0,
            }
            connection.execute(t.insert().values(**values))

    def _kept(self, row: sa.Row[tuple[object, ...]]) -> Kept:
        to, path = self._opened(row.sealed, row.message)
        return Kept(
            number=row.number,
            id=row.message,
            kind=Kind(row.kind),
            state=State(row.state),
            account=row.account,
            made=row.made,
            ends=row.ends,
            tries=row.tries,
            due=row.due,
            claim=row.claim,
            failure=Failure(row.failure) if row.failure else None,
            code=row.code,
            to=to,
            path=path,
        )

    def _opened(self, sealed: bytes, id_: str) -> tuple[Address | None, str]:
        try:
            local, domain, path = json.loads(self.key.decrypted(sealed, f"outbox {id_}")) if sealed else ("", "", "")
        except InvalidTag:
            return None, ""
        return (Address(local=local, domain=domain) if path else None), path


def about_account(account: str) -> str:
    """Say what the links of an account are about."""
    return f"account {account}"


def _take_back(connection: sa.Connection, about: str) -> None:
    t = tables.outbox
    connection.execute(t.delete().where(t.c.about == _digest(about), t.c.state != State.SENT.value))


def _digest(about: str) -> str:
    return hashlib.sha256(about.encode()).hexdigest()
