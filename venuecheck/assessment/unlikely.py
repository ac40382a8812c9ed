"""Answers that may be right and are hardly ever meant: a date on the wrong side of today, times that end next day.

Whoever answers is asked once whether it is so; the record points it out, for answers come from files as well.
"""

from collections.abc import Iterator
from datetime import date, time
from typing import Final

from venuecheck.assessment.answers import Value
from venuecheck.assessment.assessment import RaisedFlag, Weight
from venuecheck.assessment.booked_days import time_words
from venuecheck.assessment.checklist import Question
from venuecheck.assessment.clock_times import times_of
from venuecheck.assessment.day_answers import FIRST_DAY, LAST_DAY, TIMES
from venuecheck.assessment.outcome import NO_PUBLIC_SOURCE
from venuecheck.assessment.walk import Walk
from venuecheck.core import day_words

_DAY: Final = 24 * 60
_MORNING: Final = _DAY + 6 * 60
"""A party ends before 6 am; what ends later on the next day is more often written the wrong way round."""


def unlikely(question: Question, value: Value, today: date) -> str:
    """Say what is unlikely of an answer, as `this date is past`; empty where nothing is."""
    if isinstance(value, date):
        side = _odd_side(question, value, today)
        return f"this date is {side}" if side else ""
    ends = _ends_next_day(value) if question.id == TIMES and isinstance(value, str) else ""
    return f"this is read as ending at {ends} on the next day" if ends else ""


def unlikely_points(walked: Walk, today: date) -> Iterator[RaisedFlag]:
    """Point out what is unlikely of the answers that are asked for."""
    answers = {step.path: step.value for step in walked.answered}
    last = answers.get(LAST_DAY)
    goes_on = isinstance(last, date) and last >= today
    for step in walked.answered:
        if not isinstance(step.item, Question) or (step.path == FIRST_DAY and goes_on):
            continue  # what is under way began in the past
        if isinstance(step.value, date) and (side := _odd_side(step.item, step.value, today)):
            yield _point("date", f"{day_words.day(step.value)} is {side}: check the date", step.item, step.path)
        elif step.path == TIMES and isinstance(step.value, str) and (ends := _ends_next_day(step.value)):
            said = f"“{step.value[:60]}” is read as ending at {ends} on the next day: check the times"
            yield _point("times", said, step.item, step.path)


def _point(kind: str, said: str, asked: Question, path: str) -> RaisedFlag:
    return RaisedFlag(
        id=f"{kind}:{path}",
        text=f"{asked.text} {said}.",
        weight=Weight.ADVISORY,
        questions=(path,),
        source=NO_PUBLIC_SOURCE,
    )


def _odd_side(question: Question, day: date, today: date) -> str:
    """Say on which side of today a date lies, where it is not expected there; empty elsewhere."""
    if question.expected == "future" and day < today:
        return "past"
    return "still to come" if question.expected == "past" and day > today else ""


def _ends_next_day(times: str) -> str:
    """Say at what time of the next day these times end, where that is later than a night; empty where it is not."""
    last = max((one.ends for one in times_of(times).hours), default=0)
    if last <= _MORNING:
        return ""
    hour, minute = divmod(last % _DAY, 60)
    return time_words(time(hour, minute))
