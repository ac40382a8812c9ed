"""A form as a draft of a checklist: what a checklist needs besides, and what it refuses of the form left out.

Whether something can stand in a checklist is judged by the reader of checklists and by nobody else: what it refuses of
a question is taken out, noted at the cell that it came from, and the rest is read again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.example import example_differences
from venuecheck.assessment.language import ENGLISH
from venuecheck.assessment.outcome import NOT_FINISHED
from venuecheck.assessment.parse import parse_in_part
from venuecheck.assessment.private_matters import private_matters
from venuecheck.assessment.xlsform.reading import Read
from venuecheck.assessment.xlsform.remedies import ASK_FIRST, LEFT_INSIDE, NOTHING_TO_DO, WRITE_ASK_IF
from venuecheck.assessment.xlsform.sections import heading_of
from venuecheck.assessment.xlsform.sheets import Problems, Row
from venuecheck.authoring.document import Document, ValuePath
from venuecheck.core.problem import Problem, UnusableFileError

_MOST_ROUNDS: Final = 60
_UNWRITTEN: Final = "Not written yet"
_WHY: Final = "The form asks it. Why is not written yet."
_OF_A_DRAFT: Final = {"why": _WHY, "basis": "our judgement", "advisory": True}
"""What a form does not say of its questions. Until a public source is named, an answer decides nothing."""
_LOOK, _GO_AHEAD = "look-at-it", "go-ahead"
_NONE: Final = {ENGLISH: "None of these", "cy": "Dim un o'r rhain"}
_COLUMNS: Final = {"ask_if": "relevant", "required": "required", "at_least": "constraint", "at_most": "constraint"}


def draft_of(
    form: Read, problems: Problems, today: date, document_of: Callable[[Mapping[str, Any]], Document]
) -> dict[str, Any]:
    """Give a form as a checklist's document that can be used as a draft; `problems` takes what is left of it.

    `document_of` writes data as a checklist's file. What was a checklist before comes back as it is: what is wrong with
    it is its author's to see. Raises `InputError` where nothing is left to ask.
    """
    if form.is_own:
        return form.data
    draft = _Draft(data=_besides(form, today) | form.data, problems=problems, cells=form.cells)
    for question in draft.questions():
        question.update({**_OF_A_DRAFT, **question})
    for repeat in draft.repeats():
        repeat.setdefault("why", _WHY)
    for _ in range(_MOST_ROUNDS):
        if not draft.settle(document_of(draft.data)):
            break
    return draft.data


def _besides(form: Read, today: date) -> dict[str, Any]:
    """Give what a checklist has, and a form has not: a person looks at everything until somebody writes rules."""
    return {
        **{name: form.data[name] for name in ("id", "version", "title") if name in form.data},
        "subject": "booking",
        "edition": _UNWRITTEN,
        "definition": _UNWRITTEN,
        **({"languages": ["en", *form.languages]} if form.languages else {}),
        "sources": [],
        "sections": [],
        "questions": [],
        "outcomes": [
            {"id": _LOOK, "kind": "refer", "title": "Somebody looks at it: this draft has no rules yet"},
            {"id": _GO_AHEAD, "kind": "approve", "title": "It can go ahead", "by_person_only": True},
        ],
        "rules": [{"outcome": _LOOK, "reason": "This checklist is a draft without rules of its own."}],
        "examples": [
            {
                "title": "Nothing is answered",
                "today": today.isoformat(),
                "answers": {},
                "outcome": NOT_FINISHED,
                "must_not": [_GO_AHEAD],
            }
        ],
    }


@dataclass(slots=True)
class _Draft:
    data: dict[str, Any]
    problems: Problems
    cells: Mapping[str, Row]
    gone: list[dict[str, Any]] = field(default_factory=list)

    def repeats(self) -> list[dict[str, Any]]:
        repeats: list[dict[str, Any]] = self.data.get("repeats", [])
        return repeats

    def questions(self) -> list[dict[str, Any]]:
        return [*self.data["questions"], *(one for repeat in self.repeats() for one in repeat["questions"])]

    def settle(self, document: Document) -> bool:
        """Take out what is refused; False where nothing more is."""
        checklist, refused = parse_in_part(document)
        refused = [*refused, *private_matters(document)]
        places = [(_path(document, one), one) for one in refused]
        # what is left is left first, so that nothing else is said of it
        places.sort(key=lambda one: not self._leaves(one[0]))
        acted = [self._act(*one) for one in places]
        self._drop()
        if any(acted):
            return True
        if checklist and not refused and any(example_differences(checklist, one) for one in checklist.examples):
            self.data["examples"][0]["outcome"] = _LOOK  # nothing has to be answered
        return False

    def _leaves(self, path: ValuePath) -> bool:
        """Whether what is wrong there leaves nothing of its question or repeat."""
        item, name = self._item(path)
        return item is not None and (name not in _COLUMNS or name not in item)

    def _act(self, path: ValuePath, problem: Problem) -> bool:
        if path[:1] == ("sections",):
            return self._heading(self.data["sections"][int(path[1])], str(path[2:3][0]), problem)
        item, name = self._item(path)
        if item is not None and name in _COLUMNS and name not in item:
            return True  # more was wrong with what was taken out just now
        if item is None or any(item is one for one in self.gone):
            return False
        row = self.cells[item["id"]]
        cell = row.place(_COLUMNS.get(name, "type"))
        is_question = "type" in item
        if name == "ask_if" and name in item:
            del item["ask_if"]
            item |= {"required": False} if is_question else {}
            whom = "whoever fills in its repeat" if path[0] == "repeats" and is_question else "everybody"
            said = f"this condition is left, and what it is about is asked of {whom}: {problem.what}"
            self.problems.say(cell, said, WRITE_ASK_IF)
        elif name == "required" and name in item:
            del item["required"]
            what = "this has to be answered here: whether something else is asked hangs on it"
            fix = "where it may stay empty, take it out of the conditions of others"
            self.problems.say(cell, what + self._none_offered(item), fix)
        elif name in {"at_least", "at_most"} and name in item:
            del item[name]
            self.problems.say(cell, f"this bound is left: {problem.what}", problem.fix)
        else:
            self._leave(item, f"this {'question' if is_question else 'repeat'} is left: {problem.what}", problem.fix)
        return True

    def _leave(self, item: dict[str, Any], what: str, fix: str) -> None:
        """Leave a question or repeat, and all that its row or the repeat asks; nothing else is said of it then."""
        row = self.cells[item["id"]]
        self.gone += [item, *(one for one in self.questions() if self.cells[one["id"]] is row and one is not item)]
        self.problems.forget(row)
        self.problems.say(row.place("type"), what, fix)
        for one in item.get("questions", ()):
            if not self._is_gone(one):
                self._leave(one, *LEFT_INSIDE)

    def _heading(self, section: dict[str, Any], name: str, problem: Problem) -> bool:
        """Leave the words of a heading, or those below it, that no checklist may have."""
        row = self.cells.get(heading_of(section["id"]))
        if name == "title":
            section["title"] = f"Part {self.data['sections'].index(section) + 1}"
        else:
            section.pop(name, None)
        what = f"the words of this heading are left: {problem.what}"
        self.problems.say(row.place("label") if row else "settings", what, problem.fix)
        return True

    def _none_offered(self, question: dict[str, Any]) -> str:
        """Let several choices that may no longer be left empty be answered by none, and say so."""
        options = question.get("options", [])
        if question["type"] != AnswerType.CHOICES or any(one.get("alone") for one in options):
            return ""
        taken = {one["id"] for one in options}
        name = next(one for one in ("none", "none_of_these", "none_of_all_these") if one not in taken)
        said = {code: text for code, text in _NONE.items() if code in {ENGLISH, *self.data.get("languages", [])}}
        question["options"] = [*options, {"id": name, "text": said if len(said) > 1 else _NONE[ENGLISH], "alone": True}]
        return f"; “{_NONE[ENGLISH]}” can be chosen besides"

    def _item(self, path: ValuePath) -> tuple[dict[str, Any] | None, str]:
        """Give the question or repeat that something is wrong with, and the name of its entry."""
        match path:
            case ("questions", int(number), *rest):
                return self.data["questions"][number], str(rest[0]) if rest else ""
            case ("repeats", int(number), "questions", int(inner), *rest):
                return self.repeats()[number]["questions"][inner], str(rest[0]) if rest else ""
            case ("repeats", int(number), *rest):
                return self.repeats()[number], str(rest[0]) if rest else ""
        return None, ""

    def _drop(self) -> None:
        """Leave what cannot be asked; a repeat follows the question before the one that it followed."""
        kept: list[dict[str, Any]] = []
        for question in self.data["questions"]:
            if not self._is_gone(question):
                kept.append(question)
                continue
            for repeat in (one for one in self.repeats() if one["after"] == question["id"]):
                if kept:
                    repeat["after"] = kept[-1]["id"]
                else:
                    self._leave(repeat, "a repeat before the first question is left", ASK_FIRST)
        if not kept:
            what = "nothing in this form can be asked by a checklist"
            fix = "write a question of text, number, date or choice into it"
            raise UnusableFileError([*self.problems.problems, Problem(file=self.problems.file, what=what, fix=fix)])
        self.data["questions"] = kept
        for repeat in self.repeats():
            repeat["questions"] = [one for one in repeat["questions"] if not self._is_gone(one)]
        for one in self.repeats():
            if not one["questions"] and not self._is_gone(one):
                self._leave(one, "this repeat is left: nothing is asked in it", NOTHING_TO_DO)
        if "repeats" in self.data:
            self.data["repeats"] = [one for one in self.repeats() if not self._is_gone(one)]

    def _is_gone(self, item: dict[str, Any]) -> bool:
        return any(item is one for one in self.gone)


def _path(document: Document, problem: Problem) -> ValuePath:
    """Give the deepest value, or else the entry, that begins where a problem is."""
    here = (problem.line, problem.column)
    for places in (document.places, document.keys):
        found = max((path for path, place in places.items() if place == here), key=len, default=None)
        if found is not None:
            return found
    return ()
