"""Where a question stands while a checklist is filled in, and what becomes of places when a row is taken away."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a step stands, for whoever is asked."""

    section: str
    """The section's title."""
    number: int
    """Of the question, or of the row inside a repeat; both counted from 1."""
    each: str = ""
    """What a row is called, such as "speaker"; empty outside repeats."""


def without_row(paths: Iterable[str], repeat: str, removed: int) -> Iterator[str]:
    """Give paths as they are once a row (from 0) is gone: its own fall away, later rows move up."""
    for path in paths:
        found = re.fullmatch(rf"{re.escape(repeat)}\[([0-9]+)\](.*)", path)
        row = int(found[1]) - 1 if found else -1
        if row > removed and found:
            yield f"{repeat}[{row}]{found[2]}"
        elif row != removed:
            yield path


def typed_beside(typed: Mapping[str, tuple[str, ...]], path: str) -> dict[str, tuple[str, ...]]:
    """Give what was typed, by its path, without what was typed at this one."""
    return {one: boxes for one, boxes in typed.items() if one != path}


def typed_without_row(typed: Mapping[str, tuple[str, ...]], repeat: str, removed: int) -> dict[str, tuple[str, ...]]:
    """Give what was typed, by its path, as it stands once a row (from 0) is gone."""
    return {now: boxes for path, boxes in typed.items() for now in without_row([path], repeat, removed)}
