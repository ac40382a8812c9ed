"""The terminal form: one question at a time, then "check your answers"."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from venuecheck.assessment.answer import shown_answer
from venuecheck.assessment.answer_kinds import KINDS, AnswerType, Box
from venuecheck.assessment.answers import Rows, Value
from venuecheck.assessment.checklist import Question, Repeat
from venuecheck.assessment.outcome import NO_PUBLIC_SOURCE
from venuecheck.assessment.question_words import row_in_words
from venuecheck.assessment.walk import Step
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.cli.terminal.form_screen import Screen
from venuecheck.cli.terminal.form_words import put_right, row_number, shown, typed_answer
from venuecheck.core.problem import ForbiddenError, InvalidError
from venuecheck.service.bookings.as_typed import keep_as_typed
from venuecheck.service.bookings.filling import Filling

_HOW: Final[dict[Box, str]] = {
    Box.YES_NO: "Type yes or no.",
    Box.CHOICE: "Type a number.",
    Box.CHOICES: "Type one number or more, with commas between them.",
    Box.DATE: "Write it like 14 September 2026 or 14/9/2026.",
    Box.NUMBER: "Write it in figures.",
    Box.FILE: "Write where the file is on this computer. Its name and digest are kept, not the file.",
}
_SUBJECTS: Final = {
    "booking": (
        "Which booking is this?",
        (
            "A short name to find it by, such as: Harbour book fair. The organiser reads it in letters: write only "
            "what they may read. Its day and room are asked for by themselves."
        ),
    ),
    "venue": ("What are you assessing?", "The venue, or the part of it that your answers are about."),
}


class _Went(Enum):
    """Where a question led."""

    ON = "on"
    BACK = "back"


@dataclass(slots=True, kw_only=True)
class Form:
    """A checklist shown and asked for at a terminal."""

    screen: Screen
    filling: Filling
    privacy: str = ""
    """What is kept, and for how long."""

    def fill(self) -> None:
        """Ask until all is answered and the person has checked it. Raises `form_screen.Left`."""
        self._introduce()
        if not self.filling.draft.subject:
            self._ask_subject()
        if not self.filling.draft.person:
            self._ask_person()
        # a draft is kept from here on, though no question has been answered
        self.filling.about()
        while True:
            step = self.filling.next()
            if step is not None:
                self._ask_from(step)
            elif self._is_checked():
                self.filling.check()
                return

    def _introduce(self) -> None:
        checklist = self.filling.checklist
        self.screen.heading(checklist.title)
        self.screen.say(f"For {self.filling.venue.name}. Follows: {checklist.edition}.")
        self.screen.say(checklist.text)
        if self.privacy:
            self.screen.say(self.privacy, style="dim")
        self.screen.say("At any question: ? says why it is asked, back goes back, save stops and keeps your answers.")

    def _ask_from(self, step: Step) -> None:
        """Ask this question; on `back`, the one before it, and so on until one is answered."""
        while True:
            went = self._ask_repeat(step.item) if isinstance(step.item, Repeat) else self._ask(step, step.item)
            if went is _Went.ON:
                return
            before = self.filling.back(step)
            if before is None:
                self._ask_subject()
                return
            step = before

    def _ask_subject(self) -> None:
        text, help_ = _SUBJECTS[self.filling.checklist.subject]
        self._ask_line(text, help_, self.filling.draft.subject, lambda said: self.filling.about(subject=said))

    def _ask_person(self) -> None:
        help_ = "The record names who answered. Only people who may read the venue's records see it."
        said = self.filling.draft.person
        self._ask_line("What is your name?", help_, said, lambda name: self.filling.about(person=name))

    def _ask_line(self, text: str, help_: str, current: str, keep: Callable[[str], None]) -> None:
        self.screen.heading(text)
        self.screen.say(help_, style="dim")
        if current:
            self.screen.say(f"Now: {current}. Press Enter to keep it.", style="dim")
        while True:
            said = self.screen.ask() or current
            if said == "?":
                self.screen.say("So that whoever reads the record knows what it is about and whom to ask.")
            elif said.casefold() == "back":
                self.screen.say("This is the first question.")
            else:
                try:
                    keep(said)
                except (InvalidError, ForbiddenError) as error:
                    for one in error.problems:
                        fix = ": ".join(filter(None, (f"{one.what[:1].upper()}{one.what[1:]}", one.fix)))
                        self.screen.wrong(f"{fix}, or type save to come back later.")
                else:
                    return

    def _ask(self, step: Step, question: Question) -> _Went:
        current = step.value if not isinstance(step.value, Rows) else None
        self._show(step, question, current)
        while True:
            said = self.screen.ask()
            if said == "?":
                self._explain(question)
            elif said.casefold() == "back":
                return _Went.BACK
            elif not said and current is not None:
                keep_as_typed(self.filling, step.path, ())
                return _Went.ON
            elif not said and not question.required:
                self.filling.leave_empty(step)
                return _Went.ON
            elif not said:
                self.screen.wrong("This needs an answer. Type ? to see why it is asked, or save to come back later.")
            elif said == "-" and not question.required:
                self.filling.leave_empty(step)
                return _Went.ON
            else:
                try:
                    self._answer(step, typed_answer(question, said))
                except AnswerError as error:
                    self.screen.wrong(put_right(question, said, error))
                else:
                    return _Went.ON

    def _answer(self, step: Step, value: Value) -> None:
        if odd := self.filling.answer(step, value):
            self.screen.wrong(f"{odd[0].upper()}{odd[1:]}. If that is a mistake, type back.")

    def _show(self, step: Step, question: Question, current: Value | None) -> None:
        self.screen.say()
        self.screen.say(self._where(step), style="dim")
        self.screen.say(question.text, style="bold")
        if question.help:
            self.screen.say(question.help)
        if question.options and question.type is not AnswerType.YES_NO:
            self.screen.numbered([option.text for option in question.options])
        notes = [_HOW.get(KINDS[question.type].box, "")]
        if typed := self.filling.draft.as_typed.get(step.path):
            notes.append(f"Typed before, and not taken yet: {' '.join(typed)}")
        if current is not None:
            notes.append(f"Now: {shown_answer(question, current)}. Press Enter to keep it.")
        if not question.required:
            notes.append("Type - to empty it." if current is not None else "Press Enter to leave it empty.")
        if any(notes):
            self.screen.say(" ".join(filter(None, notes)), style="dim")

    def _where(self, step: Step) -> str:
        place = self.filling.place(step)
        return f"{place.section} - {place.each or 'question'} {place.number}"

    def _explain(self, item: Question | Repeat) -> None:
        self.screen.say(f"Why this is asked: {item.why}")
        if isinstance(item, Question):
            if item.evidence:
                self.screen.say(f"Keep with the record: {item.evidence}.")
            if item.sources:
                self.screen.say("Based on:")
                self.screen.listed(source.shown for source in item.sources)
            else:
                self.screen.say(f"Based on {NO_PUBLIC_SOURCE}.")

    def _ask_repeat(self, repeat: Repeat) -> _Went:
        rows = self.filling.rows(repeat)
        if not rows.rows:
            self.screen.heading(repeat.text)
            self.screen.say(repeat.help)
            if repeat.at_least:
                self.filling.add_row(repeat)
                return _Went.ON
        else:
            self.screen.heading(f"So far: {repeat.text}")
            self.screen.numbered([row_in_words(repeat, row) for row in rows.rows])
        self.screen.say(f"Is there another {repeat.each}? Type yes, no, or remove and a number.", style="dim")
        while True:
            said = self.screen.ask().casefold()
            if said == "?":
                self._explain(repeat)
            elif said == "back":
                return _Went.BACK
            elif (said in {"no", "n"} or (not said and rows.closed)) and self.filling.may_close(repeat):
                self.filling.close_rows(repeat)
                return _Went.ON
            elif said in {"yes", "y", "add"} and self.filling.may_add(repeat):
                self.filling.add_row(repeat)
                return _Went.ON
            elif (removed := row_number(said, len(rows.rows))) is not None:
                self.filling.remove_row(repeat, removed)
                return _Went.ON
            else:
                self.screen.wrong("Type yes, no, or remove and a number, such as: remove 1.")

    def _is_checked(self) -> bool:
        """Show all answers; True when the person is content, False after a change."""
        steps, checklist, draft = self.filling.steps, self.filling.checklist, self.filling.draft
        self.screen.heading("Check your answers")
        lines = [f"{_SUBJECTS[checklist.subject][0]} {draft.subject}", f"Your name: {draft.person}"]
        self.screen.numbered(lines + [shown(step, checklist) for step in steps])
        self.screen.say("Type a number to change an answer, or press Enter when all is right.", style="dim")
        while True:
            said = self.screen.ask().casefold()
            if not said:
                return True
            if said == "?":
                self.screen.say("So that the record is right: nothing is recorded before somebody has decided.")
                continue
            if said == "back":
                self._ask_from(steps[-1])
                return False
            if said.isdecimal() and 1 <= int(said[:6]) <= len(steps) + len(lines):
                self._change(int(said), steps)
                return False
            self.screen.wrong(f"Type a number from 1 to {len(steps) + len(lines)}, or press Enter.")

    def _change(self, number: int, steps: tuple[Step, ...]) -> None:
        asks = [self._ask_subject, self._ask_person]
        if number <= len(asks):
            asks[number - 1]()
        else:
            self._ask_from(steps[number - 1 - len(asks)])
