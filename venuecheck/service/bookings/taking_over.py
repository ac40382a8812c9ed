"""Bookings taken over from a booking system: what its export says is not asked again.

Each becomes a draft, in which the days, times, room, contact, numbers and audience stand already; somebody goes on with
the questions that are left. A booking that is recorded already and differs now is named: something has changed on it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

from venuecheck.assessment.answer import read_answer
from venuecheck.assessment.answers import BOOKING_SYSTEM, Answers, Note, Value
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.booked import Booked, Export, Gone, NoColumnsError, SetAside, read_export
from venuecheck.assessment.booked_columns import Column
from venuecheck.assessment.checklist import Checklist, Question
from venuecheck.assessment.day_answers import (
    AUDIENCE,
    EXPECTED,
    FIRST_DAY,
    LAST_DAY,
    REACH,
    ROOM,
    TIMES,
)
from venuecheck.assessment.event_days import event_days
from venuecheck.assessment.question_words import question_in_words
from venuecheck.assessment.steps import confirmation
from venuecheck.assessment.wrong_answer import AnswerError
from venuecheck.authoring.csv_rows import MOST_BYTES, read_csv
from venuecheck.core import day_words
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.problem import InputError
from venuecheck.records.store import Store
from venuecheck.records.version import DraftOvertakenError
from venuecheck.service.bookings.drafts import Draft, drafts, save_beside, save_draft
from venuecheck.service.bookings.recorded import RECORD_KIND
from venuecheck.service.bookings.series import answers_of
from venuecheck.service.given_files import Given, given
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_A_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedThere:
    """A booking that is recorded, and that the booking system has otherwise now."""

    assessment: str
    subject: str
    differs: tuple[str, ...]
    """Questions, in words, with what each says now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneThere:
    """A booking that is here, and that the booking system has as cancelled or refused."""

    subject: str
    assessment: str = ""
    """Of one that is recorded."""
    draft: str = ""
    """The name of answers that are begun."""
    is_confirmed: bool = False
    """Whether the organiser was told that it goes ahead."""


NAMED: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """What came of an export."""

    begun: tuple[Draft, ...]
    """New drafts."""
    updated: tuple[Draft, ...]
    """Drafts from before, with what the export says now."""
    as_before: int
    """Bookings that are here already, and say the same."""
    saved_meanwhile: tuple[Draft, ...]
    """Drafts that somebody else saved while the export was read: theirs stay, and nothing of it was taken over."""
    changed: tuple[ChangedThere, ...]
    over: int
    """Bookings that are past, and were not taken."""
    set_aside: tuple[SetAside, ...]
    """Each row with a mistake; `NAMED` of them are shown, and the others counted."""
    unknown: tuple[str, ...]
    """Headings from whose columns nothing was taken."""
    gone: int
    """Rows that the booking system calls cancelled or refused."""
    gone_here: tuple[GoneThere, ...]
    """What of these is here, and nobody has decided so."""
    rows: int


def take_over(
    site: Site,
    store: Store,
    checklist: Checklist,
    file: Path | Given,
    *,
    now: datetime,
    columns: Mapping[str, Column] | None = None,
    person: str | Actor = "",
) -> TakenOver:
    """Begin a draft for each booking of an export that is not here yet.

    `columns` are headings beside those of the configuration. Raises `InputError` where the file is none, or no column
    holds the day; `ForbiddenError` where this is not for `person`.
    """
    who = acting(site.people, site.venue.id, person, Doing.ASSESS)
    sheet = given(file, MOST_BYTES)
    export = _read(sheet, {**site.booking_columns, **(columns or {})})
    known = _Known(
        drafts=drafts(store, checklist, site.venue),
        recorded=tuple(one for one in store.all(RECORD_KIND, Assessment) if one.checklist == checklist.id),
    )
    begun: list[Draft] = []
    updated: list[Draft] = []
    saved_meanwhile: list[Draft] = []
    changed: list[ChangedThere] = []
    as_before = over = 0
    for one in export.booked:
        answers = _answers(checklist, one, london_day(now))
        recorded, draft = known.recorded_of(one), known.draft_of(one)
        if recorded is not None:
            differs = tuple(_differing(checklist, recorded, answers))
            changed += [ChangedThere(assessment=recorded.id, subject=recorded.subject, differs=differs)] * bool(differs)
            as_before += not differs
        elif draft is not None:
            newer = _with_newer(draft, one, answers)
            as_before += newer == draft
            try:
                updated += [save_draft(store, newer)] if newer != draft else []
            except DraftOvertakenError:
                saved_meanwhile.append(draft)
        elif one.last < london_day(now):
            over += 1
        else:
            fresh = Draft.fresh(checklist, site.venue, now)
            begun.append(
                save_beside(
                    store,
                    replace(fresh, subject=one.subject, answers=answers, reference=one.reference, person=who.name),
                )
            )
    return TakenOver(
        begun=tuple(begun),
        updated=tuple(updated),
        saved_meanwhile=tuple(saved_meanwhile),
        as_before=as_before,
        changed=tuple(changed),
        over=over,
        set_aside=export.set_aside,
        unknown=export.unknown,
        gone=export.gone,
        gone_here=tuple(_gone_here(known, export.gone_bookings, london_day(now))),
        rows=export.rows,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is here already."""

    drafts: Sequence[Draft]
    recorded: Sequence[Assessment]

    def recorded_of(self, one: Booked | Gone) -> Assessment | None:
        found = [each for each in self.recorded if _is_same(one, each.reference, each.subject)]
        return found[-1] if found else None

    def draft_of(self, one: Booked | Gone) -> Draft | None:
        return next((each for each in self.drafts if _is_same(one, each.reference, each.subject)), None)


def _gone_here(known: _Known, gone: Sequence[Gone], today: date) -> Iterator[GoneThere]:
    """Name what is cancelled there and stands here; what is over, or was closed here too, needs nothing."""
    for one in gone:
        recorded, draft = known.recorded_of(one), known.draft_of(one)
        if recorded is not None:
            days, decision = event_days(recorded), recorded.decision
            if (days and days.last < today) or (decision is not None and decision.kind in _CLOSED):
                continue
            stands = confirmation(recorded) is not None
            yield GoneThere(subject=recorded.subject, assessment=recorded.id, is_confirmed=stands)
        elif draft is not None:
            yield GoneThere(subject=draft.subject, draft=draft.name)


_CLOSED: Final = frozenset(
    {OutcomeKind.WITHDRAWN, OutcomeKind.CANCEL, OutcomeKind.NOT_AVAILABLE, OutcomeKind.REFUSE, OutcomeKind.ADVISE}
)


def _is_same(one: Booked | Gone, reference: str, subject: str) -> bool:
    """Whether it is this booking: by its reference, or, where there is none, by what it is called."""
    return reference == one.reference if one.reference else not reference and subject == one.subject


def _read(sheet: Given, columns: Mapping[str, Column]) -> Export:
    rows = read_csv(sheet.content, sheet.name)
    try:
        return read_export(rows, columns)
    except NoColumnsError as error:
        columns_fix = "say in the venue's settings what each column holds ('columns:' under 'booking_system:')"
        fix = columns_fix if rows else "have the booking system write it again"
        raise InputError.at(sheet.name, str(error), fix) from None


def _answers(checklist: Checklist, one: Booked, today: date) -> Answers:
    """Give the answers that a booking of an export holds, as far as the checklist asks for them and takes them."""
    values: dict[str, Value] = {}
    for name, said in _said(one):
        question = checklist.by_id.get(name)
        if not isinstance(question, Question):
            continue
        try:
            values[name] = read_answer(question, said)
        except AnswerError:
            continue  # such as a description too short to be one: it is asked
    return Answers(values=values, notes={name: Note(said_by=BOOKING_SYSTEM, on=today) for name in values})


def _said(one: Booked) -> Iterator[tuple[str, str]]:
    yield FIRST_DAY, one.first.isoformat()
    if one.last != one.first:
        yield LAST_DAY, one.last.isoformat()
    times = "; ".join(dict.fromkeys(each.shown for each in one.occurrences if each.shown))
    when = ", ".join(filter(None, (_days(one), times)))
    if when:
        yield TIMES, when
    for name, fact in (
        (ROOM, "room"),
        (AUDIENCE, "audience"),
        (EXPECTED, "expected"),
        (REACH, "reach"),
        ("organiser", "organiser"),
        ("organisation", "organisation"),
        ("event", "description"),
    ):
        if one.facts.get(fact):
            yield name, one.facts[fact]


def _days(one: Booked) -> str:
    """Say on which days a series is; nothing where it goes on from the first day to the last."""
    days = [each.first for each in one.occurrences]
    if len(days) == 1:
        return ""
    apart = {later - day for day, later in pairwise(days)}
    if apart == {_A_WEEK}:
        return f"every {day_words.WEEKDAYS[days[0].weekday()]}"
    return ", ".join(dict.fromkeys(map(day_words.day, days)))


def _differing(checklist: Checklist, recorded: Assessment, answers: Answers) -> Iterator[str]:
    """Say what the booking system has otherwise now than is recorded; who came from where is not told apart."""
    before, _ = answers_of(recorded, checklist, with_days=True)
    for name in (*_OF_THE_DAY, *_OF_WHOM):
        is_said = name in answers.values or name == LAST_DAY
        if is_said and before.values.get(name) != answers.values.get(name):
            value = answers.values.get(name)
            now = day_words.day(value) if isinstance(value, date) else str(value) if value is not None else "nothing"
            yield f"{question_in_words(checklist, name)} {now}"


_OF_THE_DAY: Final = (FIRST_DAY, LAST_DAY, TIMES, ROOM, AUDIENCE, EXPECTED, REACH)
_OF_WHOM: Final = ("organiser", "organisation")


def _with_newer(draft: Draft, one: Booked, answers: Answers) -> Draft:
    """Give a draft with what the export says now; what a person answered in it stays."""
    mine = {
        name
        for name in draft.answers.values
        if (note := draft.answers.notes.get(name)) is not None and note.said_by == BOOKING_SYSTEM
    }
    values = {name: value for name, value in draft.answers.values.items() if name not in mine}
    newer = {name: value for name, value in answers.values.items() if name not in values}
    if {name: draft.answers.values[name] for name in mine} == newer:
        return draft
    notes = {name: note for name, note in draft.answers.notes.items() if name not in mine}
    return replace(
        draft,
        subject=one.subject,
        answers=replace(
            draft.answers,
            values={**values, **newer},
            notes={**notes, **{name: answers.notes[name] for name in newer}},
        ),
        checked=False,
        left_open=(),
    )
