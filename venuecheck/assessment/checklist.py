"""A checklist as it is used: read, checked, its conditions understood. Immutable once published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from venuecheck.assessment.answers import Answers
from venuecheck.assessment.assessment import Outcome, Waiver
from venuecheck.assessment.checklist_said import (
    ExampleSaid,
    FlagSaid,
    ImposedSaid,
    QuestionSaid,
    RepeatSaid,
    Section,
    TaskSaid,
)
from venuecheck.assessment.expression import Condition
from venuecheck.authoring.source import Source

SERIOUS_POINTS, CAUTION_POINTS, ANY_CONDITION = "any_serious_point", "any_caution_point", "any_condition"
"""Names that every checklist's conditions can use: some flag of that weight, or some condition, is raised."""


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
class Repeat(RepeatSaid):
    """Questions asked once for each of several people or things."""

    section: str
    questions: tuple[Question, ...]
    ask_if: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(FlagSaid):
    """A point to check, raised by answers."""

    when: Condition
    sources: tuple[Source, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(TaskSaid):
    """An action that answers call for."""

    when: Condition
    sources: tuple[Source, ...]


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
