"""Other chains of a store that are missing or not whole: what leaves of any waits for somebody's word on it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from venuecheck.records.chain import canonical
from venuecheck.records.chain_event import Missed
from venuecheck.records.chains import Chain, chain_of
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.ending import end_of
from venuecheck.records.history import history
from venuecheck.records.neighbours import said_about


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersWrong:
    """What is wrong with the others of a store."""

    faults: tuple[Damage, ...] = ()
    """For which nobody answers in the chain of whoever asks."""
    unanswered: tuple[Missed, ...] = ()
    """What a person would have to answer for."""
    answered: tuple[int, ...] = ()
    """The records of that chain that answer for what is wrong still."""

    @property
    def answered_by(self) -> int:
        """The last of them; 0 where there is none."""
        return max(self.answered, default=0)


def others_wrong(connection: sa.Connection, chain: Chain, wrong: Mapping[str, Sequence[Damage]]) -> OthersWrong:
    """Part what is wrong with others, by their names, into what somebody answers for in a chain, and the rest.

    Whoever answered said it of what was wrong then: of anything else somebody has to say it anew.
    """
    answers = {(one.chain, one.wrong): one.by for one in history(connection, chain).missed}
    faults, unanswered, answered = list[Damage](), list[Missed](), set[int]()
    for name, found in sorted(wrong.items()):
        if name == chain.name or not found:
            continue
        digest = _digest(found)
        if by := answers.get((name, digest)):
            answered.add(by)
            continue
        faults += [replace(one, chain=name, kind=DamageKind.OTHERS_WRONG) for one in found]
        about = chain_of(connection, name)
        mark = max(said_about(connection, name), key=lambda mark: mark.records, default=None)
        there = end_of(connection, about).seq
        unanswered.append(Missed(chain=name, mark=mark, there=there, wrong=digest))
    return OthersWrong(faults=tuple(faults), unanswered=tuple(unanswered), answered=tuple(sorted(answered)))


def _digest(faults: Sequence[Damage]) -> str:
    """Give what tells what is wrong from anything else that can be: of what it is, nothing is kept in another chain."""
    return hashlib.sha256(canonical([[one.seq, one.what] for one in faults])).hexdigest()
