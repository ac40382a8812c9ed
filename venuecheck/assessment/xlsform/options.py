"""The lists of options of a form."""

import re
from collections.abc import Collection, Sequence
from typing import Any, Final

from venuecheck.assessment.answer_kinds import KINDS, AnswerType
from venuecheck.assessment.option import NOT_APPLICABLE, NOT_APPLICABLE_OPTION
from venuecheck.assessment.xlsform.languages import Texts, texts_of
from venuecheck.assessment.xlsform.remedies import CALL_IT_SO, NOTHING_TO_DO, WRITE_A_LABEL
from venuecheck.assessment.xlsform.sheets import Problems, Row, Sheet

_READ: Final = frozenset({"", "list_name", "name", "vc_alone", "vc_organiser_text", "vc_formerly"})
OTHER: Final = "other"
_OFFER: Final = "name the list in the type of a question: select_one LIST"
Option = dict[str, Any]


def choices_of(sheet: Sheet | None, opens_in: str, problems: Problems) -> dict[str, list[Option]]:
    """Read the options of each list, as a checklist's document has them."""
    rows = list(sheet.filled_rows()) if sheet else []
    texts = texts_of(rows[0].columns, opens_in, "choices", problems) if rows else Texts(columns={})
    found: dict[str, list[Option]] = {}
    left = set()
    for row in rows:
        options = found.setdefault(row.get("list_name"), [])
        option = _option(row, texts, problems)
        if not option["id"] or not row.get("list_name"):
            problems.say(row.place("name"), "this option is left: it has no name, or is in no list", "give it both")
        elif any(one["id"] == option["id"] for one in options):
            problems.say(
                row.place("name"), f"this option is left: '{option['id'][:40]}' is in its list already", "rename it"
            )
        else:
            options.append(option)
        left |= {column for column in row.columns if row.get(column) and column not in {*_READ, *texts.columns}}
    if sheet is not None:
        _say_left(sheet, left, problems)
    return found


def say_unoffered(sheet: Sheet | None, survey: Sequence[Row], problems: Problems) -> None:
    """Say which options stand in a list that no question offers."""
    named = {word for row in survey for word in row.get("type").split()}
    for row in sheet.filled_rows() if sheet else ():
        if row.get("list_name") and row.get("list_name") not in named:
            problems.say(row.place("list_name"), "these options are left: no question offers their list", _OFFER)


def with_alone(options: list[Option], constraint: str) -> bool:
    """Let an option stand alone where a form's `constraint` says that it does; whether it says just that."""
    said = _ALONE.fullmatch(re.sub(r"\s", "", constraint))
    name = next(filter(None, said.groups()), "") if said else ""
    for option in options:
        if option["id"] == name:
            option["alone"] = True
            return True
    return False


_CHOSEN: Final = r"selected\(\.,['\"]([\w-]+)['\"]\)"
_ALONE: Final = re.compile(
    rf"not\({_CHOSEN}andcount-selected\(\.\)(?:>1|>=2)\)"
    rf"|not\({_CHOSEN}\)orcount-selected\(\.\)(?:=1|<=1|<2)"
    rf"|if\({_CHOSEN},count-selected\(\.\)(?:=1|<=1|<2),(?:true\(\)|count-selected\(\.\)(?:>0|>=1))\)"
)
"""Three ways in which forms say that nothing else is chosen beside "none of these"."""


def _say_left(sheet: Sheet, columns: Collection[str], problems: Problems) -> None:
    for number, column in enumerate(sheet.rows[0] if sheet.rows else ()):
        if column in columns:
            what = "this column is left: a checklist offers every option, by its text"
            problems.say(sheet.place(number, sheet.first), what, NOTHING_TO_DO)


def _option(row: Row, texts: Texts, problems: Problems) -> Option:
    option: Option = {"id": row.get("name").replace(",", "_"), "text": texts.of(row, "label", problems)}
    if option["id"] != row.get("name"):
        what = f"this option is called '{option['id'][:40]}': a name has no commas"
        problems.say(row.place("name"), what, CALL_IT_SO)
    if not option["text"]:
        option["text"] = row.get("name")
        problems.say(row.place("name"), "this option has no label: its name stands in its place", WRITE_A_LABEL)
    if row.get("vc_alone"):
        option["alone"] = True
    if row.get("vc_organiser_text"):
        option["organiser_text"] = row.get("vc_organiser_text")
    if row.get("vc_formerly"):
        option["formerly"] = row.get("vc_formerly").split()
    return option


def fixed(type_: AnswerType, options: Sequence[Option]) -> AnswerType:
    """Give the type of answer that has just these options in just these words; the same where none has."""
    if type_ is not AnswerType.CHOICE or any(isinstance(one["text"], dict) for one in options):
        return type_
    said = {(one["id"], one["text"]) for one in options}
    return next((each for each, kind in KINDS.items() if said == {(one.id, one.text) for one in kind.fixed}), type_)


def parted(options: Sequence[Option], own_type: str) -> tuple[list[Option], bool]:
    """Give the options without "does not apply", which every checklist has, and whether that was one of them."""
    rest = [
        one
        for one in options
        if one["id"] != NOT_APPLICABLE or (not own_type and one["text"] != NOT_APPLICABLE_OPTION.text)
    ]
    return rest, len(rest) < len(options)
