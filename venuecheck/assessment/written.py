"""What a checklist's YAML file may say: the shape only. What it means is checked in `parse`."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

from venuecheck.assessment.assessment import KeptBy, OutcomeKind, Weight
from venuecheck.assessment.checklist import AnswerType, Asks, Option, Section, Source
from venuecheck.authoring.typed import STRICT

Basis = Literal["public source", "our judgement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRowQuestion:
    """A question, alone or inside a repeat."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    text: str
    type: AnswerType
    help: str = ""
    why: str = ""
    evidence: str = ""
    options: tuple[Option, ...] = ()
    not_applicable: bool = False
    required: bool = True
    ask_if: str | None = None
    asked_of: Literal["organiser", "venue"] = "organiser"
    sources: tuple[str, ...] = ()
    basis: Basis = "public source"
    advisory: bool = False
    hearsay: bool = False
    lists_say: bool = False
    at_least: float | None = None
    at_most: float | None = None
    screen: Literal["organisation", "person"] | None = None
    screen_reason: str = ""
    expected: Literal["future", "past"] | None = None
    expires_after_days: int | None = None
    reopens: tuple[str, ...] = ()
    organiser_text: str = ""
    organiser_help: str = ""
    organiser_why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenQuestion(WrittenRowQuestion):
    """A question of a section."""

    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRepeat:
    """Questions asked for each of several."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    text: str
    each: str
    after: str
    """The question that it follows."""
    questions: tuple[WrittenRowQuestion, ...]
    help: str = ""
    why: str = ""
    ask_if: str | None = None
    at_least: int = 0
    at_most: int = 30
    reopens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTerm:
    """A condition with a name."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    when: str
    text: str = ""
    """The condition as a clause for people, such as "something above gives a reason to ask more"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFlag:
    """A point to check."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    when: str
    text: str
    weight: Weight
    sources: tuple[str, ...] = ()
    basis: Basis = "public source"
    holds_reply: bool = False
    """True where nothing but a holding letter goes to the organiser before the police or Prevent have replied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenImposed:
    """A condition of approval."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    when: str
    text: str
    limits: bool | None = None
    """Whether it limits speech or access; lint asks for it, and one that does not say so counts as a limit."""
    kept_by: KeptBy = KeptBy.ORGANISER
    sources: tuple[str, ...] = ()
    basis: Basis = "public source"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOutcome:
    """Something that can be recommended and decided."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    kind: OutcomeKind
    title: str
    by_person_only: bool = False
    """True where no rule recommends it and only a person may choose it."""
    offered_if: str | None = None
    valid_for_days: int | None = None
    review_after_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenRule:
    """When an outcome is recommended."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    outcome: str
    group: str = "main"
    when: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenTask:
    """An action."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    when: str
    text: str
    owner: str = ""
    owner_from: str = ""
    due_in_days: int | None = None
    due_from: str = ""
    named_by: str = ""
    asks: Asks | None = None
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
class WrittenExample:
    """Answers and what must come of them."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    title: str
    today: date
    answers: dict[str, object]
    outcome: str
    asked: tuple[str, ...] | None = None
    not_asked: tuple[str, ...] = ()
    flags: tuple[str, ...] | None = None
    conditions: tuple[str, ...] | None = None
    actions: tuple[str, ...] | None = None
    must_not: tuple[str, ...] = ()
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
