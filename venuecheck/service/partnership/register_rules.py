"""What cannot be in a register: ids that are none, changes of venues that contradict each other."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from venuecheck.core import day_words
from venuecheck.core.problem import did_you_mean
from venuecheck.service.partnership.register import Became, Change, OnADay, RegisteredVenue, after


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongChange:
    """What is wrong with one change of a venue."""

    at: int
    """Its place among the venue's changes, from 0."""
    what: str
    fix: str
    field: str = "since"
    """Which of what was said of the change is wrong: the day, or (`to`) what became of the venue."""


def wrong_changes(
    venue: RegisteredVenue, partners: Collection[str], venues: Mapping[str, RegisteredVenue]
) -> Iterator[WrongChange]:
    """Name what is wrong with a venue's changes; `partners` and `venues` are all that the register has, by id."""
    stands, seen = venue.at_first, set[tuple[date, Became]]()
    for at, change in enumerate(venue.changes):
        wrong, field = _wrong_day(venue, stands, change), "since"
        if wrong is None and (change.since, change.became) in seen:
            wrong = f"{venue.id} is {change.became.value} twice on that day", "keep the one that is so"
        seen.add((change.since, change.became))
        if wrong is None and change.became is not Became.OPENED:
            wrong, field = _wrong_target(venue, change, partners, venues), "to"
        if wrong is not None:
            yield WrongChange(at=at, what=wrong[0], fix=wrong[1], field=field)
        else:
            stands = after(stands, change)


def _wrong_day(venue: RegisteredVenue, before: OnADay, change: Change) -> tuple[str, str] | None:
    if venue.opened is not None and change.since < venue.opened:
        return f"this is before {day_words.day(venue.opened)}, when {venue.id} opened", "put one of the days right"
    if change.became is Became.OPENED:
        return (f"{venue.id} is open already on that day", "take this out") if before.is_there else None
    if not before.is_there:
        since = f" since {day_words.day(before.gone_since)}" if before.gone_since else ""
        return f"{venue.id} is closed{since}", "open it again first, or take this out"
    return None


def _wrong_target(
    venue: RegisteredVenue, change: Change, partners: Collection[str], venues: Mapping[str, RegisteredVenue]
) -> tuple[str, str] | None:
    match change.became:
        case Became.RENAMED if not any(char.isalnum() for char in change.to):
            return "the name is empty", "write what it is called from then on"
        case Became.MOVED if change.to not in partners:
            return f"there is no partner '{change.to}'", did_you_mean(change.to, partners) or "add the partner first"
        case Became.MERGED:
            return _wrong_merger(venue, change, venues)
    return None


def _wrong_merger(
    venue: RegisteredVenue, change: Change, venues: Mapping[str, RegisteredVenue]
) -> tuple[str, str] | None:
    other = venues.get(change.to)
    if other is None:
        return f"there is no venue '{change.to}'", did_you_mean(change.to, venues) or "add the other venue first"
    if other.id == venue.id:
        return f"{venue.id} cannot merge into itself", "name the other venue"
    if not _is_there(other, change.since):
        return f"{other.id} is not there on that day", "name a venue that is, or another day"
    return None


def _is_there(venue: RegisteredVenue, day: date) -> bool:
    return venue.on(day).is_there
