"""What differs between two checklists is said in words; whatever changes what it says is seen."""

import pytest

from tests.assessment.samples import SMALL, small
from venuecheck.core.problem import InvalidError
from venuecheck.report.checklist.difference import changes_text, checklist_changes
from venuecheck.service.checklists.pages import Reader, opened, show


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        (
            'text: "What is it?"',
            'text: "What is planned?"',
            ["event: its words", "  - What is it?", "  + What is planned?"],
        ),
        ("ask_if: \"event == 'sale'\"", "ask_if: \"event == 'talk'\"", ["seen: when it is asked"]),
        (
            '      - id: "sale"\n        text: "A sale"',
            '      - id: "sale"\n        text: "A fair"',
            ["an answer is gone"],
        ),
        ('type: "text"\n    required: false', 'type: "text"\n    required: true', ["  - no", "  + yes"]),
        ('title: "Ask"', 'title: "Asking"', ["== Sections ==", "  - Ask", "  + Asking"]),
        ('title: "Small"', 'title: "Smaller"', ["title: differs"]),
        ('url: "https://a.example/guide"', 'url: "https://a.example/other"', ["event: what it rests on"]),
        ('"remark"', '"note"', ["remark: gone", "note: new"]),
        (
            'type: "text"\n',
            'type: "text"\n    expires_after_days: 9\n',
            ["remark: for how many days its answer counts"],
        ),
    ],
)
def test_what_differs_is_said(was: str, now: str, says: list[str]) -> None:
    assert was in SMALL
    text = "\n".join(changes_text(checklist_changes(small(), small(SMALL.replace(was, now)))))
    assert all(each in text for each in says), text


def test_the_same_is_said_to_be_the_same() -> None:
    said = list(changes_text(checklist_changes(small(), small(f"# a remark\n{SMALL}"))))
    assert said == ["Both ask the same, and the same follows."]


def test_a_checklist_is_looked_at_as_a_clerk_and_as_an_organiser() -> None:
    checklist = opened("venue-booking")[1]
    author, clerk, organiser = (show(checklist, "text", reader=reader).decode() for reader in Reader)
    assert "== What is recommended ==" in author
    assert "== What is recommended ==" not in clerk + organiser
    assert "Who is the booking for?" in clerk
    assert "Who is your booking for?" in organiser
    assert "; id: " in author
    assert "; id: " not in clerk + organiser, "ids are the author's"
    assert "[own_group]" not in clerk + organiser
    with pytest.raises(InvalidError, match="organiser"):
        show(opened("venue-self-assessment")[1], "text", reader=Reader.ORGANISER)
