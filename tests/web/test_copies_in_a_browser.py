"""Copies of the records, in a browser."""

import pytest
from playwright.sync_api import Browser

from tests.accessible import accessible
from tests.web.site import SCHOOL, Server
from tests.web.test_in_a_browser import opened
from venuecheck.core.actor import Role

pytestmark = pytest.mark.browser


def test_an_administrator_makes_a_copy_of_the_records_and_takes_it(
    browser: Browser, served: Server, address: str
) -> None:
    """From the page of the records: each step accessible, and the file is the one that was made."""
    page = opened(browser, served, address, Role.ADMINISTRATOR)
    page.goto(f"{address}/venues/{SCHOOL}/records/")
    page.get_by_role("link", name="Copies of the records").click()
    page.get_by_role("button", name="Make a copy").click()
    assert "A copy is made. Whole: " in page.inner_text("main")
    accessible(page)
    page.locator("main li a").click()
    accessible(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take the copy").click()
    assert taken.value.path().read_bytes().startswith(b"SQLite format 3\0")
