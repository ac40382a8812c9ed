"""What follows from answers: points to check, conditions of approval, a recommendation, actions.

In each group of rules the first that holds speaks; across groups the worst outcome wins. Nothing is recommended
while an answer that is needed is missing or a rule that could come first is undetermined: that is "not finished",
which is never an approval.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from venuecheck.assessment.action_kinds import kind_said
from venuecheck.assessment.answer_kinds import KINDS
from venuecheck.assessment.assessment import Outcome, OutcomeKind, RaisedFlag, Recommendation, Weight
from venuecheck.assessment.checklist import Checklist, Flag, Question, Repeat, Rule, Task
from venuecheck.assessment.day_answers import DAYS_ASKED, EVENT_DAYS, before_event
from venuecheck.assessment.expression import Condition, Defined, Junction, Node, Quantified, named_in
from venuecheck.assessment.question_words import question_in_words
from venuecheck.assessment.truth import Missing, Truth, evaluate, what_holds
from venuecheck.assessment.walk import Circumstances, Step, Walk
from venuecheck.authoring.source import Source
from venuecheck.authoring.typed import fields_of
from venuecheck.core.action import Action, ActionKind, AnswerShows, DoneBy

SEVERITY: Final[dict[OutcomeKind, int]] = {
    OutcomeKind.APPROVE: 0,
    OutcomeKind.MET: 0,
    OutcomeKind.ADVISE: 0,
    OutcomeKind.APPROVE_WITH_CONDITIONS: 1,
    OutcomeKind.PARTLY_MET: 1,
    OutcomeKind.REFER: 2,
    OutcomeKind.HOLD: 2,
    OutcomeKind.NOT_AVAILABLE: 2,
    OutcomeKind.NOT_MET: 2,
    OutcomeKind.REFUSE: 3,
    OutcomeKind.CANCEL: 3,
}
"""The worst of several outcomes is the one with the highest number."""

NOT_FINISHED: Final = "not-finished"
NO_PUBLIC_SOURCE: Final = "no public source: good practice, to be weighed by the person who decides"
_NAMED_AT_MOST: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """All that follows from the answers."""

    flags: tuple[RaisedFlag, ...]
    recommendation: Recommendation
    actions: tuple[Action, ...]


def conclude(checklist: Checklist, walked: Walk, circumstances: Circumstances) -> Conclusion:
    """Work out what follows from the answers."""
    flags = tuple(_raised(flag, checklist, walked) for flag in checklist.flags if _holds(flag.when, walked))
    tasks = [task for task in checklist.tasks if _holds(task.when, walked)]
    return Conclusion(
        flags=flags,
        recommendation=_recommendation(checklist, walked, flags),
        actions=tuple(_action(task, checklist, walked, circumstances) for task in tasks),
    )


def offered(checklist: Checklist, walked: Walk) -> tuple[Outcome, ...]:
    """Give the outcomes that a person can decide for these answers."""
    never = {name for name, condition in checklist.offered_if.items() if not _holds(condition, walked)}
    return tuple(outcome for outcome in checklist.outcomes if outcome.id not in never)


def mentioned(checklist: Checklist, condition: Condition) -> frozenset[str]:
    """Every name that a condition depends on, through terms and flags as well."""
    found: set[str] = set()
    waiting = list(condition.names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += checklist.terms[name].names if name in checklist.terms else ()
    return frozenset(found)


def sources_in_words(sources: Iterable[Source]) -> str:
    """Name the sources with their addresses, or say that there are none."""
    return "; ".join(source.shown for source in sources) or NO_PUBLIC_SOURCE


def _holds(condition: Condition, walked: Walk) -> bool:
    return evaluate(condition, walked.scope) is Truth.TRUE


def _raised(flag: Flag, checklist: Checklist, walked: Walk) -> RaisedFlag:
    names = _behind(checklist, flag.when, walked)
    behind = tuple(step.path for step in walked.answered if step.item.id in names)
    source = sources_in_words(flag.sources)
    return RaisedFlag(
        id=flag.id,
        text=flag.text,
        weight=flag.weight,
        questions=behind,
        source=source,
        holds_reply=flag.holds_reply,
        evidence=tuple(_evidence(behind, walked)),
        asks=flag.asks,
    )


def _behind(checklist: Checklist, condition: Condition, walked: Walk) -> frozenset[str]:
    """Give the questions whose answers make a condition true, and not those that would have, if answered otherwise."""
    holding = {name for node in what_holds(condition, checklist.terms, walked.scope) for name in named_in(node)}
    through = (checklist.terms[name] for name in holding if name in checklist.terms)
    named = frozenset(holding).union(*(mentioned(checklist, term) for term in through))
    return named.union(*(DAYS_ASKED[name] for name in named & DAYS_ASKED.keys()))


def _evidence(behind: Sequence[str], walked: Walk) -> Iterator[str]:
    """Name the answers that were asked for because of those behind a point: what was found, and where."""
    ids = {step.item.id for step in walked.answered if step.path in behind}
    for step in walked.answered:
        item = step.item
        # what is chosen from a list says no more than the point itself
        if not isinstance(item, Question) or not KINDS[item.type].tells or step.path in behind:
            continue
        if item.ask_if is not None and item.ask_if.names & ids:
            yield step.path


def _recommendation(checklist: Checklist, walked: Walk, flags: tuple[RaisedFlag, ...]) -> Recommendation:
    if walked.needed:
        return not_finished([_missing(walked.needed)])
    spoken: list[Rule] = []
    for rules in _groups(checklist):
        rule, is_sure = _first_match(rules, walked)
        if rule is None or not is_sure:
            return not_finished(["what the answers lead to cannot be said yet"])
        spoken.append(rule)
    worst = max(SEVERITY[rule.outcome.kind] for rule in spoken)
    deciding = [rule for rule in spoken if SEVERITY[rule.outcome.kind] == worst]
    outcome = deciding[0].outcome
    reasons = [rule.reason for rule in deciding if rule.reason]
    behind = {name for rule in deciding if rule.when for name in mentioned(checklist, rule.when)}
    reasons += [flag.text for flag in flags if flag.id in behind and flag.weight is not Weight.ADVISORY]
    conditions: tuple[str, ...] = ()
    if outcome.kind is OutcomeKind.APPROVE_WITH_CONDITIONS:
        conditions = tuple(one.text for one in checklist.imposed if _holds(one.when, walked))
    return Recommendation(
        outcome=outcome.id,
        kind=outcome.kind,
        title=outcome.title,
        reasons=tuple(dict.fromkeys(reasons)),
        conditions=conditions,
    )


def _groups(checklist: Checklist) -> list[list[Rule]]:
    groups: dict[str, list[Rule]] = {}
    for rule in checklist.rules:
        groups.setdefault(rule.group, []).append(rule)
    return list(groups.values())


def _first_match(rules: list[Rule], walked: Walk) -> tuple[Rule | None, bool]:
    for rule in rules:
        truth = Truth.TRUE if rule.when is None else evaluate(rule.when, walked.scope)
        if truth is not Truth.FALSE:
            return rule, truth is Truth.TRUE
    return None, False


def not_finished(reasons: list[str]) -> Recommendation:
    """Say that nothing can be recommended yet, and why."""
    return Recommendation(
        outcome=NOT_FINISHED, kind=OutcomeKind.NOT_FINISHED, title="Not finished", reasons=tuple(reasons)
    )


def _missing(needed: tuple[Step, ...]) -> str:
    named = [_called(step) for step in needed[:_NAMED_AT_MOST]]
    rest = len(needed) - len(named)
    more = f"; and {rest} more" if rest else ""
    return "these questions still need an answer: " + "; ".join(named) + more


def step_in_words(step: Step, checklist: Checklist) -> str:
    """Say which question this is, so that a reader finds it: in a repeat, whose row it belongs to."""
    return question_in_words(checklist, step.path)


def _called(step: Step) -> str:
    if isinstance(step.item, Repeat):
        return f"{step.item.text} (say when there are no more)"
    return step.item.text if step.row is None else f"{step.item.text} (number {step.row + 1})"


def _action(task: Task, checklist: Checklist, walked: Walk, circumstances: Circumstances) -> Action:
    named = walked.scope.value(task.owner_from) if task.owner_from else None
    owner = named if isinstance(named, str) else task.owner
    due = None
    if task.due_in_days is not None:
        start = walked.scope.value(task.due_from) if task.due_from else circumstances.today
        # where the date that it counts from is not known, no date is better than a wrong one
        due = start + timedelta(days=task.due_in_days) if isinstance(start, date) else None
        if due is not None and not task.due_from:
            due = before_event(due, circumstances.today, *map(walked.scope.value, EVENT_DAYS))
    rows = _rows_named(task, checklist, walked) if task.named_by else ()
    text = f"{task.text} This is about: {'; '.join(rows)}." if rows else task.text
    return Action(id=task.id, text=text, owner=owner, due=due, source=sources_in_words(task.sources), kind=_kind(task))


def _kind(task: Task) -> ActionKind:
    shows = tuple(AnswerShows(**fields_of(AnswerShows, one)) for one in task.done_by.answers)
    done_by = DoneBy(**fields_of(DoneBy, task.done_by) | {"answers": shows})
    return kind_said(task.id, ActionKind(**fields_of(ActionKind, task) | {"done_by": done_by}))


def _rows_named(task: Task, checklist: Checklist, walked: Walk) -> tuple[str, ...]:
    """Name the rows of a repeat for which the action is called for, by the answers to one of its questions."""
    question = checklist.by_id[task.named_by]
    if not isinstance(question, Question) or not question.repeat:
        return ()
    found = walked.scope.rows(question.repeat)
    if isinstance(found, Missing):
        return ()
    asked = tuple(_asked_of_rows(task.when.root, question.repeat, walked))
    rows = [row for row in found[0] if any(evaluate(each, row) is Truth.TRUE for each in asked)]
    names = (row.value(task.named_by) for row in rows)
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str)))


def _asked_of_rows(node: Node, repeat: str, walked: Walk) -> Iterator[Condition]:
    """Give what a condition asks of some row of a repeat, through terms and flags as well."""
    match node:
        case Junction(_, parts):
            for part in parts:
                yield from _asked_of_rows(part, repeat, walked)
        case Defined(name, False):
            yield from _asked_of_rows(walked.scope.terms[name].root, repeat, walked)
        case Quantified("any", of, condition) if of == repeat and condition is not None:
            yield Condition(text="", root=condition, names=frozenset())
