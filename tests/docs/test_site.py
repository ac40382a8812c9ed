"""The site of the documents: every link leads somewhere, and it reads well on a telephone."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal

import pytest

from tests.accessible import errors_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build it as `make docs` does, which stops at a link or an anchor that leads nowhere: each worker of its own."""
    html = tmp_path_factory.mktemp("site") / "html"
    built = subprocess.run(
        [sys.executable, str(ROOT / "docs_site" / "build.py"), str(html)], capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return html


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of what is fetched."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve it, as readers meet it: opened as a file it has no search."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.browser
def test_its_pages_are_accessible_and_fit_a_telephone(browser: "Browser", address: str) -> None:
    """README itself, and those that it leads to but what was measured, which is long and tables of the same form."""
    readme, measured = (ROOT / "README.md").read_text(encoding="utf-8").split("What was measured:")
    named = re.findall(r"\]\((docs/[\w-]+)\.md[)#]", readme)
    assert len(named) > 10
    assert "docs/truth.md" in measured
    page = browser.new_page()
    page.route("**/search_index.json", lambda route: route.abort())  # each page would read all of it
    faults = []
    for name in ("404", "index", *dict.fromkeys(named)):
        page.goto(f"{address}/{name}.html")
        faults += errors_of(page)
    page.close()
    assert faults == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_search_and_menu_are_accessible(browser: "Browser", address: str, scheme: Literal["light", "dark"]) -> None:
    """Both are closed where a page opens."""
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{address}/docs/school-it.html")
    page.locator(".md-search__input").fill("block page")
    page.locator(".md-search-result__link").first.wait_for()
    faults = errors_of(page)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/docs/names.html")
    page.locator("label.md-header__button[for=__drawer]").click()
    page.get_by_role("link", name="Bookings").first.wait_for()
    faults += errors_of(page)
    page.close()
    assert faults == []


def test_it_fetches_nothing_from_elsewhere(site: Path) -> None:
    """Neither fonts nor scripts nor pictures."""
    fetches = re.compile(r"<(?:script|img|link|iframe)\b[^>]*?(?:src|href)=[\"']?(https?:[^\"'> ]+)")
    for path in site.rglob("*.html"):
        assert fetches.findall(path.read_text("utf-8")) == [], path.name
