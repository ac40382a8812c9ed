"""A question in its own words, whatever it is called inside: `speakers[2].speaker_name` tells nobody anything."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from venuecheck.assessment.answer import shown_answer
from venuecheck.assessment.answers import Value
from venuecheck.assessment.checklist import Checklist, Question, Repeat

IN_A_ROW: Final = re.compile(r"([a-z][a-z0-9_]*)\[([0-9]{1,4})\]\.([a-z][a-z0-9_]*)")
"""The path of a question in a row of a repeat: the repeat, the number of the row, the question."""


def question_in_words(checklist: Checklist, path: str) -> str:
    """Say which question this is: in a repeat, whose row it belongs to. `path`: as `Answered.question` has it.

    What this version of the checklist does not have is given as it is called.
    """
    place = IN_A_ROW.fullmatch(path)
    item = checklist.by_id.get(place[3] if place else path)
    if item is None:
        return path
    repeat = checklist.by_id.get(item.repeat) if isinstance(item, Question) and item.repeat else None
    if isinstance(repeat, Repeat) and place:
        return f"{item.text} ({repeat.each} {place[2]})"
    return item.text


def in_its_words(questions: Iterable[tuple[str, str]]) -> Callable[[str], str]:
    """Give a way to say a question of a record, from its paths and texts as they were asked then."""
    said = dict(questions)

    def words(path: str) -> str:
        place = IN_A_ROW.fullmatch(path)
        text = said.get(path, path)
        return f"{text} (number {place[2]})" if place and text != path else text

    return words


def quoted(texts: Iterable[str]) -> str:
    """Name questions in a row, so that each is seen to end."""
    return ", ".join(f"“{text}”" for text in texts)


def row_in_words(repeat: Repeat, row: Mapping[str, Value]) -> str:
    """Say which row of a repeat this is, by its first answers."""
    said = [shown_answer(question, row[question.id]) for question in repeat.questions if question.id in row]
    return ", ".join(said[:2]) or f"a {repeat.each} without answers"
