"""The page in a real browser: filled in, saved, remembered, imported; accessible; silent on the network."""

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.cli.school import venuecheck
from tests.conftest import PATIENCE_MS
from tests.hand_check.samples import folder_with
from venuecheck import catalogue

pytestmark = pytest.mark.browser
FACTS = {"person": "Dana Reyes", "account": "test pupil, year 9", "device": "iPad <b>4</b>", "place": "library"}
_A4_INSIDE_MARGINS = 680


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the page by the command, in a venue's folder."""
    folder = tmp_path_factory.mktemp("venue")
    folder_with(folder)
    done = venuecheck(folder, "hand-check", "--list", "list.yaml")
    assert done.status == 0, done.err
    assert "restricted page is left out" in done.err
    return folder / "hand-check-lab.html"


@pytest.fixture
def page(browser: Browser, made: Path) -> Iterator[Page]:
    """Open the page as from a USB stick; it fails when it asks for anything, or its policy refuses a part of it."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, accept_downloads=True)
    context.set_default_timeout(PATIENCE_MS)
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: asked.append(message.text))
    opened.on("pageerror", lambda error: asked.append(str(error)))
    opened.goto(made.as_uri())
    yield opened
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []


def fill_in(page: Page, answers: dict[str, str]) -> None:
    """Write the facts and choose an answer for each page, as a person does."""
    for name, text in FACTS.items():
        page.locator(f"#{name}").fill(text)
    page.locator("#network").select_option("pupil")
    for each, words in answers.items():
        page.locator(f'fieldset[data-page="{each}"]').get_by_label(words, exact=True).check()


def save(page: Page, folder: Path) -> Path:
    """Press the button and give the file that comes."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the results file").click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def test_filled_in_saved_imported_and_in_the_report(page: Page, made: Path) -> None:
    """The whole way of a hand check, with a second import that changes nothing."""
    fill_in(page, {"weather": "Opened", "adult": "Blocked", "casino": "Opened", "museum": "Not sure"})
    page.get_by_label("Note, if you want to say more about museum").fill('Says "robin.example@school.test" <script>')
    saved = save(page, made.parent)
    written = json.loads((catalogue.templates() / "schemas" / "hand-check.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(written).validate(json.loads(saved.read_text("utf-8")))
    assert "1 of 5 pages have no answer" in page.locator("#said").inner_text()
    first = venuecheck(made.parent, "hand-check", "--import", saved.name)
    assert first.status == 1, first.err
    assert "1 blocked, 1 opened, 1 not sure, 2 pages not checked by a person" in first.out
    again = venuecheck(made.parent, "hand-check", "--import", saved.name)
    assert "recorded already" in again.out
    report = venuecheck(made.parent, "report", "--format", "json").document
    network = report["filtering"]["networks"][0]
    assert [hand["by"] for hand in network["hand_checks"]] == ["Dana Reyes"]
    assert "robin" not in json.dumps(report)
    assert venuecheck(made.parent, "report").status == 0
    page.goto((made.parent / "larkfield-report.html").as_uri())
    shown = page.locator("main").inner_text()
    assert "iPad <b>4</b>" in shown
    assert "Seen by a person: the page opened in the browser." in shown
    assert Axe().run(page).violations_count == 0
    story = venuecheck(made.parent, "explain", "latest", "casino")
    assert "A person opened the page in a browser" in story.out


def test_progress_is_remembered_until_it_is_removed(page: Page, made: Path, tmp_path: Path) -> None:
    """Closed and opened again; removed; loaded from the saved file."""
    fill_in(page, {"weather": "Opened", "adult": "Blocked"})
    assert "2 of 5 pages recorded, not saved yet" in page.locator("#progress").inner_text()
    saved = save(page, tmp_path)
    again = page.context.new_page()
    again.goto(made.as_uri())
    assert again.locator("#person").input_value() == "Dana Reyes"
    assert again.locator('fieldset[data-page="adult"] input[value=blocked]').is_checked()
    again.on("dialog", lambda dialog: dialog.accept())
    again.locator("summary").click()
    again.get_by_role("button", name="Remove everything").click()
    assert again.locator("#person").input_value() == ""
    expect(again.locator(":checked[type=radio]")).to_have_count(0)
    again.locator("#load").set_input_files(saved)
    again.get_by_text("Loaded. Go on where you stopped.").wait_for()
    assert again.locator('fieldset[data-page="adult"] input[value=blocked]').is_checked()
    assert json.loads(saved.read_text(encoding="utf-8"))["id"] == json.loads(save(again, tmp_path).read_text())["id"]
    again.locator("#load").set_input_files({"name": "x.json", "mimeType": "text/plain", "buffer": b'{"schema": 1}'})
    again.get_by_text("no results file of this very page").wait_for()
    assert again.locator("#person").input_value() == "Dana Reyes"


def test_it_warns_before_what_is_not_saved_is_lost(page: Page, tmp_path: Path) -> None:
    """And no longer once it is saved."""
    said: list[str] = []

    def answer(dialog: object) -> None:
        said.append(dialog.type)  # type: ignore[attr-defined]
        dialog.accept()  # type: ignore[attr-defined]

    page.on("dialog", answer)
    fill_in(page, {"adult": "Blocked"})
    page.reload()
    assert said == ["beforeunload"]
    save(page, tmp_path)
    page.reload()
    assert said == ["beforeunload"]


def test_it_says_where_the_browser_remembers_nothing(browser: Browser, made: Path) -> None:
    """Some managed browsers refuse to store anything."""
    opened = browser.new_page()
    refuse = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})"
    opened.add_init_script(refuse)
    opened.goto(made.as_uri())
    expect(opened.get_by_text("This browser does not remember what you record.")).to_be_visible()
    opened.close()


def test_what_is_missing_is_said_and_nothing_is_saved(page: Page) -> None:
    """The list of problems gets the focus, and each leads to its field by keyboard."""
    page.get_by_role("button", name="Copy the results as text").click()
    assert page.evaluate("document.activeElement.id") == "errors"
    expect(page.locator("#errors li")).to_have_count(7)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "person"
    assert page.locator("#person").get_attribute("aria-invalid") == "true"
    expect(page.locator("#text")).to_be_hidden()


def test_results_can_be_copied_as_text(page: Page) -> None:
    """The second way, for devices that save no file."""
    fill_in(page, {"weather": "Opened", "adult": "Blocked"})
    page.get_by_role("button", name="Copy the results as text").click()
    page.locator("#text").wait_for()
    document = json.loads(page.locator("#text").input_value())
    assert document["schema"] == "venuecheck.hand-check/1"
    assert [each["saw"] for each in document["pages"]] == ["opened", "blocked"]


def test_an_answer_can_be_chosen_and_undone_by_keyboard(page: Page) -> None:
    page.locator('fieldset[data-page="adult"] input').first.focus()
    page.keyboard.press("Space")
    assert "1 of 5" in page.locator("#progress").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("#progress").inner_text() == "Nothing recorded yet"


@pytest.mark.parametrize("width", [360, 1280])
def test_it_is_accessible_and_fits(page: Page, width: int) -> None:
    """The axe rules find nothing, with problems shown and answers chosen; nothing reaches past the edge."""
    page.set_viewport_size({"width": width, "height": 740})
    page.get_by_role("button", name="Save the results file").click()
    page.locator('fieldset[data-page="adult"] input').first.check()
    page.locator("summary").click()
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # the three answers stand in one line, on a telephone too, and when one is chosen
    labels = page.locator('fieldset[data-page="adult"] .choices label')
    assert len({labels.nth(number).evaluate("e => e.getBoundingClientRect().top") for number in range(3)}) == 1


def test_test_pages_open_apart_and_tell_nothing_of_this_one(page: Page) -> None:
    """Each in a new tab, without a referrer and without a hold on this page."""
    links = page.locator("fieldset a")
    expect(links).to_have_count(5)
    for number in range(links.count()):
        assert links.nth(number).get_attribute("target") == "_blank"
        assert links.nth(number).get_attribute("rel") == "noopener noreferrer"


def test_on_paper_it_is_a_form(page: Page) -> None:
    """Buttons go, addresses and boxes stay, nothing is cut off."""
    page.set_viewport_size({"width": _A4_INSIDE_MARGINS, "height": 1000})
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Save the results file")).to_have_count(0)
    expect(page.get_by_text("https://casino.test/")).to_be_visible()
    expect(page.locator('fieldset[data-page="casino"] input[value=blocked]')).to_be_visible()
    expect(page.get_by_text("Signature:")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= _A4_INSIDE_MARGINS
