"""One picture of all venues at a moment, and what changed since the one before."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.status import Status
from venuecheck.collate.bookings import (
    ActionCounts,
    BookingCounts,
    RuleCounts,
    action_counts,
    booking_counts,
    rule_counts,
)
from venuecheck.collate.change import Change, change
from venuecheck.collate.count_at_venues import count_by
from venuecheck.collate.facts import Assessed, VenueFacts
from venuecheck.collate.failures import Failures, failures
from venuecheck.collate.gone import Arrived, Gone, arrived_after, begun_before, gone_after
from venuecheck.collate.sent import NotCounted
from venuecheck.collate.standing import Standing, standing
from venuecheck.collate.stood import Stood
from venuecheck.core.london import london_day
from venuecheck.core.quarter import Quarter

YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How a venue's web filter stands now and stood before."""

    venue: str
    before: Status | None
    """None where it was not among the venues of then."""
    now: Status
    change: Change
    unusable: tuple[bool, bool] = (False, False)
    """Whether it had sent what it has to send again, before and now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything that is counted, each number once."""

    at: datetime
    before: datetime
    """The moment of the picture that it is compared with: the end of a calendar quarter."""
    stood: Stood | None
    """What was published of then; None where nothing was, and it is worked out by test pages from what is known now."""
    standings: tuple[Standing, ...]
    """Of every listed venue, in the list's order."""
    filtering: Mapping[Status, int]
    bookings: Mapping[Status, int]
    requirements: Mapping[Status, int]
    """Venues by how the requirements stand that they are held against; a venue that did not tell is not reported."""
    required: Mapping[Status, int]
    """Requirements, over all venues that told."""
    overdue: tuple[str, ...]
    """Ids of venues, those never heard of first, then the longest silent."""
    failures: Failures
    quarter: BookingCounts
    quarter_before: BookingCounts
    year: BookingCounts
    rules: tuple[RuleCounts, ...]
    """Of a year."""
    actions: ActionCounts
    filtering_before: Mapping[Status, int]
    """How web filters stood then: as it was published, of the venues of then, or by the pages alone."""
    gone: tuple[Gone, ...]
    """The venues that closed or merged since then."""
    arrived: tuple[Arrived, ...]
    """The venues that were not there then."""
    pages_now: Mapping[Status, int]
    """How web filters stand by their pages alone, to be compared with what is worked out of then; noughts where it was
    published."""
    moved: tuple[Moved, ...]
    """The venues whose filter stands otherwise than before; those that got worse first."""


def before_of(at: datetime) -> datetime:
    """Give the moment that a picture is compared with where nothing was published: the end of the quarter before."""
    return Quarter.of(at).before.ends


def stand_at(venues: Sequence[VenueFacts], at: datetime, within: timedelta) -> tuple[Standing, ...]:
    """Say how each listed venue stands at a moment, as `picture` does that compares and counts as well."""
    of_venue = about_venue(one for _, one in _begun(venues, at))
    return tuple(standing(facts, facts.asked(at), within, of_venue) for facts in venues)


def _begun(venues: Iterable[VenueFacts], at: datetime) -> list[tuple[str, Assessed]]:
    return [
        # begun by a clock that is a little ahead is begun by now
        (facts.venue.id, one if one.started <= at else replace(one, started=at))
        for facts in venues
        for one in facts.assessed
        if one.started <= facts.asked(at)
    ]


def picture(
    venues: Sequence[VenueFacts],
    at: datetime,
    within: timedelta,
    *,
    stood: Stood | None = None,
    gone: Sequence[Gone] = (),
) -> Picture:
    """Draw the picture at `at` of the listed venues. Nothing later than `at` counts.

    What is known of a venue is too old where nothing was heard of it for longer than `within`; it is overdue where it
    owes an answer as well. `stood` is what was published of an earlier quarter: the picture is compared with that.
    `gone` are venues that closed or merged: of them what they did while they were there counts, and nothing else.
    """
    assessed = _begun(venues, at)
    assessed += [(venue, one) for venue, one in begun_before(gone) if one.started <= at]
    of_venue = about_venue(one for _, one in assessed)
    standings = tuple(standing(facts, facts.asked(at), within, of_venue) for facts in venues)
    before = stood.at if stood else before_of(at)
    begun = Quarter.of(at).before.ends
    # compared by their pages alone, at both moments, only where nothing was published
    by_pages = () if stood else venues
    pages_now = [standing(facts, facts.asked(at), within, of_venue, pages_only=True) for facts in by_pages]
    # what came after the moment that is asked about says nothing of when a venue had been heard of before it
    facts_before = [replace(facts, heard_since=None) if facts.heard_since else facts for facts in by_pages]
    pages_before = [standing(facts, before, within, of_venue, pages_only=True) for facts in facts_before]
    moved = _since(stood, standings) if stood else _by_pages(pages_before, pages_now, before)
    return Picture(
        at=at,
        before=before,
        stood=stood,
        standings=standings,
        filtering=by_status((one.venue, one.filtering) for one in standings),
        bookings=by_status((one.venue, one.bookings) for one in standings),
        requirements=by_status((one.venue, one.requirements) for one in standings),
        required=by_status((one.venue, status) for one in standings for status in (one.required or {}).values()),
        overdue=tuple(
            one.venue
            for one in sorted(standings, key=lambda one: (one.last_heard or date.min, one.venue))
            if one.overdue
        ),
        failures=failures({one.venue: one.checks for one in standings}),
        quarter=booking_counts(assessed, of_venue, begun, at, at),
        quarter_before=booking_counts(assessed, of_venue, Quarter.of(begun).before.ends, begun, at),
        year=booking_counts(assessed, of_venue, at - YEAR, at, at),
        rules=rule_counts(assessed, of_venue, at - YEAR, at),
        actions=action_counts(((one.venue, each) for one in standings for each in one.to_do), at),
        filtering_before=by_status(
            stood.filtering.items() if stood else ((one.venue, one.filtering) for one in pages_before)
        ),
        gone=gone_after(gone, london_day(before)),
        arrived=arrived_after(venues, london_day(before), stood.filtering if stood else None),
        pages_now=by_status((one.venue, one.filtering) for one in pages_now),
        moved=tuple(
            sorted(
                (one for one in moved if one.change is not Change.SAME),
                key=lambda one: (list(Change).index(one.change), one.venue),
            )
        ),
    )


def _since(stood: Stood, standings: Iterable[Standing]) -> list[Moved]:
    """Compare with what was published, of each venue by its id, whatever it was called then."""
    return [
        _moved(
            one,
            stood.filtering.get(one.venue),
            stood.at,
            heard_before=one.venue in stood.heard,
            unusable_before=one.venue in (stood.not_usable or ()),
            known=stood.files_not_usable,
        )
        for one in standings
    ]


def _by_pages(before: Iterable[Standing], now: Iterable[Standing], then: datetime) -> list[Moved]:
    pairs = zip(before, now, strict=True)
    return [_moved(one, was.filtering, then, heard_before=was.last_heard is not None) for was, one in pairs]


def _moved(
    one: Standing,
    before: Status | None,
    then: datetime,
    *,
    heard_before: bool,
    unusable_before: bool = False,
    known: Collection[str] | None = None,
) -> Moved:
    what = change(
        before,
        one.filtering,
        heard_before=heard_before,
        why_nothing=_why_nothing(one, then, unusable_before=unusable_before, known=known),
        unusable_since=_is_unusable_since(one, then, unusable_before=unusable_before, known=known),
    )
    return Moved(
        venue=one.venue, before=before, now=one.filtering, change=what, unusable=(unusable_before, one.to_send_again)
    )


def _is_unusable_since(one: Standing, then: datetime, *, unusable_before: bool, known: Collection[str] | None) -> bool:
    """Whether nothing of a venue was heard since a moment but what is not usable.

    `known` are the digests of what was not usable then: of that, when it says it was made tells nothing; None where
    nobody kept them.
    """
    if one.last_heard is not None and one.last_heard > london_day(then):
        return False
    newer = (each for refused in one.unusable if refused.is_newer and not refused.late for each in refused.sent)
    return any(_is_news(each, then, unusable_before=unusable_before, known=known) for each in newer)


def _is_news(each: NotCounted, then: datetime, *, unusable_before: bool, known: Collection[str] | None) -> bool:
    if known is not None and each.digest in known:
        return False
    if each.came is not None:
        return each.came > then
    return not unusable_before or (known is not None and bool(each.digest))


def _why_nothing(one: Standing, then: datetime, *, unusable_before: bool, known: Collection[str] | None) -> Change:
    # what was not usable then is no news: it has to be sent again, and nothing came since
    if one.to_send_again and (not unusable_before or _is_unusable_since(one, then, unusable_before=True, known=known)):
        return Change.UNUSABLE
    if one.retired and not one.checks and not one.overdue:
        return Change.RETIRED
    is_heard_since = one.last_heard is not None and one.last_heard > london_day(then)
    return Change.NOTHING_TOLD if is_heard_since else Change.SILENT


def by_status(stand: Iterable[tuple[str, Status]]) -> dict[Status, int]:
    """Count venues, given by id, by how they stand; every status is there, noughts too."""
    return count_by(stand, Status)
