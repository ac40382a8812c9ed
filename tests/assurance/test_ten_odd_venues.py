"""Ten venues with odd records: every output says the same of each, in the same numbers."""

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.report import samples as made
from tests.report.situations import TEMPLATES
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.collate.facts import ListedVenue
from venuecheck.collate.picture import Picture, picture
from venuecheck.filtering.model.finding import RESULT_WORDS, NetworkStatus, Result
from venuecheck.plans.said import ActionNote, Looked, Stated
from venuecheck.report.formats import csv as csv_format
from venuecheck.report.formats import json as json_format
from venuecheck.report.formats import junit, nagios, prometheus, xlsx
from venuecheck.report.partnership.build import build
from venuecheck.report.partnership.view import Edition, PartnershipView
from venuecheck.report.setting.requirement_words import requirement_words
from venuecheck.report.venue.view import View
from venuecheck.service.partnership.bundle_facts import venue_facts

from . import values
from .test_one_judgement import PUPILS, WITHIN, Records, agreed, bundle, render_html
from .values import AT, VENUE, booking, look, note, retirement, run, signed

WRONG, TOO_MUCH, GOOD, UNTOLD = Result.UNDER_BLOCKED, Result.OVER_BLOCKED, Result.AS_EXPECTED, Result.NOT_PROVEN
STAFF = made.STAFF.id
LISTED = ListedVenue(id=VENUE, name="School", kind=made.SCHOOL.kind, partner="p")
LATE = ActionNote(
    action=f"{PUPILS}:gambling:under_blocked",
    at=AT - timedelta(days=20),
    person="A. Manager",
    owner="A. Technician",
    due=(AT - timedelta(days=2)).date(),
)

VENUES: dict[str, Records] = {
    "dated in the future": Records(
        runs=[run(3, {"one": GOOD}), run(-2, {"one": WRONG})],
        assessments=[booking(-3, OutcomeKind.REFER, None), booking(4, OutcomeKind.APPROVE, OutcomeKind.APPROVE)],
        notes=[note(-1, f"{PUPILS}:gambling:under_blocked")],
        sign_offs=[signed(-1, requirement="1")],
        log_checks=[look(logged=Looked.YES, alerted=Looked.YES, days=-1)],
    ),
    "a page, a list and a network retired": Records(
        runs=[
            run(9, {"one": WRONG, "two": GOOD, "three": TOO_MUCH}),
            run(8, {"one": UNTOLD, "two": WRONG}, list_id="list-b"),
            run(7, {"one": WRONG}, network="gone-wifi"),
            run(6, {"one": GOOD}, network=STAFF),
        ],
        retirements=[retirement(1, page="one"), retirement(1, list_id="list-b"), retirement(1, network="gone-wifi")],
    ),
    "withdrawn, refused, referred": Records(
        assessments=[
            booking(5, OutcomeKind.REFER, OutcomeKind.WITHDRAWN),
            booking(6, OutcomeKind.APPROVE, OutcomeKind.REFUSE),
            booking(7, OutcomeKind.REFER, OutcomeKind.REFER),
        ],
    ),
    "decisions that ended": Records(
        runs=[run(200, {"one": GOOD}), run(370, {"one": GOOD}, network=STAFF)],
        assessments=[
            booking(60, OutcomeKind.APPROVE, OutcomeKind.APPROVE, lasts=30),
            booking(400, OutcomeKind.REFER, OutcomeKind.APPROVE),
            booking(500, OutcomeKind.MET, None, checklist="self"),
        ],
    ),
    "overruled": Records(
        runs=[run(5, {"one": WRONG, "three": TOO_MUCH}), run(2, {"two": GOOD})],
        assessments=[
            booking(5, OutcomeKind.REFER, OutcomeKind.APPROVE),
            booking(6, OutcomeKind.NOT_MET, OutcomeKind.MET, checklist="self"),
        ],
        notes=[note(1, f"{PUPILS}:support:over_blocked")],
    ),
    "renamed": Records(
        runs=[run(30, {"one": WRONG}, network="gone-wifi"), run(2, {"one": GOOD})],
        notes=[replace(LATE, action="gone-wifi:gambling:under_blocked")],
    ),
    "no plan": Records(runs=[run(2, {"one": GOOD}), run(2, {"one": GOOD}, network=STAFF)], plans=()),
    "a plan in a new version": Records(
        runs=[run(2, {"one": GOOD})],
        sign_offs=[
            signed(1, requirement="1", figure=90.0, target=85.0, stated=Stated.NOT_MET),
            signed(2, requirement="99", stated=Stated.NOT_MET),
        ],
        plans=(replace(values.PLAN, version=2, requirements=values.PLAN.requirements[:2]),),
    ),
    "several lists, devices and a late owner": Records(
        runs=[
            run(30, {"one": WRONG, "three": UNTOLD}),
            run(20, {"one": UNTOLD, "two": WRONG}, list_id="list-b", asked=NetworkStatus.PROBLEM),
            run(3, {"one": UNTOLD, "three": GOOD}, asked=NetworkStatus.INCONCLUSIVE),
            run(2, {"two": WRONG}, device="iPad"),
            run(1, {"one": WRONG}, valid=False, network=STAFF),
        ],
        notes=[LATE],
    ),
    "nothing at all": Records(),
}


def collated(records: Records, edition: Edition = Edition.BOARD) -> tuple[Picture, PartnershipView]:
    """Give the picture of the one venue, and the board's report of it."""
    facts = venue_facts(LISTED, [bundle(records)])
    drawn = picture([facts], AT, WITHIN)
    shown = build(
        edition=edition,
        partnership=("p", "Partnership"),
        partners={},
        listed=[facts],
        picture=drawn,
        not_counted=(),
        sources=(),
        is_listed=True,
        made_at=AT,
        software="venuecheck",
    )
    return drawn, shown


def samples(view: View) -> list[tuple[str, dict[str, str], float]]:
    """Give what Prometheus reads."""
    text = prometheus.render_venue(view, TEMPLATES).decode()
    families = text_string_to_metric_families(text)
    return [(each.name, dict(each.labels), each.value) for family in families for each in family.samples]


@pytest.fixture(params=VENUES)
def records(request: pytest.FixtureRequest) -> Records:
    """Give each of them."""
    return VENUES[request.param]


@pytest.fixture
def view(records: Records) -> View:
    """Give its own report, after the collation was held against it."""
    return agreed(records)[0]


def test_the_status_of_each_part_is_the_same_everywhere(records: Records, view: View) -> None:
    assert view.assessments is not None
    assert view.requirements is not None
    parts = {
        "filtering": view.filtering.status,
        "bookings": view.assessments.status,
        "requirements": view.requirements.status,
    }
    told = {labels["part"]: labels["status"] for name, labels, _ in samples(view) if name == "venuecheck_status"}
    assert told == {**{part: status.value for part, status in parts.items()}, "all": view.status.value}
    drawn, shown = collated(records)
    (standing,) = drawn.standings
    assert (standing.filtering, standing.bookings, standing.requirements) == tuple(parts.values())
    (page,) = shown.pages
    assert (page.filtering.status, page.bookings.status) == (view.filtering.status, view.assessments.status)
    bad = {Status.PROBLEM, Status.NOT_PROVEN, Status.OVERDUE, Status.NOT_REPORTED, Status.WAITING}
    root = ET.fromstring(junit.render_venue(view, TEMPLATES))  # noqa: S314 - our own
    failures, errors = int(root.attrib["failures"]), int(root.attrib["errors"])
    assert failures or Status.PROBLEM not in parts.values(), "never greener than the report"
    assert failures or errors or not bad & {*parts.values()}
    assert (nagios.exit_status(view) == 0) == (not bad & {*parts.values()})
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render_venue(view, TEMPLATES)))
    summary = {row[0]: row[1] for row in book["Summary"].iter_rows(min_row=2, values_only=True)}
    assert summary["Web filter"] == view.filtering.status_words == STATUS_WORDS[view.filtering.status]
    assert view.filtering.headline in render_html(view)
    assert f'"status": "{view.status.value}"' in json_format.render_venue(view, TEMPLATES).decode()


def test_pages_are_the_same_number_everywhere(records: Records, view: View) -> None:
    """In the report's tables, its figures for monitors, and in the partnership's table of failures."""
    counts = view.filtering.counts
    mine = {WRONG: counts.under_blocked, TOO_MUCH: counts.over_blocked, UNTOLD: counts.not_proven}
    figures = Counter[str]()
    for name, labels, value in samples(view):
        if name == "venuecheck_pages":
            figures[labels["result"]] += int(value)
    assert {result: figures[result.value] for result in mine} == mine
    rows = list(csv.DictReader(io.StringIO(csv_format.render_venue(view, TEMPLATES).decode("utf-8-sig"))))
    column = next(name for name in rows[0] if name.lower() == "result") if rows else ""
    written = Counter(row[column] for row in rows)
    assert {result: sum(written[word] for word in _words(result)) for result in mine} == mine
    line = nagios.render_venue(view, TEMPLATES).decode()
    assert all(f" {result.value}={number}" in line for result, number in mine.items())
    failing = collated(records)[0].failures.by_category
    board = {
        WRONG: sum(each.opened for each in failing),
        TOO_MUCH: sum(each.blocked for each in failing),
        UNTOLD: sum(each.not_told for each in failing),
    }
    assert board == mine


def _words(result: Result) -> set[str]:
    return {result.value, RESULT_WORDS[result], RESULT_WORDS[result].capitalize()}


def test_actions_and_requirements_are_the_same_number_everywhere(records: Records, view: View) -> None:
    figures = {name: value for name, _, value in samples(view)}
    assert (figures["venuecheck_actions"], figures["venuecheck_actions_late"]) == (view.actions_open, view.actions_late)
    assert f"actions_late={view.actions_late}" in nagios.render_venue(view, TEMPLATES).decode()
    drawn, shown = collated(records)
    assert (drawn.actions.open, drawn.actions.late) == (view.actions_open, view.actions_late)
    said = " ".join(shown.pages[0].facts)
    found = re.search(r"(\d+) actions? open, (\d+) of them late", said)
    told = (int(found[1]), int(found[2])) if found else (0, 0)
    assert told == (view.actions_open, view.actions_late)
    assert view.requirements is not None
    stands = [each.status for plan in view.requirements.plans for each in plan.requirements]
    assert {status: drawn.required[status] for status in Status} == {status: stands.count(status) for status in Status}
    assert view.requirements.counts.words == requirement_words(stands)
    if stands:
        assert view.requirements.counts.words in said


def test_the_public_edition_names_none_of_it(records: Records) -> None:
    _, shown = collated(records, Edition.PUBLIC)
    assert not shown.pages
    text = str(shown)
    assert not [name for name in (PUPILS, STAFF, "gone-wifi") if name in text]
