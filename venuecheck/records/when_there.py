"""When records were there at the latest whose own date is wrong: their order tells it, whatever clocks say."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from venuecheck.assurance.check import aware
from venuecheck.records import listing
from venuecheck.records.store import Store

_BEFORE = timedelta(microseconds=1)


def dated_ahead(begun: Mapping[str, datetime], now: datetime) -> frozenset[str]:
    """Give the keys of those that are dated after `now`: they hang on whatever is recorded after them."""
    return frozenset(key for key, moment in begun.items() if aware(moment) > aware(now))


def on_record(store: Store, kind: str, begun: Mapping[str, datetime], now: datetime) -> dict[str, datetime]:
    """Say of records of a kind that are dated after `now` by when they were there, by their keys.

    `begun` says when what a record of the kind tells was begun. A record was there before whatever was recorded after
    it and is dated rightly: a moment before that, so that whoever sorts by it keeps their order. What nothing follows
    is left out: it was there by `now`.
    """
    now, ahead = aware(now), dated_ahead(begun, now)
    if not ahead:
        return {}
    found: dict[str, datetime] = {}
    waiting: set[str] = set()
    before = datetime.min.replace(tzinfo=UTC)
    for entry in listing.entries(store):
        if entry.kind == kind and entry.key in ahead:
            found.pop(entry.key, None)  # one that was continued stands in the place of its newest record
            waiting.add(entry.key)
            continue
        recorded = datetime.fromisoformat(entry.at)
        if recorded > now or recorded < before:
            continue
        moment = aware(begun[entry.key]) if entry.kind == kind and entry.key in begun else recorded
        found |= dict.fromkeys(waiting, max(moment - _BEFORE, before))
        waiting.clear()
        before = recorded
    return found
