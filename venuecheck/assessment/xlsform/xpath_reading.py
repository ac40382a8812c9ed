"""Conditions as XLSForm writes them (`relevant`), read as the text of a checklist's condition.

Forms say "is answered, and is not" where a checklist says "is not" (see `xpath_writing`). A form's "is not" alone holds
also where nothing was asked or answered, and a checklist's never does: it is read only where both come to the same.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from operator import ge, gt, le, lt
from typing import Final

from venuecheck.assessment.xlsform.wrong_xpath import XPathError

_FROM: Final = {"=": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<ref>\$\{[^}]{1,80}\})|(?P<text>'[^']*'|\"[^\"]*\")|(?P<number>-?[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][\w-]*(?::[A-Za-z_][\w-]*)?)|(?P<op><=|>=|!=|[=<>()\[\],.]))"
)
_ORDERED: Final = {"<": lt, "<=": le, ">": gt, ">=": ge}
_CERTAIN: Final = {"and": "True", "or": "False"}
"""What adds nothing to what it is joined to."""
_WORKED_OUT: Final = ("+", "-", "*", "div", "mod")
_SUM: Final = "a condition here works nothing out"
_MOST, _DEEPEST = 400, 30
_NUMBER: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_STRAIGHT: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
"""Quotes that a word processor made: other readers of forms straighten them as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an expression may speak of: each question with its options, whether several can be chosen, its repeat."""

    names: Mapping[str, str]
    """By the form's name of a question or repeat: the checklist's."""
    options: Mapping[str, tuple[str, ...]]
    several: AbstractSet[str]
    repeat_of: Mapping[str, str]
    repeats: AbstractSet[str]
    certain: AbstractSet[str]
    """What is asked wherever this expression counts."""


def from_xpath(text: str, known: Known) -> str:
    """Read XPath as a condition's text. Raises `XPathError`."""
    tokens: list[tuple[str, str]] = []
    place = 0
    stripped = text.translate(_STRAIGHT).strip()
    depth = 0
    while place < len(stripped):
        found = _TOKEN.match(stripped, place)
        if not found or len(tokens) > _MOST or depth > _DEEPEST:
            raise XPathError(_unread(stripped[place:]))
        tokens.append((str(found.lastgroup), found[0].strip()))
        depth += (found["op"] == "(") - (found["op"] == ")")
        place = found.end()
    reader = _Reader(tokens, known)
    said = reader.spelt(reader.either())
    if reader.place < len(tokens):
        raise XPathError(f"'{tokens[reader.place][1]}' after the end")
    unsure = sorted(said.open - known.certain)
    if unsure:
        raise XPathError(f"it holds also where '{unsure[0]}' is not asked or answered, and a checklist's does not")
    return said.text


def _unread(rest: str) -> str:
    sign = rest.lstrip()[:1]
    return f"{_SUM} ('{sign}')" if sign in _WORKED_OUT else f"'{rest.strip()[:20]}'"


def _one_of(name: str, options: Sequence[str]) -> str:
    return f"{name} == {options[0]!r}" if len(options) == 1 else f"{name} in ({', '.join(map(repr, options))})"


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    names: frozenset[str] = frozenset()
    answered: str = ""
    """The question of which it says only that it is answered."""
    open: frozenset[str] = frozenset()
    """The questions without an answer to which a form takes it for true, and a checklist does not."""
    true_by: frozenset[str] | None = None
    """The questions without an answer to which it is never true in a checklist; None for all that it names."""
    false_by: frozenset[str] | None = None
    """The same of false."""

    @property
    def needs(self) -> frozenset[str]:
        """What has to be answered for it to be true."""
        return self.names if self.true_by is None else self.true_by

    @property
    def negated_needs(self) -> frozenset[str]:
        """What has to be answered for it to be false."""
        return self.names if self.false_by is None else self.false_by


@dataclass(slots=True)
class _Reader:
    tokens: list[tuple[str, str]]
    known: Known
    place: int = 0
    row: str = field(default="")
    """The question that `.` stands for, inside square brackets."""

    def either(self) -> _Said:
        return self._joined("or", self._both)

    def _both(self) -> _Said:
        return self._joined("and", self._single)

    def _joined(self, word: str, inner: Callable[[], _Said]) -> _Said:
        parts = [inner()]
        while self._takes(word):
            parts.append(inner())
        opened = frozenset(name for part in parts for name in part.open)
        if word == "and":
            opened -= {part.answered for part in parts}
            needed = {name for part in parts if not part.answered for name in part.needs}
            parts = [part for part in parts if part.answered not in needed or not part.answered] or parts[:1]
        parts = [part for part in parts if part.text != _CERTAIN[word]] or parts[:1]
        parts = [self.spelt(part) if len(parts) > 1 else part for part in parts]
        if len(parts) == 1:
            return replace(parts[0], open=opened)
        names = frozenset(name for part in parts for name in part.names)
        needs, negated = [part.needs for part in parts], [part.negated_needs for part in parts]
        all_of, any_of = (needs, negated) if word == "and" else (negated, needs)
        every, common = frozenset[str]().union(*all_of), any_of[0].intersection(*any_of)
        true_by, false_by = (every, common) if word == "and" else (common, every)
        text = f"({f' {word} '.join(part.text for part in parts)})"
        return _Said(text, names, open=opened, true_by=true_by, false_by=false_by)

    def spelt(self, part: _Said) -> _Said:
        """Say "is answered" by the options of the question: our conditions have no other word for it."""
        if not part.answered:
            return part
        options = self.known.options.get(part.answered, ())
        if not options:
            raise XPathError(f"${{{part.answered}}} != '' by itself: ask a yes or no question first")
        if part.answered in self.known.several:
            return _Said("(" + " or ".join(f"'{one}' in {part.answered}" for one in options) + ")", part.names)
        return _Said(_one_of(part.answered, options), part.names)

    def _single(self) -> _Said:
        if self._takes("not"):
            self._need("(")
            inner = self.spelt(self.either())
            self._need(")")
            text, names = f"not ({inner.text})", inner.names
            return _Said(text, names, open=names, true_by=inner.negated_needs, false_by=inner.needs)
        if self._peek() == "(":
            self._need("(")
            inner = self.either()
            self._need(")")
            return inner
        if self._takes("selected"):
            return self._selected()
        if self._peek() in {"true", "false"}:
            said = self._next()[1]
            self._need("(")
            self._need(")")
            return _Said(said.capitalize())
        return self._comparison()

    def _selected(self) -> _Said:
        self._need("(")
        name = self._reference()
        self._need(",")
        kind, text = self._next()
        self._need(")")
        if kind not in {"text", "number"} or not self.known.options.get(name):
            raise XPathError(f"selected({name}, {text})")
        option = text if kind == "number" else text[1:-1]
        said = f"{option!r} in {name}" if name in self.known.several else f"{name} == {option!r}"
        return _Said(said, frozenset({name}))

    def _comparison(self) -> _Said:
        if self._takes("count"):
            return self._count()
        left, left_name = self._operand()
        operator = self._next()[1]
        if operator not in _FROM:
            raise XPathError(f"{_SUM} ('{operator}')" if operator in _WORKED_OUT else f"'{operator}'")
        right, right_name = self._operand()
        if ordered := self._ordered(left_name, operator, right):
            return ordered
        left, right = self._as_option(left, right_name), self._as_option(right, left_name)
        names = frozenset(filter(None, (left_name, right_name)))
        if right == "''" and left_name:
            if operator != "!=":
                raise XPathError(f"${{{left_name}}} {operator} '': a condition on what is not answered")
            return _Said("", names, answered=left_name)
        if names & self.known.several:
            raise XPathError(f"{left} {operator} {right}: of several choices, write selected(${{…}}, 'option')")
        is_open = operator == "!=" or (operator == "=" and left_name and right_name)
        return _Said(f"{left} {_FROM[operator]} {right}", names, open=names if is_open else frozenset())

    def _as_option(self, text: str, beside: str) -> str:
        """Write a number that stands beside a choice as the option that it is."""
        return repr(text) if self.known.options.get(beside) and _NUMBER.fullmatch(text) else text

    def _ordered(self, name: str, operator: str, number: str) -> _Said | None:
        """Say "below 3" of options that are numbers, as of stars that are given: one of those below it."""
        options = () if name in self.known.several else self.known.options.get(name, ())
        if operator not in _ORDERED or not options or not _NUMBER.fullmatch(number):
            return None
        held = [each for each in options if _NUMBER.fullmatch(each) and _ORDERED[operator](float(each), float(number))]
        if not held or not all(_NUMBER.fullmatch(each) for each in options):
            return None
        return _Said(_one_of(name, held), frozenset({name}))

    def _count(self) -> _Said:
        self._need("(")
        name = self._reference()
        if name in self.known.repeats and self._peek() == ")":
            self._need(")")
            operator = self._next()[1]
            kind, number = self._next()
            if operator not in _FROM or kind != "number":
                raise XPathError(f"count({name}) {operator} {number}")
            names = frozenset({name})
            is_open = operator not in {">", ">="} or number.startswith(("-", "0"))
            said = f"count({name}) {_FROM[operator]} {number}"
            return _Said(said, names, open=names if is_open and (operator, number) != (">", "0") else frozenset())
        self._need("[")
        self.row = name
        inner = self.spelt(self.either())
        self.row = ""
        for token in ("]", ")"):
            self._need(token)
        operator, number = self._next()[1], self._next()[1]
        repeat = self.known.repeat_of.get(name)
        if repeat is None or (operator, number) not in {(">", "0"), ("=", "0")}:
            raise XPathError(f"count(…) {operator} {number}: compare rows with '> 0' or '= 0'")
        said = f"any({repeat}, {inner.text})"
        names = frozenset({repeat})
        return _Said(said, names) if operator == ">" else _Said(f"not {said}", names, open=names)

    def _operand(self) -> tuple[str, str]:
        """Give an operand's text, and the question that it is."""
        kind, text = self._next()
        if kind == "ref" or text == ".":
            self.place -= 1
            name = self._reference()
            return name, name
        if kind == "text":
            return ("''" if len(text) == 2 else repr(text[1:-1])), ""  # noqa: PLR2004 - two quotation marks
        if kind == "number":
            return text, ""
        if text == "today" and self._takes("(") and self._takes(")"):
            return "today", ""
        if text == "date" and self._takes("("):
            inner = self._next()[1]
            self._need(")")
            return repr(inner[1:-1]), ""
        raise XPathError(f"the function {text}(…)" if self._peek() == "(" else f"'{text}'")

    def _reference(self) -> str:
        kind, text = self._next()
        if text == "." and self.row:
            return self.row
        name = self.known.names.get(text[2:-1].strip(), "") if kind == "ref" else ""
        if name not in self.known.options and name not in self.known.repeats:
            raise XPathError(f"'{text}', which is no question of this form that is asked before")
        return name

    def _peek(self) -> str:
        return self.tokens[self.place][1] if self.place < len(self.tokens) else ""

    def _next(self) -> tuple[str, str]:
        if self.place >= len(self.tokens):
            raise XPathError("an expression that breaks off")
        self.place += 1
        return self.tokens[self.place - 1]

    def _takes(self, text: str) -> bool:
        if self._peek() != text:
            return False
        self.place += 1
        return True

    def _need(self, text: str) -> None:
        if not self._takes(text):
            raise XPathError(f"'{self._peek() or 'the end'}' where '{text}' is needed")
