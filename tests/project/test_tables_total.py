"""Tables by enumeration: whoever is added to an enumeration is missed here, in whichever table, and never by a user.

A table that says something of some members alone is asked by `get` or after `in`. One that is asked by `[...]`, or is
handed on whole, has every member.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import venuecheck
from venuecheck.assessment.answer_kinds import KINDS, AnswerType

_ROOT = Path(venuecheck.__file__).parent
_ROOMS = ("assurance", "collate", "report", "service", "web", "cli")
"""Where what stands is judged, counted and shown."""
_PARTIAL = {
    "report/documents/difference.py _WRONG": "one looks first whether it has it",
    "report/partnership/actions.py _WHAT": "what a check found wrong is told by what it found",
    "report/partnership/venue_page.py _QUESTION_WORDS": "one looks first whether it has it",
    "report/venue/steps.py _DISTRUST_WORDS": "what is trusted has been told before",
    "service/bookings/decision_questions.py _SERVICES": "the law on services binds everybody, or is asked about",
    "service/partnership/return_sheet.py BOOKING_CHOICES": "what one can choose; an empty cell is the other",
    "service/partnership/return_sheet.py FILTER_CHOICES": "what one can choose; an empty cell is the other",
}
_ENUMERATIONS = {"StrEnum", "Enum", "Word"}


@cache
def _texts() -> dict[str, str]:
    files = sorted(path for path in _ROOT.rglob("*.py") if "migrations" not in path.parts)
    return {path.relative_to(_ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}


@cache
def _tree(path: str) -> ast.Module:
    return ast.parse(_texts()[path])


@cache
def _enumerations() -> dict[str, list[frozenset[str]]]:
    """Give the members of each enumeration, by its name; several where it is the name of several."""
    found: dict[str, list[frozenset[str]]] = {}
    for path in (path for path, text in _texts().items() if "Enum)" in text or "(Word)" in text):
        for node in _tree(path).body:
            if isinstance(node, ast.ClassDef) and {ast.unparse(base) for base in node.bases} & _ENUMERATIONS:
                members = [each for each in node.body if isinstance(each, ast.Assign)]
                names = frozenset(ast.unparse(target) for each in members for target in each.targets)
                found.setdefault(node.name, []).append(names)
    return found


def _tables(tree: ast.Module) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Give each table of a module by an enumeration: its name, the enumeration's, and the members that it has."""
    for node in tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            continue
        value = node.value
        if not isinstance(value, ast.Dict) or not value.keys or any(key is None for key in value.keys):
            continue
        keys = [key for key in value.keys if isinstance(key, ast.Attribute) and isinstance(key.value, ast.Name)]
        of = {ast.unparse(key.value) for key in keys}
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if len(keys) == len(value.keys) and len(of) == 1 and (name := of.pop()) in _enumerations():
            yield ast.unparse(target), name, frozenset(key.attr for key in keys)


def _asked_for_any(tree: ast.Module, table: str) -> bool:
    """Whether a module asks a table for what may not be there, or hands it on."""
    harmless: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):  # `get`, `items` and the like
            harmless.add(node.value)
        if isinstance(node, ast.Compare):
            harmless.update(node.comparators)
    return any(
        isinstance(node, ast.Name) and node.id == table and isinstance(node.ctx, ast.Load) and node not in harmless
        for node in ast.walk(tree)
    )


def partial() -> set[str]:
    """Name the tables that lack a member, and are asked for any."""
    found = set()
    rooms = [path for path in _texts() if path.partition("/")[0] in _ROOMS]
    for path in rooms:
        for table, enumeration, members in _tables(_tree(path)):
            if any(members == each for each in _enumerations()[enumeration]):
                continue
            askers = [path] if table.startswith("_") else [each for each in rooms if table in _texts()[each]]
            if any(_asked_for_any(_tree(each), table) for each in askers):
                found.add(f"{path} {table}")
    return found


def test_a_table_that_is_asked_for_any_member_has_every_one() -> None:
    assert partial() == set(_PARTIAL)


def test_the_check_sees_a_table_that_lacks_a_member() -> None:
    tree = ast.parse("WORDS = {Status.FINE: 'fine', Status.PROBLEM: 'wrong'}\nsaid = WORDS[status]")
    ((table, enumeration, members),) = _tables(tree)
    assert members < next(each for each in _enumerations()[enumeration])
    assert _asked_for_any(tree, table)
    assert not _asked_for_any(ast.parse("said = WORDS.get(status) if status in WORDS else ''"), table)


def _gives_a_status(tree: ast.Module) -> bool:
    """Whether a module has a table by which something comes to a status."""
    return any(
        isinstance(node, ast.Dict)
        and any(isinstance(each, ast.Attribute) and ast.unparse(each.value) == "Status" for each in node.values)
        for node in ast.walk(tree)
    )


def test_what_comes_to_which_status_stands_in_one_layer() -> None:
    """`assurance` judges; everybody else asks it."""
    assert {path.partition("/")[0] for path in _texts() if _gives_a_status(_tree(path))} == {"assurance"}


_KINDS_OF_ANSWER = "assessment/answer_kinds.py"


def _tells_kinds_of_answer_apart(tree: ast.Module) -> bool:
    """Whether a module has a table by kinds of answer, or a set of several."""
    groups = [
        node.keys if isinstance(node, ast.Dict) else node.elts
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict | ast.Set | ast.Tuple | ast.List)
    ]
    return any(
        sum(isinstance(each, ast.Attribute) and ast.unparse(each.value) == "AnswerType" for each in group) > 1
        for group in groups
    )


def test_what_is_known_of_each_kind_of_answer_stands_in_one_table() -> None:
    """A new kind of answer touches one place, and is asked by every face."""
    assert {path for path in _texts() if _tells_kinds_of_answer_apart(_tree(path))} == {_KINDS_OF_ANSWER}
    assert set(KINDS) == set(AnswerType)
