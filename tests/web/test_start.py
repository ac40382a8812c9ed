"""Where somebody begins: with what they are there for."""

from html import unescape
from pathlib import Path

import pytest

from tests.web.journeys import EVERYBODY, JOURNEYS, browser_of, clicks, endpoint_of, links_of, prepare, row
from tests.web.site import SCHOOL, Server
from tests.web.test_bookings import begun
from tests.web.test_organisers import answered, link
from venuecheck.core.actor import Role
from venuecheck.service.who_may import MAY_IN_WORDS, MAY_SEE, Seeing

_IN_THE_DOCS = Path(__file__).parents[2] / "docs" / "in-a-browser.md"
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


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_help_says_what_a_role_does_and_whom_to_ask(served: Server, role: Role) -> None:
    """In every footer, for whoever signed in or not; and a search is offered where there is something to search."""
    page = unescape(served.as_(role).open("/help").text)
    assert all(words in page for words in MAY_IN_WORDS.values())
    assert page.count(MAY_IN_WORDS[role]) == 2, "theirs stands first"
    assert page.index("Ask an administrator of your venue") < page.index(MAY_IN_WORDS[role])
    stranger = unescape(served.browser().open("/help").text)
    assert "ask its administrator" in stranger
    assert MAY_IN_WORDS[role] not in stranger
    assert 'href="/help"' in served.browser().open("/sign-in").text
    sees_some = role in MAY_SEE[Seeing.BOOKINGS] | MAY_SEE[Seeing.FILTER]
    start = served.as_(role).client.get(f"/venues/{SCHOOL}/", follow_redirects=True).text
    assert (f'href="/venues/{SCHOOL}/search"' in start) is sees_some


def test_whoever_takes_bookings_and_signs_begins_with_the_bookings(served: Server) -> None:
    """What waits comes before what is read."""
    both = served.accounts.book.add("Ruth Adeyemi", {SCHOOL: (Role.SIGNER, Role.DECIDER)}, served.clock().timestamp())
    assert served.browser(both.id).get(f"/venues/{SCHOOL}/").location == f"/venues/{SCHOOL}/bookings/"


@pytest.mark.parametrize("role", JOURNEYS, ids=lambda role: role.value)
def test_each_journey_is_two_clicks_from_its_own_start_page(served: Server, role: Role) -> None:
    """By links that stand there, without anybody being told where to look; the docs say how many each takes."""
    prepare(served)
    found = clicks(served, browser_of(served, role))
    assert {*JOURNEYS[role].values(), *EVERYBODY.values()} <= found.keys()
    assert row(role, found) in _IN_THE_DOCS.read_text("utf-8"), "python -m tests.web.journeys prints the table anew"


def test_whoever_answers_by_a_link_reaches_all_of_it_in_two_clicks(served: Server) -> None:
    """From the page that the link opens: the questions, what they answered, and taking it back."""
    clerk = served.as_(Role.CLERK)
    begun(clerk)
    opened, organiser = link(clerk), served.browser()
    answered(organiser, opened)
    reached = {endpoint_of(served, one) for first in links_of(organiser, opened) for one in links_of(organiser, first)}
    assert {"by_link.onwards", "by_link.question", "by_link.withdraw"} <= reached
