"""The accessibility statement in a real browser: named as to be done, written with a fault first, read by all."""

import pytest
from playwright.sync_api import Browser

from tests.web.site import LIBRARY, SCHOOL, Server
from tests.web.test_in_a_browser import opened
from tests.web.test_mail_in_a_browser import looked_at
from venuecheck.core.actor import Role

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("width", [1280, 360])
def test_it_is_written_and_read(browser: Browser, served: Server, address: str, width: int, *, scripts: bool) -> None:
    """From what an administrator is told to what a stranger reads; every state accessible, none needs a script."""
    page = opened(browser, served, address, Role.ADMINISTRATOR, java_script_enabled=scripts)
    page.set_viewport_size({"width": width, "height": 900})
    (who,) = (one for one in served.accounts.book.all() if Role.ADMINISTRATOR in one.roles.get(SCHOOL, ()))
    both = {SCHOOL: (Role.ADMINISTRATOR,), LIBRARY: (Role.ADMINISTRATOR,)}
    served.accounts.book.give_roles(who.id, both, seen=who.roles)
    page.goto(f"{address}/accessibility")
    looked_at(page, f"accessibility-not-written-{width}", scripts=scripts)
    for path in ("/your-venues", "/people/", f"/venues/{SCHOOL}/settings/"):
        page.goto(f"{address}{path}")
        looked_at(page, f"statement-due{path.replace('/', '-')}-{width}", scripts=scripts)
    page.get_by_role("link", name="To the accessibility statement").click()
    looked_at(page, f"statement-form-{width}", scripts=scripts)
    page.get_by_label("Which organisation runs these pages?").fill("Cyngor Enghraifft مجلس المثال")
    page.get_by_label("Partially compliant").check(force=True)
    page.get_by_label("When were they last tested?").fill("2026-01-05")
    page.get_by_role("button", name="Keep it, and show it to everybody").click()
    assert "There is a problem" in page.get_by_role("alert").inner_text()
    looked_at(page, f"statement-faults-{width}", scripts=scripts)
    page.get_by_label("E-mail address").fill("access@council.example")
    page.get_by_label("Telephone number").fill("01632 960000")
    page.get_by_label("Postal address").fill("1 High Street\nExampletown\nEX1 2AB")
    page.get_by_label("Within how many days do they have an answer?").fill("10")
    page.get_by_label("What is known not to be accessible, and why?").fill(
        "Maps have no text beside them (1.1.1): mended by March 2027.\nOld plans are no tagged PDF: out of scope."
    )
    page.get_by_label("By whom, and how?").fill("By our digital team, with a keyboard and NVDA.")
    page.get_by_role("button", name="Keep it, and show it to everybody").click()
    assert page.get_by_role("heading", name="Accessibility statement").is_visible()
    assert "access@council.example" in page.get_by_role("main").inner_text()
    looked_at(page, f"accessibility-written-{width}", scripts=scripts)
