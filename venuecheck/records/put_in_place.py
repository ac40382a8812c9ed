"""A store that is made beside the place where it is to be, and takes it once all is done: or nothing is changed."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from venuecheck.core.half_made import folder_for
from venuecheck.core.ordinary_file import in_full
from venuecheck.core.problem import InputError
from venuecheck.records.address import of_file, shown_as
from venuecheck.records.copies import file_of, odd_beside
from venuecheck.records.copying import nothing_there, settle
from venuecheck.records.staying import left_beside


@contextmanager
def put_in_place(url: str) -> Iterator[str]:
    """Give the address at which a store is to be made that is to be at `url`: beside it, where that is a file.

    Where anything fails nothing is at `url`: a disk can be full at any step. Whoever records at `url` meanwhile is not
    lost: nothing takes its place then, or they are told. On a server the store is made where it is to be. Raises
    `InputError`.
    """
    named = file_of(url)
    if named is None:
        yield url
        return
    path = in_full(named)
    if odd := odd_beside(path):
        raise InputError.at(shown_as(url), odd, "move it away first")
    try:
        with folder_for(path) as folder:
            made = folder / "copy.db"
            try:
                yield of_file(made)
            except InputError as error:  # nobody knows the place where it is made
                told = (replace(one, file=shown_as(url)) if one.file == str(made) else one for one in error.problems)
                raise type(error)(told) from None
            settle(made)
            made.chmod(0o600)
            with nothing_there(url) as let_go:
                if sys.platform == "win32":
                    let_go()  # what is open cannot be taken away there: neither this, nor what a server records in
                path.unlink(missing_ok=True)
                left_beside(str(path)).put_away()  # SQLite would take the log of a store that is gone for this one's
                made.replace(path)
    except (OSError, sqlite3.Error) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        what = f"the store cannot be written ({said or 'output error'})"
        fix = "check that the folder can be written to and the disk has room; nothing was changed"
        raise InputError.at(shown_as(url), what, fix) from None
