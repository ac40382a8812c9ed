"""The database of accounts: opened, and made where there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.accounts import tables
from venuecheck.core.problem import InputError
from venuecheck.records.engine import connect, noting, reading, writing
from venuecheck.records.unusable import told_as_busy


class AccountsDatabase:
    """All accounts of one server. Several processes can have it open; whoever opens it closes it."""

    def __init__(self, engine: sa.Engine, shown: str) -> None:
        self._engine, self.shown = engine, shown

    @classmethod
    def open(cls, url: str) -> Self:
        """Open the database at `url` (SQLAlchemy's form), made where there is none. Raises `InputError`."""
        engine, shown = connect(url)
        opened = cls(engine, shown)
        try:
            opened._make()
        except DatabaseError:
            engine.dispose()
            what = "the accounts cannot be opened"
            raise InputError.at(shown, what, "check its address, and who may read and write it") from None
        return opened

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Open a transaction that writes, one at a time. Raises `BusyError` where others take too long; all here do."""
        with told_as_busy(self.shown), writing(self._engine) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Open a transaction that reads."""
        with told_as_busy(self.shown), reading(self._engine) as connection:
            yield connection

    @contextmanager
    def noting(self, *, alone: bool = False) -> Iterator[sa.Connection]:
        """Open a transaction of what a loss of power may cost, such as a look or a try: it waits for no disk.

        `alone`: it reads first.
        """
        with told_as_busy(self.shown), noting(self._engine, alone=alone) as connection:
            yield connection

    def _make(self) -> None:
        with writing(self._engine) as connection:
            tables.metadata.create_all(connection)
            found = connection.scalar(sa.select(tables.form.c.number))
            if found is None:
                connection.execute(tables.form.insert().values(number=tables.FORM))
            elif found != tables.FORM:
                what = f"the accounts were made by another version of venuecheck (their form is {found})"
                raise InputError.at(self.shown, what, "update venuecheck")
