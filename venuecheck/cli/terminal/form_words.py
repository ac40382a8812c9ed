"""What is typed into the form, read; and answers said back."""

import re
from pathlib import Path

from venuecheck.assessment.answer import read_answer, shown_answer
from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.answers import Rows, Value
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.walk import Step
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.service.bookings.answer_files import files_beside


def by_number(question: Question, said: str) -> object:
    """Turn the numbers of options into their ids; leave anything else as it was said."""
    numbers = re.findall(r"[0-9]{1,3}", said)
    options = question.options
    if not options or not re.fullmatch(r"[0-9]{1,3}(?:[ ,]+[0-9]{1,3})*[ ,]*", said):
        return said
    if not all(1 <= int(number) <= len(options) for number in numbers):
        message = f"choose from 1 to {len(options)}"
        raise AnswerError(message)
    ids = [options[int(number) - 1].id for number in numbers]
    return ids if question.type is AnswerType.CHOICES else ",".join(ids)


def typed_answer(question: Question, said: str) -> Value:
    """Read an answer as it was typed; of a file, read the file. Raises `AnswerError`."""
    if question.type is AnswerType.FILE:
        path = Path(said.strip("\"'")).expanduser()
        return files_beside(path)(path.name)
    return read_answer(question, by_number(question, said))


def row_number(said: str, count: int) -> int | None:
    """Read "remove 2" as a row, counted from 0."""
    found = re.fullmatch(r"remove\s+([0-9]{1,3})", said)
    number = int(found[1]) if found else 0
    return number - 1 if 1 <= number <= count else None


def shown(step: Step, checklist: Checklist) -> str:
    """Say a question and its answer on the page that is checked."""
    repeat = checklist.by_id.get(step.item.repeat) if isinstance(step.item, Question) else None
    row = f"{repeat.each} {step.row + 1}: " if isinstance(repeat, Repeat) and step.row is not None else ""
    if isinstance(step.value, Rows):
        answer = str(len(step.value.rows))
    elif step.value is None or isinstance(step.item, Repeat):
        answer = "not answered"
    else:
        answer = shown_answer(step.item, step.value)
    return f"{row[:1].upper()}{row[1:]}{step.item.text} [{answer}]"


def put_right(question: Question, said: str, error: AnswerError) -> str:
    """Say how to put an answer right, by the numbers that the screen shows."""
    if question.options and question.type is not AnswerType.YES_NO and not said[:1].isdecimal():
        return f"Type the number of an answer, from 1 to {len(question.options)}."
    text = str(error)
    return f"{text[:1].upper()}{text[1:]}."
