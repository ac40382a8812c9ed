"""The questions of a checklist's document: options, bounds, sources, and when each is asked."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from venuecheck.assessment.answer_kinds import KINDS, AnswerType, Bounded
from venuecheck.assessment.answer_readers import LONGEST_TEXT
from venuecheck.assessment.checklist import Question, Repeat
from venuecheck.assessment.checklist_said import QuestionSaid, RepeatSaid
from venuecheck.assessment.expression import Type
from venuecheck.assessment.option import IN_PLACE, NOT_APPLICABLE_OPTION, YES_NO, Option
from venuecheck.assessment.reading import Reading
from venuecheck.assessment.written import WrittenRepeat, WrittenRowQuestion
from venuecheck.authoring.document import ValuePath
from venuecheck.authoring.typed import fields_of

_MOST_ROWS: Final = 50
_LONGEST_LIFE: Final = 3660
BUILT_IN: Final = {option.id: option for option in (*YES_NO, *IN_PLACE, NOT_APPLICABLE_OPTION)}
"""Answers that every checklist has, by id; a checklist may give them other words, such as Welsh ones."""


def type_of(question: WrittenRowQuestion) -> Type:
    """Give the type that conditions see."""
    return Type(kind=KINDS[question.type].seen, options=frozenset(option.id for option in _options(question)))


def read_items(reading: Reading) -> tuple[Question | Repeat, ...]:
    """Read questions and repeats, in the order in which they are asked."""
    repeats: dict[str, list[Repeat]] = {}
    ids = [question.id for question in reading.written.questions]
    sections = {question.id: question.section for question in reading.written.questions}
    for number, repeat in enumerate(reading.written.repeats):
        path: ValuePath = ("repeats", number)
        if reading.known((*path, "after"), repeat.after, ids, "question"):
            found = _repeat(reading, path, repeat, sections[repeat.after])
            repeats.setdefault(repeat.after, []).append(found)
    items: list[Question | Repeat] = []
    known = [section.id for section in reading.written.sections]
    for number, question in enumerate(reading.written.questions):
        place: ValuePath = ("questions", number)
        reading.known((*place, "section"), question.section, known, "section")
        items.append(_question(reading, place, question, section=question.section))
        items += repeats.pop(question.id, [])
    return tuple(items)


def _repeat(reading: Reading, path: ValuePath, repeat: WrittenRepeat, section: str) -> Repeat:
    if not 0 <= repeat.at_least <= repeat.at_most <= _MOST_ROWS or repeat.at_most < 1:
        reading.say((*path, "at_most"), f"the bounds must lie between 0 and {_MOST_ROWS}", "put the smaller one first")
    if not repeat.questions:
        reading.say((*path, "questions"), "nothing is asked of each", "write at least one question")
    _worded(reading, path, repeat)
    siblings: dict[str, Type] = {}
    questions = []
    for number, one in enumerate(repeat.questions):
        place = (*path, "questions", number)
        # only the questions before it in the row: it cannot hang on what is asked later
        questions.append(_question(reading, place, one, section=section, repeat=repeat.id, row=dict(siblings)))
        siblings[one.id] = type_of(one)
    ask_if = None if repeat.ask_if is None else reading.condition((*path, "ask_if"), repeat.ask_if)
    return Repeat(**fields_of(RepeatSaid, repeat), section=section, questions=tuple(questions), ask_if=ask_if)


def _question(
    reading: Reading,
    path: ValuePath,
    question: WrittenRowQuestion,
    *,
    section: str,
    repeat: str = "",
    row: Mapping[str, Type] | None = None,
) -> Question:
    _worded(reading, path, question)
    if reading.document.value((*path, "type")) in set(AnswerType):  # or another stands in for it here
        _check_options(reading, path, question)
        _check_bounds(reading, path, question)
        _check_uses(reading, path, question)
    if question.basis == "our judgement" and not question.advisory:
        fix = "add 'advisory: true': what no public source asks may not decide"
        reading.say(path, f"'{question.id}' rests on our own judgement", fix)
    ask_if = None if question.ask_if is None else reading.condition((*path, "ask_if"), question.ask_if, row)
    said = fields_of(QuestionSaid, question)
    said |= {name: value.strip() for name, value in said.items() if type(value) is str}
    said["options"] = tuple(_worded_option(reading, option) for option in _options(question))
    sources = reading.sourced(path, question.sources, question.basis)
    return Question(**said, section=section, ask_if=ask_if, sources=sources, repeat=repeat)


def _worded(reading: Reading, path: ValuePath, item: WrittenRowQuestion | WrittenRepeat) -> None:
    if not item.why:
        reading.say(path, f"'{item.id}' does not say why it is asked", "add 'why:'")


def _options(question: WrittenRowQuestion) -> tuple[Option, ...]:
    options = KINDS[question.type].fixed or question.options
    return (*options, NOT_APPLICABLE_OPTION) if question.not_applicable else options


def _worded_option(reading: Reading, option: Option) -> Option:
    """Give a built-in answer the words that the checklist has for it."""
    if BUILT_IN.get(option.id) is not option:
        return option
    return replace(option, text=reading.written.words.get(option.id, option.text))


def _check_uses(reading: Reading, path: ValuePath, question: WrittenRowQuestion) -> None:
    """Check what other parts of the program do with an answer."""
    if question.screen and question.screen not in KINDS[question.type].names:
        fix = "screen names only: questions of type person, organisation or text"
        reading.say((*path, "screen"), f"'{question.id}' does not ask for the name of {question.screen}s", fix)
    if question.screen_reason and question.screen != "person":
        reading.say((*path, "screen_reason"), "'screen_reason' belongs to names of people", "remove it")
    if question.screen == "person":
        reasons = {one.id for one in reading.written.questions if one.type is AnswerType.TEXT}
        if not question.screen_reason:
            fix = "add 'screen_reason:' with a question of type text that asks why this booking needs it"
            reading.say(path, f"'{question.id}' has people looked up without a reason", fix)
        else:
            place = (*path, "screen_reason")
            reading.known(place, question.screen_reason, reasons, "question of type text outside a repeat")
    if question.expected and question.type is not AnswerType.DATE:
        reading.say((*path, "expected"), "'expected' belongs to dates", "remove it")
    days = question.expires_after_days
    if days is not None and not 0 < days <= _LONGEST_LIFE:
        what = f"the number of days must lie between 1 and {_LONGEST_LIFE}"
        reading.say((*path, "expires_after_days"), what, "write a number of days from there, or leave it out")


def _check_options(reading: Reading, path: ValuePath, question: WrittenRowQuestion) -> None:
    options = question.options
    if KINDS[question.type].has_options:
        if len(options) < 2:  # noqa: PLR2004 - one option is no choice
            reading.say(path, f"'{question.id}' needs at least two options", "list them under 'options:'")
        reading.unique((*path, "options"), [option.id for option in options], "option")
    elif options:
        fix = f"remove them, or write 'type: choice' instead of '{question.type.value}'"
        reading.say((*path, "options"), "options belong to questions with a choice", fix)
    if question.not_applicable and not _options(question)[:-1]:
        fix = "make it a yes_no, in_place or choice question, or 'required: false'"
        reading.say((*path, "not_applicable"), "only a choice can be 'does not apply'", fix)
    for number, option in enumerate(options):
        if "," in option.id:
            reading.say((*path, "options", number, "id"), "an id cannot hold a comma", "write a hyphen for it")


def _check_bounds(reading: Reading, path: ValuePath, question: WrittenRowQuestion) -> None:
    least, most = question.at_least, question.at_most
    bounded = KINDS[question.type].bounded
    if bounded is None and (least is not None or most is not None):
        reading.say(path, "at_least and at_most belong to numbers and texts", "remove them")
    if least is not None and most is not None and least > most:
        reading.say((*path, "at_most"), "at_most is below at_least", "put the larger number here")
    if bounded is Bounded.LENGTH and not 0 <= (least or 0) <= (most or 1) <= LONGEST_TEXT and most is not None:
        reading.say((*path, "at_most"), f"a text can hold 1 to {LONGEST_TEXT} characters", "write a number from there")
