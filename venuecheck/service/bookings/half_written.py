"""A decision that somebody has written and that is not recorded: kept, so that nobody has to write it again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from venuecheck.core.ids import new_id
from venuecheck.records.store import Store

_KIND: Final = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfWritten:
    """What somebody wrote for a decision on an assessment."""

    key: str = ""
    """Under which it is kept; empty for what is not kept yet."""
    written: dict[str, str] = field(default_factory=dict)
    """By field of the decision."""


def half_written(store: Store, assessment: str) -> HalfWritten:
    """Give what was kept last for a decision on this assessment; nothing where nothing is kept."""
    mine = [one for one in store.drafts(_KIND) if one.key.startswith(f"{assessment}/")]
    if not mine:
        return HalfWritten()
    newest = max(mine, key=lambda one: one.at)
    return HalfWritten(key=newest.key, written={str(name): str(text) for name, text in newest.body.items()})


def keep(store: Store, assessment: str, written: Mapping[str, str], now: datetime, *, over: HalfWritten) -> HalfWritten:
    """Keep what was written, in place of what was gone on with; what others have written stays beside it."""
    key = f"{assessment}/{new_id(_KIND, now)}"
    store.save_draft(_KIND, key, dict(written))
    forget(store, over)
    return HalfWritten(key=key, written=dict(written))


def forget(store: Store, kept: HalfWritten) -> None:
    """Forget it, as once the decision is recorded."""
    if kept.key:
        store.drop_draft(_KIND, kept.key)
