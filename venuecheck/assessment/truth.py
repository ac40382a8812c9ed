"""Three-valued evaluation of conditions (Kleene's logic): true, false, or not yet determined.

A question that was asked and has no answer makes what is said about it undetermined. A question that was not
asked makes it false. A repeat that is not closed by "no more" is undetermined unless its rows already decide.
Numbers are ranges here, because a count over open or undetermined rows is known only to lie between two bounds.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum, IntEnum
from typing import Final, NamedTuple, Protocol

from venuecheck.assessment.answers import FileKept
from venuecheck.assessment.expression import (
    Chosen,
    Comparison,
    Condition,
    DaysBetween,
    Defined,
    Junction,
    Literal,
    Named,
    Node,
    Quantified,
)


class Truth(IntEnum):
    """Ordered so that `and` is the least and `or` the greatest."""

    FALSE = 0
    UNDETERMINED = 1
    TRUE = 2


class Missing(Enum):
    """Why there is no answer: these are two different things, and neither is an answer."""

    NOT_ASKED = "not asked"
    NOT_ANSWERED = "not answered"


class Range(NamedTuple):
    """A number known to lie between two bounds."""

    low: float
    high: float


Known = str | date | tuple[str, ...] | FileKept | Range
_SATURDAY: Final = 5
UNKNOWN_NUMBER: Final = Range(-math.inf, math.inf)


class Scope(Protocol):
    """Where a condition finds what its names stand for."""

    def value(self, name: str) -> "Known | Missing":
        """Give the answer to a question, or why there is none."""

    def truth(self, name: str) -> Truth:
        """Give the truth of a defined condition."""

    def rows(self, repeat: str) -> "tuple[Sequence[Scope], bool] | Missing":
        """Give the rows of a repeat and whether it is closed."""

    def is_holiday(self, day: date) -> bool:
        """Whether the day is a bank holiday where the venue is."""


def evaluate(condition: Condition, scope: Scope) -> Truth:
    """Say whether the condition holds for what the scope knows."""
    return _truth(condition.root, scope)


def what_holds(condition: Condition, terms: Mapping[str, Condition], scope: Scope) -> Iterator[Node]:
    """Give the parts of a condition that make it true, through terms too: of several of which one is enough, those."""
    yield from _holding(condition.root, terms, scope)


def _holding(node: Node, terms: Mapping[str, Condition], scope: Scope) -> Iterator[Node]:
    match node:
        case Junction(_, parts):
            for part in parts:
                if _truth(part, scope) is Truth.TRUE:
                    yield from _holding(part, terms, scope)
        case Defined(name, False) if name in terms:
            yield from _holding(terms[name].root, terms, scope)
        case _:
            yield node


def _truth(node: Node, scope: Scope) -> Truth:
    match node:
        case Junction(every, parts):
            found = [_truth(part, scope) for part in parts]
            return min(found, default=Truth.TRUE) if every else max(found, default=Truth.FALSE)
        case Comparison(left, operator, right):
            return _compared(_value(left, scope), operator, _value(right, scope))
        case Chosen(option, name, negated):
            chosen = scope.value(name)
            if isinstance(chosen, Missing):
                return _without(chosen)
            return _known((isinstance(chosen, tuple) and option in chosen) is not negated)
        case Defined(name, negated):
            truth = scope.truth(name)
            return Truth(Truth.TRUE - truth) if negated else truth
        case Quantified(function, repeat, condition):
            return _over_rows(function, repeat, condition, scope)
        case Literal(value):
            return _known(value is True)
    message = f"not a condition: {node!r}"
    raise TypeError(message)


def _over_rows(function: str, repeat: str, condition: Node | None, scope: Scope) -> Truth:
    found = scope.rows(repeat)
    if isinstance(found, Missing) or condition is None:
        return _without(found if isinstance(found, Missing) else Missing.NOT_ANSWERED)
    rows, closed = found
    each = [_truth(condition, row) for row in rows] + ([] if closed else [Truth.UNDETERMINED])
    return max(each, default=Truth.FALSE) if function == "any" else min(each, default=Truth.TRUE)


def _value(node: Node, scope: Scope) -> Known | Missing:
    match node:
        case Literal(value):
            return Range(value, value) if isinstance(value, (int, float)) else value
        case Named(name):
            return scope.value(name)
        case Quantified(_, repeat, condition):
            return _count(repeat, condition, scope)
        case DaysBetween(start, end, working):
            return _days(_value(start, scope), _value(end, scope), scope.is_holiday if working else None)
    message = f"not a value: {node!r}"
    raise TypeError(message)


def _count(repeat: str, condition: Node | None, scope: Scope) -> Range | Missing:
    found = scope.rows(repeat)
    if isinstance(found, Missing):
        return found
    rows, closed = found
    each = [Truth.TRUE if condition is None else _truth(condition, row) for row in rows]
    low = sum(1 for truth in each if truth is Truth.TRUE)
    high = sum(1 for truth in each if truth is not Truth.FALSE)
    return Range(low, high if closed else math.inf)


def _days(start: Known | Missing, end: Known | Missing, is_holiday: Callable[[date], bool] | None) -> Range | Missing:
    """Count days; working days where it is known which are holidays."""
    for side in (start, end):
        if side is Missing.NOT_ASKED:
            return side
    if isinstance(start, date) and isinstance(end, date):
        days = (end - start).days if is_holiday is None else working_days(start, end, is_holiday)
        return Range(days, days)
    return UNKNOWN_NUMBER


def working_days(start: date, end: date, is_holiday: Callable[[date], bool]) -> int:
    """Count Mondays to Fridays after `start` up to and with `end`, without holidays; below zero where it is earlier."""
    if end < start:
        return -working_days(end, start, is_holiday)
    ahead = (start + timedelta(number) for number in range(1, (end - start).days + 1))
    return sum(1 for day in ahead if day.weekday() < _SATURDAY and not is_holiday(day))


def _compared(left: Known | Missing, operator: str, right: Known | Missing) -> Truth:
    for side in (left, right):
        if side is Missing.NOT_ASKED:
            return Truth.FALSE
    if isinstance(left, Missing) or isinstance(right, Missing):
        return Truth.UNDETERMINED
    if isinstance(left, Range) and isinstance(right, Range):
        return _compared_ranges(left, operator, right)
    if isinstance(left, date) and isinstance(right, date):
        days = Range(left.toordinal(), left.toordinal())
        return _compared_ranges(days, operator, Range(right.toordinal(), right.toordinal()))
    return _known((left == right) is (operator == "=="))


def _compared_ranges(left: Range, operator: str, right: Range) -> Truth:
    if operator in {">", "<="}:
        opposite = "<" if operator == ">" else ">="
        return _compared_ranges(right, opposite, left)
    if operator in {"<", ">="}:
        below = _between(surely=left.high < right.low, possibly=left.low < right.high)
        return below if operator == "<" else Truth(Truth.TRUE - below)
    same = _between(
        surely=left == right and left.low == left.high,
        possibly=left.low <= right.high and right.low <= left.high,
    )
    return same if operator == "==" else Truth(Truth.TRUE - same)


def _between(*, surely: bool, possibly: bool) -> Truth:
    if surely:
        return Truth.TRUE
    return Truth.UNDETERMINED if possibly else Truth.FALSE


def _without(missing: Missing) -> Truth:
    return Truth.FALSE if missing is Missing.NOT_ASKED else Truth.UNDETERMINED


def _known(holds: bool) -> Truth:  # noqa: FBT001 - a conversion
    return Truth.TRUE if holds else Truth.FALSE
