"""The pages in a real browser: for axe, on a desk and a telephone, with scripts and without, by keyboard alone."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessible import accessible
from tests.conftest import PATIENCE_MS
from tests.web.site import BOOKING, SCHOOL, Server
from tests.web.test_on import agree
from venuecheck.core.actor import Role
from venuecheck.web.gate import TOKEN

pytestmark = pytest.mark.browser

_HERE = f"/venues/{SCHOOL}"


def opened(browser: Browser, served: Server, address: str, role: Role | None, **more: object) -> Page:
    """Open a browser in which somebody with a role is signed in; whatever it asks of others is a fault."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, **more)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.on("request", lambda request: _ours(request.url, address))
    if role is not None:
        account = served.person(role)
        token = served.accounts.sessions.begin(account, served.clock().timestamp(), device="Chromium")
        serializer = served.app.session_interface.get_signing_serializer(served.app)  # type: ignore[attr-defined]
        context.add_cookies([{"name": "venuecheck", "value": serializer.dumps({TOKEN: token}), "url": address}])
    return page


def _ours(asked: str, address: str) -> None:
    assert asked.startswith((f"{address}/", "data:")), asked


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_clerk_goes_from_the_list_to_a_question_by_keyboard_alone(
    browser: Browser, served: Server, address: str, *, scripts: bool
) -> None:
    """Tab, space and Enter; what is wrong is told where the eye is, and every state is accessible."""
    page = opened(browser, served, address, Role.CLERK, java_script_enabled=scripts)
    page.goto(f"{address}{_HERE}/bookings/")
    page.get_by_role("button", name="New booking").focus()
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="Check a venue booking", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.get_by_role("textbox", name="Which booking is this?").focus()
    page.keyboard.type("Neuadd: darlith yng Nghymraeg, محاضرة, 3 October 2027")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/organiser*")
    page.get_by_role("button", name="Continue").focus()
    page.keyboard.press("Enter")
    summary = page.get_by_role("alert")
    assert "Write an answer." in summary.inner_text()
    if scripts:
        accessible(page)
        assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    summary.get_by_role("link").click()
    page.keyboard.type("Colin Ashworth")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/booking_for*")
    if scripts:
        accessible(page)
    page.get_by_role("link", name="Back").click()
    assert page.get_by_role("textbox").input_value() == "Colin Ashworth"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_organiser_answers_by_a_link_on_a_telephone(
    browser: Browser, served: Server, address: str, *, scripts: bool
) -> None:
    """From the clerk's link to the page that says it is sent; every kind of page accessible, none needs a script."""
    clerk = opened(browser, served, address, Role.CLERK)
    clerk.goto(f"{address}{_HERE}/bookings/new")
    clerk.get_by_role("radio", name="Check a venue booking", exact=True).check()
    clerk.get_by_role("button", name="Continue").click()
    clerk.get_by_role("textbox", name="Which booking is this?").fill("Neuadd: darlith, محاضرة, 3 October 2027")
    clerk.get_by_role("button", name="Continue").click()
    clerk.get_by_role("link", name="Let the organiser answer by link, or on paper").click()
    accessible(clerk)
    clerk.get_by_role("button", name="Make the link").click()
    accessible(clerk)
    link = clerk.locator(".app-address").inner_text()
    page = opened(browser, served, address, None, java_script_enabled=scripts)
    page.set_viewport_size({"width": 360, "height": 740})
    looked = accessible if scripts else (lambda _: None)
    page.goto(link)
    looked(page)
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Continue").click()
    assert "Write an answer." in page.get_by_role("alert").inner_text()
    looked(page)
    for _ in range(40):
        if page.url.endswith("/check"):
            break
        box = page.locator("[name^=answer]").first
        is_one = box.count() == 1
        kind = box.get_attribute("type") if is_one else None
        if not is_one:  # when and where: several boxes, each of which may be left empty
            looked(page)
        elif kind in {"radio", "checkbox"}:
            page.locator("[name=answer]").last.check(force=True)
        elif "(optional)" not in page.locator("h1").inner_text():
            box.fill("An evening about the canal")
        page.get_by_role("button", name="Continue").click()
    looked(page)
    page.get_by_role("button", name="Send to the venue").click()
    expect(page.get_by_role("heading", name="Your answers are sent")).to_be_visible()
    looked(page)
    clerk.goto(f"{address}{_HERE}/bookings/")
    accessible(clerk)
    clerk.get_by_role("link", name="The organiser’s link").click()
    expect(clerk.get_by_role("heading", name="What came back")).to_be_visible()
    accessible(clerk)
    sent = page.url
    page.get_by_role("link", name="Print your answers").click()
    looked(page)
    page.goto(sent)
    page.get_by_role("link", name="Withdraw the booking").click()
    looked(page)
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_role("heading", name="You have withdrawn the booking")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_condition_is_seen_in_a_doorway(browser: Browser, served: Server, address: str, *, scripts: bool) -> None:
    """Two taps on a telephone; where it is not met, whom to ring; each state accessible."""
    agree(served)
    page = opened(browser, served, address, Role.CARETAKER, java_script_enabled=scripts)
    page.set_viewport_size({"width": 360, "height": 740})
    looked = accessible if scripts else (lambda _: None)
    page.goto(f"{address}{_HERE}/")
    looked(page)
    page.locator(".app-taps a").first.click()
    looked(page)
    page.get_by_role("button", name="Not met.").click()
    expect(page.get_by_role("heading", name="Whom to ring")).to_be_visible()
    looked(page)
    page.get_by_role("link", name="Today").last.click()
    page.locator(".app-taps a").first.click()
    page.get_by_role("button", name="Met. I saw it myself.").click()
    assert "Met: I saw it myself." in page.locator(".app-kept").first.inner_text()
    looked(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_setting_is_changed_and_advice_asked_for(
    browser: Browser, served: Server, address: str, *, scripts: bool
) -> None:
    """On a telephone: what is wrong stands beside its box; what was kept says by whom; what is approved was read."""
    page = opened(browser, served, address, Role.MANAGER, java_script_enabled=scripts)
    page.set_viewport_size({"width": 375, "height": 800})
    looked = accessible if scripts else (lambda _: None)
    page.goto(f"{address}{_HERE}/settings/")
    page.get_by_role("link", name="Change Pages that are not tried here").click()
    page.get_by_role("textbox", name="Page", exact=True).first.fill("casino-sample")
    page.get_by_role("textbox", name="Until (optional)").first.fill("31 March 2027")
    page.get_by_role("button", name="Keep").click()
    if scripts:  # which take the focus to the summary once they are there
        page.locator(".govuk-error-summary:focus").wait_for()
    page.get_by_role("alert").get_by_role("link").click()
    page.locator("textarea:focus, input:focus").wait_for()
    looked(page)
    page.keyboard.type("Blocked by the line’s provider, not by our filter")
    page.keyboard.press("Enter")
    page.get_by_text("Until: 31 March 2027").wait_for()  # a key pressed does not wait for the page that it asks for
    page.get_by_role("link", name="Change Pages that are not tried here").click()
    assert "Set by manager of st-aidans" in page.get_by_role("main").inner_text()
    looked(page)
    page.goto(f"{address}{_HERE}/bookings/{BOOKING}")
    page.get_by_role("link", name="Ask for advice").click()
    page.get_by_role("button", name="Read the request").click()
    expect(page.get_by_role("alert")).to_be_visible()
    looked(page)
    page.get_by_role("textbox", name="To whom?").fill("The Prevent coordinator, Example Council")
    page.get_by_role("textbox", name="What are they to use it for?").fill("To tell us whether it may be unlawful.")
    page.get_by_role("textbox", name="On which lawful basis").fill("Public task (UK GDPR article 6(1)(e))")
    page.get_by_role("button", name="Read the request").click()
    expect(page.get_by_role("article", name="The letter")).to_be_visible()
    looked(page)
    page.get_by_role("radio", name="Plain text").check()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Approve it").click()
    assert taken.value.suggested_filename == f"advice-{BOOKING}.txt"


def test_a_decision_is_taken_on_a_telephone(browser: Browser, served: Server, address: str) -> None:
    """From what waits to the record, with the letter in between; each state accessible."""
    page = opened(browser, served, address, Role.DECIDER)
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{address}{_HERE}/bookings/")
    page.locator(f'a[href$="{BOOKING}/outcome"]').click()
    page.locator('input[name="outcome"][value="refuse"]').check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="See the letter").click()
    expect(page.get_by_role("alert")).to_be_visible()
    accessible(page)
    page.get_by_role("link", name="Choose again").click()
    page.locator('input[name="outcome"][value="refer"]').check()
    page.get_by_role("button", name="Continue").click()
    page.locator("#reasons").fill("The speaker is unknown to us; the coordinator knows the society.")
    page.get_by_role("button", name="See the letter").click()
    expect(page.get_by_role("article", name="The letter")).to_be_visible()
    accessible(page)
    page.get_by_role("button", name="Record this decision").click()
    assert "The decision is recorded." in page.get_by_role("status").inner_text()
    accessible(page)


def test_a_page_can_be_printed_and_is_legible_in_forced_colours(browser: Browser, served: Server, address: str) -> None:
    """Without what only a screen needs; and every status is told by its words."""
    page = opened(browser, served, address, Role.SIGNER, forced_colors="active", color_scheme="dark")
    page.goto(f"{address}{_HERE}/how-it-stands")
    expect(page.get_by_text("Needs action").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
