"""Lists got from files and from a server: whole or not at all, and the old one stays until then."""

import os
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tests.filtering.vantage.authority import Authority
from tests.screening.samples import many_organisations, many_sanctions, whole_sanctions
from venuecheck.authoring.document import read
from venuecheck.core.problem import InputError
from venuecheck.screening.policy import OFFICIAL
from venuecheck.service.downloading import Download, fetch
from venuecheck.service.names import updating
from venuecheck.service.names.lists import kept_at, kept_list, lists_of, registered, snapshot
from venuecheck.service.names.updating import Updated, update
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, read_site

NOW = datetime(2026, 2, 20, 12, tzinfo=UTC)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Give a venue."""
    raw = b'venue: {id: "larkfield"}\nnetworks: [{id: "public"}]\n'
    return read_site(read(raw, "venuecheck.yaml"), tmp_path / "venuecheck.yaml")


def given(site: Site, content: bytes, *, downloaded: date | None = None, accept: bool = False) -> Updated:
    """Update from a file of this content."""
    path = site.path.parent / "downloaded"
    path.write_bytes(content)
    with open_store(site) as store:
        return update(site, store, None, path, now=NOW, downloaded=downloaded, accept=accept)


def first(site: Site) -> Updated:
    """Get a sanctions list that is long enough to be one, where a person says so."""
    return given(site, many_sanctions(1_250), accept=True)


def test_a_first_list_is_compared_with_the_snapshot_and_kept(site: Site) -> None:
    """Its age counts from the day on which somebody says that it was got."""
    done = given(site, many_organisations(98), downloaded=date(2026, 2, 17))
    assert (done.recorded.list, done.recorded.entries, done.path) == ("proscribed", 98, kept_at(site, "proscribed"))
    assert done.before == snapshot()
    assert done.changes is not None
    standing = [entry for entry in snapshot().entries if entry.valid_until is None]
    assert (len(done.changes.added), len(done.changes.removed)) == (98, len(standing))
    kept = lists_of(site)["proscribed"]
    assert done.names is not None
    assert kept.entries[:98] == done.names.entries
    assert {entry.id for entry in kept.entries[98:]} == {entry.id for entry in snapshot().entries if entry.valid_until}
    assert kept.current_on == date(2026, 2, 17)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (many_sanctions(999), "empty, cut off or filtered"),
        (many_sanctions(1_250)[:-5_000] + b'"x', "cannot be told apart|values"),
        (many_sanctions(1_050), "much is missing"),
        (many_sanctions(1_300, dated="01-Jan-2026"), "the one that is here of 13 February 2026"),
        (many_sanctions(1_300, dated="13-Mar-2026"), "lies in the future"),
        (b"", "empty"),
        (b"<html>503</html>", "a web page"),
    ],
)
def test_a_list_that_is_not_whole_leaves_the_old_one(site: Site, content: bytes, said: str) -> None:
    """Byte by byte."""
    first(site)
    before = kept_at(site, "sanctions").read_bytes()
    with pytest.raises(InputError, match=said):
        given(site, content)
    assert kept_at(site, "sanctions").read_bytes() == before
    assert [path.name for path in kept_at(site, "sanctions").parent.iterdir()] == ["sanctions.json"]


def test_the_files_own_time_is_not_asked(site: Site) -> None:
    """A Schedule of last year that was copied today is of last year still."""
    done = given(site, many_organisations(98))
    assert done.names is not None
    assert (done.names.dated, done.names.current_on) == (date(2025, 7, 5), date(2025, 7, 5))
    with pytest.raises(InputError, match="downloaded: this day lies in the future"):
        given(site, many_organisations(98), downloaded=date(2026, 2, 21))


def test_a_first_list_that_is_cut_between_two_rows_is_refused(site: Site) -> None:
    """Whole it is taken; whatever is missing at its end is seen."""
    lines = whole_sanctions()
    said = {45 * len(lines) // 100: "cut off", len(lines) - 60: "cut off", -1: "fewer names", -2: "stood last"}
    for cut, what in said.items():
        with pytest.raises(InputError, match=what):
            given(site, "\r\n".join([*lines[:cut], ""]).encode())
    done = given(site, "\r\n".join([*lines, ""]).encode())
    assert (done.recorded.entries, done.account.rows) == (5_414, len(lines) - 2)
    assert [(left.what, left.count) for left in done.account.left_out] == [("ships", 632)]


def test_a_shorter_list_is_taken_where_a_person_says_so(site: Site) -> None:
    """And what went is named."""
    first(site)
    done = given(site, many_sanctions(1_050), accept=True)
    assert done.changes is not None
    assert len(done.changes.removed) == 200


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1]", b"\xff\xfe", None])
def test_a_kept_list_that_was_damaged_is_an_error_and_never_an_empty_list(site: Site, damage: bytes | None) -> None:
    """A changed byte shows; a new list puts it right."""
    first(site)
    path = kept_at(site, "sanctions")
    path.write_bytes(path.read_bytes().replace(b"Zorblax7 ", b"Zorblax8 ") if damage is None else damage)
    with pytest.raises(InputError, match="damaged, or was changed since it was got; get it again"):
        lists_of(site)
    first(site)
    kept = kept_list(site, "sanctions")
    assert kept is not None
    assert len(kept.entries) == 1_250


def test_a_write_that_fails_leaves_the_old_list(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full at the last moment."""
    first(site)
    before = kept_at(site, "sanctions").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match=r"cannot be written \(No space left on device\).*the old list stays"):
        given(site, many_sanctions(1_300))
    assert kept_at(site, "sanctions").read_bytes() == before


def test_who_was_removed_is_known_as_at_an_earlier_day(site: Site) -> None:
    """Counted to the day before the new list; nobody is added or removed twice for it."""
    given(site, many_organisations(98))
    done = given(site, many_organisations(97, dated="2026-02-01"))
    assert done.changes is not None
    assert [entry.name for entry in done.changes.removed] == ["Front of Zorblax 96"]
    for _ in range(2):
        gone = [entry for entry in lists_of(site)["proscribed"].entries if entry.name == "Front of Zorblax 96"]
        assert [entry.valid_until for entry in gone] == [date(2026, 1, 31)]
        again = given(site, many_organisations(97, dated="2026-02-01"))
        assert again.changes is not None
        assert again.changes.none


def test_a_file_that_is_not_there_is_named(site: Site) -> None:
    """Nor is a folder a list."""
    for path in (site.path.parent / "none", site.path.parent):
        with open_store(site) as store, pytest.raises(InputError, match="cannot be read"):
            update(site, store, None, path, now=NOW)


CHARITY = (
    b'[{"registered_charity_number": 1234567, "linked_charity_number": 0, "charity_name": "The Base (Walsall)",'
    b' "charity_registration_status": "Registered", "date_of_extract": "2026-02-19T00:00:00"}]'
)


@pytest.mark.parametrize(
    ("raw", "downloaded", "of"),
    [
        (CHARITY, None, "as of 2026-02-19"),
        (CHARITY.replace(b"date_of_extract", b"x"), date(2026, 2, 18), "as of 2026-02-18"),
        (CHARITY.replace(b"date_of_extract", b"x"), None, "of a day that it does not say"),
    ],
)
def test_registers_help_who_judges(site: Site, raw: bytes, downloaded: date | None, of: str) -> None:
    """They name bodies of the very name, and are no lists to be on. Their day is their own, or somebody's word."""
    given(site, raw, downloaded=downloaded)
    said = registered(site, ["the BASE, Walsall", "Other"])
    expected = f"register of charities, {of}: The Base (Walsall), number 1234567, registered"
    assert said == {"the base walsall": (expected,)}


def test_a_register_that_shrank_needs_a_persons_word(site: Site) -> None:
    """It may have been cut off between two rows."""
    row = CHARITY[1:-1]
    many = b"[" + b",".join(row.replace(b"1234567", b"%d" % (1_000_000 + n)) for n in range(100)) + b"]"
    given(site, many)
    with pytest.raises(InputError, match="1 bodies, and the one that is here 100"):
        given(site, CHARITY)
    assert given(site, CHARITY, accept=True).recorded.entries == 1


WRONG = [
    ("/gone", "the server answered 404"),
    ("/plain", "not https"),
    ("/round", "sends on more than 4 times"),
    ("/cut", "could not be fetched"),
]


def test_a_list_is_fetched_over_https_and_nothing_else_is_taken(tmp_path: Path) -> None:
    """Another answer, a redirect to http, a file cut off or too large: each says how to go on by hand."""
    with server(tmp_path) as (address, trust):
        plain = Download(what="the list", fix="download it from PAGE", trust=trust)
        assert fetch(f"{address}/list", plain) == b"x" * 5_000
        for path, said in WRONG:
            with pytest.raises(InputError, match=f"{said}.*download it from PAGE"):
                fetch(f"{address}{path}", plain)
        with pytest.raises(InputError, match="larger than 4 KiB"):
            fetch(f"{address}/list", replace(plain, max_bytes=4_096))
        with pytest.raises(InputError, match="takes too long"):
            fetch(f"{address}/drip", replace(plain, whole_seconds=0.5))
        with pytest.raises(InputError, match="could not be fetched"):
            fetch(f"{address}/list", replace(plain, trust=None))  # nobody vouches for this server


def test_a_name_that_is_not_looked_up_in_time_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's look-up cannot be cut short."""
    over = threading.Event()

    def slow(*_: object, **__: object) -> None:
        over.wait(10)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    began = time.monotonic()
    with pytest.raises(InputError, match="takes too long"):
        fetch("https://nowhere.test/", Download(what="the list", fix="wait", whole_seconds=0.2))
    assert time.monotonic() - began < 5
    over.set()


def test_without_a_file_the_official_address_is_asked(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole way, with a server of our own in the place of the official one."""
    assert all(each.address.startswith("https://") or not each.address for each in OFFICIAL.values())
    with server(tmp_path) as (address, _):
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "roots.pem"))
        place = replace(OFFICIAL["proscribed"], address=f"{address}/organisations")
        monkeypatch.setattr(updating, "OFFICIAL", {**OFFICIAL, "proscribed": place})
        with open_store(site) as store:
            done = update(site, store, "proscribed", None, now=NOW)
    assert (done.recorded.entries, done.names is not None and done.names.current_on) == (98, NOW.date())


@contextmanager
def server(tmp_path: Path) -> Iterator[tuple[str, ssl.SSLContext]]:
    """Serve a list over https on loopback, and some of the ways in which it can go wrong."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b"x" * 5_000
            if self.path == "/plain":
                self.send_response(302)
                self.send_header("Location", "http://127.0.0.1:1/list")
            elif self.path == "/round":
                self.send_response(302)
                self.send_header("Location", "/round")
            elif self.path == "/organisations":
                body = many_organisations(98)
                self.send_response(200)
            elif self.path == "/gone":
                self.send_response(404)
            else:
                self.send_response(200)
                self.send_header("Content-Length", str(len(body) + (7 if self.path == "/cut" else 0)))
            self.end_headers()
            if self.path in {"/list", "/cut", "/organisations"}:
                self.wfile.write(body)
            while self.path == "/drip" and not over.wait(0.05):
                self.wfile.write(b"x")

        def log_message(self, *_: object) -> None:
            pass

    authority = Authority(name="Test roots")
    serving = HTTPServer(("127.0.0.1", 0), Handler)
    context = authority.issue("localhost").server(tmp_path)
    serving.socket = context.wrap_socket(serving.socket, server_side=True)
    thread = threading.Thread(target=serving.serve_forever, daemon=True)
    thread.start()
    try:
        (tmp_path / "roots.pem").write_bytes(authority.own.pem)
        trust = ssl.create_default_context(cafile=str(tmp_path / "roots.pem"))
        yield f"https://localhost:{serving.server_port}", trust
    finally:
        over.set()
        serving.shutdown()
        serving.server_close()
        thread.join()
