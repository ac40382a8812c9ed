"""Conditions in words: the right way round, without brackets after "not", and without words of the file."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from tests.assessment.samples import SMALL, small
from venuecheck import catalogue
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.circumstance_words import circumstance_in_words
from venuecheck.assessment.expression import Condition
from venuecheck.assessment.walk import CIRCUMSTANCES
from venuecheck.assessment.wording import in_words
from venuecheck.service.checklists.reading import checklist_in

_OF_THE_VENUE = [name for name in CIRCUMSTANCES if name.startswith(("venue.", "duty."))]


@pytest.fixture(scope="module", params=[path.stem for path in catalogue.checklists()])
def checklist(request: pytest.FixtureRequest) -> Checklist:
    return checklist_in(catalogue.checklist_path(request.param))


def _conditions(checklist: Checklist) -> Iterator[Condition]:
    for parts in (checklist.flags, checklist.imposed, checklist.tasks):
        yield from (one.when for one in parts)
    yield from (one.when for one in checklist.rules if one.when)
    yield from (one.ask_if for one in checklist.by_id.values() if one.ask_if)


def test_no_condition_of_a_shipped_checklist_shows_a_word_of_the_file(checklist: Checklist) -> None:
    said = [in_words(checklist, one) for one in _conditions(checklist)]
    assert said
    values = "ask|binds|partly|england|scotland|wales|college|school"
    raw = re.compile(rf"“”|\bnot \(|\w_\w|“(?:{values})”|\bbooking\.|not so that it is not")
    assert [text for text in said if raw.search(text)] == []


@pytest.mark.parametrize(
    ("name", "values", "so", "not_so"),
    [
        ("venue.nation", ["scotland"], "the venue is in Scotland", "the venue is not in Scotland"),
        ("venue.nation", ["england", "wales"], "the venue is in England or Wales", "in neither England nor Wales"),
        ("venue.kind", ["college"], "the venue is a college", "the venue is not a college"),
        ("venue.kind", ["school", "other"], "a school or of another kind", "neither a school nor of another kind"),
        ("venue.body", ["academy"], "the venue is run by an academy", "the venue is not run by an academy"),
        ("venue.body", ["not_said"], "it is not said who runs the venue", "it is said who runs the venue"),
        ("duty.prevent", ["ask"], "somebody has to be asked whether the Prevent duty binds", "nobody has to be asked"),
        (
            "duty.services",
            ["binds"],
            "what the Equality Act says of services holds here",
            "does not hold here, or not for",
        ),
    ],
)
def test_circumstances_are_said_as_a_person_says_them(name: str, values: list[str], so: str, not_so: str) -> None:
    assert so in circumstance_in_words(name, values, negated=False)
    assert not_so in circumstance_in_words(name, values, negated=True)


@pytest.mark.parametrize("name", _OF_THE_VENUE)
def test_each_value_has_words_of_its_own_and_its_opposite_others(name: str) -> None:
    values = sorted(CIRCUMSTANCES[name].options)
    said = [circumstance_in_words(name, [one], negated=negated) for one, negated in product(values, (False, True))]
    assert all(said)
    assert len(set(said)) == 2 * len(values)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("remark > today", "“Anything else?” is after today"),
        ("remark <= '2026-12-01'", "“Anything else?” is on or before 1 December 2026"),
        ("'talk' in event or 'sale' in event", "“A talk” or “A sale” is among the answers to “What is it?”"),
        (
            "'talk' not in event and 'sale' not in event",
            "neither “A talk” nor “A sale” is among the answers to “What is it?”",
        ),
        (
            "'talk' in event and 'sale' in event",
            "“A talk” is among the answers to “What is it?” and “A sale” is among the answers to “What is it?”",
        ),
        (
            "'talk' in event or seen == 'no'",
            "“A talk” is among the answers to “What is it?” or “Have you seen the goods?” is “No”",
        ),
    ],
)
def test_days_come_before_and_after_and_options_of_one_question_are_said_together(when: str, words: str) -> None:
    text = SMALL.replace('type: "choice"', 'type: "choices"').replace("event == 'sale'", "'sale' in event")
    text = text.replace("event == 'talk'", "'talk' in event").replace('event: "sale"', 'event: ["sale"]')
    text = text.replace('type: "text"\n    required: false', 'type: "date"').replace("seen == 'no'", when)
    text = text.replace('seen: "yes"', 'seen: "yes"\n      remark: "2026-09-20"')
    assert in_words(small(text), small(text).flags[0].when) == words
