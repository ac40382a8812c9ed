"""A copy of a SQLite store as it was before its form changed: made first, and gone with the next erasure."""

import contextlib
import errno
import filecmp
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from venuecheck.core.half_made import folder_for
from venuecheck.core.problem import InputError

_MARK = ".before-"
_MOST = 9
_SQLITE = b"SQLite format 3\x00"


def make(engine: sa.Engine, form: str) -> Path | None:
    """Copy the store beside itself before it is brought to `form`; None where it is no file of SQLite's.

    A transaction that writes may be open: what it has not done yet is what is copied. Whatever has the copy's name is
    kept, and the copy has another, unless just that is there. The file is for its owner alone. Raises `InputError`
    where it cannot be written: then nothing may change either.
    """
    path = _file(engine)
    if path is None:
        return None
    copy = path.with_name(f"{path.name}{_MARK}{form}")
    try:
        with folder_for(copy) as folder:
            half = folder / "copy.db"
            # SQLite's own way leaves out what free pages may still hold
            with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
                connection.execute("VACUUM INTO ?", (str(half),))
            half.chmod(0o600)
            with half.open("r+b") as stream:
                os.fsync(stream.fileno())
            copy = _free(copy, half)
            half.replace(copy)
    except (OSError, sqlite3.Error) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        what = f"the store is of an earlier form, and cannot be copied before it is changed ({said or 'output error'})"
        fix = "check that the folder can be written to and the disk has room for a copy; nothing was changed"
        raise InputError.at(str(path), what, fix) from None
    return copy


@contextlib.contextmanager
def made(engine: sa.Engine, form: str) -> Iterator[None]:
    """Copy the store as `make` does; where what follows is refused, the copy goes again, unless it was there before."""
    before = set(_copies(engine))
    copy = make(engine, form)
    try:
        yield
    except InputError:
        if copy is not None and copy not in before:
            copy.unlink()
        raise


def _free(copy: Path, half: Path) -> Path:
    """Give the first of a copy's names that nothing has, or that has just this: of an attempt that failed."""
    for name in (copy, *(copy.with_name(f"{copy.name}-{number}") for number in range(2, _MOST + 1))):
        if not os.path.lexists(name) or (_is_store(name) and filecmp.cmp(name, half, shallow=False)):
            return name
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))


def remove(engine: sa.Engine) -> None:
    """Delete the copies beside a store: they hold what was erased from it since."""
    for copy in _copies(engine):
        copy.unlink(missing_ok=True)


def _copies(engine: sa.Engine) -> Iterator[Path]:
    path = _file(engine)
    if path is not None:
        named = (one for one in path.parent.iterdir() if one.name.startswith(f"{path.name}{_MARK}"))
        yield from filter(_is_store, named)


def _is_store(path: Path) -> bool:
    """Whether something is a file of SQLite's: what else has a copy's name is somebody's own."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(_SQLITE)) == _SQLITE


def _file(engine: sa.Engine) -> Path | None:
    name = engine.url.database
    return Path(name) if engine.dialect.name == "sqlite" and name and name != ":memory:" else None
