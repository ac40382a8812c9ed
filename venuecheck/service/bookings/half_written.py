"""A decision that somebody has written and that is not recorded: kept, so that nobody has to write it again."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from venuecheck.core.ids import new_id
from venuecheck.records.codec import decode
from venuecheck.records.reading_back import as_written
from venuecheck.records.store import Store
from venuecheck.service.bookings.decision_taking import Deciding

_KIND: Final = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfWritten:
    """What somebody wrote for a decision on an assessment."""

    key: str = ""
    """Under which it is kept; empty for what is not kept yet."""
    written: dict[str, str] = field(default_factory=dict)
    """By field of the decision."""
    conditions: tuple[str, ...] | None = None


def newest(store: Store, assessment: str) -> HalfWritten:
    """Give what was kept last for a decision on this assessment; nothing where nothing is kept."""
    mine = [one for one in store.drafts(_KIND) if one.key.startswith(f"{assessment}/")]
    if not mine:
        return HalfWritten()
    last = max(mine, key=lambda one: one.at)
    with as_written(store.shown, f"the draft {last.key}"):
        return replace(decode(HalfWritten, last.body), key=last.key)


def keep(store: Store, deciding: Deciding, now: datetime, *, over: HalfWritten) -> HalfWritten:
    """Keep what was written, in place of what was gone on with; what others have written stays beside it."""
    key = f"{deciding.assessment.id}/{new_id(_KIND, now)}"
    kept = HalfWritten(key=key, written=dict(deciding.written), conditions=deciding.conditions)
    store.save_draft(_KIND, key, kept, over="")
    forget(store, over)
    return kept


def forget(store: Store, kept: HalfWritten) -> None:
    """Forget it, as once the decision is recorded."""
    if kept.key:
        store.drop_draft(_KIND, kept.key)
