"""All that became of a booking, step by step, from its records: asked, recommended, decided, changed, looked back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from venuecheck.assessment.assessment import OUTCOME_KIND_WORDS, Assessment, Decision, OutcomeKind
from venuecheck.assessment.changed import changed
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.decided_words import but_for, outcome_words
from venuecheck.assessment.decision import reasons_shown
from venuecheck.assessment.grounds import facts_on_record
from venuecheck.assessment.in_part import acts_as, is_in_part
from venuecheck.assessment.looked_back import AsBooked, EventReview, review_words
from venuecheck.assessment.name_points import WORD_SAID
from venuecheck.assessment.passed_to_lead import TELL_LEAD
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.screened import Judgement, Word
from venuecheck.assessment.steps import is_at_once
from venuecheck.assessment.whole_answer import whole_answer
from venuecheck.assurance.fault import shown_id
from venuecheck.core.london import london_time
from venuecheck.plans.said import ActionNote
from venuecheck.records import listing
from venuecheck.records.listing import ListedRecord
from venuecheck.records.reading_back import shaped
from venuecheck.records.store import Store
from venuecheck.service.bookings.letters_made import LETTER, Letter
from venuecheck.service.bookings.noted_now import CONDITION, EVENT_REVIEW, reasons_noted
from venuecheck.service.bookings.recorded import RECORD_KIND, read_assessment
from venuecheck.service.bookings.replies import REPLY, replies_to, reply_words
from venuecheck.service.record_keeping.record_groups import WORRY, WORRY_OPENED


class StepKind(StrEnum):
    """What a step is."""

    ASKED = "asked"
    RECOMMENDED = "recommended"
    PASSED_UP = "passed_up"
    DECIDED = "decided"
    NOT_AVAILABLE = "not_available"
    CHANGED = "changed"
    HELD = "held"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    NAME_JUDGED = "name_judged"
    """Somebody said whether a name is a listed one."""
    COVERED = "covered"
    """One more booking of a series."""
    REPLIED = "replied"
    """The police, or the Prevent coordinator."""
    WRITTEN_FOR_LEAD = "written_for_lead"
    """Something was written for the safeguarding lead, which tells them nothing: neither what nor by whom is told."""
    PASSED_TO_LEAD = "passed_to_lead"
    """Somebody says that they were told, or the lead opened what was written for them."""
    LETTER = "letter"
    CONDITION = "condition"
    GONE_AHEAD = "gone_ahead"
    NOT_HELD = "not_held"
    LOOKED_BACK = "looked_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStep:
    """One step."""

    kind: StepKind
    at: datetime
    by: str
    """Who took it; empty where the program did, or where it is not told."""
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All that became of a booking."""

    assessment: str
    subject: str
    reference: str
    """Of the booking system; empty where there is none."""
    steps: tuple[StoryStep, ...]
    """In the order in which they were put on record."""


def story_of(store: Store, wanted: str) -> Story:
    """Tell the story of the booking of this id. Raises `NotFoundError`."""
    now = read_assessment(store, wanted).value
    steps: list[StoryStep] = []
    before: Assessment | None = None
    replies = replies_to(store, now)
    for entry, says in listing.said(store, _KINDS, worth_reading=lambda text: now.id in text):
        if entry.kind == RECORD_KIND:
            if entry.key == now.id:
                read = listing.value_in(store, Assessment, entry, says)
                taken = read.decision
                noted = reasons_noted(store, read, taken.at) if taken and taken.rests_on else {}
                steps += _of_record(before, read, facts_on_record(read, replies, noted))
                before = read
        elif entry.kind == _ACTION:
            steps += _told_lead(now, shaped(ActionNote, says, store.shown, f"record {entry.seq}"))
        elif entry.key.startswith(f"{now.id}/"):
            steps += [_for_lead(entry)] if entry.kind in _FOR_LEAD else _beside(entry, says, store.shown)
    return Story(assessment=now.id, subject=now.subject, reference=now.reference, steps=tuple(steps))


_FOR_LEAD: Final = frozenset({WORRY, WORRY_OPENED})
_ACTION: Final = "action"
_KINDS: Final = frozenset({_ACTION, RECORD_KIND, LETTER, REPLY, EVENT_REVIEW, CONDITION, *_FOR_LEAD})
_DECIDED: Final[dict[OutcomeKind, StepKind]] = {
    OutcomeKind.REFER: StepKind.PASSED_UP,
    OutcomeKind.HOLD: StepKind.HELD,
    OutcomeKind.CANCEL: StepKind.CANCELLED,
    OutcomeKind.WITHDRAWN: StepKind.WITHDRAWN,
    OutcomeKind.NOT_AVAILABLE: StepKind.NOT_AVAILABLE,
}


def _of_record(before: Assessment | None, now: Assessment, facts: Mapping[str, str]) -> Iterator[StoryStep]:
    moment = now.finished or now.started
    if before is None:
        said = f"{len(now.answers)} answers given to “{now.checklist_title}”, version {now.checklist_version}"
        yield StoryStep(kind=StepKind.ASKED, at=now.started, by=now.person, what=said)
        yield StoryStep(kind=StepKind.RECOMMENDED, at=moment, by="", what=now.recommendation.title)
    elif _is_changed(before, now):
        differing = [one.what for one in changed(before, now) if not one.what.startswith("decision")]
        said = f"something has changed: {'; '.join(differing)}" if differing else "taken up again"
        yield StoryStep(kind=StepKind.CHANGED, at=moment, by=now.person, what=said)
        yield StoryStep(kind=StepKind.RECOMMENDED, at=moment, by="", what=now.recommendation.title)
    yield from _lead_told(before, now)
    yield from _judged(before, now)
    known = () if before is None else before.occasions
    for one in now.occasions:
        if one not in known:
            yield StoryStep(kind=StepKind.COVERED, at=one.at, by=one.person, what=f"also covers {one.subject}")
    taken = now.decision
    if taken is not None and (before is None or taken != before.decision):
        yield _decided(taken, facts)


def _lead_told(before: Assessment | None, now: Assessment) -> Iterator[StoryStep]:
    """Tell what the answers say since this record of when a worry was passed on."""
    what = _said_passed(now)
    if what and (before is None or what != _said_passed(before)):
        yield StoryStep(kind=StepKind.PASSED_TO_LEAD, at=now.finished or now.started, by="", what=what)


def _said_passed(one: Assessment) -> str:
    """Say when a worry was passed on, as the answers have it; empty where they do not say that it was."""
    said = {each.question: each for each in one.answers}
    day, time = (said[each].shown if each in said else "" for each in ("dsl_day", "dsl_time"))
    # who notes the day has passed it on; who says "not yet" beside it has not
    if (said["dsl_passed"].value != "passed") if "dsl_passed" in said else not day:
        return ""
    when = ", ".join((f"on {day}" if day else "day not noted", f"at {time}" if time else "time not noted"))
    return f"passed to the designated safeguarding lead, {when}"


def _judged(before: Assessment | None, now: Assessment) -> Iterator[StoryStep]:
    """Tell each word on a name that is new in this record; of a person's name neither it nor the listed one."""
    known = set(_words_said(before)) if before is not None else set()
    for step in _words_said(now):
        if step not in known:
            yield step


def _words_said(one: Assessment) -> Iterator[StoryStep]:
    for name in one.screened:
        for match in name.matches:
            said = match.held or match.dismissed
            if said is None:
                continue
            word = said.word if isinstance(said, Judgement) else Word.NOT_THE_SAME
            about = f"a person’s name (“{name.place}”)" if name.is_private else f"“{whole_answer(one, name)}”"
            listed = f"entry {match.entry}" if name.is_private else f"“{match.listed}”, {match.entry}"
            what = f"{about} judged against {match.list_name} ({listed}): {WORD_SAID[word]}: {said.reason}"
            yield StoryStep(kind=StepKind.NAME_JUDGED, at=said.at, by=said.person, what=what)


def _is_changed(before: Assessment, now: Assessment) -> bool:
    """Whether other answers were taken over; a decision or a further booking alone leaves them as they are."""
    return (before.answers, before.subject) != (now.answers, now.subject)


def _decided(taken: Decision, facts: Mapping[str, str]) -> StoryStep:
    """Tell what was decided and why; `facts` are those on record, by the id under which a decision names them."""
    said = _ended_in_part(taken) or outcome_words(taken)
    if is_at_once(taken):
        said += " at once, grounds to follow"
    reasons = f": {reasons_shown(taken)}" if taken.reasons else ""
    if taken.fact:
        reasons += f" ({taken.fact}; how that is known: {taken.source})"
    if taken.rests_on:
        reasons += f" (it rests on: {'; '.join(facts.get(name, name) for name in taken.rests_on)})"
    if taken.after_hold:
        reasons += f" (what came of the hold: {taken.after_hold})"
    if taken.without_fact:
        reasons += " (no fact on record is named that supports it)"
    by = ", ".join(filter(None, (taken.person, taken.role)))
    return StoryStep(kind=_DECIDED.get(taken.kind, StepKind.DECIDED), at=taken.at, by=by, what=f"{said}{reasons}")


def _ended_in_part(taken: Decision) -> str:
    """Say that some days of a series end, and which; empty of any other decision."""
    if not is_in_part(taken):
        return ""
    return f"{OUTCOME_KIND_WORDS[acts_as(taken.kind, taken.outcome)]} in part{but_for(taken).removeprefix(', but')}"


def _told_lead(now: Assessment, note: ActionNote) -> Iterator[StoryStep]:
    """Tell that somebody noted when the lead was told, in their words; never who, for they may be who noticed."""
    if note.closed and note.action == f"{shown_id(now.id)}:{TELL_LEAD}":
        what = f"passed to the designated safeguarding lead: {note.reason}"
        yield StoryStep(kind=StepKind.PASSED_TO_LEAD, at=note.at, by="", what=what)


def _for_lead(entry: ListedRecord) -> StoryStep:
    at = london_time(datetime.fromisoformat(entry.at))
    if entry.kind == WORRY:
        what = f"written down for the designated safeguarding lead at {at:%H:%M}"
        return StoryStep(kind=StepKind.WRITTEN_FOR_LEAD, at=at, by="", what=what)
    what = f"opened by the designated safeguarding lead at {at:%H:%M}"
    return StoryStep(kind=StepKind.PASSED_TO_LEAD, at=at, by="", what=what)


def _beside(entry: ListedRecord, says: dict[str, Any], shown: str) -> Iterator[StoryStep]:
    kind, which = entry.kind, f"record {entry.seq}"
    if kind == LETTER:
        letter = shaped(Letter, says, shown, which)
        what = f"{letter.kind.value} letter to {letter.to}"
        yield StoryStep(kind=StepKind.LETTER, at=letter.made, by=letter.person, what=what)
    elif kind == REPLY:
        reply = shaped(Reply, says, shown, which)
        what = reply_words(reply)
        yield StoryStep(kind=StepKind.REPLIED, at=reply.at, by=reply.person, what=what)
    elif kind == CONDITION:
        seen = shaped(ConditionSeen, says, shown, which)
        what = f"{'met' if seen.met else 'not met'}: {seen.condition} {seen.seen}"
        yield StoryStep(kind=StepKind.CONDITION, at=seen.at, by=seen.person, what=what)
    elif kind == EVENT_REVIEW:
        yield from _looked_back(shaped(EventReview, says, shown, which))


def _looked_back(review: EventReview) -> Iterator[StoryStep]:
    is_held = review.as_booked is not AsBooked.NOT_HELD
    kind = StepKind.GONE_AHEAD if is_held else StepKind.NOT_HELD
    yield StoryStep(kind=kind, at=review.at, by="", what="it took place" if is_held else "it was not held")
    note = f": {review.note}" if review.note else ""
    yield StoryStep(kind=StepKind.LOOKED_BACK, at=review.at, by=review.person, what=f"{review_words(review)}{note}")
