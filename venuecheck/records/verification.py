"""What came of proving a chain, or all of a store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from venuecheck.records.chain_event import Missed
from venuecheck.records.damage import Damage, DamageKind
from venuecheck.records.mark import Mark

MAX_FAULTS: Final = 1_000
"""Faults that are listed; a store that is damaged all over would fill the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What came of it."""

    records: int
    erased: int
    """Records whose content was erased, with a record that says why."""
    faults: tuple[Damage, ...]
    notes: tuple[str, ...]
    """What a person should know and is no fault."""
    to_tell: tuple[str, ...] = ()
    """What belongs with the sum wherever it is told: copies that were brought back, records that are dated ahead."""
    has_lost: bool = False
    """Whether something is known to be missing since a copy was brought back."""
    last_at: str = ""
    """When the last record is said to have been made (RFC 3339, UTC); empty where there is none."""
    newer: int = 0
    """Records of kinds that this version does not know: a newer one wrote them."""
    unanswered: tuple[Missed, ...] = ()
    """What is wrong with other chains of the store, of which nobody said yet in this one what became of it."""
    others_answered: tuple[int, ...] = ()
    """The records of this chain that say so of what is wrong with them still."""
    mark: Mark | None = None
    """How far the records go, as they are signed; None where nothing is, or not rightly."""
    others: Mapping[str, Mark | None] = field(default_factory=dict)
    """How far the other chains of the store go, by their venues, where all of it was proven."""

    @property
    def is_whole(self) -> bool:
        """Whether everything is as it was recorded."""
        return not self.faults

    @property
    def wrong_beside(self) -> frozenset[DamageKind]:
        """What is wrong where nothing of the records is: what is beside them, or is not here; otherwise empty."""
        kinds = frozenset(fault.kind for fault in self.faults)
        return frozenset() if DamageKind.ALTERED in kinds else kinds
