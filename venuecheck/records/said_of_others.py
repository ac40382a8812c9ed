"""What the signed end of a chain says of the others in its store: how far each goes, and which key signs it.

So no chain is known by its own files alone. One that is gone with its key and its anchor, or that was put back to what
it was before, is missed by the ends of the others.
"""

import hashlib
from collections.abc import Mapping

import sqlalchemy as sa

from venuecheck.records import asked, shapes, tables
from venuecheck.records.chain import canonical
from venuecheck.records.mark import Mark

_CHANGED = "changed"
"""What is signed by nobody: where a row holds what none can."""


def said_of_others(connection: sa.Connection, chain: str) -> Mapping[str, Mark] | None:
    """Give how far the others went by what a chain says, by their names; None where it says what no chain can."""
    rows = asked.rows(connection, SAID, {"chain": chain})
    if any(any(shapes.misshapen(row, shapes.NEIGHBOUR)) for row in rows):
        return None
    return {row["other"]: mark_of(row) for row in rows}


def digest_of(said: Mapping[str, Mark] | None) -> str:
    """Give the digest that the signature of an end binds; empty where nothing is said."""
    if said is None:
        return _CHANGED
    if not said:
        return ""
    every = {
        other: {"day": mark.day, "last": mark.last, "public_key": mark.public_key, "records": mark.records}
        for other, mark in said.items()
    }
    return hashlib.sha256(canonical(every)).hexdigest()


def keep(connection: sa.Connection, chain: str, other: str, mark: Mark, *, is_new: bool) -> None:
    """Have a chain say how far another goes; its end has to be signed after it."""
    values = {"seq": mark.records, "digest": mark.last, "public_key": mark.public_key, "day": mark.day}
    if is_new:
        connection.execute(tables.neighbour.insert().values(chain=chain, other=other, **values))
    else:
        connection.execute(_CHANGE.values(**values), {"of": chain, "about": other})


def mark_of(row: Mapping[str, object]) -> Mark:
    """Give the mark that a row of the table holds."""
    return Mark(
        public_key=str(row["public_key"]), records=int(str(row["seq"])), last=str(row["digest"]), day=str(row["day"])
    )


def named(connection: sa.Connection) -> frozenset[str]:
    """Name the chains that say something, or of which it is said, and that have no end: as far as they can be any.

    No more than a hundred: whoever has the database can write there whatever they like.
    """
    wrong = shapes.NEIGHBOUR["other"]
    return frozenset(name for name in connection.scalars(_NAMED) if not wrong(name))


SAID = sa.text("SELECT other, seq, digest, public_key, day FROM neighbour WHERE chain = :chain")
_NAMED = sa.text(
    "SELECT name FROM (SELECT other AS name FROM neighbour UNION SELECT chain FROM neighbour) AS every"
    " WHERE name NOT IN (SELECT chain FROM head) ORDER BY name LIMIT 100"
)
_CHANGE = tables.neighbour.update().where(
    tables.neighbour.c.chain == sa.bindparam("of"), tables.neighbour.c.other == sa.bindparam("about")
)
