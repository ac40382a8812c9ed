"""The formats for spreadsheets, monitoring and print, each read back by another program's reader."""

import csv
import io
from collections import Counter
from datetime import datetime
from math import ceil
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from prometheus_client.parser import text_string_to_metric_families

from venuecheck.assurance.status import worst
from venuecheck.filtering.model.finding import Result
from venuecheck.report.format import Report, exit_status, load
from venuecheck.report.venue.networks import NetworkChecked
from venuecheck.report.venue.tables import tables
from venuecheck.report.venue.view import View

from . import samples as made
from .situations import SITUATIONS, TEMPLATES, view_of


@pytest.fixture(params=SITUATIONS)
def view(request: pytest.FixtureRequest) -> View:
    """Give each situation's view."""
    return SITUATIONS[request.param]()


def _counts(view: View) -> dict[Result, int]:
    """Give the numbers that every format must show."""
    counts = view.filtering.counts
    return {
        Result.UNDER_BLOCKED: counts.under_blocked,
        Result.OVER_BLOCKED: counts.over_blocked,
        Result.NOT_PROVEN: counts.not_proven,
        Result.AS_EXPECTED: counts.as_expected,
    }


def _rows(view: View) -> list[dict[str, str]]:
    written = load("csv", Report.VENUE).render_venue(view, TEMPLATES)
    assert written.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_a_finding(view: View) -> None:
    """The rows of pages count up to the report's own numbers, and every network has at least one row."""
    rows = _rows(view)
    found = Counter(row["Result"] for row in rows if row["Kind"] == "page")
    assert {result: found[result.value] for result in Result} == _counts(view)
    assert {row["Network"].lstrip("'") for row in rows} == {network.name for network in view.filtering.networks}
    asked = sum(len(each.questions) for each in view.filtering.networks if isinstance(each, NetworkChecked))
    assert sum(row["Kind"] == "question" for row in rows) == asked


@pytest.mark.parametrize("hostile", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", " =1", "=cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(hostile: str) -> None:
    """Text that a spreadsheet program would run is written so that it is read."""
    network = made.PUPILS.__class__(id="pupil-wifi", name=hostile, user_group=hostile)
    view = view_of((network,), ())
    cells = {cell for row in _rows(view) for cell in row.values()}
    assert not [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t"))]
    book = _book(view)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds <= {"s", "n", "d"}, "no formula"
    assert hostile.strip() in {cell.value for row in book["Findings"].iter_rows() for cell in row}


def _book(view: View) -> Any:
    return openpyxl.load_workbook(io.BytesIO(load("xlsx", Report.VENUE).render_venue(view, TEMPLATES)))


def test_workbook_has_a_sheet_a_table(view: View) -> None:
    """Each table is a sheet with the same cells, a filter on, and its header row held in place."""
    book = _book(view)
    expected = tables(view)
    assert book.sheetnames == [table.title for table in expected]
    for table in expected:
        sheet = book[table.title]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        written = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
        assert written[0] == table.columns
        for row, cells in zip(table.rows, written[1:], strict=True):
            read = [cell.date() if isinstance(cell, datetime) else cell if cell is not None else "" for cell in cells]
            assert read == list(row)
    summary = dict(row for row in book["Summary"].iter_rows(min_row=2, values_only=True))
    assert summary["Should be blocked but opened"] == view.filtering.counts.under_blocked
    assert summary["Could not tell"] == view.filtering.counts.not_proven
    assert summary["As expected"] == view.filtering.counts.as_expected


def test_no_row_of_the_workbook_cuts_its_text() -> None:
    """A row is as high as its longest cell needs, and on paper each sheet says which it is."""
    book = _book(SITUATIONS["school"]())
    for sheet in book:
        assert sheet.oddHeader.left.text == "&A"
        wide = {number: one.width for one in sheet.column_dimensions.values() for number in range(one.min, one.max + 1)}
        for row in sheet.iter_rows():
            lines = max(
                (ceil(len(cell.value) / wide[cell.column]) for cell in row if isinstance(cell.value, str)), default=1
            )
            high = sheet.row_dimensions[row[0].row].height or 15
            assert high >= min(15 * lines, 300), (sheet.title, row[0].row)


def test_junit_fails_where_the_report_does(view: View) -> None:
    """Wrong pages are failures, unclear ones errors, and what nobody checked is never green."""
    root = ET.fromstring(load("junit", Report.VENUE).render_venue(view, TEMPLATES))  # noqa: S314 - our own
    cases = root.findall("testsuite/testcase")
    assert int(root.attrib["tests"]) == len(cases)
    assert int(root.attrib["failures"]) == sum(case.find("failure") is not None for case in cases)
    assert int(root.attrib["errors"]) == sum(case.find("error") is not None for case in cases)
    checked = [each for each in view.filtering.networks if isinstance(each, NetworkChecked)]
    pages = {
        (f"{each.id}.{category.id}", page.page): page.result
        for each in checked
        for category in each.categories
        for page in category.pages
    }
    tags = {Result.UNDER_BLOCKED: "failure", Result.OVER_BLOCKED: "failure", Result.NOT_PROVEN: "error"}
    seen = Counter[Result]()
    for case in cases:
        result = pages.get((case.attrib["classname"], case.attrib["name"]))
        if result is not None:
            seen[result] += 1
            assert [child.tag for child in case] == ([tags[result]] if result in tags else [])
    assert seen == Counter({result: number for result, number in _counts(view).items() if number})
    if view.status.value in {"problem", "not_proven", "not_reported", "overdue", "waiting"}:
        assert int(root.attrib["failures"]) + int(root.attrib["errors"]) > 0


def test_prometheus_has_the_same_numbers(view: View) -> None:
    """The official reader reads every figure; a network without a check has a status and no counts."""
    text = load("prometheus", Report.VENUE).render_venue(view, TEMPLATES).decode()
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    pages = Counter[str]()
    for sample in samples:
        if sample.name == "venuecheck_pages":
            pages[sample.labels["result"]] += int(sample.value)
    assert {result: pages[result.value] for result in Result} == _counts(view)
    stands = {
        sample.labels["network"]: sample.labels["status"]
        for sample in samples
        if sample.name == "venuecheck_network_status" and sample.value == 1
    }
    assert stands == {network.id: network.status.value for network in view.filtering.networks}
    counted = {sample.labels["network"] for sample in samples if sample.name == "venuecheck_pages"}
    tested = [each for each in view.filtering.networks if isinstance(each, NetworkChecked) and each.categories]
    assert counted == {each.id for each in tested}
    made_at = next(sample.value for sample in samples if sample.name == "venuecheck_report_timestamp_seconds")
    assert made_at == view.made_at.timestamp()


def _standing(view: View) -> Counter[str]:
    """Recount how many requirements stand how."""
    plans = view.requirements.plans if view.requirements is not None else ()
    return Counter(each.status.value for plan in plans for each in plan.requirements)


def test_requirements_and_actions_are_the_same_numbers_everywhere(view: View) -> None:
    """A plain recount of requirements and actions, against the view, the workbook, JUnit, Prometheus and Nagios."""
    stands = _standing(view)
    book = _book(view)
    summary = dict(row for row in book["Summary"].iter_rows(min_row=2, values_only=True))
    assert summary["Actions"] == len(view.actions) == view.actions_open
    assert summary["Actions closed in the last year"] == len(view.closed_actions) == view.actions_closed
    text = load("prometheus", Report.VENUE).render_venue(view, TEMPLATES).decode()
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    figures = {sample.name: sample.value for sample in samples if sample.name.startswith("venuecheck_actions")}
    assert figures["venuecheck_actions"] == view.actions_open
    assert figures["venuecheck_actions_closed"] == view.actions_closed
    measured = Counter(each.labels["status"] for each in samples if each.name == "venuecheck_requirement_status")
    assert measured == stands
    cases = ET.fromstring(load("junit", Report.VENUE).render_venue(view, TEMPLATES)).findall("testsuite/testcase")  # noqa: S314 - our own
    required = [case for case in cases if case.attrib["classname"].startswith("requirements.")]
    failed = [case.find("failure") is not None for case in required]
    passed = [len(case) == 0 for case in required]
    if view.requirements is None:
        assert not required
        return
    counts = view.requirements.counts
    in_words = {
        "shown": "fine",
        "needing_action": "problem",
        "could_not_tell": "not_proven",
        "overdue": "overdue",
        "not_reported": "not_reported",
        "waiting": "waiting",
        "not_applicable": "not_applicable",
    }
    assert {name: getattr(counts, name) for name in in_words} == {name: stands[each] for name, each in in_words.items()}
    assert counts.total == stands.total() == summary["Requirements"] == len(required)
    assert summary["Requirements shown"] == counts.shown == sum(passed)
    assert summary["Requirements needing action"] == counts.needing_action == sum(failed)
    assert summary["Requirements overdue"] == counts.overdue
    assert summary["Requirements not reported"] == counts.not_reported
    sheet = list(book["Requirements"].iter_rows(min_row=2, values_only=True))
    assert len(sheet) == counts.total
    line = load("nagios", Report.VENUE).render_venue(view, TEMPLATES).decode()
    assert f"requirements_overdue={counts.overdue} requirements_not_reported={counts.not_reported}" in line


_STATES = {"fine": (0, "OK"), "problem": (2, "CRITICAL"), "not_reported": (3, "UNKNOWN")}


def test_nagios_line_and_status(view: View) -> None:
    """One line with the word of its exit status, never greener than a part of the report, and the same figures."""
    module = load("nagios", Report.VENUE)
    line = module.render_venue(view, TEMPLATES).decode()
    parts = [part.status for part in (view.filtering, view.assessments, view.requirements) if part is not None]
    status, word = _STATES.get(worst(parts).value, (1, "WARNING"))
    for part in (view.filtering, view.assessments, view.requirements):
        assert part is None or part.headline.replace("|", "/") in line
    assert exit_status(module, view) == status
    assert line.count("\n") == 1
    assert line.count("|") == 1
    assert line.startswith(f"VENUECHECK {word} - ")
    assert len(line) < 8192
    figures = dict(figure.split("=") for figure in line.split(" | ")[1].split())
    assert {result: int(figures[result.value]) for result in Result} == _counts(view)


def test_other_formats_end_well() -> None:
    """Only a format with a convention of its own turns a failing filter into an exit status."""
    for format_id in ("html", "json", "csv", "junit"):
        assert exit_status(load(format_id, Report.VENUE), SITUATIONS["school"]()) == 0
