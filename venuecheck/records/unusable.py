"""What is wrong where a database cannot be used: told by what it is, and what to do about that."""

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from venuecheck.core.problem import BusyError, InputError
from venuecheck.core.step import Step, Then
from venuecheck.records.copies import is_written_otherwise
from venuecheck.records.damage import NotWholeError
from venuecheck.records.reading_raw import is_no_text, said_by

_ROOM = "see that the disk has room, and do it again"
_HELD = "wait a little, and do it again; where it stays so, see that no other program holds the file"
_RIGHTS = "check who may write to the store and its folder"
_GRANTS = (
    "have whoever looks after the database let this program's user use all tables of the store, those that an update"
    " adds too (SELECT where it only reads)"
)
_NOT_ITS_OWN = (
    "have the user to whom the store's tables belong open it once, and then let this one use the tables that it adds"
)
_FOLDER = (
    "see that its folder is there, and can be written to, and that what lies beside it under its name (-wal, -shm) is a"
    " file"
)
_DISK = "check the disk and the folder, then prove the records"
_SERVER = "check that the database's server runs, and its address"
_LONGER = "have whoever looks after the database give this program's user more time there (statement_timeout)"
_SCHEMA = "have whoever looks after the database make the schema that its search_path names, or name another there"
DAMAGED = (
    "restore your last backup or, only where there is none any more, have an administrator begin a new chain; first see"
    " what else is wrong"
)
"""What to do where records are damaged."""

_BY_CODE = {
    sqlite3.SQLITE_FULL: _ROOM,
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_LOCKED: _HELD,
    sqlite3.SQLITE_READONLY: _RIGHTS,
    sqlite3.SQLITE_PERM: _RIGHTS,
    sqlite3.SQLITE_CANTOPEN: _FOLDER,
    sqlite3.SQLITE_IOERR: _DISK,
}
"""By SQLite's primary result codes; whatever is not here is damage."""
_OF_A_FULL_DISK = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN})
"""What SQLite says where its file, its log or the log's index finds no room."""
_LITTLE = 1024 * 1024
"""Bytes that are next to no room: a log and its index need some hundred KiB."""
_BY_CLASS = {
    "53": _ROOM,
    "55": _HELD,
    "40": _HELD,
    "25": _RIGHTS,
    "28": _RIGHTS,
    "08": _SERVER,
    "57": _SERVER,
    "3F": _SCHEMA,
    "": _SERVER,
}
"""By the class of PostgreSQL's SQLSTATE; no state is no connection."""
_NO_RIGHT, _NO_TABLE, _STOPPED = "42501", "42P01", "57014"


def unusable(shown: str, cannot: str, error: DatabaseError) -> InputError:
    """Say that a store cannot be opened, or used (`cannot`), and what to do; damage is a `NotWholeError`."""
    said = "a text in it is not UTF-8" if is_no_text(error) else said_by(error) or type(error).__name__
    what, fix = f"the store cannot be {cannot} ({said})", None if is_no_text(error) else _fix_of(error)
    if (free := _room_left(shown, error)) is not None:
        what, fix = f"the store cannot be {cannot} ({said}: {free / _LITTLE:.1f} MiB are free on its disk)", _ROOM
    if fix == _RIGHTS and _code(error) is not None:
        fix = _kept_from_writing(Path(shown))
    if _lacks_a_table(error):
        what = f"the store is empty, or tables of it are gone ({said})"
    if fix is None:
        return NotWholeError.at(shown, what, DAMAGED, then=Then(step=Step.VERIFY_RECORDS))
    return (BusyError if _is_busy(error) else InputError).at(shown, what, fix)


def _kept_from_writing(path: Path) -> str:
    """Say what to do where SQLite only reads: seldom is it for want of a right."""
    if path.is_file() and is_written_otherwise(path):
        return "restore your last backup: a byte at its beginning was changed, and lets nobody write to it"
    return _RIGHTS


@contextlib.contextmanager
def bringing_up(shown: str) -> Iterator[None]:
    """Raise `InputError` where a server lets its user read a store of an earlier form, and not change it."""
    try:
        yield
    except DatabaseError as error:
        if _lacks_a_right(error):
            what = f"the store is of an earlier form, and the database's user may not change it ({said_by(error)})"
            raise InputError.at(shown, what, _NOT_ITS_OWN) from None
        raise


@contextlib.contextmanager
def told_as_busy(shown: str) -> Iterator[None]:
    """Raise `BusyError` in the place of the database's own error, where others kept it for too long."""
    try:
        yield
    except DatabaseError as error:
        if _is_busy(error):
            raise busy(shown) from None
        raise


def busy(shown: str) -> InputError:
    """Give the `BusyError` that says that others kept a store for too long."""
    return BusyError.at(shown, "others are writing to it just now", _HELD)


def _is_busy(error: DatabaseError) -> bool:
    return _fix_of(error) == _HELD


def _room_left(shown: str, error: DatabaseError) -> int | None:
    """Give the bytes that are free where SQLite failed as on a full disk, and next to none are; else None."""
    if _code(error) in _OF_A_FULL_DISK:
        with contextlib.suppress(OSError):
            free = shutil.disk_usage(Path(shown).parent).free
            return free if free < _LITTLE else None
    return None


def _code(error: DatabaseError) -> int | None:
    """Give SQLite's primary result code; None where it gave none, or another database failed."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _lacks_a_table(error: DatabaseError) -> bool:
    return getattr(error.orig, "sqlstate", None) == _NO_TABLE or str(error.orig).startswith("no such table")


def _fix_of(error: DatabaseError) -> str | None:
    """Say what to do; None where it is damaged."""
    if isinstance(error.orig, sqlite3.Error):
        code = _code(error)
        return None if code is None else _BY_CODE.get(code)
    state = getattr(error.orig, "sqlstate", None) or ""
    if state == _STOPPED:
        return _LONGER
    return _GRANTS if _lacks_a_right(error) else _BY_CLASS.get(state[:2])


def _lacks_a_right(error: DatabaseError) -> bool:
    return getattr(error.orig, "sqlstate", None) == _NO_RIGHT
