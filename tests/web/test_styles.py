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


def test_a_name_before_a_number_has_a_direction_of_its_own() -> None:
    """Written from right to left it would else take the day, or the count, that stands after it along with it."""
    bare = re.compile(r"(?<!<bdi>)\{\{ (?:[a-z_]+\.)+(?:by|person|name) \}\}(?=[,:] ?\S| \(\{\{)")
    found = [
        f"{template.name}: {one[0]}"
        for template in _TEMPLATES.rglob("*.html")
        for one in bare.finditer(template.read_text(encoding="utf-8"))
    ]
    assert found == []
