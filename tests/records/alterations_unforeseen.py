"""Alterations that somebody looked for who had not built the store, as data: of 29 November 2026, the second time."""

from collections.abc import Iterator
from dataclasses import replace

from .alteration import BOTH, POSTGRESQL, SQLITE, Alteration


def unforeseen() -> Iterator[Alteration]:
    """Give all of them."""
    for some in (
        names,
        indexes,
        heads_of_files,
        files_beside,
        anchors_beside,
        venues_swapped,
        by_who_has_the_key,
        told,
    ):
        yield from some()
    for some in (catalogue, settings_of_the_server, other_objects):
        yield from (replace(one, on=POSTGRESQL) for one in some())


def names() -> Iterator[Alteration]:
    """A name that is cut short by whoever reads it as C does, or looks like another."""
    yield _sql("a head's chain with a null behind it", "UPDATE head SET chain = chain || char(0)", on=SQLITE)
    yield _sql("a record's venue with a null behind it", "UPDATE record SET venue = venue || char(0) WHERE seq = 6")
    yield _sql("a payload's venue with a null behind it", "UPDATE payload SET venue = venue || char(0) WHERE seq = 6")
    yield _sql("a body with a null behind it", "UPDATE payload SET body = body || char(0) WHERE seq = 4", 4)
    yield _sql("a venue in capitals", "UPDATE record SET venue = upper(venue) WHERE seq = 6", on=BOTH)
    yield _sql("a digest with a blank behind it", "UPDATE record SET digest = digest || ' ' WHERE seq = 6", 6)


def told() -> Iterator[Alteration]:
    """What is told by its cause, and not by what follows of it."""

    def to_z(seq: int, place: int, name: str = "'z'") -> tuple[str, ...]:
        to = f"SET venue = {name}, seq = {place} WHERE venue = 'v' AND seq = {seq}"
        return tuple(f"UPDATE {table} {to}" for table in ("record", "payload"))

    for seq, place in ((1, 1), (4, 4), (4, 1), (10, 10), (10, 3)):
        moved = _sql(f"record {seq} is in a chain of no other, as {place}", *to_z(seq, place), on=BOTH)
        yield replace(moved, records=frozenset({place}), told=f"it was moved: it was recorded as record {seq} of v")
    null = _sql("record 4 has a null behind its venue, and all that it says", *to_z(4, 4, "venue || char(0)"))
    yield replace(null, records=frozenset({4}), told="it was moved: it was recorded as record 4 of v")
    last = ("DELETE FROM payload WHERE seq = 10", "DELETE FROM record WHERE seq = 10")
    gone = _sql("the last record is gone, with what it says", *last)
    yield replace(gone, told="record 10 is lost: ")
    form = _sql("its form is said to be the one before", "UPDATE alembic_version SET version_num = '0004'", on=BOTH)
    yield replace(form, told="it says that its form is 0004, and this program knows 0005")
    link = _files("the log is a link to another database", ("link", "wal", "behind.db"), on=SQLITE)
    yield replace(link, told="what stands beside the database as its log is no file")


def indexes() -> Iterator[Alteration]:
    """SQLite finds records by an index: one that leaves some out, or gives them an order of its own, hides them."""
    worded = 'CREATE INDEX ix_record_venue_kind_key ON record (venue, kind, "key")'
    drop = "DROP INDEX ix_record_venue_kind_key"
    for what, kept in (
        ("leaves a record out", f"{worded} WHERE seq <> 4"),
        ("is of other columns", 'CREATE INDEX ix_record_venue_kind_key ON record (venue, "key", kind)'),
        ("runs backwards", 'CREATE INDEX ix_record_venue_kind_key ON record (venue DESC, kind DESC, "key" DESC)'),
    ):
        back = (
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET sql = (SELECT was FROM temp.worded) WHERE name = 'ix_record_venue_kind_key'",
        )
        remember = "CREATE TEMP TABLE worded AS SELECT sql AS was FROM sqlite_master WHERE name LIKE 'ix_record%'"
        yield _bare(f"an index that {what}", remember, drop, kept, *back, on=SQLITE)


def heads_of_files() -> Iterator[Alteration]:
    """What SQLite's file says of itself, and changes nothing of what is recorded."""
    for statement in ("PRAGMA user_version = 7", "PRAGMA application_id = 7", "VACUUM", "REINDEX"):
        yield Alteration(name=f"{statement} by another program", sql=(statement,), guarded=False, on=SQLITE, whole=True)
    numbered = "CREATE TABLE x (a INTEGER PRIMARY KEY AUTOINCREMENT)"
    yield _bare("a table of numbers that SQLite makes", numbered, on=SQLITE)
    yield _bare("and what is left of it", numbered, "DROP TABLE x", on=SQLITE)
    yield _files("its version of reading is unknown", ("write", "db", "19", "03"), on=SQLITE)
    yield _files("its text is said to be UTF-16", ("write", "db", "56", "00000002"), on=SQLITE)
    for encoding in ("UTF-16le", "UTF-16be"):
        anew = _files(f"it is written anew in {encoding}", ("written anew", "db", encoding), on=SQLITE)
        yield replace(anew, told=f"its texts are written as {encoding}, and the program writes UTF-8")
    anew = _files("it is written anew in UTF-8", ("written anew", "db", "UTF-8"), on=SQLITE)
    yield replace(anew, whole=True)
    yield _files("its pages are said to be larger", ("write", "db", "16", "2000"), on=SQLITE)


def files_beside() -> Iterator[Alteration]:
    """What is no file, or another's, where one of the store's is looked for."""
    yield _files("a folder for a database", ("delete", "db"), ("folder", "db"), on=SQLITE)
    yield _files("a pipe for a database", ("pipe", "db"), on=SQLITE)
    yield _files("a device for a database", ("device", "db"), on=SQLITE)
    accounts = _files("the accounts' database in its place", ("accounts", "db"), on=SQLITE)
    yield replace(accounts, told="this is the accounts' database, and not the records'")
    beside = {"wal": "log", "shm": "shared memory", "venuecheck.db-journal": "journal"}
    for file, called in beside.items():
        for what in ("folder", "pipe", "socket", "device", "ring"):
            odd = _files(f"a {what} in the place of its {called}", ("delete", file), (what, file), on=SQLITE)
            yield replace(odd, told=f"what stands beside the database as its {called} is no file")
    linked = _files("a link for shared memory", ("link", "shm", "far.shm"), on=SQLITE)
    yield replace(linked, told="what stands beside the database as its shared memory is no file")
    yield Alteration(name="a link for a log", files=(("link", "wal", "far.wal"),), on=SQLITE, base="live")
    yield _files("a link to nothing for a log", ("delete", "wal"), ("link", "wal", "far.wal"), on=SQLITE)
    yield _files("a folder for a key", ("folder", "key"))
    yield _files("a pipe for a key", ("pipe", "key"))
    yield _files("a device for a key", ("device", "key"))
    yield _files("an empty key", ("truncate", "key", "0"))
    yield _files("half a key", ("truncate", "key", "60"))
    yield _files("a key of the chain's own name", ("copy", "other.key", "venuecheck-v.key"))
    both = ("copy", "other.key", "venuecheck-v.key"), ("copy", "other.anchor", "venuecheck-v.anchor")
    yield _files("a key and an anchor of the chain's own name", *both)
    yield _files("an anchor of the chain's own name", ("copy", "other.anchor", "venuecheck-v.anchor"))


def anchors_beside() -> Iterator[Alteration]:
    """An anchor as no program writes it."""
    yield _files("an anchor longer than any", ("append", "anchor", "20" * 5_000))
    yield _files("an anchor without end", ("device", "anchor"))
    yield _files("an anchor with a mark of order before it", ("replace", "anchor", "{", "\ufeff{"))
    yield _files("an anchor nested without end", ("replace", "anchor", '"day":', '"more": ' + "[" * 3_000 + ', "day":'))
    for value in ("10.0", "1e1", '"10"', "null", "[10]", "2147483648", "9" * 40):
        yield _files(f"anchor: records {value}", ("member", "anchor", "records", value))
    yield _files("anchor: of another day", ("member", "anchor", "day", '"2026-09-15"'))
    yield _files("anchor: a key that is none", ("member", "anchor", "public_key", f'"{"00" * 32}"'))
    yield _files("anchor: a chain with a null behind it", ("member", "anchor", "chain", '"v\\u0000"'))


def by_who_has_the_key() -> Iterator[Alteration]:
    """Signed as it should be, and nothing that the program writes: it would be read in two ways, or not at all."""
    moment = "2026-09-14T09:30:00.000+00:00"
    for at in ("2026-02-30", "2026-13-14", "0000-09-14"):
        yield _owned(f"a record of {at}", f"{at}{moment[10:]}", "{}")
    for at in ("T24:00:00", "T09:30:60", "T09:60:00"):
        yield _owned(f"a record of {at}", f"2026-09-14{at}.000+00:00", "{}")
    for what, body in (
        ("names something twice", '{"a":1,"a":2}'),
        ("has its names in another order", '{"b":1,"a":2}'),
        ("has a blank", '{"a": 1}'),
        ("writes a number otherwise", '{"a":1.0}'),
        ("writes a large number otherwise", '{"a":1e+16}'),
        ("writes a small number otherwise", "[-1e-05]"),
        ("has nothing below zero", '{"a":-0.0}'),
        ("has a number too large", '{"a":9007199254740993}'),
        ("has a number without end", '{"a":1e400}'),
        ("has half a letter", '{"a":"\\ud800"}'),
        ("is no JSON", "a"),
        ("is nested without end", "deep"),
    ):
        yield _owned(f"a record that {what}", moment, body)
    for day in ("2026-09-13", "2999-12-31"):  # a clock that was wrong is told, and is no fault
        dated = _owned(f"a record of {day}, by the clock", f"{day}{moment[10:]}", "{}")
        yield replace(dated, records=frozenset(), whole=True)
    sound = '{"a":1e-7,"b":1e+21,"c":0.000001,"d":123456789.25,"e":-2.5e-9,"f":100,"\U0001f600":1,"\ufb01":2}'
    yield replace(_owned("a record with every kind of number", moment, sound), records=frozenset(), whole=True)


def _owned(name: str, at: str, body: str) -> Alteration:
    return Alteration(name=name, forged=f"owned {at} {body}", records=frozenset({11}), on=SQLITE)


def venues_swapped() -> Iterator[Alteration]:
    """Two venues of one store, all that is of one put in the place of the other."""
    tables = [(table, "venue") for table in ("record", "payload", "file", "erased")] + [("head", "chain")]
    swap = [
        f"UPDATE {table} SET {column} = '{new}' WHERE {column} = '{old}'"  # noqa: S608 - names that stand here
        for table, column in tables
        for old, new in (("v", "z"), ("w", "v"), ("z", "w"))
    ]
    yield Alteration(name="v and w changed places", sql=tuple(swap), base="shared", on=BOTH)
    files = [
        ("copy", one, to)
        for end in ("key", "anchor")
        for ours, theirs in ((f"venuecheck.{end}", f"venuecheck-w.{end}"),)
        for one, to in ((ours, "z"), (theirs, ours), ("z", theirs))
    ]
    yield Alteration(name="keys and anchors of v and w changed places", files=tuple(files), base="shared", on=SQLITE)
    yield Alteration(
        name="v and w changed places, with all that stands outside",
        sql=tuple(swap),
        files=tuple(files),
        base="shared",
        on=SQLITE,
    )


def catalogue() -> Iterator[Alteration]:
    """What the server's own tables say of ours, changed by whoever may do anything there."""
    flags = "UPDATE pg_class SET {} WHERE oid = 'record'::regclass"
    yield _bare("triggers are said not to be there", flags.format("relhastriggers = false"))
    yield _bare("indexes are said not to be there", flags.format("relhasindex = false"))
    yield _bare("rows are hidden even from their owner", "ALTER TABLE record FORCE ROW LEVEL SECURITY")
    index = "UPDATE pg_index SET {} WHERE indexrelid = 'record_pkey'::regclass"
    yield _bare("an index that is not valid", index.format("indisvalid = false"))
    yield _bare("an index that is not kept up", index.format("indisready = false"))
    yield _asked("an index that is not alive", index.format("indislive = false"))
    yield _asked("an index that is not unique", index.format("indisunique = false"))
    for table in ("record", "payload"):
        yield _bare(f"triggers of {table}, of its keys too, switched off", f"ALTER TABLE {table} DISABLE TRIGGER ALL")
    yield _bare("a trigger for copies alone", "ALTER TABLE record ENABLE REPLICA TRIGGER record_no_update")
    yield _bare("a trigger for copies as well", "ALTER TABLE record ENABLE ALWAYS TRIGGER record_no_update")
    late = "ALTER TABLE payload ALTER CONSTRAINT payload_venue_seq_fkey DEFERRABLE INITIALLY DEFERRED"
    yield _bare("a key that is looked at late", late)
    for how in ("PARALLEL SAFE", "COST 1", "STABLE", "LEAKPROOF", "STRICT"):
        yield _bare(f"a function that is {how}", f"ALTER FUNCTION venuecheck_append_only() {how}")
    longer = "UPDATE pg_attribute SET atttypmod = 104 WHERE attrelid = 'record'::regclass AND attname = 'kind'"
    yield _bare("a column that takes more", longer)


def settings_of_the_server() -> Iterator[Alteration]:
    """What holds for whoever connects, unless they say otherwise."""
    for name, value in (
        ("search_path", "aside, public"),
        ("search_path", "pg_temp, public"),
        ("bytea_output", "escape"),
        ("standard_conforming_strings", "off"),
        ("row_security", "off"),
        ("client_encoding", "LATIN1"),
        ("default_transaction_isolation", "serializable"),
        ("synchronous_commit", "off"),
        ("transform_null_equals", "on"),
        ("array_nulls", "off"),
        ("quote_all_identifiers", "on"),
    ):
        yield _whole(f"{name} = {value}", set_of_database(name, value))
    for path in ("''", "aside", "pg_temp"):
        yield _asked(f"search_path = {path}: the store is elsewhere", set_of_database("search_path", path))
    yield _asked("the store's schema has another name", "ALTER SCHEMA public RENAME TO aside")
    yield _asked("guards are silent for whoever connects", set_of_database("session_replication_role", "replica"))


def set_of_database(name: str, value: str) -> str:
    """Give a statement that sets something of the database that is asked, which has no name of its own there."""
    said = value.replace("'", "''")
    return f"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET {name} = {said}', current_database()); END $$"


def other_objects() -> Iterator[Alteration]:
    """What else a server takes."""
    yield _whole("a large object", "SELECT lo_from_bytea(0, '\\x00')")
    later = "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {} TO PUBLIC"
    for right in ("SELECT ON TABLES", "ALL ON TABLES", "EXECUTE ON FUNCTIONS"):
        yield _whole(f"a right for whoever comes later, of the schema: {right}", later.format(right))
    beside = "CREATE SCHEMA zz", "CREATE TABLE zz.record (a integer)"
    yield _whole("a table of the same name in another schema", *beside)
    copied = "CREATE SCHEMA zz", "CREATE TABLE zz.record AS TABLE record", "CREATE TABLE zz.head AS TABLE head"
    yield _whole("copies of two tables in another schema", *copied)
    yield _whole("a right for whoever comes later", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC")
    yield _whole("a wrapper", "CREATE FOREIGN DATA WRAPPER extra")
    yield _whole("a schema that is empty", "CREATE SCHEMA aside")
    yield _whole("a schema of the user's name", "CREATE SCHEMA venuecheck")
    yield _whole("numbers called record there", "CREATE SCHEMA venuecheck", "CREATE SEQUENCE venuecheck.record")
    seen = "CREATE VIEW venuecheck.record AS SELECT * FROM public.record"
    yield _bare("a view of the records there", "CREATE SCHEMA venuecheck", seen)
    second = "CREATE TABLE venuecheck.record (LIKE public.record INCLUDING ALL)"
    yield _bare("records in a schema of the user's name", "CREATE SCHEMA venuecheck", second)
    yield _bare("a view that is kept", "CREATE MATERIALIZED VIEW extra AS SELECT 1 AS a")
    yield _bare("an extension", "CREATE EXTENSION pgcrypto")
    yield _whole("an extension in a schema of its own", "CREATE SCHEMA aside", "CREATE EXTENSION pgcrypto SCHEMA aside")
    yield _bare("an aggregate", "CREATE AGGREGATE extra (integer) (SFUNC = int4pl, STYPE = integer)")
    yield _bare("a procedure", "CREATE PROCEDURE extra() LANGUAGE sql AS 'SELECT 1'")
    yield _bare("a type of several parts", "CREATE TYPE extra AS (a integer)")
    yield _bare("a type that is only named", "CREATE TYPE extra")
    yield _bare("a range", "CREATE TYPE extra AS RANGE (SUBTYPE = integer)")
    yield _bare("a way to search", "CREATE TEXT SEARCH CONFIGURATION extra (COPY = simple)")
    yield _bare("a conversion", "CREATE DEFAULT CONVERSION extra FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8")
    yield _bare("a family of operators", "CREATE OPERATOR FAMILY extra USING btree")
    part = "CREATE TABLE extra (a integer) PARTITION BY LIST (a)"
    yield _bare("a table in parts", part)
    yield _bare("a partial index", "CREATE UNIQUE INDEX extra ON record (key) WHERE kind = 'thing'")
    yield _bare("an index of what is worked out", "CREATE INDEX extra ON record (lower(key))")
    exclusion = "ALTER TABLE draft ADD CONSTRAINT extra EXCLUDE USING btree (key WITH =)"
    yield _bare("a constraint that excludes", exclusion)
    foreign = "CREATE FOREIGN DATA WRAPPER extra", "CREATE SERVER extra FOREIGN DATA WRAPPER extra"
    yield _bare("a table of another server", *foreign, "CREATE FOREIGN TABLE extra (a integer) SERVER extra")


def _sql(name: str, *what: str | int, on: tuple[str, ...] = SQLITE) -> Alteration:
    statements = tuple(one for one in what if isinstance(one, str))
    return Alteration(name=name, sql=statements, records=frozenset(one for one in what if isinstance(one, int)), on=on)


def _bare(name: str, *sql: str, on: tuple[str, ...] = BOTH) -> Alteration:
    return Alteration(name=name, sql=sql, guarded=False, on=on)


def _asked(name: str, sql: str) -> Alteration:
    return Alteration(name=name, sql=(sql,), guarded=False, only_asked=True)


def _whole(name: str, *sql: str) -> Alteration:
    return Alteration(name=name, sql=sql, guarded=False, whole=True)


def _files(name: str, *changes: tuple[str, ...], on: tuple[str, ...] = BOTH) -> Alteration:
    return Alteration(name=name, files=changes, on=on)
