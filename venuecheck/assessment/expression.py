"""What a condition is made of once it has been read: names with their types, comparisons, and what joins them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a name stands for, in the words of an error message."""

    TRUTH = "true or false"
    TEXT = "text"
    NUMBER = "a number"
    DATE = "a date"
    CHOICES = "several choices"
    FILE = "a file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """The type of a name or a constant."""

    kind: Kind
    options: frozenset[str] = frozenset()
    """The only values it can have; empty where it is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What a condition may speak of."""

    names: Mapping[str, Type]
    repeats: Mapping[str, Mapping[str, Type]] = field(default_factory=dict)
    """For each repeat the questions of one of its rows."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant."""

    value: str | float | date | bool


@dataclass(frozen=True, slots=True)
class Named:
    """The answer to a question, or a circumstance such as `today`."""

    name: str


@dataclass(frozen=True, slots=True)
class Defined:
    """A condition that has a name of its own: a term, a flag."""

    name: str
    negated: bool


@dataclass(frozen=True, slots=True)
class Junction:
    """Some conditions joined by `and` (`every`) or by `or`."""

    every: bool
    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two values compared."""

    left: "Node"
    operator: str
    right: "Node"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whether one option is among the several chosen."""

    option: str
    name: str
    negated: bool


@dataclass(frozen=True, slots=True)
class Quantified:
    """A condition over the rows of a repeat."""

    function: str
    """`any`, `all` or `count`."""
    repeat: str
    condition: "Node | None"


@dataclass(frozen=True, slots=True)
class DaysBetween:
    """Days from one date to another: all of them, or working days only."""

    start: "Node"
    end: "Node"
    working: bool


Node = Literal | Named | Defined | Junction | Comparison | Chosen | Quantified | DaysBetween


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition that has been read and checked."""

    text: str
    root: Node
    names: frozenset[str]
    """Every question, repeat, term, flag and circumstance that it mentions."""

    @property
    def is_unread(self) -> bool:
        """Whether it could not be read: nothing that is read is false by itself."""
        return self.root == Literal(value=False)


def unread(text: str) -> Condition:
    """Give what stands for a condition that cannot be read: never so, whatever is answered."""
    return Condition(text=text, root=Literal(value=False), names=frozenset())


def named_in(node: Node) -> frozenset[str]:
    """Give every name that stands in a part of a condition."""
    match node:
        case Literal():
            return frozenset()
        case Named(name) | Defined(name, _):
            return frozenset({name})
        case Chosen(_, name, _):
            return frozenset({name})
        case Quantified(_, repeat, condition):
            return frozenset({repeat}) | (named_in(condition) if condition is not None else frozenset())
        case Comparison(left, _, right):
            return named_in(left) | named_in(right)
        case DaysBetween(start, end, _):
            return named_in(start) | named_in(end)
        case Junction(_, parts):
            return frozenset().union(*map(named_in, parts))
