"""What no program of ours put into the accounts: a value that its column does not hold, no role, a table, a trigger.

SQLite keeps whatever it is given. What such a value is taken for is nobody's guess: it is named, by table and account.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain, islice
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from venuecheck.accounts import tables
from venuecheck.core.actor import Role
from venuecheck.core.plain_text import plain
from venuecheck.records.layout import Made, unlike

_CALLED: Final = {
    tables.account: "the account",
    tables.role: "a role of",
    tables.recovery_code: "a recovery code of",
    tables.identity: "another way to sign in of",
    tables.address: "the address of",
    tables.link: "a link of",
    tables.provider: "the way to sign in",
    tables.provided_role: "a role given by",
    tables.mail: "how mail is sent",
    tables.statement: "the accessibility statement",
}
"""The tables that say who may come in, or what a page says, with what people call a row; whose it is stands behind."""
_KNOWN: Final = {
    "role": frozenset(map(str, Role)),
    "purpose": frozenset({"set up", "look round"}),
    "compliance": frozenset({"full", "partial", "none"}),
}
_KINDS: Final = {
    sa.String: ("text",),
    sa.LargeBinary: ("blob",),
    sa.Boolean: ("integer",),
    sa.Integer: ("integer",),
    sa.Float: ("real", "integer"),
}
_SHOWN: Final = 10


_Found = tuple[sa.Column[Any], str, str | bytes | None, str | bytes | None]
"""In which column something was found, the kind of the value, its bytes, and those of whose it is."""


def odd_values(connection: sa.Connection) -> tuple[str, ...]:
    """Name the first ten, in half sentences. In PostgreSQL only what is no role: it keeps no other kind of value."""
    found = _in_sqlite(connection) if connection.dialect.name == "sqlite" else _in_postgresql(connection)
    every = (
        f"{_CALLED[column.table]} {plain(_text(of), 80)}: its {column.name} is {wrong}"
        for column, kind, said, of in found
        if (wrong := _wrong(column, kind, said))
    )
    not_ours = (fault.what for fault in unlike(connection, _MADE))
    return tuple(islice(chain(not_ours, every), _SHOWN))


_MADE: Final = Made(tables=tuple(tables.metadata.sorted_tables), whose="the accounts'")
_COLUMNS: Final = tuple(column for table in _CALLED for column in table.c)


def _in_postgresql(connection: sa.Connection) -> Iterator[_Found]:
    for column in _COLUMNS:
        if column.name in _KNOWN:
            for said, of in connection.execute(sa.select(column, _whose(column))):
                yield column, "text", said, of


def _in_sqlite(connection: sa.Connection) -> Iterator[_Found]:
    for at, kind, said, of in connection.exec_driver_sql(_every_column()):
        yield _COLUMNS[at], kind, said, of


@cache
def _every_column() -> str:
    """Ask for the kinds of values, their bytes and those of whose they are: as text, SQLite would not give all of them.

    One statement, put together once: to make one for each column took most of the time in which accounts are opened.
    """
    asked = sa.union_all(*(_asked(at, column) for at, column in enumerate(_COLUMNS)))
    return str(asked.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))


def _asked(at: int, column: sa.Column[Any]) -> sa.Select[Any, Any, Any, Any]:
    kind = sa.func.typeof(column, type_=sa.String)
    of = sa.cast(_whose(column), sa.LargeBinary)
    return sa.select(sa.literal(at), kind, sa.cast(column, sa.LargeBinary), of).where(
        sa.or_(kind.not_in(_kinds(column)), kind == "text")
    )


def _whose(column: sa.Column[Any]) -> sa.Column[Any]:
    return next(column.table.c[name] for name in ("account", "provider", "id") if name in column.table.c)


def _kinds(column: sa.Column[Any]) -> tuple[str, ...]:
    kinds = next(kinds for type_, kinds in _KINDS.items() if isinstance(column.type, type_))
    return (*kinds, "null") if column.nullable else kinds


def _wrong(column: sa.Column[Any], kind: str, said: str | bytes | None) -> str:
    if kind not in _kinds(column):
        return f"no {_kinds(column)[0]}, but {kind}"
    text, known = _text(said), _KNOWN.get(column.name)
    if any("\ud800" <= char <= "\udfff" for char in text):
        return "no text (UTF-8)"
    return f"'{plain(text, 40)}', which is none" if known is not None and text not in known else ""


def _text(said: str | bytes | None) -> str:
    return said.decode("utf-8", "surrogateescape") if isinstance(said, bytes) else said or ""
