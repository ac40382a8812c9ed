"""When records were there at the latest whose own date is wrong: their order tells it, whatever clocks say."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

from venuecheck.assurance.check import aware
from venuecheck.records import listing
from venuecheck.records.store import Store

_A_MOMENT = timedelta(microseconds=1)
_WRITTEN_TO = timedelta(milliseconds=1)
"""How finely a record's moment is written (`appending`): what it tells may be of any moment within."""


def hangs_on_others(store: Store, kinds: Collection[str], begun: Iterable[datetime], now: datetime) -> bool:
    """Whether records of these kinds hang on what else is recorded: some are dated wrongly, or `begun` after now."""
    wrong = (entry for entry, _, is_right in _order(store, aware(now)).entries if not is_right)
    return any(entry.kind in kinds for entry in wrong) or any(aware(moment) > aware(now) for moment in begun)


def on_record(
    store: Store, kind: str, begun: Mapping[str, datetime], now: datetime, *, by_day: Collection[str] = ()
) -> Mapping[str, datetime]:
    """Say of records of a kind that are dated against their order by when they were there, by their keys.

    `begun` says when what a record of the kind tells was begun; `by_day` names those of which a person wrote the day
    down: when they were recorded says more than that. A record was there before whatever was recorded after it and is
    dated rightly, and after whatever was recorded before it: a moment before or after that, so that whoever sorts by it
    keeps their order. It is said for as long as the record is kept: its date comes, and was wrong all the same. What
    is dated ahead and nothing follows is left out: it was there by `now`.

    A moment before its own is the latest at which one that is dated ahead was there, one after it the earliest for one
    whose clock was set back. Which of two in conflict is the wrong one is not known: who judges by it takes the later
    moment for what is not well, and the earlier for what is well.

    It is worked out once for as long as nothing is recorded; anew at each moment while something is still to come.
    """
    if not begun:
        return {}
    now, once, told = aware(now), store.remembered.worked_out, (tuple(begun), tuple(begun.values()))
    order = _order(store, now)
    latest = once(f"latest {kind}", told, None, lambda: max(map(aware, begun.values())))
    hangs_on = (min(now, latest), frozenset(by_day))
    return once(f"there {kind}", (*told, order.entries), hangs_on, lambda: _on_record(order, kind, begun, now, by_day))


def _on_record(
    order: "_Order", kind: str, begun: Mapping[str, datetime], now: datetime, by_day: Collection[str]
) -> Mapping[str, datetime]:
    if not order.is_wrong and all(aware(moment) <= now for moment in begun.values()):
        return {}
    found: dict[str, datetime] = {}
    waiting: set[str] = set()
    before = datetime.min.replace(tzinfo=UTC)
    for entry, recorded, is_right in order.entries:
        is_one = entry.kind == kind and entry.key in begun
        if is_one and (not is_right or aware(begun[entry.key]) > now):
            found.pop(entry.key, None)  # one that was continued stands in the place of its newest record
            waiting.discard(entry.key)
            if recorded < before and aware(begun[entry.key]) <= now:
                if aware(begun[entry.key]) <= before:
                    found[entry.key] = before + _WRITTEN_TO
            else:
                waiting.add(entry.key)
            continue
        if not is_right:
            continue
        moment = aware(begun[entry.key]) if is_one and entry.key not in by_day else recorded
        late = {key for key in waiting if aware(begun[key]) > recorded}
        found |= dict.fromkeys(late, max(moment - _A_MOMENT, before))
        waiting.clear()
        before = recorded
    return found


def against_order(store: Store, kind: str, now: datetime) -> frozenset[int]:
    """Give the places of the records of a kind whose moment is against the order of the records, or still to come."""
    order = _order(store, aware(now)).entries
    return frozenset(entry.seq for entry, _, is_right in order if entry.kind == kind and not is_right)


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
        if each.version.key in there and there[each.version.key] < aware(each.value.at) <= aware(now)
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
    """Give the places of those that no clock need have put wrong: as many as can be in one order, none still to come.

    Where as many say one thing as the other, what was recorded first was dated rightly: a clock is more often set back,
    as by an empty battery, and what counts of the others is the worse (`on_record`).
    """
    starts: list[float] = []
    """The latest moment, less than nothing, at which so many in order can start; each by the place before it."""
    first: list[int] = []
    after: dict[int, int | None] = {}
    for number, moment in reversed([*enumerate(moments)]):
        if moment > now:
            continue
        start = -moment.timestamp()
        at = bisect_right(starts, start)
        starts[at : at + 1] = [start]
        first[at : at + 1] = [number]
        after[number] = first[at - 1] if at else None
    found: set[int] = set()
    place = first[-1] if first else None
    while place is not None:
        found.add(place)
        place = after[place]
    return frozenset(found)
