"""Which questions are asked, and why.

Every question of a checklist is, for given answers, in one of three states: asked, not asked, or undetermined
(whether it is asked hangs on an answer that is still missing; until then it counts among those not asked). The
answer to a question that is not asked is as if it had never been given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from venuecheck.assessment.answers import Answers, Rows, Value
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.day_answers import EVENT_DAYS, day_facts
from venuecheck.assessment.duties import Binds, Duty, duty_facts
from venuecheck.assessment.expression import Condition, Kind, Type
from venuecheck.assessment.truth import Known, Missing, Range, Scope, Truth, evaluate
from venuecheck.core.action import FilterFact
from venuecheck.core.bank_holidays import is_bank_holiday
from venuecheck.core.venue import Body, Nation, VenueKind

_YES_NO: Final = Type(kind=Kind.TEXT, options=frozenset({"yes", "no"}))
_ASSESSED: Final = frozenset({OutcomeKind.MET, OutcomeKind.PARTLY_MET, OutcomeKind.NOT_MET, OutcomeKind.NOT_FINISHED})
_CHECKED: Final = frozenset({"as_expected", "not_as_expected", "could_not_tell"})
_TESTED: Final = Type(kind=Kind.TEXT, options=_CHECKED | {"not_tested"})
LOOKED_UP: Final = "names.looked_up"
"""Whether the tool looks the names up itself on lists that can be relied on, so that nobody is asked what they say."""
RECORDS: Final[Mapping[str, Type]] = {
    LOOKED_UP: _YES_NO,
    "self_assessment.recorded": _YES_NO,
    "self_assessment.date": Type(kind=Kind.DATE),
    "self_assessment.outcome": Type(kind=Kind.TEXT, options=frozenset(kind.value for kind in _ASSESSED)),
    "filter_check.recorded": _YES_NO,
    "filter_check.date": Type(kind=Kind.DATE),
    **{each.value: _TESTED for each in FilterFact},
    FilterFact.RESULT.value: Type(kind=Kind.TEXT, options=_CHECKED),
    **dict.fromkeys(EVENT_DAYS, Type(kind=Kind.DATE)),
}
"""What conditions can know besides answers that must be given: the venue's last self-assessment, the last check of its
filter, and the days of the event (`event_days`), which may be left open."""
CIRCUMSTANCES: Final[Mapping[str, Type]] = {
    "today": Type(kind=Kind.DATE),
    "venue.kind": Type(kind=Kind.TEXT, options=frozenset(kind.value for kind in VenueKind)),
    "venue.nation": Type(kind=Kind.TEXT, options=frozenset(nation.value for nation in Nation)),
    "venue.body": Type(kind=Kind.TEXT, options=frozenset(body.value for body in Body)),
    **dict.fromkeys((duty.value for duty in Duty), Type(kind=Kind.TEXT, options=frozenset(one.value for one in Binds))),
    **RECORDS,
}
"""What a condition can know besides answers. A record of another kind is one more entry here."""


class State(StrEnum):
    """Whether a question is asked."""

    ASKED = "asked"
    NOT_ASKED = "not asked"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What holds on the day, whatever is answered."""

    today: date
    venue_kind: VenueKind | None = None
    nation: Nation = Nation.ENGLAND
    body: Body = Body.NOT_SAID
    records: Mapping[str, str | date] = field(default_factory=dict)
    """What other records say, by the names of `RECORDS`; what is left out is not recorded."""

    @property
    def facts(self) -> dict[str, Known | Missing]:
        """The circumstances that are known, by the names that conditions use.

        The date of a record that does not exist says nothing, as the answer to a question that was not asked does.
        """
        kind = {"venue.kind": self.venue_kind.value} if self.venue_kind else {}
        none: dict[str, Known | Missing] = {
            name: "no" if of is _YES_NO else Missing.NOT_ASKED for name, of in RECORDS.items()
        }
        where = {"venue.nation": self.nation.value, "venue.body": self.body.value}
        known = {**where, **kind, **self.records}
        binds = duty_facts(Nation(str(known["venue.nation"])), Body(str(known["venue.body"])))
        return {**none, "today": self.today, **binds, **known}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One question for these answers; one of a repeat for each of its rows."""

    path: str
    """The question's id; `speakers[2].speaker_name` inside a repeat, counted from 1."""
    item: Question | Repeat
    row: int | None
    """The row, from 0; None outside repeats."""
    state: State
    value: Value | Rows | None
    """None where it is not asked or not answered."""

    @property
    def is_needed(self) -> bool:
        """True where the assessment cannot be finished without an answer to it."""
        required = isinstance(self.item, Repeat) or self.item.required
        return required and self.state is State.ASKED and self.value is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Every question in order with its state, and where conditions look answers up."""

    steps: tuple[Step, ...]
    scope: "AnswerScope"

    @property
    def asked(self) -> tuple[Step, ...]:
        """The questions that are asked, in order."""
        return tuple(step for step in self.steps if step.state is State.ASKED)

    @property
    def answered(self) -> tuple[Step, ...]:
        """The questions that are asked and answered, in order."""
        return tuple(step for step in self.asked if step.value is not None)

    @property
    def needed(self) -> tuple[Step, ...]:
        """The questions without whose answers it is not finished; the first of them comes next."""
        return tuple(step for step in self.steps if step.is_needed)


@dataclass(slots=True)
class AnswerScope:
    """Answers as conditions see them; implements `truth.Scope`."""

    terms: Mapping[str, Condition]
    values: dict[str, Known | Missing]
    nation: Nation = Nation.ENGLAND
    """Whose bank holidays count."""
    outer: "AnswerScope | None" = None
    """For a row, the answers outside the repeat."""
    repeats: dict[str, "tuple[Sequence[AnswerScope], bool] | Missing"] = field(default_factory=dict)
    _known: dict[str, Truth] = field(default_factory=dict)

    def value(self, name: str) -> Known | Missing:
        """Give the answer to a question, or why there is none."""
        if name not in self.values and self.outer is not None:
            return self.outer.value(name)
        return self.values.get(name, Missing.NOT_ANSWERED)

    def truth(self, name: str) -> Truth:
        """Give the truth of a term; it is worked out once, after everything that it mentions is settled."""
        if self.outer is not None:
            return self.outer.truth(name)
        if name not in self._known:
            self._known[name] = evaluate(self.terms[name], self)
        return self._known[name]

    def rows(self, repeat: str) -> tuple[Sequence[Scope], bool] | Missing:
        """Give the rows of a repeat and whether it is closed."""
        if self.outer is not None:
            return self.outer.rows(repeat)
        return self.repeats.get(repeat, Missing.NOT_ANSWERED)

    def is_holiday(self, day: date) -> bool:
        """Whether the day is a bank holiday where the venue is."""
        return is_bank_holiday(day, self.nation)


def walk(checklist: Checklist, answers: Answers, circumstances: Circumstances) -> Walk:
    """Say for each question whether it is asked. Conditions look only backwards, so that one pass settles all."""
    scope = AnswerScope(
        terms=checklist.terms, values={**circumstances.facts, **day_facts(answers)}, nation=circumstances.nation
    )
    steps: list[Step] = []
    for item in checklist.items:
        if isinstance(item, Repeat):
            steps += _repeat_steps(item, answers.repeats.get(item.id, Rows()), scope)
        else:
            steps.append(_step(item, answers.values, scope, path=item.id))
    return Walk(steps=tuple(steps), scope=scope)


def _step(
    question: Question, values: Mapping[str, Value], scope: AnswerScope, *, path: str, row: int | None = None
) -> Step:
    told = question.lists_say and scope.value(LOOKED_UP) == "yes"
    state = State.NOT_ASKED if told else _state(question.ask_if, scope)
    value = values.get(question.id) if state is State.ASKED else None
    scope.values[question.id] = _known(value, state)
    return Step(path=path, item=question, row=row, state=state, value=value)


def _repeat_steps(repeat: Repeat, rows: Rows, scope: AnswerScope) -> list[Step]:
    state = _state(repeat.ask_if, scope)
    if state is not State.ASKED:
        scope.repeats[repeat.id] = Missing.NOT_ASKED if state is State.NOT_ASKED else Missing.NOT_ANSWERED
        return [Step(path=repeat.id, item=repeat, row=None, state=state, value=None)]
    kept = rows.rows[: repeat.at_most]
    closed = rows.closed and len(kept) >= repeat.at_least
    steps: list[Step] = []
    scopes: list[AnswerScope] = []
    for number, row in enumerate(kept):
        inner = AnswerScope(terms=scope.terms, values={}, nation=scope.nation, outer=scope)
        scopes.append(inner)
        for question in repeat.questions:
            path = f"{repeat.id}[{number + 1}].{question.id}"
            steps.append(_step(question, row, inner, path=path, row=number))
    scope.repeats[repeat.id] = (scopes, closed)
    # the repeat itself comes after its rows: "is there another?" is asked when one is done
    value = Rows(rows=kept, closed=True) if closed else None
    steps.append(Step(path=repeat.id, item=repeat, row=None, state=state, value=value))
    return steps


def _state(ask_if: Condition | None, scope: AnswerScope) -> State:
    truth = Truth.TRUE if ask_if is None else evaluate(ask_if, scope)
    return (State.NOT_ASKED, State.UNDETERMINED, State.ASKED)[truth]


def _known(value: Value | None, state: State) -> Known | Missing:
    if state is State.NOT_ASKED:
        return Missing.NOT_ASKED
    if value is None:
        return Missing.NOT_ANSWERED
    return Range(value, value) if isinstance(value, (int, float)) else value
