"""What a row of a survey is: a question, the begin or end of a group or repeat, a note, or what no checklist asks."""

import re
from dataclasses import dataclass
from typing import Final

from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.xlsform.remedies import ASK_IT, NOTHING_TO_DO
from venuecheck.assessment.xlsform.sheets import Row

_ENDS: Final = re.compile(r"(begin|end)[\s_]+(group|lgroup|repeat|looped group|loop)\b.*", re.IGNORECASE)
_SELECT: Final = re.compile(
    r"(?:add\s+)?(select1|select[\s_]one(?:\s+from|\s+prompt\s+using)?"
    r"|select[\s_]multiple(?:\s+from|\s+prompt\s+using)?|select\s+all\s+that\s+apply(?:\s+from)?)"
    r"\s+([^\s$]\S*)(\s+or[\s_]+other|\s+or\s+specify\s+other)?",
    re.IGNORECASE,
)
_PLAIN: Final = {
    **dict.fromkeys(("text", "string", "q_string", "add_text_prompt", "phone_number"), AnswerType.TEXT),
    **dict.fromkeys(("decimal", "integer", "int", "range", "add_integer_prompt", "q_int"), AnswerType.NUMBER),
    **dict.fromkeys(("date", "add_date_prompt"), AnswerType.DATE),
    **dict.fromkeys(("file", "image", "photo", "add_image_prompt", "add_photo_prompt"), AnswerType.FILE),
    **dict.fromkeys(("time", "datetime", "barcode"), AnswerType.TEXT),
}
_WHOLE: Final = frozenset({"integer", "int", "add_integer_prompt", "q_int"})
_LOOSER: Final = {
    **dict.fromkeys(_WHOLE, "a whole number is asked for as any number"),
    "time": "a time is asked for as a text",
    "datetime": "a date with a time is asked for as a text",
    "barcode": "a code that a camera reads is asked for as a text",
    "phone_number": "a telephone number is asked for as a text",
    "range": "the steps of a range are left: any number between its ends can be given",
}
_OF_THE_DEVICE: Final = frozenset(
    {
        *("start", "end", "today", "deviceid", "device_id", "imei", "subscriberid", "simserial", "phonenumber"),
        *("username", "email", "audit", "start-geopoint", "background-audio", "background-geopoint", "get_today"),
    }
)
_NOTED: Final = "what a device notes by itself is left: a record says who answered, and when"
_NOT_ASKED: Final[dict[str, tuple[str, str]]] = {
    **dict.fromkeys(_OF_THE_DEVICE, (_NOTED, NOTHING_TO_DO)),
    "calculate": ("what is calculated is left: a checklist asks, and works nothing out", ASK_IT),
    "hidden": ("what nobody sees is left", NOTHING_TO_DO),
    "xml-external": ("data from outside the form are left", "write them as options"),
    "csv-external": ("data from outside the form are left", "write them as options"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a row is."""

    step: str = ""
    """`begin` or `end` with `group`, `repeat` or `loop`, or `note`; empty for a question."""
    type: AnswerType | None = None
    """How it is answered; None where no checklist asks that."""
    options: str = ""
    """The list of its options."""
    with_other: bool = False
    """Whether an option of one's own can be written besides."""
    is_whole: bool = False
    is_range: bool = False
    """Whether it is a number between two ends."""
    looser: str = ""
    """How a checklist asks it less strictly; empty where it asks the same."""
    why_not: str = ""
    """Why it is not asked."""
    instead: str = NOTHING_TO_DO
    """What can be done about either."""


def kind_of(row: Row) -> Kind:
    """Give what a row of the survey is."""
    text = " ".join(row.get("type").split())
    ends = _ENDS.fullmatch(text)
    if ends:
        what = ends[2].casefold()
        return Kind(step=f"{ends[1].casefold()} {what if what in {'group', 'loop'} else 'repeat'}")
    select = _SELECT.fullmatch(text)
    if select:
        several = "multiple" in select[1].casefold() or "all" in select[1].casefold()
        type_ = AnswerType.CHOICES if several else AnswerType.CHOICE
        return Kind(type=type_, options=select[2], with_other=bool(select[3]))
    plain = text.casefold().replace(" ", "_")
    if plain in {"note", "add_note_prompt"}:
        return Kind(step="note")
    if plain in _PLAIN:
        return Kind(
            type=_PLAIN[plain], is_whole=plain in _WHOLE, is_range=plain == "range", looser=_LOOSER.get(plain, "")
        )
    unknown = f"'{text[:40]}' cannot be taken over: no checklist asks that"
    why_not, instead = _NOT_ASKED.get(plain, (unknown, "ask it as a text, number, date or choice"))
    return Kind(why_not=why_not, instead=instead)
