"""The database in which records are: opened, made and brought up to date. It can hold those of several venues."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, OperationalError

from venuecheck.core.problem import InputError
from venuecheck.records import former_copies
from venuecheck.records.engine import connect, overwrite_erased, reading, writing
from venuecheck.records.schema import bring_up_to_date
from venuecheck.records.signing import Signer


class Database:
    """All that is recorded in one place (SQLite or another database). Use it as a context manager.

    What one venue records is read and written through its own `records.store.Store`.
    """

    def __init__(self, engine: sa.Engine, shown: str, signer: Callable[[], Signer] | None = None) -> None:
        self._engine, self._shown, self._signer = engine, shown, signer

    @classmethod
    def open(cls, url: str, signer: Callable[[], Signer] | None = None) -> Self:
        """Open the database at `url` (SQLAlchemy's form), made or brought up to date where needed.

        `signer` gives the key with which the last record is signed, so that a lost end shows; it is asked when
        something is recorded. Raises `InputError` where it cannot be opened.
        """
        engine, shown = connect(url)
        try:
            bring_up_to_date(engine)
        except (OperationalError, DatabaseError) as error:
            engine.dispose()
            raise InputError.at(shown, f"the store cannot be opened ({_short(error)})", _FIX) from None
        except InputError:
            engine.dispose()
            raise
        return cls(engine, shown, signer)

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @property
    def shown(self) -> str:
        """Its name for people: its file, or its address without a password."""
        return self._shown

    @property
    def signer(self) -> Signer | None:
        """The key that signs, made where there is none; None where the database was opened without one."""
        return self._signer() if self._signer is not None else None

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Open a transaction that writes. Raises `InputError` where the database cannot be used."""
        with self._said(), writing(self._engine) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Open a transaction that reads one moment. Raises `InputError` where the database cannot be used."""
        with self._said(), reading(self._engine) as connection:
            yield connection

    def overwrite_erased(self) -> None:
        """Give up the space of what was erased, as far as can be, and copies of former forms that still hold it."""
        with self._said():
            overwrite_erased(self._engine)
        former_copies.remove(self._engine)

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Turn the database's own errors into one that a person can act on."""
        try:
            yield
        except (OperationalError, DatabaseError) as error:
            raise InputError.at(self._shown, f"the store cannot be used ({_short(error)})", _FIX) from None


_FIX = (
    "check that the folder can be written to, the disk has room, no other program holds the file, and it is a store of "
    "venuecheck"
)


def _short(error: DatabaseError) -> str:
    return str(error.orig).splitlines()[0][:200] if error.orig else type(error).__name__
