"""Whether a page in a browser can be used by everybody: by the rules of axe, and enlarged."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE = Path(__file__).parents[1] / "web_assets" / "node_modules" / "axe-core" / "axe.min.js"
_WIDE, _NARROW = 1280, 320


def errors_of(page: Page) -> list[str]:
    """Have axe look at a page, and see whether anything reaches past the edge when it is enlarged."""
    results = Axe.from_file(_AXE).run(page)
    found = [f"{page.url}\n{results.generate_report()}"] if results.violations_count else []
    page.set_viewport_size({"width": _NARROW, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": _WIDE, "height": 900})
    return [*found, *([f"{page.url} is {wide} pixels wide"] if wide > _NARROW else [])]


def accessible(page: Page) -> None:
    """See that a page has no fault."""
    assert errors_of(page) == []
