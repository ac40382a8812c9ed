"""An answer taken from a page, whoever gives it: kept, or shown again with what is wrong. No journey has its own."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from flask import request

from venuecheck.assessment.answer import shown_answer
from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.answers import Rows, Value
from venuecheck.assessment.checklist import Question, Repeat
from venuecheck.assessment.question_words import row_in_words
from venuecheck.assessment.walk import Step
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.service.bookings.filling import Filling
from venuecheck.web.bookings.asked import BOX, boxes, is_empty, mark_of, read_typed, shown_step
from venuecheck.web.wording import FormError, form_error

LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as its page shows it: for the first time, or again with what cannot be taken."""

    step: Step
    item: Question
    errors: list[FormError] = field(default_factory=list)
    status: int = 200
    sure: str = ""
    """An answer that is kept, and that whoever continues means although it is unlikely."""

    def shown(self, filling: Filling) -> dict[str, Any]:
        """Give what the page sets out."""
        return {
            "item": self.item,
            "place": filling.place(self.step),
            "boxes": boxes(self.item, _value(self.step), request.form if request.method == "POST" else None),
            "was": mark_of(self.step),
            "sure": self.sure,
            "errors": self.errors,
            "left": filling.left,
        }


def wants_later(item: Question) -> bool:
    """Whether somebody puts it down without an answer."""
    return request.form.get("then") == LATER and is_empty(item, request.form, request.files)


def taken(filling: Filling, step: Step, item: Question) -> Asked | None:
    """Keep an answer, unless somebody else gave another since the page was opened; None where it is kept."""
    before, is_nothing = _value(step), is_empty(item, request.form, request.files)
    if is_nothing and item.type is AnswerType.FILE and before is not None:
        return None  # a browser cannot put a file that was shown into the box again: it stays
    value: Value | None = None
    if not is_nothing or item.required:
        try:
            value = read_typed(item, request.form, request.files)
        except AnswerError as error:
            return Asked(step=step, item=item, errors=[form_error(BOX, str(error))], status=400)
    if before is not None and before != value and request.form.get("was", "") != mark_of(step):
        said = f"somebody else has answered this since you opened the page: “{shown_answer(item, before)}”"
        errors = [form_error(BOX, f"{said}. Yours stands below: continue to take it")]
        return Asked(step=step, item=item, errors=errors, status=409)
    if value is None:
        filling.leave_empty(step)
        return None
    try:
        odd = filling.answer(step, value)
    except AnswerError as error:
        return Asked(step=step, item=item, errors=[form_error(BOX, str(error))], status=400)
    kept = filling.step(step.path) or step
    if not odd or request.form.get("sure") == shown_step(kept):
        return None
    words = f"{odd}. If that is right, continue; otherwise change it"
    return Asked(step=kept, item=item, errors=[form_error(BOX, words)], status=400, sure=shown_step(kept))


class RowsSaid(StrEnum):
    """What was said on the page that asks whether there is another."""

    REMOVED = "removed"
    ONWARDS = "onwards"
    NOTHING = "nothing"


def rows_taken(filling: Filling, repeat: Repeat) -> RowsSaid:
    """Take a row away, begin another, or say that there are no more."""
    remove, said = request.form.get("remove", ""), request.form.get(BOX, "")
    places = [str(at) for at in range(len(filling.rows(repeat).rows))]
    if remove in places and request.form.get("sure") == "yes":
        filling.remove_row(repeat, places.index(remove))
        return RowsSaid.REMOVED
    if said == "yes" and filling.may_add(repeat):
        filling.add_row(repeat)
        return RowsSaid.ONWARDS
    if said == "no" and filling.may_close(repeat):
        filling.close_rows(repeat)
        return RowsSaid.ONWARDS
    return RowsSaid.NOTHING


def rows_shown(filling: Filling, step: Step, repeat: Repeat) -> dict[str, Any]:
    """Give what the page that asks whether there is another sets out."""
    rows = filling.rows(repeat).rows
    removing = next((at for at in range(len(rows)) if str(at) == request.form.get("remove")), None)
    is_unsaid = request.method == "POST" and removing is None
    errors = [form_error(BOX, f"say whether there is another {repeat.each}")] if is_unsaid else []
    return {
        "step": step,
        "item": repeat,
        "rows": [row_in_words(repeat, row) for row in rows],
        "removing": removing,
        "place": filling.place(step),
        "errors": errors,
        "may_add": filling.may_add(repeat),
        "may_close": filling.may_close(repeat),
        "left": filling.left,
    }


def _value(step: Step) -> Value | None:
    return None if isinstance(step.value, Rows) else step.value
