"""What was sent is sent, and what was decided since is owed: letters, the diary, actions and retention say so."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.service.test_diary import APPROVED, NOW, booked
from tests.service.test_letters import booking
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.looked_back import AsBooked
from venuecheck.assurance.since_decided import TELL_ORGANISER, asked_since
from venuecheck.core.problem import ForbiddenError, InputError
from venuecheck.records.store import Store
from venuecheck.service import retention
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.conditions import note_condition
from venuecheck.service.bookings.decided_later import DecidedLater
from venuecheck.service.bookings.deciding import decide, decision_of
from venuecheck.service.bookings.diary import diary_of
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import draw_up, record_letter
from venuecheck.service.bookings.letters_made import letters_by_booking
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.replies import note_review
from venuecheck.service.bookings.safeguarding import note_for_lead
from venuecheck.service.bookings.still_open import still_open
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.actions import close
from venuecheck.service.venue_reports.reporting import open_actions

SOON = """\
  event_date: 2026-10-02
  event_times: "7 pm to 9 pm"
  event_room: "Hall"
  audience: "open"
  expected: 40"""
LATER = NOW + timedelta(hours=1)
YEARS = timedelta(days=4000)
SAID: dict[str, Any] = {
    "right_engaged": "To meet",
    "aim": "Visitors' safety",
    "why_proportionate": "A steward would not be enough",
    "power_relied_on": "Hire terms, clause 4",
    "deposit": "Paid back in five days",
    "fact": "The boiler is broken",
    "source": "The engineer's note of today",
    "alternative": "The small hall on the same day",
}
BALANCE = ("right_engaged", "aim", "why_proportionate", "power_relied_on", "deposit")
NOT_THERE = ("fact", "source", "alternative", "power_relied_on", "deposit")


def approved(place: Site, store: Store, *, told: bool = True) -> Assessment:
    """A booking that is approved; `told`: and confirmed by letter."""
    one = booked(place, store, "Talk", SOON, APPROVED)
    if told:
        send(place, store, one.id)
    return one


def send(place: Site, store: Store, booking_id: str, at: timedelta = timedelta(minutes=1)) -> LetterKind:
    """Make the letter that comes next."""
    about = read_assessment(store, booking_id)
    drawn = draw_up(place, store, about.value, Wanted(), now=NOW + at)
    return record_letter(store, drawn, "text", about=about).kind


def then(place: Site, store: Store, one: Assessment, outcome: str, names: tuple[str, ...]) -> None:
    """Decide on it again, an hour later."""
    about = read_assessment(store, one.id)
    written = WrittenDecision(
        outcome=outcome,
        person="Joan Whitlock",
        role="Manager",
        reasons="The terms of hire were broken twice",
        conditions=("A steward is present",) if outcome == "approve-with-conditions" else None,
        without_fact=outcome == "cancel",
        valid_until=date(2026, 9, 20) if outcome == "hold" else None,
        **{name: SAID[name] for name in names},
    )
    decided = decide(about.value, decision_of(about.value, written, LATER), nation=place.venue.nation)
    record(store, decided, over=about)


def owed(place: Site, store: Store, one: Assessment) -> list[tuple[str, date | None]]:
    """Who is to send the letter, by when, as actions have it; the diary agrees."""
    now = LATER + timedelta(minutes=1)
    mine = [each for each in open_actions(place, store, now=now) if each.id == f"{one.id}:{TELL_ORGANISER}"]
    shown = diary_of(place, store, now=now).to_tell
    found = [(each.owner, each.due) for each in mine]
    assert [(each.owner, each.due) for each in shown] == found
    assert ("a letter is to be sent" in still_open(store, now).to_keep().get(one.id, ())) is bool(found)
    return found


@pytest.mark.parametrize(
    ("outcome", "names"),
    [
        ("cancel", BALANCE),
        ("not-available", NOT_THERE),
        ("hold", ()),
        ("approve-with-conditions", BALANCE[:4]),
        ("refer", ()),
    ],
)
def test_what_was_decided_after_a_confirmation_is_owed_until_its_letter_is_made(
    place: Site, store: Store, outcome: str, names: tuple[str, ...]
) -> None:
    """By whoever decided it, that day; once the event is over nobody hears anything new by it, and it keeps nothing."""
    one = approved(place, store)
    assert owed(place, store, one) == []
    then(place, store, one, outcome, names)
    assert owed(place, store, one) == [("Joan Whitlock", NOW.date())]
    assert retention.plan(place, store, now=NOW + YEARS).due != ()
    send(place, store, one.id, timedelta(hours=2))
    now = LATER + timedelta(hours=2)
    assert [each.id for each in open_actions(place, store, now=now) if TELL_ORGANISER in each.id] == []
    assert diary_of(place, store, now=now).to_tell == ()


@pytest.mark.parametrize("holding_letter", [False, True])
def test_what_is_confirmed_again_as_it_was_told_owes_a_letter_only_where_one_told_otherwise(
    place: Site, store: Store, *, holding_letter: bool
) -> None:
    """It was held meanwhile: whoever had no letter of that believes what is so."""
    one = approved(place, store)
    then(place, store, one, "hold", ())
    if holding_letter:
        send(place, store, one.id, timedelta(hours=1, seconds=10))
    about = read_assessment(store, one.id)
    written = WrittenDecision(
        outcome="approve", person="Joan Whitlock", role="Manager", reasons="Settled", after_hold="The programme came"
    )
    at = LATER + timedelta(seconds=30)
    record(store, decide(about.value, decision_of(about.value, written, at), nation=place.venue.nation), over=about)
    assert bool(owed(place, store, one)) is holding_letter


def test_what_ends_a_confirmation_that_no_letter_gave_owes_none(place: Site, store: Store) -> None:
    """Records of before letters were kept would else ask for one of each cancellation that is long past."""
    one = approved(place, store, told=False)
    then(place, store, one, "cancel", BALANCE)
    assert owed(place, store, one) == []


def test_whoever_told_them_otherwise_closes_what_is_owed(place: Site, store: Store) -> None:
    """Somebody may have told them by telephone; a named person says so."""
    one = approved(place, store)
    then(place, store, one, "cancel", BALANCE)
    assert len(owed(place, store, one)) == 1
    reason = "I told them by telephone on 14 September"
    close(place, store, f"{one.id}:{TELL_ORGANISER}", reason=reason, person="Joan Whitlock", now=LATER)
    assert owed(place, store, one) == []


def test_what_is_decided_once_the_event_is_over_owes_no_letter(place: Site, store: Store) -> None:
    """It changes nothing for whoever was there."""
    one = approved(place, store)
    then(place, store, one, "cancel", BALANCE)
    about = read_assessment(store, one.id).value
    assert about.decision is not None
    letters = letters_by_booking(store)[one.id]
    for at, number in ((about.decision.at, 1), (about.decision.at + timedelta(days=30), 0)):
        decided = replace(about, decision=replace(about.decision, at=at))
        asked = asked_since(decided, (), (), letters, at + timedelta(hours=1))
        assert [each.action.id for each in asked].count(TELL_ORGANISER) == number


def test_the_full_reasons_that_were_promised_are_owed(place: Site, store: Store) -> None:
    """What is done at once is told at once, and its reasons by the day that the letter names."""
    one = approved(place, store)
    then(place, store, one, "at-once", NOT_THERE)
    assert owed(place, store, one) == [("Joan Whitlock", NOW.date())]
    send(place, store, one.id, timedelta(hours=1, seconds=1))
    about = read_assessment(store, one.id)
    written = WrittenDecision(
        outcome="not-available",
        person="Joan Whitlock",
        role="Manager",
        reasons="The fire service closed it",
        conditions=None,
        **{name: SAID[name] for name in NOT_THERE},
    )
    at = LATER + timedelta(seconds=2)
    record(store, decide(about.value, decision_of(about.value, written, at)), over=about)
    assert owed(place, store, one) == [("Joan Whitlock", date(2026, 9, 16))]


@pytest.mark.parametrize("told", [False, True])
def test_a_worry_after_a_confirmation_leaves_what_was_sent(place: Site, store: Store, *, told: bool) -> None:
    """No letter thanks for a request that was confirmed, and the diary says that it goes ahead, and no more."""
    one = approved(place, store, told=told)
    about = read_assessment(store, one.id)
    note_for_lead(place, store, about, said="A helper shouted at a child", person="Joan Whitlock", now=LATER)
    held = read_assessment(store, one.id).value
    (shown,) = diary_of(place, store, now=LATER, first=date(2026, 10, 2)).on
    assert shown.is_confirmed is told
    assert still_open(store, LATER).letter_waits == (frozenset() if told else {one.id})
    for kind in (None, LetterKind.HOLDING, LetterKind.APPROVED) if told else ():
        with pytest.raises(ForbiddenError, match="14 September 2026 told the organiser what was decided"):
            draw_up(place, store, held, Wanted(kind=kind), now=LATER)
    if not told:
        assert draw_up(place, store, held, Wanted(), now=LATER).letter.kind is LetterKind.HOLDING


def test_a_hold_after_a_confirmation_is_shown_with_the_letter_that_confirmed_it(place: Site, store: Store) -> None:
    """Whoever opens the room knows that they will come."""
    one = approved(place, store)
    then(place, store, one, "hold", ())
    (shown,) = diary_of(place, store, now=LATER, first=date(2026, 10, 2)).on
    assert (shown.is_confirmed, shown.is_told) == (False, True)
    assert shown.stands.endswith("; a letter of 14 September 2026 confirmed it")
    letter = draw_up(place, store, read_assessment(store, one.id).value, Wanted(), now=LATER).letter.text
    assert "We decided on 14 September 2026 that your booking can go ahead: Talk." in letter


def test_what_follows_from_an_event_keeps_it_until_somebody_has_decided_that(place: Site, store: Store) -> None:
    """A look back that found something otherwise asks a person; until then nothing is erased."""
    one = replace(booking(approved(place, store).decision.kind), started=NOW - timedelta(days=3))  # type: ignore[union-attr]
    record(store, one)
    about = read_assessment(store, one.id)
    note_review(
        place,
        store,
        about,
        AsBooked.NO,
        conditions_kept=None,
        note="A collection was held",
        person="Joan Whitlock",
        now=NOW,
    )
    assert "something is still to be done" in still_open(store, NOW + YEARS).to_keep()[one.id]
    reason = "They are asked for the licence first next time"
    close(place, store, f"{one.id}:what-follows", reason=reason, person="Joan Whitlock", now=LATER)
    assert one.id not in still_open(store, NOW + YEARS).to_keep()


def test_a_condition_noted_not_met_is_a_fact_that_a_cancellation_can_rest_on(place: Site, store: Store) -> None:
    """Only while it is not met, and by whoever saw it; what is no fact on record is refused with what is."""
    one = booked(place, store, "Talk", SOON, APPROVED)
    then(place, store, one, "approve-with-conditions", BALANCE[:4])
    about = read_assessment(store, one.id)

    def cancelled(*rests_on: str) -> Assessment:
        begun = DecidedLater.begin(place, store, one.id, clock=lambda: LATER + timedelta(hours=1))
        said = {name: SAID[name] for name in BALANCE}
        return begun.decided(
            WrittenDecision(
                outcome="cancel",
                person="Joan Whitlock",
                role="Manager",
                reasons="No steward will come, as the letter asked",
                conditions=None,
                rests_on=rests_on,
                **said,
            )
        )

    with pytest.raises(InputError, match="has the id 'condition-1'; there is none: leave it out"):
        cancelled("condition-1")
    for met, days in ((True, 0), (False, 1)):
        seen = "They said that no steward will come" if not met else "Two stewards"
        at = LATER + timedelta(minutes=1 + days)
        note_condition(place, store, about, 1, met=met, seen=seen, person="Joan Whitlock", now=at, replaces=True)
        if met:
            with pytest.raises(InputError, match="condition-1"):
                cancelled("condition-1")
    made = cancelled("condition-1").decision
    assert made is not None
    assert (made.rests_on, made.without_fact) == (("condition-1",), False)
    begun = DecidedLater.begin(place, store, one.id, clock=lambda: LATER + timedelta(hours=1))
    assert "no steward will come (Joan Whitlock, 14 September 2026)" in begun.deciding().facts["condition-1"]
    with pytest.raises(InputError, match="has the id 'nobody'; name one by its id: condition-1"):
        cancelled("nobody")
