"""The coordinator's journey in a real browser: a list, files, a telephone call, and who is left to be chased."""

import pytest
from playwright.sync_api import Browser, expect

from tests.accessible import accessible
from tests.collate import forty
from tests.web.partnership import another_laptop, bytes_of, drop, made, take_over
from tests.web.site import Server
from tests.web.test_in_a_browser import opened
from tests.web.test_partners_actions import with_faults
from venuecheck.core.actor import Role
from venuecheck.records.signing import fingerprint

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_coordinator_goes_from_a_list_to_whom_to_chase(
    browser: Browser, served: Server, address: str, *, scripts: bool
) -> None:
    """Takes a list over, drops files in, compares a key on the telephone, and sees who is silent and who is not."""
    page = opened(browser, served, address, Role.COORDINATOR, java_script_enabled=scripts)
    looked = accessible if scripts else (lambda _: None)
    page.goto(address)
    page.get_by_role("link", name="Take over the list of partners and their venues").click()
    looked(page)
    page.get_by_role("button", name="Take it over").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose your list")
    looked(page)
    list_ = {"name": "partners.yaml", "mimeType": "text/yaml", "buffer": forty.partners_yaml().encode()}
    page.get_by_label("The list").set_input_files(list_)  # type: ignore[arg-type]
    page.get_by_role("button", name="Take it over").click()
    expect(page.get_by_role("status")).to_contain_text("Recorded: 4 partners and 40 venues")
    looked(page)

    old = made(0, days=9)
    new = another_laptop(old)
    page.get_by_role("link", name="Inbox", exact=True).click()
    files = [
        {"name": f"{number}.bundle", "mimeType": "application/octet-stream", "buffer": bytes_of(one)}
        for number, one in enumerate((old, new, made(4)))
    ]
    page.get_by_label("What came", exact=True).set_input_files(files)  # type: ignore[arg-type]
    page.get_by_role("button", name="Take them in").click()
    arrived = page.get_by_role("region", name="3 files taken in or named")
    expect(arrived).to_contain_text("signed with another key than before")
    looked(page)
    arrived.get_by_role("link", name="Compare the key of 1.bundle").click()
    main = page.get_by_role("main")
    for one in (old, new):
        expect(main).to_contain_text(fingerprint(one.bundle.public_key))
    page.get_by_label("What did they read out?").fill(fingerprint(old.bundle.public_key))
    page.get_by_role("button", name="Trust this key").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "ask the venue to read its fingerprint out again", ignore_case=True
    )
    looked(page)
    page.get_by_label("What did they read out?").fill(fingerprint(new.bundle.public_key))
    page.get_by_role("button", name="Trust this key").click()
    expect(page.get_by_role("status")).to_contain_text("The key of Larkfield School is trusted")

    page.get_by_role("link", name="Partners", exact=True).click()
    page.get_by_role("link", name="Past its day: 38 venues").click()
    page.get_by_label("Partner", exact=True).select_option("North Trust")
    page.get_by_role("button", name="Show").click()
    assert "partner=partner-1" in page.url
    assert "heard=overdue" in page.url
    table = page.get_by_role("table", name="8 venues of 40")
    expect(table).to_contain_text("8 venues of 40")
    expect(table.get_by_role("row").filter(has_text="Brookside School")).to_contain_text("Write to the contact")
    looked(page)


def test_a_file_of_nobody_knows_whom_is_settled(browser: Browser, served: Server, address: str) -> None:
    """From the inbox in two clicks, with what it was in words."""
    coordinator = served.as_(Role.COORDINATOR)
    take_over(coordinator)
    drop(coordinator, [("scan.bundle", b"no bundle at all")])
    page = opened(browser, served, address, Role.COORDINATOR)
    page.goto(address)
    page.get_by_role("link", name="Inbox", exact=True).click()
    accessible(page)
    page.get_by_role("link", name="scan.bundle, came on").click()
    page.get_by_role("button", name="Nothing more is to be done").click()
    expect(page.get_by_role("alert")).to_contain_text("too short")
    accessible(page)
    page.get_by_label("What was it").fill("A scan that the office sent by mistake")
    page.get_by_role("button", name="Nothing more is to be done").click()
    expect(page.get_by_role("status")).to_contain_text("Settled, with your reason")


def test_a_key_that_is_not_a_venues_own_is_taken_away(browser: Browser, served: Server, address: str) -> None:
    """From the venue's page, with a reason; what it signed counts no more, and the page says so."""
    coordinator = served.as_(Role.COORDINATOR)
    take_over(coordinator)
    one = made(0)
    drop(coordinator, [("a.bundle", bytes_of(one))])
    page = opened(browser, served, address, Role.COORDINATOR)
    page.goto(address)
    page.get_by_role("link", name="Larkfield School", exact=True).click()
    page.get_by_role("link", name="Compare its key on the telephone").click()
    page.get_by_role("link", name="Take it away").first.click()
    expect(page.get_by_role("main")).to_contain_text(fingerprint(one.bundle.public_key))
    accessible(page)
    page.get_by_role("button", name="Take it away").click()
    expect(page.get_by_role("alert")).to_be_visible()
    accessible(page)
    page.get_by_label("Whose is it").fill("It was read out by the school next door")
    page.get_by_role("button", name="Take it away").click()
    expect(page.get_by_role("status")).to_contain_text("Taken away, with your reason")
    accessible(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_coordinator_goes_through_the_pages_of_a_venue_and_a_quarter(
    browser: Browser, served: Server, address: str, *, scripts: bool
) -> None:
    """What a venue's page and the list of actions lead to, and a quarter that is looked at before it is published."""
    coordinator = served.as_(Role.COORDINATOR)
    take_over(coordinator)
    drop(coordinator, [("a.bundle", bytes_of(with_faults(4)))])
    page = opened(browser, served, address, Role.COORDINATOR, java_script_enabled=scripts)
    looked = accessible if scripts else (lambda _: None)
    page.goto(address)
    page.get_by_role("link", name="Brookside School", exact=True).click()
    looked(page)
    for link, button in (
        ("They are on the telephone", "Put it down"),
        ("Let the partner answer by a link", "Make the link"),
        ("Note what was said or done", "Note it"),
        ("It closed, moved, merged or has another name", "Note it"),
        ("Compare its key on the telephone", "Trust this key"),
    ):
        page.get_by_role("link", name=link).or_(page.get_by_role("button", name=link)).click()
        expect(page.get_by_role("button", name=button)).to_be_visible()
        looked(page)
        page.get_by_role("link", name="Brookside School", exact=True).click()
    page.get_by_role("link", name="Partners", exact=True).first.click()
    page.get_by_role("link", name="Letters to partners").click()
    page.get_by_role("button", name="Write the letters that are due").click()
    expect(page.get_by_role("status")).to_contain_text("4 letters written")
    looked(page)
    page.get_by_role("link", name="Actions", exact=True).click()
    looked(page)
    page.get_by_label("For whom").select_option("IT")
    page.get_by_role("button", name="Show").click()
    assert "role=it" in page.url
    row = page.get_by_role("row").filter(has_text="Have “Gambling” blocked on wifi")
    row.get_by_role("link", name="Northgate School").click()
    page.get_by_role("link", name="Its actions").click()
    assert "at=venue-05" in page.url
    looked(page)
    page.get_by_role("link", name="Publish", exact=True).click()
    looked(page)
    page.get_by_role("link", name="April to June 2026").click()
    looked(page)
    page.get_by_role("button", name="Publish this quarter").click()
    expect(page.get_by_role("main")).to_contain_text("This cannot be taken back")
    looked(page)
