"""Plans read from YAML: what they become, and what is wrong with them and where."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError, Problem
from venuecheck.core.venue import VenueKind
from venuecheck.plans.period import months_after
from venuecheck.plans.plan import EvidenceKind, Wording
from venuecheck.plans.reading import read_plan
from venuecheck.service.linting import lint

_GOOD = """\
id: "our-plan"
version: 1
title: "Our plan"
edition: "2026"
by_default: false
requirements:
  - number: "21"
    text: "Networks are filtered."
    owners: ["IT"]
    venue_kinds: ["school"]
    wording: "deduced"
    evidence:
      - {kind: "filter_check", categories: ["adult"], probes: ["safe_search"], every_months: 6}
      - {kind: "answers", checklist: "venue-self-assessment", questions: ["wifi_filtered"]}
"""


def _problems(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_plan(read(text.encode(), "p.yaml"))
    return [str(problem) for problem in caught.value.problems]


def test_a_plan_is_read() -> None:
    plan = read_plan(read(_GOOD.encode(), "p.yaml"))
    (requirement,) = plan.requirements
    assert (plan.id, plan.by_default, requirement.number) == ("our-plan", False, "21")
    assert requirement.wording is Wording.DEDUCED
    assert [each.kind for each in requirement.evidence] == [EvidenceKind.FILTER_CHECK, EvidenceKind.ANSWERS]
    assert [each.every_months for each in requirement.evidence] == [6, 12]
    assert plan.of(VenueKind.SCHOOL) == plan.requirements
    assert plan.of(VenueKind.LIBRARY) == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id: "our-plan"', 'id: "Our Plan"', "p.yaml:1:5: 'Our Plan' cannot be an id"),
        ("version: 1", "version: 0", "p.yaml:2:10: a version is a number from 1"),
        ('title: "Our plan"', 'title: " "', "p.yaml:3:8: 'title' is empty"),
        ('number: "21"', 'number: "2 1"', "p.yaml:7:13: '2 1' cannot be a number here"),
        ('owners: ["IT"]', "owners: []", "p.yaml:9:13: nobody owns this"),
        ("every_months: 6", "every_months: 0", "p.yaml:13:94: every_months must be from 1 to 60"),
        ("filter_check", "filter", "p.yaml:13:16: 'filter' cannot be used here"),
        ('["school"]', '["shool"]', "p.yaml:10:19: 'shool' cannot be used here; did you mean 'school'?"),
        ('kind: "filter_check"', 'kind: "bookings"', "p.yaml:13:9: evidence of kind 'bookings' needs 'checklist'"),
        (', questions: ["wifi_filtered"]', "", "p.yaml:14:9: evidence of kind 'answers' needs 'questions'"),
        ('questions: ["wifi_filtered"]', 'look_for: "x"', "'look_for' says nothing about evidence of kind 'answers'"),
        ("by_default: false", "by_default: false\nplan: 1", "p.yaml:6:1: 'plan' is not known here"),
    ],
)
def test_a_mistake_is_said_with_its_place(old: str, new: str, said: str) -> None:
    assert old in _GOOD
    assert any(said in problem for problem in _problems(_GOOD.replace(old, new, 1))), _problems(
        _GOOD.replace(old, new, 1)
    )


def test_all_mistakes_are_said_at_once() -> None:
    twice = _GOOD + '  - {number: "21", text: "x", owners: [], evidence: []}\n'
    said = _problems(twice.replace('title: "Our plan"', 'title: ""'))
    assert len(said) == 4
    assert any("the number 21 is used twice" in each for each in said)
    assert any("nothing is said that meets this" in each for each in said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("venue-self-assessment", "venue-self", "there is no checklist 'venue-self'"),
        ("wifi_filtered", "wifi_filterd", "has no question 'wifi_filterd'; did you mean 'wifi_filtered'?"),
        ("safe_search", "safe_serch", "there is no question to the network 'safe_serch'"),
        ('"adult"', '"adultx"', "warning: no shipped list has a category 'adultx'"),
    ],
)
def test_lint_names_what_is_not_there(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "our-plan.yaml"
    path.write_text(_GOOD, "utf-8")
    assert lint((path,), date(2026, 11, 29))[1] == ()
    path.write_text(_GOOD.replace(old, new), "utf-8")
    (problem,) = lint((path,), date(2026, 11, 29))[1]
    assert said in str(problem)
    assert problem.line in {13, 14}


@given(st.text(max_size=200))
def test_any_text_is_a_plan_or_a_list_of_mistakes(text: str) -> None:
    written = _GOOD.replace("Networks are filtered.", text.replace('"', "'").replace("\\", "/"))
    problems: tuple[Problem, ...] = ()
    try:
        plan = read_plan(read(written.encode("utf-8", "replace"), "p.yaml"))
    except InputError as error:
        problems = error.problems
    assert all(problem.what for problem in problems)
    assert problems or plan.requirements[0].text.strip()


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(1, 60))
def test_months_later_is_later_and_in_that_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    assert later.day == day.day or months_after(later, 0).day >= 28


def test_a_mistake_of_form_does_not_hide_a_name_that_is_not_there(tmp_path: Path) -> None:
    """One round of lint names them all."""
    path = tmp_path / "plans" / "our-plan.yaml"
    path.parent.mkdir()
    wrong = _GOOD.replace("version: 1", "version: 0").replace("wifi_filtered", "wifi_filterd")
    path.write_text(wrong.replace('owners: ["IT"]', 'owners: ["IT"]\n    colour: "red"'), encoding="utf-8")
    said = "\n".join(str(problem) for problem in lint((path,), date(2026, 11, 29))[1])
    assert ":2:10: a version is a number from 1" in said
    assert "'colour' is not known here" in said
    assert "no question 'wifi_filterd'; did you mean 'wifi_filtered'?" in said


def test_of_evidence_whose_kind_is_not_known_nothing_else_is_said() -> None:
    """What would be said by the kind that stands in its place may take out a line that is right."""
    wrong = _GOOD.replace('kind: "filter_check"', 'kind: "letter", look_for: "The letter that was sent"', 1)
    (said,) = _problems(wrong)
    assert "'letter' cannot be used here; use one of: " in said
