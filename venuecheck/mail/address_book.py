"""Where people with accounts are written to, and whether they want to be told that something waits for them."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from venuecheck.accounts import tables
from venuecheck.accounts.database import AccountsDatabase
from venuecheck.mail.address import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTo:
    """Where somebody is written to."""

    address: str = ""
    """As they typed it; empty where it is not known."""
    hears: bool = True
    """Whether they want to be told that something waits for them."""


@dataclass(frozen=True, slots=True)
class AddressBook:
    """That of one server."""

    database: AccountsDatabase

    def of(self, account: str) -> WrittenTo:
        """Give where somebody is written to."""
        t = tables.address
        with self.database.reading() as connection:
            row = connection.execute(sa.select(t).where(t.c.account == account)).first()
        return WrittenTo() if row is None else WrittenTo(address=row.address, hears=row.hears)

    def put(self, account: str, said: WrittenTo) -> None:
        """Keep it; an empty address is forgotten, with all else that is known here. Raises `InvalidError`."""
        typed = Address.read(said.address).shown if said.address.strip() else ""
        t = tables.address
        with self.database.writing() as connection:
            connection.execute(t.delete().where(t.c.account == account))
            if typed:
                connection.execute(t.insert().values(account=account, address=typed, hears=said.hears))

    def who_hear(self, accounts: Collection[str]) -> dict[str, Address]:
        """Give those of these people who want to be told, with their address."""
        t = tables.address
        query = sa.select(t.c.account, t.c.address).where(t.c.account.in_(accounts), t.c.hears)
        with self.database.reading() as connection:
            return {row.account: Address.read(row.address) for row in connection.execute(query)}
