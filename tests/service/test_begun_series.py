"""A series that is ended once it has begun: the letter and the diary have one rule, and what took place stays."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.service.letters_made import NOW
from tests.service.test_letter_truth import THURSDAYS, knitting, send, then, words
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.decided_words import decided_words
from venuecheck.assessment.grounds import at_once_ahead
from venuecheck.core.problem import InputError
from venuecheck.records.store import Store
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.deciding import doing_of
from venuecheck.service.bookings.decision_taking import Deciding
from venuecheck.service.bookings.diary import diary_of
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing

CLOSED: dict[str, Any] = {
    "fact": "The pool is shut by the fire service",
    "source": "Telephone, 9 am",
    "alternative": "The small hall",
}
A_THURSDAY = (date(2026, 10, 15) - NOW.date()).days
"""The third of the series."""


def on(place: Site, store: Store, one: Assessment) -> dict[date, tuple[bool, str]]:
    """What the diary shows on each day from the first, and how it stands there."""
    record(store, one)
    now = max(each.at for each in (*one.earlier, one.decision) if each) + timedelta(hours=1)
    shown = diary_of(place, store, now=now, days=70, first=date(2026, 9, 28)).on
    return {each.day: (each.is_confirmed, each.stands) for each in shown if each.day and each.assessment == one.id}


@pytest.mark.parametrize("outcome", ["cancel", "not-available", "at-once"])
def test_a_session_of_the_day_on_which_it_ends_is_off_in_the_letter_and_in_the_diary(
    place: Site, store: Store, outcome: str
) -> None:
    """And what was before that day stays in the diary, for it took place."""
    approved = then(knitting(place, **THURSDAYS), "approve", 0)
    one = then(approved, outcome, A_THURSDAY, **(CLOSED if outcome != "cancel" else {}))
    said = words(place, store, one, A_THURSDAY)
    assert (
        "It has begun. This letter is about what had not taken place when we decided this, on 15 October 2026." in said
    )
    assert on(place, store, one) == {
        date(2026, 10, 1): (True, "it ended since"),
        date(2026, 10, 8): (True, "it ended since"),
    }


def test_the_grounds_that_follow_and_what_puts_them_right_leave_what_took_place_before_the_first_end(
    place: Site, store: Store
) -> None:
    one = then(knitting(place, **THURSDAYS), "approve", 0)
    one = then(one, "at-once", A_THURSDAY, **CLOSED)
    one = then(one, "not-available", A_THURSDAY + 10, **CLOSED)
    assert list(on(place, store, one)) == [date(2026, 10, 1), date(2026, 10, 8)]


def test_what_the_hirer_took_back_took_place_until_then(place: Site, store: Store) -> None:
    one = then(then(knitting(place, **THURSDAYS), "approve", 0), "withdrawn", A_THURSDAY)
    assert list(on(place, store, one)) == [date(2026, 10, 1), date(2026, 10, 8)]


def test_of_what_was_never_confirmed_nothing_took_place(place: Site, store: Store) -> None:
    one = then(knitting(place, **THURSDAYS), "not-available", A_THURSDAY, **CLOSED)
    assert "It has begun" not in words(place, store, one, A_THURSDAY)
    assert on(place, store, one) == {}


def test_one_evening_is_shut_at_once_and_the_others_go_on(place: Site, store: Store) -> None:
    """Whoever is at the desk does it, with the fact and its source; the letter promises the grounds."""
    approved = then(knitting(place, **THURSDAYS), "approve", 0)
    send(place, store, approved, 0)
    asked = Deciding(assessment=approved, written={"outcome": "at-once-in-part", "off_from": "2026-10-15"})
    assert {"off_from", "off_until", "fact", "source"} <= {*asked.fields}
    assert "deposit" not in asked.fields
    assert asked.value("off_until") == "2026-10-15"
    bare = {"fact": CLOSED["fact"], "source": CLOSED["source"], "deposit": "", "power_relied_on": ""}
    one = then(approved, "at-once-in-part", A_THURSDAY, off_from=date(2026, 10, 15), **bare)
    assert one.decision is not None
    assert doing_of(one.decision.kind, one.decision.outcome) is Doing.ACT_AT_ONCE
    assert decided_words(one.decision) == "approved, but for 15 October 2026"
    assert at_once_ahead(one) == ""
    said = words(place, store, one, A_THURSDAY)
    assert "These days do not take place - 15 October 2026, 7 pm to 9 pm" in said
    assert "We had to act at once. We will write to you again by 19 October 2026, with our full reasons." in said
    assert "22 October 2026, 7 pm to 9 pm" in said
    grounds = then(
        one,
        "not-available-in-part",
        A_THURSDAY + 1,
        off_from=date(2026, 10, 15),
        off_until=date(2026, 10, 15),
        **CLOSED,
    )
    assert "We had to act at once on 15 October 2026. This letter gives our full reasons." in words(
        place, store, grounds, A_THURSDAY + 1
    )
    days = on(place, store, replace(grounds, id="a-2"))
    assert date(2026, 10, 15) not in days
    assert days[date(2026, 10, 22)][0]


def test_the_grounds_say_which_of_the_days_that_were_shut_at_once_fall_out(place: Site, store: Store) -> None:
    """What was shut longer than there was need is on again; another evening that was shut meanwhile is not."""
    one = then(knitting(place, **THURSDAYS), "approve", 0)
    first, longer, other = date(2026, 10, 15), date(2026, 10, 22), date(2026, 11, 12)
    one = then(one, "at-once-in-part", A_THURSDAY, off_from=other, off_until=other, **CLOSED)
    one = then(one, "at-once-in-part", A_THURSDAY, off_from=first, off_until=longer, **CLOSED)
    assert {first, longer, other}.isdisjoint(on(place, store, one))
    one = then(one, "not-available-in-part", A_THURSDAY, off_from=first, off_until=first, **CLOSED)
    shown = {*on(place, store, replace(one, id="a-2"))}
    assert longer in shown
    assert {first, other}.isdisjoint(shown)


def test_whoever_shuts_all_of_a_series_at_once_hears_how_some_days_are_shut(place: Site) -> None:
    one = then(then(knitting(place, **THURSDAYS), "approve", 0), "at-once", A_THURSDAY, **CLOSED)
    assert "'at-once-in-part'" in at_once_ahead(one)
    with pytest.raises(InputError, match="at-once-in-part"):
        then(one, "at-once", A_THURSDAY + 1, off_from=date(2026, 10, 22), **CLOSED)
