"""Every page, asked for by everybody: whoever may not have it does not get it, whatever its address holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from unittest.mock import patch

import pytest

from tests.report import samples
from tests.web.site import BOOKED, BOOKING, LIBRARY, SCHOOL, Browser, Server
from venuecheck.core.actor import Role
from venuecheck.service.bookings.drafts import Draft, save_draft
from venuecheck.web import asking, gate
from venuecheck.web.access import ACCESS

_DRAFT = "walked"
_PAGE = samples.mixed_run().findings[0].page
_ASKED_BY_SERVICES = {
    *("actions.action", "providers.add", "providers.remove"),
    *("mail.settings", "mail.off", "mail.test", "mail.message"),
}
"""Pages that more people may read than act on: the service or page behind them refuses those."""


@dataclass(frozen=True, slots=True)
class Route:
    """One address, and how it may be asked for."""

    endpoint: str
    rule: str
    method: str

    def path(self, venue: str) -> str:
        """Fill the address in with what is there at the school."""
        parts = {
            "<venue>": venue,
            "<assessment>": BOOKING,
            "<checklist>": "venue-booking",
            "<name>": _DRAFT,
            "<path:step>": "organiser",
            "<network>": "pupil-wifi",
            "<page>": _PAGE,
            "<path:action>": "pupil-wifi:repeat",
            "<path:filename>": "pages.css",
            "<token>": "no-such-token",
            "<run>": samples.mixed_run().run.id,
            "<field>": "review",
            "<key>": "0" * 64,
            "<part>": "limits",
            "<site>": venue,
            "<int:number>": "1",
            "<who>": "somebody",
            "<provider>": "no-such-provider",
            "<fingerprint>": "0" * 20,
        }
        path = self.rule
        for name, value in parts.items():
            path = path.replace(name, value)
        return path


def routes(server: Server) -> Iterator[Route]:
    """Give every address of the application with each of its methods."""
    for rule in server.app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield Route(rule.endpoint, str(rule), method)


def asked(browser: Browser, route: Route, venue: str) -> int:
    """Ask, and give the status."""
    path = route.path(venue)
    answer = browser.get(path) if route.method == "GET" else browser.post(path)
    answer.close()
    return answer.status_code


@pytest.fixture
def walked(served: Server) -> Server:
    """Give a server on which there is something at every address."""
    with served.app.app_context():
        here = asking.served().venues.here(SCHOOL)
        checklist = here.checklist("venue-booking")
        save_draft(here.store, Draft.fresh(checklist, here.site.venue, here.now, _DRAFT))
    served.person(Role.CLERK, name="somebody")
    return served


def test_every_route_is_classified(served: Server) -> None:
    """A page that nobody has classified is not there; what is classified is a page."""
    assert {route.endpoint for route in routes(served)} == set(ACCESS)


def test_a_route_that_is_not_classified_is_refused(walked: Server) -> None:
    """Forgetting it shuts the page, and opens nothing."""
    forgotten = {name: access for name, access in ACCESS.items() if name != "own.account"}
    with patch.object(gate, "ACCESS", forgotten):
        answer = walked.as_(Role.ADMINISTRATOR).get("/account")
    assert answer.status_code == 403
    assert "Your account" not in answer.text


def test_every_address_of_a_venue_names_the_venue(served: Server) -> None:
    """What is of a venue says of which, and what is not does not."""
    for route in routes(served):
        assert ACCESS[route.endpoint].venue is ("<venue>" in route.rule), route


def test_nobody_is_let_in_without_a_session(walked: Server) -> None:
    """All but what anybody may read leads to the sign-in page, or is refused."""
    nobody = walked.browser()
    for route in routes(walked):
        status = asked(nobody, route, SCHOOL)
        if ACCESS[route.endpoint].signed_in:
            assert status == 302, (route, status)
        else:
            assert status in {200, 302, 400, 404, 410}, (route, status)


@pytest.mark.parametrize("role", list(Role))
def test_each_role_gets_just_its_pages(walked: Server, role: Role) -> None:
    """A page is shown to those whose role allows it, and refused to all others."""
    browser = walked.as_(role)
    for route in routes(walked):
        access = ACCESS[route.endpoint]
        if not access.signed_in or route.endpoint in {"entering.sign_out", "own.end_session"}:
            continue
        status = asked(browser, route, SCHOOL)
        may = role in (access.anywhere or access.roles) and not access.everywhere
        if may and (route.method == "GET" or route.endpoint not in _ASKED_BY_SERVICES):
            assert status not in {401, 403, 500}, (role, route, status)
        elif may:
            assert status != 500, (role, route, status)
        else:
            assert status == 403, (role, route, status)


@pytest.mark.parametrize("role", list(Role))
def test_another_venue_is_as_if_it_were_not_there(walked: Server, role: Role) -> None:
    """Whatever somebody is at the library, no address of the school answers."""
    browser = walked.as_(role, LIBRARY)
    for route in routes(walked):
        if ACCESS[route.endpoint].venue:
            assert asked(browser, route, SCHOOL) == 404, route


def test_a_venue_that_is_not_there_answers_nobody(walked: Server) -> None:
    """Not even somebody who is everything at all the venues that there are."""
    everything = {SCHOOL: tuple(Role), LIBRARY: tuple(Role)}
    browser = walked.browser(walked.accounts.book.add("Everything", everything, walked.clock().timestamp()).id)
    for route in routes(walked):
        if ACCESS[route.endpoint].venue:
            assert asked(browser, route, "no-such-venue") == 404, route


def test_what_is_another_venues_is_not_found_under_ones_own(walked: Server) -> None:
    """A booking, a draft and a network of the school are not at the library, whoever asks there."""
    for role in (Role.MANAGER, Role.DECIDER, Role.CLERK):
        browser = walked.as_(role, LIBRARY)
        for route in routes(walked):
            mine = any(name in route.rule for name in ("<assessment>", "<name>", "<path:action>", "<run>"))
            if mine and ACCESS[route.endpoint].venue and role in ACCESS[route.endpoint].roles:
                assert asked(browser, route, LIBRARY) == 404, (role, route)


def test_whoever_has_no_role_sees_nothing(walked: Server) -> None:
    """An account by itself opens no venue."""
    browser = walked.browser(walked.person(None))
    assert "No venue yet" in browser.open("/").text
    for route in routes(walked):
        if ACCESS[route.endpoint].venue:
            assert asked(browser, route, SCHOOL) == 404, route
        elif ACCESS[route.endpoint].anywhere:
            assert asked(browser, route, SCHOOL) == 403, route


@pytest.mark.parametrize("role", [Role.IT, Role.COORDINATOR])
def test_it_sees_no_booking(walked: Server, role: Role) -> None:
    """Nothing that school IT, or a coordinator, can open names a booking or who answered it."""
    browser = walked.as_(role)
    for route in routes(walked):
        if route.method == "GET" and ACCESS[route.endpoint].venue:
            text = browser.get(route.path(SCHOOL)).text
            assert BOOKED not in text, route
            assert BOOKING not in text.replace(route.path(SCHOOL), ""), route
