"""What differs between two checklists is said in words; whatever changes what it says is seen."""

import re
from datetime import date

import pytest

from tests.assessment.samples import SMALL, small
from venuecheck.core.problem import InvalidError
from venuecheck.report.checklist.difference import changes_text, checklist_changes
from venuecheck.service.checklists.pages import Reader, show
from venuecheck.service.looking_over import to_hand_out

TODAY = date(2026, 11, 30)


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
            ["event: words of an answer", "  - A sale [sale]", "  + A fair [sale]"],
        ),
        (
            '      - id: "sale"\n        text: "A sale"',
            '      - id: "sale"\n        text: "A sale"\n      - id: "fair"\n        text: "A fair"',
            ["event: an answer is new\n  + A fair [fair]"],
        ),
        ('title: "Ask first"', 'title: "Ask somebody"', ["ask-first: its words", "  + Ask somebody"]),
        ('reason: "Goods first."', 'reason: "See them first."', ["Ask first: its reason", "  - Goods first."]),
        ('type: "text"\n    required: false', 'type: "text"\n    required: true', ["  - no", "  + yes"]),
        ('title: "Ask"', 'title: "Asking"', ["== Sections ==", "  - Ask", "  + Asking"]),
        ('title: "Small"', 'title: "Smaller"', ["title: differs"]),
        ('url: "https://a.example/guide"', 'url: "https://a.example/other"', ["event: what it rests on"]),
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


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ('text: "What is it?"', 'text: "What is planned?"'),
        ('text: "A sale"', 'text: "A fair"'),
        ('title: "Ask first"', 'title: "Ask somebody"'),
        ('title: "Ask"', 'title: "Asking"'),
        ('text: "Nobody has seen the goods."', 'text: "The goods are unseen."'),
        ('text: "The invoice is shown."', 'text: "The bill is shown."'),
    ],
)
def test_new_words_of_what_has_the_same_id_are_one_change(was: str, now: str) -> None:
    """No condition and no rule that speaks of it has changed."""
    (change,) = checklist_changes(small(), small(SMALL.replace(f"{was}\n", f"{now}\n")))
    assert "" not in (change.before, change.after)
    assert "words" in change.what or "heading" in change.what


TERM = SMALL.replace('when: "any(speakers', 'text: "it costs much"\n    when: "any(speakers')


@pytest.mark.parametrize(
    ("text", "was", "now", "about", "what"),
    [
        (SMALL, "remark", "note", "note", "its id; it was remark"),
        (SMALL, "sale", "fair", "event: fair", "the id of an answer; it was sale"),
        (SMALL, "seen", "looked_at", "looked_at", "its id; it was seen"),
        (SMALL, "costly", "dear", "dear", "its id; it was costly"),
        (TERM, "costly", "dear", "dear", "its id; it was costly"),
        (SMALL, "ask-first", "ask-them", "ask-them", "its id; it was ask-first"),
        (SMALL, "ask(?!-)", "first", "first", "its id; it was ask"),
    ],
)
def test_what_is_only_called_otherwise_is_one_change(text: str, was: str, now: str, about: str, what: str) -> None:
    """Wherever its id stands, and though a term has no words, or has words of its own."""
    renamed = re.sub(rf"""(?<=["']){was}\b|\b{was}(?=: ")""", now, text)
    (change,) = checklist_changes(small(text), small(renamed))
    assert (change.about, change.what, change.before, change.after) == (about, what, "", "")


def test_what_means_the_same_is_told_from_what_does_not() -> None:
    bracketed = SMALL.replace('when: "any(speakers', 'when: "(any(speakers').replace('> 1000)"', '> 1000))"')
    assert bracketed != SMALL
    (change,) = checklist_changes(small(), small(bracketed))
    assert change.what.endswith("it asks the same, and the same follows")


def test_a_term_that_is_new_or_has_other_words_is_said() -> None:
    new = checklist_changes(small(), small(TERM))
    assert [(one.about, one.what) for one in new if one.part == "What is meant by"] == [("it costs much", "new")]
    (change,) = checklist_changes(small(TERM), small(TERM.replace("it costs much", "it is dear")))
    assert (change.about, change.what, change.after) == ("costly", "its words", "it is dear")


def test_what_a_term_stands_for_is_compared_though_its_words_are_the_same() -> None:
    (change,) = checklist_changes(small(TERM), small(TERM.replace("> 1000", "> 2000")))
    assert (change.about, change.what) == ("it costs much", "when that is so")
    assert "2000" in change.after


def test_the_same_is_said_to_be_the_same() -> None:
    said = list(changes_text(checklist_changes(small(), small(f"# a remark\n{SMALL}"))))
    assert said == ["Both ask the same, and the same follows."]


def test_a_checklist_is_looked_at_as_a_clerk_and_as_an_organiser() -> None:
    checklist = to_hand_out("venue-booking", TODAY)[1]
    author, clerk, organiser = (show(checklist, "text", reader=reader).decode() for reader in Reader)
    assert "== What is recommended ==" in author
    assert "== What is recommended ==" not in clerk + organiser
    assert "Who is the booking for?" in clerk
    assert "Who is your booking for?" in organiser
    assert "; id: " in author
    assert "; id: " not in clerk + organiser, "ids are the author's"
    assert "[own_group]" not in clerk + organiser
    with pytest.raises(InvalidError, match="organiser"):
        show(to_hand_out("venue-self-assessment", TODAY)[1], "text", reader=Reader.ORGANISER)
