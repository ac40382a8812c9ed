"""How a venue stands: each case a row. Silence, age and word of mouth are never green."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.collate.venues import NOW, VENUE, WITHIN, booking, check, facts, told
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assessment.replying import NameOpen
from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.check import Counts, FailedPage, Question
from venuecheck.assurance.status import Status
from venuecheck.collate.bookings import booking_counts
from venuecheck.collate.facts import ActionSet, Assessed, VenueFacts
from venuecheck.collate.failures import failures
from venuecheck.collate.network_kind import NetworkKind, network_kind
from venuecheck.collate.picture import picture
from venuecheck.collate.standing import standing
from venuecheck.filtering.model.finding import NetworkStatus, Result

OPENED = Counts(as_expected=9, under_blocked=1)
UNSURE = Counts(as_expected=9, not_proven=1)
OVER = Counts(as_expected=9, over_blocked=1)
PROBLEM = (Question(probe="quic", status=NetworkStatus.PROBLEM),)
ASKED = (Question(probe="quic", status=NetworkStatus.INCONCLUSIVE),)


@pytest.mark.parametrize(
    ("known", "filtering"),
    [
        pytest.param(facts(heard=None), "not_reported", id="never heard of"),
        pytest.param(facts(), "not_reported", id="a bundle without a check"),
        pytest.param(facts(check()), "fine", id="all as expected"),
        pytest.param(facts(check(), heard=200), "not_reported", id="as expected, and overdue"),
        pytest.param(facts(check(counts=OPENED), heard=200), "problem", id="a page opened, and overdue"),
        pytest.param(facts(check(400), heard=5), "not_proven", id="a check of more than a year ago"),
        pytest.param(facts(check(), networks=("wifi", "lan")), "not_reported", id="one of two networks"),
        pytest.param(facts(check(counts=UNSURE)), "not_proven", id="a page not told"),
        pytest.param(facts(check(counts=Counts())), "not_proven", id="no page"),
        pytest.param(facts(check(finished=False)), "not_proven", id="stopped"),
        pytest.param(facts(check(valid=False)), "not_proven", id="not valid"),
        pytest.param(facts(check(valid=False, counts=OVER)), "not_proven", id="not valid, and blocked"),
        pytest.param(facts(check(valid=False, counts=OPENED)), "problem", id="not valid, and a page opened"),
        pytest.param(facts(check(counts=OVER)), "problem", id="wrongly blocked"),
        pytest.param(facts(check(questions=PROBLEM)), "problem", id="a way round"),
        pytest.param(facts(check(questions=ASKED)), "not_proven", id="a question not told"),
        pytest.param(facts(check(20, counts=OPENED), check(10)), "fine", id="put right since"),
        pytest.param(facts(check(20), check(10, counts=OPENED)), "problem", id="broken since"),
        pytest.param(facts(check(), check(9, by_person=True, counts=OPENED)), "problem", id="a person saw it open"),
        pytest.param(facts(check(counts=OPENED), check(9, by_person=True)), "problem", id="a person saw nothing"),
        pytest.param(facts(check(by_person=True)), "stated", id="a person alone"),
        pytest.param(facts(check(-3)), "not_reported", id="a check that is still to come"),
        pytest.param(facts(heard=None, returns=(told(filtering="checked_fine"),)), "stated", id="said to be fine"),
        pytest.param(facts(heard=None, returns=(told(filtering="no_network"),)), "stated", id="no internet"),
        pytest.param(facts(heard=None, returns=(told(200, "checked_fine"),)), "not_reported", id="said long ago"),
        pytest.param(facts(heard=None, returns=(told(filtering="not_checked"),)), "problem", id="said: not checked"),
        pytest.param(facts(heard=None, returns=(told(bookings="no_rooms"),)), "not_reported", id="not said"),
        pytest.param(facts(check(), returns=(told(5, "checked_problems"),)), "problem", id="newer word of a problem"),
        pytest.param(facts(check(), returns=(told(50, "checked_problems"),)), "fine", id="older word of a problem"),
        pytest.param(facts(check(counts=OPENED), returns=(told(5, "checked_fine"),)), "problem", id="word against it"),
        pytest.param(
            facts(heard=None, returns=(told(30, "checked_problems"), told(10, "checked_fine"))), "stated", id="newest"
        ),
    ],
)
def test_how_a_filter_stands(known: VenueFacts, filtering: str) -> None:
    """One row a case."""
    assert standing(known, NOW, WITHIN, {}).filtering.value == filtering


@pytest.mark.parametrize(
    ("known", "bookings"),
    [
        pytest.param(facts(), "not_reported", id="nothing"),
        pytest.param(facts(assessed=(booking(),)), "fine", id="decided"),
        pytest.param(facts(assessed=(booking(kind=OutcomeKind.REFUSE),)), "fine", id="refused is decided"),
        pytest.param(facts(assessed=(booking(kind=None),)), "waiting", id="nobody decided"),
        pytest.param(facts(assessed=(booking(kind=OutcomeKind.REFER),)), "waiting", id="referred"),
        pytest.param(facts(assessed=(booking(400),)), "not_reported", id="a year ago"),
        pytest.param(facts(assessed=(booking(), booking(2, None, recommended=OutcomeKind.NOT_FINISHED))), "not_proven"),
        pytest.param(facts(assessed=(booking(5, OutcomeKind.NOT_MET, checklist="self"),)), "problem", id="not met"),
        pytest.param(
            facts(
                assessed=(
                    booking(9, OutcomeKind.NOT_MET, checklist="self"),
                    booking(5, OutcomeKind.MET, checklist="self"),
                )
            ),
            "stated",
            id="met since",
        ),
        pytest.param(facts(heard=None, returns=(told(bookings="no_bookings"),)), "stated", id="no bookings"),
        pytest.param(facts(heard=None, returns=(told(bookings="no_rooms"),)), "stated", id="no rooms"),
        pytest.param(facts(heard=None, returns=(told(bookings="not_checked"),)), "problem", id="not checked"),
    ],
)
def test_how_bookings_stand(known: VenueFacts, bookings: str) -> None:
    """One row a case."""
    kinds = about_venue(known.assessed)
    assert standing(known, NOW, WITHIN, kinds).bookings.value == bookings


@given(st.sampled_from(["checked_fine", "no_network", "not_said"]), st.integers(0, 900))
def test_word_of_mouth_is_never_green(filtering: str, days: int) -> None:
    """Whatever is said, whenever."""
    stands = standing(facts(heard=None, returns=(told(days, filtering, "checked"),)), NOW, WITHIN, {})
    assert Status.FINE not in {stands.filtering, stands.bookings}


def test_a_picture_counts_every_venue_once() -> None:
    """In each column, and names who is overdue: those never heard of first."""
    venues = [facts(check(), heard=5), facts(heard=None), facts(check(120, counts=OPENED), heard=120)]
    named = [replace(one, venue=replace(VENUE, id=f"v{at}")) for at, one in enumerate(venues)]
    drawn = picture(named, NOW, WITHIN)
    for numbers in (drawn.filtering, drawn.bookings, drawn.pages_now, drawn.filtering_before):
        assert sum(numbers.values()) == 3
    assert drawn.overdue == ("v1", "v2")
    assert drawn.filtering[Status.FINE] == drawn.filtering[Status.PROBLEM] == drawn.filtering[Status.NOT_REPORTED] == 1
    assert [(one.venue, one.before, one.now) for one in drawn.moved] == [("v0", Status.NOT_REPORTED, Status.FINE)]


def test_a_page_that_a_person_and_the_program_saw_is_one_page() -> None:
    """And what a page is worth was weighed before: a person may have seen the block beside a check that proves none."""
    page = FailedPage(page="p", category="gambling", result=Result.UNDER_BLOCKED)
    over = FailedPage(page="q", category="news", result=Result.OVER_BLOCKED)
    found = failures({"a": (check(failed=(page, over), valid=False), check(9, by_person=True, failed=(page,)))})
    assert [(one.name, one.opened, one.blocked, one.not_told, one.venues) for one in found.by_category] == [
        ("gambling", 1, 0, 0, 1),
        ("news", 0, 1, 0, 1),
    ]


def test_bookings_are_counted_by_what_a_person_decided() -> None:
    """Recommendations count for nothing; a self-assessment is no booking; the period's first moment is outside."""
    made: list[Assessed] = [
        booking(1, OutcomeKind.REFUSE, recommended=OutcomeKind.APPROVE, id="1"),
        booking(2, None, recommended=OutcomeKind.REFER, id="2"),
        booking(3, OutcomeKind.MET, checklist="self", id="3"),
        booking(91, id="4", actions=(ActionSet(id="4:adopt", due=None),)),
        booking(4, OutcomeKind.REFER, recommended=OutcomeKind.APPROVE, id="5"),
        booking(5, OutcomeKind.APPROVE, recommended=OutcomeKind.REFER, id="6", name_open=NameOpen.UNANSWERED),
    ]
    counted = booking_counts([("a", one) for one in made], about_venue(made), NOW - timedelta(days=91), NOW, NOW)
    assert dict(counted.by_outcome) == {
        "approve": 0,
        "approve_with_conditions": 0,
        "refer": 1,
        "refuse": 1,
        "withdrawn": 0,
        "hold": 0,
        "not_available": 0,
        "cancel": 0,
        "advise": 0,
        "waiting": 2,
    }
    assert (counted.total, counted.less_strict, counted.stricter) == (4, 0, 1)


def test_decisions_without_a_supporting_fact_are_counted() -> None:
    """Those of the period alone, whatever was decided with a fact beside them; a self-assessment is no booking."""
    made: list[Assessed] = [
        booking(1, OutcomeKind.REFUSE, without_fact=True, id="1"),
        booking(2, OutcomeKind.CANCEL, without_fact=True, id="2"),
        booking(3, OutcomeKind.REFUSE, id="3"),
        booking(100, OutcomeKind.REFUSE, without_fact=True, id="4"),
    ]
    counted = booking_counts([("a", one) for one in made], about_venue(made), NOW - timedelta(days=91), NOW, NOW)
    assert (counted.total, counted.without_fact) == (3, 2)


def test_bookings_that_changed_since_they_were_decided_are_counted_among_those_that_wait() -> None:
    made: list[Assessed] = [
        booking(1, None, is_changed=True, id="1"),
        booking(2, None, id="2"),
        booking(3, OutcomeKind.APPROVE, id="3"),
        booking(100, None, is_changed=True, id="4"),
    ]
    counted = booking_counts([("a", one) for one in made], about_venue(made), NOW - timedelta(days=91), NOW, NOW)
    assert (dict(counted.by_outcome)["waiting"], counted.changed) == (2, 1)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("pupils", NetworkKind.CHILDREN),
        ("Staff and pupils", NetworkKind.CHILDREN),
        ("guests", NetworkKind.VISITORS),
        ("Office staff", NetworkKind.STAFF),
        ("everybody", NetworkKind.OTHER),
        ("", NetworkKind.NOT_SAID),
    ],
)
def test_network_kinds(words: str, kind: NetworkKind) -> None:
    """By words; children first."""
    assert network_kind(words) is kind
