"""Self-assessments, settings and advice come out as their public sources say."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.assessment.samples import shipped
from tests.assessment.test_assessing import LIBRARY, NOW
from tests.yaml_data import read_yaml
from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment
from venuecheck.authoring.document import read
from venuecheck.core.venue import Body, Nation, VenueKind
from venuecheck.service.bookings.answer_files import read_answers_document
from venuecheck.service.bookings.assessing import assess

CASES = read_yaml((Path(__file__).parent / "public_settings.yaml").read_text("utf-8"))["cases"]


def answered(case: dict[str, Any]) -> Assessment:
    """The assessment of these answers, where the venue is and for whoever runs it."""
    where = {"kind": "school", "nation": "england", "body": "maintained_school", **case.get("where", {})}
    venue = replace(LIBRARY, kind=VenueKind(where["kind"]), nation=Nation(where["nation"]), body=Body(where["body"]))
    checklist = shipped(catalogue.checklist_path(case["checklist"]))
    written = {"checklist": case["checklist"], "subject": "Hall", "person": "Pat Green", "answers": case["answers"]}
    file = read_answers_document(read(yaml.safe_dump(written).encode(), "answers.yaml"), checklist)
    return assess(checklist, file.answers, venue=venue, subject="Hall", person="Pat", now=NOW, assessment_id="a-1")


def test_each_names_its_source() -> None:
    assert len(CASES) == 19
    assert all(case["source"].startswith("https://") for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"][:60])
def test_a_public_case_comes_out_as_was_written_down(case: dict[str, Any]) -> None:
    found = answered(case)
    assert found.recommendation.outcome == case["outcome"], found.recommendation.reasons
    assert {flag.id for flag in found.flags} == set(case["flags"])
    told = " ".join(
        [
            *(action.text for action in found.actions),
            *(flag.text for flag in found.flags),
            *found.recommendation.conditions,
        ]
    )
    for words in case.get("says", ()):
        assert words in told
    for words in case.get("never", ()):
        assert words not in told


@pytest.mark.parametrize("before", ["danger", "child", "adult", "violence"])
def test_which_worry_it_was_is_not_kept_where_a_file_of_an_earlier_version_says_it(before: str) -> None:
    """The booking says that there is one, and nothing that would tell which."""
    case = CASES[0]
    found = answered({**case, "answers": {**case["answers"], "worries": before}})
    assert found == answered(case)
