"""Answers as they stand in a file, read against a checklist, with every problem at its line and column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.assessment.answer import read_answer
from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.answers import Answers, FileKept, Rows, Value
from venuecheck.assessment.checklist import Question, Repeat
from venuecheck.assessment.day_answers import LAST_DAY, LAST_FIX, last_before_first
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.typed import ENTRIES_NEEDED
from venuecheck.core.problem import Problem, did_you_mean

FileReader = Callable[[str], FileKept]
"""Gives what is kept of the file of this name. Raises `AnswerError`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """The file that answers stand in, what was found wrong with them, and how files that they name are read."""

    document: Document
    problems: list[Problem]
    files: FileReader | None


def read_sheet(
    document: Document,
    path: ValuePath,
    written: Mapping[str, object],
    by_id: Mapping[str, Question | Repeat],
    files: FileReader | None = None,
) -> tuple[Answers, list[Problem]]:
    """Read the answers that stand at `path`; repeats are lists of entries, and are complete.

    `files` gives what is kept of a file that an answer names; without it, its entry must be written out.
    """
    problems: list[Problem] = []
    place = _Place(document=document, problems=problems, files=files)
    values: dict[str, Value] = {}
    repeats: dict[str, Rows] = {}
    top = {name for name, item in by_id.items() if isinstance(item, Repeat) or not item.repeat}
    for name, raw in written.items():
        where = (*path, name)
        item = by_id.get(name) if name in top else None
        if item is None:
            problems.append(_unknown(document, where, by_id, top))
        elif isinstance(item, Repeat):
            repeats[name] = _rows(place, where, item, raw)
        elif not _is_left_empty(item, raw):
            _keep(_read(place, where, item, raw), name, values, problems)
    if wrong := last_before_first(values):
        problems.append(document.problem((*path, LAST_DAY), wrong, LAST_FIX))
    return Answers(values=values, repeats=repeats), problems


def _rows(place: _Place, path: ValuePath, repeat: Repeat, raw: object) -> Rows:
    document, problems = place.document, place.problems
    if not isinstance(raw, list):
        what, fix = f"a list of entries is needed here, one for each {repeat.each}", "write [] where there are none"
        problems.append(document.problem(path, what, fix))
        return Rows()
    if not repeat.at_least <= len(raw) <= repeat.at_most:
        what = f"between {repeat.at_least} and {repeat.at_most} entries are needed here, not {len(raw)}"
        problems.append(document.problem(path, what, "add what is missing, or take out the rest"))
    rows: list[dict[str, Value]] = []
    known = {question.id: question for question in repeat.questions}
    for number, entry in enumerate(raw[: repeat.at_most]):
        row: dict[str, Value] = {}
        rows.append(row)
        where = (*path, number)
        if not isinstance(entry, dict):
            problems.append(document.problem(where, *ENTRIES_NEEDED))
            continue
        for name, value in entry.items():
            if name not in known:
                problems.append(_unknown(document, (*where, name), known, set(known)))
            elif not _is_left_empty(known[name], value):
                _keep(_read(place, (*where, name), known[name], value), name, row, problems)
    return Rows(rows=tuple(rows), closed=True)


def _is_left_empty(question: Question, raw: object) -> bool:
    """Whether nothing was written; where an answer may be left empty, an empty text is none either."""
    return raw is None or (not question.required and isinstance(raw, str) and not raw.strip())


def _read(place: _Place, path: ValuePath, question: Question, raw: object) -> Value | Problem:
    document = place.document
    try:
        if question.type is AnswerType.FILE and isinstance(raw, str) and place.files is not None:
            return place.files(raw)
        return read_answer(question, raw)
    except AnswerError as error:
        return document.problem(path, f"{_shown(raw)} does not answer '{question.id}' (“{question.text}”)", str(error))


def _shown(raw: object) -> str:
    """Give what stands in the file, as far as it can be said in a line."""
    if raw is None:
        return "nothing"
    if isinstance(raw, dict):
        return "a table"
    said = raw if isinstance(raw, list) else [raw]
    if any(isinstance(one, (dict, list)) for one in said):
        return "a list of lists or tables"
    shown = (one.isoformat() if isinstance(one, (date, datetime)) else str(one) for one in said)
    return f"'{', '.join(shown)[:60]}'" if said else "an empty list"


def _keep(found: Value | Problem, name: str, values: dict[str, Value], problems: list[Problem]) -> None:
    if isinstance(found, Problem):
        problems.append(found)
    else:
        values[name] = found


def _unknown(document: Document, path: ValuePath, by_id: Mapping[str, Question | Repeat], known: set[str]) -> Problem:
    name = str(path[-1])
    found = by_id.get(name)
    if isinstance(found, Question) and found.repeat and name not in known:
        what, fix = f"'{name}' is asked for each of '{found.repeat}'", f"write it in an entry of '{found.repeat}'"
        return document.problem(path, what, fix, at_key=True)
    fix = did_you_mean(name, known) or "take it out, or write the id of a question of this checklist"
    return document.problem(path, f"there is no question '{name[:60]}'", fix, at_key=True)
