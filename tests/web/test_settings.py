"""Settings changed on pages, by whoever may; two at once; and the first start of a server without a venue."""

import re
from html import unescape

import pyotp
import pytest

from tests.web.site import PASSWORD, SCHOOL, Browser, Server
from venuecheck.core.actor import Role
from venuecheck.service.sites.setting_up import QUESTIONS
from venuecheck.service.sites.site import load_site
from venuecheck.service.venue_settings.changing import history_of
from venuecheck.web import asking, serving
from venuecheck.web.settings import WebSettings

_HERE = f"/venues/{SCHOOL}/settings"


def test_what_is_said_on_a_page_stands_at_once_everywhere(served: Server) -> None:
    """On the page of settings, in the file, in what letters say; who said it is on record."""
    manager = served.as_(Role.MANAGER)
    review = {"review": "Write to the clerk to the governors within 28 days."}
    assert manager.send(f"{_HERE}/say/review", review).location == f"{_HERE}/"
    page = unescape(manager.open(f"{_HERE}/").text)
    assert review["review"] in page
    with served.app.app_context():
        site = asking.served().venues.here(SCHOOL).site
        assert site.letters.review == review["review"]
    assert load_site(site.path).letters == site.letters
    history = unescape(manager.open(f"{_HERE}/history").text)
    assert "manager of st-aidans" in history
    assert "Write to the chair of governors within 28 days." in history, "as it was before"


def test_what_cannot_be_stands_beside_its_box(served: Server) -> None:
    """With what was typed still in it."""
    it, manager = served.as_(Role.IT), served.as_(Role.MANAGER)
    page = manager.send(f"{_HERE}/say/contact", {"contact": "the office <b>"})
    assert page.status_code == 400
    assert "does not say how they are reached" in page.text
    assert 'value="the office &lt;b&gt;"' in page.text
    page = it.send(f"{_HERE}/networks/change/pupil-wifi", {"name": "Pupil wifi", "resolver": "nobody"})
    assert page.status_code == 400
    assert 'href="#resolver"' in page.text
    page = manager.send(f"{_HERE}/who-decides", {"deciders.0.role": "Deputy head"})
    assert page.status_code == 400
    assert 'href="#deciders.0.name"' in page.text
    assert 'value="Deputy head"' in page.text
    assert manager.get(f"{_HERE}/say/people").status_code == 404


def test_networks_places_and_deciders_have_pages(served: Server) -> None:
    """Added, changed and taken out; and the check's page offers what there is now."""
    it = served.as_(Role.IT)
    assert it.send(f"{_HERE}/networks/add", {"name": "Guest wifi", "user_group": "visitors"}).status_code == 302
    assert "Guest wifi" in it.open(f"/venues/{SCHOOL}/checks/new").text
    said = {"name": "Visitors’ wifi", "user_group": "visitors", "filtered_by": "agent"}
    assert it.send(f"{_HERE}/networks/change/guest-wifi", said).status_code == 302
    assert "Visitors’ wifi" in unescape(it.open(f"/venues/{SCHOOL}/web-filter/").text)
    assert it.send(f"{_HERE}/networks/change/guest-wifi", {"then": "take out"}).status_code == 302
    assert it.get(f"{_HERE}/networks/change/guest-wifi").status_code == 404
    assert it.send(f"{_HERE}/places", {"places": "Library\r\nYear 6", "devices": "iPad"}).status_code == 302
    assert "Library, Year 6" in it.open(f"{_HERE}/").text
    manager = served.as_(Role.MANAGER)
    named = {"deciders.0.name": "Joan Whitlock", "deciders.0.telephone": "01632 960001", "deciders.1.name": "Eve Rees"}
    assert manager.send(f"{_HERE}/who-decides", named).status_code == 302
    page = unescape(manager.open(f"{_HERE}/").text)
    assert "Joan Whitlock, 01632 960001" in page
    assert "Eve Rees" in page


def test_of_two_who_change_one_thing_the_second_is_told(served: Server) -> None:
    """What it says now, by whom; nothing of theirs is written."""
    one, other = served.as_(Role.MANAGER), served.as_(Role.ADMINISTRATOR)
    seen = re.search(r'name="seen" value="(\w+)"', other.open(f"{_HERE}/say/privacy").text)
    assert seen is not None
    assert one.send(f"{_HERE}/say/privacy", {"privacy": "In the office"}).status_code == 302
    late = other.post(f"{_HERE}/say/privacy", {"privacy": "On the website", "seen": seen[1]})
    assert late.status_code == 409
    assert "In the office" in late.text
    assert "manager of st-aidans" in late.text
    assert len(history_of(served.store())) == 2


def test_a_file_for_a_computer_that_only_checks(served: Server) -> None:
    """As an attachment, that can be used as it is."""
    answer = served.as_(Role.IT).get(f"{_HERE}/venuecheck.yaml")
    assert answer.headers["Content-Disposition"] == "attachment; filename=venuecheck.yaml"
    path = served.folder / "venuecheck.yaml"
    path.write_bytes(answer.data)
    assert [one.id for one in load_site(path).networks] == ["pupil-wifi", "staff-lan"]
    assert b"governors" not in answer.data


def let_in(empty: Server) -> Browser:
    """Open the link that is shown in the terminal, and choose a password."""
    settings = WebSettings(configs=(empty.folder / "venuecheck.yaml",), folder=empty.folder)
    _, (invited,) = serving.prepared(settings, empty.clock, "Administrator")
    assert invited.roles == ("sets the first venue up",)
    browser = empty.browser()
    assert browser.send(invited.path, {"password": PASSWORD}).location == "/"
    assert browser.get("/").location == "/begin/"
    return browser


def protected(empty: Server, browser: Browser) -> None:
    """Set codes from an app up, as an administrator has to."""
    page = browser.open("/account/second-factor").text
    secret = re.search(r'class="app-code">([A-Z2-7]+)<', page)
    assert secret is not None
    code = pyotp.TOTP(secret[1]).at(empty.clock())
    assert browser.post("/account/second-factor", {"code": code}).status_code == 200


def test_a_first_venue_is_set_up_without_a_terminal_or_a_file(empty: Server) -> None:
    """From the link to what letters say; each answer is kept as it is given, and what is left out can be said later."""
    browser = let_in(empty)
    unnamed = browser.send("/begin/", {"name": "", "with": ""})
    assert unnamed.status_code == 400
    assert "Your name is missing: write your full name" in unescape(unnamed.text)
    assert browser.send("/begin/", {"name": "Ruth Adeyemi", "with": "own"}).location == "/begin/venue"
    assert browser.send("/begin/venue", {"name": "", "kind": ""}).status_code == 400
    assert browser.send("/begin/venue", {"name": "Lockside Library", "kind": "castle"}).status_code == 400
    where = browser.send("/begin/venue", {"name": "Lockside Library", "kind": "library"}).location
    assert where == "/venues/lockside-library/settings/say/nation?first=yes"
    assert browser.get(where).location == "/account/second-factor", "whoever changes accounts needs one first"
    protected(empty, browser)
    answers = {
        "nation": {"nation": "wales"},
        "body": {"body": "council"},
        "organisation": {"organisation": "Example Council"},
        "address": {"address": "Mill Lane\r\nExampletown"},
        "who-decides": {"deciders.0.name": "Joan Whitlock"},
        "review": {"review": "Write to the Head of Libraries within 28 days."},
        "contact": {"contact": "Office, 01632 960001"},
        "privacy": {"privacy": "In the office"},
    }
    for field, said in answers.items():
        assert f"/{field}?first=yes" in str(where)
        where = browser.send(str(where), said).location
    page = browser.open(str(where)).text
    skip = re.search(r'href="([^"]+)">Leave it out for now', page)
    assert skip is not None
    assert "/data_protection?first=yes" in skip[1]
    assert "About 6 more questions" in page
    assert re.search(r'say/privacy\?first=yes" class="govuk-back-link"', page)
    overview = browser.open("/venues/lockside-library/settings/").text
    assert '/say/lawful_basis?first=yes"' in overview, "it goes on where it was put down"
    assert "Nobody takes bookings or checks the web filter here yet" in overview
    empty.person(Role.CLERK, "lockside-library")
    overview = browser.open("/venues/lockside-library/settings/").text
    assert "Nobody takes bookings" not in overview
    site = load_site(empty.folder / "venuecheck.yaml")
    assert (site.venue.name, site.venue.nation, site.letters.address) == (
        "Lockside Library",
        "wales",
        "Mill Lane\nExampletown",
    )
    overview = unescape(browser.open("/").text)
    assert "Settings of Lockside Library" in overview
    assert "Organisers are not told on which lawful basis their answers are used" in overview
    assert "Staff are not told whom to ask about the law" in overview
    kept = history_of(empty.store("lockside-library"))
    assert kept[-1].what == "the file, as it was taken over"
    assert kept[0].person == "Ruth Adeyemi"
    assert browser.get("/begin/").status_code == 404, "there is a venue now"
    assert browser.post("/begin/venue", {"name": "Another", "kind": "school"}).status_code == 404


def test_setting_up_can_be_left_and_gone_on_with(empty: Server) -> None:
    """A server that ends in between begins where it was left."""
    browser = let_in(empty)
    browser.send("/begin/", {"name": "Ruth Adeyemi", "with": "own"})
    assert browser.get("/begin/").status_code == 200
    browser.send("/begin/venue", {"name": "Lockside Library", "kind": "library"})
    settings = WebSettings(configs=(empty.folder / "venuecheck.yaml",), folder=empty.folder)
    app, invited = serving.prepared(settings, empty.clock, "Administrator")
    assert invited == ()
    with app.app_context():
        assert [one.name for one in asking.served().accounts.book.at("lockside-library")] == ["Ruth Adeyemi"]
        asking.served().venues.close()
        asking.served().accounts.close()


def test_a_configuration_that_is_away_makes_nobody_its_administrator(empty: Server) -> None:
    """Where a file system is not there for a moment, whoever has another role finds no venue, and sets none up."""
    clerk = empty.browser(empty.person(Role.CLERK, "lockside-library"))
    assert clerk.get("/begin/").status_code == 404
    assert clerk.post("/begin/venue", {"name": "Lockside Library", "kind": "library"}).status_code == 404
    assert "No venue yet" in clerk.open("/").text
    assert not (empty.folder / "venuecheck.yaml").exists()


@pytest.mark.slow
def test_a_made_up_school_to_look_round_in(empty: Server) -> None:
    """Whoever begins sees every page of it, once their account is protected."""
    browser = let_in(empty)
    assert browser.send("/begin/", {"name": "Ruth Adeyemi", "with": "sample"}).location == "/"
    protected(empty, browser)
    assert "Waiting for a decision" in browser.open("/").text
    assert "Larkfield School (made up)" in browser.open("/").text


def test_every_question_of_setting_up_has_its_page(served: Server) -> None:
    """One that is added to them is on the pages as well."""
    manager = served.as_(Role.MANAGER)
    for asked in QUESTIONS:
        path = "who-decides" if asked.several else f"say/{asked.field}"
        assert manager.get(f"{_HERE}/{path}?first=yes").status_code == 200, asked.field
