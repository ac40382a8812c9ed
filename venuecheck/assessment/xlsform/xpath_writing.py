"""Conditions as XLSForm writes them (`relevant`).

XPath takes a question that nobody was asked for an empty text, and an empty text is not 'no': so "is not" is written
as "is answered, and is not". `xpath_reading` takes that apart again.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from venuecheck.assessment.checklist import Checklist, Question
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
from venuecheck.assessment.xlsform.wrong_xpath import XPathError

_TO: Final = {"==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_OPPOSITE: Final = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def to_xpath(checklist: Checklist, condition: Condition) -> str:
    """Write a condition as XPath over `${names}`. Raises `XPathError`."""
    return _Writer(checklist).said(condition.root)


@dataclass(slots=True)
class _Writer:
    checklist: Checklist

    def said(self, node: Node) -> str:
        match node:
            case Junction(every, parts):
                joined = (" and " if every else " or ").join(self.said(part) for part in parts)
                return f"({joined})" if len(parts) > 1 else joined
            case Comparison(left, operator, right):
                return self._comparison(left, operator, right)
            case Chosen(option, name, negated):
                has = f"selected({self._ref(name)}, '{option}')"
                return f"({self._ref(name)} != '' and not({has}))" if negated else has
            case Defined(name, negated):
                inner = self.said(self.checklist.terms[name].root)
                return f"not({inner})" if negated else inner
            case Quantified(function, repeat, inner_node) if inner_node is not None:
                return self._rows(function, repeat, inner_node)
            case Literal(value):
                return "true()" if value is True else "false()"
        raise XPathError("this condition has no form in a spreadsheet")

    def _rows(self, function: str, repeat: str, node: Node) -> str:
        if function == "all":
            node = _negated(node)
        match node:
            case Comparison(Named(name), operator, Literal() as value) if self._is_inside(name, repeat):
                test = f". {_TO[operator]} {self._value(value)}"
                test = f". != '' and {test}" if operator == "!=" else test
            case Chosen(option, name, negated) if self._is_inside(name, repeat):
                test = f". != '' and not(selected(., '{option}'))" if negated else f"selected(., '{option}')"
            case _:
                raise XPathError(f"'{function}({repeat}, …)' about more than one question of a row")
        return f"count(${{{name}}}[{test}]) {'>' if function == 'any' else '='} 0"

    def _is_inside(self, name: str, repeat: str) -> bool:
        item = self.checklist.by_id.get(name)
        return isinstance(item, Question) and item.repeat == repeat

    def _comparison(self, left: Node, operator: str, right: Node) -> str:
        said = f"{self._value(left)} {_TO[operator]} {self._value(right)}"
        is_open = operator == "!=" or any(
            isinstance(side, Literal) and isinstance(side.value, date) for side in (left, right)
        )
        names = [self._ref(side.name) for side in (left, right) if isinstance(side, Named) and side.name != "today"]
        guards = [f"{name} != ''" for name in names] if is_open else []
        return f"({' and '.join([*guards, said])})" if guards else said

    def _value(self, node: Node) -> str:
        match node:
            case Literal(value) if isinstance(value, date):
                return f"date('{value.isoformat()}')"
            case Literal(value) if isinstance(value, str):
                if "'" in value:
                    raise XPathError(f"the text {value[:40]}, which holds a quotation mark")
                return f"'{value}'"
            case Literal(value):
                return f"{value:g}"
            case Named("today"):
                return "today()"
            case Named(name):
                return self._ref(name)
            case Quantified("count", repeat, None):
                return f"count(${{{repeat}}})"
        raise XPathError("working days, days between dates, or a count under a condition")

    def _ref(self, name: str) -> str:
        if name not in self.checklist.by_id:
            raise XPathError(f"'{name}', which is no question")
        return f"${{{name}}}"


def _negated(node: Node) -> Node:
    match node:
        case Comparison(left, operator, right):
            return Comparison(left, _OPPOSITE[operator], right)
        case Chosen(option, name, negated):
            return Chosen(option, name, not negated)
    return node
