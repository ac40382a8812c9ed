"""A long list stands on several pages, each of which says where it is."""

from dataclasses import replace
from datetime import timedelta
from html import unescape

from tests.web.site import BOOKING, SCHOOL, Server
from venuecheck.assessment.assessment import Decision, OutcomeKind
from venuecheck.core.actor import Role
from venuecheck.service.bookings.recorded import new_assessment, read_assessment

_PAGE = f"/venues/{SCHOOL}/bookings/"
_DIARY = f"/venues/{SCHOOL}/diary"
_MORE = 59


def test_bookings_that_wait_and_all_of_them_are_shown_25_at_a_time(served: Server) -> None:
    """Nothing is left out, and nothing stands twice."""
    store = served.store()
    one = read_assessment(store, BOOKING).value
    others = [
        replace(
            one,
            id=f"{BOOKING}-{number}",
            subject=f"Talk {number:02} of many",
            started=one.started - timedelta(minutes=number + 1),
        )
        for number in range(_MORE)
    ]
    store.append_all([new_assessment(store, other) for other in others])
    clerk = served.as_(Role.CLERK)
    page = unescape(clerk.open(_PAGE).text)
    assert page.count("1 to 25 of 60") == 2
    assert page.count("The next ones") == 2
    assert "Those before" not in page
    last = unescape(clerk.open(f"{_PAGE}?page=3").text)
    assert "51 to 60 of 60" in last
    for name in ("waiting", "page"):
        texts = [unescape(clerk.open(f"{_PAGE}?{name}={number}").text) for number in (1, 2, 3)]
        parts = [text.partition('id="recorded"')[2 if name == "page" else 0] for text in texts]
        found = [part.count(f"Talk {number:02} of many") for part in parts for number in range(_MORE)]
        assert sum(found) == _MORE
    for odd in ("0", "-1", "x", "9" * 40):
        assert clerk.open(f"{_PAGE}?page={odd}")
    assert "none of 60" in clerk.open(f"{_PAGE}?page=9").text


def test_what_waits_in_the_diary_is_shown_25_at_a_time_and_a_hold_that_is_over_stands_first(served: Server) -> None:
    """The way to the next leaf keeps the days that were asked for."""
    store, past = served.store(), served.clock().date() - timedelta(days=1)
    one = read_assessment(store, BOOKING).value
    others = [replace(one, id=f"{BOOKING}-{number}", subject=f"Talk {number:02} of many") for number in range(_MORE)]
    held = Decision(
        outcome="hold",
        kind=OutcomeKind.HOLD,
        reasons="We wait for the terms.",
        person="Ann",
        role="Manager",
        at=one.started,
        differs=True,
        valid_until=past,
    )
    late = replace(one, id=f"{BOOKING}-late", subject="Zumba, held too long", decision=held)
    store.append_all([new_assessment(store, other) for other in (*others, late)])
    clerk = served.as_(Role.CLERK)
    first = unescape(clerk.open(f"{_DIARY}?days=31").text)
    assert "1 to 25 of 61" in first
    assert first.index("Zumba, held too long") < first.index("Talk ")
    assert "days=31&open=2#open" in first
    pages = [unescape(clerk.open(f"{_DIARY}?days=31&open={number}").text) for number in (1, 2, 3)]
    assert sum(page.count(f"Talk {number:02} of many") for page in pages for number in range(_MORE)) == _MORE
