"""What an organiser answers by link: filled in by the one form engine, submitted, corrected, taken back.

An organiser's request touches what they said themselves and the draft that it arrives in, and nothing else: no list is
looked at and no record is read, so that neither words nor time tell what the venue knows. A booking that is recorded is
changed by the venue's staff, who take the corrections over.
"""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from venuecheck.assessment.answer import shown_answer
from venuecheck.assessment.answers import ORGANISERS_LINK, Answers, Note, Rows, Value, without
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.organisers_part import organisers_part
from venuecheck.assessment.question_words import row_in_words
from venuecheck.assessment.walk import LOOKED_UP
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError
from venuecheck.core.venue import Venue
from venuecheck.records.store import Store
from venuecheck.records.version import DraftOvertakenError
from venuecheck.service.bookings.changing import draft_of
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft, drafts, payload_of, save_draft
from venuecheck.service.bookings.filling import Filling
from venuecheck.service.bookings.organisers_forms import OrganisersForm, save, turned_over
from venuecheck.service.who_may import Doing, acting

_RECORDS: Final[Mapping[str, str | date]] = {LOOKED_UP: "yes"}
_LONGEST_WHY: Final = 1_000
_ATTEMPTS: Final = 20


@dataclass(slots=True, kw_only=True)
class OrganisersPart:
    """An organiser's part being filled in. Every answer is kept at once, in the form alone."""

    store: Store
    venue: Venue
    checklist: Checklist
    """As the venue has it."""
    form: OrganisersForm
    now: datetime
    filling: Filling = field(init=False)

    def __post_init__(self) -> None:
        """Begin, or go on, where the organiser stopped."""
        self.filling = Filling(
            checklist=organisers_part(self.checklist),
            venue=self.venue,
            draft=self.form.draft(self.checklist, self.venue),
            now=self.now,
            records=_RECORDS,
            on_change=self._keep,
            said_by=ORGANISERS_LINK,
        )

    @property
    def is_begun(self) -> bool:
        """Whether they have answered anything; the day that the booking's name holds is none of their answers."""
        draft = self.filling.draft
        return bool(draft.as_typed) or any(note.said_by == ORGANISERS_LINK for note in draft.answers.notes.values())

    def submit(self) -> str:
        """Send it to the venue. The link that they were sent is used up by that: give the secret part of another, to
        correct it by. That one stays as it is, however often they correct: nothing is given then.

        Raises `InvalidError` where an answer is missing.
        """
        self.filling.check()
        given = _given(self.filling)
        if not self.form.booking:
            self._arrive(given)
        is_correction = self.form.sent is not None
        sent = replace(self.form, sent=self.now, is_changed=False, submitted=payload_of(given))
        if is_correction:
            self.form = save(self.store, sent)
            return ""
        self.form, token = turned_over(self.store, sent)
        return token

    def withdraw(self, why: str) -> None:
        """Take the booking back. A person at the venue records that; the link opens nothing any more."""
        said = plain(why, _LONGEST_WHY, one_line=False).strip()
        self.form = save(self.store, replace(self.form, withdrawn=self.now, why_withdrawn=said, link=""))

    def _keep(self, draft: Draft) -> Draft:
        answers = payload_of(draft)
        is_changed = self.form.sent is not None and (
            self.form.is_changed or draft.answers != self.filling.draft.answers
        )
        self.form = save(self.store, replace(self.form, answers=answers, is_changed=is_changed))
        return draft

    def _arrive(self, given: Draft) -> None:
        """Put what is submitted into the venue's draft, beside what somebody may be typing there just now."""
        for _ in range(_ATTEMPTS):
            mine = next(
                (one for one in drafts(self.store, self.checklist, self.venue) if one.form == self.form.id), None
            )
            if mine is None:
                return  # it was recorded in between: staff see that the part came back, and take it over
            answers = arrived(self.filling.checklist, mine.answers, given.answers, on=london_day(self.now))
            skipped = tuple(dict.fromkeys((*mine.skipped, *given.skipped)))
            with contextlib.suppress(DraftOvertakenError):
                save_draft(self.store, replace(mine, answers=answers, skipped=skipped, checked=False, left_open=()))
                return


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """An answer of the organiser's beside what stands in the venue's draft."""

    question: str
    said: str
    """By the organiser; empty where they left it empty."""
    stands: str
    """In the draft; empty where nothing does."""

    @property
    def differs(self) -> bool:
        """Whether the venue has it otherwise."""
        return self.said != self.stands


def compared(checklist: Checklist, form: OrganisersForm, venue: Venue, answers: Answers) -> Iterator[Compared]:
    """Set what the organiser submitted beside what the venue's answers say, question by question."""
    theirs = form.came_back(checklist, venue)
    for item in organisers_part(checklist).items:
        if isinstance(item, Question):
            said, stands = (_shown(item, one.values.get(item.id)) for one in (theirs, answers))
        else:
            said, stands = (_rows_shown(item, one.repeats.get(item.id)) for one in (theirs, answers))
        if said or stands:
            yield Compared(question=item.text, said=said, stands=stands)


def take_over_correction(desk: Desk, form: OrganisersForm, person: Actor) -> Draft:
    """Give the draft in which a recorded booking is changed as the organiser corrected it.

    Raises `NotFoundError` where there is no such booking, `ForbiddenError` where it is not for `person`,
    `InvalidError` where the correction is not submitted.
    """
    acting(desk.site.people, desk.site.venue.id, person, Doing.ASSESS)
    if form.sent is None or not form.booking:
        raise InvalidError.of("form", "nothing came back from the organiser", "wait for it, or ask them")
    begun = draft_of(desk, form.booking)
    theirs = form.came_back(desk.checklist, desk.site.venue)
    merged = arrived(organisers_part(desk.checklist), begun.answers, theirs, on=form.sent.date())
    answers = _changed(desk, begun.answers, merged)
    return save_draft(desk.store, replace(begun, answers=answers, checked=False, left_open=(), form=form.id))


def _changed(desk: Desk, before: Answers, after: Answers) -> Answers:
    """Give recorded answers with the corrections, and without what these touch: that is asked again."""
    values = {name: one for name, one in after.values.items() if before.values.get(name) != one}
    repeats = {name: one for name, one in after.repeats.items() if before.repeats.get(name) != one}
    in_rows = {name for rows in repeats.values() for row in rows.rows for name in row}
    notes = {name: note for name, note in after.notes.items() if name in values or name in repeats or name in in_rows}
    gone = frozenset({*before.values, *before.repeats} - {*after.values, *after.repeats})
    return without(desk.taken_over(before, Answers(values=values, repeats=repeats, notes=notes)), gone)


def arrived(part: Checklist, mine: Answers, theirs: Answers, *, on: date) -> Answers:
    """Give the venue's answers (`mine`) with those of the organiser.

    What the venue, or its booking system, answered stays. What came by link before gives way to what comes now.
    """
    values, repeats, notes = dict(mine.values), dict(mine.repeats), dict(mine.notes)
    for item in part.items:
        name = item.id
        known = notes.get(name)
        is_theirs = known is not None and known.said_by == ORGANISERS_LINK
        if isinstance(item, Repeat):
            is_there = bool(repeats.get(name, Rows()).rows)
            if is_there and not is_theirs:
                continue
            if name in theirs.repeats:
                repeats[name] = _rows_arrived(item, repeats.get(name, Rows()), theirs.repeats[name])
            else:
                repeats.pop(name, None)
        else:
            if name in values and not is_theirs:
                continue
            values.pop(name, None)
            if name in theirs.values:
                values[name] = theirs.values[name]
        if name in theirs.values or name in theirs.repeats:
            notes[name] = Note(said_by=ORGANISERS_LINK, on=on)
        else:
            notes.pop(name, None)
    return Answers(values=values, repeats=repeats, notes=notes)


def _rows_arrived(item: Repeat, mine: Rows, theirs: Rows) -> Rows:
    """Give the organiser's rows. What the venue added to a row stays where the row is as it was."""
    asked = {question.id for question in item.questions}

    def as_it_was(row: Mapping[str, Value]) -> Mapping[str, Value]:
        same = (one for one in mine.rows if {name: one[name] for name in one if name in asked} == dict(row))
        return next(same, row)

    return Rows(rows=tuple(as_it_was(row) for row in theirs.rows), closed=theirs.closed)


def _given(filling: Filling) -> Draft:
    """Give the answers that count: those to questions that are asked."""
    asked = {(filling.repeat_of(step) or step.item).id for step in filling.steps}
    answers = filling.draft.answers
    return replace(
        filling.draft,
        answers=Answers(
            values={name: one for name, one in answers.values.items() if name in asked},
            repeats={name: one for name, one in answers.repeats.items() if name in asked},
            notes=answers.notes,
        ),
    )


def _shown(question: Question, value: Value | None) -> str:
    return shown_answer(question, value) if value is not None else ""


def _rows_shown(repeat: Repeat, rows: Rows | None) -> str:
    return "; ".join(row_in_words(repeat, row) for row in rows.rows) if rows is not None else ""
