"""A whole copy of a store in another database: for a backup, for bringing one back, for a move to another database."""

import contextlib
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa

from venuecheck.core.half_made import folder_for, private_folder
from venuecheck.core.ordinary_file import opened
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.core.step import Step, Then
from venuecheck.records import schema, tables
from venuecheck.records.address import of_file
from venuecheck.records.chains import chains_in
from venuecheck.records.copies import file_of, is_in_parts
from venuecheck.records.damage import Damage, DamageKind, NotWholeError
from venuecheck.records.database import Database
from venuecheck.records.ending import ELSEWHERE, Held
from venuecheck.records.engine import connect
from venuecheck.records.guards import FUNCTIONS
from venuecheck.records.held_to import without_anchor
from venuecheck.records.left_out import is_of_a_record, with_what_is_left_out
from venuecheck.records.taken_places import refuse_over_records
from venuecheck.records.verifying import Verification, examine_all, proven_while_it_stands

_AT_A_TIME = 200
_SQLITE = b"SQLite format 3\x00"


def copy(
    source: Database, url: str, name: str = "", *, also: Callable[[sa.Connection], None] = lambda _connection: None
) -> None:
    """Copy everything in `source`, as it is at one moment, to the empty database at `url`; and what is `also` done.

    Writers of `source` need not stop. All or nothing. Raises `InputError` where there is something at `url`, which is
    told by its `name` where it is on its way to another place.
    """
    engine, shown = connect(url)
    shown = name or shown
    target = Database(engine, shown)
    try:
        with source.reading() as reading, target.writing() as connection:
            _refuse_what_is_there(connection, shown)
            fill(reading, connection, everything())
            also(connection)
    finally:
        target.close()


def everything() -> Mapping[sa.Table, sa.ColumnElement[bool]]:
    """Give the rows that make a whole copy: those of every table."""
    return {table: sa.true() for table in tables.metadata.sorted_tables}


def fill(source: sa.Connection, target: sa.Connection, wanted: Mapping[sa.Table, sa.ColumnElement[bool]]) -> None:
    """Make the tables of a store that was never used, with rows of another: of each table those that are wanted."""
    if schema.version_of(target) is not None:
        # a store that was opened and never used: its tables are made again, so that guards come last
        _drop_all(target)
    schema.make_tables(target)
    for table in tables.metadata.sorted_tables:
        if table in wanted:
            _copy_table(source, target, table, sa.and_(wanted[table], is_of_a_record(table)))
    schema.set_guards(target)


def back_up(
    source: Database, path: Path, on_progress: Callable[[int], None] | None = None, *, mine: str = ""
) -> Verification:
    """Copy a store into the new SQLite file `path`, and prove the copy: of the chain `mine` its sum is to tell.

    `on_progress` gets the number of records proven so far. The file appears once it is whole. Raises `InputError` where
    it is there already or cannot be written.
    """
    if path.exists():
        raise InputError.at(str(path), "this file is there already", "choose another name, or move it away")
    refuse_over_records(path, is_copy=True)
    clear_half_made(path.parent)
    try:
        with folder_for(path) as folder:
            made = folder / "copy.db"
            url = of_file(made)

            def copied_and_proven(known: Mapping[str, Held]) -> Verification:
                for left in folder.glob("copy.db*"):
                    left.unlink()
                copy(source, url, str(path))
                with Database.open(url) as copied, copied.reading() as connection:
                    found = examine_all(connection, known, source.held, on_progress, mine=mine)
                with source.reading() as connection:
                    return with_what_is_left_out(connection, found, mine)

            verification = proven_while_it_stands(
                source.outside_of_all, copied_and_proven, lambda found: found.is_whole, source.wait_for_new_keys
            )
            settle(made)
            made.chmod(0o600)  # personal data: for its owner alone, until they say otherwise
            made.rename(path)
    except OSError as error:
        what = f"the copy cannot be written ({error.strerror or 'output error'})"
        raise InputError.at(str(path), what, "check that the folder can be written to and the disk has room") from None
    return verification


def clear_half_made(folder: Path) -> None:
    """Remove what a copy left behind that was stopped half-way more than an hour ago: it names people."""
    with contextlib.suppress(OSError):
        for one in folder.glob(".*.db.*"):
            names = {each.name for each in one.iterdir()} if one.is_dir() else {""}
            if names <= _OF_A_COPY and time.time() - one.stat().st_mtime > _HOUR:
                shutil.rmtree(one)


_OF_A_COPY = {"copy.db", "copy.db-wal", "copy.db-shm", "copy.db-journal"}
_HOUR = 3_600


def back_up_to(
    source: Database, out: BinaryIO, on_progress: Callable[[int], None] | None = None, *, mine: str = ""
) -> Verification:
    """Write a copy of a store, proven as by `back_up`, to a stream. Raises `InputError`."""
    with private_folder("venuecheck-copy") as folder:
        made = folder / "copy.db"
        verification = back_up(source, made, on_progress, mine=mine)
        with made.open("rb") as stream:
            shutil.copyfileobj(stream, out)
    return verification


def restore(
    file: Path | BinaryIO,
    url: str,
    held: Mapping[str, Held],
    on_progress: Callable[[int], None] | None = None,
    *,
    mine: str = "",
    name: str = "the copy",
    place: str = "",
    also: Callable[[sa.Connection, Verification], None] = lambda _connection, _found: None,
) -> Verification:
    """Bring a copy back as the store at `url`, where none must be, and prove it, as `proven_copy` does.

    `place` is where it is to be at last; `also` is done in the same transaction, or nothing is. Raises `InputError`
    where it is no whole store, or a store is at either.
    """
    with proven_copy(file, held, on_progress, mine=mine, name=name) as (copied, verification):
        # not sooner: nobody is told to move a store away for a file that is no copy
        with nothing_there(place or url):
            pass
        copy(copied, url, also=lambda connection: also(connection, verification))
    return verification


@contextmanager
def proven_copy(
    file: Path | BinaryIO,
    held: Mapping[str, Held],
    on_progress: Callable[[int], None] | None = None,
    *,
    mine: str = "",
    name: str = "the copy",
) -> Iterator[tuple[Database, Verification]]:
    """Open a copy that is to be brought back, once it is proven. Errors say a stream's `name`.

    Its chains are held to their keys alone, each to that of `held`, or to its own signature where none is there: no
    anchor belongs to a copy, and what it names can well be newer.

    `on_progress` gets the number of records proven so far. The copy itself is left as it is. Raises `InputError` where
    it is no whole store.
    """
    with private_folder("venuecheck-copy") as folder:
        # opening can migrate an old copy, and a copy on a medium that cannot be written must do
        work = folder / "copy.db"
        name = str(file) if isinstance(file, Path) else name
        _take(file, name, work)
        with _opened(work, name) as copied:
            with copied.reading() as connection:
                there = chains_in(connection)
                verification = examine_all(
                    connection,
                    {},
                    lambda chain: without_anchor(held[chain]) if chain in held else ELSEWHERE,
                    on_progress,
                    mine=mine,
                )
            if not verification.is_whole:
                raise _not_whole(name, verification.faults)
            if mine and there and mine not in there:
                what = f"this copy holds records of {', '.join(there)[:200]}, and none of {mine}"
                raise InvalidError.at(name, what, "name a copy of this venue's records")
            yield copied, verification


def _not_whole(name: str, faults: Sequence[Damage]) -> InputError:
    if {one.kind for one in faults} != {DamageKind.OTHER_KEY}:
        return InvalidError.at(name, f"this copy is not whole: {faults[0]}", "use another copy")
    fix = (
        f"where the key was renewed since, move {faults[0].file} away and bring the copy back without it, then have its"
        " loss recorded; otherwise use another copy"
    )
    return InvalidError.at(name, f"this copy is not to be proven here: {faults[0]}", fix)


@contextmanager
def _opened(work: Path, name: str) -> Iterator[Database]:
    """Open what was taken from the file `name`, by which it is told what is wrong with it. Raises `InputError`."""
    try:
        with Database.open(of_file(work)) as database:
            yield database
    except NotWholeError as error:
        first = error.problems[0]
        if first.file != str(work):
            raise
        raise InvalidError.at(name, f"this copy is not whole: {first.what}", "use another copy") from None


def _take(file: Path | BinaryIO, name: str, work: Path) -> None:
    try:
        with opened(file) if isinstance(file, Path) else nullcontext(file) as stream:
            head = stream.read(len(_SQLITE))
            if head == _SQLITE:
                with work.open("wb") as out:
                    out.write(head)
                    shutil.copyfileobj(stream, out)
    except OSError as error:
        what = f"this file cannot be read ({error.strerror or 'input error'})"
        raise InputError.at(name, what, "check the name and the folder, and who may read it") from None
    what = "" if head == _SQLITE else "this is not a copy that venuecheck made"
    if not what and _is_bare(work):
        what = "this is what is left of a copy that was never finished: nothing is in it"
    if not what and isinstance(file, Path) and is_in_parts(file):
        what = "this is half of a copy that was never finished, or of a store in use: the rest is in the log beside it"
    if what:
        raise InvalidError.at(name, what, "name one that it made", then=Then(step=Step.BACK_UP))


def _is_bare(work: Path) -> bool:
    """Whether a database holds nothing yet: what is left of a copy that was never finished holds no table."""
    with contextlib.suppress(sqlite3.DatabaseError), contextlib.closing(sqlite3.connect(work)) as connection:
        return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
    return False


def _refuse_what_is_there(connection: sa.Connection, shown: str) -> None:
    known = set(sa.inspect(connection).get_table_names())
    for table in tables.metadata.sorted_tables:
        if table.name not in known:
            continue
        if connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1)).first():
            away = "" if connection.dialect.name == "sqlite" else " (rename the schema in which it is)"
            fix = f"move it away first{away}, or name another place"
            raise InputError.at(shown, "there is a store here already", fix)


@contextmanager
def nothing_there(url: str) -> Iterator[Callable[[], None]]:
    """See that no file of a store is at `url`, or one as it is made, in which nobody can begin anything meanwhile.

    Gives what lets go of it sooner. Raises `InputError` where there is more.
    """
    path = file_of(url)
    with ExitStack() as stack:
        if path is not None and path.exists():
            there = stack.enter_context(Database(*connect(url)))
            _refuse_what_is_there(stack.enter_context(there.noting()), there.shown)
        yield stack.close


def _drop_all(connection: sa.Connection) -> None:
    tables.metadata.drop_all(connection)
    connection.execute(sa.text("DROP TABLE alembic_version"))
    if connection.dialect.name == "postgresql":
        for function in FUNCTIONS:
            connection.execute(sa.text(f"DROP FUNCTION {function}()"))


def _copy_table(source: sa.Connection, target: sa.Connection, table: sa.Table, wanted: sa.ColumnElement[bool]) -> None:
    query = sa.select(table).where(wanted).order_by(*table.primary_key.columns)
    rows = source.execution_options(yield_per=_AT_A_TIME).execute(query).mappings()
    for page in rows.partitions(_AT_A_TIME):
        target.execute(table.insert(), [dict(row) for row in page])


def settle(path: Path) -> None:
    """See that the file is on the disk, whole and alone."""
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()
    with path.open("r+b") as stream:  # Windows settles no file that is open for reading alone
        os.fsync(stream.fileno())
