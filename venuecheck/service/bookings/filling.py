"""Filling a checklist in: which question comes next, what an answer changes, and how many are left.

One object for every face. It asks nobody: a face shows a step, and says what was answered. `draft` always holds all
that was said so far, so that a filling can be put down at any moment and taken up by another face.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from venuecheck.assessment.answers import Note, Rows, Value, with_note, with_rows, with_value, without
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.day_answers import LAST_DAY, LAST_FIX, OF_ITS_OWN, last_before_first
from venuecheck.assessment.event_days import with_days_of
from venuecheck.assessment.organisers_part import ORGANISER
from venuecheck.assessment.question_words import question_in_words
from venuecheck.assessment.sources import is_venues_in_rows, note_on
from venuecheck.assessment.unlikely import unlikely
from venuecheck.assessment.walk import Step, Walk
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.core.actor import Actor, People
from venuecheck.core.change import Change
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError, Problem
from venuecheck.core.venue import Venue
from venuecheck.service.bookings.assessing import walk_through
from venuecheck.service.bookings.called import refuse_unsaid
from venuecheck.service.bookings.drafts import Draft
from venuecheck.service.bookings.filling_place import Place, typed_beside, typed_without_row, without_row
from venuecheck.service.record_keeping.conflicts import conflict
from venuecheck.service.who_may import Doing, acting


@dataclass(slots=True, kw_only=True)
class Filling:
    """A checklist being filled in."""

    checklist: Checklist
    venue: Venue
    draft: Draft
    now: datetime
    records: Mapping[str, str | date] = field(default_factory=dict)
    """What the venue's other records say."""
    people: People = field(default_factory=People)
    """Whom the venue lists: who fills it in must be one who may."""
    on_change: Callable[[Draft], Draft] = field(default=lambda draft: draft)
    """Called with the draft after every change, so that a closed window loses nothing; gives it as it is kept."""
    said_by: str = ""
    """Who answers, where it is not the venue's staff (`answers.SAID_BY_WORDS`)."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """The questions that are asked for what was answered so far, in order."""
        return self._walk().asked

    @property
    def missing(self) -> tuple[Step, ...]:
        """The questions without whose answers it cannot be finished, as far as they are known yet."""
        return self._walk().needed

    def left(self, beside: Collection[Step] = ()) -> int:
        """How many questions are still to be asked, beside those that somebody has before them: an answer can bring
        more, or take some away.
        """
        shown = {one.path for one in beside}
        return sum(one.path not in shown for one in self._open())

    def next(self) -> Step | None:
        """Give the question that comes next; None where all are answered, or may be left empty and were."""
        return next(self._open(), None)

    def words(self, step: Step) -> str:
        """Say which question this is."""
        return question_in_words(self.checklist, step.path)

    def check(self) -> None:
        """Say that the answers were looked over, and are right. Raises `InvalidError` where one is missing or wrong."""
        missing = [Problem(field="answers", what=f"“{self.words(one)}” is not answered") for one in self._open()]
        # what came from two sources, or was kept by an earlier version, was never said in one form
        if wrong := last_before_first(self.draft.answers.values):
            missing.append(Problem(field="answers", what=wrong, fix=LAST_FIX))
        if missing:
            raise InvalidError(missing)
        self.keep(replace(self.draft, checked=True, as_typed={}))  # of what is asked no more, if anything

    def leave_open(self, match: str) -> None:
        """Note that somebody looked at a match of a name, and left it open; a change of an answer forgets it."""
        self.keep(replace(self.draft, left_open=tuple(dict.fromkeys((*self.draft.left_open, match)))))

    def step(self, path: str) -> Step | None:
        """Give a question that is asked; None where it is not asked any more."""
        return next((one for one in self.steps if one.path == path), None)

    def before(self, path: str) -> Step | None:
        """Give the question before this one; None where it is the first."""
        steps = self.steps
        place = [one.path for one in steps].index(path)
        return steps[place - 1] if place else None

    def back(self, step: Step) -> Step | None:
        """Give the question to go back to from this one; None where it was the first.

        A row in which nothing was said is taken away with it: then it is asked whether there is another, or, where it
        was the first row, what stands before them.
        """
        repeat = self.repeat_of(step)
        if step.row is not None and repeat is not None and self.drop_if_empty(step):
            return self.step(repeat.id) if step.row else self.before(repeat.id)
        return self.before(step.path)

    def said_by_of(self, step: Step) -> str:
        """Say who gave an answer (`answers.SAID_BY_WORDS`); empty for the venue's staff, and where there is none."""
        note = note_on(self.draft.answers, step.item)
        return note.said_by if note is not None and step.value is not None else ""

    def may_add(self, repeat: Repeat) -> bool:
        """Whether there may be one more."""
        return len(self.rows(repeat).rows) < repeat.at_most

    def may_close(self, repeat: Repeat) -> bool:
        """Whether there may be no more."""
        return len(self.rows(repeat).rows) >= repeat.at_least

    def place(self, step: Step) -> Place:
        """Say where a step stands."""
        section = next((one.title for one in self.checklist.sections if one.id == step.item.section), "")
        repeat = self.repeat_of(step)
        if step.row is not None and repeat is not None:
            return Place(section=section, number=step.row + 1, each=repeat.each)
        # rows have numbers of their own, so that the questions after a repeat do not jump; so have days and times
        is_day = step.path in OF_ITS_OWN
        outside = [one.path for one in self.steps if one.row is None and (one.path in OF_ITS_OWN) is is_day]
        return Place(section=section, number=outside.index(step.path) + 1)

    def repeat_of(self, step: Step) -> Repeat | None:
        """Give the repeat that a step is, or that it belongs to."""
        found = step.item if isinstance(step.item, Repeat) else self.checklist.by_id.get(step.item.repeat)
        return found if isinstance(found, Repeat) else None

    def rows(self, repeat: Repeat) -> Rows:
        """Give what was said so far of a repeat."""
        return self.draft.answers.repeats.get(repeat.id, Rows())

    def about(self, *, subject: str | None = None, person: str | Actor | None = None, seen: str | None = None) -> None:
        """Say what it is about, and who answers. The day that it names is not asked for again.

        `seen` is what it was called where somebody read it, None where they read nothing. Raises `InputError` where
        that says nothing, or is nobody who may, and `ConflictError` where somebody called it otherwise since.
        """
        draft, subject = self.draft, None if subject is None else plain(subject)
        # a page carries a name as it is shown, so what earlier versions kept beside that is no other name
        if seen is not None and plain(draft.subject) not in {plain(seen), subject}:
            called = Change(what="what it is about", before=seen, now=draft.subject, by=draft.person)
            raise conflict(
                draft.subject, [called], fix="read what it is called now; call it otherwise if that is wrong"
            )
        name_of_person = person.name if isinstance(person, Actor) else person
        for name, said in (("subject", subject), ("person", name_of_person)):
            if said is not None:
                refuse_unsaid(self.checklist, name, said)
        if person:
            acting(self.people, self.venue.id, person, Doing.ASSESS)
        named = self.draft.subject if subject is None else subject
        self._change(
            replace(
                self.draft,
                subject=named,
                answers=with_days_of(self.checklist, self.draft.answers, named, london_day(self.now)),
                as_typed=self.draft.as_typed if subject is None else typed_beside(self.draft.as_typed, ""),
                person=self.draft.person if name_of_person is None else name_of_person,
            )
        )

    def answer(self, step: Step, value: Value) -> str:
        """Answer a question, or change its answer. Says what is unlikely of it (`unlikely`); empty where nothing is.

        Raises `AnswerError` for a last day before the first. A first day that is moved past the last has that asked
        again.
        """
        question = _question(step)
        wrong = last_before_first({**self.draft.answers.values, question.id: value})
        if wrong and question.id == LAST_DAY:
            message = f"{wrong}: {LAST_FIX}"
            raise AnswerError(message)
        if wrong:
            self.draft = replace(self.draft, answers=without(self.draft.answers, frozenset({LAST_DAY})))
        self._set(step, question, value, skipped=self.draft.skipped)
        return unlikely(question, value, london_day(self.now))

    def leave_empty(self, step: Step) -> None:
        """Go on without an answer, which takes away the one that was given. The question need not be answered."""
        self._set(step, _question(step), None, skipped=tuple(dict.fromkeys((*self.draft.skipped, step.path))))

    def add_row(self, repeat: Repeat) -> None:
        """Begin one more, such as one more speaker; its questions come next."""
        self._set_rows(repeat, Rows(rows=(*self.rows(repeat).rows, {})))

    def remove_row(self, repeat: Repeat, row: int) -> None:
        """Take one away (counted from 0); those behind it move up."""
        rows = self.rows(repeat).rows
        skipped = tuple(without_row(self.draft.skipped, repeat.id, row))
        self.draft = replace(self.draft, as_typed=typed_without_row(self.draft.as_typed, repeat.id, row))
        self._set_rows(repeat, Rows(rows=(*rows[:row], *rows[row + 1 :])), skipped=skipped)

    def close_rows(self, repeat: Repeat) -> None:
        """Say that there are no more."""
        self._set_rows(repeat, Rows(rows=self.rows(repeat).rows, closed=True))

    def drop_if_empty(self, step: Step) -> bool:
        """Take the last row away again where nothing was said in it; True where it was."""
        repeat = self.repeat_of(step)
        if repeat is None or step.row is None:
            return False
        rows = self.rows(repeat).rows
        typed = any(one.startswith(f"{repeat.id}[{step.row + 1}]") for one in self.draft.as_typed)
        if step.row != len(rows) - 1 or rows[-1] or typed:
            return False
        self._set_rows(repeat, Rows(rows=rows[:-1]))
        return True

    def _walk(self) -> Walk:
        return walk_through(
            self.checklist,
            self.draft.answers,
            venue=self.venue,
            now=self.now,
            records=self.records,
            waivers=self.draft.waivers,
        )

    def _open(self) -> Iterator[Step]:
        for step in self.steps:
            is_left = step.value is not None or (not step.is_needed and step.path in self.draft.skipped)
            if not is_left or step.path in self.draft.as_typed:
                yield step

    def _set(self, step: Step, question: Question, value: Value | None, *, skipped: tuple[str, ...]) -> None:
        answers = with_value(
            self.draft.answers,
            question.id,
            value,
            repeat=question.repeat,
            row=step.row or 0,
            note=self._note(
                question.repeat or question.id,
                # what the venue adds to a row leaves the row the organiser's
                is_same=value == step.value or bool(question.repeat and question.asked_of != ORGANISER),
            ),
        )
        if question.repeat and value != step.value:
            answers = with_note(answers, question.id, self._own_note(question, value))
        typed = typed_beside(self.draft.as_typed, step.path)
        draft = replace(self.draft, answers=answers, skipped=skipped, as_typed=typed)
        self._change(self._reopened(draft, question) if value is not None and value != step.value else draft)

    def _note(self, name: str, *, is_same: bool) -> Note:
        """Say where an answer comes from. Whoever only passes by what others said has not said it themselves."""
        known = self.draft.answers.notes.get(name)
        if known is not None and known.said_by and is_same and not self._takes_over:
            return known
        return Note(said_by=self.said_by, on=london_day(self.now))

    def _own_note(self, question: Question, value: Value | None) -> Note | None:
        """Say where an answer in a row comes from, where that is not what is known of the rows."""
        is_own = is_venues_in_rows(question) or question.id in self.draft.answers.notes
        return Note(said_by=self.said_by, on=london_day(self.now)) if is_own and value is not None else None

    def _set_rows(self, repeat: Repeat, rows: Rows, skipped: tuple[str, ...] | None = None) -> None:
        before = self.rows(repeat).rows
        note = self._note(repeat.id, is_same=before == rows.rows)
        answers = with_note(with_rows(self.draft.answers, repeat.id, rows), repeat.id, note)
        draft = replace(self.draft, answers=answers, skipped=self.draft.skipped if skipped is None else skipped)
        self._change(self._reopened(draft, repeat) if before != rows.rows else draft)

    def _reopened(self, draft: Draft, changed: Question | Repeat) -> Draft:
        """In what takes earlier answers over, have asked again what a changed one touches, and nothing else."""
        repeat = self.checklist.by_id.get(changed.repeat) if isinstance(changed, Question) else changed
        names = frozenset({*changed.reopens, *(repeat.reopens if repeat is not None else ())})
        return replace(draft, answers=without(draft.answers, names)) if self._takes_over and names else draft

    @property
    def _takes_over(self) -> bool:
        """Whether it began with the answers of a recorded booking."""
        return bool(self.draft.follows or self.draft.changes)

    def _change(self, draft: Draft) -> None:
        # what was changed is looked over again, and so are the names in it
        self.keep(replace(draft, checked=False, left_open=()))

    def keep(self, draft: Draft) -> None:
        """Go on with a draft that holds something new, once it is kept."""
        self.draft = self.on_change(draft)


def _question(step: Step) -> Question:
    if isinstance(step.item, Repeat):
        message = f"{step.path} is not one question"
        raise TypeError(message)
    return step.item
