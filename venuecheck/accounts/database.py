"""The database of accounts: opened, and made where there is none."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.accounts import tables
from venuecheck.accounts.files import KEEP_ELSEWHERE
from venuecheck.accounts.odd_values import odd_values
from venuecheck.core.problem import InputError, Problem, UnusableFileError
from venuecheck.records.copies import file_of, refuse_unfit
from venuecheck.records.engine import connect, noting, reading, writing
from venuecheck.records.reading_raw import is_damage, is_no_text
from venuecheck.records.tables import record
from venuecheck.records.unusable import told_as_busy


class AccountsDatabase:
    """All accounts of one server. Several processes can have it open; whoever opens it closes it."""

    def __init__(self, engine: sa.Engine, shown: str) -> None:
        self._engine, self.shown = engine, shown

    @classmethod
    def open(cls, url: str, shown: str = "") -> Self:
        """Open the database at `url` (SQLAlchemy's form), made where there is none. Raises `InputError`.

        `shown` names it to people, where it is a copy of what they know.
        """
        path = file_of(url)
        if path is not None:
            refuse_unfit(path, shown, KEEP_ELSEWHERE)
        engine, itself = connect(url)
        opened = cls(engine, shown or itself)
        try:
            opened._make()
            opened._refuse_odd()
        except DatabaseError as error:
            engine.dispose()
            told = opened._damaged(error)
            what = "the accounts cannot be opened"
            raise told or InputError.at(
                opened.shown, what, "check its address, and who may read and write it"
            ) from None
        except InputError:
            engine.dispose()
            raise
        return opened

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def writing(self, *, alone: bool = True) -> Iterator[sa.Connection]:
        """Open a transaction that writes, one at a time. Raises `BusyError` where others take too long; all here do.

        Not `alone`: it only adds, and in PostgreSQL waits for nobody.
        """
        with self._told(), writing(self._engine, alone=alone) as connection:
            yield connection

    @contextmanager
    def reading(self, *, one: bool = False) -> Iterator[sa.Connection]:
        """Open a transaction that reads; `one`: for a single statement."""
        with self._told(), reading(self._engine, one=one) as connection:
            yield connection

    @contextmanager
    def noting(self, *, alone: bool = False) -> Iterator[sa.Connection]:
        """Open a transaction of what a loss of power may cost, such as a look or a try: it waits for no disk.

        `alone`: it reads first.
        """
        with self._told(), noting(self._engine, alone=alone) as connection:
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what a database says of damage into what a person can act on."""
        try:
            with told_as_busy(self.shown):
                yield
        except DatabaseError as error:
            raise self._damaged(error) or error from None
        except (TypeError, ValueError, LookupError):
            self._refuse_odd()  # a value that somebody wrote there is told by what it is; else it is a fault of ours
            raise

    def _damaged(self, error: DatabaseError) -> InputError | None:
        if is_damage(error) or is_no_text(error):
            return InputError.at(self.shown, "the accounts are damaged, or not in their form", _BACK)
        return None

    def _refuse_odd(self) -> None:
        with reading(self._engine) as connection:
            odd = odd_values(connection)
        if odd:
            raise UnusableFileError(
                Problem(file=self.shown, what=f"altered from outside: {one}", fix=_BACK) for one in odd
            )

    def _refuse_the_records(self, connection: sa.Connection) -> None:
        """Write no accounts into a file that is the records by another name, such as a link: that would alter them."""
        there = sa.inspect(connection).get_table_names() if connection.dialect.name == "sqlite" else []
        if record.name in there and tables.form.name not in there:
            what = "this is the records' file, and not the accounts': nothing is written into it"
            raise InputError.at(
                self.shown, what, "take away the link or copy of that name, and bring the accounts back"
            )

    def _make(self) -> None:
        with writing(self._engine) as connection:
            self._refuse_the_records(connection)
            tables.metadata.create_all(connection)
            found = connection.scalar(sa.select(tables.form.c.number))
            if found is None:
                connection.execute(tables.form.insert().values(number=tables.FORM))
            elif found != tables.FORM:
                what = f"the accounts were made by another version of venuecheck (their form is {found})"
                raise InputError.at(self.shown, what, "update venuecheck")


_BACK = "bring the accounts back from their copy, or have whoever looks after the database put right what is named"
