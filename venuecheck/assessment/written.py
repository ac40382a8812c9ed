"""What a checklist's YAML file may say: the shape only. What it means is checked in `parse`."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

from venuecheck.assessment.assessment import Outcome, OutcomeKind
from venuecheck.assessment.checklist_said import (
    ExampleSaid,
    FlagSaid,
    ImposedSaid,
    QuestionSaid,
    RepeatSaid,
    Section,
    TaskSaid,
)
from venuecheck.authoring.source import Source
from venuecheck.authoring.typed import STRICT

Basis = Literal["public source", "our judgement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRowQuestion(QuestionSaid):
    """A question, alone or inside a repeat."""

    not_applicable: bool = False
    ask_if: str | None = None
    sources: tuple[str, ...] = ()
    basis: Basis = "public source"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenQuestion(WrittenRowQuestion):
    """A question of a section."""

    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRepeat(RepeatSaid):
    """Questions asked for each of several."""

    after: str
    """The question that it follows."""
    questions: tuple[WrittenRowQuestion, ...]
    ask_if: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTerm:
    """A condition with a name."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    when: str
    text: str = ""
    """The condition as a clause for people, such as "something above gives a reason to ask more"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFlag(FlagSaid):
    """A point to check."""

    when: str
    sources: tuple[str, ...] = ()
    basis: Basis = "public source"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenImposed(ImposedSaid):
    """A condition of approval."""

    when: str
    sources: tuple[str, ...] = ()
    basis: Basis = "public source"


_Chosen = Literal[
    OutcomeKind.APPROVE,
    OutcomeKind.APPROVE_WITH_CONDITIONS,
    OutcomeKind.REFER,
    OutcomeKind.REFUSE,
    OutcomeKind.WITHDRAWN,
    OutcomeKind.HOLD,
    OutcomeKind.NOT_AVAILABLE,
    OutcomeKind.CANCEL,
    OutcomeKind.MET,
    OutcomeKind.PARTLY_MET,
    OutcomeKind.NOT_MET,
    OutcomeKind.ADVISE,
]
"""What an outcome of a checklist can mean: all but what comes of itself where an answer is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOutcome(Outcome):
    """Something that can be recommended and decided."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    kind: _Chosen
    by_person_only: bool = False
    """True where no rule recommends it and only a person may choose it."""
    offered_if: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRule:
    """When an outcome is recommended."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    outcome: str
    group: str = "main"
    when: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTask(TaskSaid):
    """An action."""

    when: str
    sources: tuple[str, ...] = ()
    basis: Basis = "public source"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenWaiver:
    """Something that is let be until a date."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    question: str
    reason: str
    person: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenExample(ExampleSaid):
    """Answers and what must come of them."""

    answers: dict[str, object]
    records: dict[str, str] = field(default_factory=dict)
    waivers: tuple[WrittenWaiver, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenChecklist:
    """A whole file."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    version: int
    title: str
    subject: Literal["booking", "venue"]
    edition: str
    definition: str
    sources: tuple[Source, ...]
    """What it rests on: ids of the register of sources, and sources of its own."""
    sections: tuple[Section, ...]
    questions: tuple[WrittenQuestion, ...]
    outcomes: tuple[WrittenOutcome, ...]
    rules: tuple[WrittenRule, ...]
    examples: tuple[WrittenExample, ...]
    text: str = ""
    languages: tuple[str, ...] = ("en",)
    words: dict[str, str] = field(default_factory=dict)
    """Other words for the answers that every checklist has, such as yes and no."""
    repeats: tuple[WrittenRepeat, ...] = ()
    terms: tuple[WrittenTerm, ...] = ()
    flags: tuple[WrittenFlag, ...] = ()
    conditions: tuple[WrittenImposed, ...] = ()
    actions: tuple[WrittenTask, ...] = field(default=())
    no_longer_asked: tuple[str, ...] = ()
    """Questions of earlier versions: an answer to one in a file is left out, and is not recorded."""
