"""What is wrong with an input, said so that a person can put it right."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: where, what, and what to do about it."""

    file: str
    line: int
    """Counted from 1; 0 where the whole file is meant."""
    column: int
    """Counted from 1; 0 where the whole file is meant."""
    what: str
    """What is wrong, a clause without a full stop."""
    fix: str = ""
    """What to do about it, a clause without a full stop; empty where `what` says it."""
    warning: bool = False
    """True where the file can be used all the same."""

    @property
    def where(self) -> str:
        """`file:line:column`, or the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def __str__(self) -> str:
        """Give the line that a person is shown."""
        kind = "warning: " if self.warning else ""
        return f"{self.where}: {kind}{self.what}" + (f"; {self.fix}" if self.fix else "")


class InputError(Exception):
    """An input cannot be used. Carries every problem found, never only the first."""

    def __init__(self, problems: "Iterable[Problem]") -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @classmethod
    def at(cls, file: str, what: str, fix: str = "") -> "InputError":
        """Say that the whole of `file` cannot be used."""
        return cls([Problem(file=file, line=0, column=0, what=what, fix=fix)])


def did_you_mean(word: str, known: "Iterable[str]") -> str:
    """Suggest the nearest known word, or list the known ones where none is near and they are few."""
    choices = sorted(set(known))
    near = get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    if 0 < len(choices) <= 12:  # noqa: PLR2004 - past a dozen a list no longer helps
        return "use one of: " + ", ".join(choices)
    return ""
