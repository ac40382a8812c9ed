"""Proving a store as it lies there: nothing is written, and whatever is wrong with it is a fault, not an error."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.core.problem import InputError
from venuecheck.records import schema
from venuecheck.records.address import of_file
from venuecheck.records.chains import chains_in
from venuecheck.records.copies import (
    JOURNAL,
    file_of,
    has_journal,
    left_journal,
    odd_beside,
    private_copy,
    refuse_no_file,
    untouched_file,
)
from venuecheck.records.damage import Damage
from venuecheck.records.database import Database, refuse_what_is_gone
from venuecheck.records.ending import Held
from venuecheck.records.engine import connect, reading, untouched, writing
from venuecheck.records.exchanged import exchanged
from venuecheck.records.held_to import every_held, held_beside, held_here, held_to
from venuecheck.records.misplaced import misplaced
from venuecheck.records.outside import Beside
from venuecheck.records.reading_raw import is_damage, is_no_text
from venuecheck.records.unusable import unusable
from venuecheck.records.verifying import Verification, examine_all, proven_while_it_stands


def prove(
    url: str,
    beside: Beside,
    chain: str,
    on_progress: Callable[[int], None] | None = None,
    *,
    fingerprint: str = "",
    at_least: int = 0,
) -> Verification:
    """Check every record of the store at `url`. Raises `InputError` where it cannot be read just now.

    `chain` is the one of which the sum is to tell: by the key whose `fingerprint` (without blanks) somebody knows, and
    `at_least` as many records as they know of, where they say so.
    """

    def look() -> dict[str, Held]:
        own = replace(held_here(beside, chain), fingerprint=fingerprint, at_least=at_least)
        return {**every_held(beside), chain: own}

    def proven(outside: Mapping[str, Held]) -> Verification:
        known = {**outside}

        def examined(connection: sa.Connection) -> Verification:
            _take_new_id(connection, beside, chain, known)
            found = examine_all(connection, known, lambda name: held_beside(beside, name), on_progress, mine=chain)
            return found if found.is_whole else replace(found, faults=(*exchanged(connection, beside), *found.faults))

        return _prove(url, beside, examined)

    return proven_while_it_stands(look, proven, lambda found: found.is_whole, beside.wait_for_new_keys)


def _prove(url: str, beside: Beside, examined: Callable[[sa.Connection], Verification]) -> Verification:
    path = file_of(url)
    if path is None:
        return _on_a_server(url, beside, examined)
    refuse_no_file(path)
    if not path.exists() or not path.stat().st_size:
        return _of_nothing("is empty (0 bytes)" if path.exists() else "is not there", examined)
    try:
        if odd := odd_beside(path):
            return _damaged(odd)
        journal, left = has_journal(path), left_journal(path)
        with _as_it_lies(path) as engine, reading(engine) as connection:
            found = examined(connection)
        if left:
            return replace(found, notes=(*found.notes, f"{left} {_LEFT}"))
        faults = (Damage(seq=0, what=JOURNAL), *found.faults)
        return replace(found, faults=faults, mark=None) if journal else found
    except DatabaseError as error:
        if is_no_text(error):
            return _damaged("a text in it is not UTF-8: no program of ours wrote it")
        if not is_damage(error):
            raise unusable(str(path), "read", error) from None
        return _damaged(f"the database's file is damaged ({_named(error)})")
    except OSError as error:
        raise InputError.at(str(path), f"the store cannot be read ({error.strerror or 'input error'})", _FIX) from None


def _take_new_id(connection: sa.Connection, beside: Beside, chain: str, known: dict[str, Held]) -> None:
    """Hold a venue whose id was changed, before anything was recorded, to what was made under its former one.

    Whatever opens the store next writes the new id there.
    """
    with contextlib.suppress(InputError):
        former = beside.former_id(chain)
        if former and former not in chains_in(connection):
            made = held_to(beside.of(former))
            known[chain] = replace(
                known[chain], public_key=made.public_key, anchor=made.anchor, anchor_wrong="", anothers=""
            )
            known.pop(former, None)


_FIX = "check who may read the file"
_LEFT = "was left beside the database and changes nothing. Do nothing: it goes when something is next recorded."


@contextmanager
def _as_it_lies(path: Path) -> Iterator[sa.Engine]:
    """Open a store without changing it: where it lies, or a copy where that needs writing."""
    with contextlib.ExitStack() as stack:
        engine = untouched(stack.enter_context(untouched_file(path)))
        stack.callback(engine.dispose)
        with reading(engine) as connection:
            is_former = schema.is_former(connection, schema.version_of(connection))
        if is_former:
            copy = stack.enter_context(private_copy(path))
            engine, _ = connect(of_file(copy))
            stack.callback(engine.dispose)
            with writing(engine) as connection:
                schema.migrate(connection)
        yield engine


@contextmanager
def opened_to_read(url: str, beside: Beside) -> Iterator[Database]:
    """Open a database for what is in it: a file of SQLite's stays as it lies, to the byte, whatever form it has.

    Raises `InputError` where it cannot be read, and `NotWholeError` where it is gone, or is no store.
    """
    path = file_of(url)
    refuse_what_is_gone(url, beside)
    with contextlib.ExitStack() as stack:
        if path is None:
            database = Database.open(url, beside)
        elif _is_of_today(path):
            engine = untouched(stack.enter_context(untouched_file(path)))
            database = Database(engine, str(path), beside, contextlib.ExitStack())
        else:
            database = Database.of_copy(path, beside)
        yield stack.enter_context(database)


def _is_of_today(path: Path) -> bool:
    with contextlib.ExitStack() as stack:
        engine = untouched(stack.enter_context(untouched_file(path)))
        stack.callback(engine.dispose)
        try:
            with reading(engine) as connection:
                return schema.version_of(connection) == schema.HEAD
        except DatabaseError as error:
            raise unusable(str(path), "opened", error) from None


def _on_a_server(url: str, beside: Beside, examined: Callable[[sa.Connection], Verification]) -> Verification:
    engine, shown = connect(url)
    try:
        with reading(engine) as connection:
            if faults := tuple(misplaced(connection, beside.marks())):
                return Verification(records=0, erased=0, faults=faults, notes=())
            if not sa.inspect(connection).get_table_names():
                return _of_nothing("holds no table", examined)
            if schema.is_former(connection, schema.version_of(connection)):
                connection.rollback()
                with Database.open(url) as database, database.reading() as migrated:
                    return examined(migrated)
            return examined(connection)
    except DatabaseError as error:
        raise unusable(shown, "read", error) from None
    finally:
        engine.dispose()


def _of_nothing(seen: str, examined: Callable[[sa.Connection], Verification]) -> Verification:
    """Prove what is not there: where nothing was recorded either, that is whole."""
    engine = sa.create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            schema.make_tables(connection)
            schema.set_guards(connection)
            found = examined(connection)
    finally:
        engine.dispose()
    if found.is_whole:
        return found
    faults = (Damage(seq=0, what=f"the database {seen}"), *found.faults)
    return Verification(records=0, erased=0, faults=faults, notes=found.notes)


def _damaged(what: str) -> Verification:
    return Verification(records=0, erased=0, faults=(Damage(seq=0, what=what),), notes=())


def _named(error: DatabaseError) -> str:
    return str(getattr(error.orig, "sqlite_errorname", "it is no file of SQLite's"))
