"""Where somebody begins: with what they are there for."""

import re
from html import unescape

import pytest

from tests.web.partnership import take_over
from tests.web.site import LIBRARY, SCHOOL, Browser, Server
from tests.web.test_on import agree
from venuecheck.core.actor import Role

_BEGINS = {
    Role.CLERK: "bookings/",
    Role.DUTY_OFFICER: "bookings/",
    Role.DECIDER: "bookings/",
    Role.MANAGER: "bookings/",
    Role.CARETAKER: "today",
    Role.SIGNER: "how-it-stands",
    Role.DSL: "how-it-stands",
    Role.INFORMATION_GOVERNANCE: "personal-data/find",
    Role.IT: "web-filter/",
    Role.ADMINISTRATOR: "settings/",
    Role.COORDINATOR: "for-the-coordinator/",
    Role.AUTHOR: "checklists/",
}


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_each_role_begins_with_what_it_is_for(served: Server, role: Role) -> None:
    """A headteacher with the tiles, whoever searches for people with that."""
    assert served.as_(role).get(f"/venues/{SCHOOL}/").location == f"/venues/{SCHOOL}/{_BEGINS[role]}"


def test_whoever_takes_bookings_and_signs_begins_with_the_bookings(served: Server) -> None:
    """What waits comes before what is read."""
    both = served.accounts.book.add("Ruth Adeyemi", {SCHOOL: (Role.SIGNER, Role.DECIDER)}, served.clock().timestamp())
    assert served.browser(both.id).get(f"/venues/{SCHOOL}/").location == f"/venues/{SCHOOL}/bookings/"


_JOURNEYS = {
    Role.CLERK: (
        *("filling.new", "taking_over.export", "filling.draft", "bookings.booking", "handing_out.of_booking"),
        *("afterwards.something", "afterwards.reply", "on.today", "on.diary", "on.condition", "search.find"),
    ),
    Role.DECIDER: (
        "deciding.outcome",
        "deciding.letter",
        "afterwards.something",
        "referring.read",
        "standing.overview",
    ),
    Role.DUTY_OFFICER: ("on.today", "on.condition", "afterwards.look_back", "filling.new"),
    Role.CARETAKER: ("on.condition",),
    Role.SIGNER: ("standing.sign_report", "standing.report", "actions.action", "networks.network"),
    Role.DSL: ("standing.sign_report", "standing.report", "checks.new", "networks.network"),
    Role.IT: (
        *("checks.new", "checks.all_checks", "checks.difference", "networks.network", "networks.page_story"),
        *("hand_checks.all_hand_checks", "filter_logs.look", "actions.action", "closed.all_closed"),
        *("site_networks.all_networks", "site_networks.places", "venue_settings.download", "further_settings.setting"),
    ),
    Role.INFORMATION_GOVERNANCE: ("people_found.find", "keeping.holds", "keeping.due", "keeping.looks"),
    Role.ADMINISTRATOR: (
        *("venue_settings.say", "venue_settings.deciders", "venue_settings.history", "site_networks.all_networks"),
        *("people.add", "people.person", "people.happened", "providers.all_providers", "mail.overview"),
        "beginning.another",
    ),
    Role.COORDINATOR: (
        *("partners.grid", "one_venue.timeline", "inbox.files", "editions.all_editions", "editions.quarter"),
        *("partner_letters.all_letters", "partners.take_over"),
    ),
}
_FOR_EVERYBODY = ("own.account", "start.privacy", "start.accessibility")


@pytest.mark.parametrize("role", _JOURNEYS, ids=lambda role: role.value)
def test_each_journey_is_two_clicks_from_its_own_start_page(served: Server, role: Role) -> None:
    """By links that stand there, without anybody being told where to look."""
    agree(served)
    clerk = served.as_(Role.CLERK)
    clerk.send(f"/venues/{SCHOOL}/bookings/new", {"checklist": "venue-booking"})
    if role is Role.COORDINATOR:
        assert take_over(served.as_(role)).status_code == 200
    if role is Role.ADMINISTRATOR:  # of the whole server: only they add a venue
        both = {SCHOOL: (role,), LIBRARY: (role,)}
        browser = served.browser(served.accounts.book.add("Ruth", both, served.clock().timestamp()).id)
    else:
        browser = served.as_(role)
    start = str(browser.get(f"/venues/{SCHOOL}/").location)
    reached = set[str]()
    for address in {start, *links_of(browser, start)}:
        reached |= {endpoint_of(served, one) for one in (address, *links_of(browser, address))}
    assert {*_JOURNEYS[role], *_FOR_EVERYBODY} <= reached


def links_of(browser: Browser, address: str) -> set[str]:
    """Give the addresses that a page leads to."""
    page = browser.get(address)
    found = re.findall(r'href="(/[^"#]*)', page.text) if page.status_code == 200 else []
    return {unescape(one) for one in found if not one.startswith("/static/")}


def endpoint_of(served: Server, address: str) -> str:
    """Say which page an address is of."""
    endpoint, _ = served.app.url_map.bind("localhost").match(address.partition("?")[0])
    return str(endpoint)
