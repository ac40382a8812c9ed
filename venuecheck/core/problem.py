"""What is wrong, said so that a person can put it right, in words free of any face.

A face tells errors apart by their type: a command line ends with a status, a page shows its form again, or another
page. It says a problem's `field` as its own option or box, its `then` as its own command or link, and its `setting` as
an entry of the file or a question of its own; nothing here knows any of these.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from venuecheck.core import day_words
from venuecheck.core.london import london_time
from venuecheck.core.near_words import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from venuecheck.core.change import Change
    from venuecheck.core.step import Then

_MOST_CHANGES = 20
"""Changes that are said one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong: where, what, and what to do about it."""

    file: str = ""
    """The file, or the recorded thing by its id; empty where a field is meant."""
    line: int = 0
    """Counted from 1; 0 where the whole file is meant."""
    column: int = 0
    """Counted from 1; 0 where the whole file is meant."""
    field: str = ""
    """What was given that is wrong, by its name in the services; beside `file`, what named that file."""
    what: str
    """What is wrong, a clause without a full stop."""
    fix: str = ""
    """What to do about it, a clause without a full stop; empty where `what` or `then` says it."""
    then: "Then | None" = None
    """What can be done next, as a step that each face has its own way of taking."""
    setting: tuple[str, ...] = ()
    """Where the venue's settings are to say what is missing (`letters`, `review`): each face has its own way there."""
    warning: bool = False
    """True where the file can be used all the same."""

    @property
    def where(self) -> str:
        """`file:line:column`, or the file alone, or the field."""
        if not self.file:
            return self.field.replace("_", " ")
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def __str__(self) -> str:
        """Give the line that a person is shown who has no face before them: a log's, a test's."""
        kind = "warning: " if self.warning else ""
        return f"{self.where}: {kind}{self.what}" + (f"; {self.fix}" if self.fix else "")


def mistakes_first(problems: "Iterable[Problem]") -> tuple[Problem, ...]:
    """Order problems so that of many no mistake stands behind a mere warning; otherwise as they came."""
    return tuple(sorted(problems, key=lambda problem: problem.warning))


class InputError(Exception):
    """Something asked for cannot be done. Carries every problem found, never only the first.

    Faces catch this and look at the type below it: `UnusableFileError`, `InvalidError`, `NotFoundError`,
    `ConflictError`, `ForbiddenError`, `MissingExtraError`.
    """

    def __init__(self, problems: "Iterable[Problem]") -> None:
        self.problems = mistakes_first(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @classmethod
    def at(cls, file: str, what: str, fix: str = "", *, field: str = "", then: "Then | None" = None) -> "InputError":
        """Say that the whole of `file` (for `NotFoundError`: the thing of this id) cannot be used."""
        kind = UnusableFileError if cls is InputError else cls
        return kind([Problem(file=file, field=field, what=what, fix=fix, then=then)])

    @classmethod
    def of(cls, field: str, what: str, fix: str = "", *, then: "Then | None" = None) -> Self:
        """Say that what was given as `field` is wrong."""
        return cls([Problem(field=field, what=what, fix=fix, then=then)])


class UnusableFileError(InputError):
    """A file cannot be read, written or understood: at which line and column, where that can be said."""


class InvalidError(InputError):
    """What a person gave cannot be right. Each problem names its field."""


class NotFoundError(InputError):
    """What is asked for is not recorded, or not known, under this name."""


class ForbiddenError(InputError):
    """Whoever asks may not do this; somebody else may."""


class ConflictError(InputError):
    """What was read has changed since: what, by whom, when. Nothing was written."""

    def __init__(
        self,
        *,
        thing: str,
        changed: str,
        by: str = "",
        since: "datetime | None" = None,
        fix: str = "look at it as it is now, then try again",
        then: "Then | None" = None,
        changes: "Iterable[Change]" = (),
        field: str = "",
        opening: str = "this has changed since you read it",
    ) -> None:
        """`thing`: the id of what was to be written; `changed`: a clause that says what changed in it.

        `changes` says it field by field; `opening` what kind of conflict it is, where nothing was read;
        `field` what is to be given to go on all the same.
        """
        self.thing, self.changed, self.by, self.since = thing, changed, by, since
        self.changes = tuple(changes)
        who = f", by {by}" if by else ""
        at = london_time(since) if since else None
        when = f", on {day_words.day(at.date())} at {at:%H:%M}" if at else ""
        what = f"{opening}: {changed}{who}{when}"
        told = [Problem(file=thing, what=str(one)) for one in self.changes[:_MOST_CHANGES]]
        more = len(self.changes) - len(told)
        told += [Problem(file=thing, what=f"and {more} more: look at it as it is now")] * (more > 0)
        super().__init__([Problem(file=thing, field=field, what=what, fix=fix, then=then), *told])


class BusyError(InputError):
    """Others use it just now: the same can be done again in a moment. Nothing was written."""


class MissingExtraError(InputError):
    """A part of the program is not installed that this needs."""

    def __init__(self, extra: str, what: str, *, instead: str = "", field: str = "") -> None:
        """`extra`: the name of the part; `what`: what cannot be done; `instead`: what can be done without it."""
        self.extra = extra
        fix = f"{instead}, or install venuecheck[{extra}]" if instead else f"install venuecheck[{extra}]"
        super().__init__([Problem(field=field or extra, what=what, fix=fix)])


def one_of(word: str, known: "Iterable[str]") -> str:
    """Suggest the nearest of the words that can stand here, or list all of them, however many."""
    choices = sorted(set(known))
    return did_you_mean(word, choices) or ("use one of: " + ", ".join(choices) if choices else "")


def did_you_mean(word: str, known: "Iterable[str]") -> str:
    """Suggest the nearest known word, or list the known ones where none is near and they are few."""
    words = known if isinstance(known, Collection) else tuple(known)
    near = nearest(word, words)
    if near:
        return f"did you mean '{near}'?"
    if 0 < len(words) <= 12:  # noqa: PLR2004 - past a dozen a list no longer helps
        return "use one of: " + ", ".join(sorted(set(words)))
    return ""
