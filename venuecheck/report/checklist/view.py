"""A checklist as a person reads it: its questions with numbers, when each is asked, and what follows from answers."""

from dataclasses import dataclass
from typing import Final

from venuecheck.assessment.answer_kinds import KINDS, Bounded
from venuecheck.assessment.checklist import Checklist, Question, Repeat, Rule
from venuecheck.assessment.decided_words import WEIGHT_WORDS
from venuecheck.assessment.library_condition import KeptBy
from venuecheck.assessment.wording import in_words

_KEPT_BY: Final = {KeptBy.ORGANISER: "", KeptBy.VENUE: "the venue keeps it"}
_LONG_TEXT: Final = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionShown:
    """One question."""

    id: str
    number: str
    """`7`, or `7a` for a question that is asked for each of several."""
    text: str
    help: str
    why: str
    evidence: str
    how: str
    """What kind of answer is wanted."""
    box: str
    """Into what it is put (`answer_kinds.Box`)."""
    options: tuple[tuple[str, str, bool], ...]
    """Id, text, and whether it rules out the others."""
    only_if: str
    """When it is asked, in words; empty where it always is."""
    asked_of: str
    required: bool
    is_long: bool
    """Whether its answer takes several lines."""
    sources: tuple[str, ...]
    longest: int | None
    shortest: int | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatShown:
    """Questions for each of several."""

    id: str
    number: str
    text: str
    help: str
    each: str
    only_if: str
    questions: tuple[QuestionShown, ...]
    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionShown:
    """A part with a heading."""

    id: str
    title: str
    text: str
    items: tuple[QuestionShown | RepeatShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleShown:
    """When an outcome is recommended."""

    group: str
    outcome_id: str
    outcome: str
    only_if: str
    """Empty for the rule that holds where none before it does."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """A point to check, a condition of approval, or something to do."""

    text: str
    only_if: str
    beside: str
    """Its weight, or its owner and when it is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistShown:
    """All of it."""

    id: str
    version: int
    title: str
    text: str
    edition: str
    definition: str
    language: str
    subject: str
    digest: str
    sections: tuple[SectionShown, ...]
    points: tuple[Consequence, ...]
    conditions: tuple[Consequence, ...]
    actions: tuple[Consequence, ...]
    rules: tuple[RuleShown, ...]
    outcomes: tuple[str, ...]
    sources: tuple[str, ...]


def checklist_shown(checklist: Checklist, *, asked_of: str = "") -> ChecklistShown:
    """Set a checklist out; only the questions that are asked of `asked_of`, where that is given."""
    sections = []
    number = 0
    for section in checklist.sections:
        items: list[QuestionShown | RepeatShown] = []
        for item in (one for one in checklist.items if one.section == section.id):
            number += 1
            shown = _item(checklist, item, number, asked_of)
            if shown is None:
                number -= 1
            else:
                items.append(shown)
        if items:
            part = SectionShown(id=section.id, title=section.title, text=section.text, items=tuple(items))
            sections.append(part)
    return ChecklistShown(
        id=checklist.id,
        version=checklist.version,
        title=checklist.title,
        text=checklist.text,
        edition=checklist.edition,
        definition=checklist.definition,
        language=checklist.language,
        subject=checklist.subject,
        digest=checklist.digest,
        sections=tuple(sections),
        points=tuple(
            Consequence(text=one.text, only_if=in_words(checklist, one.when), beside=WEIGHT_WORDS[one.weight])
            for one in checklist.flags
        ),
        conditions=tuple(
            Consequence(text=one.text, only_if=in_words(checklist, one.when), beside=_KEPT_BY[one.kept_by])
            for one in checklist.imposed
        ),
        actions=tuple(
            Consequence(text=one.text, only_if=in_words(checklist, one.when), beside=_due(one.owner, one.due_in_days))
            for one in checklist.tasks
        ),
        rules=tuple(_rule(checklist, rule) for rule in checklist.rules),
        outcomes=tuple(one.title for one in checklist.outcomes),
        sources=_sources(checklist),
    )


def _item(
    checklist: Checklist, item: Question | Repeat, number: int, asked_of: str
) -> QuestionShown | RepeatShown | None:
    if isinstance(item, Question):
        return _question(checklist, item, str(number)) if asked_of in {"", item.asked_of} else None
    inside = [one for one in item.questions if asked_of in {"", one.asked_of}]
    if not inside:
        return None
    return RepeatShown(
        id=item.id,
        number=str(number),
        text=item.text,
        help=item.help,
        each=item.each,
        only_if=in_words(checklist, item.ask_if) if item.ask_if else "",
        questions=tuple(_question(checklist, one, f"{number}{chr(97 + place)}") for place, one in enumerate(inside)),
        at_least=item.at_least,
        at_most=item.at_most,
    )


def _question(checklist: Checklist, item: Question, number: str) -> QuestionShown:
    is_text = KINDS[item.type].bounded is Bounded.LENGTH
    longest = None if item.at_most is None or not is_text else int(item.at_most)
    return QuestionShown(
        id=item.id,
        number=number,
        text=item.text,
        help=item.help,
        why=item.why,
        evidence=item.evidence,
        how=KINDS[item.type].wanted,
        box=KINDS[item.type].box.value,
        options=tuple((one.id, one.text, one.alone) for one in item.options),
        only_if=in_words(checklist, item.ask_if) if item.ask_if else "",
        asked_of=item.asked_of,
        required=item.required,
        is_long=is_text and (longest is None or longest > _LONG_TEXT),
        sources=tuple(source.shown for source in item.sources),
        longest=longest,
        shortest=None if item.at_least is None or not is_text else int(item.at_least),
        low=None if is_text else item.at_least,
        high=None if is_text else item.at_most,
    )


def _rule(checklist: Checklist, rule: Rule) -> RuleShown:
    only_if = in_words(checklist, rule.when) if rule.when else ""
    named = rule.outcome
    return RuleShown(group=rule.group, outcome_id=named.id, outcome=named.title, only_if=only_if, reason=rule.reason)


def _due(owner: str, days: int | None) -> str:
    within = "" if days is None else f", within {days} {'day' if days == 1 else 'days'}"
    return f"{owner or 'whoever is named'}{within}"


def _sources(checklist: Checklist) -> tuple[str, ...]:
    named = [one.sources for one in checklist.by_id.values() if isinstance(one, Question)]
    named += [one.sources for one in checklist.flags]
    named += [one.sources for one in checklist.imposed]
    named += [one.sources for one in checklist.tasks]
    return tuple(dict.fromkeys(source.shown for sources in named for source in sources))
