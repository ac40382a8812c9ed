"""What follows from answers, as a checklist's document says it: flags, conditions, outcomes, rules, actions."""

from collections.abc import Mapping, Sequence
from typing import Final

from venuecheck.assessment.answer_kinds import KINDS, AnswerType
from venuecheck.assessment.assessment import Outcome, OutcomeKind, Weight
from venuecheck.assessment.checklist import Flag, Imposed, Question, Repeat, Rule, Task
from venuecheck.assessment.checklist_said import FlagSaid, ImposedSaid, TaskSaid
from venuecheck.assessment.day_answers import EVENT_DAYS
from venuecheck.assessment.expression import Condition
from venuecheck.assessment.reading import Reading
from venuecheck.authoring.document import ValuePath
from venuecheck.authoring.typed import fields_of
from venuecheck.core.ids import is_id

_DAYS_FIX: Final = "write a number of days from there, or leave it out"


def read_flags(reading: Reading) -> tuple[Flag, ...]:
    """Read the points to check."""
    flags = []
    for number, flag in enumerate(reading.written.flags):
        path: ValuePath = ("flags", number)
        if flag.basis == "our judgement" and flag.weight is not Weight.ADVISORY:
            fix = "write 'weight: advisory': what no public source says may not decide"
            reading.say((*path, "weight"), f"'{flag.id}' rests on our own judgement", fix)
        when = reading.condition((*path, "when"), flag.when)
        sources = reading.sourced(path, flag.sources, flag.basis)
        if flag.holds_reply and flag.weight is not Weight.SERIOUS:
            reading.say((*path, "holds_reply"), f"'{flag.id}' holds replies back", "write 'weight: serious'")
        flags.append(Flag(**fields_of(FlagSaid, flag), when=when, sources=sources))
    return tuple(flags)


def read_imposed(reading: Reading) -> tuple[Imposed, ...]:
    """Read the conditions of approval."""
    return tuple(
        Imposed(
            **fields_of(ImposedSaid, one),
            when=reading.condition(("conditions", number, "when"), one.when),
            sources=reading.sourced(("conditions", number), one.sources, one.basis),
        )
        for number, one in enumerate(reading.written.conditions)
    )


def read_outcomes(reading: Reading) -> dict[str, Outcome]:
    """Read the outcomes, by id."""
    outcomes = {}
    recommended = {rule.outcome for rule in reading.written.rules}
    is_advice = any(one.kind is OutcomeKind.ADVISE for one in reading.written.outcomes)
    for number, one in enumerate(reading.written.outcomes):
        path: ValuePath = ("outcomes", number)
        if not is_id(one.id):
            reading.say((*path, "id"), f"'{one.id[:60]}' cannot be an id", "use lower-case letters, digits, hyphens")
        if one.id in recommended and one.kind is OutcomeKind.WITHDRAWN:
            fix = "remove the rule, and write 'by_person_only: true'"
            reading.say(path, "only a person can say that a booking was withdrawn", fix)
        if one.id not in recommended and not one.by_person_only:
            fix = "add a rule for it, or 'by_person_only: true'"
            reading.say(path, f"no rule ever recommends '{one.id}'", fix)
        if (one.kind is OutcomeKind.ADVISE) is not is_advice:
            fix = "give every outcome the kind 'advise', or none"
            reading.say((*path, "kind"), "a checklist that ends in advice decides nothing besides", fix)
        for name in ("valid_for_days", "review_after_days"):
            days = getattr(one, name)
            if days is not None and not 0 < days <= 3660:  # noqa: PLR2004 - ten years
                reading.say((*path, name), "the number of days must lie between 1 and 3660", _DAYS_FIX)
        outcomes[one.id] = Outcome(**fields_of(Outcome, one))
    return outcomes


def read_offers(reading: Reading) -> dict[str, Condition]:
    """Read when an outcome can be decided at all, for those that say so."""
    return {
        one.id: reading.condition(("outcomes", number, "offered_if"), one.offered_if)
        for number, one in enumerate(reading.written.outcomes)
        if one.offered_if is not None
    }


def read_rules(reading: Reading, outcomes: Mapping[str, Outcome]) -> tuple[Rule, ...]:
    """Read the rules; each group must end in one that always holds."""
    rules: list[Rule] = []
    last: dict[str, int] = {}
    always: set[str] = set()
    told: set[str] = set()
    for number, rule in enumerate(reading.written.rules):
        path: ValuePath = ("rules", number)
        if rule.group in always - told:
            told.add(rule.group)  # those that follow are not reached for the same cause
            what = "this rule is never reached: an earlier one of its group always holds"
            reading.say(path, what, "move it up, or give the earlier one a 'when:'")
        last[rule.group] = number
        always |= {rule.group} if rule.when is None else set()
        when = None if rule.when is None else reading.condition((*path, "when"), rule.when)
        if reading.known((*path, "outcome"), rule.outcome, outcomes, "outcome"):
            rules.append(Rule(group=rule.group, outcome=outcomes[rule.outcome], reason=rule.reason, when=when))
    for group, number in last.items():
        if group not in always:
            fix = "add a last one without 'when:'"
            reading.say(("rules", number), f"the rules of '{group}' can end without an outcome", fix)
    if not last:
        reading.say(("rules",), "there are no rules, so nothing can be recommended", "add one without 'when:'")
    return tuple(rules)


def read_tasks(reading: Reading, by_id: Mapping[str, Question | Repeat]) -> tuple[Task, ...]:
    """Read the actions."""
    tasks = []
    for number, task in enumerate(reading.written.actions):
        path: ValuePath = ("actions", number)
        if not task.owner and not task.owner_from:
            reading.say(path, f"nobody owns '{task.id}'", "add 'owner:' or 'owner_from:'")
        _answer_used(reading, (*path, "owner_from"), task.owner_from, by_id, (AnswerType.PERSON,))
        if task.due_from not in EVENT_DAYS:
            _answer_used(reading, (*path, "due_from"), task.due_from, by_id, (AnswerType.DATE,))
        if task.named_by:
            rows = [one.id for one in by_id.values() if isinstance(one, Question) and one.repeat and one.type in _NAMES]
            reading.known((*path, "named_by"), task.named_by, rows, "question of type text inside a repeat")
        if task.due_in_days is not None and not 0 <= task.due_in_days <= 3660:  # noqa: PLR2004 - ten years
            reading.say((*path, "due_in_days"), "the number of days must lie between 0 and 3660", _DAYS_FIX)
        if task.due_from and task.due_in_days is None:
            reading.say((*path, "due_from"), "'due_from' needs 'due_in_days'", "write 0 for the day itself")
        _check_kind(reading, path, task, by_id)
        when = reading.condition((*path, "when"), task.when)
        sources = reading.sourced(path, task.sources, task.basis)
        tasks.append(Task(**fields_of(TaskSaid, task), when=when, sources=sources))
    return tuple(tasks)


def _check_kind(reading: Reading, path: ValuePath, task: TaskSaid, by_id: Mapping[str, Question | Repeat]) -> None:
    """Note what an action says of itself and nothing can come of."""
    if task.same_as and task.once_for is None:
        fix = "write 'once_for: group' or 'once_for: venue'"
        reading.say((*path, "same_as"), "'same_as' says nothing where each asks for itself", fix)
    for number, shows in enumerate(task.done_by.answers):
        place: ValuePath = (*path, "done_by", "answers", number)
        asked = {name: one for name, one in by_id.items() if isinstance(one, Question) and not one.repeat}
        if not reading.known((*place, "question"), shows.question, list(asked), "question") or not shows.says:
            continue
        options = [option.id for option in asked[shows.question].options]
        if options:
            reading.known((*place, "says"), shows.says, options, "option")
        else:
            reading.say((*place, "says"), f"'{shows.question}' has no options", "leave 'says' out: any answer shows it")


_NAMES = tuple(kind for kind, known in KINDS.items() if "organisation" in known.names)


def _answer_used(
    reading: Reading,
    path: ValuePath,
    name: str,
    by_id: Mapping[str, Question | Repeat],
    types: Sequence[AnswerType],
) -> None:
    usable = [one.id for one in by_id.values() if isinstance(one, Question) and not one.repeat and one.type in types]
    if name:
        reading.known(path, name, usable, f"question of type {types[0].value}")
