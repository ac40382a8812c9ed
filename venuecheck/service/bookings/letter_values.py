"""What letters are filled with: facts of the record, each under the name of its place.

A sentence that holds only under some facts hangs on one of these (`{{?terms_agreed}}`), so no letter says what the
record denies. What is not on record has no value, and what would say it is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from venuecheck.assessment.assessment import APPROVING_KINDS, Assessment, Decision, Occasion, OutcomeKind
from venuecheck.assessment.day_answers import ROOM, TIMES
from venuecheck.assessment.decided_words import decided_words, outcome_words
from venuecheck.assessment.event_days import EventDays, event_days, occasion_days
from venuecheck.assessment.in_part import is_in_part
from venuecheck.assessment.name_points import names_again, names_organisation
from venuecheck.assessment.off_days import off_days
from venuecheck.assessment.replying import Reply, name_open
from venuecheck.assessment.steps import (
    GROUNDS,
    at_once_before,
    before_change,
    for_the_venue,
    is_at_once,
    put_right,
    replaced,
    told_before,
)
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.core.venue import Nation
from venuecheck.report.setting.prose import Values
from venuecheck.service.bookings.letter_words import line, text
from venuecheck.service.bookings.referral_values import rests_on
from venuecheck.service.sites.hire_terms import TERMS

_CANDIDATE: Final = "candidate"
ORGANISERS: Final = ("organiser", _CANDIDATE, "person", "organisation")
"""Questions whose answer says to whom a letter goes: the first of them that has one."""
_AGREED: Final = frozenset({"agreed", "seen", "yes"})
_TELLS_EVENT: Final = "letter-about-event"
"""The outcome under which a letter of advice may mention the event."""
_WITHIN: Final = timedelta(days=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What whoever writes the letter adds to the record."""

    to: str
    person: str
    role: str
    reasons: str = ""
    """As the organiser may read them; empty for those of the decision."""
    asks: tuple[str, ...] = ()
    reply_by: date | None = None
    note: str = ""
    purpose: str = ""
    lawful_basis: str = ""
    approved_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """What the venue says of itself in every letter."""

    venue: str
    review: str
    contact: str
    privacy: str
    nation: Nation
    electoral: str = ""
    """Electoral services, and how they are reached."""


def values_of(
    assessment: Assessment,
    said: Said,
    sender: Sender,
    today: date,
    occasion: Occasion | None = None,
    *,
    replies: Sequence[Reply] = (),
) -> Values:
    """Give the value of every place. `occasion` is the further booking of a series that the letter is about."""
    decision = assessment.decision
    answers = {one.question: one.shown for one in assessment.answers}
    behind = rests_on(assessment, sender.nation)
    days = _days(assessment, occasion)
    return {
        "venue": sender.venue,
        "date": day_words.day(today),
        "to": said.to,
        "reference": assessment.id,
        "booking": line(occasion.subject if occasion else assessment.subject),
        "event": text(answers.get("event", "") or answers.get("activity", "")),
        "items": text(answers.get("items", "")),
        "organiser": who_books(assessment),
        "candidate": candidate_of(assessment),
        "electoral": sender.electoral,
        "asks": said.asks,
        "reply_by": day_words.day(said.reply_by or _reply_by(assessment, today)),
        # where there is a fact it is what the letter says, and the reasons stay with the record
        "said": said.reasons or (text(decision.fact or decision.reasons) if decision else ""),
        "event_told": text(answers.get("event", "")) if tells_event(assessment) else "",
        "todo": tuple(text(action.text) for action in assessment.actions),
        "note": said.note,
        "purpose": said.purpose,
        "lawful_basis": said.lawful_basis,
        "approved_by": said.approved_by,
        "signed": said.person,
        "role": said.role,
        "signature": "\n".join(filter(None, (said.person, said.role, sender.venue))),
        "review": sender.review,
        "contact": sender.contact,
        "privacy": sender.privacy,
        **_decided(assessment, is_open=name_open(assessment, replies) is not None),
        **days,
        **_terms(assessment),
        "names_again": _fact(bool(names_again(assessment)) and names_organisation(assessment)),
        **_confirmed(assessment, occasion),
        **_in_part(assessment),
        **behind,
        # places that templates of earlier versions have
        "event_date": days["when"],
        "answers": (*behind["seen"], *behind["told"], *behind["hearsay"]),
    }


def tells_event(assessment: Assessment) -> bool:
    """Whether the letter of advice to an owner speaks of an event."""
    return assessment.recommendation.outcome == _TELLS_EVENT


def organiser_of(assessment: Assessment) -> str:
    """Give the name of whoever books, or of the candidate for whom somebody does; empty where none is recorded."""
    return who_books(assessment) or candidate_of(assessment)


def who_books(assessment: Assessment) -> str:
    """Give the name of whoever books; empty where it is not recorded, be it that somebody books for a candidate."""
    answers = {one.question: one.shown for one in assessment.answers}
    names = (name for name in ORGANISERS if name != _CANDIDATE or not candidate_of(assessment))
    return line(next((answers[name] for name in names if answers.get(name)), ""))


def candidate_of(assessment: Assessment) -> str:
    """Give the candidate for whose meeting somebody else books; empty elsewhere."""
    answers = {one.question: one for one in assessment.answers}
    books = answers.get("booked_by")
    is_for = books is not None and books.value != _CANDIDATE and _CANDIDATE in answers
    return line(answers[_CANDIDATE].shown) if is_for else ""


def _decided(assessment: Assessment, *, is_open: bool) -> Values:
    decision = assessment.decision
    if decision is None:
        before = before_change(assessment)
        said = "Nobody has decided on it yet."
        if before is not None:
            was = f"{day_words.day(london_day(before.at))}: {decided_words(before)}"
            said = f"Decided on {was}. The answers were changed since, and nobody has decided on it as it is now."
        return {**dict.fromkeys(_OF_DECISION, ""), **_NO_CONDITIONS, "standing": said}
    ours = for_the_venue(assessment, decision.conditions)
    said = f"Decided so far, on {day_words.day(london_day(decision.at))}: {outcome_words(decision)}."
    if is_open:
        said += " This is not confirmed: it waits for a judgement, or a reply."
    return {
        "conditions": tuple(map(text, decision.conditions)),
        "their_conditions": tuple(text(one) for one in decision.conditions if one not in ours),
        "our_conditions": tuple(map(text, ours)),
        "nothing_asked": _fact(len(ours) == len(decision.conditions)),
        "decided_on": day_words.day(london_day(decision.at)),
        "right": text(decision.right_engaged),
        "aim": text(decision.aim),
        "lesser": text(decision.why_proportionate),
        "power": text(decision.power_relied_on),
        "fact": text(decision.fact),
        "source": text(decision.source),
        "alternative": text(decision.alternative),
        "deposit": text(decision.deposit),
        "valid_until": day_words.day(decision.valid_until) if decision.valid_until else "",
        "grounds_by": _grounds_by(assessment),
        "standing": said,
    }


def _grounds_by(assessment: Assessment) -> str:
    """Give the day by which the grounds of what was done at once follow, as it stands among what there is to do."""
    due = next((one.due for one in assessment.actions if one.id == GROUNDS), None)
    return day_words.day(due) if due and is_at_once(assessment.decision) else ""


_NO_CONDITIONS: Final[Values] = dict.fromkeys(("conditions", "their_conditions", "our_conditions", "nothing_asked"), ())
_OF_DECISION: Final = (
    *("decided_on", "right", "aim", "lesser", "power", "valid_until"),
    *("fact", "source", "alternative", "deposit", "grounds_by"),
)


_PLACE: Final = "place"
"""Where a stall is, or leaflets are handed out: in a room or not."""


def _days(assessment: Assessment, occasion: Occasion | None) -> Values:
    days = occasion_days(occasion) if occasion else event_days(assessment)
    said = {one.question: line(one.shown) for one in assessment.answers}
    times = line(occasion.times) if occasion else said.get(TIMES, "")
    confirmed = _goes_ahead_or_ends(assessment)
    ends = confirmed.valid_until if confirmed else None
    goes_on = days is not None and ends is not None and days.last > ends
    told = EventDays(first=days.first, last=max(days.first, ends)) if days and ends and goes_on else days
    values = {
        # of what goes on for longer, no more than what was decided
        "when": ", ".join(filter(None, (told.shown, times))) if told else "",
        "where": line(occasion.room) if occasion else said.get(ROOM, "") or said.get(_PLACE, ""),
        "asked_until": day_words.day(days.last) if days and goes_on else "",
        "covers": line(assessment.subject) if occasion else "",
        "one_event": _fact(days is not None and not days.is_series),
        "several_days": _fact(days is not None and days.is_series and ends is not None),
        "day_unknown": _fact(days is None and ends is not None),
        "begun": _fact(told is not None and _is_ended_within(assessment, told)),
    }
    is_confirmed = days is not None and ends is not None and (days.first <= ends if occasion else _within(days, ends))
    if days and ends and assessment.decision is not confirmed and not is_confirmed:
        # other days were asked for since: what is taken back was never confirmed for these, nor there
        values |= {"when": f"confirmed until {day_words.day(ends)}", "where": "", "begun": ""}
    return values


def _within(days: EventDays, ends: date) -> bool:
    """Whether a confirmation that ends then was given for these days: it lasts until an event is over, or a series."""
    return days.first <= ends <= days.last


def _goes_ahead_or_ends(assessment: Assessment) -> Decision | None:
    """Give the confirmation whose days a letter names: the one that is given, or the one that is taken back."""
    decision = assessment.decision
    if decision is None or decision.kind is OutcomeKind.CANCEL:
        return told_before(assessment) if decision else None
    return decision if decision.kind in APPROVING_KINDS else None


def _is_ended_within(assessment: Assessment, days: EventDays) -> bool:
    """Whether what was confirmed is cancelled when it has begun: what took place so far is not taken back."""
    decision = assessment.decision
    is_cancelled = decision is not None and decision.kind is OutcomeKind.CANCEL
    return is_cancelled and decision is not None and days.first <= london_day(decision.at) < days.last


def _confirmed(assessment: Assessment, occasion: Occasion | None) -> Values:
    """Say what the organiser was told before what was decided now: that it goes ahead, or anything else.

    Of a further booking of a series nobody was told anything before it was asked for.
    """
    before, corrects, instead_of = told_before(assessment), put_right(assessment), replaced(assessment)
    decision, at_once = assessment.decision, at_once_before(assessment)
    if occasion is not None and decision is not None and occasion.at > decision.at:
        instead_of = None
    confirmed = max(before.at, occasion.at) if before and occasion else before.at if before else None
    return {
        "corrects": day_words.day(london_day(corrects.at)) if corrects else "",
        "confirmed_before": day_words.day(london_day(confirmed)) if confirmed else "",
        "replaces": day_words.day(london_day(instead_of.at)) if instead_of else "",
        "not_confirmed": _fact(before is None),
        "at_once_on": day_words.day(london_day(at_once.at)) if at_once else "",
    }


def _in_part(assessment: Assessment) -> Values:
    """Say which days of a series fall out, and which go on as they were confirmed."""
    days, decision = off_days(assessment), assessment.decision
    return {
        "not_on": tuple(map(line, days.not_on)),
        "goes_on": tuple(map(line, days.goes_on)),
        "conditions_stay": _fact(is_in_part(decision) and decision is not None and bool(decision.conditions)),
    }


def _terms(assessment: Assessment) -> Values:
    answers = {one.question: one.value for one in assessment.answers}
    said = next((answers[name] for name in TERMS if name in answers), None)
    return {
        "terms_agreed": _fact(said in _AGREED),
        "terms_to_agree": _fact(said is not None and said not in _AGREED),
        "terms_not_asked": _fact(said is None),
    }


def _reply_by(assessment: Assessment, today: date) -> date:
    """Give the day by which the organiser hears again: before the event, where that is known."""
    decision, days = assessment.decision, event_days(assessment)
    held = decision.valid_until if decision is not None and decision.kind is OutcomeKind.HOLD else None
    if held is not None and held >= today:
        return held
    before = days.first - timedelta(days=1) if days else date.max
    return max(today, min(today + _WITHIN, before))


def _fact(holds: bool) -> str:  # noqa: FBT001 - a fact
    return "yes" if holds else ""
