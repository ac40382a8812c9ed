"""What pages say in figures and lists is what the program does."""

import re
from datetime import date
from pathlib import Path

from venuecheck import catalogue
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.linting import lint
from venuecheck.service.sites.retention_periods import DEFAULT_PERIODS, DRAFT, OTHER

DOCS = Path(__file__).parents[2] / "docs"


def test_the_eight_questions_of_an_ordinary_booking_are_those_of_the_checklist() -> None:
    told = re.findall(r"^\d\. (.+?\?)", (DOCS / "bookings.md").read_text("utf-8"), re.MULTILINE)
    checklist = checklist_in(catalogue.checklist_path("venue-booking"))
    first = checklist.examples[0]
    assert "eight questions" in first.title
    assert first.asked
    assert told == [checklist.by_id[name].text for name in first.asked[:8]]


def test_how_long_what_is_kept_is_what_is_kept_where_nobody_says_otherwise() -> None:
    page = (DOCS / "records.md").read_text("utf-8")
    told = [int(months) for months in re.findall(r"^\| .+ \| (\d+) \|$", page, re.MULTILINE)]
    of_a_row: tuple[tuple[str, ...], ...] = (
        (OutcomeKind.APPROVE, OutcomeKind.WITHDRAWN, OutcomeKind.NOT_AVAILABLE),
        (
            *(OutcomeKind.APPROVE_WITH_CONDITIONS, OutcomeKind.HOLD, OutcomeKind.REFER, OutcomeKind.REFUSE),
            *(OutcomeKind.CANCEL, OutcomeKind.ADVISE, "dismissal", "name_judgement", "people_screened"),
        ),
        (OutcomeKind.MET, OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET, "run", "override", OTHER),
        (OutcomeKind.NOT_FINISHED, DRAFT),
        ("shared_case",),
    )
    assert [{DEFAULT_PERIODS[name] for name in row} for row in of_a_row] == [{months} for months in told]
    assert {str(name) for row in of_a_row for name in row} == set(DEFAULT_PERIODS)


def test_a_question_that_is_added_as_the_page_says_is_one(tmp_path: Path) -> None:
    """And without its id among what an example says is asked, lint names that example and nothing else."""
    written = re.search(r"## Add a question.*?```yaml\nquestions:\n(.*?)```", _page("authoring.md"), re.DOTALL)
    assert written
    whole = catalogue.checklist_path("venue-booking").read_text("utf-8")
    whole = whole.replace('\nid: "venue-booking"', '\nid: "our-booking"')
    own = tmp_path / "our-booking.yaml"
    own.write_text(re.sub(r"\nquestions:\n", lambda head: head[0] + written[1], whole, count=1), "utf-8")
    _, forgotten = lint((own,), date(2026, 11, 29))
    assert ["keys_returned" in str(one) for one in forgotten] == [True]
    listed = own.read_text("utf-8").replace("\n    asked:\n", '\n    asked:\n      - "keys_returned"\n', 1)
    own.write_text(listed, "utf-8")
    assert not lint((own,), date(2026, 11, 29))[1]


def _page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")
