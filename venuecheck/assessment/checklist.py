"""A checklist as it is used: read, checked, its conditions understood. Immutable once published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from venuecheck.assessment.answers import Answers
from venuecheck.assessment.assessment import KeptBy, Outcome, Waiver, Weight
from venuecheck.assessment.expression import Condition
from venuecheck.authoring.typed import STRICT


class AnswerType(StrEnum):
    """The kinds of answer that a question can take."""

    YES_NO = "yes_no"
    IN_PLACE = "in_place"
    """In place, partly in place, not in place."""
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    ORGANISATION = "organisation"
    EMAIL = "email"
    WEB_ADDRESS = "web_address"
    POSTCODE = "postcode"
    CHARITY_NUMBER = "charity_number"
    COMPANY_NUMBER = "company_number"
    FILE = "file"
    """A document or picture that is kept elsewhere; its digest, name, size and kind are the answer."""


NOT_APPLICABLE = "not_applicable"
SERIOUS_POINTS, CAUTION_POINTS, ANY_CONDITION = "any_serious_point", "any_caution_point", "any_condition"
"""Names that every checklist's conditions can use: some flag of that weight, or some condition, is raised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A public document that a checklist rests on."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    title: str
    url: str
    note: str = ""
    """What a reader has to know of it, such as that it was read in a copy only."""

    @property
    def shown(self) -> str:
        """Name and address, as a person is shown them."""
        return f"{self.title} ({self.url}{'; ' + self.note if self.note else ''})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the checklist with a heading."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer that can be chosen."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    text: str
    alone: bool = False
    """True where it rules out the others, as "none of these" does."""
    organiser_text: str = ""
    """The answer as the organiser reads it on a form; empty where `text` will do."""
    formerly: tuple[str, ...] = ()
    """Ids of options of earlier versions that are taken for this one in files and drafts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSaid:
    """A question as its author writes it, but for what names other parts of the checklist. So with the next ones."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    text: str
    type: AnswerType
    help: str = ""
    why: str = ""
    """Why it is asked."""
    evidence: str = ""
    """What would show that the answer is right."""
    options: tuple[Option, ...] = ()
    required: bool = True
    asked_of: Literal["organiser", "venue"] = "organiser"
    advisory: bool = False
    """True where the answer may never lead to refer or refuse."""
    hearsay: bool = False
    """True where the answer says what others say, and the venue has not seen itself."""
    lists_say: bool = False
    """True where the lists of names answer it: nobody is asked while the tool looks the names up itself."""
    at_least: float | None = None
    at_most: float | None = None
    """Bounds of a number, or of the length of a text in characters."""
    screen: Literal["organisation", "person"] | None = None
    """What the answer names, where it is to be looked up on lists."""
    screen_reason: str = ""
    """For people: the question whose answer says why they are looked up. Without an answer to it they are not."""
    expected: Literal["future", "past"] | None = None
    """On which side of today a date usually lies. Another is pointed out, not refused."""
    expires_after_days: int | None = None
    """How long an answer counts; None where it does not go stale."""
    reopens: tuple[str, ...] = ()
    """Questions to be answered again when this answer changes in a later booking of a series."""
    organiser_text: str = ""
    """The question as the organiser reads it on a form; empty where `text` will do. So with the next two."""
    organiser_help: str = ""
    organiser_why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(QuestionSaid):
    """One question, with what helps to answer it."""

    section: str
    ask_if: Condition | None = None
    """None where it is always asked."""
    sources: tuple[Source, ...] = ()
    repeat: str = ""
    """The repeat that it belongs to; empty for most questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatSaid:
    """Questions asked once for each of several people or things, without the questions."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    text: str
    each: str
    """What one of them is called, such as "speaker"."""
    help: str = ""
    why: str = ""
    at_least: int = 0
    at_most: int = 30
    reopens: tuple[str, ...] = ()
    """Questions to be answered again when any row changes in a later booking of a series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat(RepeatSaid):
    """Questions asked once for each of several people or things."""

    section: str
    questions: tuple[Question, ...]
    ask_if: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagSaid:
    """A point to check, without when it is raised."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    text: str
    weight: Weight
    holds_reply: bool = False
    """True where nothing but a holding letter goes to the organiser before the police or Prevent have replied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(FlagSaid):
    """A point to check, raised by answers."""

    when: Condition
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImposedSaid:
    """A condition of approval, without when it is called for."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    text: str
    limits: bool | None = None
    """Whether it limits speech or access; lint asks for it, and one that does not say so counts as a limit."""
    kept_by: KeptBy = KeptBy.ORGANISER


@dataclass(frozen=True, slots=True, kw_only=True)
class Imposed(ImposedSaid):
    """A condition of approval that answers call for."""

    when: Condition
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When an outcome is recommended. The first rule of a group that holds speaks for the group."""

    group: str
    outcome: Outcome
    reason: str
    when: Condition | None
    """None for the last of a group, which always holds."""


class Asks(StrEnum):
    """Whom an action has somebody ask, where the venue says how they are reached."""

    LEGAL = "legal"
    ELECTORAL = "electoral"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskSaid:
    """An action, without when it is called for."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    text: str
    owner: str = ""
    owner_from: str = ""
    """The question whose answer names the owner; empty where `owner` does."""
    due_in_days: int | None = None
    due_from: str = ""
    """The question whose date the days are counted from; empty for the day of the assessment."""
    named_by: str = ""
    """The question of a repeat whose answers name the rows that call for it; empty where none does."""
    asks: Asks | None = None
    """Whom it has somebody ask; None where it asks nobody whom the venue lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(TaskSaid):
    """An action that answers call for."""

    when: Condition
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleSaid:
    """What must come of an example's answers."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    title: str
    today: date
    outcome: str
    asked: tuple[str, ...] | None = None
    """Exactly these are asked, where given."""
    not_asked: tuple[str, ...] = ()
    flags: tuple[str, ...] | None = None
    conditions: tuple[str, ...] | None = None
    actions: tuple[str, ...] | None = None
    must_not: tuple[str, ...] = ()
    """Outcomes that would be wrong here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example(ExampleSaid):
    """Answers, and what must come of them: the checklist's own test."""

    place: tuple[int, int]
    """Line and column in the file."""
    answers: Answers
    records: Mapping[str, str | date] = field(default_factory=dict)
    """What other records say, by the names that conditions use."""
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """A checklist, ready to be asked."""

    id: str
    version: int
    title: str
    subject: str
    """`booking` or `venue`: what is checked."""
    edition: str
    """The guidance that it follows."""
    definition: str
    """The definition of extremism that it uses."""
    text: str
    sections: tuple[Section, ...]
    items: tuple[Question | Repeat, ...]
    """In the order in which they are asked."""
    terms: Mapping[str, Condition]
    """Conditions with a name: the author's own, the flags, the conditions of approval, and those that join them."""
    flags: tuple[Flag, ...]
    imposed: tuple[Imposed, ...]
    outcomes: tuple[Outcome, ...]
    rules: tuple[Rule, ...]
    tasks: tuple[Task, ...]
    examples: tuple[Example, ...]
    by_id: Mapping[str, Question | Repeat] = field(repr=False)
    """Every question, those inside repeats too."""
    language: str = "en"
    """The language that its texts are in."""
    languages: tuple[str, ...] = ("en",)
    """The languages that it can be read in."""
    term_texts: Mapping[str, str] = field(default_factory=dict)
    """By condition with a name: how its author says it to people, where they wrote that."""
    offered_if: Mapping[str, Condition] = field(default_factory=dict)
    """By outcome: when it can be decided at all. The others always can."""
    no_longer_asked: tuple[str, ...] = ()
    """Questions of earlier versions: an answer to one in a file is left out, and is not recorded."""
    digest: str = ""
    """`sha256:` and the digest of what it says, whatever the layout of its file."""

    def outcome(self, outcome_id: str) -> Outcome | None:
        """Find an outcome by its id."""
        return next((outcome for outcome in self.outcomes if outcome.id == outcome_id), None)
