"""The end of the form: what the checklist recommends and why, and what a named person decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from venuecheck.assessment.assessment import (
    LIMITING_KINDS,
    OUTCOME_KIND_WORDS,
    Assessment,
    Decision,
    Outcome,
    OutcomeKind,
    Weight,
)
from venuecheck.assessment.decision import Decider
from venuecheck.assessment.replying import has_letter
from venuecheck.cli.terminal.form_matches import show_matches
from venuecheck.cli.terminal.form_screen import Screen
from venuecheck.core import day_words
from venuecheck.core.action import Action
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.deciding import IncompleteDecisionError, decide, decision_of

_WEIGHTS: Final = {Weight.SERIOUS: "serious", Weight.CAUTION: "caution", Weight.ADVISORY: "to bear in mind"}
_ASKED: Final[dict[str, tuple[str, str]]] = {
    "outcome": ("What do you decide?", "You may decide otherwise than is recommended, with a reason."),
    "person": ("Who decides?", "Full name. A decision without a name does not count."),
    "role": ("In which role?", "Such as library manager, or duty manager."),
    "conditions": (
        "On which conditions?",
        "Keep them as they stand, or write all that you want, with ; between them.",
    ),
    "reasons": ("For what reasons?", "What you relied on. Facts, not labels: 'extremist' alone is no reason."),
    "right_engaged": (
        "Which right or belief does this limit?",
        "Freedom of expression (article 10), assembly (11) or belief (9), or Equality Act s29. If none, say why.",
    ),
    "aim": (
        "What is the limit meant to protect?",
        "Whom or what, and from what: safety, children, other people's rights. 'Preventing extremism' is none.",
    ),
    "why_proportionate": (
        "Why would a lesser measure not do?",
        "Name what else you considered, such as a steward, an independent chair, another day.",
    ),
    "power_relied_on": (
        "Which law or hire term do you rely on?",
        "Name the Act and section, or the clause. Prevent guidance gives no power of its own.",
    ),
}
_LIMIT_FIELDS: Final = ("right_engaged", "aim", "why_proportionate", "power_relied_on")


def show_result(screen: Screen, assessment: Assessment) -> None:
    """Say what is recommended and why, with the points to check, conditions and actions."""
    recommendation = assessment.recommendation
    screen.heading(f"Recommended: {recommendation.title}")
    screen.listed(recommendation.reasons)
    if assessment.flags:
        screen.heading("Points to check")
        screen.listed(f"{flag.text} ({_WEIGHTS[flag.weight]})" for flag in assessment.flags)
    if recommendation.conditions:
        screen.heading("Conditions")
        screen.listed(recommendation.conditions)
    if assessment.actions:
        screen.heading("To do")
        screen.listed(_to_do(action) for action in assessment.actions)


def show_assessment(screen: Screen, assessment: Assessment) -> None:
    """Say what was assessed, what is recommended, and what was decided."""
    screen.heading(f"{assessment.checklist_title}: {assessment.subject}")
    screen.say(f"{len(assessment.answers)} answers by {assessment.person}, {day_words.day(assessment.started)}")
    show_matches(screen, assessment)
    show_result(screen, assessment)
    if assessment.occasions:
        screen.heading("Also covers")
        screen.listed(f"{one.subject} ({one.person}, {day_words.day(one.at)})" for one in assessment.occasions)
    if assessment.recommendation.kind is OutcomeKind.ADVISE:
        screen.say("Nothing is decided here: the owner decides.")
        return
    screen.heading("Decision")
    decision = assessment.decision
    if decision is None:
        screen.say("Nobody has decided yet. A recommendation is not a decision.")
        return
    title = OUTCOME_KIND_WORDS[decision.kind]
    screen.say(f"{title[:1].upper()}{title[1:]}: {decision.person}, {decision.role}, {day_words.day(decision.at)}")
    if decision.differs:
        screen.say("This differs from what was recommended.")
    screen.say(f"Reasons: {decision.reasons}")
    if decision.valid_until:
        screen.say(f"It counts until {day_words.day(decision.valid_until)}.")
    if decision.review_on:
        screen.say(f"To be looked at again on {day_words.day(decision.review_on)}.")
    screen.listed(f"Condition: {condition}" for condition in decision.conditions)
    limits = (decision.right_engaged, decision.aim, decision.why_proportionate, decision.power_relied_on)
    labels = ("Right engaged", "Aim", "Why nothing less", "Relying on")
    for label, text in zip(labels, limits, strict=True):
        if text:
            screen.say(f"{label}: {text}")


def show_way_on(screen: Screen, assessment: Assessment, config: str) -> None:
    """Say which command comes next, once an assessment is recorded. `config` stands in it as it is typed."""
    if assessment.recommendation.kind is not OutcomeKind.ADVISE and assessment.decision is None:
        screen.say("Nobody has decided on it yet. To decide, type:")
        screen.command(f"venuecheck decide {assessment.id} --config {config}")
    elif has_letter(assessment):
        screen.say("To read the letter that follows, type:")
        screen.command(f"venuecheck letter {assessment.id} --draft --config {config}")
    else:
        screen.say("The venue's report shows it: venuecheck report")


def _to_do(action: Action) -> str:
    due = f", by {day_words.day(action.due)}" if action.due else ""
    return f"{action.text} ({action.owner}{due})"


@dataclass(slots=True, kw_only=True)
class DecisionForm:
    """A decision being taken."""

    screen: Screen
    assessment: Assessment
    clock: Callable[[], datetime]
    deciders: Sequence[Decider] = ()
    written: dict[str, str] = field(default_factory=dict)

    def take(self) -> Assessment:
        """Ask until there is a decision that may be recorded. Raises `form_screen.Left`."""
        self.screen.heading("Decision")
        self.screen.say("The checklist recommends; a named person decides. Type save to decide later.")
        if self.deciders and self.assessment.recommendation.kind in {OutcomeKind.REFER, OutcomeKind.REFUSE}:
            named = ", or in their absence ".join(one.shown for one in self.deciders)
            self.screen.say(f"This one goes to {named}.")
        fields = ["outcome"]
        while True:
            self._ask_all(fields)
            try:
                return decide(self.assessment, self._decision(), deciders=self.deciders)
            except IncompleteDecisionError as error:
                for one in error.shortcomings:
                    self.screen.wrong(f"{one.what[:1].upper()}{one.what[1:]}: {one.fix}.")
                fields = list(dict.fromkeys(one.field for one in error.shortcomings))

    def _ask_all(self, fields: list[str]) -> None:
        place = 0
        while place < len(fields):
            went_on = self._ask(fields[place])
            if fields[place] == "outcome" and went_on:
                fields[:] = ["outcome", *self._fields_of_outcome()]
            place = place + 1 if went_on else max(place - 1, 0)

    def _fields_of_outcome(self) -> list[str]:
        kind = self._kind()
        conditions = ["conditions"] if kind is OutcomeKind.APPROVE_WITH_CONDITIONS else []
        return ["person", "role", *conditions, "reasons", *(_LIMIT_FIELDS if kind in LIMITING_KINDS else ())]

    def _kind(self) -> OutcomeKind:
        outcome = self._outcome(self.written["outcome"])
        return outcome.kind if outcome else OutcomeKind.NOT_FINISHED

    def _outcome(self, wanted: str) -> Outcome | None:
        return next((one for one in self.assessment.outcomes if one.id == wanted), None)

    def _ask(self, name: str) -> bool:
        """Ask one thing; False for `back`."""
        text, help_ = _ASKED[name]
        self.screen.heading(text)
        self.screen.say(help_)
        outcomes = [outcome.title for outcome in self.assessment.outcomes]
        if name == "outcome":
            self.screen.numbered(outcomes)
        current = self._current(name)
        if current:
            self.screen.say(f"Press Enter for: {current}", style="dim")
        while True:
            said = self.screen.ask()
            if said.casefold() == "back":
                return False
            if said == "?":
                self.screen.say("A decision can be looked at later, also by a court: it must say who, what and why.")
            elif name == "outcome":
                chosen = self._chosen(said)
                if chosen:
                    self.written["outcome"] = chosen
                    return True
                self.screen.wrong(f"Type a number from 1 to {len(outcomes)}.")
            elif said or current:
                self.written[name] = said or self.written.get(name, "") or self._default(name)
                return True
            else:
                self.screen.wrong("This needs an answer. Type save to decide later.")

    def _chosen(self, said: str) -> str:
        if not said:
            recommended = self._outcome(self.written.get("outcome", self.assessment.recommendation.outcome))
            return recommended.id if recommended else ""
        if said.isdecimal() and 1 <= int(said[:6]) <= len(self.assessment.outcomes):
            return self.assessment.outcomes[int(said) - 1].id
        return ""

    def _current(self, name: str) -> str:
        if name == "outcome":
            outcome = self._outcome(self.written.get(name, self.assessment.recommendation.outcome))
            return outcome.title if outcome else ""
        return self.written.get(name, "") or self._default(name)

    def _default(self, name: str) -> str:
        if name == "person":
            return self.assessment.person
        if name == "conditions":
            return "; ".join(self.assessment.recommendation.conditions)
        agrees = self.written.get("outcome") == self.assessment.recommendation.outcome
        if name == "reasons" and agrees and self._kind() not in LIMITING_KINDS:
            return "I agree with what is recommended, for the reasons given there."
        return ""

    def _decision(self) -> Decision:
        said = self.written
        conditions = tuple(filter(None, (part.strip() for part in said.get("conditions", "").split(";"))))
        written = WrittenDecision(
            outcome=said["outcome"],
            reasons=said.get("reasons", ""),
            person=said.get("person", ""),
            role=said.get("role", ""),
            right_engaged=said.get("right_engaged", ""),
            aim=said.get("aim", ""),
            why_proportionate=said.get("why_proportionate", ""),
            power_relied_on=said.get("power_relied_on", ""),
            conditions=conditions or None,
        )
        return decision_of(self.assessment, written, self.clock())
