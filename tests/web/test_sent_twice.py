"""What is sent twice from one page is recorded once: by whoever taps twice, goes back, or whose answer was lost."""

from dataclasses import dataclass

import pytest

from tests.web.site import BOOKING, SCHOOL, Browser, Server, hidden_entries
from tests.web.test_on import Agreed, agreed, agreed_once, served
from venuecheck.core.actor import Role

__all__ = ["agreed", "agreed_once", "served"]
_BOOKINGS = f"/venues/{SCHOOL}/bookings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form, and what somebody writes on it."""

    kind: str
    page: str
    """`{agreed}` for a booking with conditions, whose day is today."""
    role: Role
    said: dict[str, str]
    otherwise: dict[str, str]
    """The same with one thing written otherwise."""


_LOOKED_BACK = {"as_booked": "not-held", "note": "Nobody came to the hall"}
SENT = (
    Sent(
        kind="reply",
        page=f"{_BOOKINGS}/{BOOKING}/reply",
        role=Role.CLERK,
        said={"answerer": "police", "said": "No objection, PC Ash on 20 September"},
        otherwise={"said": "No objection, PC Ash on 21 September"},
    ),
    Sent(
        kind="event_review",
        page=f"{_BOOKINGS}/{{agreed}}/look-back",
        role=Role.CLERK,
        said=_LOOKED_BACK,
        otherwise={"note": "Nobody came to the hall, nor rang"},
    ),
    Sent(
        kind="condition",
        page=f"/venues/{SCHOOL}/today/{{agreed}}/conditions/1",
        role=Role.CARETAKER,
        said={"said": "met 0"},
        otherwise={"said": "met 1"},
    ),
    Sent(
        kind="worry",
        page=f"{_BOOKINGS}/{BOOKING}/safeguarding",
        role=Role.CLERK,
        said={"said": "A man took pictures of the children"},
        otherwise={"said": "A man took pictures of the children at the gate"},
    ),
)


def opened(browser: Browser, page: str) -> dict[str, str]:
    """Open a page, and give what its form holds unseen."""
    return hidden_entries(browser.open(page).text)


@pytest.mark.parametrize("sent", SENT, ids=[one.kind for one in SENT])
def test_what_is_sent_twice_is_recorded_once(served: Server, agreed: Agreed, sent: Sent) -> None:
    """Also later; what is written otherwise on the same page, or again on another, is a record of its own."""
    browser, page = served.as_(sent.role), sent.page.format(agreed=agreed.id)
    form = opened(browser, page)

    def recorded(said: dict[str, str]) -> int:
        answer = browser.client.post(page, data={**said})
        assert answer.status_code == 302, answer.text[:2_000]
        return len(served.store().keys(sent.kind))

    assert recorded({**form, **sent.said}) == 1
    served.clock.move(minutes=5)
    assert recorded({**form, **sent.said}) == 1
    assert recorded({**form, **sent.said, **sent.otherwise}) == 2
    assert recorded({**opened(browser, page), **sent.said}) == 3
