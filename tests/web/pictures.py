"""The pictures of README, taken of the running product: `python -m tests.web.pictures` (`make pictures`).

Beside each stands what can be read in it, by which a test sees whether the product still shows the same.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

from playwright.sync_api import sync_playwright

from tests.conftest import CHROMIUM
from tests.web.listening import listening
from venuecheck.core.actor import Role
from venuecheck.demo.lived_in import lived_in
from venuecheck.demo.people import PEOPLE
from venuecheck.service.filter_checks import checking
from venuecheck.web import asking
from venuecheck.web.serving import made_up
from venuecheck.web.settings import WebSettings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
NAMES: Final = ("report", "booking")
_SIZE: Final = {"width": 1280, "height": 900}
_BOOKING: Final = "/venues/larkfield-school/bookings/assessment-demo-1/outcome"
_READ: Final = """() => {
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode, text = at.textContent.trim(), range = document.createRange();
        range.selectNodeContents(at);
        const box = range.getBoundingClientRect();
        const seen = at.parentElement.checkVisibility() && box.width > 1 && box.height > 1;
        if (text && seen && box.bottom > 0 && box.bottom <= innerHeight) found.push(text.replace(/\\s+/g, " "));
    }
    return found.join("\\n");
}"""
_DAY: Final = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}(?:, \d\d:\d\d)?")
_PORT: Final = re.compile(r"(?<=\.test):\d+")
_ZONE: Final = re.compile(r"Times are [^.]+\.")
_PROOF: Final = re.compile(r"\([0-9a-f]{16}\)|(?<=key )[0-9A-F ]{24}")


@contextmanager
def shown(browser: "Browser", folder: Path) -> Iterator["dict[str, Page]"]:
    """Give a browser's pages as they are pictured: the sample school's report, and a booking that waits for a decision.

    The sample is made in `folder`.
    """
    # a loop of events runs in this thread, for the browser; and what computer they are taken on is nobody's matter
    with ThreadPoolExecutor() as apart, patch.object(checking, "device_name", lambda: "office-pc (Linux)"):
        config = apart.submit(lived_in, folder).result()

    def clock() -> datetime:
        return datetime.now().astimezone()

    app, people = made_up(WebSettings(configs=(config,), folder=folder), clock, PEOPLE)
    decider = next(name for name, role, _ in PEOPLE if role is Role.DECIDER)
    link = next(one.path for one in people if one.name == decider)
    context = browser.new_context(viewport=_SIZE)  # type: ignore[arg-type]
    with listening(app) as address:
        report, booking = context.new_page(), context.new_page()
        report.goto((folder / "report.html").as_uri())
        booking.goto(f"{address}{link}")
        booking.get_by_role("button").first.click()
        booking.goto(f"{address}{_BOOKING}")
        yield {"report": report, "booking": booking}
        context.close()
    with app.app_context():
        asking.served().venues.close()
        asking.served().accounts.close()


def read(page: "Page") -> str:
    """Give what can be read without scrolling, but days, ports and digests, which differ."""
    text = str(page.evaluate(_READ))
    for pattern, words in ((_DAY, "DAY"), (_PORT, ""), (_ZONE, "ZONE"), (_PROOF, "PROOF")):
        text = pattern.sub(words, text)
    return f"{text}\n"


def main() -> None:
    """Take them anew."""
    executable = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=executable, args=list(CHROMIUM))
        with shown(browser, Path(folder) / "demo") as pages:
            for name in NAMES:
                pages[name].bring_to_front()
                pages[name].screenshot(path=IMAGES / f"{name}.png")
                (IMAGES / f"{name}.txt").write_text(read(pages[name]), encoding="utf-8")
        browser.close()


if __name__ == "__main__":
    main()
