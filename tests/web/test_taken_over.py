"""A booking system's export, taken over from a page: what is begun, set aside, and not known."""

import io

from tests.web.site import SCHOOL, Browser, Server
from venuecheck.core.actor import Role

_WHERE = f"/venues/{SCHOOL}/bookings/from-the-booking-system"
_EXPORT = """\
Cust. code,Date,Start,End,Studio,Hirer,Event
A1,12/03/2027,19:00,21:00,Hall,Colin Ashworth,Talk on the canals
A2,nonsense,19:00,21:00,Hall,Mina Shah,Yoga
"""


def sent(browser: Browser, content: str, name: str = "export.csv") -> str:
    """Send an export, and give the page that says what came of it."""
    answer = browser.send(_WHERE, {"file": (io.BytesIO(content.encode()), name)}, content_type="multipart/form-data")
    assert answer.status_code == 200, answer.text
    return answer.text


def test_what_is_begun_set_aside_and_not_known_is_told(served: Server) -> None:
    """Each new booking is a click away; a column that nobody knows leads whoever may to saying what is in it."""
    manager = served.as_(Role.MANAGER)
    page = sent(manager, _EXPORT)
    assert "2 rows read: 1 new, 1 set aside." in page
    assert "Talk on the canals" in page
    assert "Line 3:" in page
    assert "Cust. code" in page
    where = f"/venues/{SCHOOL}/settings/more/booking_system?heading=Cust.+code"
    assert where in page
    form = manager.open(where).text
    assert 'value="Cust. code"' in form
    said = {
        "booking_system.0.heading": "Cust. code",
        "booking_system.0.holds": "reference",
        "booking_system.1.heading": "Studio",
        "booking_system.1.holds": "room",
    }
    assert manager.send(where, said).status_code == 302
    again = sent(manager, _EXPORT)
    assert "Columns that nobody knows" not in again


def test_what_cannot_be_used_is_said_at_the_box(served: Server) -> None:
    """No file, no columns; and who does not fill bookings in takes none over."""
    clerk = served.as_(Role.CLERK)
    assert clerk.send(_WHERE, {}).status_code == 400
    answer = clerk.send(_WHERE, {"file": (io.BytesIO(b"a,b\n1,2\n"), "x.csv")}, content_type="multipart/form-data")
    assert answer.status_code == 400
    assert 'href="#file"' in answer.text
    assert served.as_(Role.IT).get(_WHERE).status_code == 403
