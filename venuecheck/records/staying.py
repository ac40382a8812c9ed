"""Staying with the files of a store: its database, SQLite's log and shared memory, which somebody can take away.

SQLite goes on with what it has open, whatever lies at the path by now: what a server records then goes into a file that
nobody finds again. So whatever a writer commits is brought into the database's file before it is acknowledged; in the
log alone are looks (`engine.noting`), until the next writer. And before each use the files are looked at: where one is
another than was opened, or the database's was written over, all are let go of, and what is there is opened.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import sqlalchemy as sa

from venuecheck.core.ordinary_file import in_full
from venuecheck.core.problem import InputError
from venuecheck.records.unusable import busy


def stay_with_the_files(engine: sa.Engine, path: str | None, shown: str, *, wait: float) -> None:
    """Look at the files before each use of a connection. `InputError` is raised where the database's is gone.

    Whoever writes waits for others of this program for at most `wait` seconds, as SQLite waits for other programs.
    """
    if not path or path == ":memory:":
        return
    files = _Files(place=Path(path), shown=shown, wait=wait)

    @sa.event.listens_for(engine, "do_connect")
    def _on_connecting(*_: object) -> None:
        files.look()  # SQLite would make an empty one

    @sa.event.listens_for(engine, "connect")
    def _on_connect(connection: sa.engine.interfaces.DBAPIConnection, record: sa.pool.ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute("SELECT count(*) FROM sqlite_master")  # opens the log and the shared memory
        cursor.close()
        record.info[_FILES], record.info[_OPENED], record.info[_FRESH] = files, files.opened(), True

    @sa.event.listens_for(engine, "checkout")
    def _on_checkout(
        connection: sa.engine.interfaces.DBAPIConnection, record: sa.pool.ConnectionPoolEntry, _proxy: object
    ) -> None:
        now, opened, is_fresh = files.look(), record.info[_OPENED], record.info.pop(_FRESH, False)
        if now != opened:
            files.let_go(connection, now, opened)
        elif is_fresh or not files.is_written_over():  # what was opened just now remembers nothing
            return
        engine.dispose()
        raise sa.exc.DisconnectionError


@contextmanager
def kept_in_the_file(connection: sa.Connection) -> Iterator[None]:
    """Bring into the database's file what is committed inside. Raises `InputError` where it may be lost again."""
    files = connection.info.get(_FILES)
    if files is None:
        yield
        return
    with files.writer():
        yield
        files.bring_in(connection)


def refuse_other_files(connection: sa.Connection) -> None:
    """Raise `InputError` where other files are there than a connection has open, which waited for its turn."""
    files = connection.info.get(_FILES)
    if files is not None and files.look() != connection.info[_OPENED]:
        raise InputError.at(files.shown, "its files were replaced just now: nothing was kept", "do it again")


@dataclass(frozen=True, slots=True)
class LeftBeside:
    """The log and the shared memory of a database whose file is not there any more."""

    found: tuple[tuple[Path, "_Which"], ...]

    def put_away(self) -> None:
        """Take them away from a new database of that name, as long as they are those that were found.

        A server may have them open still: SQLite would go by what they say of the size of the old one, and lose what
        is kept in the new. What is in the log is left under another name.
        """
        for path, which in self.found:
            if _which(path) != which:
                continue
            if path.name.endswith("-wal") and path.stat().st_size:
                path.replace(path.with_name(f"{path.name}.left"))
            else:
                path.unlink(missing_ok=True)


def left_beside(place: str) -> LeftBeside:
    """Find what was left beside the place of a database that is not there."""
    database, *others = _beside(in_full(Path(place)))
    left = () if _which(database) else ((path, _which(path)) for path in others)
    return LeftBeside(found=tuple((path, which) for path, which in left if which is not None))


_FILES, _OPENED, _FRESH = "files", "opened", "fresh"
_WAIT_FOR_READERS = 200
"""Milliseconds for which whoever lets go of a log waits for those who read in it just now."""
_Which = tuple[int, int] | None
"""What tells a file from every other; None where there is none."""


@dataclass(slots=True, kw_only=True)
class _Files:
    """The files of one store, as one program sees them."""

    place: Path
    shown: str
    wait: float
    """Seconds for which a writer waits for its turn."""
    _was_there: bool = False
    _written: tuple[int, int] | None = None
    """When the database's file was last written, and its size, as this program left or found it."""
    _turn: Lock = field(default_factory=Lock)
    """Who writes in this program, in the order they came: SQLite would have each of them sleep and ask again."""
    _here: tuple[Path, ...] = ()

    def __post_init__(self) -> None:
        self._here = _beside(self.place)

    def look(self) -> tuple[_Which, ...]:
        """Tell which files are there: the database, its log and its shared memory. Raises `InputError`."""
        found = tuple(map(_which, self._paths()))
        if found[0] is None and self._was_there:
            what = "its file was moved away or deleted while this program used it: nothing is kept"
            raise InputError.at(self.shown, what, "put it back, or restore your last backup")
        return found

    def opened(self) -> tuple[_Which, ...]:
        """Tell which files were just opened."""
        found = self.look()
        self._was_there, self._written = found[0] is not None, self._when()
        return found

    def is_written_over(self) -> bool:
        """Whether another program wrote the database's file: what is remembered of its pages may not hold."""
        return not self._turn.locked() and self._when() != self._written

    @contextmanager
    def writer(self) -> Iterator[None]:
        """Wait for one's turn to write: meanwhile the file changes by what this program does itself.

        Raises `BusyError` where others take too long.
        """
        if not self._turn.acquire(timeout=self.wait):
            raise busy(self.shown)
        try:
            yield
        finally:
            self._written = self._when()
            self._turn.release()

    def bring_in(self, connection: sa.Connection) -> None:
        """Bring the log into the file; while somebody reads it can stay in the log, as long as that is the log."""
        raw = connection.connection.cursor()
        all_in = _emptied(raw, 0)
        raw.close()
        if not all_in and self.look() != connection.info[_OPENED]:
            what = "its log was deleted or replaced while this was being kept: it may be lost again"
            raise InputError.at(self.shown, what, "look whether it is there before you do it again")

    def let_go(
        self, connection: sa.engine.interfaces.DBAPIConnection, now: tuple[_Which, ...], opened: tuple[_Which, ...]
    ) -> None:
        """Leave nothing in the log, before all are closed; that of a database that is gone is not another's."""
        raw = connection.cursor()
        all_in = _emptied(raw, _WAIT_FOR_READERS)
        raw.close()
        if all_in and now[0] != opened[0] and now[1:] == opened[1:]:
            for one in self._paths()[1:]:
                one.unlink(missing_ok=True)

    def _paths(self) -> tuple[Path, ...]:
        return _beside(in_full(self.place)) if self.place.is_symlink() else self._here

    def _when(self) -> tuple[int, int] | None:
        try:
            found = self.place.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size


def _emptied(cursor: sa.engine.interfaces.DBAPICursor, wait: int) -> bool:
    """Bring SQLite's log into the file, and empty it where nobody reads in it within `wait` milliseconds.

    Gives whether all of it is in the file. See SQLite's "PRAGMA wal_checkpoint".
    """
    cursor.execute("PRAGMA busy_timeout")
    before = int(cursor.fetchall()[0][0])
    cursor.execute(f"PRAGMA busy_timeout = {wait}")
    try:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        is_busy, logged, brought = cursor.fetchall()[0]
    except sqlite3.Error:  # a full disk, or the log is none: what was kept before is in the file
        return False
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {before}")
    return bool(logged == brought and (logged >= 0 or not is_busy))


def _beside(place: Path) -> tuple[Path, ...]:
    """Give where SQLite has a database, its log and its shared memory; where the place is a link, beside its end."""
    return tuple(Path(f"{place}{end}") for end in ("", "-wal", "-shm"))


def _which(path: Path) -> _Which:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
