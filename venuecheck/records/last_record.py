"""The last record of a chain: whether its header has the digest that is signed, and what it says of the anchor."""

import contextlib
import json
from collections.abc import Iterator

import sqlalchemy as sa

from venuecheck.records import shapes
from venuecheck.records.appending import CHAIN
from venuecheck.records.chain import Header, payload_digest
from venuecheck.records.chain_event import Became
from venuecheck.records.chains import Chain, last_of
from venuecheck.records.damage import Damage
from venuecheck.records.mark import Mark, mark_in


def last_is_wrong(connection: sa.Connection, chain: Chain) -> Iterator[Damage]:
    """Say where the last record's header does not have the digest that is signed."""
    row = last_of(connection, chain)
    if row is None:
        return
    said = {name: row[name] for name in ("seq", "kind", "key", "venue", "at", "previous", "payload_digest")}
    if any(shapes.misshapen(row, shapes.HEADER)) or Header(**said).digest != row["digest"]:
        yield Damage(seq=row["seq"], what="its header has been changed")


def anchor_before(connection: sa.Connection, chain: Chain) -> Mark | None:
    """Give what the anchor named until a copy was brought back, where the last record says that; None otherwise.

    The program can be stopped before the anchor names the record: it is then this one.
    """
    row = last_of(connection, chain)
    if row is None or row["kind"] != CHAIN:
        return None
    found = connection.execute(_SAID, {"venue": row["venue"], "seq": row["seq"]}).first()
    if found is None or any(shapes.misshapen({"salt": found.salt, "body": found.body}, shapes.PAYLOAD)):
        return None
    if payload_digest(found.salt, found.body.encode()) != row["payload_digest"]:
        return None
    with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError, RecursionError):
        said = json.loads(found.body)
        return mark_in(said.get("anchor")) if said["became"] == Became.BROUGHT_BACK else None
    return None


_SAID = sa.text("SELECT salt, body FROM payload WHERE venue = :venue AND seq = :seq")
