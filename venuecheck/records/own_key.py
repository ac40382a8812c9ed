"""Which key of the store's own matters a venue's anchor names: so their chain is missed where it is wholly gone."""

import contextlib
import json

import sqlalchemy as sa

from venuecheck.core.problem import InputError
from venuecheck.records.appending import CHAIN
from venuecheck.records.chains import OWN
from venuecheck.records.outside import Beside, Outside


def own_key(connection: sa.Connection, beside: Beside, outside: Outside) -> str:
    """Give the key (hexadecimal) that an anchor is to name from now on; empty where those are not kept in its folder.

    It stays the one that it names already where their chain does not go on from that: that is a fault, and a record of
    a venue hides none.
    """
    named, now = outside.names_own(), ""
    if outside.chain == OWN:
        return ""
    with contextlib.suppress(InputError):
        now = beside.of(OWN).public_key() or ""
    return now if named in {"", now} or (now and _goes_on_from(connection, named)) else named


def _goes_on_from(connection: sa.Connection, key: str) -> bool:
    """Whether a record of their chain names a key as the one from which it goes on."""
    with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
        said = map(json.loads, connection.scalars(_SAID, {"own": OWN, "chain": CHAIN}))
        return any((one.get("before") or {}).get("public_key") == key for one in said)
    return False


_SAID = sa.text(
    "SELECT payload.body FROM payload JOIN record ON record.venue = payload.venue AND record.seq = payload.seq"
    " WHERE record.venue = :own AND record.kind = :chain"
)
