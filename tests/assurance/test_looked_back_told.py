"""What a look back found reaches the board in the words of the venue's own report, and stays said."""

from dataclasses import replace
from datetime import timedelta

import pytest

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assessment.looked_back import AsBooked, EventReview, review_words
from venuecheck.report.partnership.view import PartnershipView
from venuecheck.report.venue.decided import Decided
from venuecheck.service.partnership.bundle_later import as_told_at
from venuecheck.service.partnership.bundle_words import told_by

from .test_closed_by_persons import board
from .test_one_judgement import Records, bundle, report
from .values import AT, booking, note

Kept = bool | None

HELD = booking(30, OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS, event=-9)


def review(days: float, as_booked: AsBooked, kept: Kept) -> EventReview:
    """Give a look back of so many days ago."""
    return EventReview(
        assessment=HELD.id,
        as_booked=as_booked,
        conditions_kept=kept,
        note="Leaflets of Riverside Choir lay about.",
        person="Cam Reed",
        at=AT - timedelta(days=days),
    )


def table(view: PartnershipView) -> dict[str, tuple[object, ...]]:
    """Give the board's table of what was noted after events: this quarter, the one before, a year."""
    (grid,) = (each for each in view.grids if each.id == "looked_back")
    return {str(row[0]): row[1:] for row in grid.rows}


@pytest.mark.parametrize(
    ("as_booked", "kept", "words"),
    [
        (AsBooked.YES, True, "as booked, conditions kept"),
        (AsBooked.YES, False, "as booked, conditions broken"),
        (AsBooked.NO, True, "not as booked, conditions kept"),
        (AsBooked.NO, False, "not as booked, conditions broken"),
        (AsBooked.NO, None, "not as booked"),
        (AsBooked.NOT_HELD, None, "not held"),
    ],
)
def test_what_a_look_back_found_is_told_in_the_reports_own_words(as_booked: AsBooked, kept: Kept, words: str) -> None:
    found = review(2, as_booked, kept)
    records = Records(assessments=[HELD], reviews=[found])
    own = report(records).assessments
    assert own is not None
    (shown,) = own.shown
    assert isinstance(shown.decision, Decided)
    assert f"{words.capitalize()} (stated by Cam Reed" in repr(shown.decision)
    assert review_words(found) == words
    sent = bundle(records)
    assert found.note not in repr(sent)
    assert found.person not in repr(sent)
    assert f"Noted after the event: {words}: 1." in [line for told in told_by(sent) for line in told.lines]
    view = board(records)
    assert table(view) == {words.capitalize(): (1, 0, 1)}
    (page,) = view.pages
    assert f"Noted after events (stated): {words}: 1." in page.facts


def test_it_stays_said_once_what_follows_is_closed_and_what_is_noted_last_counts() -> None:
    wrong, right = review(3, AsBooked.NO, False), review(1, AsBooked.YES, True)
    (follows,) = (
        each
        for each in report(Records(assessments=[HELD], reviews=[wrong])).actions
        if each.id.endswith("what-follows")
    )
    closed = replace(note(2, follows.id), at=AT - timedelta(days=2))
    records = Records(assessments=[HELD], reviews=[wrong], notes=[closed])
    assert [each.id for each in report(records).actions if each.id == follows.id] == []
    assert table(board(records)) == {"Not as booked, conditions broken": (1, 0, 1)}
    assert table(board(replace(records, reviews=[wrong, right]))) == {"As booked, conditions kept": (1, 0, 1)}


def test_what_is_noted_ahead_is_told_from_its_day_on_and_an_older_bundle_tells_none() -> None:
    sent = bundle(Records(assessments=[HELD], reviews=[review(-2, AsBooked.YES, True)]))
    told = [as_told_at(sent, AT + timedelta(days=days)).assessments[0].looked_back for days in (0, 3)]
    assert [each and review_words(each) for each in told] == [None, "as booked, conditions kept"]
    assert table(board(Records(assessments=[HELD]))) == {}
