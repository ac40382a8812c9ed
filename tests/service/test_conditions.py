"""Conditions after the decision: met or not met, by whom, what was seen; each a record, shown with the booking."""

from contextvars import copy_context
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.records.another_form import of_another_form
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.condition_seen import Kept
from venuecheck.assessment.looked_back import AsBooked
from venuecheck.assurance.how import How
from venuecheck.core.problem import ConflictError, ForbiddenError, InputError, InvalidError
from venuecheck.records.damage import NotWholeError
from venuecheck.records.one_page import one_page
from venuecheck.records.remembered import Remembered
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.report.venue.at_the_desk import one_at_the_desk
from venuecheck.report.venue.decided import Decided
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.conditions import conditions_of, note_condition
from venuecheck.service.bookings.diary import diary_of
from venuecheck.service.bookings.letters_made import LETTER
from venuecheck.service.bookings.noted_now import CONDITION, EVENT_REVIEW
from venuecheck.service.bookings.recorded import RECORD_KIND, read_assessment
from venuecheck.service.bookings.replies import REPLY, note_review
from venuecheck.service.bookings.series import of_these_waiting
from venuecheck.service.bookings.standing_now import standing_now
from venuecheck.service.bookings.still_open import still_open
from venuecheck.service.bookings.story import StepKind, story_of
from venuecheck.service.record_keeping.record_groups import groups_of
from venuecheck.service.record_keeping.said_beside import last_said
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.reporting import venue_report

from .library import CONFIG, site
from .test_letters import NOW, booking

LATER = NOW + timedelta(days=9)

PEOPLE = """\
people:
  - {id: "pat", name: "Pat Green", roles: ["clerk"]}
  - {id: "cam", name: "Cam Reed", roles: ["caretaker"]}
  - {id: "ivy", name: "Ivy Lane", roles: ["it"]}
  - {id: "joan", name: "Joan Whitlock", roles: ["decider"]}
  - {id: "lee", name: "Lee Ward", roles: ["decider"]}
deciders:
  - {id: "lee", role: "Deputy", telephone: "01632 960002"}
  - {id: "joan", role: "Manager", telephone: "01632 960001"}
"""
LEAFLETS, STEWARD = "Copies of all leaflets are seen", "Two stewards stand at the door"


@pytest.fixture
def place(tmp_path: Path) -> Site:
    return site(tmp_path, CONFIG + PEOPLE)


def agreed(store: Store) -> Recorded[Assessment]:
    """A booking that goes ahead on two conditions."""
    one = booking(OutcomeKind.APPROVE_WITH_CONDITIONS)
    assert one.decision is not None
    return record(store, replace(one, decision=replace(one.decision, conditions=(LEAFLETS, STEWARD))))


def test_each_condition_is_met_or_not_or_nobody_has_said(place: Site, store: Store) -> None:
    about = agreed(store)
    assert [one.kept for one in conditions_of(store, about.value, LATER)] == [Kept.NOT_LOOKED_AT] * 2
    met = note_condition(
        place, store, about, 1, met=True, seen="Three leaflets, copies kept", person="Cam Reed", now=NOW
    )
    assert met.ring == ()
    later = NOW + timedelta(hours=1)
    broken = note_condition(place, store, about, 2, met=False, seen="One steward only", person="Cam Reed", now=later)
    assert broken.ring == ("Joan Whitlock (Manager), 01632 960001", "Lee Ward (Deputy), 01632 960002")
    leaflets, stewards = conditions_of(store, about.value, LATER)
    assert (leaflets.kept, stewards.kept) == (Kept.MET, Kept.NOT_MET)
    assert leaflets.last is not None
    assert (leaflets.last.person, leaflets.last.seen, leaflets.last.at) == (
        "Cam Reed",
        "Three leaflets, copies kept",
        NOW,
    )
    note_condition(
        place, store, about, 2, met=True, seen="The other one came", person="Pat Green", now=later + timedelta(1)
    )
    assert conditions_of(store, about.value, LATER)[1].kept is Kept.MET
    assert len(groups_of(store)) == 1, "kept and erased with the booking"


def test_what_another_saw_on_the_same_day_is_passed_over_by_nobody_who_was_not_told(place: Site, store: Store) -> None:
    """Their own they correct; of another day, and with their word that theirs is to count, the later counts."""
    about = agreed(store)
    hours = (NOW + timedelta(minutes=minutes) for minutes in range(20))

    def note(person: str, *, met: bool, **read: object) -> None:
        said = {"met": met, "seen": "I saw it myself.", "person": person, "now": next(hours)} | read
        note_condition(place, store, about, 2, **said)  # type: ignore[arg-type]

    page = last_said(store, CONDITION)
    note("Cam Reed", met=False)
    note("cam reed", met=True)
    note("Cam Reed", met=False)
    for unseen in ({}, {"shown": page}):
        with pytest.raises(ConflictError, match=r"said otherwise .*by Cam Reed"):
            note("Pat Green", met=True, **unseen)
    note("Pat Green", met=False)
    note("Pat Green", met=True, replaces=True)
    note("Pat Green", met=True)
    note("Cam Reed", met=False, now=NOW + timedelta(days=1))
    note("Pat Green", met=True, now=NOW + timedelta(days=1), shown=last_said(store, CONDITION))
    assert conditions_of(store, about.value, LATER)[1].kept is Kept.MET


def test_a_page_shows_all_that_it_says_it_showed(place: Site, store: Store) -> None:
    """Also what another noted while it was made, after it had asked how far records go."""
    store.remembered = Remembered(kinds={CONDITION})
    about = agreed(store)

    def note(number: int, *, met: bool) -> None:
        note_condition(place, store, about, number, met=met, seen="I saw it myself.", person="Cam Reed", now=NOW)

    note(1, met=True)
    elsewhere = copy_context()
    with one_page():
        conditions_of(store, about.value, LATER)
        elsewhere.run(note, 2, met=False)
        assert last_said(store, CONDITION) == store.version(CONDITION).seq
        assert conditions_of(store, about.value, LATER)[1].kept is Kept.NOT_MET


@pytest.mark.parametrize(
    ("number", "seen", "person", "error", "says"),
    [
        (0, "Seen them", "Cam Reed", InvalidError, "no condition 0"),
        (3, "Seen them", "Cam Reed", InvalidError, "from 1 to 2"),
        (1, " ", "Cam Reed", InvalidError, "says nothing"),
        (1, "ok", "Cam Reed", InvalidError, "what was seen"),
        (1, "Seen them", "Ivy Lane", ForbiddenError, "note whether conditions are met"),
        (1, "Seen them", "Nobody Known", ForbiddenError, "not one of this venue's people"),
    ],
)
def test_what_is_no_note_is_not_recorded(  # noqa: PLR0917 - a table
    place: Site, store: Store, number: int, seen: str, person: str, error: type[InputError], says: str
) -> None:
    with pytest.raises(error, match=says):
        note_condition(place, store, agreed(store), number, met=True, seen=seen, person=person, now=NOW)


def test_where_no_conditions_stand_none_is_met(place: Site, store: Store) -> None:
    with pytest.raises(ForbiddenError, match="no conditions stand"):
        note_condition(
            place,
            store,
            record(store, booking(OutcomeKind.APPROVE)),
            1,
            met=True,
            seen="All well",
            person="pat",
            now=NOW,
        )


def test_what_was_seen_before_a_new_decision_is_not_what_that_one_asks_for(place: Site, store: Store) -> None:
    about = agreed(store)
    note_condition(place, store, about, 1, met=True, seen="Three leaflets", person="pat", now=NOW)
    assert about.value.decision is not None
    anew = replace(about.value, decision=replace(about.value.decision, at=NOW + timedelta(days=1)))
    now = record(store, anew, over=about)
    assert conditions_of(store, now.value, LATER)[0].kept is Kept.NOT_LOOKED_AT
    with pytest.raises(ConflictError):
        note_condition(place, store, about, 1, met=True, seen="Three leaflets", person="pat", now=NOW)


def test_the_report_the_diary_and_the_story_say_what_was_seen(place: Site, store: Store) -> None:
    about = agreed(store)
    note_condition(place, store, about, 1, met=False, seen="No copies came", person="Cam Reed", now=NOW)
    report = venue_report(place, store, now=NOW + timedelta(hours=2))
    assert report.assessments is not None
    (shown,) = report.assessments.shown
    assert isinstance(shown.decision, Decided)
    assert shown.decision.conditions == (
        f"{LEAFLETS}. Not met on 14 September 2026, by Cam Reed: No copies came.",
        f"{STEWARD}. Nobody has said yet whether it is met.",
    )
    told = story_of(store, about.value.id)
    assert [one.kind for one in told.steps] == [
        *(StepKind.ASKED, StepKind.RECOMMENDED, StepKind.DECIDED, StepKind.CONDITION)
    ]
    assert read_assessment(store, about.value.id).value == about.value
    (on,) = diary_of(place, store, now=NOW, first=NOW.date(), days=365).on or (None,)
    assert on is None or on.conditions[0].kept is Kept.NOT_MET


def test_what_is_not_met_waits_in_every_list_of_what_is_to_be_decided(place: Site, store: Store) -> None:
    """At the terminal, on the page of bookings, in the diary, and at the board, which counts by how each stands."""
    begun = NOW - timedelta(hours=1)
    one = replace(booking(OutcomeKind.APPROVE_WITH_CONDITIONS), started=begun, finished=begun)
    about = record(store, one)
    waiting = []
    for met in (False, True):
        note_condition(place, store, about, 1, met=met, seen="I looked", person="Cam Reed", now=NOW, replaces=True)
        now = NOW + timedelta(hours=1)
        stands = standing_now(store, now).stands
        lists = (
            stands[about.value.id].to_decide,
            [one.id for one in of_these_waiting((about.value,), stands)] == [about.value.id],
            [one.what.id for one in still_open(store, now).to_decide] == [about.value.id],
        )
        waiting.append(lists)
    assert waiting == [(True, True, True), (False, False, False)]


def test_a_screen_at_the_desk_says_how_a_booking_stands_as_the_report_does(place: Site, store: Store) -> None:
    """Before anybody looked, once a condition is not met, once it is, and after the event."""
    about = agreed(store)

    def both(now: datetime) -> How:
        report = venue_report(place, store, now=now)
        assert report.assessments is not None
        (told,) = report.assessments.shown
        here = one_at_the_desk(about.value, standing_now(store, now), now)
        assert (here.status, here.status_words, here.how, here.decision) == (
            *(told.status, told.status_words, told.how, told.decision),
        )
        return here.how

    assert about.value.decision is not None
    begun = max(about.value.started, about.value.decision.at) + timedelta(hours=1)
    found = [both(begun)]
    for hours, met in ((1, False), (3, True)):
        at = begun + timedelta(hours=hours)
        note_condition(place, store, about, 1, met=met, seen="I looked at it", person="pat", now=at)
        found.append(both(at + timedelta(hours=1)))
    assert found == [How.DECIDED, How.CONDITION_NOT_MET, How.DECIDED]
    after = begun + timedelta(days=30)
    with pytest.raises(InputError, match="nothing was held"):
        note_review(place, store, about, AsBooked.NOT_HELD, conditions_kept=True, note="", person="pat", now=after)
    note_review(place, store, about, AsBooked.YES, conditions_kept=True, note="", person="pat", now=after)
    both(after)


@pytest.mark.parametrize("kind", [RECORD_KIND, LETTER, REPLY, EVENT_REVIEW, CONDITION])
def test_a_story_with_a_record_of_another_shape_names_that_record(store: Store, kind: str) -> None:
    """Instead of ending as a fault of the program."""
    about = agreed(store).value
    key = about.id if kind == RECORD_KIND else f"{about.id}/1"
    with of_another_form():
        store.append(kind, key, {"of": about.id}, NOW, over=store.version(kind, key))
    if kind == RECORD_KIND:  # what became of it since is readable again
        record(store, about, over=Recorded(value=about, version=store.version(kind, key)))
    with pytest.raises(NotWholeError, match=r"record \d+ cannot be read"):
        story_of(store, about.id)
