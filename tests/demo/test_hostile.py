"""What a client sends never stops the sample school, and never costs it more than it allows."""

import socket
import ssl
import time
from http import HTTPStatus

import pytest

from venuecheck.demo.connections import HERE, MAX_CONNECTIONS, MAX_HEAD
from venuecheck.demo.school import Opened

from .client import fetch, send

GARBAGE = [
    b"",
    b"\0",
    b"\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: \xff\r\n\r\n",
    b"GET \xff HTTP/1.1\r\nHost: open.test\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: open.test\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: open.test\r\n",
    b"A" * (MAX_HEAD + 10),
    b"GET / HTTP/1.1\r\nHost: open.test\r\nX: " + b"A" * MAX_HEAD + b"\r\n\r\n",
    b"\x16\x03\x01\xff\xff",
    b"\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00",
    b"\x16\x03\x01" + b"\x10\x00\x01\x00\xff\xff" + b"A" * 20_000,
]


@pytest.mark.parametrize("raw", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_gets_no_answer(school: Opened, trusting: ssl.SSLContext, raw: bytes) -> None:
    """What is no request and no TLS gets nothing (TLS may get an alert), and the next client is served."""
    assert send(school.http_port, raw) == b""
    assert b"MARKER" not in send(school.https_port, raw)
    send(int(school.resolver.rpartition(":")[2]), raw)
    assert fetch(school.http_port, "open.test").status == 200
    assert fetch(school.https_port, "open.test", trusting=trusting).status == 200


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"GET / HTTP/1.0\r\nHost: OPEN.TEST.\r\n", b"200"),
        (b"GET http://open.test/ HTTP/1.1\r\nhost:open.test:80\r\n", b"200"),
        (b"GET /../../etc/hosts HTTP/1.1\r\nHost: open.test\r\n", b"404"),
        (b"HEAD / HTTP/1.1\r\nHost: open.test\r\n", b"200"),
    ],
)
def test_odd_but_right_requests(school: Opened, request_line: bytes, status: bytes) -> None:
    """Requests that are merely unusual are answered."""
    answer = send(school.http_port, request_line + b"\r\n")
    assert answer.startswith(b"HTTP/1.1 " + status)
    assert (b"MARKER open.test" in answer) is (status == b"200" and not request_line.startswith(b"HEAD"))


def test_addresses_cannot_add_headers_or_markup(school: Opened) -> None:
    """Nothing of a request comes back unescaped."""
    raw = b'GET /"><script>%0d%0aX:1 HTTP/1.1\r\nHost: redirect.test\r\n\r\n'
    answer = send(school.http_port, raw)
    assert b"<script>" not in answer
    assert b"\r\nX:1" not in answer
    assert b"%22%3E%3Cscript%3E%250d%250aX%3A1" in answer


def test_a_crowd_of_silent_clients(school: Opened) -> None:
    """More connections than are served at once are turned away; when they leave, others are served."""
    crowd = [socket.create_connection((HERE, school.http_port), timeout=5) for _ in range(MAX_CONNECTIONS + 20)]
    try:
        with pytest.raises(ConnectionError):
            fetch(school.http_port, "open.test")
    finally:
        for client in crowd:
            client.close()
    assert served_within(school, seconds=5)


def served_within(school: Opened, *, seconds: float) -> bool:
    """Say whether a request is answered before `seconds` are over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            return fetch(school.http_port, "open.test").status == HTTPStatus.OK
        except ConnectionError:
            time.sleep(0.01)
    return False
