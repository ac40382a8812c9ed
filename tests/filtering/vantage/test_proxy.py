"""An explicit proxy that opens, refuses, redirects, asks who one is, or talks nonsense."""

import socket
from pathlib import Path

import pytest

from tests.filtering.vantage.authority import Authority
from tests.filtering.vantage.device import MARKER, PATIENT, device, exchange, handshake, last, step_for, tunnel, visited
from tests.filtering.vantage.serving import (
    Behaviour,
    after_request,
    answering,
    closed_port,
    forever,
    hang,
    request,
    reset,
    saying,
    serving,
)
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Family, Observation, Purpose
from venuecheck.filtering.vantage.proxy import ProxyAddress, check_setting, parse_proxy

OPENED = b"HTTP/1.1 200 Connection established\r\n\r\n"
REFUSAL = b"<title>Blocked by policy</title>"


def _by_proxy(behave: Behaviour, url: str = "https://site.test/", *, step: float = PATIENT) -> tuple[Observation, ...]:
    with serving(behave) as port:
        return visited(device(proxy=f"http://127.0.0.1:{port}", step=step), url)


@pytest.mark.parametrize(
    ("behave", "failure"),
    [
        (after_request(reset), Failure.RESET),
        (after_request(lambda _connection: None), Failure.EOF),
        (hang, Failure.TIMEOUT),
        (saying(b"garbage\r\n\r\n"), Failure.MALFORMED),
        (forever(b"HTTP/1.1 200 OK\r\n", b"A: b\r\n"), Failure.TOO_LARGE),
    ],
)
def test_a_proxy_that_gives_no_answer_to_connect(behave: Behaviour, failure: Failure) -> None:
    found = tunnel(_by_proxy(behave, step=step_for(failure)))
    assert (found.failure, found.answer, found.target) == (failure, None, "site.test:443")


@pytest.mark.parametrize("status", ["403 Forbidden", "302 Found", "407 Proxy Authentication Required", "503 ", "500"])
def test_a_proxys_answer_to_connect_is_kept(status: str) -> None:
    """Libraries discard it, and it is the block page."""
    found = tunnel(_by_proxy(answering(REFUSAL, status, Via="1.1 wall")))
    assert found.answer is not None
    assert found.answer.body is not None
    assert (found.failure, found.answer.status) == (None, int(status[:3]))
    assert (found.answer.body.title, found.answer.header("via")) == ("Blocked by policy", "1.1 wall")


def test_an_endless_refusal_is_bounded() -> None:
    answer = tunnel(_by_proxy(forever(b"HTTP/1.1 403 x\r\n\r\n", b"x" * 65_536))).answer
    assert answer is not None
    assert answer.body is not None
    assert not answer.body.complete


def test_content_through_a_tunnel(tmp_path: Path) -> None:
    context = Authority("Public CA").issue("site.test").server(tmp_path)
    asked: list[bytes] = []

    def behave(connection: socket.socket) -> None:
        asked.append(request(connection))
        connection.sendall(OPENED)
        with context.wrap_socket(connection, server_side=True) as secure:
            answering(MARKER.encode())(secure)

    seen = _by_proxy(behave)
    assert [step.kind for step in seen] == ["connection", "tunnel", "handshake", "exchange"]
    assert {step.family for step in seen} == {Family.PROXY}
    assert exchange(seen).answer is not None
    assert asked[0].startswith(b"CONNECT site.test:443 HTTP/1.1\r\n")


@pytest.mark.parametrize(
    ("then", "failure"),
    [(b"", Failure.EOF), (b"<html>Unable to load website</html>", Failure.MALFORMED)],
)
def test_a_tunnel_without_tls_in_it(then: bytes, failure: Failure) -> None:
    def behave(connection: socket.socket) -> None:
        request(connection)
        connection.sendall(OPENED)
        connection.recv(65_536)
        connection.sendall(then)

    assert handshake(_by_proxy(behave)).failure is failure


def test_http_is_asked_for_by_its_whole_address() -> None:
    asked: list[bytes] = []

    def behave(connection: socket.socket) -> None:
        asked.append(request(connection))
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n" + MARKER.encode())

    found = exchange(_by_proxy(behave, "http://site.test/a?b"))
    assert found.answer is not None
    assert asked[0].startswith(b"GET http://site.test/a?b HTTP/1.1\r\nHost: site.test\r\n")


def test_the_pages_name_is_not_looked_up_under_a_proxy() -> None:
    seen = _by_proxy(answering(b"", "403 x"))
    assert {step.kind for step in seen} == {"connection", "tunnel"}


def test_a_proxy_that_is_not_there() -> None:
    seen = visited(device(proxy=f"http://127.0.0.1:{closed_port()}"), "https://site.test/")
    found = last(seen, Connection)
    assert (found.to_proxy, found.failure, found.family) == (True, Failure.REFUSED, Family.PROXY)


def test_a_proxy_whose_name_is_unknown_says_nothing_of_the_page() -> None:
    seen = visited(device(proxy="http://proxy.test:3128"), "https://site.test/")
    assert {step.purpose for step in seen} == {Purpose.CONTEXT}


@pytest.mark.parametrize(
    ("text", "proxy"),
    [
        ("http://10.0.0.8:3128", ProxyAddress(host="10.0.0.8", port=3128)),
        ("http://proxy.school.test:8080/", ProxyAddress(host="proxy.school.test", port=8080)),
        ("http://[::1]:3128", ProxyAddress(host="::1", port=3128)),
    ],
)
def test_a_proxys_address_is_read(text: str, proxy: ProxyAddress) -> None:
    assert parse_proxy(text) == proxy
    assert parse_proxy(f"http://{proxy}") == proxy


@pytest.mark.parametrize(
    "text",
    [
        "",
        "proxy:3128",
        "http://proxy",
        "https://proxy:3128",
        "socks5://proxy:1080",
        "http://:3128",
        "http://proxy:0",
        "http://proxy:99999",
        "http://[::1:3128",
        "http://user:pass@proxy:3128",
        "http://proxy:3128/path",
        "pac+http://",
        "pac+ftp://wpad/",
    ],
)
def test_what_is_no_proxys_address_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="proxy"):
        check_setting(text)
