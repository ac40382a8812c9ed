"""Answers of examples that only seem wrong, because the question that they answer is."""

from collections.abc import Iterator
from typing import Any

from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.mistakes import Mistakes
from venuecheck.core.problem import Problem


def without_follow_on(document: Document, found: list[Problem], answers: list[Problem]) -> list[Problem]:
    """Give `answers`, what is wrong with examples' answers, less those to a question that cannot be answered as it is.

    `found` is what is wrong with the checklist's questions.
    """
    if not answers:
        return answers
    mistakes = Mistakes(document, found)
    unsure = {str(one.get("id")) for path, one in _questions(document.data) if _is_unsure(mistakes, path, one)}
    hidden = {
        document.places[path]
        for path in document.places
        if path[:1] == ("examples",) and path[2:3] == ("answers",) and path[-1] in unsure
    }
    return [problem for problem in answers if (problem.line, problem.column) not in hidden]


def _questions(part: Any, path: ValuePath = ()) -> Iterator[tuple[ValuePath, dict[str, Any]]]:  # noqa: ANN401 - a file
    for name in ("questions", "repeats"):
        entries = part.get(name) if isinstance(part, dict) else None
        for place, one in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(one, dict):
                yield (*path, name, place), one
                yield from _questions(one, (*path, name, place))


def _is_unsure(mistakes: Mistakes, path: ValuePath, one: dict[str, Any]) -> bool:
    """Whether its id, its type or its options are wrong, so that what answers it is not known."""
    lacks_options = one.get("type") in {"choice", "choices"} and not one.get("options")
    lacks_type = path[-2] == "questions" and "type" not in one
    return lacks_options or lacks_type or any(mistakes.within(*path, name) for name in ("id", "type", "options"))
