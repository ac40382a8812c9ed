"""Boxes of a form about settings: what each takes, and how what was typed becomes what stands in a configuration.

What cannot be read as what a box takes is left as it was typed: the one reader of settings says what is wrong with it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as no_options
from datetime import date
from enum import StrEnum
from typing import Final

from venuecheck.assessment.answer import read_answer
from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.checklist import Question
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.authoring.document import MAX_BYTES
from venuecheck.core import day_words
from venuecheck.core.plain_text import in_one_line, plain

_LONGEST: Final = 2_000
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,9})")
_PARTED: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,9})\.[0-9]{1,6}")
_DAY: Final = Question(id="day", section="", text="", type=AnswerType.DATE)

Typed = Mapping[str, Sequence[str]]
"""What was typed or ticked, by the name of the box."""


class Kind(StrEnum):
    """What a box takes."""

    LINE = "line"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    """One of the options."""
    TICKS = "ticks"
    """Any of the options."""
    LINES = "lines"
    """Several, one to a line."""
    TEXT = "text"
    """A text, with its line ends."""


class Takes(StrEnum):
    """What a file is that can be handed in for a box that names one."""

    CERTIFICATES = "certificates"
    REFERENCE = "reference"
    PLAN = "plan"
    CHECKLIST = "checklist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One box."""

    name: str
    """The place in the settings of what it holds, with dots, within the entry whose box it is."""
    text: str
    help: str = ""
    kind: Kind = Kind.LINE
    options: Mapping[str, str] = no_options(default_factory=dict)
    """In words, by value."""
    usual: str = ""
    """What stands where nothing is typed, in words."""
    stays: bool = False
    """Whether what it holds stands in the settings where it is empty, too, so that its fault has a place."""
    takes: Takes | None = None
    """What file can be handed in, where the box names one."""

    def typed(self, value: object) -> tuple[str, ...]:
        """Give what stands, as this box shows it."""
        if value is None:
            return ()
        if isinstance(value, list):
            return tuple(map(_text, value))
        return (_text(value),)

    def value(self, typed: Sequence[str]) -> object:
        """Give what was typed, as it stands in settings; None where it is nothing."""
        if self.kind is Kind.LINES:
            return [line for one in typed for each in one.splitlines() if (line := _line(each))] or None
        if self.kind is Kind.TICKS:
            return [one for one in typed if one] or None
        if self.kind is Kind.TEXT:
            return plain("\n".join(typed).replace("\r\n", "\n"), MAX_BYTES, one_line=False).strip() or None
        said = _line(" ".join(typed))
        if not said:
            return "" if self.stays else None
        if self.kind is Kind.NUMBER:
            return _number(said)
        return _day(said) if self.kind is Kind.DAY else said

    def shown(self, value: object) -> str:
        """Say what stands, in words."""
        said = (self.options.get(one, one) for one in self.typed(value))
        return ", ".join(_day_words(one) if self.kind is Kind.DAY else one for one in said if one)

    def asked_and(self, said: str) -> str:
        """Say what is asked, and what is said to it."""
        asked = self.text.removesuffix(" (optional)")
        return f"{asked} {said}" if asked.endswith("?") else f"{asked}: {said}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Boxes that belong together."""

    legend: str
    """Empty where they are all that is asked."""
    boxes: tuple[Box, ...]
    """Each with its whole name."""


def file_box(box: Box) -> str:
    """Give the name of the box in which the file is handed in that `box` names."""
    return f"{box.name}.file"


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _line(said: str) -> str:
    return in_one_line(said, _LONGEST)


def _number(said: str) -> object:
    if _WHOLE.fullmatch(said):
        return int(said)
    return float(said) if _PARTED.fullmatch(said) else said


def _day(said: str) -> str:
    try:
        read = read_answer(_DAY, said)
    except AnswerError:
        return said
    return read.isoformat() if isinstance(read, date) else said


def _day_words(said: str) -> str:
    try:
        return day_words.day(date.fromisoformat(said))
    except ValueError:
        return said
