"""What pages say in figures and lists is what the program does."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from venuecheck import catalogue
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assessment.condition import read_condition
from venuecheck.assessment.day_answers import WHEN_AND_WHERE
from venuecheck.assessment.expression import Kind, Type, Vocabulary
from venuecheck.assessment.syntax import ConditionError
from venuecheck.assessment.walk import CIRCUMSTANCES, Circumstances, walk
from venuecheck.authoring import document
from venuecheck.filtering.limits import Limits
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.filter_checks import published_references
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


def test_how_many_questions_and_pages_a_booking_takes_is_told_once_and_as_it_is() -> None:
    """Of an ordinary group, and of somebody's own: what is one thing stands on one page."""
    checklist = checklist_in(catalogue.checklist_path("venue-booking"))
    group = checklist.examples[0]
    took = []
    for booking_for in ("own_group", "myself"):
        answers = replace(group.answers, values={**group.answers.values, "booking_for": booking_for})
        asked = [step.path for step in walk(checklist, answers, Circumstances(today=group.today, records={})).asked]
        took += [len(asked), 1 + len(set(asked) - WHEN_AND_WHERE)]
    questions, pages, own_questions, own_pages = took
    told = " ".join(_page("bookings.md").split())
    assert f"takes {questions} questions, on {pages} pages" in told
    assert f"or {own_questions} on {own_pages} for somebody's own" in told
    assert f"(every question answered): {pages} pages with a question each" in _page("in-a-browser.md")


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


def test_every_condition_that_the_page_shows_can_be_written() -> None:
    """And what it says is none, is none."""
    text, yes_no = Type(kind=Kind.TEXT), Type(kind=Kind.TEXT, options=frozenset({"yes", "no"}))
    names: dict[str, Type] = {
        **CIRCUMSTANCES,
        "talk": yes_no,
        "kind": Type(kind=Kind.TEXT, options=frozenset({"talk", "film"})),
        "planned": Type(kind=Kind.CHOICES, options=frozenset({"talk", "film"})),
        "guests": Type(kind=Kind.NUMBER),
        "event_date": Type(kind=Kind.DATE),
        "many_people": Type(kind=Kind.TRUTH),
    }
    known = Vocabulary(names=names, repeats={"speakers": {"paid": yes_no, "name": text}})
    part = _page("authoring.md").partition("## How a condition is written")[2].partition("\n## ")[0]
    shown = re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE)
    assert len(shown) > 12
    other_ways = re.findall(r"`([^`]+)`", part.partition("Python's other ways:")[2].partition(" There are no")[0])
    assert len(other_ways) > 3
    for condition in (
        *shown,
        *other_ways,
        "kind in ('talk', 'film',)",
        "talk",
        "days(today, event_date) < 5",
        "all(speakers, paid == 'yes')",
    ):
        read_condition(condition, known)
    for foreign in ("talk = 'yes'", "talk <> 'yes'", "talk AND kind", "selected(talk, 'yes')", "${talk} == 'yes'"):
        with pytest.raises(ConditionError) as told:
            read_condition(foreign, known)
        assert all(fault.fix for fault in told.value.faults)


_MEASURED = {"truth", "screening", "performance", "reliability"}
"""Pages of what was measured: they quote what others wrote."""
_PHRASE = re.compile(r"\*\*([^*]+)\*\*|“([^”]+)”")
_LEAD = re.compile(r"(?:^|\n|[.!] )(?:[-|] |\d+\. )?$")
"""Before what leads into a paragraph or a line of a list: this is the page's own, whatever is in bold."""


def test_times_and_sizes_stand_where_they_were_measured_or_are_the_programs_own() -> None:
    """So that none goes stale: the other pages lead to those of what was measured, which name command and machine."""
    own = {
        f"{Limits().step_timeout:.0f} seconds",
        f"{published_references.WHOLE_SECONDS:.0f} seconds",
        f"{published_references.MAX_BYTES // 2**20} MiB",
        f"{document.MAX_BYTES // 2**20} MiB",
    }
    quantity = re.compile(r"\b\d[\d,.]*\s(?:seconds|minutes|hours|ms|KiB|MiB|GiB|MB|GB)\b")
    pages = (DOCS.parent / "README.md", *(path for path in DOCS.glob("*.md") if path.stem not in _MEASURED))
    quoted = {each for path in pages for each in quantity.findall(path.read_text("utf-8"))}
    assert quoted == own


@pytest.fixture(scope="module")
def said() -> str:
    """All that the program can say, in small letters and one line."""
    kinds = {".py", ".html", ".yaml", ".txt", ".mjs", ".json"}
    folders = ("venuecheck", "checklists", "reports", "web_assets")
    files = [path for folder in folders for path in (DOCS.parent / folder).rglob("*") if path.suffix in kinds]
    return _in_one_line("\n".join(path.read_text("utf-8") for path in files if "node_modules" not in path.parts))


def _in_one_line(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


@pytest.mark.parametrize("page", sorted(path.stem for path in DOCS.glob("*.md") if path.stem not in _MEASURED))
def test_what_a_page_quotes_of_the_program_stands_there(page: str, said: str) -> None:
    text = re.sub(r"```.*?```", "", _page(f"{page}.md"), flags=re.DOTALL)
    found = [each for each in _PHRASE.finditer(text) if each[2] or not _LEAD.search(text[: each.start()])]
    quoted = [_in_one_line(each[1] or each[2]).rstrip(".?:!") for each in found]
    assert [each for each in quoted if each not in said] == []


def _page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")
