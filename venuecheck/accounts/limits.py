"""How often something may be tried, counted for all processes together.

Counted by what tries it: the address, and the account as tried from that address. One who keeps guessing shuts out
their own address, and nobody else; from a browser that has signed in to the account before, guesses from elsewhere
count for nothing. A loss of power can cost the tries of its last moments; a killed process costs none.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from venuecheck.accounts import tables
from venuecheck.accounts.database import AccountsDatabase


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """So often in so many seconds."""

    name: str
    most: int
    seconds: float

    @property
    def wait(self) -> str:
        """Say how long whoever was refused waits at most: what every page that refuses says."""
        return f"wait {round(self.seconds / 60)} minutes"


SIGN_IN_FROM = Limit(name="sign in from", most=50, seconds=600)
"""By address: a school's clerks share one."""
SIGN_IN_TO = Limit(name="sign in to", most=6, seconds=900)
"""By account and address."""
SIGN_IN_ANYWHERE = Limit(name="sign in anywhere", most=60, seconds=3_600)
"""By account, from browsers that it has never signed in with."""
CODE = Limit(name="code", most=5, seconds=300)
"""By account: of codes of six figures, five in five minutes."""
LINK = Limit(name="link", most=30, seconds=600)
"""By address: links of accounts that lead nowhere."""
PROVIDER = Limit(name="provider", most=60, seconds=600)
"""By address: each asks another server."""
ARRIVING = Limit(name="arriving", most=60, seconds=600)
"""By hand check: its results are sent once in a while."""
WRONG_LINK = Limit(name="wrong link", most=30, seconds=900)
"""By address: links of organisers that lead nowhere. Those that open are used as often as a form has pages."""
MAIL_BY = Limit(name="mail by", most=60, seconds=3_600)
"""By account: what somebody has sent by mail."""
MAIL_TO = Limit(name="mail to", most=6, seconds=3_600)
"""By e-mail address: what arrives there."""
_ALL = (SIGN_IN_FROM, SIGN_IN_TO, SIGN_IN_ANYWHERE, CODE, LINK, PROVIDER, ARRIVING, WRONG_LINK, MAIL_BY, MAIL_TO)
_LONGEST = max(one.seconds for one in _ALL)


@dataclass(frozen=True, slots=True)
class Limits:
    """Counts tries."""

    database: AccountsDatabase

    def allows(self, limit: Limit, by: str, now: float) -> bool:
        """Count a try, and say whether it is within the limit. One that is refused is not counted again."""
        return self.refused_by({limit: by}, now) is None

    def refused_by(self, each: Mapping[Limit, str], now: float) -> Limit | None:
        """Count a try at each of these in turn, and give the first that refuses, which ends it; None within all."""
        with self.database.noting(alone=True) as connection:
            return next((limit for limit, by in each.items() if not _is_within(connection, limit, by, now)), None)

    def forget(self, limit: Limit, by: str) -> None:
        """Forget tries, as once somebody is in."""
        with self.database.noting() as connection:
            connection.execute(tables.tried.delete().where(tables.tried.c.place == _place(limit, by)))

    def tidy(self, now: float) -> None:
        """Forget what no limit looks back to."""
        with self.database.noting() as connection:
            connection.execute(tables.tried.delete().where(tables.tried.c.at < now - _LONGEST))


def _is_within(connection: sa.Connection, limit: Limit, by: str, now: float) -> bool:
    t, place = tables.tried, _place(limit, by)
    connection.execute(t.delete().where(t.c.place == place, t.c.at <= now - limit.seconds))
    count = connection.scalar(sa.select(sa.func.count()).select_from(t).where(t.c.place == place)) or 0
    if count >= limit.most:
        return False
    connection.execute(t.insert().values(place=place, at=now))
    return True


def _place(limit: Limit, by: str) -> str:
    """Give where tries are counted: a digest, so that addresses and names are not kept."""
    return hashlib.sha256(f"{limit.name}\0{by}".encode()).hexdigest()
