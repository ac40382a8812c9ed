"""The site of the documents: every link leads somewhere, and it reads well on a telephone."""

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.accessible import errors_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site() -> Path:
    """Build it as `make docs` does, which stops at a link or an anchor that leads nowhere."""
    built = subprocess.run(
        [sys.executable, str(ROOT / "docs_site" / "build.py")], capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return ROOT / "docs_site" / "html"


@pytest.mark.browser
def test_its_pages_are_accessible_and_fit_a_telephone(browser: "Browser", site: Path) -> None:
    """README itself, and those that it leads to but what was measured, which is long and tables of the same form."""
    readme, measured = (ROOT / "README.md").read_text(encoding="utf-8").split("What was measured:")
    named = re.findall(r"\]\((docs/[\w-]+)\.md[)#]", readme)
    assert len(named) > 10
    assert "docs/truth.md" in measured
    page = browser.new_page()
    faults = []
    for name in ("index", *dict.fromkeys(named)):
        page.goto((site / f"{name}.html").as_uri())
        faults += errors_of(page)
    page.close()
    assert faults == []


def test_it_fetches_nothing_from_elsewhere(site: Path) -> None:
    """Neither fonts nor scripts nor pictures."""
    fetches = re.compile(r"<(?:script|img|link|iframe)\b[^>]*?(?:src|href)=[\"']?(https?:[^\"'> ]+)")
    for path in site.rglob("*.html"):
        assert fetches.findall(path.read_text("utf-8")) == [], path.name
