"""The styles have every component that a page is made of."""

import re
from pathlib import Path

import venuecheck.web

_TEMPLATES = Path(venuecheck.web.__file__).parent / "templates"
_STYLES = Path(__file__).parents[2] / "web_assets" / "styles.scss"


def test_every_component_of_a_template_has_its_styles() -> None:
    """One whose styles are left out looks like a page of 1995, and no other test sees that."""
    used = {
        name
        for template in _TEMPLATES.rglob("*.html")
        for name in re.findall(r"govuk_frontend_jinja/components/([\w-]+)/", template.read_text(encoding="utf-8"))
    }
    styled = set(re.findall(r'components/([\w-]+)"', _STYLES.read_text(encoding="utf-8")))
    assert used - styled == set()
