"""The further settings on pages: what it means, an example, what stands and since when; who may, and after what."""

import re
from html import unescape
from io import BytesIO

import pytest

from tests.report import samples
from tests.web.site import PASSWORD, SCHOOL, Browser, Server
from venuecheck.accounts import passwords
from venuecheck.core.actor import Role
from venuecheck.demo.certificates import make_authority
from venuecheck.service.sites.site import Site, load_site
from venuecheck.service.venue_settings.further import FURTHER
from venuecheck.service.who_may import Doing
from venuecheck.web import asking

_HERE = f"/venues/{SCHOOL}/settings"


def site_of(served: Server) -> Site:
    """Read the configuration of the school."""
    with served.app.app_context():
        return load_site(asking.served().venues.here(SCHOOL).site.path)


def with_password(served: Server, role: Role) -> Browser:
    """Open the browser of somebody who signed in with a password a while ago."""
    who = served.person(role)
    served.accounts.book.set_password(who, passwords.hashed(PASSWORD))
    browser = served.browser(who)
    served.clock.move(minutes=11)
    return browser


@pytest.mark.parametrize("setting", FURTHER, ids=lambda one: one.part)
def test_each_is_two_clicks_from_the_start_and_says_what_it_is(served: Server, setting: object) -> None:
    """What it means, an example, that nobody set it yet, and a label for each box."""
    one = next(each for each in FURTHER if each is setting)
    manager = served.as_(Role.MANAGER)
    assert f'href="{_HERE}/more/{one.part}"' in manager.open(f"{_HERE}/").text
    page = unescape(manager.open(f"{_HERE}/more/{one.part}").text)
    assert one.title in page
    assert one.said in page
    assert one.example[0] in page
    assert "Nobody has changed this from a page yet" in page
    boxes = {box.name for group in one.groups({}) for box in group.boxes}
    assert boxes <= set(re.findall(r' id="([\w.]+)"', page)) | set(re.findall(r' name="([\w.]+)"', page))


def test_nobody_is_offered_to_change_what_they_only_see(served: Server) -> None:
    """Whoever looks after the filter changes what is of it, and sees the rest."""
    page = served.as_(Role.IT).open(f"{_HERE}/").text
    offered = dict(re.findall(r'/settings/more/([\w-]+)">(\w+)<', page))
    assert offered == {one.part: "Change" if one.doing is Doing.SET_NETWORKS else "See" for one in FURTHER}
    assert {*offered.values()} == {"Change", "See"}


def test_what_is_kept_counts_at_once_and_says_by_whom(served: Server) -> None:
    """On its page, on the page of settings, in the file; what cannot be stays in its box."""
    it = served.as_(Role.IT)
    assert it.send(f"{_HERE}/more/limits", {"limits.concurrency": "3"}).location == f"{_HERE}/"
    assert site_of(served).limits.concurrency == 3
    page = it.open(f"{_HERE}/more/limits").text
    assert "Pages at a time: 3" in page
    assert f"Set by {Role.IT.words} of st-aidans on" in page
    assert "Pages at a time: 3" in it.open(f"{_HERE}/").text
    wrong = it.send(f"{_HERE}/more/limits", {"limits.concurrency": "<many>"})
    assert wrong.status_code == 400
    assert 'href="#limits.concurrency"' in wrong.text
    assert "A whole number is needed here" in wrong.text
    assert 'value="&lt;many&gt;"' in wrong.text


def test_a_page_of_a_check_leads_to_leaving_it_out(served: Server) -> None:
    """Its id stands in the box already; the reason is asked for."""
    it, page = served.as_(Role.IT), samples.mixed_run().findings[0].page
    story = unescape(it.open(f"/venues/{SCHOOL}/web-filter/pupil-wifi/pages/{page}").text)
    link = re.search(r'href="([^"]+)">Do not try this page here any more', story)
    assert link is not None
    form = it.open(link[1]).text
    assert f'value="{page}"' in form
    said = {"leave_out.0.page": page, "leave_out.0.reason": "Agreed with the governors", "leave_out.0.until": ""}
    assert it.send(link[1], said).status_code == 302
    assert [one.id for one in site_of(served).leave_out] == [page]
    assert "Agreed with the governors" in it.open(f"{_HERE}/more/leave_out").text


@pytest.mark.parametrize("part", [one.part for one in FURTHER if one.is_careful])
def test_what_counts_much_asks_for_the_password_again(served: Server, part: str) -> None:
    """To look at it with its boxes, and to change it; whoever may not change it is not asked."""
    browser = with_password(served, Role.MANAGER)
    where = f"{_HERE}/more/{part}"
    assert browser.get(f"{_HERE}/more/limits").status_code == 200
    for answer in (browser.get(where), browser.post(where, {"retention.run": "1"})):
        assert answer.status_code == 302
        assert "/account/prove" in str(answer.location)
    assert browser.send(f"/account/prove?to={where}", {"password": PASSWORD}).location == where
    assert browser.get(where).status_code == 200


def test_school_it_sees_what_it_may_not_change(served: Server) -> None:
    """Without boxes; and what is sent all the same is refused."""
    it = served.as_(Role.IT)
    page = it.open(f"{_HERE}/more/retention").text
    assert "A manager or an administrator changes this." in page
    assert 'name="retention.run"' not in page
    assert it.post(f"{_HERE}/more/retention", {"retention.run": "1", "seen": ""}).status_code == 403
    assert site_of(served).retention["run"] == 36


def test_of_two_the_second_is_told(served: Server) -> None:
    """What stands now, and by whom."""
    one, other = served.as_(Role.MANAGER), served.as_(Role.IT)
    seen = re.search(r'name="seen" value="(\w+)"', other.open(f"{_HERE}/more/filter").text)
    assert seen is not None
    one.send(f"{_HERE}/more/filter", {"filter.title": "This page is not for our pupils"})
    late = other.post(f"{_HERE}/more/filter", {"filter.title": "Blocked by the school’s filter", "seen": seen[1]})
    assert late.status_code == 409
    assert "manager of st-aidans" in late.text


def test_nothing_else_has_a_page_there(served: Server) -> None:
    """People are accounts, and where the records are is not changed from a page."""
    manager = served.as_(Role.MANAGER)
    for part in ("people", "database", "letters", "nonsense"):
        assert manager.get(f"{_HERE}/more/{part}").status_code == 404


def test_a_certificate_is_handed_in_and_taken_to_the_computer_that_checks(served: Server) -> None:
    """On the page of authorities; what is none is told beside its box, and another file of the folder is not given."""
    it = with_password(served, Role.IT)
    where = f"{_HERE}/more/trust"
    it.send(f"/account/prove?to={where}", {"password": PASSWORD})
    wrong = it.send(where, {"trust.device_roots.file": (BytesIO(b"x"), "filter.cer")})
    assert wrong.status_code == 400
    assert 'href="#trust.device_roots.file"' in wrong.text
    assert 'id="trust.device_roots.file-error"' in wrong.text
    pem = make_authority("Example School filter").pem
    assert it.send(where, {"trust.device_roots.file": (BytesIO(pem), "filter.cer")}).location == f"{_HERE}/"
    link = re.search(rf'href="({_HERE}/files/filter-\w+\.pem)"', it.open(f"{_HERE}/").text)
    assert link is not None
    assert it.open(link[1]).data == pem
    assert it.get(f"{_HERE}/files/venuecheck.yaml").status_code == 404
