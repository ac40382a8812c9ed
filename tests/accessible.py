"""Whether a page in a browser can be used by everybody: by the rules of axe, enlarged, and on paper."""

from pathlib import Path
from typing import Final
from weakref import WeakSet

from axe_playwright_python.base import AxeResults
from playwright.sync_api import Page

_AXE = Path(__file__).parents[1] / "web_assets" / "node_modules" / "axe-core" / "axe.min.js"
_WIDTH: Final = "document.documentElement.scrollWidth"
_RULES: Final = "axe.run({resultTypes: ['violations']})"
_WIDE, _NARROW, _PAPER = 1280, 320, 718
"""Pixels of a screen, of one enlarged to 400 %, and of a sheet of A4 between its margins."""
_prepared: Final[WeakSet[Page]] = WeakSet()
"""Pages in which the browser itself puts axe into what is opened: to hand it over each time takes thrice as long."""


def errors_of(page: Page) -> list[str]:
    """Have axe look at a page, and see whether anything reaches past the edge, enlarged or printed."""
    page.wait_for_load_state()  # a click waits until the next page begins, not until it is there
    if page not in _prepared:
        _prepared.add(page)
        page.add_init_script(path=_AXE)
        page.evaluate(_AXE.read_text("utf-8"))
    results = AxeResults(page.evaluate(_RULES))
    found = [f"{page.url}\n{results.generate_report()}"] if results.violations_count else []
    page.set_viewport_size({"width": _NARROW, "height": 800})
    wide = page.evaluate(_WIDTH)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": _PAPER, "height": 1000})
    printed = page.evaluate(_WIDTH)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": _WIDE, "height": 900})
    found += [f"{page.url} is {wide} pixels wide"] if wide > _NARROW else []
    return [*found, *([f"{page.url} is {printed} pixels wide on paper"] if printed > _PAPER else [])]


def accessible(page: Page) -> None:
    """See that a page has no fault."""
    found = errors_of(page)
    assert found == [], "\n".join(found)
