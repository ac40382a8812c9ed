"""A series of which some days fall out: when it ends then, what stays as confirmed, and where it is looked for."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.service.test_letter_truth import THURSDAYS, knitting, then, words
from venuecheck.assessment.decided_words import decided_words
from venuecheck.assessment.event_days import EventDays, case_ends, event_days, going_on_within
from venuecheck.assessment.off_days import off_days
from venuecheck.core.problem import InputError
from venuecheck.core.venue import Nation
from venuecheck.records.store import Store
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.referral_values import decided_on, rests_on
from venuecheck.service.bookings.searching import bookings_found
from venuecheck.service.sites.site import Site

END = (date(2026, 11, 12), date(2026, 11, 26))
BEFORE_IT = (date(2026, 11, 5), date(2026, 11, 11))
BEGINNING = (date(2026, 10, 1), date(2026, 10, 7))
AFTER_IT = (date(2026, 10, 8), date(2026, 10, 14))


@pytest.mark.parametrize(
    ("off", "goes_on"),
    [
        ((END, BEFORE_IT), (date(2026, 10, 1), date(2026, 11, 4))),
        ((BEFORE_IT, END), (date(2026, 10, 1), date(2026, 11, 4))),
        ((BEGINNING, AFTER_IT), (date(2026, 10, 15), date(2026, 11, 26))),
        ((AFTER_IT, BEGINNING), (date(2026, 10, 15), date(2026, 11, 26))),
    ],
)
def test_it_goes_on_between_what_fell_out_whichever_was_decided_first(
    place: Site, off: tuple[tuple[date, date], ...], goes_on: tuple[date, date]
) -> None:
    one = then(knitting(place, **THURSDAYS), "approve", 0)
    for later, (first, last) in enumerate(off, start=1):
        one = then(one, "cancel-in-part", later, off_from=first, off_until=last)
    days = event_days(one)
    assert days is not None
    assert going_on_within(one, days) == EventDays(first=goes_on[0], last=goes_on[1])
    assert case_ends(one) == goes_on[1]


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ({"conditions": ("No music after 9 pm",)}, "conditions"),
        ({"valid_until": date(2026, 11, 5)}, "until"),
    ],
)
def test_nothing_that_is_written_for_what_stays_as_it_was_is_lost(
    place: Site, written: dict[str, Any], lost: str
) -> None:
    """It leaves the conditions and the end of what was confirmed: whoever writes others is told, and decides on it."""
    one = then(knitting(place, **THURSDAYS), "approve-with-conditions", 0, conditions=("Shoes are left at the door",))
    with pytest.raises(InputError, match="would be lost") as refused:
        then(one, "cancel-in-part", 1, off_from=date(2026, 11, 12), **written)
    assert [each.field for each in refused.value.problems] == [lost]


def test_it_is_found_by_the_days_on_which_it_is_and_by_no_other(place: Site, store: Store) -> None:
    """Also where nobody named each day of it."""
    one = then(knitting(place, **THURSDAYS), "approve", 0)
    record(store, then(one, "cancel-in-part", 1, off_from=date(2026, 11, 12)))
    whole = {name: said for name, said in THURSDAYS.items() if name != "event_times"}
    other = replace(then(knitting(place, **whole), "approve", 0), id="a-2")
    record(store, then(other, "cancel-in-part", 1, off_from=date(2026, 11, 12)))
    assert {each.id for each in bookings_found(store, "5 November 2026").shown} == {"a-1", "a-2"}
    assert bookings_found(store, "19 November 2026").shown == ()


def test_where_no_last_day_is_on_record_all_that_is_to_come_falls_out_in_words_too(place: Site) -> None:
    one = then(knitting(place, **THURSDAYS), "approve", 0)
    one = then(one, "cancel-in-part", 1, off_from=date(2026, 11, 19))
    assert one.decision is not None
    assert decided_words(one.decision).endswith("but for 19 November 2026 to 26 November 2026")
    decision = replace(one.decision, off_until=None)
    assert decided_words(decision).endswith("but for 19 November 2026 and every day after it")
    assert off_days(replace(one, decision=decision)).not_on == off_days(one).not_on


def test_a_request_for_advice_on_days_that_end_asks_whether_that_is_lawful(place: Site) -> None:
    """As of a cancelling of all of it: what was planned is no question any more."""
    one = then(knitting(place, **THURSDAYS), "approve", 0)
    one = then(one, "cancel-in-part", 1, off_from=date(2026, 11, 12), rests_on=(), without_fact=True)
    assert decided_on(one, (), {})["asks_whether_lawful"] == "yes"
    assert rests_on(one, Nation.ENGLAND)["asks_legal"] == ""


LONG: dict[str, date | str] = {**THURSDAYS, "event_last": date(2028, 3, 30)}
"""Asked for beyond the twelve months for which a series can be confirmed: until 30 September 2027."""


def test_no_more_goes_on_than_was_confirmed(place: Site, store: Store) -> None:
    """Whoever is told that some days fall out is told no further day that nobody confirmed."""
    one = then(knitting(place, **LONG), "approve", 0)
    off = {"off_from": date(2026, 11, 12), "off_until": date(2026, 11, 19)}
    text = words(place, store, then(one, "cancel-in-part", 1, **off), 2)
    assert "26 November 2026 to 30 September 2027, Thursdays, 7 pm to 9 pm You asked" in text
    assert "for it until 30 March 2028. Nothing after 30 September 2027 is confirmed." in text
    text = words(place, store, then(one, "cancel-in-part", 1, off_from=date(2026, 11, 12)), 2)
    assert "- 5 November 2026, 7 pm to 9 pm Why" in text
    assert "2028" not in text


@pytest.mark.parametrize(
    ("off", "said"),
    [
        ((date(2026, 10, 1), date(2027, 10, 30)), "nothing that was confirmed would go on"),
        ((date(2027, 10, 1), date(2027, 10, 30)), "confirmed for none of these days"),
    ],
)
def test_days_that_nobody_confirmed_are_none_that_go_on_or_fall_out(
    place: Site, off: tuple[date, date], said: str
) -> None:
    one = then(knitting(place, **LONG), "approve", 0)
    with pytest.raises(InputError, match=said):
        then(one, "cancel-in-part", 1, off_from=off[0], off_until=off[1])
