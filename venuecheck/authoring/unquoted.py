"""Texts that stand without the quotes that they need: YAML takes curly ones for text, other programs `yes` for true."""

from collections.abc import Iterable, Iterator
from typing import Final

from venuecheck.authoring.document import Document
from venuecheck.core.problem import Problem

_TRUE_OR_FALSE_ELSEWHERE: Final = frozenset({"yes", "no", "on", "off"})
"""The words of YAML 1.1."""
_CLOSING: Final = {"“": "”“", "„": "”“", "‘": "’"}
"""What closes a text that one of these opens."""


def without_quotes(document: Document, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Name them. Where one is wrong besides (`problems`), as where true is needed, it is told what to write already."""
    told = {(problem.line, problem.column) for problem in problems}
    for path, text in document.unquoted.items():
        if _is_curly(text):
            what = "these quotes are curly, and part of the text"
            yield document.problem(path, what, 'write straight ones (") at its start and end')
        elif text.lower() in _TRUE_OR_FALSE_ELSEWHERE and document.place(path) not in told:
            what = f"'{text}' stands without quotes: other programs read it as true or false"
            yield document.problem(path, what, f'write "{text}"')


def _is_curly(text: str) -> bool:
    """Whether a curly quote stands where one of YAML's was meant: at both ends, or at one without another to it."""
    inside, last = text[1:-1], text[-1:]
    if len(text) > 1 and text[0] in _CLOSING:
        is_straight = last in {'"', "'"} and inside.count(last) % 2 == 0
        return is_straight or last in "”“’" or not any(one in inside for one in _CLOSING[text[0]])
    return last == "”" and not any(one in text for one in "“„") and not inside[-1:].isdigit()  # 5” is a length
