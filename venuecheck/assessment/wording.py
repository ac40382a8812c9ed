"""A condition said in words, by the questions and answers that it is about."""

from datetime import date
from typing import Final

from venuecheck.assessment.checklist import Checklist, Question, Repeat
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
_CIRCUMSTANCES: Final = {
    "today": "today",
    "venue.kind": "the kind of venue",
    "venue.nation": "the nation that the venue is in",
    "venue.body": "the kind of body that runs the venue",
    "duty.prevent": "whether the Prevent duty binds whoever runs the venue",
    "duty.human_rights": "whether the Human Rights Act binds whoever runs the venue",
    "duty.equality": "whether the public sector equality duty binds whoever runs the venue",
    "duty.services": "whether the Equality Act on services applies",
    "duty.rooms": "whether candidates have a right to its rooms",
    "duty.safeguarding": "whether the guidance for England's schools on those who hire rooms applies",
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
_NOT: Final = {
    "names.looked_up": "venuecheck does not look the names up itself",
    "self_assessment.recorded": "no self-assessment is recorded",
    "filter_check.recorded": "no check of the web filter is recorded",
}
"""What is so or not, where it is not."""
_JOINED: Final = {
    "any_serious_point": "a serious point was raised",
    "any_caution_point": "a point to take care over was raised",
    "any_condition": "a condition has to be met",
}


def in_words(checklist: Checklist, condition: Condition) -> str:
    """Say a condition as a clause without a full stop, such as: “Who can come?” is “Members only”."""
    return _said(checklist, condition.root)


def _said(checklist: Checklist, node: Node) -> str:
    match node:
        case Junction(every, parts):
            joined = (" and " if every else " or ").join(_bracketed(checklist, part, every=every) for part in parts)
            return _one_of(checklist, node) or joined
        case Comparison(Named(name), operator, Literal(value)) if name in _NOT:
            is_so = (value == "yes") is (operator == "==")
            return (_CIRCUMSTANCES if is_so else _NOT)[name]
        case Comparison(left, operator, right):
            return f"{_value(checklist, left)} {_OPERATORS[operator]} {_value(checklist, right, left)}"
        case Chosen(option, name, negated):
            chosen = "is not among" if negated else "is among"
            return f"“{_option(checklist, name, option)}” {chosen} the answers to {_name(checklist, name)}"
        case Defined(name, negated):
            said = _term(checklist, name)
            return f"not ({said})" if negated else said
        case Quantified(function, repeat, condition):
            each = _each(checklist, repeat)
            inner = _said(checklist, condition) if condition else "there is one"
            return f"for {'any' if function == 'any' else 'every'} {each}: {inner}"
        case Literal(value):
            return "always" if value is True else "never"
    return _value(checklist, node)


def _one_of(checklist: Checklist, node: Junction) -> str:
    """Say "is A or B" of one question with several answers, instead of naming it again for each."""
    parts = [part for part in node.parts if isinstance(part, Comparison)]
    operator = "!=" if node.every else "=="
    if len(parts) != len(node.parts) or len({part.left for part in parts}) != 1:
        return ""
    if not parts or {part.operator for part in parts} != {operator}:
        return ""
    options = [_value(checklist, part.right, parts[0].left) for part in parts]
    joined = f"{', '.join(options[:-1])} {'nor' if node.every else 'or'} {options[-1]}" if options[1:] else options[0]
    return f"{_value(checklist, parts[0].left)} is {'neither ' if node.every else ''}{joined}"


def _bracketed(checklist: Checklist, node: Node, *, every: bool) -> str:
    said = _said(checklist, node)
    # "or" inside "and" would be read wrongly without brackets
    is_mixed = isinstance(node, Junction) and node.every is not every and not _one_of(checklist, node)
    return f"({said})" if is_mixed else said


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
            return f"the number of {each}s" + (f" for whom {_said(checklist, condition)}" if condition else "")
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


def _option(checklist: Checklist, name: str, option: str) -> str:
    item = checklist.by_id.get(name)
    options = item.options if isinstance(item, Question) else ()
    return next((one.text for one in options if one.id == option), option.replace("_", " "))


def _each(checklist: Checklist, name: str) -> str:
    item = checklist.by_id.get(name)
    return item.each if isinstance(item, Repeat) else name
