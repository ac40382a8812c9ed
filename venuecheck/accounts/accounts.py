"""All that is kept of accounts, opened together."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from venuecheck.accounts.database import AccountsDatabase
from venuecheck.accounts.files import DATABASE_NAME
from venuecheck.accounts.happenings import Happenings
from venuecheck.accounts.limits import Limits
from venuecheck.accounts.links import Links
from venuecheck.accounts.people import AccountBook
from venuecheck.accounts.providers import Providers
from venuecheck.accounts.second_factor import SecondFactor
from venuecheck.accounts.secrets_outside import WebKey
from venuecheck.accounts.sessions import Sessions
from venuecheck.records.address import of_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """The accounts of one server: who they are, and everything by which they are let in."""

    database: AccountsDatabase
    key: WebKey

    @classmethod
    def beside(cls, folder: Path, url: str = "") -> Self:
        """Open those of a folder: its own file, or the database at `url`; the key stands in the folder in any case.

        Raises `InputError`.
        """
        where = url or of_file(folder / DATABASE_NAME)
        return cls(database=AccountsDatabase.open(where), key=WebKey.beside(folder))

    def close(self) -> None:
        """Close every connection."""
        self.database.close()

    def tidy(self, now: float) -> None:
        """Forget what has ended, and counts for nothing any more."""
        self.sessions.tidy(now)
        self.links.tidy(now)
        self.limits.tidy(now)

    @property
    def book(self) -> AccountBook:
        """Who there is."""
        return AccountBook(self.database)

    @property
    def sessions(self) -> Sessions:
        """Who is signed in."""
        return Sessions(self.database, self.key)

    @property
    def links(self) -> Links:
        """What lets somebody in once."""
        return Links(self.database, self.key)

    @property
    def limits(self) -> Limits:
        """How often something may be tried."""
        return Limits(self.database)

    @property
    def second_factor(self) -> SecondFactor:
        """Codes from a telephone, or from paper."""
        return SecondFactor(self.database, self.key)

    @property
    def providers(self) -> Providers:
        """Who else vouches for people."""
        return Providers(self.database, self.key)

    @property
    def happenings(self) -> Happenings:
        """What was done."""
        return Happenings(self.database, self.key)
