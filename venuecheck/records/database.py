"""The database in which records are: opened, made and brought up to date. It can hold those of several venues."""

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, OperationalError

from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then
from venuecheck.records import former_copies
from venuecheck.records.appending import append
from venuecheck.records.beginning import begin, not_whole
from venuecheck.records.chain_event import ChainEvent, chain_record
from venuecheck.records.copies import file_of, is_locked_away, private_copy
from venuecheck.records.ending import Held, NotWholeError, heads, sign
from venuecheck.records.engine import connect, overwrite_erased, reading, writing
from venuecheck.records.mark import Mark
from venuecheck.records.outside import AnchorError, Outside, beside_file
from venuecheck.records.schema import bring_up_to_date
from venuecheck.records.signing import Signer
from venuecheck.records.verifying import examine


class Database:
    """All that is recorded in one place (SQLite or another database). Use it as a context manager.

    What one venue records is read and written through its own `records.store.Store`.
    """

    def __init__(
        self, engine: sa.Engine, shown: str, outside: Outside | None = None, copied: contextlib.ExitStack | None = None
    ) -> None:
        """Take an open engine; `copied` ends a private copy of a store that can only be read where it lies."""
        self._engine, self._shown, self._outside, self._copied = engine, shown, outside, copied

    @classmethod
    def open(cls, url: str, outside: Outside | None = None) -> Self:
        """Open the database at `url` (SQLAlchemy's form), made or brought up to date where needed.

        `outside` says where its key and its anchor are; without it beside a file of SQLite's, and nowhere for another
        database: nothing can then be recorded. Raises `InputError` where it cannot be opened, and `NotWholeError` where
        its anchor says that there were records and nothing is there.
        """
        outside = outside or beside_file(url)
        _refuse_what_is_gone(url, outside)
        path = file_of(url)
        if path is not None and is_locked_away(path):
            return cls._of_copy(path, outside)
        engine, shown = connect(url)
        with _ready(engine, shown):
            bring_up_to_date(engine)
        return cls(engine, shown, outside)

    @classmethod
    def _of_copy(cls, path: Path, outside: Outside | None) -> Self:
        """Open a private copy of a store whose folder cannot be written to: it can be read, and nothing more."""
        with contextlib.ExitStack() as stack:
            try:
                copy = stack.enter_context(private_copy(path))
            except OSError as error:
                what = f"the store cannot be read ({error.strerror or 'input error'})"
                raise InputError.at(str(path), what, "check who may read it") from None
            engine, _ = connect(f"sqlite:///{copy.as_posix()}")
            with _ready(engine, str(path)):
                bring_up_to_date(engine)
            return cls(engine, str(path), outside, stack.pop_all())

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
        if self._copied is not None:
            self._copied.close()

    @property
    def shown(self) -> str:
        """Its name for people: its file, or its address without a password."""
        return self._shown

    @property
    def signer(self) -> Signer | None:
        """The key that signs; None where there is none. Raises `InputError` where it cannot be used."""
        return self._outside.signer() if self._outside else None

    def signed_by(self) -> str:
        """Give the key that signed the last record (hexadecimal); empty where none did."""
        with self.reading() as connection:
            found = heads(connection)
        return str(found[0]["public_key"]) if found else ""

    def held(self) -> Held:
        """Give what its end is held to: the key and the anchor that stand outside it. Raises `InputError`."""
        return held_to(self._outside) if self._outside else Held(anchored=False)

    @contextmanager
    def recording(self, venue: str) -> Iterator[sa.Connection]:
        """Open a transaction that adds records: on an end that is proven, signed, and anchored outside once committed.

        `venue` is whose record says what had to be done first. Raises `NotWholeError` where the end is not as it was
        recorded, and `InputError` where the database, the key or the anchor cannot be used: nothing is then written.
        """
        outside = self._outside
        if outside is None:
            raise InputError.at(self._shown, "the store was opened without its key: nothing is recorded", _NO_KEY)
        with contextlib.ExitStack() as stack:
            with self.writing() as connection:
                signer = begin(connection, outside, self.held(), self._shown, venue)
                yield connection
                mark = sign(connection, signer)
                settle = stack.enter_context(outside.prepared(mark, signer))
            # what is recorded is recorded: an anchor that is behind is brought up by the next record
            with contextlib.suppress(InputError), self.writing():
                now = outside.anchor()
                if now is None or now.public_key != mark.public_key or now.records < mark.records:
                    settle()

    def mark_anew(
        self, venue: str, told: Callable[[Mark | None], ChainEvent], held: Held, signer: Signer | None = None
    ) -> Mark:
        """Record what became of the chain, all of it proven first, and set the anchor by that whatever it named.

        `told` gives what to record, from how far the records go; `signer` signs from now on, where it is another key.
        Raises `NotWholeError` and `InputError`; nothing is then changed.
        """
        outside, by = self._outside, signer or self.signer
        if outside is None or by is None:
            raise InputError.at(self._shown, "the key of the store is not here", _NO_KEY)
        with contextlib.ExitStack() as stack:
            with self.writing() as connection:
                proven = examine(connection, held)
                if not proven.is_whole:
                    raise not_whole(self._shown, proven.faults)
                append(connection, [chain_record(told(proven.mark), venue)])
                mark = sign(connection, by)
                settle = stack.enter_context(outside.prepared(mark, by))
            settle()
        return mark

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Open a transaction that writes. Raises `InputError` where the database cannot be used, or only be read."""
        if self._copied is not None:
            raise InputError.at(self._shown, "the store can only be read here: nothing is written", _READ_ONLY)
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


@contextmanager
def _ready(engine: sa.Engine, shown: str) -> Iterator[None]:
    """Make an engine ready for use, and close it where that fails. Raises `InputError`."""
    try:
        yield
    except (OperationalError, DatabaseError) as error:
        engine.dispose()
        raise InputError.at(shown, f"the store cannot be opened ({_short(error)})", _FIX) from None
    except InputError:
        engine.dispose()
        raise


def held_to(outside: Outside) -> Held:
    """Give what stands outside a database, to hold its end to. Raises `InputError` where the key cannot be used."""
    try:
        anchor, wrong = outside.anchor(), ""
    except AnchorError as error:
        anchor, wrong = None, error.problems[0].what
    return Held(public_key=outside.public_key(), anchor=anchor, anchor_wrong=wrong)


def _refuse_what_is_gone(url: str, outside: Outside | None) -> None:
    """Make no new store where the anchor says that there were records: their file is gone, or empty."""
    path = file_of(url)
    if path is None or outside is None:
        return
    if path.exists() and path.stat().st_size:
        return
    with contextlib.suppress(AnchorError):
        anchor = outside.anchor()
        if anchor is None or not anchor.records:
            return
        seen = "is empty" if path.exists() else "is not there"
        what = f"the store {seen}, and its anchor names {anchor.words}"
        raise NotWholeError.at(str(path), what, _GONE, then=Then(step=Step.RESTORE))


_GONE = "restore your last backup, or have an administrator begin a new chain"
_READ_ONLY = "do this where its folder can be written to"
_NO_KEY = "name its configuration, beside which the key is"
_FIX = (
    "check that the folder can be written to, the disk has room, no other program holds the file, and it is a store of "
    "venuecheck"
)


def _short(error: DatabaseError) -> str:
    said = str(error.orig).splitlines()[0][:200] if error.orig else type(error).__name__
    # SQLite would go on with the text itself
    return "a text in it is not UTF-8" if said.startswith("Could not decode") else said
