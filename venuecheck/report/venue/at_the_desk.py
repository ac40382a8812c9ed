"""Bookings as they stand on a screen at a desk: as everywhere else, but without a word of what lists say of names."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.at_the_desk import CONFIRMED_BEFORE, NOT_CONFIRMED, at_the_desk
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.looked_back import EventReview
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.assessed import AssessedStands
from venuecheck.assurance.bad_news import before_decision_ahead
from venuecheck.assurance.how import How
from venuecheck.core import day_words
from venuecheck.core.once import LastOfEach
from venuecheck.report.venue.among_all import AmongAll, among_all, how_words, stands_words
from venuecheck.report.venue.assessments import AssessmentShown, shown_of

_OF_NAMES = frozenset({How.NAME_TO_JUDGE, How.NAME_UNANSWERED, How.NAME_ANSWERED})


def one_at_the_desk(one: Assessment, among: AmongAll, made_at: datetime) -> AssessmentShown:
    """Show one booking. How it stands is judged among all by all that is known, and said without the cause."""
    # of the other bookings' facts nothing is shown with this one
    mine = (among.replies_to(one.id), among.seen_of(one.id), among.reviews_of(one.id))
    stands = among.stands[one.id]
    at = made_at.replace(second=0, microsecond=0)
    return _SHOWN.made(one, (stands, mine, at, made_at.tzinfo), lambda: _shown(one, stands, mine, made_at))


_SHOWN: Final[LastOfEach[AssessmentShown]] = LastOfEach()
"""A list shows the same ones again and again: each anew where something of it is another, or a minute has gone by."""


def _shown(
    one: Assessment,
    stands: AssessedStands,
    about: tuple[Sequence[Reply], Sequence[ConditionSeen], Sequence[EventReview]],
    made_at: datetime,
) -> AssessmentShown:
    one = before_decision_ahead(one, made_at)
    bare, (replies, conditions, reviews) = at_the_desk(one), about
    by_itself = among_all((bare,), made_at, replies, conditions=conditions, reviews=reviews)
    words = NOT_CONFIRMED if stands.how in _OF_NAMES else stands_words(one, stands)
    plain = shown_of(bare, by_itself, made_at)
    return replace(plain, status=stands.status, status_words=words, how=stands.how, counts=stands.counts)


def how_at_the_desk(one: Assessment, how: How, *, confirmed: date | None = None) -> str:
    """Say how a booking stands, where whoever books may read it too: never that a name is the cause.

    `confirmed`: the day of a letter that confirmed it; None where none did.
    """
    if confirmed is None:
        return NOT_CONFIRMED if how in _OF_NAMES else how_words(one, how)
    stands = CONFIRMED_BEFORE if how in _OF_NAMES else how_words(one, how)
    return f"{stands}; a letter of {day_words.day(confirmed)} confirmed it"
