"""Which key of the store's own matters a venue's anchor names: so their chain is missed where it is wholly gone."""

import contextlib
import json
from collections.abc import Iterator

import sqlalchemy as sa

from venuecheck.core.problem import InputError
from venuecheck.records.appending import CHAIN
from venuecheck.records.chains import OWN, chains_in
from venuecheck.records.outside import Beside, Outside


def own_key(connection: sa.Connection, beside: Beside, outside: Outside) -> str:
    """Give the key (hexadecimal) that an anchor is to name from now on; empty where those are not kept in its folder.

    It is the one that signed the end of their chain: a key of which nothing is recorded yet is missed by nobody. It
    stays the one that it names already where their chain does not go on from that: that is a fault, and a record of
    a venue hides none.
    """
    if outside.chain == OWN:
        return ""
    named, now = outside.names_own(), ""
    with contextlib.suppress(InputError):
        now = beside.of(OWN).public_key() or ""
        now = now if connection.scalar(_SIGNED_BY, {"own": OWN}) == now else ""
    return now if named in {"", now} or (now and _goes_on_from(connection, named)) else named


def not_naming(connection: sa.Connection, beside: Beside) -> Iterator[tuple[Outside, str]]:
    """Give the venues' anchors here that are to name another key, or one at all, with that key.

    One of an earlier version that does not say whose it is waits for the venue's next record.
    """
    for chain in set(chains_in(connection)) - {OWN}:
        outside = beside.of(chain)
        own = own_key(connection, beside, outside)
        if own != outside.names_own() and outside.anchor_path.exists() and beside.is_named(outside):
            yield outside, own


def name_where_not(connection: sa.Connection, beside: Beside) -> None:
    """Have the anchors name it that do not, and otherwise say what they said; what cannot be written is left."""
    for outside, own in not_naming(connection, beside):
        with contextlib.suppress(InputError):
            anchor, signer = outside.anchor(), outside.signer()
            if anchor is not None and signer is not None and signer.public_key == anchor.public_key:
                with outside.prepared(anchor, signer, own) as settle:
                    # whoever recorded may have put a later one there until this took away what they had made
                    if outside.anchor() == anchor:
                        settle()


def _goes_on_from(connection: sa.Connection, key: str) -> bool:
    """Whether a record of their chain names a key as the one from which it goes on."""
    with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
        said = map(json.loads, connection.scalars(_SAID, {"own": OWN, "chain": CHAIN}))
        return any((one.get("before") or {}).get("public_key") == key for one in said)
    return False


_SIGNED_BY = sa.text("SELECT public_key FROM head WHERE chain = :own")
_SAID = sa.text(
    "SELECT payload.body FROM payload JOIN record ON record.venue = payload.venue AND record.seq = payload.seq"
    " WHERE record.venue = :own AND record.kind = :chain"
)
