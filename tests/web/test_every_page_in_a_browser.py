"""Every kind of page in a real browser: for axe, enlarged to 400 %, printed. A new one fails until it is looked at."""

from typing import Final

import pytest
from playwright.sync_api import Browser
from werkzeug.routing import RequestRedirect

from tests.accessible import errors_of
from tests.report import samples
from tests.web.site import BOOKING, LONG, SCHOOL, Server, with_long_names
from tests.web.test_bookings import begun, filled
from tests.web.test_in_a_browser import opened
from venuecheck.core.actor import Role
from venuecheck.service.venue_settings.further import FURTHER

pytestmark = pytest.mark.browser

_HERE: Final = f"/venues/{SCHOOL}"
_PAGES: Final[tuple[tuple[Role | None, str], ...]] = (
    (None, "/sign-in"),
    (None, "/privacy"),
    (Role.CLERK, f"{_HERE}/bookings/"),
    (Role.CLERK, f"{_HERE}/bookings/new"),
    (Role.CLERK, f"{_HERE}/bookings/{BOOKING}"),
    (Role.CLERK, "/account"),
    (Role.CARETAKER, f"{_HERE}/today"),
    (Role.CLERK, f"{_HERE}/diary"),
    (Role.CLERK, f"{_HERE}/diary?first=nonsense"),
    (Role.CLERK, f"{_HERE}/bookings/{BOOKING}/something-has-changed"),
    (Role.CLERK, f"{_HERE}/bookings/{BOOKING}/reply"),
    (Role.CLERK, f"{_HERE}/bookings/{BOOKING}/look-back"),
    (Role.CLERK, f"{_HERE}/bookings/{BOOKING}/again"),
    (Role.CLERK, f"{_HERE}/search"),
    (Role.CLERK, f"{_HERE}/search?q={BOOKING}"),
    (Role.CLERK, f"{_HERE}/search?q=a"),
    (Role.INFORMATION_GOVERNANCE, f"{_HERE}/personal-data/find"),
    (Role.INFORMATION_GOVERNANCE, f"{_HERE}/personal-data/holds"),
    (Role.INFORMATION_GOVERNANCE, f"{_HERE}/personal-data/due"),
    (Role.INFORMATION_GOVERNANCE, f"{_HERE}/personal-data/looks"),
    (None, f"/your-booking/{SCHOOL}/no-such-link/"),
    (Role.DECIDER, f"{_HERE}/bookings/{BOOKING}/outcome"),
    (Role.DECIDER, f"{_HERE}/bookings/{BOOKING}/decide?outcome=refuse"),
    (Role.DECIDER, f"{_HERE}/bookings/{BOOKING}/decide?outcome=approve-with-conditions"),
    (Role.DECIDER, f"{_HERE}/bookings/{BOOKING}/letter"),
    (Role.CLERK, f"{_HERE}/bookings/{BOOKING}/letter?ask=yes"),
    (Role.SIGNER, f"{_HERE}/how-it-stands"),
    (Role.SIGNER, f"{_HERE}/sign"),
    (Role.IT, f"{_HERE}/web-filter/"),
    (Role.IT, f"{_HERE}/web-filter/pupil-wifi"),
    (Role.IT, f"{_HERE}/web-filter/pupil-wifi/pages/{samples.mixed_run().findings[0].page}"),
    (Role.IT, f"{_HERE}/what-to-do/"),
    (Role.IT, f"{_HERE}/closed/"),
    (Role.IT, f"{_HERE}/checks/"),
    (Role.IT, f"{_HERE}/checks/new"),
    (Role.IT, f"{_HERE}/checks/{samples.mixed_run().run.id}/difference"),
    (Role.IT, f"{_HERE}/filter-log/pupil-wifi"),
    (Role.IT, f"{_HERE}/hand-checks/"),
    (Role.IT, f"{_HERE}/settings/networks"),
    (Role.IT, f"{_HERE}/settings/networks/add"),
    (Role.IT, f"{_HERE}/settings/networks/change/pupil-wifi"),
    (Role.IT, f"{_HERE}/settings/places"),
    (Role.MANAGER, f"{_HERE}/settings/"),
    (Role.MANAGER, f"{_HERE}/settings/history"),
    *((Role.MANAGER, f"{_HERE}/settings/more/{one.part}") for one in FURTHER),
    (Role.IT, f"{_HERE}/settings/more/retention"),
    (Role.CLERK, f"{_HERE}/bookings/from-the-booking-system"),
    (Role.CLERK, f"{_HERE}/bookings/{BOOKING}/organiser"),
    (Role.DECIDER, f"{_HERE}/bookings/{BOOKING}/advice/"),
    (Role.COORDINATOR, f"{_HERE}/for-the-coordinator/"),
    (Role.AUTHOR, f"{_HERE}/checklists/"),
    (Role.AUTHOR, f"{_HERE}/checklists/venue-booking"),
    (Role.AUTHOR, f"{_HERE}/checklists/filtering-and-monitoring-review"),
    (Role.CLERK, "/your-venues"),
    (Role.MANAGER, f"{_HERE}/settings/who-decides"),
    (Role.MANAGER, f"{_HERE}/settings/say/kind?first=yes"),
    (Role.MANAGER, f"{_HERE}/settings/say/review"),
    (None, "/hand-check/no-such-link"),
    *((Role.ADMINISTRATOR, f"{_HERE}/records/{one}") for one in ("", "begin-again", "key", "anchor", "copies/")),
    (Role.ADMINISTRATOR, "/people/"),
    (Role.ADMINISTRATOR, "/people/add"),
    (Role.ADMINISTRATOR, "/people/sign-in/"),
    (Role.ADMINISTRATOR, "/people/sign-in/add"),
    (Role.CLERK, f"{_HERE}/bookings/no-such-booking"),
    (None, "/accessibility"),
    (None, "/help"),
    (Role.CLERK, "/help"),
    (Role.CLERK, "/account/password"),
    (Role.CLERK, "/account/second-factor"),
    (Role.CLERK, "/account/prove"),
    (Role.CLERK, f"{_HERE}/bookings/{BOOKING}/change"),
    (Role.CLERK, f"{_HERE}/bookings/{BOOKING}/safeguarding"),
    (Role.CARETAKER, f"{_HERE}/today/{BOOKING}/ring"),
    (Role.DECIDER, f"{_HERE}/bookings/{BOOKING}/names"),
    (Role.SIGNER, f"{_HERE}/report"),
    (Role.IT, f"{_HERE}/what-to-do/pupil-wifi:repeat"),
    (Role.IT, f"{_HERE}/closed/pupil-wifi:repeat"),
    (Role.IT, f"{_HERE}/checks/{samples.mixed_run().run.id}"),
    (Role.IT, f"{_HERE}/checks/{samples.mixed_run().run.id}/go-on"),
    (Role.ADMINISTRATOR, f"{_HERE}/records/missing"),
    (Role.ADMINISTRATOR, "/people/happened"),
    (Role.ADMINISTRATOR, "/people/no-such-person"),
    (Role.ADMINISTRATOR, "/begin/another-venue"),
    (None, f"/your-return/{SCHOOL}/no-such-link/"),
    (None, "/link/no-such-link"),
    (None, "/open/no-such-link"),
)
"""What there is at once, or what is said in its place; `_with_a_draft` has what somebody has to begin first."""

_FLOWS: Final = {
    "test_first_start_in_a_browser.py": ("beginning.begin", "beginning.venue"),
    "test_in_a_browser.py": (
        *("by_link.answers", "by_link.check", "by_link.question", "by_link.withdraw"),
        *("on.condition", "referring.read"),
    ),
    "test_mail_in_a_browser.py": ("mail.overview", "mail.settings", "own.mail"),
    "test_statement_in_a_browser.py": ("statement.write",),
    "test_partnership_in_a_browser.py": (
        *(
            "changes.change",
            "changes.compare",
            "changes.take",
            "editions.all_editions",
            "editions.freeze",
            "editions.quarter",
        ),
        *("inbox.compare", "inbox.files", "inbox.settle", "one_venue.link", "one_venue.note", "one_venue.telephone"),
        *("one_venue.timeline", "partner_letters.all_letters", "partners.grid", "partners.take_over"),
        "to_do.all_actions",
    ),
}
"""What is looked at on the way, in other tests."""
_NO_PAGE: Final = {
    "handing_out.paper",
    *("static", "start.health", "checks.events", "editions.file", "standing.whole_report", "telling.download"),
    *("venue_settings.beside", "venue_settings.download", "whole_records.one_copy"),
    *("start.home", "start.venue", "by_link.onwards", "filling.draft"),
    *("provided.back", "provided.begin", "provided.begin_to_connect", "provided.begin_to_prove"),
}
"""Files, what scripts ask for, and addresses that lead to a page."""
_SEEN_WITHOUT_AXE: Final = {
    "editions.read": "a file of a quarter as a page, whose templates are looked at in tests/report",
    "providers.provider": "a form like that of one to add",
    "changes.open_a_venue": "a form like those of a venue’s page",
    "by_link.kept": "one paragraph, in the frame of the others",
    "entering.code": "one box, in the frame of signing in",
    "filling.anew": "two paragraphs, in the frame of a booking’s pages",
}
"""What is not looked at by axe, and what there is on it."""


def _with_a_draft(served: Server) -> tuple[tuple[Role | None, str], ...]:
    """Give the pages of a booking that is begun: asked, looked over, one of its names like a listed one."""
    clerk = served.as_(Role.CLERK)
    begun(clerk, f"Neuadd: darlith, محاضرة عن تاريخ القناة {LONG}, 3 October 2027")
    check = filled(clerk, {"organisation": "Al-Qaida"})
    draft = check.removesuffix("/check")
    clerk.send(check)
    asked = (f"{draft}/questions/{one}" for one in ("organiser", "event_date", "planned", "speakers"))
    ways: tuple[tuple[Role, str], ...] = (
        *((Role.CLERK, one) for one in (f"{draft}/about", check, f"{draft}/names", f"{draft}/result", *asked)),
        *((Role.CLERK, f"{draft}/{one}") for one in ("drop", "organiser")),
        *((Role.DECIDER, f"{draft}/{one}") for one in ("organisations", "matches")),
    )
    return ways


# a test each, for one would hold a worker for over a minute, and the run where it comes last
@pytest.mark.parametrize("role", dict.fromkeys(role for role, _ in _PAGES), ids=lambda role: role or "nobody")
def test_every_kind_of_page_is_accessible(browser: Browser, served: Server, address: str, role: Role | None) -> None:
    """The axe rules find nothing, the policy stops nothing, and at 400 % nothing is cut off, however long names are."""
    with_long_names(served)
    page = opened(browser, served, address, role)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    faults: list[str] = []
    for path in (path for by, path in _PAGES if by is role):
        page.goto(f"{address}{path}")
        faults += errors_of(page)
    assert not faults, "\n".join(faults)
    assert [one for one in said if "Content Security Policy" in one or ("Error" in one and "404" not in one)] == []


def test_what_is_begun_is_accessible(browser: Browser, served: Server, address: str) -> None:
    """From what the booking is called to what comes of it; names in Welsh and from right to left."""
    pages = _with_a_draft(served)
    faults: list[str] = []
    for role in dict.fromkeys(role for role, _ in pages):
        page = opened(browser, served, address, role)
        for path in (path for by, path in pages if by is role):
            page.goto(f"{address}{path}")
            faults += errors_of(page)
    assert not faults, "\n".join(faults)


def test_every_page_is_looked_at(served: Server) -> None:
    """An address that gives a page is here, or on the way of another test, or it is said why not."""
    found = served.app.url_map.bind("localhost")
    seen = set()
    for _, path in (*_PAGES, *_with_a_draft(served)):
        try:
            seen.add(found.match(path.partition("?")[0])[0])
        except RequestRedirect:
            pytest.fail(f"{path} is no address of a page")
    asked = {rule.endpoint for rule in served.app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    on_the_way = {name for names in _FLOWS.values() for name in names}
    others = (on_the_way, _NO_PAGE, set(_SEEN_WITHOUT_AXE))
    assert asked - seen == set().union(*others)
    assert sum(map(len, others)) == len(set().union(*others))
