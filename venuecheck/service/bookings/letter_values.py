"""What letters are filled with: facts of the record, each under the name of its place.

A sentence that holds only under some facts hangs on one of these (`{{?terms_agreed}}`), so no letter says what the
record denies. What is not on record has no value, and what would say it is left out.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from venuecheck.assessment.assessment import Assessment, Decision, Occasion, OutcomeKind
from venuecheck.assessment.decision import reasons_told
from venuecheck.assessment.in_part import is_in_part
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.name_points import names_again, names_organisation
from venuecheck.assessment.off_days import off_days
from venuecheck.assessment.passed_to_lead import FOR_LEAD
from venuecheck.assessment.replying import Reply
from venuecheck.assessment.steps import (
    ENDS,
    GROUNDS,
    OPEN,
    at_once_before,
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
from venuecheck.service.bookings.letter_days import days_told, reply_by
from venuecheck.service.bookings.letter_told import is_kept_untold
from venuecheck.service.bookings.letter_words import fact, line, text
from venuecheck.service.bookings.referral_standing import standing_of
from venuecheck.service.bookings.referral_values import rests_on
from venuecheck.service.sites.hire_terms import TERMS

_CANDIDATE: Final = "candidate"
ORGANISERS: Final = ("organiser", _CANDIDATE, "person", "organisation")
"""Questions whose answer says to whom a letter goes: the first of them that has one."""
_AGREED: Final = frozenset({"agreed", "seen", "yes"})
_TELLS_EVENT: Final = "letter-about-event"
"""The outcome under which a letter of advice may mention the event."""


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


def values_of(
    assessment: Assessment,
    said: Said,
    sender: Sender,
    today: date,
    occasion: Occasion | None = None,
    *,
    kind: LetterKind,
    replies: Sequence[Reply] = (),
    told_at: Sequence[datetime] = (),
) -> Values:
    """Give the value of every place. `occasion` is the further booking of a series that the letter is about.

    `told_at`: when letters were made of it that told the organiser what was decided.
    """
    decision = assessment.decision
    answers = {one.question: one.shown for one in assessment.answers}
    behind = rests_on(assessment, sender.nation)
    days = days_told(assessment, occasion)
    # what there is to do about a worry is to be done that day
    asks_of_child = kind is LetterKind.REFERRAL and bool(behind["asks_safeguarding"])
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
        "reply_by": day_words.day(said.reply_by or (today if asks_of_child else reply_by(assessment, today))),
        "said": said.reasons or (text(reasons_told(decision)) if decision else ""),
        "event_told": text(answers.get("event", "")) if tells_event(assessment) else "",
        # an owner gets it as advice: what the lead is to answer is for nobody outside
        "todo": tuple(text(action.text) for action in assessment.actions if action.id not in FOR_LEAD),
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
        **_decided(assessment),
        **standing_of(assessment, replies, told_at),
        **days,
        **_terms(assessment),
        "names_again": fact(bool(names_again(assessment)) and names_organisation(assessment)),
        **_confirmed(assessment, occasion, kind, told_at),
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
    is_for = (books := answers.get("booked_by")) is not None and books.value != _CANDIDATE and _CANDIDATE in answers
    return line(answers[_CANDIDATE].shown) if is_for else ""


def _decided(assessment: Assessment) -> Values:
    decision = assessment.decision
    if decision is None:
        return {**dict.fromkeys(_OF_DECISION, ""), **_NO_CONDITIONS}
    ours = for_the_venue(assessment, decision.conditions)
    return {
        "conditions": tuple(map(text, decision.conditions)),
        "their_conditions": tuple(map(text, theirs(assessment, decision.conditions))),
        "our_conditions": tuple(map(text, ours)),
        "nothing_asked": fact(len(ours) == len(decision.conditions)),
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
        "grounds_by": (grounds := _grounds_by(assessment)),
        "offer_follows": fact(bool(grounds) and not text(decision.alternative)),
    }


def theirs(assessment: Assessment, conditions: tuple[str, ...]) -> tuple[str, ...]:
    """Give the conditions that the organiser keeps: not those that the venue does."""
    ours = for_the_venue(assessment, conditions)
    return tuple(one for one in conditions if one not in ours)


def _grounds_by(assessment: Assessment) -> str:
    """Give the day by which the grounds of what was done at once follow, as it stands among what there is to do."""
    due = next((one.due for one in assessment.actions if one.id == GROUNDS), None)
    return day_words.day(due) if due and is_at_once(assessment.decision) else ""


_NO_CONDITIONS: Final[Values] = dict.fromkeys(("conditions", "their_conditions", "our_conditions", "nothing_asked"), ())
_OF_DECISION: Final = (
    *("decided_on", "right", "aim", "lesser", "power", "valid_until"),
    *("fact", "source", "alternative", "deposit", "grounds_by", "offer_follows"),
)


def _confirmed(
    assessment: Assessment, occasion: Occasion | None, kind: LetterKind, told_at: Sequence[datetime]
) -> Values:
    """Say what the organiser was told before what was decided now: that it goes ahead, or anything else.

    Of a further booking of a series nobody was told anything before it was asked for.
    """
    before, told = told_before(assessment), _told_last(assessment, told_at)
    decision, at_once = assessment.decision, at_once_before(assessment)
    confirmed = max(before.at, occasion.at) if before and occasion else before.at if before else None
    if is_kept_untold(kind, confirmed, told_at, assessment):
        before = confirmed = None
    corrects = told if put_right(assessment) and told and told.kind in ENDS and not is_at_once(told) else None
    instead_of = told if replaced(assessment) else None
    if occasion is not None and decision is not None and occasion.at > decision.at:
        instead_of = None
    # before there was a further booking nobody told anything of it
    of_this = told if told and (occasion is None or occasion.at <= told.at) else None
    otherwise = of_this if before is None and replaced(assessment) else None
    return {
        "corrects": day_words.day(london_day(corrects.at)) if corrects else "",
        "confirmed_before": day_words.day(london_day(confirmed)) if confirmed else "",
        "replaces": day_words.day(london_day(instead_of.at)) if instead_of else "",
        "drops_conditions": fact(bool(instead_of and theirs(assessment, instead_of.conditions))),
        "not_confirmed": fact(before is None),
        "nothing_told": fact(before is None and otherwise is None),
        "told_otherwise": day_words.day(london_day(otherwise.at)) if otherwise else "",
        "at_once_on": day_words.day(london_day(at_once.at)) if at_once else "",
    }


def _told_last(assessment: Assessment, told_at: Sequence[datetime]) -> Decision | None:
    """Give what was decided before and told in a letter, the last of it: what nobody was told is replaced by none."""
    decision = assessment.decision
    made = max((at for at in told_at if decision is None or at <= decision.at), default=None)
    closed = (one for one in reversed(assessment.earlier) if one.kind not in OPEN)
    # what the hirer took back is told by none, and nothing before it stands
    since = itertools.takewhile(lambda one: one.kind is not OutcomeKind.WITHDRAWN, closed)
    return next((one for one in since if made is not None and one.at <= made), None)


def _in_part(assessment: Assessment) -> Values:
    """Say which days of a series fall out, and which go on as they were confirmed."""
    days, decision = off_days(assessment), assessment.decision
    return {
        "not_on": tuple(map(line, days.not_on)),
        "goes_on": tuple(map(line, days.goes_on)),
        "conditions_stay": fact(is_in_part(decision) and decision is not None and bool(decision.conditions)),
    }


def _terms(assessment: Assessment) -> Values:
    answers = {one.question: one.value for one in assessment.answers}
    said = next((answers[name] for name in TERMS if name in answers), None)
    return {
        "terms_agreed": fact(said in _AGREED),
        "terms_to_agree": fact(said is not None and said not in _AGREED),
        "terms_not_asked": fact(said is None),
    }
