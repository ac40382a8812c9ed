"""What signs the ends of all chains, asked for at once by whoever proves records.

Each proof looks at the end of every chain of the store, and by itself each would be three ways to a server and back.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from venuecheck.records import asked
from venuecheck.records.chains import HEAD, OWN, TRUNK, chains_in, trunk_of
from venuecheck.records.ending import AT_PLACE
from venuecheck.records.said_of_others import SAID


def ask_for_ends(connection: sa.Connection) -> None:
    """Have known, in a transaction that asks once, what is asked of each chain's end afterwards."""
    if not asked.asks_once(connection):
        return
    heads = {row["chain"]: row for row in asked.rows(connection, _HEADS)}
    for name in {*chains_in(connection), *heads, OWN, TRUNK}:
        asked.know(connection, HEAD, {"chain": name}, [heads[name]] if name in heads else [])
    trunk = trunk_of(connection)
    said, days = _by_chain(connection, _SAID), _by_chain(connection, _DAYS, {"trunk": trunk})
    for name, head in heads.items():
        asked.know(connection, SAID, {"chain": name}, said[name])
        at = {"venue": name, "trunk": trunk, "seq": head["seq"], "digest": head["digest"]}
        asked.know(connection, AT_PLACE, at, days[name])


def _by_chain(
    connection: sa.Connection, query: sa.Executable, said: Mapping[str, Any] | None = None
) -> Mapping[str, list[asked.Row]]:
    found = defaultdict[str, list[asked.Row]](list)
    for row in asked.rows(connection, query, said):
        found[row["whose"]].append({name: value for name, value in row.items() if name != "whose"})
    return found


_HEADS = sa.text("SELECT chain, seq, digest, public_key, signature FROM head")
_SAID = sa.text(
    "SELECT chain AS whose, other, seq, digest, public_key, day FROM neighbour WHERE chain IN (SELECT chain FROM head)"
)
_DAYS = sa.text(
    "SELECT head.chain AS whose, record.at FROM head JOIN record ON record.digest = head.digest"
    " AND record.seq = head.seq AND (record.venue = head.chain OR record.seq <= :trunk)"
)
