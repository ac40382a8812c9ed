"""A hand check by link: opened on any device, arriving by itself; and by files."""

import json
import re
from html import unescape
from io import BytesIO
from typing import Any

import pytest

from tests.hand_check.samples import ALL, LIST, as_bytes, results
from tests.web.site import LIBRARY, SCHOOL, Browser, Server
from venuecheck.core.actor import Role
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.given_files import Given

_HERE = f"/venues/{SCHOOL}/hand-checks/"
_LAB = load_list(Given(name="list.yaml", content=LIST.encode()))


@pytest.fixture
def it(served: Server) -> Browser:
    """Give school IT, at a school with a test list of its own."""
    folder = served.folder / SCHOOL / "test_lists"
    folder.mkdir()
    (folder / "lab.yaml").write_text(LIST, encoding="utf-8")
    return served.as_(Role.IT)


def link(it: Browser) -> str:
    """Make a link, and give its path."""
    page = unescape(it.send(_HERE, {"list_id": "lab"}).text)
    found = re.search(r'app-code">http://localhost(/hand-check/[\w.-]+)<', page)
    assert found is not None, page
    return found[1]


def saved(**changes: object) -> dict[str, Any]:
    """Give what a person recorded at the school."""
    kept = {page: said for page, said in ALL.items() if page != "hidden"}
    return results(_LAB, kept, **{"venue": SCHOOL, "network": "pupil-wifi", **changes})


def sent(browser: Browser, path: str, document: object) -> tuple[int, str]:
    """Send results as the page does, and give what is answered."""
    answer = browser.client.post(path, data=json.dumps(document), content_type="application/json")
    return answer.status_code, answer.get_json()["said"]


def test_any_device_opens_it_and_results_arrive(served: Server, it: Browser) -> None:
    """Nobody signs in; a later sending takes the earlier one's place, and the same again changes nothing."""
    path, device = link(it), served.browser()
    page = device.open(path)
    assert "adult.test" in page.text
    assert "secret-place.test" not in page.text, "restricted pages are in no page that a link opens"
    for name in ("set-cookie", "content-security-policy"):
        assert (name in page.headers) is (name == "content-security-policy")
    assert "connect-src 'self'" in page.headers["Content-Security-Policy"]
    assert page.headers["Referrer-Policy"] == "no-referrer"
    first = saved()
    first["pages"] = first["pages"][:3]
    assert sent(device, path, first) == (200, "It has arrived.")
    status, words = sent(device, path, saved())
    assert status == 200
    assert "takes its place" in words
    assert sent(device, path, saved()) == (200, "It has arrived.")
    run = served.store().latest("run", saved()["id"], Run)
    assert run is not None
    assert run.run.vantage is Vantage.PERSON
    assert "Dana Reyes" in unescape(it.open(f"/venues/{SCHOOL}/web-filter/pupil-wifi").text)
    assert [one.what for one in served.accounts.happenings.latest()][:2] == ["hand check arrived"] * 2


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"venue": LIBRARY}, "is of the venue"),
        ({"person": ""}, "who opened the pages"),
        ({"network": "no-such"}, "there is no network"),
        ({"list_digest": "sha256:other"}, "has changed since"),
        ({"schema": "other/1"}, "no results file"),
    ],
)
def test_what_cannot_be_used_is_said(served: Server, it: Browser, changed: dict[str, object], words: str) -> None:
    """And nothing of it is recorded."""
    status, said = sent(served.browser(), link(it), saved(**changed))
    assert status in {400, 500}
    assert words.casefold() in said.casefold()
    assert served.store().keys("run") == served.store().keys("run")
    assert saved()["id"] not in served.store().keys("run")


def test_a_link_ends_and_nobody_makes_one_up(served: Server, it: Browser) -> None:
    """After fourteen days, and where a letter of it is another."""
    path, device = link(it), served.browser()
    # not the last letter, which has bits that say nothing: others in its place are the same signature
    forged = f"{path[:-5]}{'A' if path[-5] != 'A' else 'B'}{path[-4:]}"
    for wrong in (forged, path[:-4], "/hand-check/x"):
        assert device.get(wrong).status_code == 410
        assert sent(device, wrong, saved())[0] == 410
    served.clock.move(days=14, seconds=1)
    assert device.get(path).status_code == 410
    assert sent(device, path, saved())[0] == 410


def test_nobody_fills_the_records_up(served: Server, it: Browser) -> None:
    """Whoever has a link sends sixty times in ten minutes, and no more."""
    path, device = link(it), served.browser()
    statuses = [sent(device, path, {})[0] for _ in range(61)]
    assert set(statuses[:60]) <= {400, 500}
    assert statuses[60] == 429


def test_a_form_with_a_session_is_still_asked_for_its_token(served: Server, it: Browser) -> None:
    """Only what a link opens goes without."""
    link(it)
    assert it.client.post(_HERE, data={"list_id": "lab"}).status_code == 400
    assert served.browser().client.post("/sign-in", data={"name": "x"}).status_code == 400


def test_files_go_out_and_come_in(served: Server, it: Browser) -> None:
    """The page, the sheet; a saved file; and what is none."""
    for then, begins in (("page", b"<!doctype html>"), ("sheet", b"")):
        answer = it.send(_HERE, {"list_id": "lab", "then": then})
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment; filename=hand-check-lab.")
        assert answer.data.startswith(begins)
        answer.close()
    assert it.send(_HERE, {"list_id": "no-such-list"}).status_code == 400

    def bring(content: bytes, name: str = "saved.json") -> Any:
        return it.post(f"{_HERE}bring-in", {"file": (BytesIO(content), name)}, content_type="multipart/form-data")

    assert it.post(f"{_HERE}bring-in").status_code == 400
    assert bring(b"not JSON").status_code == 400
    assert bring(as_bytes(saved())).status_code == 302
    assert bring(as_bytes(saved())).status_code == 302, "it is recorded already"
    assert saved()["id"] in served.store().keys("run")
