"""Bookings as they stand on a screen at a desk: as everywhere else, but without a word of what lists say of names."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.at_the_desk import NOT_CONFIRMED, at_the_desk
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.how import How
from venuecheck.report.venue.among_all import AmongAll, among_all, how_words, stands_words
from venuecheck.report.venue.assessments import AssessmentShown, shown_of

_OF_NAMES = frozenset({How.NAME_TO_JUDGE, How.NAME_UNANSWERED, How.NAME_ANSWERED})


def shown_at_the_desk(
    assessments: Sequence[Assessment], made_at: datetime, replies: Sequence[Reply]
) -> tuple[AssessmentShown, ...]:
    """Show bookings, the newest first. How each stands is judged by all that is known, and said without the cause."""
    among = among_all(assessments, made_at, replies)
    return tuple(one_at_the_desk(one, among, made_at, replies) for one in among.newest)


def one_at_the_desk(one: Assessment, among: AmongAll, made_at: datetime, replies: Sequence[Reply]) -> AssessmentShown:
    """Show one booking, as it stands among all: so a list shows those alone that are on a page."""
    bare = at_the_desk(one)
    plain = shown_of(bare, among_all((bare,), made_at, replies).stands[one.id], made_at, replies)
    stands = among.stands[one.id]
    words = NOT_CONFIRMED if stands.how in _OF_NAMES else stands_words(one, stands)
    return replace(plain, status=stands.status, status_words=words, how=stands.how, counts=stands.counts)


def how_at_the_desk(one: Assessment, how: How) -> str:
    """Say how a booking stands, where whoever books may read it too: never that a name is the cause."""
    return NOT_CONFIRMED if how in _OF_NAMES else how_words(one, how)
