"""Where a document is wrong: what is doubtful about it is said beside its mistakes, and never of what they concern."""

from collections.abc import Iterable

from venuecheck.authoring.document import Document
from venuecheck.core.problem import Problem


class Mistakes:
    """The places in a document at which something is wrong."""

    def __init__(self, document: Document, problems: Iterable[Problem]) -> None:
        found = {(problem.line, problem.column) for problem in problems}
        values = {path for path, place in document.places.items() if place in found}
        # a mapping begins where its first key does: only what is wrong at no value is wrong at a key
        at_no_value = found - {document.places[path] for path in values}
        self._at = values | {path for path, place in document.keys.items() if place in at_no_value}
        self._around = {path[:length] for path in self._at for length in range(1, len(path) + 1)}

    def at(self, *path: str | int) -> bool:
        """Whether the value at `path` is itself wrong."""
        return path in self._at

    def within(self, *path: str | int) -> bool:
        """Whether something is wrong with the value at `path`, or with a part of it."""
        return path in self._around
