"""The end of the form: what the checklist recommends and why, and what a named person decides."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from venuecheck.assessment.assessment import Assessment, Decision, Outcome, OutcomeKind
from venuecheck.assessment.decided_words import outcome_words, weight_words
from venuecheck.assessment.decision import reasons_shown
from venuecheck.assessment.grounds import fact_warning
from venuecheck.assessment.name_points import names_again
from venuecheck.assessment.replying import Reply, has_letter
from venuecheck.assessment.steps import before_change
from venuecheck.assurance.differs import differs
from venuecheck.cli.terminal.form_matches import show_looked_up, show_matches
from venuecheck.cli.terminal.form_screen import Screen
from venuecheck.core import day_words
from venuecheck.core.action import Action
from venuecheck.core.problem import ForbiddenError, InvalidError
from venuecheck.report.venue.decided import differs_words
from venuecheck.service.bookings.decision_taking import WITHOUT, Deciding
from venuecheck.service.bookings.replies import reply_words


def show_result(screen: Screen, assessment: Assessment) -> None:
    """Say what is recommended and why, with the points to check, conditions and actions."""
    recommendation = assessment.recommendation
    screen.heading(f"Recommended: {recommendation.title}")
    screen.listed(recommendation.reasons)
    if assessment.flags:
        screen.heading("Points to check")
        screen.listed(f"{flag.text} ({weight_words(flag)})" for flag in assessment.flags)
    if recommendation.conditions:
        screen.heading("Conditions")
        screen.listed(recommendation.conditions)
    if assessment.actions:
        screen.heading("To do")
        screen.listed(_to_do(action) for action in assessment.actions)
    show_looked_up(screen, assessment, assessment.screened)


def show_assessment(
    screen: Screen, assessment: Assessment, replies: Sequence[Reply] = (), heard: Sequence[Reply] = ()
) -> None:
    """Say what was assessed, what is recommended, and what was decided.

    `replies` are those about it that count, `heard` all that were noted.
    """
    screen.heading(f"{assessment.checklist_title}: {assessment.subject}")
    screen.say(f"{len(assessment.answers)} answers by {assessment.person}, {day_words.day(assessment.started)}")
    show_matches(screen, assessment)
    show_result(screen, assessment)
    if assessment.occasions:
        screen.heading("Also covers")
        screen.listed(f"{one.subject} ({one.person}, {day_words.day(one.at)})" for one in assessment.occasions)
    show_replies(screen, heard)
    if assessment.recommendation.kind is OutcomeKind.ADVISE:
        screen.say("Nothing is decided here: the owner decides.")
        return
    decision = assessment.decision
    if decision is None and assessment.is_of_venue:
        return
    screen.heading("Decision")
    if decision is None:
        screen.say("Nobody has decided yet. A recommendation is not a decision.")
        return
    _show_decision(screen, assessment, decision, replies)
    if again := names_again(assessment):
        screen.say(again)


def show_replies(screen: Screen, replies: Sequence[Reply]) -> None:
    """Say what those who were asked about it answered, as its page does."""
    if replies:
        screen.heading("Replies")
        screen.listed(f"{day_words.day(one.at)}: {reply_words(one)} (noted by {one.person})" for one in replies)


def _show_decision(screen: Screen, assessment: Assessment, decision: Decision, replies: Sequence[Reply]) -> None:
    title = outcome_words(decision)
    screen.say(f"{title[:1].upper()}{title[1:]}: {decision.person}, {decision.role}, {day_words.day(decision.at)}")
    screen.say(differs_words(assessment, decision, differs(assessment, replies), replies))
    screen.say(f"Reasons: {reasons_shown(decision)}")
    if decision.valid_until:
        screen.say(f"It counts until {day_words.day(decision.valid_until)}.")
    if decision.review_on:
        screen.say(f"To be looked at again on {day_words.day(decision.review_on)}.")
    screen.listed(f"Condition: {condition}" for condition in decision.conditions)
    said = {
        "Right engaged": decision.right_engaged,
        "Aim": decision.aim,
        "Why nothing less": decision.why_proportionate,
        "Relying on": decision.power_relied_on,
        "As known from": decision.source,
        "Offered instead": decision.alternative,
        "What came of the hold": decision.after_hold,
        "Deposit": decision.deposit,
    }
    if bare := fact_warning(decision, replies):
        screen.say(bare)
    for label, text in said.items():
        if text:
            screen.say(f"{label}: {text}")


def show_way_on(screen: Screen, assessment: Assessment, config: str) -> None:
    """Say which command comes next, once an assessment is recorded. `config` stands in it as it is typed."""
    if assessment.is_of_venue:
        screen.say("This states how the venue stands; nobody decides on it. To sign the venue's report, type:")
        screen.command(f'venuecheck sign-off --person "NAME" --role "ROLE" --config {config}')
        return
    if any(name.to_judge for name in assessment.screened):
        screen.say("A name is to be judged today, by a named person. To judge it, type:")
        screen.command(f"venuecheck match {assessment.id} --config {config}")
    if assessment.recommendation.kind is not OutcomeKind.ADVISE and assessment.decision is None:
        since = "as it is now" if before_change(assessment) else "yet"
        screen.say(f"Nobody has decided on it {since}. To decide, type:")
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
    """A decision asked for at a terminal."""

    screen: Screen
    deciding: Deciding
    clock: Callable[[], datetime]

    def take(self) -> Assessment:
        """Ask until there is a decision that may be recorded. Raises `form_screen.Left`."""
        self.screen.heading("Decision")
        self.screen.say("The checklist recommends; a named person decides. Type save to decide later.")
        if self.deciding.whose:
            self.screen.say(self.deciding.whose)
        fields = ["outcome"]
        while True:
            self._ask_all(fields)
            try:
                return self.deciding.decided(self.clock())
            except (InvalidError, ForbiddenError) as error:
                for one in error.problems:
                    self.screen.wrong(f"{one.what[:1].upper()}{one.what[1:]}: {one.fix}.")
                fields = list(dict.fromkeys(one.field for one in error.problems))

    def _ask_all(self, fields: list[str]) -> None:
        place = 0
        while place < len(fields):
            went_on = self._ask(fields[place])
            # what is chosen, who decides and the conditions say what else is asked
            if fields[0] == "outcome" and went_on:
                fields[:] = self.deciding.fields
            elif fields[place] == "person" and self.deciding.role_listed and "role" in fields[place:]:
                fields.remove("role")
            place = place + 1 if went_on else max(place - 1, 0)

    def _ask(self, name: str) -> bool:
        """Ask one thing; False for `back`."""
        text, help_ = self.deciding.questions[name]
        self.screen.heading(text)
        self.screen.say(help_ if name != "conditions" else f"{help_.rstrip('.')}, with ; between them.")
        offered = self._offered(name)
        self._show_options(name, offered)
        current = self._current(name)
        if current:
            self.screen.say(f"Press Enter for: {current}", style="dim")
        while True:
            said = self.screen.ask()
            if said.casefold() == "back":
                return False
            if said == "?":
                self.screen.say("A decision can be looked at later, also by a court: it must say who, what and why.")
            elif offered:
                chosen = self._chosen(name, list(offered), said)
                if chosen:
                    self.deciding.written[name] = chosen
                    return True
                self.screen.wrong(f"Type a number from 1 to {len(offered)}.")
            elif said or current:
                if self._keep(name, said):
                    return True
            else:
                self.screen.wrong("This needs an answer. Type save to decide later.")

    def _keep(self, name: str, said: str) -> bool:
        """Keep what was typed; False where it names conditions that are not there."""
        take = {"conditions": self.deciding.tick, "no_limit": self.deciding.free}.get(name)
        if take is None:
            self.deciding.written |= {name: said} if said else {}
            return True
        try:
            if said:
                take(said)
        except InvalidError as error:
            self.screen.wrong(f"{error.problems[0].what[:1].upper()}{error.problems[0].what[1:]}.")
            return False
        return True

    def _show_options(self, name: str, offered: Mapping[str, str]) -> None:
        ready = [self._with_note(one) for one in self.deciding.library] if name == "conditions" else []
        own = self.deciding.own if name == "no_limit" else ()
        if offered or ready or own:
            self.screen.numbered([*offered.values(), *ready, *own])

    def _with_note(self, condition: str) -> str:
        beside = self.deciding.beside(condition)
        return f"{condition} ({beside})" if beside else condition

    def _offered(self, name: str) -> Mapping[str, str]:
        """Give what is to be chosen from, by id; nothing where something is to be written."""
        if name == "outcome":
            return {one.id: self._with_recommended(one) for one in self.deciding.choices}
        if name == "rests_on":
            return {**self.deciding.facts, WITHOUT: "None of these: go on without a fact"}
        return {}

    def _with_recommended(self, outcome: Outcome) -> str:
        """Say beside an outcome that it is recommended; nobody chooses it by pressing Enter alone."""
        title = self.deciding.title_of(outcome)
        is_recommended = outcome.id == self.deciding.assessment.recommendation.outcome and title == outcome.title
        return f"{title} (recommended)" if is_recommended else title

    def _chosen(self, name: str, offered: list[str], said: str) -> str:
        if not said:
            return self.deciding.written.get(name, "")
        return offered[int(said) - 1] if said.isdecimal() and 1 <= int(said[:6]) <= len(offered) else ""

    def _current(self, name: str) -> str:
        """Give what Enter alone keeps: what they said before. Nothing is chosen for whoever decides."""
        if name == "outcome":
            chosen = self.deciding.outcome if name in self.deciding.written else None
            return chosen.title if chosen else ""
        if name == "conditions":
            return "; ".join(self.deciding.conditions or ())
        if name == "no_limit":
            return "; ".join(self.deciding.no_limit)
        return self.deciding.value(name)
