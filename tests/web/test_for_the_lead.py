"""Pages for the safeguarding lead: whoever is at the desk writes, and nobody else opens."""

import pytest

from tests.web.site import BOOKING, SCHOOL, Server
from venuecheck.core.actor import Role

_NOTE = f"/venues/{SCHOOL}/bookings/{BOOKING}/safeguarding"
_SAID = "Zephyrine <b>shouted</b> at a child"


def test_the_lead_alone_opens_what_a_clerk_writes(served: Server) -> None:
    """And that they opened it can be read by whoever answers for personal data."""
    clerk, lead = served.as_(Role.CLERK), served.as_(Role.DSL)
    booking = f"/venues/{SCHOOL}/bookings/{BOOKING}"
    assert "For the safeguarding lead" in clerk.open(booking).text
    assert clerk.send(_NOTE, {"said": " "}).status_code == 400
    assert clerk.send(_NOTE, {"said": _SAID}).status_code == 302
    assert "Zephyrine" not in clerk.open(booking).text
    assert "Open it" not in clerk.open(_NOTE).text
    assert "Open it" in lead.open(_NOTE).text
    page = lead.post(f"{_NOTE}/open", {})
    assert "Zephyrine &lt;b&gt;shouted&lt;/b&gt; at a child" in page.text
    looks = served.as_(Role.INFORMATION_GOVERNANCE).open(f"/venues/{SCHOOL}/personal-data/looks").text
    assert "opened what was written to the safeguarding lead" in looks
    assert "Zephyrine" not in looks


def test_the_booking_says_that_it_was_passed_on_and_the_leads_first_page_leads_to_it(served: Server) -> None:
    """To whoever sees the booking the day and the time alone; what waits, to the lead alone, until it is opened."""
    clerk, lead = served.as_(Role.CLERK), served.as_(Role.DSL)
    booking, first = f"/venues/{SCHOOL}/bookings/{BOOKING}", f"/venues/{SCHOOL}/how-it-stands"
    passed, waits = "Written down for the designated safeguarding lead", "not opened yet"
    assert passed not in clerk.open(booking).text
    assert waits not in lead.open(first).text
    assert clerk.send(_NOTE, {"said": _SAID}).status_code == 302
    assert f"{passed} on 21 September 2026 at 18:00." in clerk.open(booking).text
    page = lead.open(first).text
    assert waits in page
    assert f'href="{_NOTE}">' in page
    assert "</a>: 1 not opened" in page
    assert "Zephyrine" not in page
    assert waits not in served.as_(Role.MANAGER).open(first).text
    lead.post(f"{_NOTE}/open", {})
    assert waits not in lead.open(first).text


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DSL])
def test_nobody_else_is_shown_it(served: Server, role: Role) -> None:
    assert served.as_(role).post(f"{_NOTE}/open", {}).status_code in {403, 404}
