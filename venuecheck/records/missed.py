"""Other chains of a store that do not go as far as they did: what leaves of any waits for somebody's word on it."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from venuecheck.records.chain_event import Missed
from venuecheck.records.chains import OWN, Chain, chain_of, chains_in
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.ending import Held, end_of, head_of
from venuecheck.records.held_against import anchor_faults
from venuecheck.records.history import history
from venuecheck.records.mark import Mark
from venuecheck.records.neighbours import faults_about, said_about
from venuecheck.records.said_of_others import named, said_of_others


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersMissed:
    """What is missed of the others of a store."""

    faults: tuple[Damage, ...] = ()
    """For which nobody answers in the chain of whoever asks."""
    answered_by: int = 0
    """The last record of that chain that answers for what is missed still; 0 where none does."""


def others_missed(connection: sa.Connection, chain: Chain, beside: Mapping[str, Held]) -> OthersMissed:
    """Say of other chains where they do not go as far as signed ends, or their own anchors, say.

    `beside` gives what those are held to that stand outside, looked at before the connection sees the records. Whoever
    answered said it of what was there then: of what is there no more, or is there again, somebody has to say it anew.
    """
    signed: dict[str, bool] = {}
    answers = history(connection, chain).missed
    faults, answered_by = list[Damage](), 0
    for name in sorted({*chains_in(connection), *named(connection), *beside} - {chain.name}):
        about = chain_of(connection, name)
        end = end_of(connection, about).seq
        known = {one.mark: one.by for one in answers if one.chain == name and one.there in {None, end}}
        outside = _beside(connection, about, beside)
        every = [*faults_about(connection, about, signed), *outside]
        if every and known:
            left = [*faults_about(connection, about, signed, known), *outside]
            is_answered = not left or {*_marks(connection, about, beside)} <= known.keys()
            answered_by = max(answered_by, *known.values()) if is_answered else answered_by
            every = [] if is_answered else left
        faults += [Damage(seq=one.seq, what=one.what, chain=name, kind=DamageKind.OTHERS_MISSED) for one in every]
    return OthersMissed(faults=tuple(faults), answered_by=answered_by)


def to_answer_for(connection: sa.Connection, chain: Chain, beside: Mapping[str, Held]) -> tuple[Missed, ...]:
    """Give how far those went, by what is said of them, and how far they go: what a person has to answer for."""
    found = others_missed(connection, chain, beside)
    return tuple(
        Missed(chain=name, mark=mark, there=end_of(connection, chain_of(connection, name)).seq)
        for name in dict.fromkeys(fault.chain for fault in found.faults)
        for mark in _marks(connection, chain_of(connection, name), beside)
    )


def _beside(connection: sa.Connection, chain: Chain, beside: Mapping[str, Held]) -> list[Damage]:
    """Say where a chain does not go as far as its anchor, where that belongs here.

    One that is gone, or cannot be read, says nothing: that is its own venue's matter. The store's own matters are
    proven with every chain.
    """
    if chain.name == OWN:
        return []
    head, end = head_of(connection, chain), end_of(connection, chain)
    held = beside.get(chain.name)
    found = anchor_faults(head, end, held, []) if held and held.anchor is not None else ()
    return [fault for fault in found if fault.kind is DamageKind.ALTERED]


def _marks(connection: sa.Connection, chain: Chain, beside: Mapping[str, Held]) -> tuple[Mark, ...]:
    """Give how far a chain went by what others say of it, and its anchor, each once.

    Of one that only says something itself, which nobody signed: what that is.
    """
    found = [*said_about(connection, chain.name)]
    held = beside.get(chain.name)
    found += [held.anchor] if held and held.anchor is not None and held.anchor.records else []
    return tuple(dict.fromkeys(found or (said_of_others(connection, chain.name) or {}).values()))
