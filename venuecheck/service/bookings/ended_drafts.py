"""What became of a draft that is not here any more: who recorded its answers, or threw them away, and when.

That it was thrown away is kept for as long as drafts are, so that whoever had it before them hears by whom.
"""

from dataclasses import dataclass
from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assurance.check import aware
from venuecheck.core.change import Change
from venuecheck.core.plain_text import plain
from venuecheck.records.codec import encode
from venuecheck.records.damage import NotWholeError
from venuecheck.records.drafts import DraftChange
from venuecheck.records.reading_back import shaped
from venuecheck.records.store import Store
from venuecheck.service.bookings.draft_numbers import became
from venuecheck.service.bookings.drafts import THROWN_AWAY, Draft, dropped, key_of
from venuecheck.service.bookings.recorded import RECORD_KIND


@dataclass(frozen=True, slots=True, kw_only=True)
class ThrownAway:
    """That somebody threw a draft away."""

    person: str
    at: datetime


def throw_away(store: Store, draft: Draft, *, person: str, now: datetime) -> None:
    """Forget a draft, and keep who threw it away. Raises `DraftOvertakenError` where somebody went on with it since."""
    said = ThrownAway(person=plain(person, 200).strip(), at=now)
    key = key_of(draft.checklist, draft.venue, draft.name)
    noted = DraftChange(kind=THROWN_AWAY, key=key, becomes=lambda _: encode(said))
    store.change_drafts([*dropped(draft), noted])


def ended(store: Store, checklist: str, venue: str, name: str) -> Change:
    """Say what became of a draft that is not here any more, by whom and when, as far as that is known."""
    booking = became(store, checklist, venue, name)
    recorded = store.latest(RECORD_KIND, booking, Assessment) if booking else None
    if recorded is not None:
        at = aware(recorded.finished or recorded.started)
        return Change(what="the draft", before="there", now=f"recorded as {booking}", by=recorded.person, at=at)
    thrown = _thrown(store, key_of(checklist, venue, name))
    if thrown is not None:
        return Change(what="the draft", before="there", now="thrown away", by=thrown.person, at=aware(thrown.at))
    return Change(what="the draft", before="there", now="finished, or thrown away")


def _thrown(store: Store, key: str) -> ThrownAway | None:
    kept = store.draft(THROWN_AWAY, key)
    try:
        return shaped(ThrownAway, kept.body, store.shown, f"the draft {kept.key}") if kept is not None else None
    except NotWholeError:
        return None  # nobody is kept from going on by it
