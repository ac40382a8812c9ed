"""The sample that somebody looks round: nothing that its pages offer leads outside this computer."""

import re
import time
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.web.site import Clock, Server
from venuecheck import catalogue
from venuecheck.core.actor import Role
from venuecheck.demo.lived_in import lived_in
from venuecheck.filtering.model.finding import Verdict
from venuecheck.filtering.model.run import Run
from venuecheck.service.filter_checks.lists_offered import lists_of
from venuecheck.service.sites.site import load_site
from venuecheck.web import asking
from venuecheck.web.app import create_app
from venuecheck.web.settings import WebSettings

_VENUE = "larkfield-school"
_PAGES = ("checks/new", "web-filter/", "hand-checks/", "bookings/", "how-it-stands")
_OUTSIDE = re.compile(r'(?:href|src|action)="(?:https?:)?//([^"/:]+)')


@pytest.mark.slow
@pytest.mark.usefixtures("made_once")
def test_the_sample_is_checked_within_this_computer(tmp_path: Path) -> None:
    """Its own list is the only one, whose sites are made up; a check begun from a page finds the sample school."""
    config = lived_in(tmp_path / "sample")
    written = config.read_text(encoding="utf-8")
    config.write_text(written.replace("sample: true\n", ""), encoding="utf-8")
    site = load_site(lived_in(tmp_path / "sample"))
    assert site.is_sample, "one from before it was said says so, too"
    (own,) = lists_of(site)
    assert all((urlsplit(page.url).hostname or "").endswith((".test", ".example")) for page in own.pages)
    clock = Clock(now=datetime.now(UTC))
    app = create_app(WebSettings(configs=(config,), folder=config.parent), clock)
    checker = Server(app=app, clock=clock, folder=config.parent).as_(Role.IT, _VENUE)
    others = {one.stem for one in catalogue.test_lists()} - {own.id}
    for path in _PAGES:
        page = checker.get(f"/venues/{_VENUE}/{path}", follow_redirects=True).text
        assert {host for host in _OUTSIDE.findall(page) if not host.endswith((".test", ".example"))} == set(), path
        assert not [one for one in others if f'value="{one}"' in page], path
    said = {"network": "pupils", "list_id": own.id, "is_here": "yes", "told": "Owen Pritchard", "account": "a pupil"}
    begun = checker.send(f"/venues/{_VENUE}/checks/new", said)
    assert begun.status_code == 302, begun.text
    state: dict[str, object] = {}
    for _ in range(240):
        state = checker.get(f"{begun.location}/events").json or {}
        if not state["going"]:
            break
        time.sleep(0.25)
    assert state["state"] == "Finished", state
    with app.app_context():
        run = asking.served().venues.here(_VENUE).store.latest("run", str(begun.location).rpartition("/")[2], Run)
    assert run is not None
    verdicts = [one.verdict for one in run.findings]
    assert min(verdicts.count(Verdict.BLOCKED), verdicts.count(Verdict.REACHED)) > 2, "the school answers, and filters"
    with app.app_context():
        asking.served().venues.close()
        asking.served().accounts.close()
