"""An answer taken from a page, whoever gives it: kept, or shown again with what is wrong. No journey has its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from venuecheck.assessment.answer import shown_answer
from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.answers import Rows, Value
from venuecheck.assessment.checklist import Question, Repeat
from venuecheck.assessment.question_words import row_in_words
from venuecheck.assessment.walk import Step
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.service.bookings.as_typed import keep_as_typed
from venuecheck.service.bookings.asked_together import asked_together, in_words, kept_at_once
from venuecheck.service.bookings.filling import Filling
from venuecheck.web.bookings.asked import BOX, as_form, boxes, is_empty, mark_of, read_typed, shown_step, typed_in
from venuecheck.web.wording import FormError, form_error

LATER = "later"
CONFLICT = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as its page shows it, with those that are one thing with it: for the first time, or again with what
    cannot be taken.
    """

    step: Step
    item: Question
    errors: list[FormError] = field(default_factory=list)
    status: int = 200
    sure: Mapping[str, str] = field(default_factory=dict)
    """By box, an answer that is kept, and that whoever continues means although it is unlikely."""

    def shown(self, filling: Filling) -> dict[str, Any]:
        """Give what the page sets out."""
        together = asked_together(filling, self.step)
        return {
            "title": in_words(together) if len(together) > 1 else _text(self.item),
            "questions": [
                {
                    "item": one.item,
                    "text": _text(one.item),
                    "box": box,
                    "boxes": boxes(one.item, _value(one), _typed(filling, one.item, one.path, box), box),
                    "was": mark_of(one),
                    "sure": self.sure.get(box, ""),
                }
                for box, one in _by_box(together)
                if isinstance(one.item, Question)
            ],
            "item": self.item,
            "place": filling.place(together[0]),
            "errors": self.errors,
            "left": filling.left(together),
            "is_last": filling.left() > 0,
        }


def puts_down() -> bool:
    """Whether somebody goes on with the page later, and not now."""
    return request.form.get("then") == LATER


def taken(filling: Filling, step: Step, item: Question) -> Asked | None:
    """Keep what a page answers, unless somebody else answered it since the page was opened; None where all is kept.

    Of whoever puts it down, what cannot be taken is kept as they typed it.
    """
    together = asked_together(filling, step)
    take = _put_down if puts_down() else _refused
    with kept_at_once(filling):
        refused = [one for box, each in _by_box(together) if (one := take(filling, each, box)) is not None]
    if not refused:
        return None
    return Asked(
        step=step,
        item=item,
        errors=[form_error(one.box, one.words) for one in refused],
        status=max(one.status for one in refused),
        sure={one.box: one.sure for one in refused},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Refused:
    """What is wrong with one answer of a page."""

    box: str
    words: str
    status: int = 400
    sure: str = ""


def _refused(filling: Filling, step: Step, box: str) -> _Refused | None:
    """Keep one answer; None where it is kept, or was not asked for on the page that was sent."""
    item, before = step.item, _value(step)
    if not isinstance(item, Question) or not _is_on_page(box):
        return None
    is_nothing = is_empty(item, request.form, request.files, box)
    if is_nothing and item.type is AnswerType.FILE and before is not None:
        return None  # a browser cannot put a file that was shown into the box again: it stays
    value: Value | None = None
    if not is_nothing or item.required:
        try:
            value = read_typed(item, request.form, request.files, box)
        except AnswerError as error:
            return _Refused(box=box, words=str(error))
    if before is not None and before != value and _held("was", box) != mark_of(step):
        said = f"somebody else has answered this since you opened the page: “{shown_answer(item, before)}”"
        return _Refused(box=box, words=f"{said}. Yours stands below: continue to take it", status=CONFLICT)
    if value is None:
        filling.leave_empty(step)
        return None
    try:
        odd = filling.answer(step, value)
    except AnswerError as error:
        return _Refused(box=box, words=str(error))
    kept = shown_step(filling.step(step.path) or step)
    if not odd or _held("sure", box) == kept:
        return None
    return _Refused(box=box, words=f"{odd}. If that is right, continue; otherwise change it", sure=kept)


def _put_down(filling: Filling, step: Step, box: str) -> _Refused | None:
    """Keep one answer, or what is none yet as it was typed; None where nothing is lost by going away."""
    if not isinstance(step.item, Question) or not _is_on_page(box):
        return None
    typed = typed_in(step.item, request.form, box)
    if is_empty(step.item, request.form, request.files, box):
        keep_as_typed(filling, step.path, ())
        return None
    refused = _refused(filling, step, box)
    # others' answer stands until whoever means another has seen it; a file is not kept before it is right
    may_wait = refused is not None and refused.status != CONFLICT and bool(typed)
    return None if may_wait and keep_as_typed(filling, step.path, typed) else refused


def _typed(filling: Filling, item: Question, path: str, box: str) -> MultiDict[str, str] | None:
    """Give what was typed and is no answer: just now, or before it was put down; None where nothing was."""
    return request.form if request.method == "POST" else as_form(item, filling.draft.as_typed.get(path), box)


def _by_box(together: tuple[Step, ...]) -> list[tuple[str, Step]]:
    """Name the boxes of a page's questions: the only one as ever, several by what they ask."""
    return [(one.path if len(together) > 1 else BOX, one) for one in together]


def _is_on_page(box: str) -> bool:
    """Whether the page that was sent asked it: one of an older version, or of another program, may ask less."""
    return box == BOX or f"was-{box}" in request.form


def _held(name: str, box: str) -> str:
    return request.form.get(name if box == BOX else f"{name}-{box}", "")


def _text(item: Question | Repeat) -> str:
    return item.text if isinstance(item, Repeat) or item.required else f"{item.text} (optional)"


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
        "left": filling.left([step]),
    }


def _value(step: Step) -> Value | None:
    return None if isinstance(step.value, Rows) else step.value
