"""The page in a real browser: accessible, within narrow screens and paper, silent on the network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from venuecheck.report.format import Report, load

from .situations import SITUATIONS, TEMPLATES

_A4_INSIDE_MARGINS = 680
"""CSS pixels between the margins of an A4 page."""

pytestmark = pytest.mark.browser
_OPEN_ALL = "document.querySelectorAll('details').forEach(each => each.open = true)"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a blank page that fails when the report asks for anything."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: asked.append(message.text))
    yield opened
    opened.close()
    assert [url for url in asked if not url.startswith("file:")] == []


def show(page: Page, situation: str, folder: Path) -> None:
    """Open a situation's report from a file, as people do."""
    path = folder / "report.html"
    path.write_bytes(load("html", Report.VENUE).render_venue(SITUATIONS[situation](), TEMPLATES))
    page.goto(path.as_uri())


@pytest.mark.parametrize(("situation", "width"), [("school", 1280), ("hostile", 360), ("nothing-known", 1280)])
def test_page_is_accessible(page: Page, tmp_path: Path, situation: str, width: int) -> None:
    """The axe rules find nothing, with all details open."""
    page.set_viewport_size({"width": width, "height": 800})
    show(page, situation, tmp_path)
    page.evaluate(_OPEN_ALL)
    results = Axe().run(page, options={"resultTypes": ["violations"]})  # to describe all that is right takes longer
    assert results.violations_count == 0, results.generate_report()


def test_page_fits_narrow_and_wide_screens(page: Page, tmp_path: Path) -> None:
    """Nothing reaches past the edge, with all details open."""
    for situation in SITUATIONS:
        show(page, situation, tmp_path)
        page.evaluate(_OPEN_ALL)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (situation, width)


def test_first_screen_says_what_matters(page: Page, tmp_path: Path) -> None:
    """Without scrolling: standing, counts, by whom, what to do first, what was not checked."""
    show(page, "school", tmp_path)
    for words in (
        "Needs action",
        "Priya Nair",
        "Guest wifi",
        "should be blocked but opened",
        "What to do",
        "What was not checked",
    ):
        box = page.get_by_text(words).first.bounding_box()
        assert box is not None, words
        assert box["y"] + box["height"] <= 800, words


def test_print_shows_the_evidence_that_matters(page: Page, tmp_path: Path) -> None:
    """On paper the steps of what went wrong are shown without a click, nothing is cut off, and heads repeat."""
    page.set_viewport_size({"width": _A4_INSIDE_MARGINS, "height": 1000})
    show(page, "school", tmp_path)
    steps = page.locator("details.evidence table").first
    expect(steps).to_be_hidden()
    page.emulate_media(media="print")
    expect(steps).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= _A4_INSIDE_MARGINS
    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
