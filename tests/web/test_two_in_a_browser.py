"""Two people at once on one booking, each in a real browser: the second sees what changed, and nothing is lost."""

import pytest
from playwright.sync_api import Browser, expect

from tests.accessible import accessible
from tests.web.site import BOOKING, SCHOOL, Server
from tests.web.test_in_a_browser import opened
from venuecheck.core.actor import Role

pytestmark = pytest.mark.browser

_BOOKINGS = f"/venues/{SCHOOL}/bookings"


def test_two_at_the_desk_answer_one_question(browser: Browser, served: Server, address: str) -> None:
    """The second reads the first one's answer with their own still in the box, and says which it is."""
    one = opened(browser, served, address, Role.CLERK)
    other = opened(browser, served, address, Role.DUTY_OFFICER)
    one.goto(f"{address}{_BOOKINGS}/new")
    one.get_by_role("radio", name="Check a venue booking", exact=True).check()
    one.get_by_role("button", name="Continue").click()
    one.get_by_role("textbox", name="Which booking is this?").fill("Hall: a talk on the canal")
    one.get_by_role("button", name="Continue").click()
    one.wait_for_url("**/questions/organiser*")
    other.goto(one.url)
    one.get_by_role("textbox").fill("Colin Ashworth")
    one.get_by_role("button", name="Continue").click()
    one.wait_for_url("**/questions/booking_for*")
    other.get_by_role("textbox").fill("Colin Ashwood")
    other.get_by_role("button", name="Continue").click()
    expect(other.get_by_role("alert")).to_contain_text("Colin Ashworth")
    expect(other.get_by_role("textbox")).to_have_value("Colin Ashwood")
    accessible(other)
    other.get_by_role("button", name="Continue").click()
    other.wait_for_url("**/questions/booking_for*")
    one.get_by_role("link", name="Back").click()
    expect(one.get_by_role("textbox")).to_have_value("Colin Ashwood")


def test_two_decide_on_one_booking(browser: Browser, served: Server, address: str) -> None:
    """The second is told who decided before anything of theirs is recorded, and what they wrote is there again."""
    one = opened(browser, served, address, Role.DECIDER)
    other = opened(browser, served, address, Role.MANAGER)
    for page in (one, other):
        page.goto(f"{address}{_BOOKINGS}/{BOOKING}/decide?outcome=refer")
    one.locator("#reasons").fill("The speaker is unknown to us; the coordinator knows the society.")
    one.get_by_role("button", name="See the letter").click()
    one.get_by_role("button", name="Record this decision").click()
    expect(one.get_by_role("status")).to_contain_text("The decision is recorded.")
    other.locator("#reasons").fill("I want the police asked about the speaker first.")
    other.get_by_role("button", name="See the letter").click()
    told = other.get_by_role("main")
    expect(told).to_contain_text("decider of st-aidans")
    expect(told).to_contain_text("I want the police asked about the speaker first.")
    accessible(other)
    other.goto(f"{address}{_BOOKINGS}/{BOOKING}/decide?outcome=refer")
    expect(other.locator("#reasons")).to_have_value("I want the police asked about the speaker first.")
