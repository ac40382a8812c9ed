"""Checks in a real browser: begun with a button, watched as they go, with scripts and without; and by hand, by link."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessible import accessible
from tests.hand_check.samples import LIST
from tests.service.test_check_jobs import HOSTS
from tests.web.filtered import CHECKS, SAID, filtered
from tests.web.site import SCHOOL, Server
from tests.web.test_in_a_browser import opened
from venuecheck.core.actor import Role
from venuecheck.filtering.model.run import Run

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def begun(page: Page, address: str) -> None:
    """Say what has to be said, and begin."""
    page.goto(f"{address}/venues/{SCHOOL}/web-filter/")
    page.get_by_role("button", name="Check a network now").click()
    page.get_by_role("button", name="Begin the check").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("No network is chosen")
    page.get_by_label("Pupil wifi").check()
    page.get_by_label("Slow pages").check()
    page.get_by_label("At St Aidan’s Academy, and on this network").check()
    page.get_by_label("Which safeguarding lead was told?").fill(SAID["told"])
    page.get_by_label("Which test account is signed in?").fill(SAID["account"])
    page.get_by_role("button", name="Begin the check").click()
    page.wait_for_url(f"**{CHECKS}/run-*")


def test_a_check_tells_by_itself_how_it_goes(browser: Browser, served: Server, address: str) -> None:
    """Its pages come without anybody loading anything, until it has ended; then what it found is a link away."""
    with filtered(served, blocked=HOSTS):
        page = opened(browser, served, address, Role.IT)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        begun(page, address)
        expect(page.get_by_role("link", name="Look again")).to_be_hidden()
        accessible(page)
        expect(page.locator("#check-events li").filter(has_text="p3: as expected")).to_be_visible(timeout=120_000)
        expect(page.get_by_role("status")).to_contain_text("Finished: 16 of 16 pages tried", timeout=120_000)
        assert any("/events?after=" in one for one in asked), "it asked by itself"
        expect(page.get_by_role("link", name="What was found, page by page")).to_be_visible()
        accessible(page)


def test_a_check_is_stopped_with_a_button_and_gone_on_with(browser: Browser, served: Server, address: str) -> None:
    """The page says so by itself; what was said before is in the boxes again."""
    with filtered(served, silent=HOSTS):
        page = opened(browser, served, address, Role.IT)
        begun(page, address)
        expect(page.locator("#check-events li").filter(has_text="16 pages to try")).to_be_visible(timeout=120_000)
        page.get_by_role("button", name="Stop the check").click()
        expect(page.get_by_role("status")).to_contain_text("Stopped", timeout=120_000)
        accessible(page)
        page.get_by_role("button", name="Go on with it").click()
        assert page.get_by_label("Which test account is signed in?").input_value() == SAID["account"]
        accessible(page)


def test_without_scripts_a_check_is_watched_by_loading_the_page(browser: Browser, served: Server, address: str) -> None:
    """Until it has ended; then its pages are a link away."""
    with filtered(served, blocked=HOSTS):
        page = opened(browser, served, address, Role.IT, java_script_enabled=False)
        begun(page, address)
        for _ in range(200):
            page.wait_for_load_state()
            again = page.get_by_role("link", name="Look again")
            if not again.is_visible():
                break
            again.click()
            page.wait_for_timeout(200)
        expect(page.get_by_role("status")).to_contain_text("Finished: 16 of 16 pages tried")
        page.get_by_role("link", name="What was found, page by page").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Pupil wifi")


def test_a_hand_check_arrives_from_a_telephone(browser: Browser, served: Server, address: str) -> None:
    """School IT makes a link; somebody who is not signed in opens it, records what came, and it is in the report."""
    served.clock.now = datetime.now(UTC)  # the browser's own time stands in what it records
    folder = served.folder / SCHOOL / "test_lists"
    folder.mkdir()
    (folder / "lab.yaml").write_text(LIST, encoding="utf-8")
    it = opened(browser, served, address, Role.IT)
    it.goto(f"{address}/venues/{SCHOOL}/hand-checks/")
    it.get_by_label("Lab <list>").check()
    it.get_by_role("button", name="Make a link").click()
    accessible(it)
    link = it.locator("p.app-code").inner_text()

    device = opened(browser, served, address, None)
    device.set_viewport_size({"width": 360, "height": 740})
    said: list[str] = []
    device.on("console", lambda message: said.append(message.text))
    device.goto(link)
    for name, text in (("person", "Dana Reyes"), ("account", "test pupil"), ("device", "iPad"), ("place", "library")):
        device.locator(f"#{name}").fill(text)
    device.locator("#network").select_option("pupil-wifi")
    for each, words in (("weather", "Opened"), ("adult", "Blocked"), ("casino", "Opened")):
        device.locator(f'fieldset[data-page="{each}"]').get_by_label(words, exact=True).check()
    device.get_by_role("button", name="Send it now").click()
    expect(device.locator("#sent")).to_have_text("It has arrived.")
    assert said == [], "the policy stops nothing"
    for each in ("relay", "museum"):
        device.locator(f'fieldset[data-page="{each}"]').get_by_label("Opened", exact=True).check()
    expect(device.locator("#sent")).to_contain_text("takes its place")
    (key,) = (one for one in served.store().keys("run") if one.startswith("hand-"))
    run = served.store().latest("run", key, Run)
    assert run is not None
    assert run.run.person == "Dana Reyes"
    assert len(run.observations) == 5, "what was left came by itself once all was answered"
