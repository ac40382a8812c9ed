"""A decision that somebody has written and that is not recorded: kept, so that nobody has to write it again.

It is its writer's. Others are told that there is one, whose and since when, and not what it says: a reason that nobody
stands behind yet is no reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from venuecheck.core.actor import Acted, Actor
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
    no_limit: tuple[str, ...] = ()
    """Which of them limit nothing, as they said."""
    by: Acted | None = None
    """Who wrote it; None where only their name is known."""
    name: str = ""
    """Their name; empty in those of earlier versions, where whoever is named as deciding wrote it."""

    @property
    def writer(self) -> str:
        """Whose it is, by name; empty where nobody said."""
        return self.name or self.written.get("person", "")

    def is_of(self, who: Actor) -> bool:
        """Whether it is theirs: by id where both have one, else by name."""
        if self.by is not None and self.by.id and who.id:
            return self.by.id == who.id
        return bool(who.name) and self.writer.casefold() == who.name.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunByOther:
    """That somebody else has begun a decision, and nothing of what it says."""

    person: str
    at: datetime
    """When they wrote last."""


def newest(store: Store, assessment: str, who: Actor) -> HalfWritten:
    """Give what somebody kept last for a decision on this assessment; nothing where they kept nothing."""
    mine = [one for _, one in _kept(store, assessment) if one.is_of(who)]
    return mine[-1] if mine else HalfWritten()


def of_others(store: Store, assessment: str, who: Actor) -> tuple[BegunByOther, ...]:
    """Say who else has begun a decision on this assessment, each once, and since when."""
    found = {
        one.writer or "somebody who gave no name": at for at, one in _kept(store, assessment) if not one.is_of(who)
    }
    return tuple(BegunByOther(person=person, at=at) for person, at in found.items())


def _kept(store: Store, assessment: str) -> Iterator[tuple[datetime, HalfWritten]]:
    """Give all that is kept for an assessment, and when, the newest last."""
    mine = [one for one in store.drafts(_KIND) if one.key.startswith(f"{assessment}/")]
    for draft in sorted(mine, key=lambda one: one.at):
        with as_written(store.shown, f"the draft {draft.key}"):
            at = datetime.fromisoformat(draft.at)
            yield (at if at.tzinfo else at.replace(tzinfo=UTC)), replace(decode(HalfWritten, draft.body), key=draft.key)


def keep(store: Store, deciding: Deciding, now: datetime, *, over: HalfWritten) -> HalfWritten:
    """Keep what was written, in place of what was gone on with; what others have written stays beside it."""
    key = f"{deciding.assessment.id}/{new_id(_KIND, now)}"
    who = deciding.actor
    kept = HalfWritten(
        key=key,
        written=dict(deciding.written),
        conditions=deciding.conditions,
        no_limit=deciding.no_limit,
        by=who.acted if who else None,
        name=who.name if who else deciding.value("person"),
    )
    store.save_draft(_KIND, key, kept, over="")
    forget(store, over)
    return kept


def forget(store: Store, kept: HalfWritten) -> None:
    """Forget it, as once the decision is recorded."""
    if kept.key:
        store.drop_draft(_KIND, kept.key)
