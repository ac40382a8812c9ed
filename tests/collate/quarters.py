"""Four quarters of venues that come, go, move and report late, by Hypothesis; and their editions, one after another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tests.collate.venues import check
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.collate.facts import Assessed, ListedVenue, Partner, VenueFacts
from venuecheck.collate.public import public_numbers
from venuecheck.collate.stood import Stood
from venuecheck.core.quarter import Quarter
from venuecheck.core.venue import VenueKind
from venuecheck.records.codec import encode
from venuecheck.report.partnership.view import Edition
from venuecheck.service.partnership.collation import drawn
from venuecheck.service.partnership.editions import NOTHING_PUBLISHED, Before
from venuecheck.service.partnership.register import Register, RegisteredVenue
from venuecheck.service.partnership.what_was_sent import Gathered

FIRST = Quarter(2025, 4)
QUARTERS = (FIRST, FIRST.after, FIRST.after.after, FIRST.after.after.after)
PARTNERS = ("north", "south", "west")
KINDS = (VenueKind.SCHOOL, VenueKind.LIBRARY, VenueKind.COUNCIL)
DECIDED = (
    *(OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS, OutcomeKind.REFER, OutcomeKind.REFUSE),
    *(OutcomeKind.WITHDRAWN, OutcomeKind.CANCEL, OutcomeKind.HOLD, None),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """Bookings that are alike."""

    venue: str
    begun: int
    """The quarter, from 0."""
    told: int
    """The first publication by which it was known, from 0."""
    recommended: OutcomeKind
    decided: OutcomeKind | None
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What is true, and when it was known."""

    listed: tuple[tuple[ListedVenue, ...], ...]
    """The venues of each quarter."""
    booked: tuple[Booked, ...]


@st.composite
def years(draw: st.DrawFn) -> Year:
    """Make four quarters."""
    names = [f"v{at}" for at in range(draw(st.integers(1, 14)))]
    kinds = {name: draw(st.sampled_from(KINDS)) for name in names}
    listed = []
    for _ in QUARTERS:
        mine = draw(st.lists(st.sampled_from(names), unique=True, min_size=max(1, len(names) - 4)))
        listed.append(
            tuple(
                ListedVenue(id=name, name=name, kind=kinds[name], partner=draw(st.sampled_from(PARTNERS)))
                for name in sorted(mine)
            )
        )
    booked = draw(st.lists(_booked(names), max_size=24))
    return Year(listed=tuple(listed), booked=tuple(booked))


@st.composite
def _booked(draw: st.DrawFn, names: Sequence[str]) -> Booked:
    begun = draw(st.integers(0, 3))
    return Booked(
        venue=draw(st.sampled_from(names)),
        begun=begun,
        told=min(3, begun + draw(st.sampled_from([0, 0, 0, 1, 2]))),
        recommended=draw(st.sampled_from([OutcomeKind.APPROVE, OutcomeKind.REFER, OutcomeKind.REFUSE])),
        decided=draw(st.sampled_from(DECIDED)),
        times=draw(st.sampled_from([1, 1, 2, 3, 4, 5, 8, 30])),
    )


def known(year: Year, publication: int) -> tuple[VenueFacts, ...]:
    """Give what was known of each venue when a quarter was published."""
    at = QUARTERS[publication].ends
    return tuple(
        VenueFacts(
            venue=venue,
            networks=("wifi",),
            checks=(check(run=f"{venue.id}-run", started=at - timedelta(days=20)),),
            heard=(at - timedelta(days=5),),
            sent=True,
            assessed=tuple(
                booking
                for number, one in enumerate(year.booked)
                if one.venue == venue.id and one.told <= publication
                for booking in _bookings(number, one)
            ),
        )
        for venue in year.listed[publication]
    )


def _bookings(number: int, one: Booked) -> list[Assessed]:
    begun = QUARTERS[one.begun].ends - timedelta(days=40)
    first = Assessed(
        id="",
        checklist="venue-booking",
        started=begun,
        recommended=one.recommended,
        decided=one.decided,
        decided_at=begun + timedelta(days=3) if one.decided else None,
        of_venue=False,
    )
    return [replace(first, id=f"b{number}-{place}") for place in range(one.times)]


def published(year: Year) -> list[dict[str, Any]]:
    """Publish the four quarters in a row; give the public's editions, as JSON."""
    before, made = NOTHING_PUBLISHED, []
    for publication, quarter in enumerate(QUARTERS):
        now = quarter.ends + timedelta(days=12)
        view, before = _publish(known(year, publication), quarter, before, now)
        made.append(view)
    return made


def _publish(
    venues: tuple[VenueFacts, ...], quarter: Quarter, before: Before, now: datetime
) -> tuple[dict[str, Any], Before]:
    gathered = Gathered(venues=venues, sources=(), not_counted=(), proven=(), listed=True, published=before)
    picture = drawn(gathered, _partners(venues), now=now, as_of=quarter.last)
    view = encode(picture.edition(Edition.PUBLIC, issued_on=now.date()))
    numbers = public_numbers(picture.picture, [facts.venue for facts in venues], before.numbers)
    stood = Stood(at=picture.picture.at, filtering={}, bookings={}, heard=frozenset())
    after = Before(numbers={**before.numbers, str(quarter): numbers}, stood={**before.stood, str(quarter): stood})
    return view, after


def _partners(venues: Sequence[VenueFacts]) -> Register:
    return Register(
        id="example",
        name="Example",
        report_every_days=91,
        grace_days=14,
        partners=tuple(Partner(id=name, name=name, contact=None, chief_officer=None) for name in PARTNERS),
        venues=tuple(
            RegisteredVenue(
                id=facts.venue.id, kind=facts.venue.kind, name=facts.venue.name, partner=facts.venue.partner
            )
            for facts in venues
        ),
        keys={},
    )
