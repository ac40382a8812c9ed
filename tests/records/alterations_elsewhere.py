# ruff: noqa: S608 - the names put into the statements stand here
"""Alterations that lie elsewhere than in the store's own tables, and act on them, as data: found by looking for more.

PostgreSQL: what comes first on the path that the server gives whoever connects, and what a table is made after.
SQLite: what its own table says of the others.
"""

from collections.abc import Iterator

from .alteration import POSTGRESQL, SQLITE, Alteration

_ASIDE = "CREATE SCHEMA aside"
_PATH = (
    "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = aside, public, pg_catalog', current_database());"
    " END $$"
)
_LARGEST = (
    "CREATE FUNCTION aside.f(integer, integer) RETURNS integer LANGUAGE sql AS 'SELECT 10'",
    "CREATE AGGREGATE aside.max(integer) (SFUNC = aside.f, STYPE = integer)",
)


def _equal(kind: str, said: str) -> tuple[str, ...]:
    made = f"CREATE FUNCTION aside.eq({kind}, {kind}) RETURNS boolean LANGUAGE sql AS 'SELECT {said}'"
    return made, f"CREATE OPERATOR aside.= (FUNCTION = aside.eq, LEFTARG = {kind}, RIGHTARG = {kind})"


def elsewhere() -> Iterator[Alteration]:
    """Give all of them."""
    yield from first_on_the_path()
    yield from made_after_others()
    yield from tables_of_sqlite()


def first_on_the_path() -> Iterator[Alteration]:
    """Both verifiers look where the store is, and nowhere else first."""
    for name, more in (
        ("the largest of numbers is another", _LARGEST),
        ("no two texts are equal", _equal("varchar", "false")),
        ("any two numbers are equal", _equal("integer", "true")),
        ("a second table of ends", ("CREATE TABLE aside.head (LIKE public.head INCLUDING ALL)",)),
    ):
        yield _bare(f"{name}, elsewhere", _ASIDE, *more, _PATH, whole=True)
    last = ("DELETE FROM payload WHERE seq = 10", "DELETE FROM record WHERE seq = 10")
    lies = (_ASIDE, *_LARGEST, *_equal("varchar", "true"), _PATH)
    yield Alteration(
        name="the last record is gone, and the largest of numbers is another", sql=(*lies, *last), on=POSTGRESQL
    )
    for catalogue, hidden, done in (
        ("pg_class", "relname <> 'extra'", "CREATE VIEW public.extra AS SELECT 1 AS a"),
        ("pg_depend", "false", "CREATE VIEW public.extra AS SELECT 1 AS a"),
        ("pg_namespace", "false", "CREATE VIEW public.extra AS SELECT 1 AS a"),
        ("pg_proc", "proname <> 'extra'", "CREATE FUNCTION public.extra() RETURNS integer LANGUAGE sql AS 'SELECT 1'"),
        ("pg_trigger", "tgname <> 'record_no_update'", "DROP TRIGGER record_no_update ON record"),
    ):
        seen = f"CREATE VIEW aside.{catalogue} AS SELECT * FROM pg_catalog.{catalogue} WHERE {hidden}"
        yield _bare(f"{catalogue} is another, and hides what was done", _ASIDE, done, seen, _PATH)


def made_after_others() -> Iterator[Alteration]:
    """A table of ours that hangs on one elsewhere, and one elsewhere that hangs on ours."""
    like = "CREATE TABLE aside.payload (LIKE public.payload)"
    yield _bare("payloads are shown as another's, elsewhere", _ASIDE, like, "ALTER TABLE payload INHERIT aside.payload")
    yield _bare(
        "another's rows are shown as payloads", _ASIDE, "CREATE TABLE aside.payload () INHERITS (public.payload)"
    )
    columns = "chain varchar(64), seq integer, digest varchar(64), public_key varchar(64), signature varchar(128)"
    yield _bare(
        "a table of a type elsewhere", _ASIDE, f"CREATE TYPE aside.t AS ({columns})", "ALTER TABLE head OF aside.t"
    )
    acts = "CREATE RULE r AS ON INSERT TO aside.t DO INSTEAD UPDATE public.draft SET key = 'x'"
    yield _bare("a rule elsewhere that changes drafts", _ASIDE, "CREATE TABLE aside.t (a integer)", acts)
    quiet = "CREATE FUNCTION aside.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
    for table in ("draft", "payload"):
        dropped = f"CREATE TRIGGER a BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION aside.f()"
        yield _bare(f"a function elsewhere that drops what is written to {table}", _ASIDE, quiet, dropped)


def tables_of_sqlite() -> Iterator[Alteration]:
    """What SQLite's own table says of a trigger, an index, a table."""
    root = "rootpage = (SELECT rootpage FROM sqlite_master WHERE name = '{}')"
    for name, said in (
        ("record_no_update", "sql = CAST(sql AS BLOB)"),
        ("record_no_update", "sql = NULL"),
        ("record_no_update", "tbl_name = 'draft'"),
        ("record_no_update", "type = 'view'"),
        ("record_no_update", "type = 'TRIGGER'"),
        ("record_no_update", "name = 'RECORD_NO_UPDATE'"),
        ("ix_file_digest", "tbl_name = 'draft'"),
        ("ix_record_venue_kind_key", root.format("sqlite_autoindex_record_1")),
        ("job", root.format("draft")),
        ("job", "rootpage = 100000"),
    ):
        changed = f"UPDATE sqlite_master SET {said} WHERE name = '{name}'"
        yield _bare(f"of {name}: {said}", "PRAGMA writable_schema = 1", changed, on=SQLITE)
    for kind, columns in (("fts5", "a"), ("rtree", "a, b, c")):
        yield _bare(f"a table that {kind} keeps", f"CREATE VIRTUAL TABLE extra USING {kind}({columns})", on=SQLITE)
    pages = ("PRAGMA journal_mode = DELETE", "PRAGMA page_size = 512", "VACUUM")
    yield _bare("its pages are smaller, and it keeps no log", *pages, on=SQLITE, whole=True)
    for table, more in (
        ("head", "seq, digest, public_key, signature FROM head"),
        ("payload", "seq, salt, body FROM payload WHERE seq = 4"),
        ("file", "seq, digest, size, media_type, content FROM file"),
        ("erased", "seq, by_seq FROM erased WHERE seq = 2"),
    ):
        second = f"INSERT INTO {table} SELECT CAST('v' AS BLOB), {more}"
        yield Alteration(name=f"of {table}: a second row, of the venue in bytes", sql=(second,), on=SQLITE)


def _bare(name: str, *sql: str, on: tuple[str, ...] = POSTGRESQL, whole: bool = False) -> Alteration:
    return Alteration(name=name, sql=sql, guarded=False, on=on, whole=whole)
