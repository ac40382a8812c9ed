"""Whose chain a record stands in: each venue has one of its own, and the store one for what is no venue's.

A store that was one chain for several venues keeps it as the trunk, closed: from there the chain of each goes on. So a
venue's chain is what the trunk holds, if there is one, and then its own records. Numbers run on from the trunk's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from venuecheck.core.ids import is_id
from venuecheck.records import asked, shapes, tables

TRUNK: Final = ""
"""What the trunk's signature is kept under."""
OWN: Final = "_store"
"""Whose records the store's own matters are: people, and how the server is set up. No venue's id begins so."""
NOBODY: Final = "_none"
"""Whose is what stands in the database under a name that no chain can have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """One chain of a store, as a transaction sees it."""

    name: str
    """Its venue's id, or `OWN`."""
    trunk: int = 0
    """The number of the trunk's last record; 0 where the store has none."""

    @property
    def rows(self) -> sa.ColumnElement[bool]:
        """The condition of a record of it."""
        own = tables.record.c.venue == self.name
        return sa.or_(own, tables.record.c.seq <= self.trunk) if self.trunk else own


def chain_of(connection: sa.Connection, name: str) -> Chain:
    """Give the chain of a venue."""
    return Chain(name=name, trunk=trunk_of(connection))


def last_of(connection: sa.Connection, chain: Chain) -> Mapping[str, Any] | None:
    """Give the header of a chain's last record as it lies there; None where it has no record."""
    said = {"name": chain.name, "trunk": chain.trunk}
    for query in (_LAST_BEHIND_TRUNK if chain.trunk else _LAST, _TRUNKS_LAST):
        row = asked.first(connection, query, said)
        if row is not None:
            return dict(row)
    return None


def _last(*rows: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(tables.record).where(*rows).order_by(tables.record.c.seq.desc()).limit(1)


# made once: they are asked several times for each thing that is recorded, and to make one takes as long as to ask it
HEAD: Final = sa.text("SELECT chain, seq, digest, public_key, signature FROM head WHERE chain = :chain")
"""What signs the end of a chain, or the trunk."""
_OF_VENUE = tables.record.c.venue == sa.bindparam("name")
_LAST = _last(_OF_VENUE)
_LAST_BEHIND_TRUNK = _last(_OF_VENUE, tables.record.c.seq > sa.bindparam("trunk"))
_TRUNKS_LAST = _last(tables.record.c.seq == sa.bindparam("trunk"))


def trunk_of(connection: sa.Connection) -> int:
    """Give the number of the trunk's last record; 0 where the store has none."""
    row = asked.first(connection, HEAD, {"chain": TRUNK})
    return row["seq"] if row and isinstance(row["seq"], int) else 0


def called(name: str) -> str:
    """Give what people are told of a chain's name; what nobody would see in it, such as a null, as its number."""
    seen = "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in name[:64])
    return {OWN: "the store's own matters", NOBODY: "what is nobody's"}.get(name, seen)


def is_chain(name: str) -> bool:
    """Whether a text can be a chain's name."""
    return name == OWN or is_id(name)


def with_record(table: sa.Table) -> sa.ColumnElement[bool]:
    """Give the condition on which a row of another table belongs to a record."""
    return sa.and_(table.c.venue == tables.record.c.venue, table.c.seq == tables.record.c.seq)


def chains_in(connection: sa.Connection) -> tuple[str, ...]:
    """List the chains of which there is a record or a signature; the trunk is none."""
    wrong = shapes.HEADER["venue"]
    found = (row["name"] for row in asked.rows(connection, _NAMES))
    return tuple(sorted({name for name in found if name != TRUNK and not wrong(name)}))


_NAMES: Final = sa.text("SELECT venue AS name FROM record UNION SELECT chain FROM head")
