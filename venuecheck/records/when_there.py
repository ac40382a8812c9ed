"""When records were there at the latest whose own date is wrong: their order tells it, whatever clocks say."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

from venuecheck.assurance.check import aware
from venuecheck.records import listing
from venuecheck.records.store import Store

_BEFORE = timedelta(microseconds=1)


def hangs_on_others(store: Store, kinds: Collection[str], begun: Iterable[datetime], now: datetime) -> bool:
    """Whether records of these kinds hang on what else is recorded: some are dated wrongly, or `begun` after now."""
    wrong = (entry for entry, _, is_right in _order(store, aware(now)).entries if not is_right)
    return any(entry.kind in kinds for entry in wrong) or any(aware(moment) > aware(now) for moment in begun)


def on_record(store: Store, kind: str, begun: Mapping[str, datetime], now: datetime) -> dict[str, datetime]:
    """Say of records of a kind that are dated after they were recorded by when they were there, by their keys.

    `begun` says when what a record of the kind tells was begun. A record was there before whatever was recorded after
    it and is dated rightly: a moment before that, so that whoever sorts by it keeps their order. It is said for as long
    as the record is kept: its date comes, and was wrong all the same. What nothing follows is left out: it was there
    by `now`.
    """
    now, order = aware(now), _order(store, aware(now))
    if not order.is_wrong and all(aware(moment) <= now for moment in begun.values()):
        return {}
    found: dict[str, datetime] = {}
    waiting: set[str] = set()
    before = datetime.min.replace(tzinfo=UTC)
    for entry, recorded, is_right in order.entries:
        is_one = entry.kind == kind and entry.key in begun
        if is_one and (not is_right or aware(begun[entry.key]) > now):
            found.pop(entry.key, None)  # one that was continued stands in the place of its newest record
            waiting.add(entry.key)
            continue
        if not is_right:
            continue
        moment = aware(begun[entry.key]) if is_one else recorded
        late = {key for key in waiting if aware(begun[key]) > recorded}
        found |= dict.fromkeys(late, max(moment - _BEFORE, before))
        waiting.clear()
        before = recorded
    return found


class _Dated(Protocol):
    @property
    def at(self) -> datetime: ...


T = TypeVar("T", bound=_Dated)


def all_in_order(store: Store, kind: str, type_: type[T], now: datetime) -> tuple[T, ...]:
    """Give what `Store.all` gives, that whose date has come and is after it was recorded dated when it was."""
    read = store.read_all(kind, type_)
    there = on_record(store, kind, {each.version.key: each.value.at for each in read}, now)
    return tuple(
        replace(each.value, at=there[each.version.key])  # type: ignore[type-var]
        if each.version.key in there and aware(each.value.at) <= aware(now)
        else each.value
        for each in read
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """The records of a venue in their order, each with when it says that it was recorded, and whether it was then."""

    entries: Sequence[tuple[listing.ListedRecord, datetime, bool]]

    @property
    def is_wrong(self) -> bool:
        """Whether some were not."""
        return not all(is_right for _, _, is_right in self.entries)


def _order(store: Store, now: datetime) -> _Order:
    """Work it out once for as long as nothing is recorded; anew at each moment while something is still to come."""
    last = store.last()
    entries, moments = store.remembered.worked_out("recorded", (), last, lambda: _recorded(store))

    def work_out() -> _Order:
        right = _rightly_dated(moments, now)
        each = zip(entries, moments, strict=True)
        return _Order(entries=[(entry, moment, number in right) for number, (entry, moment) in enumerate(each)])

    return store.remembered.worked_out("order", (), (last, min(now, max(moments, default=now))), work_out)


def _recorded(store: Store) -> tuple[Sequence[listing.ListedRecord], Sequence[datetime]]:
    entries = listing.entries(store)
    return entries, [datetime.fromisoformat(entry.at) for entry in entries]


def _rightly_dated(moments: Sequence[datetime], now: datetime) -> frozenset[int]:
    """Give the places of those that no clock put wrong: as many as can be in one order, none of them still to come.

    Where as many say one thing as the other, what was recorded later was dated rightly.
    """
    ends: list[datetime] = []
    """The earliest moment in which so many in order can end, each by the place after it."""
    last: list[int] = []
    before: dict[int, int | None] = {}
    for number, moment in enumerate(moments):
        if moment > now:
            continue
        at = bisect_right(ends, moment)
        ends[at : at + 1] = [moment]
        last[at : at + 1] = [number]
        before[number] = last[at - 1] if at else None
    found: set[int] = set()
    place = last[-1] if last else None
    while place is not None:
        found.add(place)
        place = before[place]
    return frozenset(found)
