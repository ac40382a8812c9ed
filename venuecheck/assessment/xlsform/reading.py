"""The sheets of an XLSForm as a checklist's document, and what of the form is left out of it.

Theory of operation: names and options come first, then the rows one after the other. What a checklist has no place for
is noted at its cell, and nothing else. A condition that cannot be said is left out, and its question is asked of
everybody: rather one question more than one that nobody is asked. What a checklist needs besides is added by `fitting`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from venuecheck.assessment.answer_kinds import KINDS, AnswerType
from venuecheck.assessment.language import ENGLISH
from venuecheck.assessment.xlsform.cells import bounds_of, entry_of, heads_of, own_of, range_of, required_of
from venuecheck.assessment.xlsform.headers import forms_sheets
from venuecheck.assessment.xlsform.kinds import Kind, kind_of
from venuecheck.assessment.xlsform.label_marks import label_marks
from venuecheck.assessment.xlsform.languages import Texts, is_text, texts_of, together
from venuecheck.assessment.xlsform.names import Names, why_called
from venuecheck.assessment.xlsform.options import OTHER, Option, choices_of, fixed, parted, say_unoffered, with_alone
from venuecheck.assessment.xlsform.relevance import Relevance
from venuecheck.assessment.xlsform.remedies import (
    ASK_FIRST,
    CALL_IT_SO,
    LEFT_COLUMNS,
    LEFT_INSIDE,
    LEFT_LOOP,
    NOTHING_TO_DO,
    WRITE_A_LABEL,
)
from venuecheck.assessment.xlsform.sections import Sections
from venuecheck.assessment.xlsform.settings import settings_of
from venuecheck.assessment.xlsform.sheets import Problems, Row, Sheet, say_unnamed
from venuecheck.assessment.xlsform.writing import HEADS, OWN_OF_REPEATS, OWN_TEXTS, OWN_VALUES, TABLES, message_of
from venuecheck.core.problem import one_of

_READ: Final = frozenset(
    {"", "type", "name", "relevant", "required", "constraint", "disabled", "vc_type", "vc_ask_if", "vc_relevant"}
)
_MOST_ROWS: Final = 50
_NO_FORM: Final = (
    "there is no sheet 'survey' with questions, so this is no form that can be taken over",
    "copy its questions into a checklist, or into a sheet 'survey' with a row for each (see https://xlsform.org)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a form says."""

    data: dict[str, Any]
    """A checklist's document, as far as the form has one."""
    cells: Mapping[str, Row]
    """By the id of each question and repeat, and by `heading_of` of a section: its row."""
    languages: tuple[str, ...]
    """The codes of the languages that its texts are in besides English."""
    is_own: bool
    """Whether it was a checklist before it was a spreadsheet: it has rules, outcomes and examples of its own."""


def from_sheets(sheets: Sequence[Sheet], problems: Problems, name: str) -> Read:
    """Read sheets as a checklist's document; `problems` takes what is left, each with its sheet and cell.

    `name` is the form's where it does not say itself. Raises `InputError` where there are no questions at all.
    """
    by_name = forms_sheets(sheets, problems)
    survey = list(by_name["survey"].filled_rows()) if "survey" in by_name else []
    if not survey:
        nothing = Problems(problems.file)
        nothing.say("survey", *_NO_FORM)
        # of sheets that may be meant for it
        nothing.problems |= {one: None for one in problems.problems if one.fix != NOTHING_TO_DO}
        nothing.settle()
    for sheet in by_name.values():
        say_unnamed(sheet, problems)
    settings = settings_of(by_name.get("settings"), name, problems)
    reader = _Reader(
        problems=problems,
        choices=choices_of(by_name.get("choices"), settings.opens_in, problems),
        texts=texts_of(survey[0].columns, settings.opens_in, "survey", problems),
        relevance=Relevance(problems),
        sections=Sections(problems, settings.heads.get("title", "Questions")),
    )
    tables = {
        each: [entry_of(each, row, problems) for row in by_name[f"vc_{each}"].filled_rows()]
        for each in TABLES
        if f"vc_{each}" in by_name
    }
    reader.sections.listed = tables.pop("sections", [])
    for row in survey:
        reader.row(row)
    say_unoffered(by_name.get("choices"), survey, problems)
    reader.relevance.close(survey[-1])
    reader.sections.close()
    opening = {"text": reader.sections.opening} if reader.sections.opening else {}
    heads = settings.heads | opening | heads_of(by_name.get("vc_checklist"), problems)
    data: dict[str, Any] = {each: heads[each] for each in HEADS if each in heads}
    data |= {**tables, "sections": reader.sections.listed, "questions": reader.questions, "repeats": reader.repeats}
    data = {each: value for each, value in data.items() if value != []}
    codes = {code for _, code in reader.texts.columns.values()}
    codes |= {code for options in reader.choices.values() for one in options for code in _codes(one["text"])}
    languages, cells = tuple(sorted(codes - {ENGLISH})), reader.cells | reader.sections.rows
    return Read(data=data, cells=cells, languages=languages, is_own="vc_checklist" in by_name)


def _codes(text: object) -> Sequence[str]:
    return tuple(text) if isinstance(text, dict) else ()


@dataclass(slots=True)
class _Reader:
    problems: Problems
    choices: Mapping[str, Sequence[Option]]
    texts: Texts
    relevance: Relevance
    sections: Sections
    names: Names = field(default_factory=Names)
    questions: list[dict[str, Any]] = field(default_factory=list)
    repeats: list[dict[str, Any]] = field(default_factory=list)
    cells: dict[str, Row] = field(default_factory=dict)

    def row(self, row: Row) -> None:
        """Take one row of the survey over."""
        kind = kind_of(row)
        if row.get("disabled").casefold() in {"yes", "true", "1", "true()"}:
            self._say(row, "disabled", "this row is switched off, and left", "to have it asked, switch it on")
        elif not row.get("type"):
            self._say(row, "type", "this row has no type, and is left", "write its type, such as text")
        elif kind.step.startswith("end"):
            self._end(row)
        elif self.relevance.is_left:
            self.relevance.begin_left(row, is_group=kind.step.startswith("begin"))
            self._say(row, "type", *LEFT_INSIDE)
        elif kind.step == "begin group":
            self._columns(row)
            self.relevance.begin(row)
            self.sections.begin(row, self._said(row, "label"), inside=bool(self.relevance.repeat))
        elif kind.step == "begin loop":
            self._say(row, "type", *LEFT_LOOP)
            self.relevance.begin_left(row, is_group=True)
        elif kind.step == "begin repeat":
            self._begin_repeat(row)
        elif kind.step == "note":
            self._note(row)
        elif kind.why_not:
            self._say(row, "type", kind.why_not, kind.instead)
        else:
            self._question(row, kind)

    def _said(self, row: Row, what: str) -> Any:  # noqa: ANN401 - text, or a map of languages
        return self.texts.of(row, what, self.problems)

    def _say(self, row: Row, column: str, what: str, fix: str) -> None:
        self.problems.say(row.place(column), what, fix)

    def _columns(self, row: Row, *read: str) -> None:
        """Say which cells of a row hold something that is left."""
        own = {f"vc_{name}" for name in (*OWN_VALUES, *OWN_OF_REPEATS)}
        for column in row.columns:
            is_own = column in own or any(column.startswith(f"vc_{name}") for name in OWN_TEXTS)
            if not row.get(column) or is_own or column in {*_READ, *read, *self.texts.columns}:
                continue
            if not is_text(column):  # of an unknown language: told once
                left = LEFT_COLUMNS.get(column.partition("::")[0], (f"'{column[:40]}' is left", NOTHING_TO_DO))
                self._say(row, column, *left)

    def _end(self, row: Row) -> None:
        opened = self.relevance.end(row)
        if opened is None or opened.is_left:
            return
        if not opened.repeat:
            self.sections.end(opened.row)
        elif not self.repeats[-1]["questions"]:
            self.problems.forget(opened.row)
            self._say(opened.row, "type", "nothing is asked in this repeat, and it is left", NOTHING_TO_DO)
            self.repeats.pop()

    def _note(self, row: Row) -> None:
        text = self._said(row, "label")
        has_answer = "${" in str(text)
        if row.get("relevant") or self.relevance.repeat or has_answer or not self.sections.note(row, text):
            what = "a note is left: a checklist has texts before the questions of a section, whatever is answered"
            self._say(row, "type", what, "put it before the first question of a group, or into a hint")
        else:
            self._columns(row, "read_only")

    def _begin_repeat(self, row: Row) -> None:
        self._columns(row, *(("repeat_count",) if row.get("repeat_count").isdecimal() else ()))
        if self.relevance.repeat or not self.questions:
            where = "inside another" if self.relevance.repeat else "before the first question"
            self._say(row, "type", f"a repeat {where} is left", ASK_FIRST)
            self.relevance.begin_left(row, is_group=True)
            return
        name = self.names.add(row.get("name"), row.number)
        own = own_of(row, ("reopens", *OWN_OF_REPEATS), self.problems)
        repeat: dict[str, Any] = {
            "id": name,
            "after": self.questions[-1]["id"],
            "text": self._said(row, "label") or row.get("name"),
            "each": name.removesuffix("s") or name,
            **self._help(row),
            **own,
            **self.relevance.ask_if(row, required=False),
            "questions": [],
        }
        if not row.get("vc_each"):
            count = int(row.get("repeat_count")) if row.get("repeat_count").isdecimal() else 0
            repeat |= {"at_least": count, "at_most": count} if 0 < count <= _MOST_ROWS else {"at_most": _MOST_ROWS}
            if not 0 < count <= _MOST_ROWS:
                what = f"a checklist asks this at most {_MOST_ROWS} times"
                self._say(row, "type", what, "where fewer are right, write 'at_most:' into the checklist")
        self.cells[name] = row
        self.repeats.append(repeat)
        self.sections.check(row)
        self.relevance.begin(row, repeat=name)
        self.relevance.know(row, name, names=self.names.of)

    def _help(self, row: Row) -> dict[str, Any]:
        said = together(self._said(row, "hint"), self._said(row, "guidance_hint"))
        return {"help": said} if said else {}

    def _question(self, row: Row, kind: Kind) -> None:
        if row.get("read_only").casefold() in {"yes", "true", "1", "true()"}:
            self._say(row, "read_only", "what is shown and cannot be answered is left", "write it as a note, or a hint")
            return
        if row.get("relevant").replace(" ", "").casefold() in {"false()", "false", "no"}:
            self._say(row, "relevant", "what is never asked is left", "to have it asked, change its condition")
            return
        if kind.options and "label" in row.get("appearance").split():
            what = "a row that only shows the labels of options is left"
            self._say(row, "appearance", what, NOTHING_TO_DO)
            return
        options, has_none = parted(self.choices.get(kind.options, ()), row.get("vc_type"))
        if kind.options and not options:
            what = f"this question is left: there is no list '{kind.options[:40]}' on the sheet 'choices'"
            self._say(row, "type", what, "write the options there, with 'list_name', 'name' and 'label'")
            return
        question = self._asked(row, kind, options, has_none=has_none)
        self._add(row, question)
        ids = [one["id"] for one in options] + ["not_applicable"] * has_none
        if kind.with_other:
            self._other(row, question, is_new=OTHER not in ids)
            ids += [OTHER] * (OTHER not in ids)
        several = kind.type is AnswerType.CHOICES
        self.relevance.know(row, question["id"], names=self.names.of, options=ids, several=several)

    def _asked(self, row: Row, kind: Kind, options: list[Option], *, has_none: bool) -> dict[str, Any]:
        type_ = AnswerType.TEXT if kind.type is None else kind.type
        type_ = type_ if kind.with_other else fixed(type_, options)
        if row.get("vc_type") in set(AnswerType):
            type_ = AnswerType(row.get("vc_type"))
        elif row.get("vc_type"):
            self._say(
                row,
                "vc_type",
                f"'{row.get('vc_type')[:40]}' is not a type of answer",
                one_of(row.get("vc_type"), AnswerType),
            )
        elif kind.looser:
            self._say(row, "type", kind.looser, kind.instead)
        options = [dict(one) for one in options]
        bounds = range_of(row) if kind.is_range else {}
        if not (type_ is AnswerType.CHOICES and with_alone(options, row.get("constraint"))):
            bounds |= bounds_of(row, type_, self.problems, is_whole=kind.is_whole)
        generated = (row.get("constraint_message") or "x") == message_of(
            type_, bounds.get("at_least"), bounds.get("at_most")
        )
        self._columns(row, *(("constraint_message",) if generated else ()))
        name = self.names.add(row.get("name"), row.number)
        if name != row.get("name"):
            self._say(row, "name", f"it is called '{name}' here: {why_called(row.get('name'), name)}", CALL_IT_SO)
        text = self._said(row, "label")
        if not text:
            text = row.get("name")
            self._say(row, "name", "this question has no label: its name stands in its place", WRITE_A_LABEL)
        for what, fix in label_marks(str(text)):
            self.problems.say(self.texts.cell(row, "label"), what, fix)
        question: dict[str, Any] = {"id": name, "text": text, "type": type_.value, **self._help(row)}
        if KINDS[type_].has_options:
            question["options"] = options
        question |= {"not_applicable": True} if has_none else {}
        question |= own_of(row, OWN_VALUES, self.problems) | required_of(row, self.problems) | bounds
        asked = self.relevance.ask_if(row, required="required" not in question)
        return question | asked

    def _add(self, row: Row, question: dict[str, Any]) -> None:
        self.cells[question["id"]] = row
        if self.relevance.repeat:
            self.repeats[-1]["questions"].append(question)
        else:
            self.questions.append({"section": self.sections.here(), **question})

    def _other(self, row: Row, question: dict[str, Any], *, is_new: bool) -> None:
        """Ask what else it is, as the converters of forms do."""
        if is_new:
            question["options"].append({"id": OTHER, "text": "Other"})
        name = self.names.add(f"{row.get('name')}_other", row.number)
        asked = f"'{OTHER}' in {question['id']}" if question["type"] == "choices" else f"{question['id']} == '{OTHER}'"
        said = {"id": name, "text": "Specify other.", "type": "text", "ask_if": asked, "required": False}
        self._add(row, said)
