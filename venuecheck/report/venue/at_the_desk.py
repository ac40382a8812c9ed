"""Bookings as they stand on a screen at a desk: as everywhere else, but without a word of what lists say of names."""

from dataclasses import replace
from datetime import date, datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.at_the_desk import CONFIRMED_BEFORE, NOT_CONFIRMED, at_the_desk
from venuecheck.assurance.how import How
from venuecheck.core import day_words
from venuecheck.report.venue.among_all import AmongAll, among_all, how_words, stands_words
from venuecheck.report.venue.assessments import AssessmentShown, shown_of

_OF_NAMES = frozenset({How.NAME_TO_JUDGE, How.NAME_UNANSWERED, How.NAME_ANSWERED})


def one_at_the_desk(one: Assessment, among: AmongAll, made_at: datetime) -> AssessmentShown:
    """Show one booking. How it stands is judged among all by all that is known, and said without the cause."""
    bare = at_the_desk(one)
    # of the other bookings' facts nothing is shown with this one
    about = among_all(
        (bare,),
        made_at,
        [each for each in among.replies if each.assessment == one.id],
        conditions=[each for each in among.conditions if each.assessment == one.id],
        reviews=[each for each in among.reviews if each.assessment == one.id],
    )
    stands = among.stands[one.id]
    words = NOT_CONFIRMED if stands.how in _OF_NAMES else stands_words(one, stands)
    plain = shown_of(bare, about, made_at)
    return replace(plain, status=stands.status, status_words=words, how=stands.how, counts=stands.counts)


def how_at_the_desk(one: Assessment, how: How, *, confirmed: date | None = None) -> str:
    """Say how a booking stands, where whoever books may read it too: never that a name is the cause.

    `confirmed`: the day of a letter that confirmed it; None where none did.
    """
    if confirmed is None:
        return NOT_CONFIRMED if how in _OF_NAMES else how_words(one, how)
    stands = CONFIRMED_BEFORE if how in _OF_NAMES else how_words(one, how)
    return f"{stands}; a letter of {day_words.day(confirmed)} confirmed it"
