"""Names that were looked up in lists, and what came of it: values only."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from venuecheck.core.action import Action
from venuecheck.core.actor import Acted


class Within(StrEnum):
    """What an answer is in which a name may stand."""

    NAME = "name"
    """The name itself."""
    TEXT = "text"
    """A longer text: a description, a topic, the booking's title."""
    PERSON = "person"
    """The name of a person, looked at for an organisation that somebody wrote there instead."""
    BODY = "body"
    """What stands beside a person's name behind a word such as `from`: for whom they come."""
    OFFICE = "office"
    """What stands before an office in a person's place (`X spokesman`): a body, or the person's own name."""


OF_A_PERSON = frozenset({Within.PERSON, Within.BODY, Within.OFFICE})
"""Where a person is named."""


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
    asked: str = ""
    """The question whose answer it is, in words."""
    within: Within = Within.NAME
    """What the answer is. In a text, and where a person is named, only what is plainly listed is looked for."""
    born: int | None = None
    """Of a person, the year of birth, where staff know it from public particulars. An organiser is never asked."""
    first: date | None = None
    last: date | None = None
    """The first and the last day of the event, where they are known: a list may have an entry from a day to come."""


class Word(StrEnum):
    """What a named person can say of a match."""

    NOT_THE_SAME = "not_the_same"
    CANNOT_EXCLUDE = "cannot_exclude"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A named person's word about a match, and how they know."""

    name: str
    entry: str
    word: Word
    reason: str
    person: str
    at: datetime
    by: Acted | None = None
    """Who that person is, and how it was known."""
    steps: tuple[Action, ...] = ()
    """What follows from it by the list and its measure; nothing follows from `not_the_same`."""


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
    held: Judgement | None = None
    """Who has said that it is the listed one, or that this cannot be excluded; None where nobody has."""
    proscribed: bool = False
    """Whether it is a proscribed organisation's name that is listed."""

    @property
    def is_open(self) -> bool:
        """Whether it holds the booking: nobody has set it aside, and it is strong or a person holds to it."""
        return self.dismissed is None and (self.held is not None or not self.weak)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What came of looking one name up."""

    matches: tuple[PossibleMatch, ...]
    lists: tuple[str, ...]
    """Every list that was looked at, with its date."""
    problem: str = ""
    """Why "nothing found" would mean nothing, such as a list that is too old; empty where they can be relied on."""
    not_compared: str = ""
    """Why the name itself cannot be compared with the lists, or only with a few of their names, in a clause."""
    registered: tuple[str, ...] = ()
    """Bodies on a register that bear this very name: a help for whoever judges."""
    more_weak: int = 0
    """How many weak matches there are besides `matches`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened(Looked):
    """A name that was given, and what the lists say."""

    question: str
    """The answer's path, such as `speakers[2].speaker_name`."""
    name: str
    kind: str
    asked: str = ""
    """The question whose answer it is, in words; empty in records from before it was kept."""
    within: Within = Within.NAME
    """What the answer is. Of a text, `name` is the passage that was looked up."""
    born: int | None = None
    """The year of birth that staff added; None where nobody did."""

    @property
    def is_private(self) -> bool:
        """Whether a person is named there: what others read repeats neither the name nor the answer."""
        return self.kind == "person" or self.within in OF_A_PERSON

    @property
    def place(self) -> str:
        """Say whose name it is: the question in words."""
        return self.asked or self.question

    @property
    def open(self) -> tuple[PossibleMatch, ...]:
        """The matches that hold the booking."""
        return tuple(match for match in self.matches if match.is_open)

    @property
    def to_judge(self) -> tuple[PossibleMatch, ...]:
        """The matches that hold the booking and that nobody has judged yet."""
        return tuple(match for match in self.matches if match.is_open and match.held is None)

    @property
    def confirmed(self) -> tuple[Judgement, ...]:
        """What a named person said of the matches that they know to be the listed one."""
        said = (match.held for match in self.matches)
        return tuple(one for one in said if one is not None and one.word is Word.CONFIRMED)

    @property
    def weak(self) -> tuple[PossibleMatch, ...]:
        """The weak matches of which nobody has said anything."""
        return tuple(match for match in self.matches if match.dismissed is None and not match.is_open)

    @property
    def said(self) -> str:
        """Say that the name was looked up, on which lists, and with what result, or why not; empty where on none."""
        if not self.lists:
            return f"Not looked up: {self.not_compared}." if self.not_compared else ""
        *first, last = (" of ".join(one.rsplit(", ", 1)) for one in self.lists)
        read = f"{', '.join(first)} and {last}" if first else last
        found = len(self.to_judge)
        if found:
            result = "1 likeness to judge" if found == 1 else f"{found} likenesses to judge"
        elif self.open:
            result = "somebody has judged it, and the booking is held"
        elif self.weak:
            result = "only weak likenesses, which change nothing"
        else:
            result = "nothing left to judge" if self.matches else "nothing found"
        on_what = ", on lists that cannot show that there is nothing" if self.problem and not found else ""
        little = f", which says little: {self.not_compared}" if self.not_compared and not found else ""
        return f"Looked up on {read}: {result}{on_what}{little}."
