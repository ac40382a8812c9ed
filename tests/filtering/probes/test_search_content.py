"""What a connection to a search engine shows of a lock: servers on loopback play the service and the filter."""

import asyncio
import ssl
from pathlib import Path

import pytest

from tests.filtering.probes.loopback import HERE
from tests.filtering.probes.test_steps import vantage
from tests.filtering.vantage.authority import Authority
from tests.filtering.vantage.serving import Behaviour, answering, over_tls, request, serving
from venuecheck.filtering.model.observation import Exchange
from venuecheck.filtering.probing import sample, search_content
from venuecheck.filtering.probing.inquiry import Inquiry
from venuecheck.filtering.probing.search_content import Shown, connect, shown_by
from venuecheck.filtering.vantage.trust import TrustJudge

PUBLIC, SCHOOL = Authority("Public CA"), Authority("School CA")
NAME = "www.google.com"


def _shown(
    folder: Path, by: Authority, then: Behaviour, monkeypatch: pytest.MonkeyPatch, title: str = "Google"
) -> tuple[Shown, Inquiry]:
    (folder / "roots.pem").write_bytes(PUBLIC.own.pem)
    context: ssl.SSLContext = by.issue(NAME).server(folder)
    device = vantage()
    device.trust = TrustJudge.load(folder / "roots.pem", folder / "roots.pem")
    inquiry = Inquiry(subject="safe_search", network=device, facts=sample.run())
    with serving(over_tls(context, then)) as port:
        monkeypatch.setattr(search_content, "PORT", port)
        # loopback is no dummy address here
        monkeypatch.setattr(search_content, "sinkhole_of", lambda address: "" if address == HERE else address)
        asyncio.run(connect(inquiry, title, NAME, ("0.0.0.0", HERE)))
    return shown_by(title, inquiry.seen), inquiry


def test_dummy_addresses_are_not_connected_to() -> None:
    inquiry = Inquiry(subject="safe_search", network=vantage(), facts=sample.run())
    asyncio.run(connect(inquiry, "Google", NAME, ("0.0.0.0", "10.0.0.5")))
    assert inquiry.seen == []
    assert shown_by("Google", inquiry.seen) is Shown.NOTHING


@pytest.mark.parametrize(
    ("authority", "location", "shown"),
    [
        (PUBLIC, "", Shown.UNREAD),
        (SCHOOL, "", Shown.READ),
        (SCHOOL, f"https://{NAME}/search?q=weather&safe=active", Shown.IN_ADDRESS),
        (SCHOOL, "/search?q=weather&safe=active", Shown.IN_ADDRESS),
        (SCHOOL, f"https://{NAME}/search?q=weather&safe=off", Shown.READ),
        (SCHOOL, "https://login.school.test/?safe=active", Shown.READ),
        (SCHOOL, f"https://{NAME}/consent?continue=safe%3Dactive", Shown.READ),
    ],
)
def test_a_connection_shows_whether_it_is_read_and_a_lock_in_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, authority: Authority, location: str, shown: Shown
) -> None:
    served = answering(b"", "302 Found", Location=location) if location else answering(b"results")
    assert _shown(tmp_path, authority, served, monkeypatch)[0] is shown


def test_only_the_weather_is_searched_for_and_only_where_that_can_show_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    def note(connection: object) -> None:
        asked.append(request(connection).split(b"\r\n")[0])  # type: ignore[arg-type]

    _shown(tmp_path, SCHOOL, note, monkeypatch)
    assert asked == [b"GET /search?q=weather HTTP/1.1"]
    shown, inquiry = _shown(tmp_path, PUBLIC, note, monkeypatch, title="YouTube")
    assert shown is Shown.UNREAD
    assert not any(isinstance(step, Exchange) for step in inquiry.seen)
    assert asked[1:] in ([], [b""])
