"""Whether a page in a browser can be used by everybody: by the rules of axe, and enlarged."""

from pathlib import Path
from typing import Final
from weakref import WeakSet

from axe_playwright_python.base import AxeResults
from playwright.sync_api import Page

_AXE = Path(__file__).parents[1] / "web_assets" / "node_modules" / "axe-core" / "axe.min.js"
_RULES: Final = "axe.run({resultTypes: ['violations']})"
_WIDE, _NARROW = 1280, 320
_prepared: Final[WeakSet[Page]] = WeakSet()
"""Pages in which the browser itself puts axe into what is opened: to hand it over each time takes thrice as long."""


def errors_of(page: Page) -> list[str]:
    """Have axe look at a page, and see whether anything reaches past the edge when it is enlarged."""
    page.wait_for_load_state()  # a click waits until the next page begins, not until it is there
    if page not in _prepared:
        _prepared.add(page)
        page.add_init_script(path=_AXE)
        page.evaluate(_AXE.read_text("utf-8"))
    results = AxeResults(page.evaluate(_RULES))
    found = [f"{page.url}\n{results.generate_report()}"] if results.violations_count else []
    page.set_viewport_size({"width": _NARROW, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": _WIDE, "height": 900})
    return [*found, *([f"{page.url} is {wide} pixels wide"] if wide > _NARROW else [])]


def accessible(page: Page) -> None:
    """See that a page has no fault."""
    assert errors_of(page) == []
