"""Recording what became of a chain that was proven: signed, with its anchor ready to be put in its place."""

from contextlib import AbstractContextManager

import sqlalchemy as sa

from venuecheck.core.problem import InputError
from venuecheck.records.anchor import Settle
from venuecheck.records.appending import append
from venuecheck.records.chain_event import ChainEvent, chain_record
from venuecheck.records.chains import chain_of
from venuecheck.records.ending import is_only_trunk, trunk_head
from venuecheck.records.mark import Mark
from venuecheck.records.neighbours import sign
from venuecheck.records.outside import Beside, Outside
from venuecheck.records.own_key import own_key
from venuecheck.records.parting import part
from venuecheck.records.signing import Signer


def marked(
    connection: sa.Connection,
    beside: Beside,
    venue: str,
    mark: Mark | None,
    event: ChainEvent,
    *,
    signer: Signer | None = None,
) -> tuple[Mark, AbstractContextManager[Settle]]:
    """Record what became of a venue's chain, inside the transaction that saw it go as far as `mark`.

    `signer` signs from now on, where it is another key. Gives how far it goes now, and what writes its anchor beside
    the place, to be put there once all is done. Raises `InputError`.
    """
    outside = place_of(connection, beside, venue)
    by = signer or _signer_of(connection, beside, venue, mark)
    append(connection, [chain_record(event, venue)])
    made = sign(connection, by, venue, beside)
    return made, outside.prepared(made, by, own_key(connection, beside, outside))


def place_of(connection: sa.Connection, beside: Beside, venue: str) -> Outside:
    """Give where the key and the anchor of a chain are, or are to be."""
    parts = is_only_trunk(connection, chain_of(connection, venue)) and trunk_head(connection) is not None
    return beside.named(venue) if parts else beside.of(venue)


def _signer_of(connection: sa.Connection, beside: Beside, venue: str, mark: Mark | None) -> Signer:
    """Give the key of a venue's chain, which may have to part from others first."""
    if mark is not None and is_only_trunk(connection, chain_of(connection, venue)):
        return part(connection, beside, venue, mark)[1]
    outside = beside.of(venue)
    found = outside.signer()
    if found is None:
        what = "the key of the store is not here"
        raise InputError.at(str(outside.key_path), what, "name its configuration, beside which the key is")
    return found
