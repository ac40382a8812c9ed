"""Bookings that somebody outside wrote down, with what must come of each: outcome, points, words of the letter."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.yaml_data import read_yaml
from venuecheck import catalogue
from venuecheck.assessment.addressee import addressee
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.grounds import at_once_ahead
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.replying import has_letter, usual_kind
from venuecheck.authoring.document import read
from venuecheck.core.venue import Body, Nation, VenueKind
from venuecheck.records.codec import encode
from venuecheck.service.bookings.answer_files import WrittenDecision, read_answers_document
from venuecheck.service.bookings.assessing import assess
from venuecheck.service.bookings.deciding import IncompleteDecisionError, decide, decision_of
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letters import Beside, drawn_of
from venuecheck.service.bookings.names_looked_up import SiteScreener
from venuecheck.service.checklists.reading import checklist_in
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site

from .kept_lists import keep_list, whole
from .library import site

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)
CASES: list[dict[str, Any]] = read_yaml(
    Path(__file__).with_name("bookings_from_outside.yaml").read_text(encoding="utf-8")
)["cases"]
PERSON = {"person": "Joan Whitlock", "role": "Manager", "reasons": "As it is recorded, and as for everybody"}


def place_of(case: dict[str, Any], folder: Path) -> Site:
    """Give the place that the case is about: a council's library in England where it says nothing else."""
    where = {"kind": "library", "body": "council", "nation": "england", **case.get("where", {})}
    made = site(folder)
    kind, body, nation = VenueKind(where["kind"]), Body(where["body"]), Nation(where["nation"])
    return replace(made, venue=replace(made.venue, kind=kind, body=body, nation=nation))


def assessed(case: dict[str, Any], place: Site, screener: SiteScreener | None = None) -> Assessment:
    """Answer its questions."""
    name = case.get("checklist", "venue-booking")
    checklist = checklist_in(catalogue.checklist_path(name))
    answers = {question: answer for question, answer in case["answers"].items() if answer is not None}
    written = {"checklist": name, "subject": "Hall, 13 March", "person": "Pat Green", "answers": answers}
    file = read_answers_document(read(yaml.safe_dump(written, allow_unicode=True).encode(), "a.yaml"), checklist)
    return assess(
        checklist,
        file.answers,
        venue=place.venue,
        subject="Hall, 13 March",
        person="Pat Green",
        now=NOW,
        assessment_id="a-1",
        screener=screener,
    )


def decided(one: Assessment, said: dict[str, Any]) -> Assessment:
    """Decide on it."""
    written = WrittenDecision(**{"outcome": one.recommendation.outcome, **PERSON, **said})
    return decide(one, decision_of(one, written, NOW))


def letter(place: Site, one: Assessment, wanted: Wanted | None = None, *, told: bool = False) -> tuple[str, str]:
    """Read the letter that comes next, with its words in one line; and what whoever sends it is told besides.

    `told`: whether a letter told the organiser what was decided first.
    """
    beside = Beside(told_at=[NOW] if told else ())
    drawn = drawn_of(place, one, wanted or Wanted(), beside, now=NOW, as_draft=True)
    return " ".join(drawn.letter.text.split()), f"{drawn.to_mind} {at_once_ahead(one)}"


def found_in(case: dict[str, Any], place: Site) -> Assessment:
    """Answer its questions, on whole lists of that day where it asks for lists."""
    if "lists" not in case:
        return assessed(case, place)
    with open_store(place) as store:
        for listed in ("proscribed", "sanctions"):
            keep_list(place, replace(whole(NOW.date()), id=listed), store)
        return assessed(case, place, SiteScreener(place, store, NOW))


@pytest.mark.parametrize("case", CASES, ids=[one["title"][:60] for one in CASES])
def test_it_comes_out_as_was_written_down(case: dict[str, Any], tmp_path: Path) -> None:
    """Outcome, points, whom it has somebody ask, what there is to do, and the words of the letter."""
    place = place_of(case, tmp_path)
    one = found_in(case, place)
    assert one.recommendation.outcome == case["outcome"], one.recommendation.reasons
    assert one.recommendation.outcome not in case.get("must_not", ())
    points = {flag.id for flag in one.flags}
    assert points >= set(case.get("points", ())), points
    assert points or not case.get("points")
    assert case.get("points") != [] or not points
    assert not points & set(case.get("no_points", ()))
    assert case.get("asks") in {None, addressee(one).value}
    todo = " ".join(action.text for action in one.actions)
    assert [words for words in case.get("todo", ()) if words not in todo] == []
    assert [words for words in case.get("never_todo", ()) if words in todo] == []
    if "advice" not in usual_kind(one, ()):
        one = decided(one, case.get("decide", {}))
    if "lacks" in case:
        with pytest.raises(IncompleteDecisionError) as lacking:
            decided(one, case["then"])
        assert {each.field for each in lacking.value.shortcomings} == set(case["lacks"])
        return
    for step in _steps(case.get("then", [])):
        one = decided(one, step)
    if case["letter"] is None:
        assert not has_letter(one)
        return
    assert usual_kind(one, ()) == case["letter"]
    said, minds = letter(place, one, _wanted(case.get("wanted", {})), told=case.get("told", False))
    assert case.get("minds", "") in minds
    assert case.get("minds") or not minds.strip()
    assert [words for words in case.get("says", ()) if words not in said] == [], said
    assert [words for words in case.get("never", ()) if words.casefold() in said.casefold()] == [], said


def _steps(then: dict[str, Any] | list[dict[str, Any]]) -> list[dict[str, Any]]:
    return then if isinstance(then, list) else [then]


def _wanted(asked: dict[str, Any]) -> Wanted:
    """Ask for another letter than the one that comes next."""
    if not asked:
        return Wanted()
    return Wanted(**{**asked, "kind": LetterKind(asked["kind"]), "asks": tuple(asked.get("asks", ()))})


MIRRORED = [(case, pair) for case in CASES for pair in case.get("mirror", ())]


@pytest.mark.parametrize(
    ("case", "pair"), MIRRORED, ids=[f"{case['title'][:30]}: {pair[1]}" for case, pair in MIRRORED]
)
def test_mirrored_it_comes_out_word_for_word_alike(case: dict[str, Any], pair: list[str], tmp_path: Path) -> None:
    """Another faith, cause or community: nothing differs but the words that name it, in record and letter."""
    place, words = place_of(case, tmp_path), tuple(pair)
    other = {**case, "answers": {key: _with(value, words) for key, value in case["answers"].items()}}
    assert other["answers"] != case["answers"]
    left, right = (decided(assessed(each, place), case.get("decide", {})) for each in (case, other))
    assert str(encode(right)).replace(words[1], words[0]) == str(encode(left))
    assert letter(place, right)[0].replace(words[1], words[0]) == letter(place, left)[0]


def _with(answer: object, words: tuple[str, ...]) -> object:
    return answer.replace(words[0], words[1]) if isinstance(answer, str) else answer


def test_there_are_more_than_eighteen_and_each_names_its_source() -> None:
    assert len(CASES) > len(set(map(repr, CASES[:18]))) == 18
    assert all(case["source"] for case in CASES)
