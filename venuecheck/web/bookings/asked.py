"""A question on a page: what its boxes hold, and what somebody put into them."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from werkzeug.datastructures import FileStorage, MultiDict

from venuecheck.assessment.answer import read_answer, shown_answer
from venuecheck.assessment.answer_kinds import KINDS, Box
from venuecheck.assessment.answers import Rows, Value, plain_value
from venuecheck.assessment.checklist import Question
from venuecheck.assessment.kept_file import LARGEST_FILE, keep_file
from venuecheck.assessment.walk import Step
from venuecheck.assessment.wrong_answer import AnswerError

BOX: Final = "answer"
"""The name of the box where a page asks one question. Of a date there are three: this, and the part of the date."""
PARTS: Final = ("day", "month", "year")
_LINES: Final[dict[Box, dict[str, str]]] = {
    Box.NUMBER: {"inputmode": "decimal", "classes": "govuk-input--width-5"},
    Box.EMAIL: {"type": "email"},
    Box.ADDRESS: {"type": "url"},
    Box.SHORT: {"classes": "govuk-input--width-10"},
}
_SET: Final[dict[Box, str]] = {
    Box.YES_NO: "choice",
    Box.CHOICE: "choice",
    Box.CHOICES: "choices",
    Box.DATE: "date",
    Box.FILE: "file",
    Box.AREA: "area",
    **dict.fromkeys((Box.NUMBER, Box.EMAIL, Box.ADDRESS, Box.SHORT, Box.LINE), "line"),
}
"""How a page sets each box out; total."""
_ONE_LINE: Final = 200
"""An answer that may have so many characters at most needs no area."""
_CHOOSE: Final = "choose an answer"
_CHOOSE_SEVERAL: Final = "choose one answer or more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """How a question is set."""

    kind: str
    """`choice`, `choices`, `date`, `file`, `area` or `line`."""
    held: str | list[str] | dict[str, str]
    """What they hold: of a date its parts."""
    setting: dict[str, str]
    """Of a line: type, input mode, width."""


def boxes(question: Question, value: Value | None, typed: MultiDict[str, str] | None = None, box: str = BOX) -> Boxes:
    """Set a question out, with its answer, or with what was typed and could not be used."""
    kind = _kind(question)
    if kind == "date":
        day = value if isinstance(value, date) else None
        parts = {"day": str(day.day), "month": str(day.month), "year": str(day.year)} if day else {}
        held: str | list[str] | dict[str, str] = parts
        if typed is not None:
            held = {part: typed.get(f"{box}-{part}", "") for part in PARTS}
    elif kind == "choices":
        held = list(value) if isinstance(value, tuple) else []
        if typed is not None:
            held = typed.getlist(box)
    else:
        held = "" if value is None else str(plain_value(value)) if kind != "file" else shown_answer(question, value)
        if isinstance(value, float | int) and not isinstance(value, bool):
            held = format(value, ".15g")
        if typed is not None and kind != "file":
            held = typed.get(box, "")
    # what was written in several lines stays so: a browser would join them in a box of one
    if kind == "area" and (question.at_most or _ONE_LINE + 1) <= _ONE_LINE and "\n" not in held:
        kind = "line"
    return Boxes(kind=kind, held=held, setting=_LINES.get(KINDS[question.type].box, {}))


def is_empty(
    question: Question, typed: MultiDict[str, str], files: MultiDict[str, FileStorage], box: str = BOX
) -> bool:
    """Whether nothing was put into the boxes."""
    kind = _kind(question)
    if kind == "file":
        return not (files.get(box) and files[box].filename)
    if kind == "date":
        return not any(typed.get(f"{box}-{part}", "").strip() for part in PARTS)
    return not any(one.strip() for one in typed.getlist(box))


def typed_in(question: Question, typed: MultiDict[str, str], box: str = BOX) -> tuple[str, ...]:
    """Give what was put into the boxes, in order; nothing of a file."""
    kind = _kind(question)
    if kind == "file":
        return ()
    return tuple(typed.get(f"{box}-{part}", "") for part in PARTS) if kind == "date" else tuple(typed.getlist(box))


def as_form(question: Question, held: tuple[str, ...] | None, box: str = BOX) -> MultiDict[str, str] | None:
    """Give what `typed_in` gave as a form holds it; None where nothing is held."""
    if held is None:
        return None
    names = [f"{box}-{part}" for part in PARTS] if _kind(question) == "date" else [box] * len(held)
    return MultiDict(zip(names, held, strict=False))


def read_typed(
    question: Question, typed: MultiDict[str, str], files: MultiDict[str, FileStorage], box: str = BOX
) -> Value:
    """Read an answer. Raises `AnswerError`, which says how to put it right."""
    kind = _kind(question)
    if kind == "file":
        sent = files.get(box)
        if sent is None or not sent.filename:
            raise AnswerError("choose a file")
        return keep_file(sent.filename, sent.stream.read(LARGEST_FILE + 1))
    if kind == "date":
        parts = [typed.get(f"{box}-{part}", "").strip() for part in PARTS]
        return read_answer(question, "/".join(parts) if all(part.isdigit() for part in parts) else " ".join(parts))
    known = {option.id for option in question.options}
    if kind in {"choice", "choices"} and not (set(typed.getlist(box)) and set(typed.getlist(box)) <= known):
        raise AnswerError(_CHOOSE if kind == "choice" else _CHOOSE_SEVERAL)
    return read_answer(question, typed.getlist(box) if kind == "choices" else typed.get(box, ""))


def shown_step(step: Step) -> str:
    """Say the answer to a question; empty where there is none."""
    if isinstance(step.value, Rows) or step.value is None:
        return str(len(step.value.rows)) if isinstance(step.value, Rows) else ""
    return shown_answer(step.item, step.value) if isinstance(step.item, Question) else ""


def mark_of(step: Step) -> str:
    """Give a mark of a question's answer, by which a page knows later whether somebody else changed it."""
    value = None if step.value is None or isinstance(step.value, Rows) else plain_value(step.value)
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def _kind(question: Question) -> str:
    return _SET[KINDS[question.type].box]
