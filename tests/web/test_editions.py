"""Publishing from a page: a quarter looked at as a draft, frozen once by who shows again that it is they, corrected."""

import json
import re

import pytest

from tests.web.partnership import HERE, bytes_of, drop, made, take_over
from tests.web.site import PASSWORD, SCHOOL, Browser, Server
from venuecheck.accounts import passwords
from venuecheck.core.actor import Role
from venuecheck.records.envelope import read_envelope
from venuecheck.report.partnership.view import Edition
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.edition_reading import read_edition
from venuecheck.service.partnership.editions import edition_schema, published_of

EDITIONS = f"{HERE}/editions/"
Q2 = f"{EDITIONS}2026-Q2/"
PUBLISH = f"{Q2}publish"


@pytest.fixture
def coordinator(served: Server) -> Browser:
    """Open the browser of a coordinator whose records hold the register and a file."""
    account = served.person(Role.COORDINATOR)
    served.accounts.book.set_password(account, passwords.hashed(PASSWORD))
    browser = served.browser(account)
    assert take_over(browser).status_code == 200
    drop(browser, [("a.bundle", bytes_of(made(0)))])
    return browser


def test_a_quarter_is_looked_at_published_once_and_corrected(served: Server, coordinator: Browser) -> None:
    """The drafts say that they are; nobody publishes without the password, or what they have not looked at."""
    assert "April to June 2026" in coordinator.open(EDITIONS).text
    assert coordinator.open(Q2).text.count("Read it as a draft") == len(Edition)
    draft = coordinator.open(f"{Q2}public")
    assert "Draft: not published." in draft.text
    assert "style-src 'sha256-" in draft.headers["Content-Security-Policy"]
    wrong = coordinator.send(PUBLISH, {"password": "not this one"})
    assert wrong.status_code == 400
    stale = coordinator.send(PUBLISH, {"password": PASSWORD, "seen": "0" * 64})
    assert stale.status_code == 409
    assert "Something was recorded since: " in stale.text
    assert "look at its editions again" in stale.text
    assert published_of(served.store(), "2026-Q2") == ()

    done = coordinator.send(PUBLISH, {"password": PASSWORD}, follow_redirects=True)
    assert "April to June 2026 is published." in done.text
    assert f"Published on 21 September 2026. By coordinator of {SCHOOL}." in done.text
    frozen = published_of(served.store(), "2026-Q2")
    assert [one.edition for one in frozen] == list(Edition)
    signed = coordinator.open(f"{Q2}public/files/edition").data
    assert read_edition(Given(name="x.edition", content=signed)).person == f"coordinator of {SCHOOL}"
    assert sorted(json.loads(read_envelope(signed, "x").body)) == sorted(edition_schema()["properties"])
    for name in ("html", "csv", "json"):
        assert coordinator.open(f"{Q2}board/files/{name}").data
    assert coordinator.get(f"{Q2}public/files/docx").status_code == 404

    assert coordinator.send(PUBLISH, {"password": PASSWORD}).status_code == 400
    drop(coordinator, [("b.bundle", bytes_of(made(4)))])
    again = {"password": PASSWORD, "why": "two schools were missing"}
    assert "is corrected" in coordinator.send(PUBLISH, again, follow_redirects=True).text
    words = "Corrected on 21 September 2026; first published on 21 September 2026. Two schools were missing."
    assert words in coordinator.open(f"{Q2}board").text
    assert "Two schools were missing" in coordinator.open(EDITIONS).text


def test_a_quarter_that_is_not_over_has_no_page(coordinator: Browser) -> None:
    """Nor does one that is none, and an edition that is none is not there."""
    assert coordinator.get(f"{EDITIONS}2026-Q3/").status_code == 400
    assert coordinator.get(f"{EDITIONS}spring/").status_code == 400
    assert coordinator.get(f"{Q2}everybody").status_code == 404
    assert coordinator.get(f"{Q2}public/files/html").status_code == 404


def test_at_which_venues_people_booked_is_for_coordinators_alone(coordinator: Browser) -> None:
    """On the page of a draft, and of what was published; no file of an edition says it."""
    for number in (1, 2, 3, 4, 6):
        drop(coordinator, [(f"{number}.bundle", bytes_of(made(number)))])

    def leading() -> set[str]:
        return set(re.findall(r'href="#(of-(?:bookings|overruled|rules)-[^"]+)"', coordinator.open(f"{Q2}board").text))

    before = leading()
    assert before
    said = coordinator.open(f"{Q2}board").text
    assert "is shown to coordinators, on this page alone" in said
    coordinator.send(f"{Q2}publish", {"password": PASSWORD}, follow_redirects=True)
    assert leading() == before
    for name in ("html", "json", "csv", "edition"):
        given_out = coordinator.open(f"{Q2}board/files/{name}").data
        body = read_envelope(given_out, "x").body if name == "edition" else given_out
        assert not re.search(rb'#of-bookings-|"table":\s*"(bookings|overruled|rules)"|shown to coordinators', body)
    assert "#of-bookings" not in coordinator.open(f"{Q2}public").text
