"""What persons close, retire and override is never read as passed: told at the venue and at the board alike."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.report import samples as made
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.status import Status
from venuecheck.collate.facts import ListedVenue
from venuecheck.collate.picture import picture
from venuecheck.filtering.model.finding import NetworkStatus, Result, Verdict
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.run import LeftOut
from venuecheck.report.formats import csv, json, junit, nagios
from venuecheck.report.partnership.build import build
from venuecheck.report.partnership.view import Edition, PartnershipView
from venuecheck.report.setting.by_word import NOT_CHECKED_AGAIN, RETIRED
from venuecheck.report.setting.wording import day
from venuecheck.report.venue.overrides import overridden
from venuecheck.service.partnership.bundle import OverrideSaid
from venuecheck.service.partnership.bundle_facts import venue_facts

from .test_one_judgement import WITHIN, Records, bundle, report
from .values import AT, PLAN, booking, note, retirement, run, signed

CLOSED = Records(
    runs=[run(5, {"one": Result.UNDER_BLOCKED, "two": Result.AS_EXPECTED})],
    notes=[note(1, f"{made.PUPILS.id}:gambling:under_blocked")],
)


def board(records: Records, *overrides: OverrideSaid) -> PartnershipView:
    """Give the board's report of one venue."""
    listed = ListedVenue(id=made.SCHOOL.id, name="School", kind=made.SCHOOL.kind, partner="p")
    facts = venue_facts(listed, [replace(bundle(records, AT), overrides=overrides)])
    assert about_venue(facts.assessed) is not None
    return build(
        edition=Edition.BOARD,
        partnership=("p", "P"),
        partners={},
        listed=[facts],
        picture=picture([facts], AT, WITHIN),
        not_counted=(),
        sources=(),
        is_listed=True,
        made_at=AT,
        software="venuecheck",
    )


def test_a_page_that_is_left_out_after_it_failed_says_how_it_is_closed() -> None:
    """No check can pass what none tries; until now it only stayed red."""
    later = run(1, {"two": Result.AS_EXPECTED})
    away = LeftOut(page="one", url="https://one.test/", category="gambling", reason="Not ours to test")
    for left_out in ((), (away,)):
        now = replace(later, run=later.run, left_out=left_out)
        view = report(Records(runs=[run(5, {"one": Result.UNDER_BLOCKED, "two": Result.AS_EXPECTED}), now]), AT)
        (network,) = (each for each in view.filtering.networks if each.id == made.PUPILS.id)
        assert network.status is Status.PROBLEM
        (said,) = network.still_wrong  # type: ignore[union-attr]
        assert ("retire the page, with the reason" in said) == bool(left_out)


def test_what_a_check_dated_ahead_found_is_said_by_that_date() -> None:
    """No earlier check found it, and on no day that anybody knows."""
    ahead = run(-46, {"one": Result.UNDER_BLOCKED})
    view = report(Records(runs=[run(5, {"one": Result.AS_EXPECTED}), ahead], there=1), AT)
    (network,) = (each for each in view.filtering.networks if each.id == made.PUPILS.id)
    (said,) = network.still_wrong  # type: ignore[union-attr]
    assert f"found by a check dated {day(ahead.run.started)}, and no later check" in said
    assert "earlier check" not in repr(view.filtering)


@pytest.mark.parametrize("written", [csv, json, junit, nagios])
def test_the_venues_own_report_never_reads_it_as_passed(written: object) -> None:
    view = report(CLOSED, AT)
    assert NOT_CHECKED_AGAIN in written.render_venue(view, Path("reports")).decode()  # type: ignore[attr-defined]
    (network,) = (each for each in view.filtering.networks if each.id == made.PUPILS.id)
    assert network.status is Status.STATED


def test_a_build_server_reads_what_a_person_closed_as_skipped() -> None:
    """As Nagios and the report do: it asks for nothing more, and is no pass. A question too."""
    asked = Records(
        runs=[run(5, {"two": Result.AS_EXPECTED}, asked=NetworkStatus.PROBLEM)],
        notes=[note(1, f"{made.PUPILS.id}:quic")],
    )
    for records, name in ((CLOSED, "one"), (asked, "quic")):
        view = report(records, AT)
        built = ET.fromstring(junit.render_venue(view, Path("reports")))  # noqa: S314 - our own
        (case,) = (each for each in built.iter("testcase") if each.get("name") == name)
        said = case.find("skipped")
        assert said is not None
        assert NOT_CHECKED_AGAIN in str(said.get("message")).lower()
        assert built.get("failures") == "0"


@pytest.mark.parametrize("device", ["", "iPad"])
def test_what_a_person_closed_stands_in_every_table_as_its_network_does(device: str) -> None:
    """A page that was closed on the day on which it was found: needing action, and none needed, is no judgement."""
    closed = Records(
        runs=[run(1, {"one": Result.UNDER_BLOCKED}, device=device)], notes=[note(1, CLOSED.notes[0].action)]
    )
    for records, status, left in (
        (closed, Status.STATED, NOT_CHECKED_AGAIN),
        (replace(closed, notes=()), Status.PROBLEM, "Have “Gambling” blocked"),
    ):
        view = report(records, AT)
        (network,) = (each for each in view.filtering.networks if each.id == made.PUPILS.id)
        (row, *_) = (each for each in view.check_record if each.run)
        assert view.coverage is not None
        cells = {cell.status for each in view.coverage.rows for cell in each.cells if cell.checks}
        assert (network.status, row.status, cells) == (status, status, {status})
        assert any(left in said for said in row.action), row.action
        assert "None needed." not in row.action


def test_one_word_for_how_bookings_and_requirements_stand() -> None:
    """The venue's own first screen, and the board's table."""
    records = Records(
        assessments=[booking(5, OutcomeKind.APPROVE, OutcomeKind.APPROVE)],
        sign_offs=[signed(1, requirement=each.number) for each in PLAN.requirements],
    )
    for records_now in (records, Records(assessments=[booking(5, OutcomeKind.NOT_FINISHED, None)])):
        own, (row,) = report(records_now), next(grid.rows for grid in board(records_now).grids if grid.id == "venues")
        assert own.assessments is not None
        assert own.requirements is not None
        assert [str(getattr(cell, "words", "")) for cell in row[4:6]] == [
            own.assessments.status_words,
            own.requirements.status_words,
        ]


def test_a_retired_page_with_an_override_is_worded_alike() -> None:
    """At the venue, in the page's story and at the board: what was retired counts for nothing."""
    until = (AT + timedelta(days=30)).date()
    override = Override(
        page="one",
        list_id="list-a",
        network=made.PUPILS.id,
        verdict=Verdict.BLOCKED,
        reason="Blocked by hand",
        person="Dana",
        made=AT - timedelta(days=4),
        until=until,
    )
    records = replace(CLOSED, notes=[], retirements=[retirement(2, page="one")])
    said = OverrideSaid(
        page="one", list_id="list-a", network=made.PUPILS.id, verdict=Verdict.BLOCKED, until=until.isoformat()
    )
    (page,) = board(records, said).pages
    rows = next(grid.rows for grid in page.grids if grid.id == "by_persons")
    assert [str(row[2]) for row in rows if "a person says" in str(row[2])] == [
        f"a person says: blocked, until {day(until)}; {RETIRED}"
    ]
    assert not any("overridden" in fact for fact in page.facts)
    (mine,) = overridden((override,), (records.runs[0],), AT, records.retirements).overrides
    assert (mine.applies, mine.measured_words) == (False, RETIRED)
    assert RETIRED in mine.words
    later = overridden((override,), (run(1, {"one": Result.UNDER_BLOCKED}),), AT, records.retirements)
    assert later.overrides[0].applies, "what is checked again counts again"


def test_the_board_says_it_beside_the_status_and_counts_it() -> None:
    view = board(CLOSED)
    (page,) = view.pages
    tables = {grid.id: grid.rows for grid in page.grids}
    assert [str(row[-1]) for row in tables["failing"]] == [f"should be blocked but opened; {NOT_CHECKED_AGAIN}"]
    (row,) = tables["by_persons"]
    assert NOT_CHECKED_AGAIN in str(row[2])
    assert row[3] == (AT - timedelta(days=1)).date()
    assert any(f"1 finding {NOT_CHECKED_AGAIN}" in said for said in (*page.facts, *view.headlines))
    assert view.paper is not None
    assert any(NOT_CHECKED_AGAIN in said for said in view.paper.position)
    (venue,) = next(grid.rows for grid in view.grids if grid.id == "venues")
    assert NOT_CHECKED_AGAIN in str(venue[-1])


def test_retirements_and_overrides_are_told_without_names() -> None:
    until = (AT + timedelta(days=30)).date()
    override = OverrideSaid(
        page="two", list_id="list-a", network=made.PUPILS.id, verdict=Verdict.REACHED, until=until.isoformat()
    )
    ended = replace(override, until=(AT - timedelta(days=30)).date().isoformat())
    records = replace(CLOSED, retirements=[retirement(2, page="one")])
    view = board(records, override, ended)
    (page,) = view.pages
    rows = next(grid.rows for grid in page.grids if grid.id == "by_persons")
    assert [str(row[0]) for row in rows] == ["page one", "page two"]
    told = " ".join(page.facts)
    assert "1 page, list or network retired" in told
    assert "1 finding overridden by a person" in told
    assert "Who and why is in the venue’s own records." in told
    assert "A. Tech" not in repr(view)


def test_a_decision_against_the_recommendation_is_on_the_venues_page() -> None:
    records = Records(assessments=[booking(5, OutcomeKind.REFER, OutcomeKind.APPROVE)])
    (page,) = board(records).pages
    assert "Decided otherwise than the checklist recommended: 1 less strictly." in page.facts


def test_what_was_told_and_counts_for_nothing_is_on_the_venues_page_with_why() -> None:
    answered = [booking(days, OutcomeKind.MET, None, checklist="self") for days in (9, 5)]
    (page,) = board(Records(assessments=[*answered, booking(400, OutcomeKind.APPROVE, OutcomeKind.APPROVE)])).pages
    said = "1 replaced by a later one and 1 settled, and begun more than a year ago"
    assert f"Checklists told and not counted: {said}." in page.facts


def test_advice_is_told_apart_from_bookings() -> None:
    view = board(
        Records(
            assessments=[
                booking(5, OutcomeKind.ADVISE, None),
                booking(6, OutcomeKind.APPROVE, OutcomeKind.APPROVE),
            ]
        )
    )
    rows = next(grid.rows for grid in view.grids if grid.id == "bookings")
    assert rows[-1][0] == "All bookings and advice"
    assert view.paper is not None
    assert any(said.startswith("1 booking begun this quarter") for said in view.paper.position)
    assert "Beside them advice was given to owners 1 time." in view.paper.position
