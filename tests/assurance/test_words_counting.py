"""Of what was said by telephone the newest word counts; what it contradicts of the same day is told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from venuecheck.assurance.status import Status
from venuecheck.assurance.told import BookingsSaid, FilterSaid, words_counting
from venuecheck.collate.facts import Return, VenueFacts
from venuecheck.collate.standing import standing

from .test_one_judgement import LISTED, WITHIN
from .values import AT

DAY = AT.date()
F, B = FilterSaid, BookingsSaid
FINE = Return(venue=LISTED.id, said_on=DAY, how="telephone", filtering=F.CHECKED_FINE, bookings=B.CHECKED)
WRONG = replace(FINE, filtering=F.CHECKED_PROBLEMS)
BEFORE = timedelta(days=40)


@pytest.mark.parametrize(
    ("said", "filtering", "contrary"),
    [
        ((FINE, WRONG), Status.PROBLEM, (FINE,)),
        ((WRONG, FINE), Status.STATED, (WRONG,)),
        ((FINE, WRONG, FINE), Status.STATED, (WRONG,)),
        ((replace(WRONG, said_on=DAY - BEFORE), FINE), Status.STATED, ()),
        ((FINE, replace(WRONG, said_on=DAY - BEFORE)), Status.STATED, ()),
        ((WRONG, replace(FINE, filtering=F.NOT_SAID)), Status.PROBLEM, ()),
        ((replace(WRONG, said_on=DAY - BEFORE), replace(FINE, filtering=F.NOT_SAID)), Status.PROBLEM, ()),
        ((replace(FINE, said_on=DAY - BEFORE), replace(FINE, filtering=F.NOT_SAID)), Status.NOT_REPORTED, ()),
        ((), Status.NOT_REPORTED, ()),
    ],
)
def test_the_newest_word_counts(said: tuple[Return, ...], filtering: Status, contrary: tuple[Return, ...]) -> None:
    """Of one day the one that was put on record last; silence on a side leaves what was wrong there as it was."""
    found = standing(VenueFacts(venue=LISTED, returns=said), AT, WITHIN, {})
    assert found.filtering is filtering
    assert found.said.contrary == contrary
    assert words_counting(said, DAY - BEFORE - BEFORE).last is None
