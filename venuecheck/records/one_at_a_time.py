"""Ways back, one at a time: of two who set the same damaged store aside, one would set aside what the other began."""

import contextlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.core.half_made import hold, hold_by_file
from venuecheck.core.ordinary_file import in_full
from venuecheck.core.problem import InputError
from venuecheck.records.address import shown_as
from venuecheck.records.copies import file_of
from venuecheck.records.engine import connect

_HELD = ".venuecheck.held"
_LOCK = 0x77617973
"""The number of the advisory lock in PostgreSQL ("ways" in ASCII). It is not that of writers: the desk goes on."""


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Be the only one who brings a store back, or begins it again. Raises `InputError` where somebody does just now.

    A file's folder is held, or on Windows a file in it; the system lets go of either with the program. Where none can
    be held (some network drives), nobody is kept out.
    """
    path = file_of(url)
    with contextlib.ExitStack() as stack:
        is_free = _is_locked(url, stack) if path is None else _is_held(in_full(path).parent, stack)
        if not is_free:
            what = "somebody else brings these records back, or begins a new chain, just now"
            raise InputError.at(shown_as(url), what, "ask who, and prove the records before you do anything")
        yield


def _is_held(folder: Path, stack: contextlib.ExitStack) -> bool:
    try:
        if sys.platform == "win32":
            hold_by_file(folder / _HELD, stack)
        else:
            hold(folder, stack)
    except BlockingIOError:
        return False
    except OSError:
        pass
    return True


def _is_locked(url: str, stack: contextlib.ExitStack) -> bool:
    engine, _ = connect(url)
    stack.callback(engine.dispose)
    if engine.dialect.name != "postgresql":
        return True
    try:
        connection = stack.enter_context(engine.connect().execution_options(isolation_level="AUTOCOMMIT"))
        return bool(connection.scalar(sa.text("SELECT pg_try_advisory_lock(:lock)"), {"lock": _LOCK}))
    except DatabaseError:
        return True  # whoever goes on says what is wrong with it
