"""What a match may do: a weak one nothing at all, a strong one pauses and refuses nothing, whatever was answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessment.filling_in import filled
from tests.assessment.samples import TODAY, shipped
from venuecheck import catalogue
from venuecheck.assessment.answers import Answers, Value
from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, OutcomeKind, Weight
from venuecheck.assessment.checklist import Checklist, Question
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.name_check import judged
from venuecheck.assessment.replying import is_held, obstacle, usual_kind
from venuecheck.assessment.screened import Judgement, Looked, PossibleMatch, Sought, Word
from venuecheck.core.action import Action
from venuecheck.core.venue import Nation, Venue, VenueKind
from venuecheck.service.bookings.assessing import assess

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
VENUE = Venue(id="hall", name="The Hall", kind=VenueKind.LIBRARY)
WITH_NAMES = [
    path for path in catalogue.checklists() if any(getattr(item, "screen", "") for item in shipped(path).items)
]
FEW = settings(max_examples=40)
MATCH = PossibleMatch(listed="Example Front", list_name="A list", list_date="1 May 2026", entry="own/x", why="alike")


@dataclass(slots=True)
class Finds:
    """A screener that finds one match of this strength at the names whose numbers it has."""

    at: frozenset[int]
    weak: bool
    problem: str = ""

    def look_up(self, names: Sequence[Sought]) -> list[Looked]:
        """Look the names up."""
        match = replace(MATCH, weak=self.weak)
        return [
            Looked(matches=(match,) if number in self.at else (), lists=("A list, 1 May 2026",), problem=self.problem)
            for number, _ in enumerate(names)
        ]


def any_booking(data: st.DataObject) -> tuple[Checklist, Answers]:
    """Answer a checklist that looks names up, one way or another."""
    checklist = shipped(data.draw(st.sampled_from(WITH_NAMES)))

    def choose(_: Question, values: tuple[Value, ...]) -> Value:
        return data.draw(st.sampled_from(values))

    return checklist, filled(checklist, choose)[0]


def assessed(checklist: Checklist, answers: Answers, finds: Finds) -> Assessment:
    """Assess it with what is found."""
    return assess(
        checklist,
        answers,
        venue=VENUE,
        subject="Hall",
        person="Pat Green",
        now=NOW,
        assessment_id="a-1",
        screener=finds,
    )


def letters(one: Assessment) -> list[object]:
    """Say all that there is to say about letters."""
    obstacles = [obstacle(one, kind, (), NOW.date(), Nation.ENGLAND) for kind in LetterKind]
    return [is_held(one, ()), usual_kind(one, ()), obstacles]


numbers = st.frozensets(st.integers(0, 6), min_size=1)


def test_there_are_checklists_that_look_names_up() -> None:
    """Otherwise the properties below would hold of nothing."""
    assert {path.stem for path in WITH_NAMES} >= {"venue-booking", "leaflets-and-stalls", "out-of-school-settings"}


@FEW
@given(st.data(), numbers, st.sampled_from(["", "The list is 90 days old."]))
def test_a_weak_match_changes_no_recommendation_letter_or_deadline(
    data: st.DataObject, at: frozenset[int], problem: str
) -> None:
    """Beside the name it is shown, and that is all, on lists of whatever age."""
    checklist, answers = any_booking(data)
    none = assessed(checklist, answers, Finds(frozenset(), weak=True, problem=problem))
    weak = assessed(checklist, answers, Finds(at, weak=True, problem=problem))
    assert weak.recommendation == none.recommendation
    assert weak.actions == none.actions
    assert letters(weak) == letters(none)
    grave = [flag for flag in weak.flags if flag.weight is not Weight.ADVISORY]
    assert grave == [flag for flag in none.flags if flag.weight is not Weight.ADVISORY]


@FEW
@given(st.data(), numbers)
def test_a_strong_match_pauses_and_never_refuses(data: st.DataObject, at: frozenset[int]) -> None:
    """No booking with one reads "approve", none is refused for it, and it is judged the same day."""
    checklist, answers = any_booking(data)
    none = assessed(checklist, answers, Finds(frozenset(), weak=False))
    strong = assessed(checklist, answers, Finds(at, weak=False))
    if not any(one.open for one in strong.screened):
        assert strong.recommendation == none.recommendation
        return
    assert strong.recommendation.kind not in APPROVING_KINDS
    assert (strong.recommendation.kind is OutcomeKind.REFUSE) is (none.recommendation.kind is OutcomeKind.REFUSE)
    assert [one.due for one in strong.actions if one.id == "ask-about-names"] == [TODAY.today]
    assert is_held(strong, ())
    assert usual_kind(strong, ()) is LetterKind.HOLDING


@FEW
@given(st.data(), numbers, st.sampled_from(["weak", "strong"]), st.sampled_from(Word))
def test_a_persons_word_counts_for_weak_and_strong_alike(
    data: st.DataObject, at: frozenset[int], strength: str, word: Word
) -> None:
    """Not the same: nothing is left to do. Otherwise the steps follow, and the booking is held."""
    checklist, answers = any_booking(data)
    found = assessed(checklist, answers, Finds(at, weak=strength == "weak"))
    step = Action(id="name-write-down", text="Write down what you found.", owner="the person who decides")
    done = found
    for one in found.screened:
        said = partial(Judgement, name=one.name, entry="own/x", word=word, reason="Seen", person="Joan", at=NOW)
        done = judged(done, said(steps=() if word is Word.NOT_THE_SAME else (step,)))
    tasks = {one.id: one.due for one in done.actions}
    assert "ask-about-names" not in tasks
    held = any(one.matches for one in found.screened) and word is not Word.NOT_THE_SAME
    assert (tasks.get("name-write-down") == NOW.date()) is held
    assert any(one.open for one in done.screened) is held
    assert not held or done.recommendation.kind not in APPROVING_KINDS
    assert (done.recommendation.kind is OutcomeKind.REFUSE) is (found.recommendation.kind is OutcomeKind.REFUSE)


@pytest.mark.parametrize("path", WITH_NAMES, ids=lambda path: path.stem)
def test_no_organiser_is_asked_for_a_year_of_birth(path: Path) -> None:
    """It tells people apart, and only staff add it, from public particulars."""
    text = path.read_text(encoding="utf-8").casefold()
    assert "year of birth" not in text
    assert "date of birth" not in text
