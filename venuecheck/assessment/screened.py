"""Names that were looked up in lists, and what came of it: values only."""

from dataclasses import dataclass
from datetime import datetime

from venuecheck.core.actor import Acted


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A name to be looked up."""

    question: str
    """The answer's path, such as `speakers[2].speaker_name`."""
    name: str
    kind: str
    """`organisation` or `person`."""
    reason: str = ""
    """Why a person is looked up; empty for organisations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """A named person says that two names are not the same, and why."""

    name: str
    entry: str
    reason: str
    person: str
    at: datetime
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleMatch:
    """A listed name that may be the name that was given."""

    listed: str
    """The name as it is listed."""
    list_name: str
    list_date: str
    """The date that the list gives for itself."""
    entry: str
    """The list's own id of the entry; stays the same when the list is updated."""
    why: str
    """Why it may match, in words."""
    dismissed: Dismissal | None = None
    """Who has set this match aside before, and why; None where nobody has."""
    weak: bool = False
    """Whether it is only shown: a weak match changes no recommendation, letter or deadline."""
    apart: str = ""
    """What the list says that would tell apart, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What came of looking one name up."""

    matches: tuple[PossibleMatch, ...]
    lists: tuple[str, ...]
    """Every list that was looked at, with its date."""
    problem: str = ""
    """Why "nothing found" would mean nothing, such as a list that is too old; empty where they can be relied on."""
    registered: tuple[str, ...] = ()
    """Bodies on a register that bear this very name: a help for whoever judges."""
    more_weak: int = 0
    """How many weak matches there are besides `matches`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """A name that was given, and what the lists say."""

    question: str
    """The answer's path, such as `speakers[2].speaker_name`."""
    name: str
    kind: str
    lists: tuple[str, ...]
    matches: tuple[PossibleMatch, ...]
    problem: str = ""
    """Why "nothing found" would mean nothing; empty where the lists can be relied on."""
    registered: tuple[str, ...] = ()
    """Bodies on a register that bear this very name."""
    more_weak: int = 0
    """How many weak matches there are besides `matches`."""

    @property
    def open(self) -> tuple[PossibleMatch, ...]:
        """The strong matches that nobody has set aside."""
        return tuple(match for match in self.matches if match.dismissed is None and not match.weak)

    @property
    def weak(self) -> tuple[PossibleMatch, ...]:
        """The weak matches that nobody has set aside."""
        return tuple(match for match in self.matches if match.dismissed is None and match.weak)

    @property
    def said(self) -> str:
        """Say that the name was looked up, on which lists, and with what result; empty where on none."""
        if not self.lists:
            return ""
        read = " and ".join(self.lists) if len(self.lists) < 3 else f"{', '.join(self.lists[:-1])} and {self.lists[-1]}"  # noqa: PLR2004
        found = len(self.open)
        if found:
            result = "1 likeness to judge" if found == 1 else f"{found} likenesses to judge"
        elif self.weak:
            result = "only weak likenesses, which change nothing"
        else:
            result = "nothing left to judge" if self.matches else "nothing found"
        return f"Looked up on {read}: {result}."
