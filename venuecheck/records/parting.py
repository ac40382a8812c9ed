"""Where several venues had one chain: each goes on from its end with a chain, a key and an anchor of its own."""

from datetime import UTC, datetime

import sqlalchemy as sa

from venuecheck.core.problem import InputError
from venuecheck.records.appending import append
from venuecheck.records.chain_event import KEY_TYPE, Became, ChainEvent, chain_record, key_body
from venuecheck.records.codec import encode
from venuecheck.records.mark import Mark
from venuecheck.records.outside import Beside, Outside
from venuecheck.records.signing import Signer, signer_at


def part(connection: sa.Connection, beside: Beside, venue: str, trunk: Mark | None) -> tuple[Outside, Signer]:
    """Begin a venue's own chain at the end of the trunk, which is proven and goes as far as `trunk` says.

    Its key is made, and the trunk's key signs that. Gives what stands outside the new chain, and its key. Raises
    `InputError` where the trunk's key is not here.
    """
    named = beside.named(venue)
    old = beside.trunk_signer()
    if trunk is None or old is None or old.public_key != trunk.public_key:
        what = f"{venue} has had one chain with other venues, and its key is not here"
        raise InputError.at(str(beside.folder), what, "bring it back from its copy (venuecheck.key)")
    signer = signer_at(named.key_path)
    # before anything is recorded: a crash then finds an anchor that is behind, never none
    mark = Mark(public_key=signer.public_key, records=trunk.records, last=trunk.last, day=trunk.day)
    with named.prepared(mark, signer) as settle:
        settle()
    event = ChainEvent(
        became=Became.PARTED,
        at=datetime.now(UTC),
        words=f"From here on {venue} has a chain and a key of its own, anchored from {trunk.words}.",
        before=trunk,
        new_key=signer.public_key,
        signature=old.sign(KEY_TYPE, key_body(encode(trunk), signer.public_key)).hex(),
    )
    append(connection, [chain_record(event, venue)])
    return named, signer
