"""A copy of the accounts, with the key that opens their second factors, in a folder of its own."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from venuecheck.accounts.files import DATABASE_NAME, KEEP_ELSEWHERE, KEY_NAME
from venuecheck.core.half_made import folder_for
from venuecheck.core.problem import InputError
from venuecheck.records.copies import refuse_unfit
from venuecheck.records.taken_places import refuse_over_records

_BOTH = (DATABASE_NAME, KEY_NAME)


def copy_to(folder: Path, to: Path) -> tuple[Path, ...]:
    """Copy the accounts that are kept beside a configuration, as they are at this moment; nobody need stop working.

    To bring them back, put both files beside a configuration while no server runs. `to` appears once it is whole, for
    its owner alone. Raises `InputError` where it is there already, where there are no accounts, or on a full disk.
    """
    for name in _BOTH:
        refuse_unfit(folder / name, "", KEEP_ELSEWHERE)
        if not (folder / name).is_file():
            fix = "give the folder's configuration; a database of another kind is copied with its own tools (pg_dump)"
            raise InputError.at(str(folder / name), "there are no accounts to copy", fix)
    if to.exists():
        raise InputError.at(str(to), "this is there already", "choose another name, or move it away")
    refuse_over_records(to)
    try:
        with folder_for(to.absolute()) as made:
            new = made / "copy"
            new.mkdir(mode=0o700)
            with (
                closing(sqlite3.connect(f"{(folder / DATABASE_NAME).absolute().as_uri()}?mode=ro", uri=True)) as source,
                closing(sqlite3.connect(new / DATABASE_NAME)) as copied,
            ):
                source.backup(copied)
            shutil.copy(folder / KEY_NAME, new / KEY_NAME)
            for name in _BOTH:
                (new / name).chmod(0o600)
            new.rename(to)
    except (OSError, sqlite3.Error) as error:
        what = f"the copy cannot be written ({getattr(error, 'strerror', None) or 'the database cannot be read'})"
        raise InputError.at(str(to), what, "check that the folder can be written to and the disk has room") from None
    return tuple(to / name for name in _BOTH)
