"""The list of partners: every mistake at its line, and what will be missed as a warning."""

from datetime import date
from pathlib import Path

import pytest

from tests.collate import forty
from venuecheck.service.linting import lint


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('id: "venue-02"', 'id: "venue-01"', "the id 'venue-01' is used twice"),
        ('id: "venue-02"', 'id: "Venue 2"', "'Venue 2' cannot be an id"),
        ('kind: "school"', 'kind: "scool"', "did you mean 'school'?"),
        ('id: "venue-01",', 'id: "venue-01", keys: ["12 34"],', "not the fingerprint of a key"),
        ("report_every_days: 91", "report_every_days: 0", "report_every_days must be from 1 to 732"),
        ("    chief_officer:", "    cheif_officer:", "did you mean 'chief_officer'?"),
        ('    contact: {name: "Office 1", email: "office1@example.test"}\n', "", "North Trust has no contact"),
        (
            '  - id: "partner-1"\n',
            '  - id: "partner-1"\n    changes: [{since: 2026-04-30, bound: duty}, {since: 2026-04-30, bound: duty}]\n',
            "partner-1 is bound twice from that day",
        ),
        (
            'id: "venue-01",',
            'id: "venue-01", changes: [{since: 2026-04-30, renamed: "A"}, {since: 2026-04-30, renamed: "B"}],',
            "venue-01 is renamed twice on that day",
        ),
    ],
)
def test_a_mistake_is_named_at_its_line(tmp_path: Path, before: str, after: str, said: str) -> None:
    """With its line and what to do."""
    path = tmp_path / "partners.yaml"
    text = forty.partners_yaml()
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    _, problems = lint((path,), date(2026, 11, 29))
    assert any(said in str(problem) and problem.line for problem in problems), problems


def test_a_sound_list_has_no_mistake(tmp_path: Path) -> None:
    """As the forty's is."""
    path = tmp_path / "partners.yaml"
    path.write_text(forty.partners_yaml(), "utf-8")
    assert lint((path,), date(2026, 11, 29))[1] == ()
