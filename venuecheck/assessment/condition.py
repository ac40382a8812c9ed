"""Conditions over answers: a small language, read with the standard library's parser, never run as code.

Theory of operation: `ast.parse` gives a syntax tree; only the nodes listed here are taken, names and types are
checked against a `Vocabulary`, and the result is a tree of our own. Negation is pushed down to the comparisons
while reading, so that a comparison with a question that was not asked is false *whichever way it is put*: a
question that nobody was asked supports neither "it is" nor "it is not".
"""

import ast
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from venuecheck.assessment.condition_remedies import Remedy, of_function, of_name, of_word
from venuecheck.assessment.expression import (
    Chosen,
    Comparison,
    Condition,
    DaysBetween,
    Defined,
    Junction,
    Kind,
    Literal,
    Named,
    Node,
    Quantified,
    Type,
    Vocabulary,
)
from venuecheck.assessment.syntax import ConditionError, Mistake, parsed
from venuecheck.core.problem import one_of

FUNCTIONS: Final = ("all", "any", "count", "days", "working_days")

_NEGATED: Final = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_OPERATORS: Final[dict[type[ast.cmpop], str]] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_ORDERED: Final = frozenset({"<", "<=", ">", ">="})


def read_condition(text: str, vocabulary: Vocabulary) -> Condition:
    """Read a condition. Raises `ConditionError` with every fault."""
    line = " ".join(text.split("\n")).strip()
    tree = parsed(line)
    reader = _Reader(line, vocabulary)
    root = reader.truth(tree, negated=False)
    if reader.faults:
        raise ConditionError(reader.faults)
    return Condition(text=line, root=root, names=frozenset(reader.names))


def either(names: list[str]) -> Condition:
    """Make the condition that is true when any of these defined conditions is; false where there are none."""
    parts = tuple(Defined(name, negated=False) for name in names)
    return Condition(text=" or ".join(names), root=Junction(every=False, parts=parts), names=frozenset(names))


_WRONG: Final = Literal(value=False)


@dataclass(slots=True)
class _Reader:
    line: str
    vocabulary: Vocabulary
    faults: list[Mistake] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    row_of: str = ""

    def truth(self, node: ast.expr, *, negated: bool) -> Node:
        """Read something that is true or false."""
        match node:
            case ast.BoolOp(op=op, values=values):
                every = isinstance(op, ast.And) is not negated
                return Junction(every=every, parts=tuple(self.truth(value, negated=negated) for value in values))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return self.truth(operand, negated=not negated)
            case ast.Compare(left=left, ops=operators, comparators=rights):
                pairs = zip([left, *rights], operators, rights, strict=False)
                parts = tuple(self._comparison(first, op, second, negated=negated) for first, op, second in pairs)
                return parts[0] if len(parts) == 1 else Junction(every=not negated, parts=parts)
            case ast.Call(func=ast.Name(id="any" | "all" as function)):
                return self._quantified(node, function, negated=negated)
            case ast.Constant(value=bool(value)):
                return Literal(value=value is not negated)
            case ast.Name() | ast.Attribute():
                return self._bare(node, negated=negated)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id not in FUNCTIONS:
            return self._fault(node, *of_function(node.func.id, self.vocabulary.names, FUNCTIONS))
        return self._fault(node, "something that is true or false is needed here", "compare it with a value")

    def value(self, node: ast.expr) -> tuple[Node, Type | None]:
        """Read something that has a value, with its type; no type where it is wrong."""
        match node:
            case ast.Name() | ast.Attribute():
                name, type_ = self._name(node)
                return Named(name), type_
            case ast.Constant(value=str(text)):
                return Literal(text), Type(kind=Kind.TEXT)
            case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
                return self._number(node, number), Type(kind=Kind.NUMBER)
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
                return self._number(node, -number), Type(kind=Kind.NUMBER)
            case ast.Call(func=ast.Name(id="count")):
                return self._quantified(node, "count", negated=False), Type(kind=Kind.NUMBER)
            case ast.Call(func=ast.Name(id="working_days" | "days" as function)):
                return self._days(node, function), Type(kind=Kind.NUMBER)
            case ast.Call(func=ast.Name(id=name)):
                remedy = f"'{name}' cannot be used here", "compare a number or a date instead"
                if name not in FUNCTIONS:
                    remedy = of_function(name, self.vocabulary.names, FUNCTIONS)
                return self._fault(node, *remedy), None
        what, fix = "this cannot be used in a condition", "use names, numbers, dates and quoted text"
        return self._fault(node, what, fix), None

    def _number(self, node: ast.expr, number: float) -> Node:
        if abs(number) > 1e15:  # noqa: PLR2004 - past it, floats are no longer exact
            return self._fault(node, "this number is too large", "use a smaller one")
        return Literal(float(number))

    def _days(self, node: ast.Call, function: str) -> Node:
        match node:
            case ast.Call(args=[start, end], keywords=[]):
                return DaysBetween(self._date(start), self._date(end), function == "working_days")
        return self._fault(node, f"{function} needs two dates", f"write {function}(today, event_date)")

    def _comparison(self, left: ast.expr, op: ast.cmpop, right: ast.expr, *, negated: bool) -> Node:
        if isinstance(op, (ast.In, ast.NotIn)):
            return self._among(left, right, negated=isinstance(op, ast.NotIn) is not negated)
        operator = _OPERATORS.get(type(op))
        if operator is None:
            return self._fault(left, "'is' cannot be used here", "write == or !=", character=self._after(left))
        return self._compared(left, _NEGATED[operator] if negated else operator, right)

    def _compared(self, left: ast.expr, operator: str, right: ast.expr) -> Node:
        for node, beside in ((left, right), (right, left)):
            if told := self._meant_as_answer(node, beside):
                return self._fault(node, *told)
        first, first_type = self.value(left)
        second, second_type = self.value(right)
        if first_type is None or second_type is None:
            return _WRONG
        first = self._fitted(left, first, first_type, second_type)
        second = self._fitted(right, second, second_type, first_type)
        kinds = {_kind_of(first, first_type), _kind_of(second, second_type)}
        if Kind.TRUTH in kinds:
            return self._fault(left, "this is true or false by itself", "write its name alone, or 'not' and its name")
        if Kind.FILE in kinds:
            return self._fault(left, "a file cannot be compared", "ask a question about it, and use its answer")
        if Kind.CHOICES in kinds:
            return self._fault(left, "several choices cannot be compared", "write 'option' in name")
        if len(kinds) > 1:
            what = f"{first_type.kind.value} is compared with {second_type.kind.value}"
            return self._fault(left, what, "compare things of one kind (dates as '2026-09-14')")
        if operator in _ORDERED and kinds <= {Kind.TEXT}:
            return self._fault(left, f"'{operator}' needs numbers or dates", "use == or !=")
        return Comparison(first, operator, second)

    def _meant_as_answer(self, node: ast.expr, beside: ast.expr) -> Remedy | None:
        word = node.id if isinstance(node, ast.Name) else str(getattr(node, "value", ""))
        is_bare = isinstance(node, ast.Name) or (isinstance(node, ast.Constant) and isinstance(node.value, bool))
        names = self.vocabulary.names
        found = names.get(ast.unparse(beside)) if isinstance(beside, (ast.Name, ast.Attribute)) else None
        if not is_bare or found is None or word in {*names, *self.vocabulary.repeats}:
            return None
        return of_word(word, found, names)

    def _fitted(self, place: ast.expr, node: Node, own: Type, other: Type) -> Node:
        """Turn quoted text into a date beside a date, and check it against the options beside a choice."""
        if not isinstance(node, Literal) or not isinstance(node.value, str) or own.kind is not Kind.TEXT:
            return node
        if other.kind is Kind.DATE:
            try:
                return Literal(date.fromisoformat(node.value))
            except ValueError:
                return self._fault(place, f"'{node.value[:40]}' is not a date", "write it as '2026-09-14'")
        if other.options and node.value not in other.options:
            what = f"'{node.value[:60]}' is not one of its options"
            return self._fault(place, what, one_of(node.value, other.options), "option", node.value)
        return node

    def _among(self, left: ast.expr, right: ast.expr, *, negated: bool) -> Node:
        if isinstance(right, (ast.Tuple, ast.List, ast.Set)):
            if not right.elts:
                return self._fault(right, "the list is empty", "name at least one value")
            operator = "!=" if negated else "=="
            parts = tuple(self._compared(left, operator, element) for element in right.elts)
            return Junction(every=negated, parts=parts)
        if not isinstance(right, (ast.Name, ast.Attribute)):
            return self._fault(right, "a list is needed after 'in'", "write it as ('one', 'two')")
        name, type_ = self._name(right)
        if type_ is None:
            return _WRONG
        if type_.kind is not Kind.CHOICES:
            return self._fault(right, f"'{name}' is not a question with several choices", "use == for a single one")
        if not isinstance(left, ast.Constant) or not isinstance(left.value, str):
            return self._fault(left, "the name of an option is needed before 'in'", "write it in quotes")
        if left.value not in type_.options:
            what = f"'{left.value[:60]}' is not one of the options of '{name}'"
            return self._fault(left, what, one_of(left.value, type_.options))
        return Chosen(left.value, name, negated)

    def _quantified(self, node: ast.Call, function: str, *, negated: bool) -> Node:
        sizes = {1, 2} if function == "count" else {2}
        if len(node.args) not in sizes or node.keywords or not isinstance(node.args[0], ast.Name):
            return self._fault(node, f"{function} needs the name of a repeat and a condition", _example(function))
        repeat = node.args[0].id
        if self.row_of:
            return self._fault(node, f"{function} cannot stand inside a condition on rows", "name the inner part")
        if repeat not in self.vocabulary.repeats:
            what = f"'{repeat[:60]}' is not a question that repeats"
            fix = one_of(repeat, self.vocabulary.repeats) or "nothing repeats here: compare questions alone"
            return self._fault(node.args[0], what, fix)
        self.names.add(repeat)
        if len(node.args) == 1:
            return Quantified(function, repeat, None)
        outer = self.vocabulary
        self.vocabulary = Vocabulary(names={**outer.names, **outer.repeats[repeat]}, repeats=outer.repeats)
        self.row_of = repeat
        condition = self.truth(node.args[1], negated=negated)
        self.vocabulary, self.row_of = outer, ""
        opposite = {"any": "all", "all": "any"}
        return Quantified(opposite[function] if negated else function, repeat, condition)

    def _bare(self, node: ast.expr, *, negated: bool) -> Node:
        name, type_ = self._name(node)
        if type_ is None:
            return _WRONG
        if type_.kind is Kind.TRUTH:
            return Defined(name, negated)
        if type_.options == {"yes", "no"}:
            return Comparison(Named(name), "==", Literal("no" if negated else "yes"))
        return self._fault(node, f"'{name}' is not true or false", "compare it with a value, as in name == 'yes'")

    def _date(self, node: ast.expr) -> Node:
        inner, type_ = self.value(node)
        if type_ is None:
            return _WRONG
        inner = self._fitted(node, inner, type_, Type(kind=Kind.DATE))
        if _kind_of(inner, type_) is not Kind.DATE and inner is not _WRONG:
            return self._fault(node, "two dates are needed here", "write working_days(today, event_date)")
        return inner

    def _name(self, node: ast.expr) -> tuple[str, Type | None]:
        match node:
            case ast.Name(id=name):
                pass
            case ast.Attribute(value=ast.Name(id=record), attr=attribute):
                name = f"{record}.{attribute}"
            case _:
                self._fault(node, "this name cannot be read", "write it as record.field")
                return "", None
        found = self.vocabulary.names.get(name)
        if found is not None:
            self.names.add(name)
            return name, found
        self._unknown(node, name)
        return name, None

    def _unknown(self, node: ast.expr, name: str) -> None:
        owners = [repeat for repeat, row in self.vocabulary.repeats.items() if name in row]
        if name in self.vocabulary.repeats:
            self._fault(node, f"'{name}' repeats", f"write any({name}, ...), all({name}, ...) or count({name})")
        elif owners:
            self._fault(node, f"'{name}' is asked for each of '{owners[0]}'", f"write any({owners[0]}, ...)")
        else:
            self._fault(node, f"'{name[:60]}' is not known here", of_name(name, self.vocabulary.names), "name", name)

    def _after(self, node: ast.expr) -> int:
        """Give the character at which what follows a node begins."""
        before = self._characters(node.end_col_offset or 0)
        rest = self.line[before:]
        return before + len(rest) - len(rest.lstrip(" )")) + 1

    def _characters(self, offset: int) -> int:
        """Count the characters before a place: the parser counts bytes, people count characters."""
        return len(self.line.encode()[:offset].decode(errors="ignore"))

    def _fault(self, node: ast.expr, what: str, fix: str, *unknown: str, character: int = 0) -> Node:
        character = character or self._characters(node.col_offset) + 1
        fault = Mistake(what=what, fix=fix, character=character, unknown=unknown)
        if fault not in self.faults:
            self.faults.append(fault)
        return _WRONG


def _kind_of(node: Node, type_: Type) -> Kind:
    return Kind.DATE if isinstance(node, Literal) and isinstance(node.value, date) else type_.kind


def _example(function: str) -> str:
    return {"count": "write count(speakers) or count(speakers, paid == 'yes')"}.get(
        function, f"write {function}(speakers, paid == 'yes')"
    )
