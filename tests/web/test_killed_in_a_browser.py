"""The server is killed while somebody has a form open in a real browser: what they typed is sent once it is back."""

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, expect

from tests.conftest import PATIENCE_MS
from tests.web.load.borough import PASSWORD, Borough, Wanted, make
from tests.web.load.servers import Serving, begin, free_ports

pytestmark = [pytest.mark.browser, pytest.mark.slow]

if sys.platform == "win32":
    pytest.skip("what is killed leaves its port to the next on Linux", allow_module_level=True)

_WORDS = "Hall: conference of the canal society, Friday 12 March 2027"


@dataclass(slots=True)
class Killed:
    """A server that is killed and started anew."""

    borough: Borough
    port: int
    serving: Serving

    def kill(self) -> None:
        """End it as a loss of power would."""
        self.serving.kill()

    def start(self) -> None:
        """Start it again, at the same address."""
        self.serving = begin(self.borough, self.port)
        self.serving.until_it_answers()


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[Killed]:
    """Give a server with one venue and one clerk."""
    borough = make(tmp_path, Wanted(people=1, bookings=0, venues=1))
    (port,) = free_ports(1)
    server = Killed(borough, port, begin(borough, port))
    server.serving.until_it_answers()
    yield server
    server.kill()


def test_what_was_typed_when_the_server_was_killed_is_sent_once_it_is_back(browser: Browser, killed: Killed) -> None:
    """By loading the page again: nobody signs in anew or types anything twice, and it is there once."""
    page = browser.new_context().new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"http://127.0.0.1:{killed.port}/")
    page.locator("#name").fill(killed.borough.people[0].account)
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="New booking").click()
    page.get_by_role("radio", name="Check a venue booking", exact=True).check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("textbox", name="Which booking is this?").fill(_WORDS)
    killed.kill()
    with contextlib.suppress(Error):  # the browser says that nobody answers
        page.get_by_role("button", name="Continue").click()
        page.wait_for_url("chrome-error:**")
    killed.start()
    page.reload()  # which sends the form again
    page.wait_for_url("**/questions/organiser*")
    page.get_by_role("link", name="Bookings").first.click()
    expect(page.get_by_role("link", name=_WORDS, exact=True)).to_have_count(1)
