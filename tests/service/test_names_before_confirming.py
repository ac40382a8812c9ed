"""A booking whose name may be a listed one is confirmed nowhere before the name is judged, and a reply has come."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.screening.samples import entry, names
from venuecheck import catalogue
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.grounds import fact_warning
from venuecheck.assessment.replying import is_held
from venuecheck.assessment.screened import Word
from venuecheck.assurance.how import How
from venuecheck.authoring.document import read
from venuecheck.core.problem import InvalidError
from venuecheck.records.store import Store
from venuecheck.report.venue.assessments import assessments_of
from venuecheck.service.bookings.answer_files import WrittenDecision, read_answers_document
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.decided_later import DecidedLater
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.diary import diary_of
from venuecheck.service.bookings.handed_in import hand_in
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.replies import note_reply, replies_to
from venuecheck.service.bookings.series import waiting
from venuecheck.service.bookings.story import StepKind, story_of
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.still_to_do import still_to_do

from .kept_lists import keep_list
from .library import site
from .test_diary import APPROVED, FILE

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
ENTRY = "proscribed/borough-debating-circle"
BECAUSE = "Their own page says so, seen on 14 September"
YES: dict[str, Any] = {"outcome": "approve", "person": "Joan Whitlock", "role": "Manager", "reasons": "Known for years"}


@pytest.fixture
def place(tmp_path: Path) -> Site:
    """A place with a whole list, on which stands the name of the group that books."""
    made = site(tmp_path)
    keep_list(made, names(entry("Borough Debating Circle"), dated=NOW.date()))
    return made


def handed_in(place: Site, store: Store, decision: str = "") -> Assessment:
    """Record the booking, for the day after tomorrow."""
    checklist = checklist_in(catalogue.checklist_path("venue-booking"))
    more = '  event_date: 2026-09-16\n  event_room: "Room 2"'
    text = FILE.format(subject="Lecture", identity="known", more=more, decision=decision)
    desk = Desk.at(place, store, checklist, lambda: NOW)
    return hand_in(desk, read_answers_document(read(text.encode(), "a.yaml"), checklist)).assessment


def decide(place: Site, store: Store, one: Assessment, at: datetime = NOW) -> Assessment:
    """Approve it, as a person does who knows only of the outcome."""
    later = DecidedLater.begin(place, store, one.id, lambda: at)
    made = later.decided(WrittenDecision(**YES))
    later.finish(made, seen=later.read.value.decision)
    return made


def judge(place: Site, store: Store, one: Assessment, word: Word) -> None:
    """Say what the name is."""
    later = DecidedLater.begin(place, store, one.id, lambda: NOW)
    name, match = later.judging.find(ENTRY)
    later.judging.judge(name, match, word, reason=BECAUSE, person="Joan Whitlock", now=NOW)
    assert later.put_down()


def reply(place: Site, store: Store, one: Assessment, at: datetime = NOW) -> None:
    """Note that the police have answered."""
    about = read_assessment(store, one.id)
    note_reply(place, store, about, Answerer.POLICE, text="No concern", person="Joan Whitlock", now=at)


def as_before(store: Store, one: Assessment, approved: Assessment) -> None:
    """Record the approval as an earlier version did: over the booking, whatever its names."""
    read_it = read_assessment(store, one.id)
    record(store, replace(read_it.value, decision=approved.decision), over=read_it)


def test_nothing_is_approved_before_its_name_is_judged_and_answered_for(place: Site, store: Store) -> None:
    with pytest.raises(InvalidError, match="nobody has judged whether it is the same"):
        handed_in(place, store, APPROVED)
    one = handed_in(place, store)
    with pytest.raises(InvalidError, match="nobody has judged whether it is the same"):
        decide(place, store, one)
    judge(place, store, one, Word.CANNOT_EXCLUDE)
    with pytest.raises(InvalidError, match="no reply is on record"):
        decide(place, store, one)
    reply(place, store, one)
    assert decide(place, store, one, NOW + timedelta(hours=1)).decision
    (shown,) = diary_of(place, store, now=NOW + timedelta(hours=2)).on
    assert shown.is_confirmed


def test_one_that_is_not_the_same_is_approved_at_once(place: Site, store: Store) -> None:
    one = handed_in(place, store)
    judge(place, store, one, Word.NOT_THE_SAME)
    assert decide(place, store, one).decision
    assert not waiting(store, NOW)


HOLD: dict[str, Any] = {**YES, "outcome": "hold", "valid_until": date(2026, 9, 15)}
AFTER: dict[str, Any] = {"after_hold": "The police were asked on 14 September; nothing came"}
NO: dict[str, Any] = {
    **YES,
    "outcome": "refuse",
    "reasons": "It would support what is listed",
    "right_engaged": "To meet (article 11)",
    "aim": "That the law is kept",
    "why_proportionate": "Nothing less does",
    "power_relied_on": "Hire terms, clause 7",
}


def decided(place: Site, store: Store, one: Assessment, said: dict[str, Any], at: datetime) -> Assessment:
    """Decide on it as somebody wrote it."""
    later = DecidedLater.begin(place, store, one.id, lambda: at)
    made = later.decided(WrittenDecision(**said))
    later.finish(made, seen=later.read.value.decision)
    return made


@pytest.mark.parametrize("word", [Word.CANNOT_EXCLUDE, Word.CONFIRMED])
def test_no_silence_confirms_a_booking_of_what_somebody_knows_to_be_listed(
    place: Site, store: Store, word: Word
) -> None:
    """After a hold in which nothing came: what nobody could exclude may go ahead, what is listed may be refused."""
    one, after = handed_in(place, store), NOW + timedelta(days=2)
    judge(place, store, one, word)
    decided(place, store, one, HOLD, NOW)
    if word is Word.CANNOT_EXCLUDE:
        assert decided(place, store, one, {**YES, **AFTER}, after).decision
        return
    with pytest.raises(InvalidError, match="no reply is on record"):
        decided(place, store, one, {**YES, **AFTER}, after)
    with pytest.raises(InvalidError, match="name one of: listed"):
        decided(place, store, one, {**NO, **AFTER}, after)
    refused = decided(place, store, one, {**NO, **AFTER, "rests_on": ("listed",)}, after)
    assert not is_held(refused, ())


def test_what_the_coordinator_answered_of_a_name_can_support_a_refusal_and_is_not_asked_for_again(
    place: Site, store: Store
) -> None:
    one = handed_in(place, store)
    judge(place, store, one, Word.CANNOT_EXCLUDE)
    decided(place, store, one, HOLD, NOW)
    about = read_assessment(store, one.id)
    note_reply(place, store, about, Answerer.PREVENT, text="It is that one", person="Joan Whitlock", now=NOW)
    later = NOW + timedelta(hours=1)
    with pytest.raises(InvalidError, match=r"that a name may be listed is no reason by itself.*name one of: prevent"):
        decided(place, store, one, NO, later)
    said = decided(place, store, one, {**NO, "rests_on": ("prevent",)}, later).decision
    assert said is not None
    assert "what the Prevent coordinator answered" in fact_warning(said, ())


@pytest.mark.parametrize(
    ("word", "answered", "how"),
    [
        (None, None, How.NAME_TO_JUDGE),
        (Word.CANNOT_EXCLUDE, None, How.NAME_UNANSWERED),
        (Word.CONFIRMED, None, How.NAME_UNANSWERED),
        (Word.CANNOT_EXCLUDE, timedelta(hours=1), How.NAME_ANSWERED),
        (Word.CANNOT_EXCLUDE, timedelta(hours=-1), How.DECIDED),
    ],
)
def test_what_an_earlier_version_let_through_counts_nowhere(
    place: Site, store: Store, word: Word | None, answered: timedelta | None, how: How
) -> None:
    """The diary, what waits for a decision and the report say alike that it is not confirmed; the report says why.

    A diary lies about at a desk, so it does not.
    """
    one = handed_in(place, store)
    plain = replace(one, screened=(), flags=())
    later = DecidedLater.begin(place, store, one.id, lambda: NOW)
    later.judging.assessment = plain
    as_before(store, one, later.decided(WrittenDecision(**YES)))
    if word is not None:
        judge(place, store, one, word)
    if answered is not None:
        reply(place, store, one, NOW + answered)
    now = NOW + timedelta(hours=2)
    diary = diary_of(place, store, now=now)
    (shown,) = diary.on
    is_confirmed = how is How.DECIDED
    assert shown.is_confirmed is is_confirmed
    assert [each.id for each in waiting(store, now)] == [one.id] * (not is_confirmed)
    assert ("not confirmed" in shown.stands) is not is_confirmed
    assert not any(word in shown.stands for word in ("listed", "police", "Prevent", "reply"))
    assert len(diary.open) == (not is_confirmed)
    kept = read_assessment(store, one.id).value
    told = assessments_of((kept,), now, replies=replies_to(store, kept))
    assert told.shown[0].how is how
    assert told.waiting == (not is_confirmed)


@pytest.mark.parametrize(
    ("word", "says"),
    [
        (Word.CANNOT_EXCLUDE, "it cannot be excluded that this is the listed one"),
        (Word.CONFIRMED, "this is the listed one"),
        (Word.NOT_THE_SAME, "it is another"),
    ],
)
def test_the_story_tells_who_judged_the_name_when_and_why(place: Site, store: Store, word: Word, says: str) -> None:
    """Once, between the questions and what was decided."""
    one = handed_in(place, store)
    judge(place, store, one, word)
    reply(place, store, one)
    decide(place, store, one, NOW + timedelta(hours=1))
    told = story_of(store, one.id).steps
    (step,) = (each for each in told if each.kind is StepKind.NAME_JUDGED)
    assert (step.by, step.at) == ("Joan Whitlock", NOW)
    assert "“Borough Debating Circle”" in step.what
    assert f"{says}: {BECAUSE}" in step.what
    kinds = [each.kind for each in told]
    assert kinds.index(StepKind.ASKED) < kinds.index(StepKind.NAME_JUDGED) < kinds.index(StepKind.DECIDED)


def test_what_waits_for_the_police_is_done_once_they_answered(place: Site, store: Store) -> None:
    """To tell them outlasts the booking: that it was refused tells them nothing."""
    one = handed_in(place, store)
    judge(place, store, one, Word.CONFIRMED)
    waits = {"name-tell-police", "name-arrange-nothing"}

    def open_now() -> set[str]:
        kept = read_assessment(store, one.id).value
        return waits & {each.action.id for each in still_to_do(place, store, kept, NOW + timedelta(hours=3))}

    assert open_now() == waits
    decided(place, store, one, {**NO, "rests_on": ("listed",)}, NOW + timedelta(minutes=1))
    assert open_now() == {"name-tell-police"}
    reply(place, store, one, NOW + timedelta(hours=1))
    assert open_now() == set()
