"""What is asked of a database again and again inside one transaction, asked once until something is written in it.

Before each record its chain's end is held to much, and each of these asks for the same few rows; so does each proof. A
server can be far, and everybody who records waits behind whoever does.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final
from weakref import WeakKeyDictionary

import sqlalchemy as sa

Row = Mapping[str, Any]
_KNOWN: Final[WeakKeyDictionary[sa.Connection, dict[Hashable, tuple[Row, ...]]]] = WeakKeyDictionary()


def rows(connection: sa.Connection, query: sa.Executable, said: Mapping[str, Any] | None = None) -> Sequence[Row]:
    """Give the rows that a query finds: it is made once, for it is known by what it is, not by what it says."""
    known = _KNOWN.get(connection)
    if known is None or not connection.in_transaction():
        return _ask(connection, query, said)
    what = (query, *sorted((said or {}).items()))
    if what not in known:
        known[what] = _ask(connection, query, said)
    return known[what]


def first(connection: sa.Connection, query: sa.Executable, said: Mapping[str, Any] | None = None) -> Row | None:
    """Give the first of them; None where there is none."""
    return next(iter(rows(connection, query, said)), None)


def value(connection: sa.Connection, query: sa.Executable, said: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401 - a column's
    """Give the first column of the first of them; None where there is none."""
    found = first(connection, query, said)
    return next(iter(found.values())) if found else None


def asks_once(connection: sa.Connection) -> bool:
    """Whether what is asked is known to the end of the transaction."""
    return connection in _KNOWN and connection.in_transaction()


def know(connection: sa.Connection, query: sa.Executable, said: Mapping[str, Any], found: Sequence[Row]) -> None:
    """Have what a query finds known before it is asked: of those of whom all was asked at once."""
    _KNOWN[connection].setdefault((query, *sorted(said.items())), tuple(found))


def remember(connection: sa.Connection) -> None:
    """Ask once from here to the end of the transaction: it is the only one that writes, or it sees one moment."""
    _KNOWN[connection] = {}


def look_out_for_writing(engine: sa.Engine) -> None:
    """Forget what was asked in a transaction as soon as it writes something."""

    @sa.event.listens_for(engine, "before_cursor_execute")
    def _on_statement(connection: sa.Connection, _cursor: object, statement: str, *_: object) -> None:
        known = _KNOWN.get(connection)
        if known and statement.lstrip()[:6].upper() != "SELECT":
            known.clear()


def _ask(connection: sa.Connection, query: sa.Executable, said: Mapping[str, Any] | None) -> tuple[Row, ...]:
    return tuple(dict(one) for one in connection.execute(query, dict(said or {})).mappings())
