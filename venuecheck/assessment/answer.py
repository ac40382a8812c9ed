"""Answers: what somebody wrote, brought to a value of the question's type, and a value said in words."""

from datetime import date, datetime

from venuecheck.assessment.answer_kinds import KINDS
from venuecheck.assessment.answers import FileKept, Value
from venuecheck.assessment.checklist import Question
from venuecheck.core import day_words


def read_answer(question: Question, raw: object) -> Value:
    """Turn what was written into a value. Raises `AnswerError`."""
    if isinstance(raw, (date, datetime)):
        raw = raw.isoformat()[:10]
    return KINDS[question.type].read(question, raw)


def shown_answer(question: Question, value: Value) -> str:
    """Say an answer in words."""
    if isinstance(value, FileKept):
        return f"{value.name} ({value.size:,} bytes, SHA-256 {value.sha256[:12]}…)"
    texts = {option.id: option.text for option in question.options}
    if isinstance(value, tuple):
        return "; ".join(texts.get(one, one) for one in value)
    if isinstance(value, date):
        return day_words.day(value)
    if isinstance(value, (int, float)):
        return format(value, ".15g")
    return texts.get(value, value)
