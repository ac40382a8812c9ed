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


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DSL])
def test_nobody_else_is_shown_it(served: Server, role: Role) -> None:
    assert served.as_(role).post(f"{_NOTE}/open", {}).status_code in {403, 404}
