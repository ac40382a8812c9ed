"""Settings as the text of a `venuecheck.yaml`: whatever was read from one gives a text that is read the same."""

import re
from collections.abc import Iterator
from typing import Final

_PLAIN_KEY: Final = re.compile(r"[a-z][a-z_]*")


def text_of(data: dict[str, object], *, opening: str) -> str:
    """Write settings; `opening` is a comment of one line or several that stands first."""
    comment = "".join(f"# {line}\n" for line in opening.splitlines())
    return comment + "\n".join(_mapping(data, 0)) + "\n"


def _mapping(data: dict[str, object], depth: int) -> Iterator[str]:
    for key, value in data.items():
        yield from _entry(f"{'  ' * depth}{key if _PLAIN_KEY.fullmatch(key) else quoted(key)}:", value, depth)


def _entry(head: str, value: object, depth: int) -> Iterator[str]:
    if isinstance(value, dict) and value:
        yield head
        yield from _mapping(value, depth + 1)
    elif isinstance(value, list) and value:
        yield head
        for item in value:
            yield from _item(item, depth + 1)
    else:
        yield f"{head} {_scalar(value)}"


def _item(item: object, depth: int) -> Iterator[str]:
    lead = f"{'  ' * depth}-"
    if isinstance(item, dict) and item:
        first, *rest = _mapping(item, depth + 1)
        yield f"{lead} {first.lstrip()}"
        yield from rest
    elif isinstance(item, list) and item:
        yield lead
        for each in item:
            yield from _item(each, depth + 1)
    else:
        yield f"{lead} {_scalar(item)}"


def _scalar(value: object) -> str:
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    return str(value)


def quoted(text: str) -> str:
    """Write any text as one YAML double-quoted scalar on one line."""
    return '"' + "".join(_in_quotes(char) for char in text) + '"'


def _in_quotes(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char == "\n":
        return "\\n"
    return char if char.isprintable() else f"\\U{ord(char):08X}"
