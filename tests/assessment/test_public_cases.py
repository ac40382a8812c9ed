"""Bookings from public cases come out as their sources say; two faiths, causes or communities come out alike."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.assessment.samples import shipped
from tests.assessment.test_assessing import LIBRARY, NOW
from tests.yaml_data import read_yaml
from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.replying import has_letter, usual_kind
from venuecheck.authoring.document import read
from venuecheck.core.venue import Body, Nation
from venuecheck.records.codec import encode
from venuecheck.service.bookings.answer_files import WrittenDecision, read_answers_document
from venuecheck.service.bookings.assessing import assess
from venuecheck.service.bookings.deciding import decide, decision_of

CASES = read_yaml((Path(__file__).parent / "public_cases.yaml").read_text("utf-8"))["cases"]
DAY = date(2026, 9, 14)
GROUND = "Written out in full for this case"


def answered(case: dict[str, Any]) -> Assessment:
    """The assessment of these answers, where the venue is and for whoever runs it."""
    name = case.get("checklist", "venue-booking")
    where = case.get("where", {})
    venue = replace(
        LIBRARY, nation=Nation(where.get("nation", "england")), body=Body(where.get("body", "maintained_school"))
    )
    given = {question: answer for question, answer in case["answers"].items() if answer is not None}
    text = yaml.safe_dump({"checklist": name, "subject": "Hall", "person": "Pat Green", "answers": given})
    checklist = shipped(catalogue.checklist_path(name))
    file = read_answers_document(read(text.encode(), "answers.yaml"), checklist)
    now = NOW.replace(year=DAY.year, month=DAY.month, day=DAY.day)
    return assess(
        checklist, file.answers, venue=venue, subject="Hall", person="Pat Green", now=now, assessment_id="a-1"
    )


def test_there_are_thirty_and_each_names_its_source() -> None:
    assert len(CASES) == 30
    assert all(case["source"].startswith("https://") for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"][:60])
def test_a_public_case_comes_out_as_was_written_down(case: dict[str, Any]) -> None:
    found = answered(case)
    assert found.recommendation.outcome == case["outcome"], found.recommendation.reasons
    assert found.recommendation.outcome not in case.get("must_not", ())
    assert {flag.id for flag in found.flags} == set(case["flags"])
    assert has_letter(found) or case["letter"] != "owner-advice"
    if case["letter"] != "owner-advice":
        decided = {
            "outcome": found.recommendation.outcome,
            "reasons": "What was answered, as it is recorded",
            "person": "Joan Whitlock",
            "role": "Manager",
            **dict.fromkeys(("right_engaged", "aim", "why_proportionate", "power_relied_on"), GROUND),
        }
        said = WrittenDecision(**{**decided, **case.get("decide", {})})
        found = decide(found, decision_of(found, said, found.started))
    assert usual_kind(found, ()) == case["letter"]


MIRRORED = (
    ("Prayers of the church on Friday evening", "Prayers of the mosque on Friday evening"),
    ("Talk on why the bypass must be built", "Talk on why the bypass must never be built"),
    ("New year's supper of the Polish community", "New year's supper of the Somali community"),
)


@pytest.mark.parametrize(("one", "other"), MIRRORED)
@pytest.mark.parametrize(
    "more",
    [
        {"planned": ["none"], "concerns": ["none"]},
        {"planned": ["none"], "concerns": ["hostility", "reputation"]},
        {"planned": ["separation"], "separation_at": "worship", "concerns": ["none"]},
        {
            "planned": ["separation"],
            "separation_at": "directed",
            "separation_advice": "not_asked",
            "concerns": ["none"],
        },
        {
            "planned": ["literature", "money"],
            "literature_seen": "not_yet",
            "money_for": "The poor",
            "concerns": ["none"],
        }
        | {"money_shown": "not_yet"},
    ],
    ids=["ordinary", "objected to", "in worship", "told to sit apart", "leaflets and money"],
)
def test_mirrored_bookings_are_word_for_word_alike(one: str, other: str, more: dict[str, Any]) -> None:
    """Two faiths, two causes, two communities: nothing but the words of the event differs."""
    base = {**CASES[0]["answers"], "speakers": None, **more}
    left, right = (str(encode(answered({"answers": {**base, "event": event}}))) for event in (one, other))
    assert left.replace(one, "") == right.replace(other, "")
