"""Checklists filled in by a machine: whatever is asked is answered, one way or another."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache

from tests.assessment.samples import TODAY
from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.answers import Answers, Rows, Value, with_rows, with_value
from venuecheck.assessment.assessment import Weight
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.outcome import conclude
from venuecheck.assessment.walk import Circumstances, Step, Walk, walk

_TEXTS: dict[AnswerType, tuple[Value, ...]] = {
    AnswerType.TEXT: ("Words that say what happens, and where.",),
    AnswerType.PERSON: ("Ruth Adeyemi",),
    AnswerType.ORGANISATION: ("Tuesday Knitters",),
    AnswerType.EMAIL: ("a@b.example",),
    AnswerType.WEB_ADDRESS: ("https://a.example",),
    AnswerType.POSTCODE: ("WS1 1TP",),
    AnswerType.CHARITY_NUMBER: ("1123456",),
    AnswerType.COMPANY_NUMBER: ("01234567",),
    AnswerType.NUMBER: (1, 40),
    AnswerType.DATE: tuple(TODAY.today + timedelta(days) for days in (-400, -5, 0, 3, 40, 400)),
}
Choose = Callable[[Question, tuple[Value, ...]], Value]


@cache
def possible(question: Question) -> tuple[Value, ...]:
    """The answers to try: every option, and of questions with several choices each alone and all together."""
    ids = tuple(option.id for option in question.options)
    if question.type is AnswerType.CHOICES:
        rest = tuple(option.id for option in question.options if not option.alone)
        return (*((one,) for one in ids), rest)
    return ids or _TEXTS[question.type]


def filled(
    checklist: Checklist, choose: Choose, start: Answers | None = None, on: Circumstances = TODAY
) -> tuple[Answers, Walk]:
    """Answer what must be answered, in the order in which it is asked, until nothing is open."""
    answers = start or Answers()
    for _ in range(200):
        walked = walk(checklist, answers, on)
        if not walked.needed:
            return answers, walked
        for step in walked.needed:
            answers = _answered(answers, step, choose)
    raise AssertionError("the questions never end")


def _answered(answers: Answers, step: Step, choose: Choose) -> Answers:
    if isinstance(step.item, Repeat):
        rows = answers.repeats.get(step.item.id, Rows()).rows or ({},)
        return with_rows(answers, step.item.id, Rows(rows=rows, closed=True))
    value = choose(step.item, possible(step.item))
    return with_value(answers, step.item.id, value, repeat=step.item.repeat, row=step.row or 0)


def blameless(checklist: Checklist, answers: Answers, advisory: Choose) -> tuple[Answers, Walk]:
    """Answer so that as little as possible speaks against it; what is advisory is answered by `advisory`."""

    def weigh(walked: Walk) -> int:
        found = conclude(checklist, walked, TODAY)
        return sum(flag.weight is not Weight.ADVISORY for flag in found.flags)

    current = answers
    for _ in range(200):
        walked = walk(checklist, current, TODAY)
        if not walked.needed:
            return current, walked
        step = walked.needed[0]
        if isinstance(step.item, Question) and not step.item.advisory:
            item, row = step.item, step.row or 0
            tried = (with_value(current, item.id, one, repeat=item.repeat, row=row) for one in possible(item))
            current = min(tried, key=lambda one: weigh(walk(checklist, one, TODAY)))
        else:
            current = _answered(current, step, advisory)
    raise AssertionError("the questions never end")


def said(checklist: Checklist) -> Iterator[tuple[str, str]]:
    """Every text in which somebody is asked for something, with the id of its question."""
    for item in checklist.by_id.values():
        yield item.id, item.text
        yield item.id, item.help
        if isinstance(item, Question):
            yield item.id, item.organiser_text
            yield item.id, item.organiser_help
            yield from ((item.id, option.text) for option in item.options)
