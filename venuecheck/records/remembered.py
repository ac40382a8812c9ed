"""What records of a kind say, decoded once: a record never changes. For a program that stays, such as a server.

A value is remembered under the digest by which its header binds it, and only where it has that digest: whoever changes
a payload for a moment changes nothing that is remembered. What was replaced or erased goes with the next reading.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from venuecheck.records import tables
from venuecheck.records.chain import payload_digest

_AT_A_TIME = 500
Known = Mapping[int, tuple[str, Any]]
"""By a record's number: the digest that binds what it says, and the value."""


@dataclass(slots=True, kw_only=True)
class Remembered:
    """What was read last of some kinds of records."""

    kinds: Collection[str] = ()
    """Those that are worth it: read whole, again and again."""
    _known: dict[tuple[str, Any], Known] = field(default_factory=dict)

    def of(self, kind: str, type_: Any) -> Known:  # noqa: ANN401 - any type that a record is read as
        """Give what is remembered of a kind."""
        return self._known.get((kind, type_), {})

    def keep(self, kind: str, type_: Any, known: Known) -> None:  # noqa: ANN401 - as above
        """Remember this of a kind, and nothing else."""
        if kind in self.kinds:
            self._known[kind, type_] = known

    def forget(self) -> None:
        """Forget all of it."""
        self._known.clear()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a record says, as it lies in the store."""

    body: object
    is_bound: bool
    """Whether it has the digest that its header names."""


def said_by(connection: sa.Connection, venue: str, wanted: Mapping[int, str]) -> dict[int, Said]:
    """Read what records say; `wanted` is by their number the digest that binds it."""
    t, found, seqs = tables.payload, dict[int, Said](), list(wanted)
    for start in range(0, len(seqs), _AT_A_TIME):
        some = seqs[start : start + _AT_A_TIME]
        query = sa.select(t.c.seq, t.c.salt, t.c.body).where(t.c.venue == venue, t.c.seq.in_(some))
        for row in connection.execute(query):
            found[row.seq] = Said(body=row.body, is_bound=_digest(row.salt, row.body) == wanted[row.seq])
    return found


def _digest(salt: object, body: object) -> str:
    if not isinstance(salt, bytes) or not isinstance(body, str):
        return ""
    return payload_digest(salt, body.encode("utf-8", "surrogateescape"))
