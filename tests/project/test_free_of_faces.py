"""Nothing below the command line names an option or a command of it: a page would say them, too."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import venuecheck
from venuecheck.catalogue import templates
from venuecheck.cli.main import COMMANDS

_ROOT = Path(venuecheck.__file__).parent
_BELOW = (
    *("core", "authoring", "filtering", "assessment", "screening", "plans", "collate", "records", "report"),
    *("service", "catalogue", "assurance"),
)
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
_SAID_COMMAND = re.compile(r"(?<!\ba )\bvenuecheck ([a-z][a-z-]+)", re.IGNORECASE)
"""Not "a venuecheck report": there the name is an adjective."""

_UNTYPED = re.compile(r"\braise InputError\(")
_TEMPLATES = sorted(path for path in templates().rglob("*") if path.suffix in {".txt", ".html"})


def _modules() -> list[Path]:
    files = [path for name in _BELOW for path in (_ROOT / name).rglob("*.py")]
    return sorted([*files, *(path for name in _BELOW if (path := _ROOT / f"{name}.py").is_file())])


def _texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give every text of a module with its line, but docstrings; a text in parts (f"") as one."""
    whole = [node for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)]
    docstrings = {id(node.value) for node in whole}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
            yield node.lineno, "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def faults_of(source: str) -> list[str]:
    """Name each option and each command that a module's texts name."""
    found = []
    for line, text in _texts(ast.parse(source)):
        options = _OPTION.findall(text)
        commands = [word for word in _SAID_COMMAND.findall(text) if word in COMMANDS]
        found += [f"line {line}: {said}" for said in (*options, *commands)]
    return found


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(_ROOT)))
def test_nothing_below_the_command_line_names_what_is_typed(path: Path) -> None:
    """Options and commands are said by the face that has them."""
    assert faults_of(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(_ROOT)))
def test_every_error_is_of_a_type_that_a_face_can_tell_apart(path: Path) -> None:
    """`InputError` is what they have in common, and says nothing by itself."""
    assert not _UNTYPED.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", _TEMPLATES, ids=lambda path: path.name)
def test_no_document_for_people_names_what_is_typed(path: Path) -> None:
    """Letters, notices and pages go to people who have no command line before them."""
    text = " ".join(path.read_text(encoding="utf-8").split())
    assert [word for word in _SAID_COMMAND.findall(text) if word in COMMANDS] == []


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ('fix = "name it with --list"', True),
        ('fix = f"name it with --{x} --list-name"', True),
        ('fix = f"decide first: venuecheck decide {id}"', True),
        ('"""A page of `venuecheck hand-check --sheet`."""', False),
        ('def f():\n    """Reads --list."""\n', False),
        ('fix = "a newer version of venuecheck is needed"', False),
        ('rule = "---"\nschema = "venuecheck.hand-check/1"', False),
    ],
)
def test_the_check_sees_what_it_looks_for(source: str, *, seen: bool) -> None:
    """An option or a command in a text is seen; one in a docstring is told to programmers, and may stand."""
    assert bool(faults_of(source)) is seen
