"""One HTTP request and its answer over a stream, bounded in headers, body and time.

h11 reads the protocol; compressed bodies are inflated here, with a limit that no library's decoder has.
"""

import contextlib
import ssl
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import h11

from venuecheck.filtering.model.address import MAX_URL
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.vantage.failures import StepFailed, failure_of
from venuecheck.filtering.vantage.inflating import Inflater
from venuecheck.filtering.vantage.stream import ByteStream

MAX_BODY = 512 * 1024
MAX_HEADER_BYTES = 64 * 1024
MAX_HEADERS = 100
_MAX_VALUE = MAX_URL + 1
"""An address that is longer is cut here, and refused as too long instead of followed where it does not lead."""
MAX_INTERIM = 20
# A filter may decide by the browser: this is one that schools have, with our name behind it.
USER_AGENT = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/158.0.0.0 Safari/537.36 venuecheck"
)


@dataclass(slots=True)
class RawAnswer:
    """An answer as it came. Filled while it comes, so that what has come survives a time-out."""

    status: int = 0
    reason: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    """Decompressed, at most 512 KiB."""
    complete: bool = False
    cut: Failure | None = None
    """How the body broke off; None where it is whole, or longer than what is read."""
    came: int = 0
    """Bytes that came by now, in whatever form."""


async def fetch(stream: ByteStream, authority: str, target: str, answer: RawAnswer, *, cookies: str = "") -> None:
    """Ask for `target`, with these cookies, and fill `answer`.

    Raises `OSError`, `ssl.SSLError`, or `StepFailed` where the other side closes or does not speak HTTP.
    """
    headers = [
        ("Host", authority),
        ("User-Agent", USER_AGENT),
        ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
        ("Accept-Language", "en-GB,en;q=0.9"),
        ("Accept-Encoding", "gzip, deflate"),
        ("Connection", "close"),
        *([("Cookie", cookies)] if cookies else []),
    ]
    await _converse(stream, "GET", target, headers, answer)


async def ask_tunnel(stream: ByteStream, authority: str, answer: RawAnswer) -> None:
    """Ask an explicit proxy for a tunnel to `authority` (`host:port`) and fill `answer`; raises like `fetch`.

    On 2xx nothing after the header is read: it belongs to the tunnel.
    """
    headers = [("Host", authority), ("User-Agent", USER_AGENT), ("Proxy-Connection", "keep-alive")]
    await _converse(stream, "CONNECT", authority, headers, answer)


async def _converse(
    stream: ByteStream, method: str, target: str, headers: Iterable[tuple[str, str]], answer: RawAnswer
) -> None:
    connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=MAX_HEADER_BYTES)
    try:
        request = h11.Request(method=method, target=target, headers=list(headers))
        out = (connection.send(request) or b"") + (connection.send(h11.EndOfMessage()) or b"")
    except h11.LocalProtocolError:
        raise StepFailed(Failure.BAD_ADDRESS) from None
    # a filter may answer and cut the connection before it has read the request: its answer can still be there
    with contextlib.suppress(OSError):
        await stream.write(out)
    await _Reader(stream, connection, answer).read_answer()


class _Reader:
    def __init__(self, stream: ByteStream, connection: h11.Connection, answer: RawAnswer) -> None:
        self._stream, self._connection, self._answer = stream, connection, answer
        self._interim = 0
        self._ended = False

    async def read_answer(self) -> None:
        while not self._answer.status:
            event = await self._next()
            if isinstance(event, h11.InformationalResponse):
                self._interim += 1
                if self._interim > MAX_INTERIM:
                    raise StepFailed(Failure.TOO_LARGE)
            elif isinstance(event, h11.Response):
                self._answer.reason = event.reason.decode("latin-1")[:200]
                self._answer.headers = tuple(
                    (name.decode("latin-1").lower(), value.decode("latin-1")[:_MAX_VALUE])
                    for name, value in list(event.headers)[:MAX_HEADERS]
                )
                self._answer.status = event.status_code
        if self._connection.their_state is h11.SWITCHED_PROTOCOL:
            self._answer.complete = True
            return
        await self._read_body()

    async def _read_body(self) -> None:
        inflate = Inflater(dict(self._answer.headers).get("content-encoding", ""))
        # grown in place: a body in chunks of one byte would else be copied half a million times
        body = bytearray()
        try:
            await self._fill(body, inflate)
        finally:
            self._answer.body = bytes(body)

    async def _fill(self, body: bytearray, inflate: Inflater) -> None:
        came = 0
        while len(body) < MAX_BODY and came < MAX_BODY:
            try:
                event = await self._next()
            except (StepFailed, OSError, ssl.SSLError) as error:
                self._answer.cut = failure_of(error)  # the answer itself is there
                return
            if isinstance(event, h11.Data):
                came += len(event.data)
                try:
                    body += inflate.feed(bytes(event.data), MAX_BODY - len(body))
                except zlib.error:
                    self._answer.cut = Failure.MALFORMED
                    return
            elif isinstance(event, (h11.EndOfMessage, h11.ConnectionClosed)) or event is h11.PAUSED:
                self._answer.complete = inflate.ended or not came
                self._answer.cut = None if self._answer.complete else Failure.EOF
                return

    async def _next(self) -> object:
        while True:
            try:
                event = self._connection.next_event()
            except h11.RemoteProtocolError as error:
                if self._ended:
                    raise StepFailed(Failure.EOF) from None
                too_large = error.error_status_hint == 431  # noqa: PLR2004 - h11's sign for it
                raise StepFailed(Failure.TOO_LARGE if too_large else Failure.MALFORMED) from None
            if event is not h11.NEED_DATA:
                return event
            data = await self._stream.read()
            self._answer.came += len(data)
            self._ended = self._ended or not data
            self._connection.receive_data(data)
