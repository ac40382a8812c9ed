"""A condition said in words, by the questions and answers that it is about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.circumstance_words import circumstance_in_words, in_a_row
from venuecheck.assessment.day_answers import EVENT_DAYS
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
from venuecheck.core import day_words

_OPERATORS: Final = {
    "==": "is",
    "!=": "is not",
    "<": "is less than",
    "<=": "is at most",
    ">": "is more than",
    ">=": "is at least",
}
_OF_DAYS: Final = {**_OPERATORS, "<": "is before", "<=": "is on or before", ">": "is after", ">=": "is on or after"}
_CIRCUMSTANCES: Final = {
    "today": "today",
    EVENT_DAYS[0]: "the first day of the event",
    EVENT_DAYS[1]: "the last day of the event",
    "names.looked_up": "venuecheck looks the names up itself",
    "self_assessment.recorded": "a self-assessment is recorded",
    "self_assessment.date": "the date of the last self-assessment",
    "self_assessment.outcome": "the outcome of the last self-assessment",
    "filter_check.recorded": "a check of the web filter is recorded",
    "filter_check.date": "the date of the last check of the web filter",
    "filter_check.result": "what the last checks say of the web filter as a whole",
    "filter_check.child_abuse": "what the last checks say of child sexual abuse material",
    "filter_check.terrorist_content": "what the last checks say of terrorist content",
    "filter_check.adult": "what the last checks say of adult content",
    "filter_check.bypass": "what the last checks say of ways round the filter",
    "filter_check.safe_search": "what the last checks say of safe search",
    "filter_check.over_blocking": "what the last checks say of pages that should open",
}
_DAYS: Final = frozenset({"today", *EVENT_DAYS, "self_assessment.date", "filter_check.date"})
_OPPOSITES: Final = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", "<=": ">", ">": "<="}
_DENIED: Final = "it is not "
_NOT: Final = {
    "names.looked_up": "venuecheck does not look the names up itself",
    "self_assessment.recorded": "no self-assessment is recorded",
    "filter_check.recorded": "no check of the web filter is recorded",
}
"""What is so or not, where it is not."""
_OF_A_DAY: Final = re.compile(r"\bon or (?:before|after)\b")
_LOOSE_IN_AND: Final = re.compile(r"\bor\b|\b(?:one|none) of\b|:")
_LOOSE_IN_OR: Final = re.compile(r"\band\b|\bnor\b|\b(?:one|none) of\b|:")
_JOINED: Final = {
    "any_serious_point": "a serious point was raised",
    "any_caution_point": "a point to take care over was raised",
    "any_condition": "a condition has to be met",
}


def in_words(checklist: Checklist, condition: Condition) -> str:
    """Say a condition as a clause without a full stop, such as: “Who can come?” is “Members only”."""
    if condition.is_unread:
        return f"{condition.text} (which cannot be read as it stands)"
    return _said(checklist, condition.root)


def _said(checklist: Checklist, node: Node) -> str:
    match node:
        case Junction(every, parts):
            joined = (" and " if every else " or ").join(
                _bracketed(_said(checklist, part), every=every) for part in parts
            )
            return _one_of(checklist, node) or joined
        case Comparison():
            return _compared(checklist, node)
        case Chosen(option, name, negated):
            chosen = "is not among" if negated else "is among"
            return f"“{_option(checklist, name, option)}” {chosen} the answers to {_name(checklist, name)}"
        case Defined(name, negated):
            return _not_the_term(checklist, name) if negated else _term(checklist, name)
        case Quantified(function, repeat, condition):
            each = _each(checklist, repeat)
            inner = _said(checklist, condition) if condition else "there is one"
            return f"for {'any' if function == 'any' else 'every'} {each}: {inner}"
        case Literal(value):
            return "always" if value is True else "never"
    return _value(checklist, node)


def _compared(checklist: Checklist, node: Comparison) -> str:
    is_so = node.operator == "=="
    match node:
        case Comparison(Named(name), "==" | "!=", Literal(value)) if name in _NOT:
            return (_CIRCUMSTANCES if (value == "yes") is is_so else _NOT)[name]
        case Comparison(Named(name), "==" | "!=", Literal("")):
            return f"{_name(checklist, name)} is {'not ' if is_so else ''}answered"
        case Comparison(Named(name), "==" | "!=", Literal(str(value))) if said := circumstance_in_words(
            name, [value], negated=not is_so
        ):
            return said
    operators = _OF_DAYS if _is_day(checklist, node.left) or _is_day(checklist, node.right) else _OPERATORS
    return f"{_value(checklist, node.left)} {operators[node.operator]} {_value(checklist, node.right, node.left)}"


def _is_day(checklist: Checklist, node: Node) -> bool:
    if isinstance(node, Named):
        item = checklist.by_id.get(node.name)
        return node.name in _DAYS or (isinstance(item, Question) and item.type is AnswerType.DATE)
    return isinstance(node, Literal) and isinstance(node.value, date)


def _one_of(checklist: Checklist, node: Junction) -> str:
    """Say "is A or B" of one question, and "A is the answer to one of" of several; empty for what is neither."""
    chosen = [part for part in node.parts if isinstance(part, Chosen)]
    if chosen and len(chosen) == len(node.parts):
        return _among(checklist, chosen, every=node.every)
    parts = [part for part in node.parts if isinstance(part, Comparison)]
    if len(parts) != len(node.parts) or {part.operator for part in parts} != {"!=" if node.every else "=="}:
        return ""
    lefts = {part.left for part in parts}
    if len(lefts) != 1:
        return ""
    (left,) = lefts
    if isinstance(left, Literal):
        return _answer_to_one_of(checklist, left, [part.right for part in parts], every=node.every)
    values = [str(part.right.value) for part in parts if isinstance(part.right, Literal)]
    if isinstance(left, Named) and len(values) == len(parts):
        said = circumstance_in_words(left.name, values, negated=node.every)
        if said:
            return said
    options = [_value(checklist, part.right, left) for part in parts]
    joined = in_a_row(options, "nor" if node.every else "or")
    return f"{_value(checklist, left)} is {'neither ' if node.every else ''}{joined}"


def _among(checklist: Checklist, parts: Sequence[Chosen], *, every: bool) -> str:
    """Say of several options of one question whether they are chosen; empty for what is not so simple."""
    (first, *others) = parts
    if any((part.name, part.negated) != (first.name, first.negated) for part in others) or first.negated is not every:
        return ""
    joined = in_a_row([f"“{_option(checklist, part.name, part.option)}”" for part in parts], "nor" if every else "or")
    return f"{'neither ' if every else ''}{joined} is among the answers to {_name(checklist, first.name)}"


def _answer_to_one_of(checklist: Checklist, answer: Literal, questions: Sequence[Node], *, every: bool) -> str:
    asked = [_value(checklist, one) for one in questions]
    joined = in_a_row(asked, "or" if every else "and")
    of = "is the answer to none of" if every else "is the answer to at least one of"
    return f"{_value(checklist, answer, questions[0])} {of} {joined}"


def _bracketed(said: str, *, every: bool) -> str:
    """Put brackets round a part of what is joined by `and` (`every`) or by `or`, where it would be read wrongly."""
    loose = _OF_A_DAY.sub("", without_closed(said))
    return f"({said})" if (_LOOSE_IN_AND if every else _LOOSE_IN_OR).search(loose) else said


def without_closed(said: str) -> str:
    """Leave out what cannot be read wrongly, whatever words it holds: what is quoted, what stands in brackets."""
    ends = _ends(said, "“”") | _ends(said, "()")
    kept, at = list[str](), 0
    for begins in sorted(ends):
        if begins >= at:
            kept.append(said[at:begins])
            at = ends[begins]
    return "".join([*kept, said[at:]])


def _ends(said: str, pair: str) -> dict[int, int]:
    """Say where each thing between two such signs ends, by where it begins; what never ends is none."""
    ends, begun = dict[int, int](), list[int]()
    for at, char in enumerate(said):
        if char == pair[0]:
            begun.append(at)
        elif char == pair[1] and begun:
            ends[begun.pop()] = at + 1
    return ends


def _closed(said: str) -> str:
    """Put brackets round what is joined in any way, where more is said of the whole of it."""
    return _bracketed(_bracketed(said, every=True), every=False)


def _value(checklist: Checklist, node: Node, beside: Node | None = None) -> str:
    match node:
        case Literal(value) if isinstance(value, date):
            return day_words.day(value)
        case Literal(value) if isinstance(value, str) and isinstance(beside, Named):
            return f"“{_option(checklist, beside.name, value)}”"
        case Literal(value):
            return f"{value:g}" if isinstance(value, (int, float)) else f"“{value}”"
        case Named(name):
            return _name(checklist, name)
        case DaysBetween(start, end, working):
            kind = "working days" if working else "days"
            return f"the number of {kind} from {_value(checklist, start)} to {_value(checklist, end)}"
        case Quantified(_, repeat, condition):
            each = _each(checklist, repeat)
            return f"the number of {each}s" + (f" for whom {_closed(_said(checklist, condition))}" if condition else "")
    return _said(checklist, node)


def _name(checklist: Checklist, name: str) -> str:
    item = checklist.by_id.get(name)
    return f"“{item.text}”" if item is not None else _CIRCUMSTANCES.get(name, name)


def _term(checklist: Checklist, name: str) -> str:
    flag = next((one for one in checklist.flags if one.id == name), None)
    if flag is not None:
        return f"the point “{flag.text.removesuffix('.')}” was raised"
    imposed = next((one for one in checklist.imposed if one.id == name), None)
    if imposed is not None:
        return f"the condition “{imposed.text.removesuffix('.')}” has to be met"
    if name in _JOINED:
        return _JOINED[name]
    # never its id, which is a word of the file: where the author wrote no text, all that it stands for
    return checklist.term_texts.get(name) or in_words(checklist, checklist.terms[name])


def _not_the_term(checklist: Checklist, name: str) -> str:
    """Say that a term does not hold; one without words of its own by what would have to be otherwise."""
    if name in checklist.terms and not checklist.term_texts.get(name):
        return _said(checklist, _opposite(checklist.terms[name].root))
    words = _term(checklist, name)
    if words.startswith(_DENIED):
        return f"it is {words.removeprefix(_DENIED).replace(' yet', '', 1)}"
    return f"it is not so that {_closed(words)}"


def _opposite(node: Node) -> Node:
    """Give what holds where `node` does not."""
    match node:
        case Junction(every, parts):
            return Junction(every=not every, parts=tuple(map(_opposite, parts)))
        case Comparison(_, operator, _):
            return replace(node, operator=_OPPOSITES[operator])
        case Chosen(_, _, negated) | Defined(_, negated):
            return replace(node, negated=not negated)
        case Quantified("any", repeat, None):
            return Comparison(Quantified("count", repeat, None), "==", Literal(0))
        case Quantified(function, repeat, condition):
            return Quantified("all" if function == "any" else "any", repeat, condition and _opposite(condition))
        case Literal(bool(value)):
            return Literal(value=not value)
    return node  # a value, which neither holds nor does not


def _option(checklist: Checklist, name: str, option: str) -> str:
    item = checklist.by_id.get(name)
    options = item.options if isinstance(item, Question) else ()
    return next((one.text for one in options if one.id == option), option.replace("_", " "))


def _each(checklist: Checklist, name: str) -> str:
    item = checklist.by_id.get(name)
    return item.each if isinstance(item, Repeat) else name
