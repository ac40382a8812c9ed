"""What a function comes to call, and which fields its errors can name: read from the code."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import venuecheck

_ROOT = Path(venuecheck.__file__).parent
Name = tuple[str, str]
"""A module and a function of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Module:
    functions: dict[str, ast.FunctionDef]
    """By name; methods by that of their class as well, so that making one counts as calling all."""
    methods: dict[str, tuple[ast.FunctionDef, ...]]
    imported: dict[str, Name]
    """Local name to what it stands for; a module has an empty second part."""


@cache
def _module(name: str) -> _Module | None:
    path = _ROOT.parent / Path(*name.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    if not file.is_file():
        return None
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imported: dict[str, Name] = {}
    for node in _statements(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("venuecheck"):
            for alias in node.names:
                deeper = f"{node.module}.{alias.name}"
                is_module = (_ROOT.parent / Path(*deeper.split("."))).with_suffix(".py").is_file()
                local = alias.asname or alias.name
                imported[local] = (deeper, "") if is_module else (str(node.module), alias.name)
    return _Module(
        functions={node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)},
        methods={
            node.name: tuple(part for part in node.body if isinstance(part, ast.FunctionDef))
            for node in tree.body
            if isinstance(node, ast.ClassDef)
        },
        imported=imported,
    )


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """Give every statement within, and nothing of what stands in one: a tenth of what a walk comes by."""
    for part in ("body", "orelse", "finalbody", "handlers", "cases"):
        for one in getattr(node, part, ()):
            yield one
            yield from _statements(one)


def fields_of(module: str, function: str) -> set[str]:
    """Give every field that errors can name when this function is called."""
    return {field for name in called_by(module, function) for field in _said_by(name)[0]}


def called_by(module: str, function: str) -> set[Name]:
    """Give everything that this function mentions, and what that mentions in its turn: itself too."""
    seen: set[Name] = set()
    waiting = [(module, function)]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += _said_by(name)[1]
    return seen


@cache
def _said_by(name: Name) -> tuple[frozenset[str], tuple[Name, ...]]:
    """Give the fields that the errors of one function itself can name, and what it mentions."""
    bodies = [tuple(ast.walk(body)) for body in _bodies(name)]  # once: a walk is what takes long
    fields = frozenset(field for nodes in bodies for field in _named(name[0], nodes))
    return fields, tuple(mentioned for nodes in bodies for mentioned in _mentioned(name[0], nodes))


def _bodies(name: Name) -> tuple[ast.FunctionDef, ...]:
    module = _module(name[0])
    if module is None:
        return ()
    if name[1] in module.functions:
        return (module.functions[name[1]],)
    return module.methods.get(name[1], ())


def _target(module_name: str, node: ast.expr) -> Name | None:
    module = _module(module_name)
    assert module is not None
    if isinstance(node, ast.Name):
        here = node.id in module.functions or node.id in module.methods
        return (module_name, node.id) if here else module.imported.get(node.id)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        of = module.imported.get(node.value.id)
        return (of[0], node.attr) if of and not of[1] else of
    return None


def _mentioned(module: str, nodes: Sequence[ast.AST]) -> Iterator[Name]:
    here = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    here |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    for node in nodes:
        if isinstance(node, ast.Name | ast.Attribute) and not (isinstance(node, ast.Name) and node.id in here):
            target = _target(module, node)
            if target is not None and target[1]:
                yield target


def _named(module: str, nodes: Sequence[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if not isinstance(node, ast.Call):
            continue
        given = [word.value for word in node.keywords if word.arg == "field"]
        if isinstance(node.func, ast.Attribute) and node.func.attr == "of" and node.args:
            given.append(node.args[0])
        target = _target(module, node.func)
        known = _module(target[0]) if target else None
        if target and known and target[1] in known.functions:
            given += _passed(known.functions[target[1]], node)
        yield from (
            one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value
        )


def _passed(called: ast.FunctionDef, call: ast.Call) -> Iterator[ast.expr]:
    """Give what is passed as `field` to a function that has a parameter of this name, or its default."""
    plain, words = called.args.args, called.args.kwonlyargs
    defaults = dict(zip([arg.arg for arg in plain][::-1], called.args.defaults[::-1], strict=False))
    defaults |= {arg.arg: value for arg, value in zip(words, called.args.kw_defaults, strict=True) if value}
    place = next((at for at, arg in enumerate(plain) if arg.arg == "field"), None)
    if place is not None and place < len(call.args):
        yield call.args[place]
    elif "field" in defaults and not any(word.arg == "field" for word in call.keywords):
        yield defaults["field"]
