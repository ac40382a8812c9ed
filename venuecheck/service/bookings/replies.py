"""What whoever was asked answered, and whether an event was as booked: noted by a person."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import Final

from venuecheck.assessment.answerer import ANSWERER_WORDS, Answerer
from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, OutcomeKind
from venuecheck.assessment.event_days import event_days
from venuecheck.assessment.looked_back import AsBooked, EventReview, review_words
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.since_decided import waits_for_look_back
from venuecheck.core import day_words
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import ForbiddenError, InvalidError
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.service.bookings.noted_now import EVENT_REVIEW, reviews_now
from venuecheck.service.bookings.recorded import all_assessments, record_beside
from venuecheck.service.record_keeping.said_beside import Speaker, Word
from venuecheck.service.record_keeping.statements import cleaned, person_problems
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

REPLY: Final = "reply"
_LONGEST: Final = 4_000


def note_reply(
    site: Site,
    store: Store,
    about: Recorded[Assessment],
    answerer: Answerer,
    *,
    text: str,
    person: str | Actor,
    now: datetime,
    acknowledged: bool = False,
    sheet: str = "",
    shown: int | None = None,
    replaces: bool = False,
) -> Reply:
    """Record what was answered; from the same `sheet`, once (`record_about`).

    `acknowledged`: they said only that they have it, so that whatever waits for their answer waits on.

    Raises `InputError` where it says nothing, or nobody notes it; `ConflictError` where the assessment was changed
    since it was read, or another noted something else of the same answerer on that day, which they have not seen:
    `shown` and `replaces` are as for `note_condition`.
    """
    doing = Doing.ANSWER_AS_LEAD if answerer is Answerer.SAFEGUARDING else Doing.NOTE
    who = acting(site.people, site.venue.id, person, doing)
    what, name = said_by(text, who.name, "said", "write what they answered, and on which day")
    made = Reply(
        assessment=about.value.id,
        answerer=answerer,
        said=what,
        person=name,
        at=now,
        by=who.acted,
        acknowledged=acknowledged,
    )
    speaker = Speaker(person=name, seen=shown, replaces=replaces)
    record_beside(store, about, REPLY, made, partial(_answers, store, made), speaker=speaker, at=now, sheet=sheet)
    return made


def _answers(store: Store, made: Reply) -> Iterator[Word]:
    """Give what was noted before of what the same answerer said of the same booking: an answer is no other receipt."""
    for each in store.read_all(REPLY, Reply):
        one = each.value
        if (one.assessment, one.answerer, one.acknowledged) == (made.assessment, made.answerer, made.acknowledged):
            yield Word(
                what=f"what {ANSWERER_WORDS[one.answerer]} answered",
                now=made.said,
                before=one.said,
                by=one.person,
                at=one.at,
                place=each.version.seq,
                is_of_the_day=london_day(one.at) == london_day(made.at),
            )


def replies_counting(store: Store) -> tuple[Reply, ...]:
    """Give what was answered about any booking, in order: that somebody has what they were asked is no answer."""
    return tuple(one for one in store.all(REPLY, Reply) if not one.acknowledged)


def replies_to(store: Store, assessment: Assessment) -> tuple[Reply, ...]:
    """Give what was answered about an assessment, in order."""
    return tuple(one for one in replies_counting(store) if one.assessment == assessment.id)


def replies_noted(store: Store, assessment: Assessment) -> tuple[Reply, ...]:
    """Give all that was noted of those who were asked about an assessment, for whoever reads it."""
    return tuple(one for one in store.all(REPLY, Reply) if one.assessment == assessment.id)


def reply_words(reply: Reply) -> str:
    """Say what came of whom."""
    who = ANSWERER_WORDS[reply.answerer]
    what = f"no answer yet of {who}, who say that they have it" if reply.acknowledged else f"reply of {who}"
    return f"{what}: {reply.said}"


def note_review(
    site: Site,
    store: Store,
    about: Recorded[Assessment],
    as_booked: AsBooked,
    *,
    conditions_kept: bool | None,
    note: str,
    person: str | Actor,
    now: datetime,
    sheet: str = "",
    shown: int | None = None,
    replaces: bool = False,
) -> EventReview:
    """Record whether the event was as booked; from the same `sheet`, once (`record_about`).

    Raises `InputError` where something is missing; `ConflictError` where the assessment was changed since it was read,
    or another said the contrary of the event, which they have not seen: `shown` and `replaces` are as for
    `note_condition`.
    """
    assessment = about.value
    if not may_be_looked_back_on(assessment):
        what = "this booking was not approved, so there was no event to look back on"
        raise ForbiddenError.at(assessment.id, what, "name a booking that was approved")
    has_conditions = asks_whether_kept(assessment)
    if has_conditions and as_booked is not AsBooked.NOT_HELD and conditions_kept is None:
        what = "nothing says whether the conditions were kept"
        raise InvalidError.of("conditions_kept", what, "say whether they were kept or broken")
    if has_conditions and as_booked is AsBooked.NOT_HELD and conditions_kept:
        what = "nothing was held, so nothing shows that conditions were kept"
        raise InvalidError.of("conditions_kept", what, "leave it out, or say that the event was held")
    _refuse_still_to_come(assessment, as_booked, london_day(now))
    went_wrong = as_booked is AsBooked.NO or conditions_kept is False
    if went_wrong and sum(char.isalnum() for char in note) < _SHORTEST:
        raise InvalidError.of("note", "it does not say what was otherwise", "write what you saw, or were told, by whom")
    who = acting(site.people, site.venue.id, person, Doing.NOTE)
    _, name = said_by("as booked", who.name, "note", "")
    made = EventReview(
        assessment=assessment.id,
        as_booked=as_booked,
        conditions_kept=conditions_kept if has_conditions else None,
        note=plain(note, _LONGEST, one_line=False).strip(),
        person=name,
        at=now,
        by=who.acted,
    )
    speaker = Speaker(person=name, seen=shown, replaces=replaces)
    record_beside(
        store, about, EVENT_REVIEW, made, partial(_looked_back, store, made), speaker=speaker, at=now, sheet=sheet
    )
    return made


def _looked_back(store: Store, made: EventReview) -> Iterator[Word]:
    """Give what was noted before of the same event, whenever: it has one day."""
    for each in store.read_all(EVENT_REVIEW, EventReview):
        one = each.value
        if one.assessment == made.assessment:
            yield Word(
                what="the event",
                now=review_words(made),
                before=review_words(one),
                by=one.person,
                at=one.at,
                place=each.version.seq,
                is_of_the_day=True,
                saw=one.note,
            )


def _refuse_still_to_come(assessment: Assessment, as_booked: AsBooked, today: date) -> None:
    days = event_days(assessment)
    if days is not None and days.first > today and as_booked is not AsBooked.NOT_HELD:
        what = f"the event is on {day_words.day(days.first)}, which is still to come"
        raise InvalidError.of("as_booked", what, "note it after the event; or note that it is not held")


def may_be_looked_back_on(assessment: Assessment) -> bool:
    """Whether an event can have come of a booking: it was approved."""
    return assessment.decision is not None and assessment.decision.kind in APPROVING_KINDS


def asks_whether_kept(assessment: Assessment) -> bool:
    """Whether there are conditions that were kept or broken."""
    decision = assessment.decision
    return decision is not None and decision.kind is OutcomeKind.APPROVE_WITH_CONDITIONS


def reviews_of(store: Store, assessment: Assessment) -> tuple[EventReview, ...]:
    """Give what was noted after an assessment's events, in order."""
    found = store.all(EVENT_REVIEW, EventReview)
    return tuple(one for one in found if one.assessment == assessment.id)


def to_review(store: Store, now: datetime) -> tuple[tuple[Assessment, date | None], ...]:
    """Give the bookings approved on conditions that nobody has looked back on, with the day of the event.

    Those whose day is still to come are left out; where no day is recorded, it is for a person to tell.
    """
    recorded = all_assessments(store)
    reviews = tuple(one for one in reviews_now(store, now) if one.at <= now)
    today = london_day(now)
    return store.remembered.worked_out(
        "to review", (recorded, reviews), today, lambda: tuple(_to_review(recorded, reviews, today))
    )


def _to_review(
    recorded: Sequence[Assessment], reviews: Sequence[EventReview], today: date
) -> Iterator[tuple[Assessment, date | None]]:
    seen = {one.assessment for one in reviews}
    for one in recorded:
        over = None if one.id in seen else waits_for_look_back(one, today)
        if over is not None:
            yield one, over.day


_SHORTEST = 10


def said_by(text: str, person: str, field: str, fix: str) -> tuple[str, str]:
    """Bound what somebody notes, and their name. Raises `InvalidError` where either says nothing."""
    what = plain(text, _LONGEST, one_line=False).strip()
    if not any(char.isalnum() for char in what):
        raise InvalidError.of(field, "it says nothing", fix)
    who = cleaned(person)
    problems = list(person_problems(who))
    if problems:
        raise InvalidError(problems)
    return what, who
