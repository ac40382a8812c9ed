"""The second factor: a code from an app on a telephone (RFC 6238), and codes on paper for when it is lost."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pyotp
import sqlalchemy as sa
from cryptography.exceptions import InvalidTag

from venuecheck.accounts import tables
from venuecheck.accounts.database import AccountsDatabase
from venuecheck.accounts.secrets_outside import WebKey

STEP: Final = 30
"""Seconds for which a code is shown."""
RECOVERY_CODES: Final = 8
_LETTERS: Final = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without those that are read as one another."""


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """Second factors of accounts, encrypted with a key that stands outside the database."""

    database: AccountsDatabase
    key: WebKey

    @staticmethod
    def fresh() -> str:
        """Make a secret for an app, in Base32; nothing is kept before `take` has seen a code of it."""
        return pyotp.random_base32()

    @staticmethod
    def address(secret: str, account: str, issuer: str) -> str:
        """Give what an app reads from the picture."""
        return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=issuer)

    def take(self, account: str, secret: str, code: str, now: float) -> tuple[str, ...] | None:
        """Keep a secret once a code shows that the app has it; give recovery codes, None where the code is wrong."""
        step = _step_of(secret, code, now)
        if step is None:
            return None
        codes = tuple(_recovery_code() for _ in range(RECOVERY_CODES))
        t, r = tables.account, tables.recovery_code
        with self.database.writing() as connection:
            sealed = self.key.encrypted(secret, account)
            connection.execute(t.update().where(t.c.id == account).values(totp=sealed, totp_used=step))
            connection.execute(r.delete().where(r.c.account == account))
            connection.execute(
                r.insert(), [{"account": account, "digest": self._digest(one, account)} for one in codes]
            )
        return codes

    def is_right(self, account: str, code: str, now: float, *, when_on_paper: Callable[[], None] | None = None) -> bool:
        """Whether a code is right; each is good once. Codes on paper are taken, too, and that is told."""
        t = tables.account
        with self.database.writing() as connection:
            row = connection.execute(sa.select(t.c.totp, t.c.totp_used).where(t.c.id == account, ~t.c.ended)).first()
            if row is None or row.totp is None:
                return False
            step = _step_of(self._opened(row.totp, account), code, now)
            if step is not None and step > row.totp_used:
                connection.execute(t.update().where(t.c.id == account).values(totp_used=step))
                return True
            r = tables.recovery_code
            mine = (r.c.account == account) & r.c.digest.in_([self._digest(code, account), self._digest(code)])
            is_there = bool(connection.execute(r.delete().where(mine)).rowcount)
        if is_there and when_on_paper is not None:
            when_on_paper()
        return is_there

    def left(self, account: str) -> int:
        """How many codes on paper are left."""
        r = tables.recovery_code
        with self.database.reading() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(r).where(r.c.account == account)) or 0

    def drop(self, account: str) -> None:
        """Forget a second factor, as where the telephone and the paper are lost."""
        t, r = tables.account, tables.recovery_code
        with self.database.writing() as connection:
            connection.execute(t.update().where(t.c.id == account).values(totp=None))
            connection.execute(r.delete().where(r.c.account == account))

    def _opened(self, sealed: bytes, account: str) -> str:
        try:
            return self.key.decrypted(sealed, account)
        except InvalidTag:  # sealed with another key, or moved to another account: no code is right
            return ""

    def _digest(self, code: str, account: str = "") -> str:
        """Give what is kept of a code; of a former version's without the account, to which it could be moved."""
        plain = "".join(code.lower().split()).replace("-", "") + (f"\0{account}" if account else "")
        return hmac.new(self.key.for_use("recovery codes"), plain.encode(), hashlib.sha256).hexdigest()


def _step_of(secret: str, code: str, now: float) -> int | None:
    """Give the step that a code is of, one before or after being taken, too; None where it is of none."""
    typed = "".join(code.split())
    if not secret or not typed.isascii() or not typed.isdecimal():
        return None
    totp = pyotp.TOTP(secret)
    this = int(now // STEP)
    return next((one for one in (this, this - 1, this + 1) if hmac.compare_digest(totp.generate_otp(one), typed)), None)


def _recovery_code() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(12))
    return "-".join(letters[at : at + 4] for at in (0, 4, 8))
