"""What can never happen in a checklist: questions nobody is asked, outcomes that cannot come about.

A condition is turned into alternatives, each a set of demands on single answers (`booking_for` is one of two options,
`guests` is above 100). An alternative whose demands on one answer leave no value can not hold; a condition without
another alternative can never be true. Whatever is not understood (two answers compared with each other, counts over
rows, more than a few hundred alternatives) counts as possible, so nothing that can happen is ever reported.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.duties import Duty
from venuecheck.assessment.expression import (
    Chosen,
    Comparison,
    Condition,
    Defined,
    Junction,
    Literal,
    Named,
    Node,
    Quantified,
)
from venuecheck.assessment.option import NOT_APPLICABLE_OPTION
from venuecheck.assessment.walk import CIRCUMSTANCES

_MOST: Final = 400
_OPPOSITE: Final = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_MIRRORED: Final = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}


@dataclass(frozen=True, slots=True)
class _Demand:
    """What is demanded of one answer. Of numbers and dates, bounds; of choices, what it may be; of several, both."""

    among: frozenset[str] | None = None
    never: frozenset[str] = frozenset()
    chosen: frozenset[str] = frozenset()
    low: float = -math.inf
    high: float = math.inf

    def joined(self, other: "_Demand") -> "_Demand":
        among = self.among if other.among is None else other.among if self.among is None else self.among & other.among
        return _Demand(
            among=among,
            never=self.never | other.never,
            chosen=self.chosen | other.chosen,
            low=max(self.low, other.low),
            high=min(self.high, other.high),
        )


_Demands = Mapping[str, _Demand]
_YES: Final = _Demand(among=frozenset({"yes"}))
_NO: Final = _Demand(among=frozenset({"no"}))
_ANYTHING: Final[tuple[_Demands, ...]] = ({},)


@dataclass(slots=True)
class _Reach:
    checklist: Checklist
    asked: dict[str, tuple[_Demands, ...]] = field(default_factory=dict)
    """For each question the alternatives under which it is asked."""

    def alternatives(self, node: Node, *, holds: bool) -> tuple[_Demands, ...]:
        """Give the alternatives under which a condition holds (or is false); none where it cannot."""
        match node:
            case Literal(value):
                return _ANYTHING if (value is True) is holds else ()
            case Junction(every, parts):
                each = [self.alternatives(part, holds=holds) for part in parts]
                if every is holds:
                    return self._all(each)
                found = tuple(one for alternatives in each for one in alternatives)
                return found if len(found) <= _MOST else _ANYTHING
            case Defined(name, negated):
                return self.alternatives(self.checklist.terms[name].root, holds=holds is not negated)
            case Comparison(left, operator, right):
                return self._comparison(left, operator if holds else _OPPOSITE[operator], right, holds=holds)
            case Chosen(option, name, negated):
                demand = _Demand(chosen=frozenset({option}))
                if negated is holds:
                    demand = _Demand(never=frozenset({option}))
                return self._demanded(name, demand, holds=holds)
            case Quantified("any", repeat, condition) if holds and condition is not None:
                # another row may meet another condition, so what is demanded of this one stays inside it
                return self._asked(repeat) if self.alternatives(condition, holds=True) else ()
        return _ANYTHING

    def _all(self, each: Iterable[tuple[_Demands, ...]]) -> tuple[_Demands, ...]:
        found: tuple[_Demands, ...] = _ANYTHING
        for alternatives in each:
            if len(found) * len(alternatives) > _MOST:
                continue
            merged = (self._merged(one, other) for one in found for other in alternatives)
            found = tuple(one for one in merged if one is not None)
        return found

    def _merged(self, one: _Demands, other: _Demands) -> _Demands | None:
        merged = dict(one)
        for name, demand in other.items():
            merged[name] = merged[name].joined(demand) if name in merged else demand
            if not self._is_possible(name, merged[name]):
                return None
        return merged

    def _comparison(self, left: Node, operator: str, right: Node, *, holds: bool) -> tuple[_Demands, ...]:
        if isinstance(right, Named) and isinstance(left, Literal):
            left, operator, right = right, _MIRRORED[operator], left
        if not isinstance(left, Named) or not isinstance(right, Literal):
            return _ANYTHING
        value = right.value
        if isinstance(value, str):
            only = frozenset({value})
            demand = _Demand(among=only) if operator == "==" else _Demand(never=only)
        else:
            number = float(value.toordinal() if isinstance(value, date) else value)
            demand = _bounds(operator, number)
        return self._demanded(left.name, demand, holds=holds)

    def _demanded(self, name: str, demand: _Demand, *, holds: bool) -> tuple[_Demands, ...]:
        if not self._is_possible(name, demand):
            # a comparison is also false where the question is not asked
            return () if holds or self._is_always_asked(name) else ({_whether_asked(name): _NO},)
        if holds:
            return self._all([({name: demand},), self._asked(name)])
        if self._is_always_asked(name):
            return ({name: demand},)
        item = self.checklist.by_id.get(name)
        if item is None or (isinstance(item, Question) and item.repeat):
            return _ANYTHING
        return ({name: demand}, {_whether_asked(name): _NO})

    def _is_always_asked(self, name: str) -> bool:
        item = self.checklist.by_id.get(name)
        if item is None:
            return name in {"today", "venue.kind", "venue.nation", "venue.body"} | set(Duty)
        hangs = isinstance(item, Question) and (item.repeat or item.lists_say)
        return item.ask_if is None and not hangs

    def _asked(self, name: str) -> tuple[_Demands, ...]:
        item = self.checklist.by_id.get(name)
        if item is None or item.ask_if is None:
            return _ANYTHING
        if name not in self.asked:
            is_asked: tuple[_Demands, ...] = ({_whether_asked(name): _YES},)
            self.asked[name] = self._all([is_asked, self.alternatives(item.ask_if.root, holds=True)])
        return self.asked[name]

    def _is_possible(self, name: str, demand: _Demand) -> bool:
        if demand.low > demand.high or demand.chosen & demand.never:
            return False
        item = self.checklist.by_id.get(name)
        if isinstance(item, Question):
            if item.type is AnswerType.CHOICES:
                return _can_be_chosen(item, demand)
            if item.type is AnswerType.NUMBER and not _within(item, demand):
                return False
        options = self._options(name)
        allowed = options if demand.among is None else demand.among & options if options else demand.among
        return not (options or demand.among is not None) or bool(allowed - demand.never)

    def _options(self, name: str) -> frozenset[str]:
        item = self.checklist.by_id.get(name)
        if isinstance(item, Question):
            ids = frozenset(option.id for option in item.options)
            # a waiver can put "does not apply" in place of any answer that is in place or not
            return ids | {NOT_APPLICABLE_OPTION.id} if item.type is AnswerType.IN_PLACE else ids
        return CIRCUMSTANCES[name].options if name in CIRCUMSTANCES else frozenset()


def _whether_asked(name: str) -> str:
    """Name the fact whether a question is asked, beside its answer. No question can be called so."""
    return f"asked: {name}"


def _bounds(operator: str, number: float) -> _Demand:
    nearest = {"<": (-math.inf, math.nextafter(number, -math.inf)), ">": (math.nextafter(number, math.inf), math.inf)}
    exact = {"==": (number, number), "<=": (-math.inf, number), ">=": (number, math.inf)}
    low, high = {**nearest, **exact}.get(operator, (-math.inf, math.inf))
    return _Demand(low=low, high=high)


def _within(item: Question, demand: _Demand) -> bool:
    low = demand.low if item.at_least is None else max(demand.low, item.at_least)
    high = demand.high if item.at_most is None else min(demand.high, item.at_most)
    return low <= high


def _can_be_chosen(item: Question, demand: _Demand) -> bool:
    alone = {option.id for option in item.options if option.alone}
    if demand.chosen & alone and len(demand.chosen) > 1:
        return False
    return bool(demand.chosen or {option.id for option in item.options} - demand.never)


def can_hold(checklist: Checklist, condition: Condition | None) -> bool:
    """Whether some answers make the condition true. True where that cannot be told."""
    return condition is None or bool(_Reach(checklist).alternatives(condition.root, holds=True))


def never_asked(checklist: Checklist) -> Iterator[Question | Repeat]:
    """Give the questions and repeats that no answers open."""
    return (item for item in checklist.by_id.values() if not can_hold(checklist, item.ask_if))


def never_speak(checklist: Checklist) -> Iterator[int]:
    """Give the places of rules that never speak for their group: they cannot hold, or an earlier one always does."""
    reach = _Reach(checklist)
    failed: dict[str, Condition] = {}
    for place, rule in enumerate(checklist.rules):
        before = failed.get(rule.group)
        own = reach.alternatives(rule.when.root, holds=True) if rule.when else _ANYTHING
        earlier = reach.alternatives(before.root, holds=False) if before else _ANYTHING
        if not reach._all([earlier, own]):  # noqa: SLF001 - its own module
            yield place
        if rule.when is not None:
            parts = (*((before.root,) if before else ()), rule.when.root)
            joined = Junction(every=False, parts=parts)
            failed[rule.group] = replace(rule.when, root=joined)
