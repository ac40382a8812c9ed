"""A checklist from its document, or everything that is wrong with it, with file, line and column.

Theory of operation: the shape is checked first (`written`); then names, sources and options; then every condition
is read against one vocabulary (`questions`, `rules`); then what only the whole shows (`wiring`); last the answers
of the examples. What the examples lead to is checked by `example`, for that means walking the checklist.
"""

import keyword
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from venuecheck.assessment.assessment import Waiver, Weight
from venuecheck.assessment.checklist import (
    ANY_CONDITION,
    CAUTION_POINTS,
    SERIOUS_POINTS,
    Checklist,
    Example,
    Flag,
    Imposed,
    Question,
    Repeat,
)
from venuecheck.assessment.checklist_said import ExampleSaid
from venuecheck.assessment.condition import FUNCTIONS, either
from venuecheck.assessment.digest import checklist_digest
from venuecheck.assessment.expression import Condition, Kind, Type, Vocabulary
from venuecheck.assessment.follow_on import without_follow_on
from venuecheck.assessment.language import ENGLISH, in_language
from venuecheck.assessment.outcome import NOT_FINISHED
from venuecheck.assessment.questions import BUILT_IN, read_items, type_of
from venuecheck.assessment.reading import Reading
from venuecheck.assessment.rules import read_flags, read_imposed, read_offers, read_outcomes, read_rules, read_tasks
from venuecheck.assessment.sheet import read_sheet
from venuecheck.assessment.walk import CIRCUMSTANCES
from venuecheck.assessment.wiring import check_wiring
from venuecheck.assessment.written import WrittenChecklist
from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.typed import fields_of, together, understood
from venuecheck.core.ids import is_id
from venuecheck.core.problem import Problem, UnusableFileError, did_you_mean
from venuecheck.sources import source_problems, with_sources

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,47}")
_JOINED: Final = (SERIOUS_POINTS, CAUTION_POINTS, ANY_CONDITION)
RESERVED: Final = frozenset({*CIRCUMSTANCES, *FUNCTIONS, *_JOINED})
"""Names that conditions know by themselves, and nothing else can have."""


def parse(document: Document, language: str = ENGLISH) -> Checklist:
    """Read a checklist in one of its languages. Raises `InputError` with every problem."""
    checklist, problems = parse_in_part(document, language)
    if checklist is None or problems:
        raise UnusableFileError(problems)
    return checklist


def parse_in_part(document: Document, language: str = ENGLISH) -> tuple[Checklist | None, list[Problem]]:
    """Read a checklist as far as it can be read, with every problem; None where it cannot be at all."""
    digest = checklist_digest(document)
    document, uncited = with_sources(in_language(document, language))
    written, problems = understood(document, WrittenChecklist)
    problems = together(problems, uncited)
    if written is None:
        return None, problems
    sources = {one.id: one for one in written.sources}
    reading = Reading(document=document, written=written, sources=sources, vocabulary=_vocabulary(written))
    _check_head(reading)
    _check_names(reading)
    items = read_items(reading)
    by_id: dict[str, Question | Repeat] = {}
    for item in items:
        for one in (item, *(item.questions if isinstance(item, Repeat) else ())):
            by_id.setdefault(one.id, one)  # of an id that is given twice the first counts
    flags, imposed = read_flags(reading), read_imposed(reading)
    outcomes = read_outcomes(reading)
    checklist = Checklist(
        id=written.id,
        version=written.version,
        title=written.title,
        subject=written.subject,
        edition=written.edition,
        definition=written.definition,
        no_longer_asked=written.no_longer_asked,
        text=written.text.strip(),
        sections=tuple(replace(one, text=one.text.strip()) for one in written.sections),
        items=items,
        terms=_terms(reading, flags, imposed),
        term_texts={one.id: one.text.strip() for one in written.terms if one.text.strip()},
        flags=flags,
        imposed=imposed,
        outcomes=tuple(outcomes.values()),
        rules=read_rules(reading, outcomes),
        tasks=read_tasks(reading, by_id),
        examples=_examples(reading, by_id, problems),
        by_id=by_id,
        language=language,
        languages=written.languages,
        offered_if=read_offers(reading),
        digest=digest,
    )
    if not reading.lost.are_twice("name"):
        check_wiring(reading, checklist)
    return checklist, together(problems, reading.told)


def _vocabulary(written: WrittenChecklist) -> Vocabulary:
    truth = Type(kind=Kind.TRUTH)
    defined = [one.id for table in (written.terms, written.flags, written.conditions) for one in table]
    asked: dict[str, Type] = {}
    for question in written.questions:
        own, earlier = type_of(question), asked.get(question.id)
        # of an id that is given twice nobody can tell which is meant: what either can be is no mistake besides
        asked[question.id] = own if earlier is None else replace(earlier, options=earlier.options | own.options)
    return Vocabulary(
        names={**CIRCUMSTANCES, **dict.fromkeys((*_JOINED, *defined), truth), **asked},
        repeats={repeat.id: {one.id: type_of(one) for one in repeat.questions} for repeat in written.repeats},
    )


def _check_head(reading: Reading) -> None:
    written = reading.written
    if not is_id(written.id):
        reading.say(("id",), "this cannot be an id", "use lower-case letters, digits and hyphens")
    if written.version < 1:
        reading.say(("version",), "versions begin at 1", "write 1")
    for name in written.words:
        reading.known(("words", name), name, BUILT_IN, "built-in answer")
    _check_tables(reading)


def _check_tables(reading: Reading) -> None:
    written = reading.written
    for number, source in enumerate(written.sources):
        reading.found(source_problems(reading.document, ("sources", number), source))
    for table in ("sources", "sections", "outcomes", "actions"):
        reading.unique((table,), [one.id for one in getattr(written, table)], table.removesuffix("s"))
    if not written.questions:
        reading.say(("questions",), "there are no questions", "write at least one")
    if not written.examples:
        reading.say(("examples",), "there are no examples", "write answers and the outcome that they must lead to")


def _check_names(reading: Reading) -> None:
    """Everything that a condition can mention shares one set of names."""
    written = reading.written
    taken = set(RESERVED)
    places: list[tuple[ValuePath, str]] = []
    for table in ("questions", "repeats", "terms", "flags", "conditions"):
        places += [((table, number, "id"), one.id) for number, one in enumerate(getattr(written, table))]
    for number, repeat in enumerate(written.repeats):
        inner = enumerate(repeat.questions)
        places += [(("repeats", number, "questions", place, "id"), one.id) for place, one in inner]
    for path, name in places:
        if not _NAME.fullmatch(name) or keyword.iskeyword(name):
            fix = "use lower-case letters, digits and underscores, beginning with a letter, and no word such as 'if'"
            reading.say(path, f"'{name[:60]}' cannot be used as a name", fix)
        elif name in taken:
            reading.say(path, f"the name '{name}' is taken already", "choose another")
            reading.lost.given_twice("name")
        taken.add(name)


def _terms(reading: Reading, flags: tuple[Flag, ...], imposed: tuple[Imposed, ...]) -> dict[str, Condition]:
    terms = {
        one.id: reading.condition(("terms", number, "when"), one.when)
        for number, one in enumerate(reading.written.terms)
    }
    terms |= {flag.id: flag.when for flag in flags} | {one.id: one.when for one in imposed}
    terms[SERIOUS_POINTS] = either([flag.id for flag in flags if flag.weight is Weight.SERIOUS])
    terms[CAUTION_POINTS] = either([flag.id for flag in flags if flag.weight is Weight.CAUTION])
    terms[ANY_CONDITION] = either([one.id for one in imposed])
    return terms


def _examples(reading: Reading, by_id: Mapping[str, Question | Repeat], form: list[Problem]) -> tuple[Example, ...]:
    written, before = reading.written, [*form, *reading.problems]
    outcomes = [one.id for one in written.outcomes]
    examples = []
    for number, one in enumerate(written.examples):
        path: ValuePath = ("examples", number)
        answers, problems = read_sheet(reading.document, (*path, "answers"), one.answers, by_id)
        reading.found(without_follow_on(reading.document, before, problems))
        _note_unknown(reading, (*path, "answers"), one.answers, problems, by_id)
        records = _records(reading, (*path, "records"), one.records)
        reading.known((*path, "outcome"), one.outcome, [*outcomes, NOT_FINISHED], "outcome")
        lists = (
            ("asked", one.asked or (), list(by_id), "question"),
            ("not_asked", one.not_asked, list(by_id), "question"),
            ("flags", one.flags or (), [flag.id for flag in written.flags], "flag"),
            ("conditions", one.conditions or (), [each.id for each in written.conditions], "condition"),
            ("actions", one.actions or (), [each.id for each in written.actions], "action"),
            ("must_not", one.must_not, outcomes, "outcome"),
            ("waivers", tuple(each.question for each in one.waivers), list(by_id), "question"),
        )
        for name, given, known, kind in lists:
            for place, each in enumerate(given):
                reading.known((*path, name, place), each, known, kind)
        examples.append(
            Example(
                **fields_of(ExampleSaid, one),
                place=reading.document.place(path),
                answers=answers,
                records=records,
                waivers=tuple(
                    Waiver(question=each.question, reason=each.reason, person=each.person, until=each.until)
                    for each in one.waivers
                ),
            )
        )
    return tuple(examples)


def _note_unknown(
    reading: Reading, path: ValuePath, given: Mapping[str, object], problems: list[Problem], names: Collection[str]
) -> None:
    """Note which problems of an example's answers are of questions that nothing asks."""
    said = {(problem.line, problem.column): problem for problem in problems}
    rows = [
        (name, place, row)
        for name, value in given.items()
        if isinstance(value, list)
        for place, row in enumerate(value)
    ]
    answered = [(name,) for name in given] + [(*at, name) for *at, row in rows if isinstance(row, dict) for name in row]
    for at in answered if said else ():
        problem = said.get(reading.document.place((*path, *at), at_key=True))
        if problem is not None and at[-1] not in names:
            reading.lost.unknown("name", str(at[-1]), problem, names)


def _records(reading: Reading, path: ValuePath, written: Mapping[str, str]) -> dict[str, str | date]:
    """Read what an example says of the venue and its other records."""
    found: dict[str, str | date] = {}
    for name, value in written.items():
        type_ = None if name == "today" else CIRCUMSTANCES.get(name)
        if type_ is None:
            fix = did_you_mean(name, CIRCUMSTANCES) or f"use one of: {', '.join(sorted(CIRCUMSTANCES))}"
            reading.say((*path, name), f"there is no record '{name[:60]}'", fix)
        elif type_.options:
            reading.known((*path, name), value, type_.options, "such value:")
            found[name] = value
        else:
            try:
                found[name] = date.fromisoformat(value)
            except ValueError:
                reading.say((*path, name), "this is not a date", 'write it as "2026-09-14"')
    return found
