"""Other chains of a store that do not go as far as they did: what leaves of any waits for somebody's word on it."""

from collections.abc import Iterator

import sqlalchemy as sa

from venuecheck.records.chain_event import Missed
from venuecheck.records.chains import Chain, chain_of, chains_in
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.history import history
from venuecheck.records.neighbours import faults_about, said_about
from venuecheck.records.said_of_others import named


def others_missed(connection: sa.Connection, chain: Chain) -> Iterator[Damage]:
    """Say of other chains where they do not go as far as signed ends say, and nobody answers for that in this one."""
    signed: dict[str, bool] = {}
    known = history(connection, chain).missed
    for name in sorted({*chains_in(connection), *named(connection)} - {chain.name}):
        answered = {mark for other, mark in known if other == name}
        for fault in faults_about(connection, chain_of(connection, name), signed, answered):
            yield Damage(seq=fault.seq, what=fault.what, chain=name, kind=DamageKind.OTHERS_MISSED)


def to_answer_for(connection: sa.Connection, chain: Chain) -> tuple[Missed, ...]:
    """Give how far those went, by what is said of them: what a person has to answer for."""
    names = dict.fromkeys(fault.chain for fault in others_missed(connection, chain))
    return tuple(Missed(chain=name, mark=mark) for name in names for mark in said_about(connection, name))
