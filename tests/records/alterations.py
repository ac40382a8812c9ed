# ruff: noqa: S608 - the names put into the statements stand here
"""Alterations of a whole store, as data: what is done to it, and which records have to be named for it.

The store has ten records: 1 to 4, 6 to 8 and 10 say things, 5 brings a file, 9 erases 2 and 3; and a draft.
"""

from collections.abc import Iterator

from .alteration import BOTH, POSTGRESQL, SQLITE, Alteration, Base
from .alterations_elsewhere import elsewhere
from .alterations_of_chains import of_several_chains
from .alterations_of_forms import of_other_forms
from .alterations_of_neighbours import of_neighbours
from .alterations_of_no_chain import of_no_chain
from .alterations_tried_later import tried_later
from .alterations_unforeseen import unforeseen


def every() -> Iterator[Alteration]:
    """Give all of them."""
    for some in (
        headers,
        shapes,
        payloads,
        files,
        erasures,
        heads,
        rows,
        objects,
        objects_on_a_server,
        numbers,
        trunks,
        forms,
        keys,
        anchors,
        disks,
        forgeries,
        of_several_chains,
        of_neighbours,
        of_no_chain,
        unforeseen,
        tried_later,
        elsewhere,
        of_other_forms,
    ):
        yield from some()


KNOWN = "7117fff2d0fd294462b3c802b7cb8753579f23f3946b99cf55f38e873f013f10"
"""What record 8 says: the digest of "known", which is no file of its own."""
_OTHER = {
    "kind": "'other'",
    "key": "'other'",
    "venue": "'w'",
    "at": "'2020-01-01T00:00:00.000+00:00'",
    "previous": f"'{'a' * 64}'",
    "payload_digest": f"'{'b' * 64}'",
    "digest": f"'{'c' * 64}'",
}


def headers() -> Iterator[Alteration]:
    """A value of a header is another one of its kind."""
    for seq in (1, 6, 10):
        for column, value in _OTHER.items():
            # on a server, where each takes a second, of one record
            on = BOTH if seq == 6 else SQLITE
            yield _sql(f"record {seq}: {column}", f"UPDATE record SET {column} = {value} WHERE seq = {seq}", seq, on=on)


def shapes() -> Iterator[Alteration]:
    """A value is of another type, length or encoding."""
    for column in _OTHER:
        for what, value in (("bytes", "x'00ff'"), ("text that is not UTF-8", "CAST(x'61ff62' AS TEXT)")):
            statement = f"UPDATE record SET {column} = {value} WHERE seq = 6"
            yield _sql(f"{column} is {what}", statement, 6, on=SQLITE)
    for column, value in (("kind", "''"), ("venue", "''"), ("key", f"'{'k' * 201}'"), ("at", "'today'")):
        yield _sql(
            f"{column} is too long or short", f"UPDATE record SET {column} = {value} WHERE seq = 6", 6, on=SQLITE
        )
    for value in ("'14 September 2026'", "'2026-09-14T09:30:00Z'"):
        yield _sql(f"at is {value}", f"UPDATE record SET at = {value} WHERE seq = 4", 4)
    for column in ("previous", "payload_digest", "digest"):
        yield _sql(f"{column} in capitals", f"UPDATE record SET {column} = upper({column}) WHERE seq = 7", 7)
    for column, value in (
        ("body", "CAST(body AS BLOB)"),
        ("body", "CAST(x'7bff7d' AS TEXT)"),
        ("body", "''"),
        ("salt", "'salt'"),
        ("salt", "x''"),
        ("salt", "zeroblob(33)"),
    ):
        yield _sql(f"{column} is {value}", f"UPDATE payload SET {column} = {value} WHERE seq = 4", 4, on=SQLITE)
    yield _sql("salt of three bytes", "UPDATE payload SET salt = 'abc' WHERE seq = 4", 4, on=POSTGRESQL)
    for column, value in (("content", "'text'"), ("size", "'many'"), ("media_type", "x'00'"), ("digest", "x'00'")):
        yield _sql(f"a file's {column} is {value}", f"UPDATE file SET {column} = {value} WHERE seq = 5", 5, on=SQLITE)


def payloads() -> Iterator[Alteration]:
    """What a record says."""
    for seq in (1, 4, 10):
        yield _sql(
            f"body of {seq}", f"UPDATE payload SET body = replace(body, 'thing', 'thong') WHERE seq = {seq}", seq
        )
        yield _sql(f"body of {seq} with a blank", f"UPDATE payload SET body = body || ' ' WHERE seq = {seq}", seq)
        yield _sql(f"payload of {seq} is gone", f"DELETE FROM payload WHERE seq = {seq}", seq)
    yield _sql("payload of a file's record is gone", "DELETE FROM payload WHERE seq = 5", 5)
    yield _sql("salt of another", "UPDATE payload SET salt = (SELECT salt FROM payload WHERE seq = 6) WHERE seq = 4", 4)
    yield _sql("body of another", "UPDATE payload SET body = (SELECT body FROM payload WHERE seq = 6) WHERE seq = 4", 4)
    moved = "UPDATE payload SET salt = salt || CAST(substr(body, 1, 1) AS BLOB), body = substr(body, 2) WHERE seq = 4"
    yield _sql("a byte moved from body to salt", moved, 4, on=SQLITE)
    moved = (
        "UPDATE payload SET salt = salt || convert_to(substr(body, 1, 1), 'UTF8'), body = substr(body, 2) WHERE seq = 4"
    )
    yield _sql("a byte moved from body to salt, there", moved, 4, on=POSTGRESQL)
    back = (
        "UPDATE payload SET body = CAST(substr(salt, 32, 1) AS TEXT) || body, salt = substr(salt, 1, 31) WHERE seq = 4"
    )
    yield _sql("a byte moved from salt to body", back, 4, on=SQLITE)
    yield _sql(
        "an erased record speaks again", "INSERT INTO payload SELECT venue, 2, salt, body FROM payload WHERE seq = 1", 2
    )
    yield _sql(
        "a payload without record", "INSERT INTO payload SELECT venue, 77, salt, body FROM payload WHERE seq = 1"
    )
    yield _sql("no payload at all", "DELETE FROM payload", 1, 4, 5, 6, 7, 8, 9, 10)


def files() -> Iterator[Alteration]:
    """The file that record 5 brings."""
    for column, value in (
        ("digest", f"'{'d' * 64}'"),
        ("size", "size + 1"),
        ("media_type", "'text/html'"),
        ("media_type", "''"),
    ):
        yield _sql(f"file: {column} {value}", f"UPDATE file SET {column} = {value} WHERE seq = 5", 5)
    yield _sql("file: content", "UPDATE file SET content = x'00' WHERE seq = 5", 5, on=SQLITE)
    yield _sql("file: content, there", "UPDATE file SET content = '\\x00' WHERE seq = 5", 5, on=POSTGRESQL)
    yield _sql("file is gone", "DELETE FROM file", 5)
    yield _sql("file at another record", "UPDATE file SET seq = 6", 5, 6)
    copied = "INSERT INTO file SELECT venue, 2, digest, size, media_type, content FROM file WHERE seq = 5"
    yield _sql("a file of an erased record", copied, 2)
    known = f"INSERT INTO file VALUES ('v', 8, '{KNOWN}', 5, 'text/html', "
    yield _sql("a file that another record names", f"{known}x'6b6e6f776e')", 8, on=SQLITE)
    yield _sql("a file that another record names, there", f"{known}'\\x6b6e6f776e')", 8, on=POSTGRESQL)
    yield _sql("a file without record", copied.replace("venue, 2", "venue, 78"))


def erasures() -> Iterator[Alteration]:
    """What was erased, and why."""
    yield _sql("an erasure's mark is gone", "DELETE FROM erased WHERE seq = 2", 2, 9)
    yield _sql("all marks of erasures are gone", "DELETE FROM erased", 2, 3, 9)
    yield _sql("erased by another record", "UPDATE erased SET by_seq = 1 WHERE seq = 2", 2)
    yield _sql("marked as erased, and there", "INSERT INTO erased VALUES ('v', 4, 9)", 4)
    yield _sql(
        "erased without a reason", "INSERT INTO erased VALUES ('v', 4, 9)", "DELETE FROM payload WHERE seq = 4", 4
    )
    yield _sql(
        "erased by what is no erasure", "INSERT INTO erased VALUES ('v', 4, 8)", "DELETE FROM payload WHERE seq = 4", 4
    )
    yield _sql("erased, of no record", "INSERT INTO erased VALUES ('v', 79, 9)", 79)


def heads() -> Iterator[Alteration]:
    """The signature of the last record."""
    yield _sql("no head", "DELETE FROM head")
    second = "INSERT INTO head SELECT '2', seq, digest, public_key, signature FROM head"
    yield _sql("a second head", second)
    yield _sql("only a head of another number", second, "DELETE FROM head WHERE chain = 'v'")
    for column, value in (
        ("seq", "9"),
        ("seq", "11"),
        ("digest", f"'{'e' * 64}'"),
        ("digest", "(SELECT digest FROM record WHERE seq = 9)"),
        ("public_key", f"'{'f' * 64}'"),
        ("signature", f"'{'0' * 128}'"),
        ("signature", "upper(signature)"),
        ("signature", "''"),
        ("public_key", "'none'"),
    ):
        yield _sql(
            f"head: {column} {value[:20]}", f"UPDATE head SET {column} = {value}", *_NAMED.get((column, value), ())
        )
    yield _sql("head: bytes", "UPDATE head SET signature = x'00'", on=SQLITE)


_NAMED = {
    ("seq", "9"): (9, 10),
    ("digest", f"'{'e' * 64}'"): (10,),
    ("digest", "(SELECT digest FROM record WHERE seq = 9)"): (10,),
}


def rows() -> Iterator[Alteration]:
    """Records that are gone, moved, or there twice."""
    for seqs in ((1,), (6,), (10,), (9, 10), (6, 7), (1, 2, 3)):
        listed = ", ".join(map(str, seqs))
        gone = [f"DELETE FROM {table} WHERE seq IN ({listed})" for table in ("payload", "file", "erased", "record")]
        yield _sql(f"records {listed} are gone", *gone)
    tables = ("payload", "file", "erased", "record", "head")
    yield _sql("the last records and the head are gone", *(f"DELETE FROM {one} WHERE seq > 8" for one in tables))
    yield _sql("every record is gone", *(f"DELETE FROM {one}" for one in tables[:-1]))
    yield _sql("everything is gone", *(f"DELETE FROM {one}" for one in tables))
    for first, second in ((6, 7), (1, 10)):
        swap = [
            f"UPDATE {table} SET seq = {new} WHERE seq = {old}"
            for table in ("record", "payload")
            for old, new in ((first, 100), (second, first), (100, second))
        ]
        yield _sql(f"records {first} and {second} changed places", *swap, first, second)
    yield _sql("a record moved to the end", "UPDATE record SET seq = 12 WHERE seq = 6", 12)
    twice = (
        "INSERT INTO record SELECT venue, {}, kind, key, at, previous, payload_digest, '" + "a" * 64 + "' FROM record"
    )
    for seq in (0, -5, 11, 40):
        yield _sql(f"a record {seq}", twice.format(seq) + " WHERE seq = 4", seq)


_NO_UPDATE = "CREATE TRIGGER record_no_update BEFORE UPDATE ON record"


def objects() -> Iterator[Alteration]:
    """Tables, triggers and the rest that are not the program's."""
    for table in ("record", "payload", "file", "erased"):
        yield _bare(f"no trigger {table}_no_update", f"DROP TRIGGER {table}_no_update", on=SQLITE)
        yield _bare(f"no trigger {table}_no_update, there", f"DROP TRIGGER {table}_no_update ON {table}", on=POSTGRESQL)
        yield _bare(f"triggers of {table} switched off", f"ALTER TABLE {table} DISABLE TRIGGER USER", on=POSTGRESQL)
        inserted = f"{table}_{'in_order' if table == 'record' else 'with_record'}"
        yield _bare(f"no trigger {inserted}", f"DROP TRIGGER {inserted}", on=SQLITE)
    noop = "CREATE TRIGGER extra AFTER INSERT ON record BEGIN DELETE FROM draft; END"
    yield _bare("another trigger", noop, on=SQLITE)
    eased = "DROP TRIGGER record_no_update", f"{_NO_UPDATE} WHEN 0 BEGIN SELECT RAISE(ABORT, 'x'); END"
    yield _bare("a trigger that does nothing", *eased, on=SQLITE)
    yield _bare(
        "another trigger, there",
        "CREATE TRIGGER extra AFTER INSERT ON record EXECUTE FUNCTION venuecheck_erased()",
        on=POSTGRESQL,
    )
    eased_function = "CREATE OR REPLACE FUNCTION venuecheck_append_only() RETURNS trigger LANGUAGE plpgsql AS"
    yield _bare("a function that does nothing", f"{eased_function} $$ BEGIN RETURN NEW; END $$", on=POSTGRESQL)
    yield _bare("another function", "CREATE FUNCTION extra() RETURNS integer LANGUAGE sql AS 'SELECT 1'", on=POSTGRESQL)
    yield _bare("a rule", "CREATE RULE extra AS ON INSERT TO draft DO INSTEAD NOTHING", on=POSTGRESQL)
    child = "CREATE SCHEMA aside", "CREATE TABLE aside.extra () INHERITS (payload)"
    yield _bare("another table's rows shown as its own", *child, on=POSTGRESQL)
    yield _bare("rows hidden", "ALTER TABLE record ENABLE ROW LEVEL SECURITY", on=POSTGRESQL)
    function = "ALTER FUNCTION venuecheck_append_only() "
    yield _bare("a function called as its owner", f"{function}SECURITY DEFINER", on=POSTGRESQL)
    yield _bare("a function that looks elsewhere", f"{function}SET search_path = pg_temp", on=POSTGRESQL)
    body = "BEGIN\n-- Name: x; Type: COMMENT; Schema: public; Owner: y\nRETURN NEW;\nEND"
    made = "CREATE OR REPLACE FUNCTION venuecheck_append_only() RETURNS trigger LANGUAGE plpgsql AS $$"
    yield _bare("a function of another body", f"{made}{body}$$", on=POSTGRESQL)
    yield _bare(
        "a column in another order", 'ALTER TABLE record ALTER COLUMN kind TYPE varchar(40) COLLATE "C"', on=POSTGRESQL
    )
    yield _bare("drafts that are not kept", "ALTER TABLE draft SET UNLOGGED", on=POSTGRESQL)
    yield _bare("a sequence", "CREATE SEQUENCE extra", on=POSTGRESQL)
    yield _bare("no foreign key", "ALTER TABLE payload DROP CONSTRAINT payload_venue_seq_fkey", on=POSTGRESQL)
    yield _bare("a default", "ALTER TABLE record ALTER COLUMN venue SET DEFAULT 'v'", on=POSTGRESQL)
    yield _bare("a check", "ALTER TABLE record ADD CONSTRAINT extra CHECK (seq > 0)", on=POSTGRESQL)
    yield _bare("another table", "CREATE TABLE extra (a integer)")
    yield _bare("a table named to deceive", 'CREATE TABLE "x\n\x1b[31mWhole: 99 records" (a integer)')
    yield _bare("a view", "CREATE VIEW extra AS SELECT * FROM record")
    yield _bare("another index", "CREATE INDEX extra ON record (kind)")
    yield _bare("no index", "DROP INDEX ix_record_venue_kind_key")
    yield _bare("another column", "ALTER TABLE payload ADD COLUMN extra text")
    yield _bare("no drafts", "DROP TABLE draft")
    yield _bare("no payloads", "DROP TABLE payload")
    yield _bare("a column of another name", "ALTER TABLE payload RENAME COLUMN salt TO pepper")
    hidden = "ALTER TABLE payload RENAME TO hidden", "CREATE VIEW payload AS SELECT * FROM hidden"
    yield _bare("payloads are a view", *hidden)
    yield _bare("statistics", "ANALYZE", on=SQLITE)
    made = "ALTER TABLE payload ADD COLUMN body text GENERATED ALWAYS AS ('{}')"
    yield _bare("what records say is worked out", "ALTER TABLE payload DROP COLUMN body", f"{made} VIRTUAL", on=SQLITE)
    yield _bare(
        "what records say is worked out, there",
        "ALTER TABLE payload DROP COLUMN body",
        f"{made} STORED",
        on=POSTGRESQL,
    )
    schema = "UPDATE sqlite_master SET sql = replace(sql, 'body TEXT NOT ', 'body TEXT NOT' || char(160))"
    yield _bare("a blank that is none", "PRAGMA writable_schema = ON", f"{schema} WHERE name = 'payload'", on=SQLITE)


def objects_on_a_server() -> Iterator[Alteration]:
    """What somebody can put beside the tables of PostgreSQL, or hang on them."""
    same = "CREATE FUNCTION aside.same(varchar, varchar) RETURNS boolean LANGUAGE sql AS 'SELECT true'"
    equal = "CREATE OPERATOR = (LEFTARG = varchar, RIGHTARG = varchar, FUNCTION = aside.same)"
    command = "CREATE FUNCTION aside.told() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'"
    copied = "E'\\nCOPY x (a) FROM stdin;\\n'", "E'\\n\\\\.\\n'"
    role = '"x; Type: ACL; Schema: public; Owner: y"'
    made = f"DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
    runs = "EXECUTE FUNCTION venuecheck_erased()"
    for name, *sql in (
        ("what is equal is another's to say", "CREATE SCHEMA aside", same, equal),
        ("a type", "CREATE TYPE extra AS ENUM ('a')"),
        ("a domain", "CREATE DOMAIN extra AS text"),
        ("a collation", 'CREATE COLLATION extra FROM "C"'),
        ("a policy that is not in force", "CREATE POLICY extra ON record USING (false)"),
        ("statistics, there", "CREATE STATISTICS extra ON kind, key FROM record"),
        ("a publication", "CREATE PUBLICATION extra FOR TABLE draft"),
        ("an event's trigger", "CREATE SCHEMA aside", command, "CREATE EVENT TRIGGER extra ON sql_drop " + _TOLD),
        ("a cast", "CREATE SCHEMA aside", "CREATE TYPE aside.t AS ENUM ('a')", _CAST),
        ("a view elsewhere", "CREATE SCHEMA aside", "CREATE VIEW aside.extra AS SELECT * FROM record"),
        ("rows told apart otherwise", "ALTER TABLE record REPLICA IDENTITY FULL"),
        ("a table filled otherwise", "ALTER TABLE draft SET (fillfactor = 50)"),
        ("a column kept otherwise", "ALTER TABLE payload ALTER COLUMN body SET STORAGE EXTERNAL"),
        ("a table in the order of an index", "ALTER TABLE record CLUSTER ON ix_record_venue_kind_key"),
        ("a trigger of a name that is there", f"CREATE TRIGGER payload_erased AFTER DELETE ON draft {runs}"),
        ("a check of a name that is there", "ALTER TABLE draft ADD CONSTRAINT payload_pkey CHECK (true)"),
        ("a function of a name that is there", "CREATE FUNCTION venuecheck_erased(a integer) " + _ONE),
        (
            "a trigger that remarks hide",
            f"CREATE TRIGGER record_no_updates AFTER INSERT ON record {runs}",
            f"COMMENT ON TRIGGER record_no_update ON record IS {copied[0]}",
            f"COMMENT ON TRIGGER record_no_updates ON record IS {copied[1]}",
        ),
        (
            "a view whose owner's name hides it",
            "CREATE VIEW extra AS SELECT 1",
            made,
            f"ALTER VIEW extra OWNER TO {role}",
        ),
    ):
        yield _bare(name, *sql, on=POSTGRESQL)
    for name, *sql in (
        ("a remark", "COMMENT ON TABLE record IS 'it''s -- \"whole\"'"),
        ("a right", "GRANT SELECT ON record TO PUBLIC"),
        ("a table elsewhere", "CREATE SCHEMA aside", "CREATE TABLE aside.extra (a integer)"),
    ):
        yield Alteration(name=name, sql=tuple(sql), guarded=False, on=POSTGRESQL, whole=True)


_TOLD = "EXECUTE FUNCTION aside.told()"
_CAST = "CREATE CAST (aside.t AS text) WITH INOUT"
_ONE = "RETURNS integer LANGUAGE sql AS 'SELECT 1'"


def numbers() -> Iterator[Alteration]:
    """What is no number where one has to be; SQLite keeps anything in any column."""
    for value in ("'1x'", "x'31'", "1.5", "'2' || char(10) || 'Whole'", "-5", "9223372036854775807", "9e999"):
        yield _sql(f"a record's number is {value}", f"UPDATE record SET seq = {value} WHERE seq = 4", on=SQLITE)
        yield _sql(f"a payload's number is {value}", f"UPDATE payload SET seq = {value} WHERE seq = 4", 4, on=SQLITE)
        yield _sql(f"a mark's number is {value}", f"UPDATE erased SET seq = {value} WHERE seq = 2", 2, on=SQLITE)
    yield _sql("the end's number is no number", "UPDATE head SET seq = '5 x'", on=SQLITE)
    yield _sql("the trunk's number is no number", "INSERT INTO head VALUES ('', 'x', '', '', '')", on=SQLITE)


def trunks() -> Iterator[Alteration]:
    """What makes the chain of one venue look like one that several had together."""
    for seq in (-4, 0, 3, 10, 1_000_000):
        yield _sql(f"an unsigned trunk up to {seq}", f"INSERT INTO head VALUES ('', {seq}, '', '', '')")
    yield _sql("its end is a trunk's", "UPDATE head SET chain = ''")
    copied = "INSERT INTO head SELECT '', seq, digest, public_key, signature FROM head"
    yield _sql("its end is a trunk's as well", copied)
    yield _sql("its end is another chain's", "UPDATE head SET chain = 'w'")


def forms() -> Iterator[Alteration]:
    """Of which form the store says that it is."""
    yield _sql("form 9999", "UPDATE alembic_version SET version_num = '9999'")
    yield _sql("a form that is no UTF-8", "UPDATE alembic_version SET version_num = CAST(x'ff41' AS TEXT)", on=SQLITE)
    yield _sql("a former form", "UPDATE alembic_version SET version_num = '0003'")
    yield _sql("no form", "DELETE FROM alembic_version")
    yield _sql("two forms", "INSERT INTO alembic_version VALUES ('0006')")
    yield _sql("no table of forms", "DROP TABLE alembic_version")


def keys() -> Iterator[Alteration]:
    """The key that lies beside."""
    yield _files("no key", ("delete", "key"))
    yield _files("a copy of the key beside it", ("copy", "key", "venuecheck-backup.key"), whole=True)
    yield _files("another key beside it", ("copy", "other.key", "venuecheck-backup.key"))
    yield _files("another key", ("copy", "other.key", "key"))
    yield _files("another key and its anchor", ("copy", "other.key", "key"), ("copy", "other.anchor", "anchor"))
    yield _files("no key and no anchor", ("delete", "key"), ("delete", "anchor"))
    yield _files("a key that is a link", ("link", "key", "its.key"), whole=True)
    yield _files("a key that is a link to nothing", ("delete", "key"), ("link", "key", "its.key"))


def anchors() -> Iterator[Alteration]:
    """The anchor that lies beside."""
    yield _files("no anchor", ("delete", "anchor"))
    yield _files("an empty anchor", ("truncate", "anchor", "0"))
    yield _files("half an anchor", ("truncate", "anchor", "100"))
    yield _files("an anchor that is no text", ("write", "anchor", "0", "ffff"))
    yield _files("an anchor with more behind it", ("append", "anchor", "7b7d"))
    yield _files("a pipe for an anchor", ("pipe", "anchor"))
    yield _files("a folder for an anchor", ("folder", "anchor"))
    yield _files("another key's anchor", ("copy", "other.anchor", "anchor"))
    for member, value in (
        ("records", "9"),
        ("records", "true"),
        ("records", "-1"),
        ("last", '"00"'),
        ("day", '"2026-09-13"'),
    ):
        yield _files(f"anchor: {member} {value}", ("member", "anchor", member, value))
    yield _files("anchor: schema", ("member", "anchor", "schema", '"venuecheck.anchor/3"'))
    yield _files("anchor: a list for a schema", ("member", "anchor", "schema", "[]"))
    yield _files("anchor: an object for a schema", ("member", "anchor", "schema", "{}"))
    yield _files("anchor: another chain", ("member", "anchor", "chain", '"w"'))
    yield _files("anchor: a member twice", ("replace", "anchor", '"records":', '"records": 3, "records":'))
    yield _files("anchor: the chain twice", ("replace", "anchor", '"chain":', '"chain": "w", "chain":'))
    yield _files("anchor: one member more", ("member", "anchor", "more", "1"))
    yield _files("anchor: no signature", ("member", "anchor", "signature", '""'))
    yield _files("an anchor that is a link", ("link", "anchor", "its.anchor"), whole=True)
    yield _files("an anchor that is a link to nothing", ("delete", "anchor"), ("link", "anchor", "its.anchor"))
    yield _files("another's anchor under another's name", ("copy", "other.anchor", "venuecheck-x.anchor"), whole=True)
    yield _files("an anchor that is behind", ("copy", "behind.anchor", "anchor"), whole=True)
    yield _files("the store as it was before", ("copy", "behind.db", "db"), on=SQLITE)


def disks() -> Iterator[Alteration]:
    """Files cut short, written over, or gone."""
    for bytes_ in ("0", "100", "4096", "20000"):
        yield _files(f"the database cut to {bytes_} bytes", ("truncate", "db", bytes_), on=SQLITE)
    journal = ("make", "venuecheck.db-journal", "d9d505f920a163d7" + "00000001" + "00000000" + "00000005" + "00" * 500)
    yield _files("a journal that SQLite would play back", journal, on=SQLITE)
    emptying = "d9d505f920a163d7" + "00000000" + "000004d2" + "00000000" + "00000200" + "00001000" + "00" * 4068
    yield _files("a journal of an empty store", ("make", "venuecheck.db-journal", emptying), on=SQLITE)
    away = ("link", "db", "its.db")
    yield _files("the database is a link", away, on=SQLITE, whole=True)
    yield _files("a journal beside what it links to", away, (*journal[:1], "its.db-journal", journal[2]), on=SQLITE)
    yield _files("a log beside what it links to", away, ("copy", "behind.wal", "its.db-wal"), on=SQLITE)
    in_use = away, ("copy", "wal", "its.db-wal")
    yield _files("the database is a link, in use", *in_use, on=SQLITE, base="live", whole=True)
    yield _files("a former log over the database", ("copy", "behind.wal", "wal"), on=SQLITE)
    yield _files("another's log over the database", ("copy", "other.wal", "wal"), on=SQLITE)
    yield _files("the database is gone", ("delete", "db"), on=SQLITE)
    yield _files("a device for a log", ("device", "wal"), on=SQLITE)
    yield _files("a folder for a log", ("folder", "wal"), on=SQLITE, base="live")
    yield _files("a database that links to itself", ("delete", "db"), ("link", "db", "venuecheck.db"), on=SQLITE)
    gone = ("delete", "db"), ("delete", "anchor")
    yield _files("the database is gone, and its anchor", *gone, on=SQLITE)
    yield _files("the database is another file", ("copy", "key", "db"), on=SQLITE)
    yield _files("its beginning written over", ("write", "db", "0", "00" * 100), on=SQLITE)
    for page in ("1", "3", "6"):
        yield _files(f"page {page} written over", ("page", "db", page), on=SQLITE)
    yield _files("more behind its end", ("append", "db", "00" * 4096), on=SQLITE)
    yield _files("a few bytes behind its end", ("append", "db", "00"), on=SQLITE)
    for what, change in (
        ("gone", ("delete", "wal")),
        ("empty", ("truncate", "wal", "0")),
        ("cut short", ("truncate", "wal", "9000")),
        ("without its last frame", ("shorten", "wal", "4120")),
        ("written over at its beginning", ("write", "wal", "0", "00" * 40)),
        ("written over inside", ("write", "wal", "8500", "ffff")),
    ):
        yield _files(f"the log is {what}", change, on=SQLITE, base="live")
    yield _files("the database under its log is gone", ("delete", "db"), on=SQLITE, base="live")
    for what, change in (
        ("gone", ("delete", "shm")),
        ("cut short", ("truncate", "shm", "100")),
        ("written over", ("write", "shm", "0", "ff" * 200)),
    ):
        # SQLite makes it anew of the log: nothing is lost
        yield _files(f"the shared memory is {what}", change, on=SQLITE, base="live", whole=True)


def forgeries() -> Iterator[Alteration]:
    """Made up by somebody who knows the format and has not the key."""
    erasure = '{"by":null,"person":"A. Manager","reason":"due","records":[4]}'
    yield _written("a record that nobody signed", "1 thing", '{"name":"x"}')
    yield _written("25 records that nobody signed", "25 thing", '{"name":"x"}', 11, 12, 30)
    yield _written("a check erased by a made-up erasure", "1 erasure", erasure)
    for kind, body in (("erasure", "{}"), ("erasure", "[]"), ("erasure", '{"records":[{}]}'), ("chain", "[]")):
        yield _written(f"a made-up {kind} that says {body}", f"1 {kind}", body)
    odd = '{"became":"new_key","before":null,"new_key":5,"signature":7}'
    yield _written("a made-up new key", "1 chain", odd)
    yield _written("a made-up erasure nested without end", "1 erasure", "deep")
    yield Alteration(name="everything made anew under another key", forged="rehash")
    yield Alteration(name="made anew, with that key", forged="rehash-key")
    yield Alteration(name="made anew from record 6 on", forged="tail", records=frozenset({10}))


def _sql(name: str, *what: str | int, on: tuple[str, ...] = BOTH) -> Alteration:
    statements = tuple(one for one in what if isinstance(one, str))
    return Alteration(name=name, sql=statements, records=frozenset(one for one in what if isinstance(one, int)), on=on)


def _bare(name: str, *sql: str, on: tuple[str, ...] = BOTH) -> Alteration:
    return Alteration(name=name, sql=sql, guarded=False, on=on)


def _written(name: str, what: str, body: str, *records: int) -> Alteration:
    return Alteration(name=name, forged=f"written {what} {body}", records=frozenset(records or (11,)))


def _files(
    name: str, *changes: tuple[str, ...], on: tuple[str, ...] = BOTH, base: Base = "settled", whole: bool = False
) -> Alteration:
    return Alteration(name=name, files=changes, on=on, base=base, whole=whole)
