"""Services of encrypted DNS that speak HTTP/2 alone: answers good, bad and hostile, over TLS on loopback."""

import asyncio
import socket
import ssl
import time
from collections.abc import Callable
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import pytest

from tests.filtering.vantage.authority import Authority
from tests.filtering.vantage.device import HASTY, PATIENT, device, step_for
from tests.filtering.vantage.serving import Behaviour, answering, over_tls, serving
from venuecheck.filtering.model.answer import DNS_MESSAGE, DNS_REPLY
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Exchange, Family, Handshake
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.port import Endpoint
from venuecheck.filtering.vantage.http_step import MAX_BODY

_SETTINGS = bytes([0, 0, 0, 4, 0, 0, 0, 0, 0])
_DATA_ON_NO_STREAM = bytes([0, 0, 1, 0, 0, 0, 0, 0, 0, 0])
MESSAGE = b"\x00\x00\x81\x80" + bytes(8)
Answer = Callable[[h2.connection.H2Connection, int], None]
ISSUED = Authority("Public CA").issue("dns.test")


def _saying(said: bytes) -> Behaviour:
    """Read what the client says first, say this, and wait until it leaves."""

    def behave(line: socket.socket) -> None:
        line.recv(65_536)
        line.sendall(said)
        while line.recv(65_536):
            pass

    return behave


def _headers(status: str = "200", media: str = DNS_MESSAGE) -> list[tuple[str, str]]:
    return [(":status", status), ("content-type", media)]


def _message(connection: h2.connection.H2Connection, stream: int) -> None:
    connection.send_headers(stream, _headers())
    connection.send_data(stream, MESSAGE, end_stream=True)


def _early_hints_first(connection: h2.connection.H2Connection, stream: int) -> None:
    connection.send_headers(stream, [(":status", "103")])
    _message(connection, stream)


def _refused(connection: h2.connection.H2Connection, stream: int) -> None:
    connection.send_headers(stream, _headers("403", "text/html"), end_stream=True)


def _reset(connection: h2.connection.H2Connection, stream: int) -> None:
    connection.reset_stream(stream)


def _goaway(connection: h2.connection.H2Connection, _stream: int) -> None:
    connection.close_connection()


def _half(connection: h2.connection.H2Connection, stream: int) -> None:
    connection.send_headers(stream, _headers())
    connection.send_data(stream, MESSAGE[:4])


def _long(connection: h2.connection.H2Connection, stream: int) -> None:
    connection.send_headers(stream, _headers("200", "text/html"))
    _more(connection, stream)


def _more(connection: h2.connection.H2Connection, stream: int) -> None:
    while (room := min(connection.local_flow_control_window(stream), connection.max_outbound_frame_size)) > 0:
        connection.send_data(stream, b"x" * room)


def http2(answer: Answer, *, go_on: Answer | None = None, stay: bool = False) -> Behaviour:
    """Speak HTTP/2: `answer` the request, `go_on` when there is room for more; `stay` keeps the line open."""

    def behave(line: socket.socket) -> None:
        connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        connection.initiate_connection()
        line.sendall(connection.data_to_send())
        answered = False
        while data := line.recv(65_536):
            for event in connection.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    answer(connection, event.stream_id)
                    answered = True
                elif isinstance(event, h2.events.WindowUpdated) and go_on is not None and answered:
                    go_on(connection, 1)
            line.sendall(connection.data_to_send())
            if answered and not stay and go_on is None:
                # what the client still says is read: a line closed over unread bytes is reset, not ended
                line.shutdown(socket.SHUT_WR)
                while line.recv(65_536):
                    pass
                return

    return behave


def _seen(behave: Behaviour, folder: Path, *protocols: str, step: float = PATIENT) -> tuple[Handshake, Exchange]:
    context = ISSUED.server(folder)
    context.set_alpn_protocols(list(protocols) or ["h2"])
    with serving(over_tls(context, behave)) as port:
        page = Page(id="doh", url=f"https://dns.test:{port}/dns-query?dns=AAAA")
        where = Endpoint(address="127.0.0.1", port=port, family=Family.IPV4)
        seen = asyncio.run(device(step=step).open_at("doh", 1, page, where, named=True, http2=True))
    shaken, asked = seen[1:]
    assert isinstance(shaken, Handshake)
    assert isinstance(asked, Exchange)
    return shaken, asked


@pytest.mark.parametrize("answer", [_message, _early_hints_first])
def test_a_message_is_read(answer: Answer, tmp_path: Path) -> None:
    shaken, asked = _seen(http2(answer), tmp_path)
    assert shaken.protocol == "h2"
    assert asked.failure is None
    assert asked.answer is not None
    assert asked.answer.body is not None
    assert (asked.answer.status, asked.answer.body.complete) == (200, True)
    assert (asked.answer.body.text, asked.answer.header("content-type")) == (f"{DNS_REPLY}NOERROR", DNS_MESSAGE)


def test_a_refusal_is_an_answer(tmp_path: Path) -> None:
    _, asked = _seen(http2(_refused), tmp_path)
    assert asked.answer is not None
    assert asked.answer.status == 403


def test_a_service_that_speaks_the_old_protocol_alone_is_asked_in_it(tmp_path: Path) -> None:
    shaken, asked = _seen(answering(MESSAGE, Content_Type=DNS_MESSAGE), tmp_path, "http/1.1")
    assert shaken.protocol == "http/1.1"
    assert asked.answer is not None
    assert asked.answer.status == 200


@pytest.mark.parametrize(
    ("behave", "failure"),
    [
        (http2(_reset), Failure.RESET),
        (http2(_goaway), Failure.EOF),
        (http2(lambda _connection, _stream: None), Failure.EOF),
        (http2(lambda _connection, _stream: None, stay=True), Failure.TIMEOUT),
        (_saying(b"\xff" * 4_096), Failure.TIMEOUT),
        (_saying(b"HTTP/1.1 400 Bad Request\r\n\r\n"), Failure.TIMEOUT),
        (_saying(_SETTINGS + _DATA_ON_NO_STREAM), Failure.MALFORMED),
    ],
)
def test_what_gives_no_answer_is_told_by_its_kind(behave: Behaviour, failure: Failure, tmp_path: Path) -> None:
    _, asked = _seen(behave, tmp_path, step=step_for(failure) * 2)
    assert asked.answer is None
    assert asked.failure is failure


def test_a_body_that_breaks_off_is_known_as_such(tmp_path: Path) -> None:
    _, asked = _seen(http2(_half), tmp_path)
    assert asked.answer is not None
    assert asked.answer.body is not None
    assert (asked.answer.body.complete, asked.answer.body.cut) == (False, Failure.EOF)


def test_a_body_without_end_is_bounded(tmp_path: Path) -> None:
    began = time.monotonic()
    _, asked = _seen(http2(_long, go_on=_more), tmp_path)
    assert time.monotonic() - began < 10
    assert asked.answer is not None
    assert asked.answer.body is not None
    assert (asked.answer.body.size, asked.answer.body.complete, asked.answer.body.cut) == (MAX_BODY, False, None)


def test_pages_are_never_asked_for_over_http2(tmp_path: Path) -> None:
    """A filter's doing shows best in the old protocol, and everything else here is made for it."""
    context: ssl.SSLContext = ISSUED.server(tmp_path)
    context.set_alpn_protocols(["h2", "http/1.1"])
    with serving(over_tls(context, answering(b"hello"))) as port:
        page = Page(id="p", url=f"https://127.0.0.1:{port}/")
        seen = asyncio.run(device(step=HASTY * 8).visit(page, 1))
    assert [step.protocol for step in seen if isinstance(step, Handshake)] == ["http/1.1"]
