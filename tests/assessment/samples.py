"""What several tests of checklists share: a small checklist, the shipped ones, random answers."""

import functools
import string
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from venuecheck import catalogue
from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.answers import Answers, Rows, Value
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.parse import parse
from venuecheck.assessment.walk import Circumstances
from venuecheck.authoring.document import read, read_file
from venuecheck.core.venue import VenueKind

TODAY = Circumstances(today=date(2026, 9, 14), venue_kind=VenueKind.LIBRARY)

SMALL = """\
id: "small"
version: 1
title: "Small"
subject: "booking"
edition: "An edition"
definition: "A definition"
sources:
  - id: "A"
    title: "A document"
    url: "https://a.example/guide"
sections:
  - id: "ask"
    title: "Ask"
questions:
  - id: "event"
    section: "ask"
    text: "What is it?"
    why: "To know."
    type: "choice"
    options:
      - id: "talk"
        text: "A talk"
      - id: "sale"
        text: "A sale"
    sources: ["A"]
  - id: "seen"
    section: "ask"
    text: "Have you seen the goods?"
    why: "To be sure."
    type: "yes_no"
    ask_if: "event == 'sale'"
    sources: ["A"]
  - id: "remark"
    section: "ask"
    text: "Anything else?"
    why: "You may know more."
    type: "text"
    required: false
    sources: ["A"]
repeats:
  - id: "speakers"
    after: "event"
    each: "speaker"
    text: "Who speaks?"
    why: "To look them up."
    ask_if: "event == 'talk'"
    at_most: 3
    questions:
      - id: "speaker"
        text: "Name?"
        why: "To look them up."
        type: "person"
        sources: ["A"]
      - id: "paid"
        text: "Paid?"
        why: "For the accounts."
        type: "yes_no"
        sources: ["A"]
      - id: "fee"
        text: "How much?"
        why: "For the accounts."
        type: "number"
        ask_if: "paid"
        sources: ["A"]
terms:
  - id: "costly"
    when: "any(speakers, fee > 1000)"
flags:
  - id: "goods_unseen"
    when: "seen == 'no'"
    text: "Nobody has seen the goods."
    weight: "serious"
    sources: ["A"]
conditions:
  - id: "show_fee"
    when: "costly"
    text: "The invoice is shown."
    sources: ["A"]
outcomes:
  - id: "yes"
    kind: "approve"
    title: "Yes"
  - id: "if"
    kind: "approve_with_conditions"
    title: "Yes, if"
  - id: "ask-first"
    kind: "refer"
    title: "Ask first"
rules:
  - outcome: "ask-first"
    when: "any_serious_point"
    reason: "Goods first."
  - outcome: "if"
    when: "any_condition"
    reason: "Money first."
  - outcome: "yes"
    reason: "All is well."
actions:
  - id: "look"
    when: "goods_unseen"
    text: "Look at the goods."
    owner: "the manager"
    due_in_days: 3
    sources: ["A"]
examples:
  - title: "A sale"
    today: "2026-09-14"
    answers:
      event: "sale"
      seen: "yes"
    asked: ["event", "seen", "remark"]
    outcome: "yes"
"""


@functools.cache
def small(text: str = SMALL) -> Checklist:
    """Give the small checklist, or what was made of it."""
    return parse(read(text.encode(), "small.yaml"))


@functools.cache
def shipped(path: Path) -> Checklist:
    """Give a checklist that ships."""
    return parse(read_file(path))


def booking() -> Checklist:
    """Give the shipped check of a booking."""
    return shipped(catalogue.checklist_path("venue-booking"))


@functools.cache
def value_of(question: Question) -> st.SearchStrategy[Value]:
    """Give random answers to one question."""
    ids = [option.id for option in question.options]
    if question.type is AnswerType.CHOICES:
        chosen: st.SearchStrategy[Value] = st.sets(st.sampled_from(ids), min_size=1).map(
            lambda some: tuple(sorted(some))
        )
        return chosen
    if ids:
        return st.sampled_from(ids)
    if question.type is AnswerType.DATE:
        return st.dates(date(2026, 1, 1), date(2027, 12, 31))
    if question.type is AnswerType.NUMBER:
        return st.integers(0, 5000)
    return st.text(string.ascii_letters, min_size=1, max_size=5)


def answers_to(checklist: Checklist) -> st.SearchStrategy[Answers]:
    """Give random answers to some of the questions, hidden ones too."""
    questions = [item for item in checklist.items if isinstance(item, Question)]
    repeats = [item for item in checklist.items if isinstance(item, Repeat)]
    return st.builds(
        lambda values, rows: Answers(values=values, repeats=rows),
        st.fixed_dictionaries({}, optional={one.id: value_of(one) for one in questions}),
        st.fixed_dictionaries({}, optional={one.id: rows_of(one) for one in repeats}),
    )


def rows_of(repeat: Repeat) -> st.SearchStrategy[Rows]:
    """Give random rows of a repeat."""
    row = st.fixed_dictionaries({}, optional={one.id: value_of(one) for one in repeat.questions})
    return st.builds(
        lambda rows, closed: Rows(rows=tuple(rows), closed=closed), st.lists(row, max_size=3), st.booleans()
    )
