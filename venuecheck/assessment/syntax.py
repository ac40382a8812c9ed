"""The syntax of conditions: Python's own parser, bounded in length, size and depth. Nothing is ever run."""

import ast
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MAX_LENGTH: Final = 2_000
MAX_DEPTH: Final = 20
MAX_NODES: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One thing wrong with a condition."""

    what: str
    fix: str
    character: int
    """Where in the condition, counted from 1."""
    unknown: tuple[str, ...] = ()
    """Of what kind ("name" or "option") that is which is not there, and how it is called; empty where nothing lacks."""


class ConditionError(Exception):
    """A condition cannot be used. Carries every fault found."""

    def __init__(self, faults: list[Mistake]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(fault.what for fault in faults))


def parsed(line: str) -> ast.expr:
    """Give the syntax tree of a condition. Raises `ConditionError`."""
    what, fix, character = "", "", 1
    if not line:
        what, fix = "the condition is empty", "write one, or leave the entry out"
    elif len(line) > MAX_LENGTH:
        what, fix = f"the condition is longer than {MAX_LENGTH} characters", "give parts of it names under 'terms'"
    else:
        try:
            # odd literals make Python itself warn on stderr, which is no place to tell an author
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tree = ast.parse(line, mode="eval").body
            if sum(1 for _ in ast.walk(tree)) <= MAX_NODES and _depth(tree) <= MAX_DEPTH:
                return tree
            what, fix = "the condition is too long or too deep", "give parts of it names under 'terms'"
        except SyntaxError as error:
            foreign = list(_foreign(line))
            if foreign:
                raise ConditionError(foreign) from None
            what, fix = "this is not a condition", "write it like: event == 'talk' and count(speakers) > 2"
            what, fix = next((said for part, said in _OPEN if part in str(error.msg)), (what, fix))
            character = max(1, error.offset or 1)
        except (ValueError, RecursionError, MemoryError):
            what, fix = "this is not a condition", "remove characters that cannot be seen, and nested brackets"
    raise ConditionError([Mistake(what=what, fix=fix, character=character)])


def _foreign(line: str) -> Iterator[Mistake]:
    """Name what other forms, spreadsheets and word processors write in conditions, each with what to write here."""
    outside = _IN_QUOTES.sub(lambda found: " " * len(found[0]), line)
    found = [(match, fix) for pattern, fix in _FOREIGN for match in pattern.finditer(outside)]
    for match, fix in sorted(found, key=lambda one: one[0].start()):
        what = f"'{line[match.start() : match.end()]}' cannot be used in a condition"
        yield Mistake(what=what, fix=fix, character=match.start() + 1)


_OPEN: Final = (
    ("never closed", ("a bracket that is opened here is not closed", "write ) where what it holds ends")),
    ("unterminated string", ("a quote that is opened here is not closed", "write ' where the text ends")),
)
_IN_QUOTES: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
_FOREIGN: Final = tuple(
    (re.compile(pattern), fix)
    for pattern, fix in (
        (r"(?<![=<>!])=(?![=<>])", "write == where two things are compared"),
        (r"=>|≥", "write >="),
        (r"=<|≤", "write <="),
        (r"<>|≠", "write !="),
        (r"\bAND\b|&&?", "write and, in small letters"),
        (r"\bOR\b|\|\|?", "write or, in small letters"),
        (r"\bNOT\b|!(?!=)", "write not, in small letters"),
        (r"\$\{[^}]*\}?", "write the question's id alone, without ${ and }"),
        (r"[“”„‘’][^“”„‘’]*[“”„‘’]?", "write straight quotes (')"),
    )
)


def _depth(tree: ast.AST) -> int:
    deepest, layer = 0, [tree]
    while layer and deepest <= MAX_DEPTH:
        layer = [child for node in layer for child in ast.iter_child_nodes(node)]
        deepest += 1
    return deepest
