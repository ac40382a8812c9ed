"""A request for advice: prepared, read as it goes out, approved by whoever is signed in, recorded; nothing is sent."""

import re
from html import unescape

import pytest

from tests.web.site import BOOKING, SCHOOL, Browser, Server
from venuecheck.core.actor import HowKnown, Role
from venuecheck.service.bookings.letters_made import letters_of
from venuecheck.service.bookings.prepared_referrals import prepared_for
from venuecheck.service.bookings.recorded import read_assessment

_BOOKING = f"/venues/{SCHOOL}/bookings/{BOOKING}"
_SAID = {
    "to": "The Prevent coordinator, Example Council",
    "purpose": "To tell us whether the event may be unlawful.",
    "lawful_basis": "Public task (UK GDPR article 6(1)(e))",
    "note": "The society's chair is unknown to us.",
}


def seen(browser: Browser) -> str:
    """Give the mark of the request that a page shows."""
    found = re.search(r'name="seen" value="([^"]+)"', browser.open(f"{_BOOKING}/advice/read").text)
    assert found is not None
    return found[1]


def test_one_prepares_it_and_another_approves_what_they_read(served: Server) -> None:
    """Recorded with recipient, purpose, basis and who approved it; then nothing is prepared any more."""
    officer, manager = served.as_(Role.DUTY_OFFICER), served.as_(Role.MANAGER)
    assert 'advice/read">Ask for advice' in officer.open(_BOOKING).text
    assert officer.send(f"{_BOOKING}/advice/", _SAID).location == f"{_BOOKING}/advice/read"
    page = unescape(manager.open(f"{_BOOKING}/advice/read").text)
    assert "Prepared by duty officer of st-aidans" in page
    for said in _SAID.values():
        assert said in page
    assert "Approved by: manager of st-aidans" in page
    answer = manager.post(f"{_BOOKING}/advice/read", {"seen": seen(manager), "format": "text"})
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert _SAID["purpose"] in answer.text
    store = served.store()
    (letter,) = letters_of(store, read_assessment(store, BOOKING).value)
    assert (letter.kind, letter.to, letter.approved_by) == ("referral", _SAID["to"], "manager of st-aidans")
    assert (letter.purpose, letter.lawful_basis) == (_SAID["purpose"], _SAID["lawful_basis"])
    assert letter.by is not None
    assert letter.by.known is HowKnown.SIGNED_IN
    assert prepared_for(store, BOOKING).version == ""


@pytest.mark.parametrize("missing", ["purpose", "lawful_basis", "to"])
def test_what_is_missing_is_said_beside_its_box(served: Server, missing: str) -> None:
    """And nothing is kept."""
    manager = served.as_(Role.MANAGER)
    page = manager.send(f"{_BOOKING}/advice/", {**_SAID, missing: ""})
    assert page.status_code == 400
    assert f'href="#{missing}"' in page.text
    assert prepared_for(served.store(), BOOKING).version == ""


def test_what_nobody_read_is_not_approved(served: Server) -> None:
    """Where it was changed meanwhile, whoever approves is told by whom; without a form nothing is made either."""
    one, other = served.as_(Role.MANAGER), served.as_(Role.DECIDER)
    one.send(f"{_BOOKING}/advice/", _SAID)
    read = seen(other)
    assert other.post(f"{_BOOKING}/advice/read", {"seen": read, "format": "fax"}).status_code == 400
    one.send(f"{_BOOKING}/advice/", {**_SAID, "purpose": "To hear what you know of the speaker."})
    late = other.post(f"{_BOOKING}/advice/read", {"seen": read, "format": "text"})
    assert late.status_code == 409
    assert "manager of st-aidans" in late.text
    assert other.post(f"{_BOOKING}/advice/", {**_SAID, "seen": read}).status_code == 409
    store = served.store()
    assert letters_of(store, read_assessment(store, BOOKING).value) == ()


def test_it_is_thrown_away(served: Server) -> None:
    """And nothing of it is there."""
    manager = served.as_(Role.MANAGER)
    manager.send(f"{_BOOKING}/advice/", _SAID)
    assert manager.post(f"{_BOOKING}/advice/read", {"seen": seen(manager), "then": "drop"}).status_code == 302
    assert prepared_for(served.store(), BOOKING).version == ""


def test_the_desk_sees_nothing_of_it(served: Server) -> None:
    """Its page can be read by whoever books."""
    served.as_(Role.MANAGER).send(f"{_BOOKING}/advice/", _SAID)
    clerk = served.as_(Role.CLERK)
    page = clerk.open(_BOOKING).text
    assert "advice" not in page
    assert _SAID["purpose"] not in page
    assert clerk.get(f"{_BOOKING}/advice/read").status_code == 403
