"""What an author writes of a checklist's parts, and what is asked takes over as it is."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from venuecheck.assessment.answer_kinds import AnswerType
from venuecheck.assessment.assessment import Weight
from venuecheck.assessment.library_condition import KeptBy
from venuecheck.assessment.option import Option
from venuecheck.authoring.typed import STRICT
from venuecheck.core.action import ActionKind, AnswerShows, Asks, DoneBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the checklist with a heading."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSaid:
    """A question, but for what names other parts of the checklist. So with the next ones."""

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
class RepeatSaid:
    """Questions asked once for each of several people or things, without the questions."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    text: str
    each: str
    """What one of them is called, such as "speaker"."""
    help: str = ""
    why: str = ""
    organiser_text: str = ""
    """What is asked, as the organiser reads it on a form; empty where `text` will do. So with the next two."""
    organiser_help: str = ""
    organiser_why: str = ""
    at_least: int = 0
    at_most: int = 30
    reopens: tuple[str, ...] = ()
    """Questions to be answered again when any row changes in a later booking of a series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagSaid:
    """A point to check, without when it is raised."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    text: str
    weight: Weight
    holds_reply: bool = False
    """True where nothing but a holding letter goes to the organiser before the police or Prevent have replied."""
    asks: Asks | None = None
    """Whom it has somebody ask, where it is serious; None where an action says it, or nobody outside is to be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImposedSaid:
    """A condition of approval, without when it is called for."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    text: str
    limits: bool | None = None
    """Whether it limits speech or access; lint asks for it, and one that does not say so counts as a limit."""
    kept_by: KeptBy = KeptBy.ORGANISER
    until_replied: bool = False
    """Whether it asks to wait for an answer from outside, so that it is past when that came, or a hold ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShowsSaid(AnswerShows):
    """An answer that shows an action to be done already."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneBySaid(DoneBy):
    """What shows that an action is done."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    answers: tuple[AnswerShowsSaid, ...] = ()
    """Answers of the same checklist, any of which shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskSaid(ActionKind):
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
    done_by: DoneBySaid = DoneBySaid()
    """What shows that it is done, beside a person's word and the reply of whoever was asked."""


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
    """Outcomes that would be wrong here; lint asks for at least one."""
