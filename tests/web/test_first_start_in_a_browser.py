"""The first start in a real browser: from the link to a venue that says what letters need; each page accessible."""

import pyotp
import pytest
from playwright.sync_api import Browser, expect

from tests.accessible import accessible
from tests.web.site import PASSWORD, Server
from venuecheck.accounts.links import Purpose
from venuecheck.service.sites.site import load_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_venue_is_set_up_from_the_link_on(browser: Browser, empty: Server, empty_address: str) -> None:
    """Password, name, venue, codes from an app, one question after the other; nothing of it in a file or a terminal."""
    token = empty.accounts.links.make("administrator", Purpose.SET_UP, empty.clock().timestamp())
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(f"{empty_address}/link/{token}")
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button").last.click()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose what to begin with")
    accessible(page)
    page.get_by_label("Your full name").fill("Ruth Adeyemi")
    page.get_by_label("Set up my own venue").check()
    page.get_by_role("button", name="Continue").click()
    accessible(page)
    page.get_by_label("What is the venue called?").fill("Llyfrgell y Bont")
    page.get_by_label("Library", exact=True).check()
    page.get_by_role("button", name="Set it up").click()
    secret = page.locator(".app-code").first.inner_text()
    page.locator("#code").fill(pyotp.TOTP(secret).at(empty.clock()))
    page.get_by_role("main").get_by_role("button").first.click()
    page.goto(f"{empty_address}/")
    accessible(page)
    page.get_by_role("button", name="Go on setting up").click()
    page.get_by_label("Wales").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who runs it?")
    page.get_by_role("link", name="Leave it out for now").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What is the organisation called")
    assert load_site(empty.folder / "venuecheck.yaml").venue.nation == "wales"
