"""A checklist's document as the sheets of an XLSForm."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from venuecheck.assessment.answer_kinds import KINDS, AnswerType, Bounded
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.expression import Condition
from venuecheck.assessment.language import ENGLISH
from venuecheck.assessment.option import NOT_APPLICABLE
from venuecheck.assessment.outcome import mentioned
from venuecheck.assessment.xlsform.sheets import Problems, Sheet, sheet_of
from venuecheck.assessment.xlsform.wrong_xpath import XPathError
from venuecheck.assessment.xlsform.xpath_writing import to_xpath
from venuecheck.authoring.document import Document

SUBJECTS: Final[dict[Bounded, str]] = {Bounded.VALUE: ".", Bounded.LENGTH: "string-length(.)"}
"""What a constraint holds within bounds; total."""
OWN_TEXTS: Final = ("why", "evidence", "organiser_text", "organiser_help", "organiser_why")
OWN_VALUES: Final = (
    "sources",
    "basis",
    "asked_of",
    "advisory",
    "hearsay",
    "lists_say",
    "not_applicable",
    "screen",
    "screen_reason",
    "expected",
    "expires_after_days",
    "reopens",
)
OWN_OF_REPEATS: Final = ("each", "at_least", "at_most")
TABLES: Final = ("sources", "sections", "terms", "flags", "conditions", "outcomes", "rules", "actions", "examples")
HEADS: Final = (
    "id",
    "version",
    "title",
    "subject",
    "edition",
    "definition",
    "text",
    "languages",
    "words",
    "no_longer_asked",
)
_Row = dict[str, str]


def to_sheets(document: Document, checklist: Checklist) -> tuple[Sheet, ...]:
    """Write a checklist as sheets. Raises `InputError` for each condition that a spreadsheet cannot say."""
    return _Writer(document, checklist).sheets()


class _Writer:
    def __init__(self, document: Document, checklist: Checklist) -> None:
        # its shape has been checked by `parse`
        self.data: dict[str, Any] = cast("dict[str, Any]", document.data)
        self.checklist = checklist
        self.problems = Problems(document.file)
        self.choices: dict[str, list[_Row]] = {}
        self.survey: list[_Row] = []
        self.written: dict[str, Any] = {one["id"]: one for one in self.data["questions"]}
        for repeat in self.data.get("repeats", ()):
            self.written[repeat["id"]] = repeat
            self.written |= {one["id"]: one for one in repeat["questions"]}

    def sheets(self) -> tuple[Sheet, ...]:
        """Write all sheets."""
        self._survey()
        self.problems.settle()
        texts = self._columns("label")
        survey = ["type", "name", *texts, *self._columns("hint"), "relevant", "required", "constraint"]
        survey += ["constraint_message", "vc_type", "vc_ask_if", "vc_relevant"]
        own = [column for name in OWN_TEXTS for column in self._own_columns(name)]
        own += [f"vc_{name}" for name in (*OWN_VALUES, *OWN_OF_REPEATS)]
        settings = {
            "form_title": self._english(self.data["title"]),
            "form_id": self.checklist.id,
            "version": str(self.checklist.version),
            "default_language": self._language(ENGLISH) if self._many else "",
        }
        return (
            sheet_of("survey", [*survey, *own], self.survey),
            sheet_of(
                "choices",
                ["list_name", "name", *texts, "vc_alone", "vc_organiser_text", "vc_formerly"],
                [row for rows in self.choices.values() for row in rows],
            ),
            sheet_of("settings", list(settings), [settings]),
            sheet_of("vc_checklist", ["name", "value"], self._heads()),
            *(_table(f"vc_{name}", self.data[name]) for name in TABLES if self.data.get(name)),
        )

    @property
    def _many(self) -> bool:
        return len(self.checklist.languages) > 1

    def _heads(self) -> list[_Row]:
        return [{"name": name, "value": cell(self.data[name])} for name in HEADS if name in self.data]

    def _survey(self) -> None:
        section = ""
        seen: set[str] = set()
        titles = {one["id"]: one for one in self.data["sections"]}
        for item in self.checklist.items:
            if item.section != section:
                if section:
                    self.survey.append({"type": "end_group"})
                if item.section in seen:
                    what = f"the questions of section '{item.section}' do not stand together"
                    self.problems.say(f"survey!B{len(self.survey) + 2}", what, "move them together in the checklist")
                seen.add(section := item.section)
                self.survey.append(
                    {"type": "begin_group", "name": section, **self._texts("label", titles[section]["title"])}
                )
            if isinstance(item, Repeat):
                self._repeat(item)
            else:
                self._question(item)
        if section:
            self.survey.append({"type": "end_group"})

    def _repeat(self, item: Repeat) -> None:
        written = self.written[item.id]
        row = {
            "type": "begin_repeat",
            "name": item.id,
            **self._texts("label", written["text"]),
            **self._texts("hint", written.get("help", "")),
            **self._relevant(item),
            **self._own(written, ("reopens", *OWN_OF_REPEATS)),
        }
        self.survey.append(row)
        for question in item.questions:
            self._question(question)
        self.survey.append({"type": "end_repeat"})

    def _question(self, item: Question) -> None:
        written = self.written[item.id]
        constraint, message = _constraint(item)
        self.survey.append(
            {
                "type": self._type(item, written),
                "name": item.id,
                **self._texts("label", written["text"]),
                **self._texts("hint", written.get("help", "")),
                **self._relevant(item),
                "required": "yes" if item.required else "",
                "constraint": constraint,
                "constraint_message": message,
                "vc_type": item.type.value,
                **self._own(written, OWN_VALUES),
            }
        )

    def _type(self, item: Question, written: Mapping[str, Any]) -> str:
        if not item.options:
            return KINDS[item.type].xlsform
        is_fixed = bool(KINDS[item.type].fixed)
        name = item.type.value if is_fixed else f"{item.id}_options"
        has_none = any(option.id == NOT_APPLICABLE for option in item.options)
        name += "_or_not_applicable" if is_fixed and has_none else ""
        texts = {one["id"]: one["text"] for one in written.get("options", ())} | dict(self.data.get("words", {}))
        self.choices[name] = [
            {
                "list_name": name,
                "name": option.id,
                **self._texts("label", texts.get(option.id, option.text)),
                "vc_alone": "yes" if option.alone else "",
                "vc_organiser_text": option.organiser_text,
                "vc_formerly": " ".join(option.formerly),
            }
            for option in item.options
        ]
        return f"{'select_multiple' if item.type is AnswerType.CHOICES else 'select_one'} {name}"

    def _is_of_the_venue(self, condition: Condition) -> bool:
        """Whether it hangs on what kind of venue it is and on nothing else: no form knows that."""
        names = mentioned(self.checklist, condition) - self.checklist.terms.keys()
        return bool(names) and all(name.startswith(("venue.", "duty.")) for name in names)

    def _relevant(self, item: Question | Repeat) -> _Row:
        """Write when it is asked; our own words beside, so that a cell nobody has changed comes back as it was."""
        if item.ask_if is None:
            return {}
        if not (isinstance(item, Question) and item.required) and self._is_of_the_venue(item.ask_if):
            return {"vc_ask_if": item.ask_if.text}  # another program asks everybody, who may leave it empty
        try:
            said = to_xpath(self.checklist, item.ask_if)
        except XPathError as error:
            column = 2 + 2 * len(self._columns("label"))
            place = f"survey!{chr(65 + column)}{len(self.survey) + 2}"
            what = f"'{item.id}' is asked by a condition that XLSForm cannot say: {error}"
            self.problems.say(place, what, "write it more simply, or exchange the checklist's own file")
            return {}
        return {"relevant": said, "vc_ask_if": item.ask_if.text, "vc_relevant": said}

    def _own(self, written: Mapping[str, Any], values: Sequence[str]) -> _Row:
        texts: _Row = {}
        for name in OWN_TEXTS:
            said = written.get(name, "")
            for language in self.checklist.languages:
                column = f"vc_{name}" if language == ENGLISH else f"vc_{name}_{language}"
                texts[column] = said.get(language, "") if isinstance(said, dict) else said * (language == ENGLISH)
        return texts | {f"vc_{name}": cell(written[name]) for name in values if name in written}

    def _texts(self, column: str, said: Any) -> _Row:  # noqa: ANN401 - text, or a map of languages
        by_language = said if isinstance(said, dict) else {ENGLISH: said}
        if not self._many:
            return {column: str(by_language.get(ENGLISH, ""))}
        return {
            f"{column}::{self._language(language)}": str(by_language.get(language) or "")
            for language in self.checklist.languages
        }

    def _columns(self, name: str) -> list[str]:
        if not self._many:
            return [name]
        return [f"{name}::{self._language(language)}" for language in self.checklist.languages]

    def _own_columns(self, name: str) -> list[str]:
        others = [language for language in self.checklist.languages if language != ENGLISH]
        return [f"vc_{name}", *(f"vc_{name}_{language}" for language in others)]

    def _language(self, code: str) -> str:
        return f"{ {'en': 'English', 'cy': 'Cymraeg'}.get(code, code) } ({code})".strip()

    def _english(self, said: Any) -> str:  # noqa: ANN401 - text, or a map of languages
        return str(said.get(ENGLISH, "")) if isinstance(said, dict) else str(said)


def cell(value: object) -> str:
    """Write a value into a cell: text as it is, anything else as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _table(name: str, listed: Sequence[Mapping[str, object] | str]) -> Sheet:
    # a source that the register holds is its id alone
    rows = [{"id": one} if isinstance(one, str) else one for one in listed]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    return sheet_of(name, columns, [{column: cell(value) for column, value in row.items()} for row in rows])


def _constraint(item: Question) -> tuple[str, str]:
    least, most, bounded = item.at_least, item.at_most, KINDS[item.type].bounded
    if bounded is None or (least is None and most is None):
        return "", ""
    subject = SUBJECTS[bounded]
    parts = [f"{subject} >= {least:g}"] if least is not None else []
    parts += [f"{subject} <= {most:g}"] if most is not None else []
    return " and ".join(parts), message_of(item.type, least, most)


def message_of(type_: AnswerType, least: float | None, most: float | None) -> str:
    """Say what is needed where an answer lies outside its bounds."""
    unit = " characters" if KINDS[type_].bounded is Bounded.LENGTH else ""
    said = [f"at least {least:g}{unit}"] if least is not None else []
    said += [f"at most {most:g}{unit}"] if most is not None else []
    return f"Write {' and '.join(said)}."
