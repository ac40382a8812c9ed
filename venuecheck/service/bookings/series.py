"""One check for a series of bookings: confirmed while nothing changes, renewed where something does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from venuecheck.assessment.answer import shown_answer
from venuecheck.assessment.answers import ORGANISERS_LINK, Answers, Note, Rows, Value
from venuecheck.assessment.assessment import APPROVING_KINDS, Answered, Assessment, Occasion
from venuecheck.assessment.checklist import Checklist, Question, Repeat
from venuecheck.assessment.day_answers import (
    AUDIENCE,
    EXPECTED,
    LAST_DAY,
    MADE_PUBLIC,
    OF_ITS_OWN,
    REACH,
    ROOM,
    ROOM_FREE,
    TAKEN,
    TIMES,
    as_date,
    day_facts,
    first_day,
)
from venuecheck.assessment.event_days import with_days_of
from venuecheck.assessment.question_words import IN_A_ROW, question_in_words, quoted
from venuecheck.assessment.replying import Reply, name_open
from venuecheck.assessment.sources import is_venues_in_rows, rows_of
from venuecheck.assessment.steps import room_taken
from venuecheck.assessment.validity import Validity, expired, reopened, stands
from venuecheck.assurance.assessed import AssessedStands
from venuecheck.core import day_words
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.records.codec import encode
from venuecheck.records.drafts import DraftChange
from venuecheck.records.store import Store
from venuecheck.records.version import once_settled
from venuecheck.service.bookings.drafts import still_read
from venuecheck.service.bookings.recorded import RECORD_KIND, all_assessments, changed_since, write_assessment
from venuecheck.service.bookings.standing_now import standing_now
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting


def waiting(store: Store, now: datetime) -> tuple[Assessment, ...]:
    """Give the bookings that somebody has still to decide on, oldest first, as reports have it.

    One that is referred waits, too: whoever was asked has not decided on it yet. So does one whose decision has ended.
    """
    return of_these_waiting(all_assessments(store), standing_now(store, now).stands)


def of_these_waiting(recorded: Sequence[Assessment], stands: Mapping[str, AssessedStands]) -> tuple[Assessment, ...]:
    """Give those that wait of all that is recorded, for whoever has read and judged it already."""
    return tuple(one for one in recorded if stands[one.id].to_decide and not one.is_of_venue)


def answers_of(
    assessment: Assessment, checklist: Checklist, *, with_days: bool = False
) -> tuple[Answers, tuple[str, ...]]:
    """Give the answers of a recorded assessment as `checklist` takes them today, and what it no longer takes.

    `with_days`: its days and times too, which another booking of the series does not share.
    """
    lost: list[str] = []
    values: dict[str, object] = {}
    rows: dict[str, dict[int, dict[str, object]]] = {}
    for answered in assessment.answers:
        place = IN_A_ROW.fullmatch(answered.question)
        if place:
            rows.setdefault(place[1], {}).setdefault(int(place[2]), {})[place[3]] = answered.value
        elif not isinstance(checklist.by_id.get(answered.question), Repeat):
            values[answered.question] = answered.value
        else:
            rows.setdefault(answered.question, {})
    repeats: dict[str, Rows] = {}
    for name, written in rows.items():
        item = checklist.by_id.get(name)
        if not isinstance(item, Repeat):
            lost.append(name)
            continue
        known = {question.id: question for question in item.questions}
        read = tuple(still_read(written[number], known, lost) for number in sorted(written))
        repeats[name] = Rows(rows=read, closed=True)
    # each booking of a series has days of its own
    kept: dict[str, Value] = still_read(
        {name: value for name, value in values.items() if with_days or name not in OF_ITS_OWN}, checklist.by_id, lost
    )
    return Answers(values=kept, repeats=repeats, notes=_notes(assessment, checklist)), tuple(dict.fromkeys(lost))


def changes(assessment: Assessment, checklist: Checklist, answers: Answers) -> tuple[str, ...]:
    """Name what differs from the recorded answers, and what therefore has to be answered again."""
    before, lost = answers_of(assessment, checklist)
    names = [item.id for item in checklist.items if item.id not in OF_ITS_OWN]
    differing = [
        name
        for name in names
        if before.values.get(name) != answers.values.get(name)
        or before.repeats.get(name, Rows()).rows != answers.repeats.get(name, Rows()).rows
    ]
    return tuple(dict.fromkeys((*lost, *differing, *sorted(reopened(checklist, before, answers) - {*differing}))))


def why_not_covered(
    assessment: Assessment, checklist: Checklist, answers: Answers, now: datetime, replies: Sequence[Reply] = ()
) -> tuple[str, ...]:
    """Say why the recorded decision does not cover another booking with these answers; empty where it does."""
    found = []
    today = london_day(now)
    now_stands = stands(assessment, today)
    if now_stands.standing is Validity.WAITING:
        found.append("nobody has decided on it")
    elif now_stands.standing is not Validity.IN_FORCE:
        found.append(
            f"its decision has {'ended' if now_stands.standing is Validity.ENDED else 'to be looked at again'}"
        )
    if assessment.decision is not None and assessment.decision.kind not in APPROVING_KINDS:
        found.append("it was not approved")
    if room_taken(assessment) or answers.values.get(ROOM_FREE) == TAKEN:
        found.append("it is on record that the room is taken at that time")
    if name_open(assessment, replies) is not None:
        found.append("its approval waits for a name to be judged, or for a reply")
    if (assessment.checklist_version, assessment.checklist_digest) != (checklist.version, checklist.digest):
        found.append("the checklist has changed")
    first = day_facts(answers).get("booking.first_day")
    if first is not None and now_stands.until is not None and first > now_stands.until:
        found.append(
            f"it is on {day_words.day(first)}, and what was decided counts until {day_words.day(now_stands.until)}"
        )
    differing = changes(assessment, checklist, answers)
    if differing:
        said = quoted(question_in_words(checklist, name) for name in differing)
        found.append(f"these answers changed or must be given again: {said}")
    stale = expired(checklist, answers, today)
    if stale:
        said = quoted(question_in_words(checklist, name) for name in sorted(stale))
        found.append(f"these answers have expired: {said}")
    return tuple(found)


def cover(
    site: Site,
    store: Store,
    earlier: Assessment,
    *,
    checklist: Checklist,
    answers: Answers,
    subject: str,
    person: str | Actor,
    now: datetime,
    changed_drafts: Sequence[DraftChange] = (),
) -> Assessment:
    """Record that the assessment, as it was read, covers one more booking of the series, with its own days and room.

    Bookings that somebody else had covered meanwhile stay covered. Raises `ConflictError` where anything else was
    changed since: what was decided may not cover this booking any more; `ForbiddenError` where it is not for `person`.
    Drafts change with it: `DraftOvertakenError`.
    """
    who = acting(site.people, site.venue.id, person, Doing.ASSESS)
    answers = with_days_of(checklist, answers, subject, london_day(now))
    said = {name: plain(one, 300).strip() for name, one in _own(checklist, answers)}
    occasion = Occasion(
        subject=plain(subject, 200).strip(),
        person=plain(who.name, 200).strip(),
        at=now,
        by=who.acted,
        first=first_day(answers.values),
        last=as_date(answers.values.get(LAST_DAY)),
        times=said.get(TIMES, ""),
        room=said.get(ROOM, ""),
        audience=said.get(AUDIENCE, ""),
        expected=said.get(EXPECTED, ""),
        reach=said.get(REACH, ""),
        made_public=said.get(MADE_PUBLIC, ""),
    )

    def attempt() -> Assessment:
        newest = store.read(RECORD_KIND, earlier.id, Assessment)
        if newest is None or _apart_from_occasions(newest.value) != _apart_from_occasions(earlier):
            raise changed_since(store, earlier.id, earlier)
        covered = replace(newest.value, occasions=(*newest.value.occasions, occasion))
        return write_assessment(store, covered, over=newest, changed_drafts=changed_drafts).value

    return once_settled(attempt)


def _own(checklist: Checklist, answers: Answers) -> Iterator[tuple[str, str]]:
    """Give what a booking has of its own among its answers, in words, by question."""
    for name in OF_ITS_OWN & {*answers.values}:
        question = checklist.by_id.get(name)
        if isinstance(question, Question):
            yield name, shown_answer(question, answers.values[name])


def _apart_from_occasions(assessment: Assessment) -> object:
    return encode(replace(assessment, occasions=()))


def _notes(assessment: Assessment, checklist: Checklist) -> dict[str, Note]:
    """Give where the recorded answers come from: of rows together, of what the venue answered in them apart."""
    found: dict[str, Note] = {}
    for one in assessment.answers:
        place = IN_A_ROW.fullmatch(one.question)
        item = checklist.by_id.get(place[3]) if place else None
        is_apart = item is not None and is_venues_in_rows(item)
        if is_apart and one.said_by == ORGANISERS_LINK:
            continue  # earlier versions put the whole row down as theirs; a link asks nothing of what is the venue's
        name = place[3] if place else one.question
        found[name if is_apart else rows_of(checklist, name)] = Note(said_by=one.said_by, on=_on(one, assessment))
    return found


def _on(answered: Answered, assessment: Assessment) -> date:
    return answered.answered_on or london_day(assessment.finished or assessment.started)
