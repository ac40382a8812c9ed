"""Mail in a real browser: set up, a failure seen and mended, links sent from every page; each state accessible."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessible import accessible
from tests.mail.server import Mailbox, taking
from tests.web.site import LIBRARY, SCHOOL, Server
from tests.web.test_in_a_browser import opened
from tests.web.test_mail import kept_settings, postman
from venuecheck.core.actor import Role

pytestmark = pytest.mark.browser


def looked_at(page: Page, name: str, *, scripts: bool) -> None:
    """Have axe look, where scripts run; keep a picture, where a folder for them is named."""
    if scripts:
        accessible(page)
    if folder := os.environ.get("VENUECHECK_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}-{'with' if scripts else 'without'}-scripts.png", full_page=True)


def _everywhere(served: Server) -> None:
    """Have whoever is signed in administer both venues."""
    (who,) = (one for one in served.accounts.book.all() if Role.ADMINISTRATOR in one.roles.get(SCHOOL, ()))
    both = {SCHOOL: (Role.ADMINISTRATOR,), LIBRARY: (Role.ADMINISTRATOR,)}
    served.accounts.book.give_roles(who.id, both, seen=who.roles)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_mail_is_set_up_tried_and_mended(browser: Browser, served: Server, address: str, *, scripts: bool) -> None:
    """By an administrator, from off to a message that went; every state accessible, none needs a script."""
    page = opened(browser, served, address, Role.ADMINISTRATOR, java_script_enabled=scripts)
    _everywhere(served)
    works = postman(served)
    page.goto(f"{address}/people/")
    page.get_by_role("link", name="Mail", exact=True).click()
    looked_at(page, "mail-off", scripts=scripts)
    page.get_by_role("button", name="Set mail up").click()
    page.get_by_role("button", name="Keep it, and turn mail on").click()
    assert "There is a problem" in page.get_by_role("alert").inner_text()
    looked_at(page, "mail-settings-faults", scripts=scripts)
    page.get_by_label("Mail server", exact=True).fill("localhost")
    page.get_by_label("Not encrypted, for a mail server on this computer alone").check(force=True)
    page.get_by_label("Port", exact=True).fill("1")
    page.get_by_label("Messages come from").fill("bookings@council.example")
    looked_at(page, "mail-settings", scripts=scripts)
    page.get_by_role("button", name="Keep it, and turn mail on").click()
    looked_at(page, "mail-on", scripts=scripts)
    page.get_by_label("Send a test to").fill("ruth@council.example")
    page.get_by_role("button", name="Send a test message").click()
    looked_at(page, "mail-on-its-way", scripts=scripts)
    works.round()
    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_text("The mail server cannot be reached.")).to_be_visible()
    looked_at(page, "mail-failing", scripts=scripts)
    mailbox = Mailbox(rcpt=["550 no such user"])
    with taking(mailbox) as said:
        page.get_by_role("button", name="Change it").click()
        page.get_by_label("Port", exact=True).fill(str(said.port))
        page.get_by_role("button", name="Keep it, and turn mail on").click()
        works.round()
        page.goto(f"{address}/people/")
        looked_at(page, "people-with-a-failure", scripts=scripts)
        page.get_by_role("link", name="1 message could not be sent").click()
        looked_at(page, "mail-failed", scripts=scripts)
        page.get_by_role("button", name="Try again now").click()
        works.round()
        page.get_by_role("link", name="Look again").click()
        expect(page.get_by_text("1 message in the last seven days")).to_be_visible()
    assert [one["To"] for one in mailbox.messages] == ["ruth@council.example"]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_somebody_is_invited(browser: Browser, served: Server, address: str, *, scripts: bool) -> None:
    """From “Add somebody” on, and by the link that is shown; then an address of one's own."""
    page = opened(browser, served, address, Role.ADMINISTRATOR, java_script_enabled=scripts)
    mailbox, works = Mailbox(), postman(served)
    with taking(mailbox) as said:
        kept_settings(served).keep(replace(said, public=address))
        page.goto(f"{address}/people/add")
        page.get_by_label("Full name").fill("Priya Nandakumar")
        page.get_by_label("E-mail address (optional)").fill("priya@bücherei.example")
        looked_at(page, "people-add", scripts=scripts)
        page.get_by_role("button", name="Continue").click()
        looked_at(page, "person", scripts=scripts)
        page.get_by_role("button", name="Send a link to choose a password").click()
        looked_at(page, "person-sent", scripts=scripts)
        works.round()
        page.get_by_role("button", name="Make a link and show it").click()
        looked_at(page, "person-link", scripts=scripts)
        page.get_by_label("Send it by mail to").fill("nobody")
        page.get_by_role("button", name="Send it by mail").click()
        looked_at(page, "send-fault", scripts=scripts)
        page.get_by_label("Send it by mail to").fill("priya@bücherei.example")
        page.get_by_role("button", name="Send it by mail").click()
        works.round()
    assert [one["To"] for one in mailbox.messages] == ["priya@xn--bcherei-n2a.example"] * 2
    page.goto(f"{address}/account/mail")
    looked_at(page, "own-mail", scripts=scripts)
    page.get_by_label("Your e-mail address").fill("ruth@council.example")
    page.get_by_role("button", name="Keep it").click()
    looked_at(page, "account", scripts=scripts)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_clerk_sends_an_organiser_their_link(
    browser: Browser, served: Server, address: str, *, scripts: bool
) -> None:
    """On a telephone at the desk; the organiser opens it on theirs. School IT does the same with a hand check."""
    mailbox = Mailbox()
    with taking(mailbox) as said:
        kept_settings(served).keep(replace(said, public=address))
        clerk = opened(browser, served, address, Role.CLERK, java_script_enabled=scripts)
        clerk.set_viewport_size({"width": 360, "height": 740})
        clerk.goto(f"{address}/venues/{SCHOOL}/bookings/new")
        clerk.get_by_role("radio", name="Check a venue booking", exact=True).check()
        clerk.get_by_role("button", name="Continue").click()
        clerk.get_by_role("textbox", name="Which booking is this?").fill("Neuadd: darlith, محاضرة, 3 October 2027")
        clerk.get_by_role("button", name="Continue").click()
        clerk.get_by_role("link", name="Let the organiser answer by link, or on paper").click()
        clerk.get_by_role("button", name="Make the link").click()
        looked_at(clerk, "organiser-link", scripts=scripts)
        clerk.get_by_label("Send it by mail to").fill("organiser@example.org")
        clerk.get_by_role("button", name="Send it by mail").click()
        assert "on its way to organiser@example.org" in clerk.get_by_role("status").inner_text()
        looked_at(clerk, "organiser-sent", scripts=scripts)
        it = opened(browser, served, address, Role.IT, java_script_enabled=scripts)
        it.goto(f"{address}/venues/{SCHOOL}/hand-checks/")
        it.get_by_role("radio").first.check(force=True)
        it.get_by_role("button", name="Make a link").click()
        looked_at(it, "hand-check-link", scripts=scripts)
        it.get_by_label("Send it by mail to").fill("teacher@school.example")
        it.get_by_role("button", name="Send it by mail").click()
        postman(served).round()
    organiser = opened(browser, served, address, None, java_script_enabled=scripts)
    by_whom = {str(one["To"]): str(one.get_payload()).strip().rpartition("\n")[2] for one in mailbox.messages}
    organiser.goto(by_whom["organiser@example.org"])
    expect(organiser.get_by_role("button", name="Start")).to_be_visible()
    organiser.goto(by_whom["teacher@school.example"])
    assert "/hand-check/" in organiser.url
