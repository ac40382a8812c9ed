# ruff: noqa: S608 - the texts are fixed: nothing from outside is put into them
"""The tables, triggers and indexes of a database: those that the program made, no others, worded as it words them.

Whoever takes a trigger away, or adds a view or a table, has changed what guards the records.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Final

import sqlalchemy as sa

from venuecheck.core.plain_text import plain
from venuecheck.records import tables
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.guards import guards

_Objects = Mapping[tuple[str, str], str]
"""By kind and name, how each is worded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What the program makes in a database of a kind."""

    tables: tuple[sa.Table, ...]
    guards: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Statements that make what guards them, by dialect."""
    whose: str
    """Whose they are, for people."""


STORE: Final = Made(
    tables=(*tables.metadata.sorted_tables, tables.version),
    guards={dialect: tuple(guards(dialect)) for dialect in ("sqlite", "postgresql")},
    whose="the store's",
)


def unlike(connection: sa.Connection, made: Made = STORE) -> Iterator[Damage]:
    """Say in what a database's objects are not those that the program makes, of the newest form."""
    found, wanted = (
        (_in_postgresql(connection), _wanted_in_postgresql(made))
        if connection.dialect.name == "postgresql"
        else (_in_sqlite(connection), _wanted_in_sqlite(made))
    )
    for kind, name in sorted(wanted.keys() - found.keys()):
        yield Damage(seq=0, what=f"the {kind} {name} is missing")
    for kind, name in sorted(found.keys() - wanted.keys()):
        one = f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"
        what = f"there is {one} that is not {made.whose} ({plain(name, 60)})"
        yield Damage(seq=0, what=what, kind=DamageKind.ADDED)
    for kind, name in sorted(found.keys() & wanted.keys()):
        if found[kind, name] == wanted[kind, name]:
            continue
        if kind == "encoding":
            what = f"its texts are written as {plain(found[kind, name], 20)}, and the program writes UTF-8"
            yield Damage(seq=0, what=what, kind=DamageKind.KEPT)
            continue
        is_same = found[kind, name].replace(_KEPT, "") == wanted[kind, name]
        what = f"the {kind} {name} is not as the program made it"
        yield Damage(seq=0, what=what, kind=DamageKind.KEPT if is_same else DamageKind.ALTERED)


_KEPT: Final = " kept otherwise"
"""What a definition ends with of which the server keeps the same otherwise: filled, ordered, compressed, counted."""
ACCOUNTS: Final = "this is the accounts' database, and not the records'"


def is_accounts(connection: sa.Connection) -> bool:
    """Whether the accounts' database stands where the store belongs: all of a store is missing there."""
    there = sa.inspect(connection).get_table_names() if connection.dialect.name == "sqlite" else ()
    return "web_account" in there and tables.record.name not in there


def is_readable(connection: sa.Connection) -> bool:
    """Whether every table is there with its columns: only then can the records be gone through."""
    # a column that is worked out of others can be made to take for ever: it is none of those found
    rows = connection.execute(_COLUMNS_IN[connection.dialect.name]).all()
    found = {(str(table), str(column)) for table, column in rows}
    return found >= {(table.name, column.name) for table in tables.metadata.sorted_tables for column in table.columns}


def _in_sqlite(connection: sa.Connection) -> _Objects:
    return _gathered(tuple(map(tuple, connection.execute(_ASKED_OF_SQLITE))))


_ASKED_OF_SQLITE = sa.text(
    "SELECT type, name, sql FROM sqlite_master UNION ALL SELECT 'encoding', '', encoding FROM pragma_encoding"
)


@lru_cache(maxsize=4)
def _gathered(rows: tuple[tuple[object, ...], ...]) -> _Objects:
    """Give how each object is worded; of two of one kind and name, which both databases take, both.

    Before each record the rows are the same: they are compared as they are, and gone through once.
    """
    found: dict[tuple[str, str], str] = {}
    for kind, name, definition in rows:
        one, worded = (str(kind), str(name)), _worded(definition or "")
        found[one] = f"{found[one]} and {worded}" if one in found else worded
    return found


@lru_cache(maxsize=2)
def _wanted_in_sqlite(made: Made) -> _Objects:
    """Make it in memory, and see what there is."""
    engine = sa.create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            for table in made.tables:
                table.create(connection)
            for statement in made.guards.get("sqlite", ()):
                connection.execute(sa.text(statement))
            return _in_sqlite(connection)
    finally:
        engine.dispose()


def _in_postgresql(connection: sa.Connection) -> _Objects:
    return _gathered(tuple(map(tuple, connection.execute(_ASKED))))


def _worded(definition: object) -> str:
    """Give a definition with its white space made one: what is white to a database, which U+00A0 is not."""
    return " ".join(one for one in str(definition).translate(_BLANK).split(" ") if one)


_BLANK = str.maketrans(dict.fromkeys("\t\n\f\r", " "))


_HERE = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
_COLUMNS_IN = {
    "sqlite": sa.text("""
    SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND c.hidden = 0
    """),
    "postgresql": sa.text(f"""
    SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = {_HERE} AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
    AND a.attgenerated = ''
    """),
}
_PARTS = (
    # a table with its columns, and whether rows of it are hidden, or another's are shown as its own; an index
    f"""
    SELECT CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
           WHEN 'S' THEN 'sequence' WHEN 'i' THEN 'index' ELSE 'table of another kind' END, c.relname,
           CASE WHEN c.relkind = 'i' THEN
           replace(pg_get_indexdef(c.oid), ' ON ' || quote_ident(current_schema()) || '.', ' ON ')
           || (SELECT CASE WHEN NOT i.indisvalid OR NOT i.indisready OR NOT i.indislive THEN ' not in use'
           WHEN i.indisclustered OR i.indisreplident THEN ' kept otherwise' ELSE '' END
           FROM pg_index i WHERE i.indexrelid = c.oid) ELSE
           (SELECT string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
            CASE WHEN a.attnotnull THEN 'not null' END, CASE WHEN a.atthasdef THEN 'default' END,
            CASE WHEN a.attcollation <> (SELECT typcollation FROM pg_type WHERE pg_type.oid = a.atttypid)
            THEN 'ordered otherwise' END,
            CASE WHEN a.attidentity <> '' OR a.attcompression <> '' OR a.attoptions IS NOT NULL
            OR COALESCE(a.attstattarget, -1) <> -1 OR a.attstorage <> (SELECT typstorage FROM pg_type
            WHERE pg_type.oid = a.atttypid) THEN 'kept otherwise' END), ', '
            ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
           || CASE WHEN c.relrowsecurity OR c.relforcerowsecurity OR c.relhasrules OR c.relhassubclass
           OR c.reloftype <> 0 OR EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = c.oid)
           OR c.relkind = 'r' AND NOT c.relhasindex
           OR NOT c.relhastriggers AND EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid)
           THEN ' read otherwise' ELSE '' END END || CASE WHEN c.relpersistence <> 'p' THEN ' not kept' ELSE '' END
           || CASE WHEN c.relreplident NOT IN ('d', 'n') OR c.reloptions IS NOT NULL
           THEN ' kept otherwise' ELSE '' END
    FROM pg_class c WHERE c.relnamespace = {_HERE} AND c.relkind <> 'c'
    """,
    # a trigger, those that hold foreign keys too, and whether it is switched on
    f"""
    SELECT 'trigger', t.tgname, pg_get_triggerdef(t.oid, true) || ' ' || t.tgenabled::text
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = {_HERE} AND NOT t.tgisinternal
    """,
    f"""
    SELECT 'trigger', 'of a foreign key of ' || c.relname, 'switched off'
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = {_HERE} AND t.tgisinternal AND t.tgenabled <> 'O'
    """,
    # a function, and whether it is called as the program's are: as who calls it, with nothing set
    f"""
    SELECT 'function', p.proname, p.prosrc || CASE WHEN p.prosecdef OR p.proconfig IS NOT NULL OR p.proisstrict
           OR p.provolatile <> 'v' OR p.proleakproof OR p.prokind <> 'f' OR p.proparallel <> 'u'
           OR p.procost <> 100 OR p.prosupport <> 0 THEN ' called otherwise' ELSE '' END
    FROM pg_proc p WHERE p.pronamespace = {_HERE}
    """,
    f"""
    SELECT 'constraint', c.conname, pg_get_constraintdef(c.oid, true)
    FROM pg_constraint c WHERE c.connamespace = {_HERE} AND c.contype NOT IN ('n', 't')
    """,
    # whatever else there is in the schema or hangs on a table: an operator, a domain, a policy, a view elsewhere
    f"""
    SELECT i.type, i.identity, '' FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) i
    WHERE d.deptype IN ('n', 'a') AND d.classid NOT IN ('pg_class'::regclass, 'pg_proc'::regclass,
    'pg_trigger'::regclass, 'pg_constraint'::regclass, 'pg_attrdef'::regclass, 'pg_default_acl'::regclass)
    AND (d.refclassid = 'pg_namespace'::regclass AND d.refobjid = {_HERE} OR d.refclassid = 'pg_class'::regclass
    AND d.refobjid IN (SELECT oid FROM pg_class WHERE relnamespace = {_HERE}))
    """,
    # guards are silent for whoever connects as a copy of another server does
    """
    SELECT 'setting', 'session_replication_role', '' WHERE current_setting('session_replication_role') <> 'origin'
    """,
    "SELECT 'event trigger', evtname, '' FROM pg_event_trigger",
    "SELECT 'publication', pubname, '' FROM pg_publication",
    "SELECT 'cast', castsource::regtype || ' to ' || casttarget::regtype, '' FROM pg_cast WHERE oid >= 16384",
)
# asked for together: whoever records asks, and a server can be far
_ASKED = sa.text(" UNION ALL ".join(_PARTS))


@lru_cache(maxsize=2)
def _wanted_in_postgresql(made: Made) -> _Objects:
    """Say what the server says of what is made."""
    wanted: dict[tuple[str, str], str] = {}
    for table in made.tables:
        columns = (f"{column.name} {_type(column.type)}{_null(column)}{_counted(column)}" for column in table.columns)
        wanted["table", table.name] = ", ".join(columns)
        if key := _named(table.primary_key.columns):
            name = str(table.primary_key.name or f"{table.name}_pkey")
            wanted["constraint", name] = f"PRIMARY KEY ({key})"
            wanted["index", name] = _index(name, table.name, key, unique=True)
        for column in table.columns:
            wanted |= _of_column(table, column)
        for constraint in table.foreign_key_constraints:
            keys = _named(constraint.columns)
            of = ", ".join(element.column.name for element in constraint.elements)
            name = f"{table.name}_{'_'.join(column.name for column in constraint.columns)}_fkey"
            wanted["constraint", name] = f"FOREIGN KEY ({keys}) REFERENCES {constraint.referred_table.name}({of})"
        for index in table.indexes:
            keys = _named(index.columns)
            wanted["index", str(index.name)] = _index(str(index.name), table.name, keys, unique=False)
    for statement in made.guards.get("postgresql", ()):
        wanted |= _of_guard(statement)
    return wanted


def _of_column(table: sa.Table, column: "sa.Column[object]") -> dict[tuple[str, str], str]:
    made = {}
    if column.unique:
        name = f"{table.name}_{column.name}_key"
        made["constraint", name] = f"UNIQUE ({column.name})"
        made["index", name] = _index(name, table.name, column.name, unique=True)
    if _counted(column):
        made["sequence", f"{table.name}_{column.name}_seq"] = _COUNTER
    return made


def _of_guard(statement: str) -> dict[tuple[str, str], str]:
    function = re.match(r"CREATE FUNCTION (\w+)\(\).*?\$\$(.*)\$\$$", statement, re.DOTALL)
    if function:
        return {("function", function[1]): _worded(function[2])}
    trigger = re.match(r"CREATE TRIGGER (\w+)", statement)
    assert trigger is not None  # noqa: S101 - guards are functions and triggers
    return {("trigger", trigger[1]): f"{statement} O"}


def _index(name: str, table: str, keys: str, *, unique: bool) -> str:
    return f"CREATE {'UNIQUE ' if unique else ''}INDEX {name} ON {table} USING btree ({keys})"


_COUNTER = "last_value bigint not null, log_cnt bigint not null, is_called boolean not null"


def _counted(column: "sa.Column[object]") -> str:
    return " default" if column.autoincrement is True else ""


def _named(columns: Iterable["sa.Column[Any]"]) -> str:
    return ", ".join(_quote()(column.name) for column in columns)


@cache
def _quote() -> Callable[[str], str]:
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - takes long, and most stores need it not

    quote: Callable[[str], str] = postgresql.dialect().identifier_preparer.quote  # type: ignore[no-untyped-call]
    return quote


def _null(column: "sa.Column[object]") -> str:
    return "" if column.nullable else " not null"


def _type(kind: object) -> str:
    if isinstance(kind, sa.Text):
        return "text"
    if isinstance(kind, sa.String):
        return f"character varying({kind.length})"
    return next((name for one, name in _NAMES.items() if isinstance(kind, one)), "integer")


_NAMES = {sa.LargeBinary: "bytea", sa.Boolean: "boolean", sa.Float: "double precision"}
