"""What the coordinator is told, and what they find: counts and a file, no booking and nobody."""

import re
from pathlib import Path

from tests.web.site import BOOKED, BOOKING, LIBRARY, SCHOOL, Server
from venuecheck.core.actor import Role
from venuecheck.service.partnership.bundle_reading import read_bundle

_HERE = f"/venues/{SCHOOL}/for-the-coordinator/"


def test_a_coordinator_begins_with_what_the_venue_tells(served: Server, tmp_path: Path) -> None:
    """From the start page to the signed file in one click; it can be read as what a venue sends."""
    coordinator = served.as_(Role.COORDINATOR)
    page = coordinator.open("/")
    assert page.request.path == _HERE
    assert "Pupil wifi: last checked on" in page.text
    assert "Nobody has decided yet: 1." in page.text
    link = re.search(r'href="([^"]+/file)"', page.text)
    assert link is not None
    answer = coordinator.get(link[1])
    assert answer.headers["Content-Disposition"].startswith(f"attachment; filename={SCHOOL}-2026")
    file = tmp_path / "a.bundle"
    file.write_bytes(answer.data)
    answer.close()
    assert read_bundle(file).bundle.venue.id == SCHOOL


def test_no_booking_and_nobody_is_on_it(served: Server) -> None:
    """As on every page that a coordinator can open."""
    page = served.as_(Role.COORDINATOR).open(_HERE).text
    for word in (BOOKED, BOOKING, "Priya"):
        assert word not in page


def test_several_venues_are_chosen_between(served: Server) -> None:
    """Two clicks from the start to each venue's file; where nothing is recorded, that is said."""
    venues = dict.fromkeys((SCHOOL, LIBRARY), (Role.COORDINATOR,))
    who = served.accounts.book.add("Mina Shah", venues, served.clock().timestamp()).id
    browser = served.browser(who)
    page = browser.open("/").text
    assert "Your role there: coordinator" in page
    assert f'href="/venues/{LIBRARY}/"' in page
    empty = browser.open(f"/venues/{LIBRARY}/").text
    assert "Nothing is recorded here yet" in empty
