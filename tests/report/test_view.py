"""What the view says of each situation."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assurance.check import worth
from venuecheck.assurance.status import Status
from venuecheck.filtering.model.finding import NetworkFinding, NetworkStatus, Result
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.report.venue.action import NOBODY_NAMED
from venuecheck.report.venue.decided import Decided
from venuecheck.report.venue.networks import NetworkChecked, NetworkNotReported
from venuecheck.report.venue.todo import NOTHING_SAID
from venuecheck.report.venue.view import View

from . import samples as made
from .situations import SITUATIONS, school, view_of


def network(view: View, network_id: str) -> NetworkChecked:
    """Give a network of the view that has been checked."""
    found = next(each for each in view.filtering.networks if each.id == network_id)
    assert isinstance(found, NetworkChecked)
    return found


def one(run: Run) -> View:
    """Give the view of a venue with one network and one run."""
    return view_of((made.PUPILS,), (run,))


def test_school_is_counted() -> None:
    """Pages are counted over the latest run of each network."""
    counts = school().filtering.counts
    assert (counts.under_blocked, counts.over_blocked, counts.not_proven, counts.as_expected) == (2, 1, 2, 23)
    assert counts.tested == 28
    assert counts.words == (
        "28 pages tested: 23 as expected, 2 should be blocked but opened,"
        " 1 should open but was blocked, 2 could not tell"
    )


def test_headline_of_school() -> None:
    """The headline says what is wrong, what is doubtful and what is not known."""
    assert school().filtering.headline == (
        "2 pages that should be blocked opened. 1 page that should open was blocked. For 2 pages we could not tell."
        " The other 23 pages did what was expected. 1 other thing to put right. No check is recorded for Guest wifi."
        " 2 other questions were not asked."
    )


def test_network_without_run_is_not_reported() -> None:
    """A network of which nothing is recorded is shown, and is never fine."""
    guests = school().filtering.networks[2]
    assert isinstance(guests, NetworkNotReported)
    assert guests.status is Status.NOT_REPORTED
    view = view_of((made.STAFF, made.GUESTS), (made.fine_run(),))
    assert view.filtering.status is Status.NOT_REPORTED
    assert any(action.text == "Check Guest wifi: no check of it is recorded." for action in view.actions)


def test_category_without_pages_is_shown_and_counts_for_nothing() -> None:
    """A category without a test page is said to be untested, in the network, the summary and the caveat."""
    view = view_of((made.STAFF,), (made.fine_run(),))
    category = next(each for each in network(view, "staff-lan").categories if each.id == "self-harm")
    assert category.counts.tested == 0
    assert category.note == "No test page in this list, so nothing is known about this category."
    assert view.filtering.status is Status.FINE
    assert "Self harm and eating disorders" in view.caveat.not_tested
    assert any("nothing was tested for 1 category" in point.text for point in view.filtering.could_not_tell)


def test_only_what_is_proven_is_fine() -> None:
    """A venue is as expected only where nothing is doubtful."""
    fine = made.fine_run(made.PUPILS)
    assert one(fine).filtering.status is Status.FINE


_DOUBTS: dict[str, Run] = {
    "no page": replace(made.fine_run(made.PUPILS), findings=(), network_findings=()),
    "invalid": made.invalid_run(),
    "stopped": made.stopped_run(),
    "old": made.fine_run(made.PUPILS, started=made.NOW - timedelta(days=400)),
    "valid is false, findings say blocked": replace(
        made.fine_run(made.PUPILS), run=replace(made.fine_run(made.PUPILS).run, valid=False, invalid_reason="dns died")
    ),
    "a question without an answer": replace(
        made.fine_run(made.PUPILS),
        network_findings=(
            NetworkFinding(probe="x", question="Is it so?", status=NetworkStatus.INCONCLUSIVE, reason="Perhaps."),
        ),
    ),
}


@pytest.mark.parametrize("name", _DOUBTS)
def test_doubt_is_never_a_pass(name: str) -> None:
    """What is doubtful is "could not tell", has its reason on the first screen, and is in no list of successes."""
    view = one(_DOUBTS[name])
    assert view.filtering.status is Status.NOT_PROVEN
    assert view.filtering.could_not_tell
    assert all(row.status is not Status.FINE for row in view.check_record)


def test_invalid_run_is_said_first() -> None:
    """An invalid run proves no block, and says so before anything else."""
    view = SITUATIONS["invalid"]()
    why = "none of the three pages that must always open could be reached, so the internet itself seems to be down"
    said = f"could not be relied on: {why}; nothing is proven to be blocked."
    assert view.filtering.headline.startswith(f"The check of Pupil wifi {said}")
    pupils = network(view, "pupil-wifi")
    assert pupils.warnings[0] == f"This check {said}"
    assert "The last check that could be relied on was on 21 September 2026, 13:40" in pupils.warnings[1]
    assert view.check_record[0].result.startswith(f"This check {said}")


def test_block_in_invalid_run_is_not_counted() -> None:
    """Where a run is invalid a finding of "blocked" counts as "could not tell"; a page that opened did open."""
    run = made.mixed_run()
    counts = one(replace(run, run=replace(run.run, valid=False, invalid_reason="x"))).filtering.counts
    assert (counts.under_blocked, counts.over_blocked, counts.not_proven, counts.as_expected) == (2, 0, 9, 3)


def test_a_hand_check_with_pages_left_over_was_not_stopped() -> None:
    """A person who did not come to every page finds that said in their own terms."""
    run = made.stopped_run()
    by_hand = replace(run, run=replace(run.run, vantage=Vantage.PERSON))
    view = one(by_hand)
    said = repr((view.filtering, view.actions))
    assert said.count("has pages that nobody opened") >= 1
    assert "stopped" not in said


def test_stopped_run_says_so() -> None:
    """A run that was stopped does not say that the rest was fine, nor that the list has no pages."""
    pupils = network(SITUATIONS["stopped"](), "pupil-wifi")
    assert pupils.warnings == (
        (
            "This check was stopped before its end, when 3 pages had been tested; what was left then, "
            "pages or a second look at some, is not known."
        ),
    )
    assert {each.note for each in pupils.categories if not each.pages} == {
        "Nothing was tested here before the check was stopped."
    }


def test_latest_run_counts_and_older_ones_are_listed() -> None:
    """The latest run counts, whatever the order in which runs are given."""
    runs = [made.fine_run(made.PUPILS, started=made.NOW - timedelta(days=days)) for days in (3, 9, 1)]
    pupils = network(view_of((made.PUPILS,), runs), "pupil-wifi")
    assert pupils.check.id == runs[2].run.id
    assert [check.id for check in pupils.earlier] == [runs[0].run.id, runs[1].run.id]
    assert pupils.check.counts.tested == 14


def test_network_that_the_venue_no_longer_lists_is_not_lost() -> None:
    """A run of a network that is no longer listed stays in the report."""
    view = view_of((made.STAFF,), (made.fine_run(), made.mixed_run()))
    gone = network(view, "pupil-wifi")
    assert gone.warnings == (
        "The venue no longer lists this network. If it is not used any more, retire it, with the reason.",
    )
    assert view.filtering.counts.under_blocked == 2


def test_other_venues_are_left_out() -> None:
    """What belongs to another venue is not shown."""
    run = made.mixed_run()
    view = view_of((made.PUPILS,), (replace(run, run=replace(run.run, venue="another")),))
    assert view.filtering.status is Status.NOT_REPORTED
    booked = view_of((made.PUPILS,), (), (replace(made.booking(), venue="another"),)).assessments
    assert booked is not None
    assert booked.total == 0


def test_actions_are_grouped_and_have_owners() -> None:
    """Each category that fails gives one action; without an owner it says so; a late one says so.

    Those of one cause stand together, the cause of what is most urgent first; the most urgent are told by themselves.
    """
    view = school()
    causes = [action.cause for action in view.actions]
    assert causes == sorted(causes, key=causes.index)
    assert view.urgent[0].late
    assert [action.late for action in view.urgent] == sorted((action.late for action in view.urgent), reverse=True)
    assert (len(view.urgent), view.urgent_words) == (5, "The most urgent of 9 actions.")
    by_text = {action.text: action for action in view.actions}
    assert by_text.keys() >= {
        "Have “Gambling” blocked on Pupil wifi: 1 test page opened.",
        "Have “Ways round the filter (VPN, proxy)” blocked on Pupil wifi: 1 test page opened.",
        (
            "Pupil wifi: Block encrypted DNS to outside name servers,"
            " and answer use-application-dns.net with “no such name”."
        ),
        "Have “Help and support for young people” allowed on Pupil wifi: 1 page that should open was blocked.",
    }
    gambling = by_text["Have “Gambling” blocked on Pupil wifi: 1 test page opened."]
    assert (gambling.owner, gambling.due_words) == ("Priya Nair, IT support", "2 October 2026")
    assert gambling.details == ("https://gambling.testcategory.com/",)
    others = by_text["Have “Ways round the filter (VPN, proxy)” blocked on Pupil wifi: 1 test page opened."]
    assert others.owner == NOBODY_NAMED
    asked = next(action for action in view.actions if action.owner == "Sam Whitlock")
    assert (asked.due_words, asked.late) == ("18 September 2026 (late)", True)
    assert view.actions_words == "9 actions, 7 with nobody named yet and 1 late."


@pytest.mark.parametrize("decides", ["", "Joan Whitlock (Manager)"])
def test_whoever_decides_at_the_venue_is_named_where_somebody_has_to_decide(decides: str) -> None:
    undecided = replace(made.booking(), decision=None)
    found = view_of((made.PUPILS,), (), (undecided,), said=replace(NOTHING_SAID, decides=decides))
    to_decide = next(action for action in found.actions if action.id == f"{undecided.id}:decide")
    assert to_decide.owner == (decides or NOBODY_NAMED)


def test_check_record_has_the_standard_s_columns() -> None:
    """Every run and every gap is a row with date, who, where, device, user group, what, result and action."""
    rows = school().check_record
    assert [row.status for row in rows] == [Status.PROBLEM, Status.PROBLEM, *(Status.FINE,) * 2, Status.NOT_REPORTED]
    first = rows[0]
    assert (first.date, first.who) == ("21 September 2026, 13:40", "Priya Nair, IT support")
    assert first.where == "St Aidan’s Church of England Academy: Pupil wifi"
    assert first.device == "Windows laptop LT-114 (school-owned)"
    assert first.user_group == "pupils: declared, not proven"
    assert (
        first.tested
        == "UK schools: harmless test pages, version 4: 14 pages in 7 categories. Reason: the yearly check."
    )
    assert first.result.startswith("14 pages tested: 9 as expected")
    assert len(first.action) == 6
    assert rows[4].date == "no check recorded"


def test_decision_is_shown_with_who_and_why() -> None:
    """A decision names the person, the reasons, and whether it differs from what was recommended."""
    booked = school().assessments
    assert booked is not None
    decision = booked.shown[0].decision
    assert isinstance(decision, Decided)
    assert decision.by == "Helen Okafor, headteacher"
    assert decision.differs_words == "This is less strict than what the checklist recommended."
    assert decision.reasons.startswith("I spoke to the organiser")
    assert [point.weight_words for point in booked.shown[0].points] == ["Take care", "To bear in mind"]
    assert booked.shown[0].points[0].because == ("What is the speaker's name? Not known yet",)


def test_unanswered_questions_are_named() -> None:
    """What was asked and not answered is counted and named, whatever was decided."""
    booked = view_of((), (), (replace(made.booking(), not_answered=tuple(f"q{n}" for n in range(1, 11))),)).assessments
    assert booked is not None
    assert booked.shown[0].unanswered_words == (
        "10 questions asked and not answered: “q1”, “q2”, “q3”, “q4”, “q5”, “q6”, “q7”, “q8” and 2 others."
    )


def recommended(kind: OutcomeKind) -> Assessment:
    """Give an undecided assessment that recommends `kind`."""
    booking = made.booking(decided=False)
    return replace(booking, recommendation=replace(booking.recommendation, kind=kind))


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (OutcomeKind.APPROVE, Status.WAITING),
        (OutcomeKind.REFER, Status.WAITING),
        (OutcomeKind.REFUSE, Status.WAITING),
        (OutcomeKind.MET, Status.STATED),
        (OutcomeKind.PARTLY_MET, Status.PROBLEM),
        (OutcomeKind.NOT_MET, Status.PROBLEM),
        (OutcomeKind.NOT_FINISHED, Status.NOT_PROVEN),
    ],
)
def test_nothing_is_settled_without_a_person(kind: OutcomeKind, status: Status) -> None:
    """A recommendation alone is never a pass, and the report says that nobody has decided."""
    booked = view_of((), (), (recommended(kind),)).assessments
    assert booked is not None
    assert booked.shown[0].status is status
    of_venue = kind in {OutcomeKind.MET, OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET}
    assert booked.shown[0].decision.kind == ("stated" if of_venue else "undecided")


def test_nothing_recorded_is_said() -> None:
    """A venue of which nothing is recorded is not reported, in both halves, and has something to do."""
    view = SITUATIONS["nothing-known"]()
    assert view.filtering.status is Status.NOT_REPORTED
    assert view.assessments is not None
    assert view.assessments.headline == "No booking check and no self-assessment is recorded."
    assert view.assessments.status is Status.NOT_REPORTED
    assert [action.text for action in view.actions] == ["List this venue's networks, and check each."]


def test_one_run_leaves_the_rest_out() -> None:
    """A report on one run shows its network and no assessment."""
    view = SITUATIONS["one-run"]()
    assert [each.id for each in view.filtering.networks] == ["pupil-wifi"]
    assert view.assessments is None


def test_moments_are_in_the_reader_s_zone() -> None:
    """Moments are shown as clocks show them where the report is made, and the zone is said once."""
    here = made.NOW.astimezone(timezone(timedelta(hours=2)))
    view = view_of((made.PUPILS,), (made.mixed_run(),), made_at=here)
    assert network(view, "pupil-wifi").check.when == "21 September 2026, 15:40"
    assert view.zone_words == "Times are UTC+2."
    naive = replace(made.mixed_run().run, started=made.mixed_run().run.started.replace(tzinfo=None))
    again = view_of((made.PUPILS,), (replace(made.mixed_run(), run=naive),), made_at=here)
    assert network(again, "pupil-wifi").check.when == "21 September 2026, 15:40"


def test_moments_are_londons_on_both_sides_of_a_change_of_clocks() -> None:
    """A report of January shows a check of September as clocks showed it then, not an hour less."""
    view = view_of((made.PUPILS,), (made.mixed_run(),), made_at=datetime(2027, 1, 4, 9, tzinfo=UTC))
    assert network(view, "pupil-wifi").check.when == "21 September 2026, 14:40"
    assert view.zone_words == "Times are London’s."


@settings(max_examples=50)
@given(st.lists(st.sampled_from(list(Result)), max_size=14), st.booleans())
def test_counts_equal_a_recount(results: list[Result], valid: bool) -> None:  # noqa: FBT001 - a drawn value
    """Totals, networks and categories show what a plain count over the findings gives."""
    run = made.fine_run(made.PUPILS)
    findings = tuple(replace(each, result=result) for each, result in zip(run.findings, results, strict=False))
    run = replace(run, run=replace(run.run, valid=valid, invalid_reason=None), findings=findings)
    view = one(run)
    counted = [worth(each, valid=valid) for each in findings]
    for result in Result:
        assert getattr(view.filtering.counts, result.value) == counted.count(result)
        by_category = [getattr(each.counts, result.value) for each in network(view, "pupil-wifi").categories]
        assert sum(by_category) == counted.count(result)
    assert view.filtering.counts.tested == len(findings)
