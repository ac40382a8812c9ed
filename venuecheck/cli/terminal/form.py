"""The terminal form: one question at a time, then "check your answers"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from typing import Final

from venuecheck.assessment.answer import shown_answer
from venuecheck.assessment.answers import Note, Rows, Value, with_note, with_rows, with_value, without
from venuecheck.assessment.checklist import AnswerType, Checklist, Question, Repeat
from venuecheck.assessment.outcome import NO_PUBLIC_SOURCE, is_odd_date
from venuecheck.assessment.walk import Step, Walk
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.cli.terminal.form_screen import Screen
from venuecheck.cli.terminal.form_words import called, put_right, row_number, shown, typed_answer, without_row
from venuecheck.core.venue import Venue
from venuecheck.service.bookings.answer_files import LONGEST_LINE
from venuecheck.service.bookings.assessing import walk_through
from venuecheck.service.bookings.drafts import Draft

_HOW: Final[dict[AnswerType, str]] = {
    AnswerType.YES_NO: "Type yes or no.",
    AnswerType.CHOICE: "Type a number.",
    AnswerType.IN_PLACE: "Type a number.",
    AnswerType.CHOICES: "Type one number or more, with commas between them.",
    AnswerType.DATE: "Write it like 14 September 2026 or 14/9/2026.",
    AnswerType.NUMBER: "Write it in figures.",
    AnswerType.FILE: "Write where the file is on this computer. Its name and digest are kept, not the file.",
}
_SUBJECTS: Final = {
    "booking": ("Which booking is this?", "The room, the event and the day, such as: Hall, book fair, 3 October."),
    "venue": ("What are you assessing?", "The venue, or the part of it that your answers are about."),
}


class Reply(Enum):
    """What came of asking a question."""

    DONE = "done"
    BACK = "back"


@dataclass(slots=True, kw_only=True)
class Form:
    """A checklist being filled in. `draft` always holds what has been answered so far."""

    screen: Screen
    checklist: Checklist
    draft: Draft
    venue: Venue
    now: datetime
    on_change: Callable[[Draft], None] = field(default=lambda _: None)
    """Called with the draft after every answer, so that a closed window loses nothing."""
    records: Mapping[str, str | date] = field(default_factory=dict)
    """What the venue's other records say."""
    privacy: str = ""
    """What is kept, and for how long."""
    skipped: set[str] = field(default_factory=set)
    """Paths of questions that may be left empty, and were."""

    def fill(self) -> None:
        """Ask until all is answered and the person has checked it. Raises `form_screen.Left`."""
        self._introduce()
        if not self.draft.subject:
            self._ask_subject()
            self.on_change(self.draft)
        if not self.draft.person:
            self._ask_person()
        self.on_change(self.draft)
        while True:
            step = self._next()
            if step is not None:
                self._ask_from(step.path)
            elif self._is_checked():
                return
            self.on_change(self.draft)

    def _introduce(self) -> None:
        self.screen.heading(self.checklist.title)
        self.screen.say(f"For {self.venue.name}. Follows: {self.checklist.edition}.")
        self.screen.say(self.checklist.text)
        if self.privacy:
            self.screen.say(self.privacy, style="dim")
        self.screen.say("At any question: ? says why it is asked, back goes back, save stops and keeps your answers.")

    def _walk(self) -> Walk:
        return walk_through(
            self.checklist,
            self.draft.answers,
            venue=self.venue,
            now=self.now,
            records=self.records,
            waivers=self.draft.waivers,
        )

    def _next(self) -> Step | None:
        for step in self._walk().asked:
            if step.value is None and (step.is_needed or step.path not in self.skipped):
                return step
        return None

    def _ask_from(self, path: str) -> None:
        """Ask this question; on `back`, the one before it, and so on until one is answered."""
        while True:
            steps = {step.path: step for step in self._walk().asked}
            if path not in steps:
                return
            step = steps[path]
            before = list(steps)[: list(steps).index(path)]
            reply = self._ask_repeat(step.item) if isinstance(step.item, Repeat) else self._ask(step, step.item)
            if reply is Reply.DONE:
                return
            if step.row is not None and self._dropped_if_empty(step) and step.row:
                # back to "is there another?", which comes next by itself
                return
            if not before:
                self._ask_subject()
                return
            path = before[-1]

    def _ask_subject(self) -> None:
        text, help_ = _SUBJECTS[self.checklist.subject]
        self.draft = replace(self.draft, subject=self._ask_line(text, help_, self.draft.subject))

    def _ask_person(self) -> None:
        help_ = "The record names who answered. Only people who may read the venue's records see it."
        self.draft = replace(self.draft, person=self._ask_line("What is your name?", help_, self.draft.person))

    def _ask_line(self, text: str, help_: str, current: str) -> str:
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
            elif 0 < len(said) <= LONGEST_LINE and any(char.isalnum() for char in said):
                return said
            else:
                self.screen.wrong(f"Write it in 1 to {LONGEST_LINE} characters, or type save to come back later.")

    def _ask(self, step: Step, question: Question) -> Reply:
        current = step.value if not isinstance(step.value, Rows) else None
        self._show(step, question, current)
        while True:
            said = self.screen.ask()
            if said == "?":
                self._explain(question)
            elif said.casefold() == "back":
                return Reply.BACK
            elif not said and (current is not None or not question.required):
                self.skipped.add(step.path)
                return Reply.DONE
            elif not said:
                self.screen.wrong("This needs an answer. Type ? to see why it is asked, or save to come back later.")
            elif said == "-" and not question.required:
                self._keep(step, question, None)
                self.skipped.add(step.path)
                return Reply.DONE
            else:
                try:
                    self._keep(step, question, typed_answer(question, said))
                except AnswerError as error:
                    self.screen.wrong(put_right(question, said, error))
                else:
                    return Reply.DONE

    def _keep(self, step: Step, question: Question, value: Value | None) -> None:
        note = Note(on=self.now.date())
        current = self.draft.answers
        answers = with_value(current, question.id, value, repeat=question.repeat, row=step.row or 0, note=note)
        self.draft = replace(self.draft, answers=answers)
        if value is not None and value != step.value:
            self._reopen(question)
        if isinstance(value, date) and is_odd_date(question, value, self.now.date()):
            side = "past" if question.expected == "future" else "still to come"
            self.screen.wrong(f"This date is {side}. If that is a mistake, type back.")

    def _reopen(self, changed: Question | Repeat) -> None:
        """In a later booking of a series, have asked again what a changed answer touches, and nothing else."""
        repeat = self.checklist.by_id.get(changed.repeat) if isinstance(changed, Question) else changed
        names = frozenset({*changed.reopens, *(repeat.reopens if repeat is not None else ())})
        if self.draft.follows and names:
            self.draft = replace(self.draft, answers=without(self.draft.answers, names))

    def _show(self, step: Step, question: Question, current: Value | None) -> None:
        self.screen.say()
        self.screen.say(self._where(step), style="dim")
        self.screen.say(question.text, style="bold")
        if question.help:
            self.screen.say(question.help)
        if question.options and question.type is not AnswerType.YES_NO:
            self.screen.numbered([option.text for option in question.options])
        notes = [_HOW.get(question.type, "")]
        if current is not None:
            notes.append(f"Now: {shown_answer(question, current)}. Press Enter to keep it.")
        if not question.required:
            notes.append("Type - to empty it." if current is not None else "Press Enter to leave it empty.")
        if any(notes):
            self.screen.say(" ".join(filter(None, notes)), style="dim")

    def _where(self, step: Step) -> str:
        title = next((one.title for one in self.checklist.sections if one.id == step.item.section), "")
        if step.row is None or not isinstance(step.item, Question):
            # rows have numbers of their own, so that the questions after a repeat do not jump
            number = [each.path for each in self._walk().asked if each.row is None].index(step.path) + 1
            return f"{title} - question {number}"
        repeat = self.checklist.by_id[step.item.repeat]
        return f"{title} - {repeat.each if isinstance(repeat, Repeat) else ''} {step.row + 1}"

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

    def _ask_repeat(self, repeat: Repeat) -> Reply:
        rows = self.draft.answers.repeats.get(repeat.id, Rows())
        if not rows.rows:
            self.screen.heading(repeat.text)
            self.screen.say(repeat.help)
            if repeat.at_least:
                self._set_rows(repeat, Rows(rows=({},)))
                return Reply.DONE
        else:
            self.screen.heading(f"So far: {repeat.text}")
            self.screen.numbered([called(repeat, row) for row in rows.rows])
        self.screen.say(f"Is there another {repeat.each}? Type yes, no, or remove and a number.", style="dim")
        while True:
            said = self.screen.ask().casefold()
            if said == "?":
                self._explain(repeat)
            elif said == "back":
                return Reply.BACK
            elif (said in {"no", "n"} or (not said and rows.closed)) and len(rows.rows) >= repeat.at_least:
                self._set_rows(repeat, Rows(rows=rows.rows, closed=True))
                return Reply.DONE
            elif said in {"yes", "y", "add"} and len(rows.rows) < repeat.at_most:
                self._set_rows(repeat, Rows(rows=(*rows.rows, {})))
                return Reply.DONE
            elif (removed := row_number(said, len(rows.rows))) is not None:
                kept = tuple(row for place, row in enumerate(rows.rows) if place != removed)
                self._set_rows(repeat, Rows(rows=kept))
                self.skipped = set(without_row(self.skipped, repeat.id, removed))
                return Reply.DONE
            else:
                self.screen.wrong("Type yes, no, or remove and a number, such as: remove 1.")

    def _set_rows(self, repeat: Repeat, rows: Rows) -> None:
        before = self.draft.answers.repeats.get(repeat.id, Rows()).rows
        answers = with_note(with_rows(self.draft.answers, repeat.id, rows), repeat.id, Note(on=self.now.date()))
        self.draft = replace(self.draft, answers=answers)
        if before != rows.rows:
            self._reopen(repeat)

    def _dropped_if_empty(self, step: Step) -> bool:
        """Going back out of a row in which nothing has been said takes it away again."""
        repeat = self.checklist.by_id[step.item.repeat if isinstance(step.item, Question) else step.item.id]
        rows = self.draft.answers.repeats.get(repeat.id, Rows())
        if not isinstance(repeat, Repeat) or step.row != len(rows.rows) - 1 or rows.rows[-1]:
            return False
        self._set_rows(repeat, Rows(rows=rows.rows[:-1]))
        return True

    def _is_checked(self) -> bool:
        """Show all answers; True when the person is content, False after a change."""
        steps = self._walk().asked
        self.screen.heading("Check your answers")
        lines = [f"{_SUBJECTS[self.checklist.subject][0]} {self.draft.subject}", f"Your name: {self.draft.person}"]
        self.screen.numbered(lines + [shown(step, self.checklist) for step in steps])
        self.screen.say("Type a number to change an answer, or press Enter when all is right.", style="dim")
        while True:
            said = self.screen.ask().casefold()
            if not said:
                return True
            if said == "?":
                self.screen.say("So that the record is right: nothing is recorded before somebody has decided.")
                continue
            if said == "back":
                self._ask_from(steps[-1].path)
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
            self._ask_from(steps[number - 1 - len(asks)].path)
