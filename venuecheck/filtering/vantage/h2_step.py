"""One request and its answer over HTTP/2 (RFC 9113), bounded in headers, body and time as `http_step` is.

Public services of encrypted DNS speak nothing else. Pages are asked for over
HTTP/1.1, where a filter's doing shows best.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from venuecheck.filtering.model.address import WebAddress
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.vantage.failures import StepFailed
from venuecheck.filtering.vantage.http_step import MAX_BODY, MAX_HEADERS, MAX_INTERIM, USER_AGENT, RawAnswer
from venuecheck.filtering.vantage.stream import ByteStream

if TYPE_CHECKING:
    import h2.connection
    import h2.events

PROTOCOL = "h2"
"""Its name where both sides agree on it (ALPN)."""
_STREAM = 1
_FORBIDDEN = frozenset("\r\n\0 ")


async def fetch_h2(stream: ByteStream, address: WebAddress, accept: str, answer: RawAnswer) -> None:
    """Ask for `address` and fill `answer`; raises like `http_step.fetch`."""
    # heavy, and only where a service of encrypted DNS is asked
    import h2.config  # noqa: PLC0415
    import h2.connection  # noqa: PLC0415
    import h2.exceptions  # noqa: PLC0415

    if _FORBIDDEN & set(address.target):
        raise StepFailed(Failure.BAD_ADDRESS)
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=True, header_encoding="latin-1"))
    connection.initiate_connection()
    connection.send_headers(
        _STREAM,
        [
            (":method", "GET"),
            (":scheme", address.scheme),
            (":authority", address.authority),
            (":path", address.target),
            ("user-agent", USER_AGENT),
            ("accept", accept),
        ],
        end_stream=True,
    )
    await stream.write(connection.data_to_send())
    reading = _Reading(connection, answer)
    while not reading.ended:
        data = await stream.read()
        answer.came += len(data)
        if not data:
            reading.break_off(Failure.EOF)
            return
        try:
            reading.take(connection.receive_data(data))
        except h2.exceptions.ProtocolError:
            reading.break_off(Failure.MALFORMED)
            return
        if out := connection.data_to_send():
            await stream.write(out)


class _Reading:
    def __init__(self, connection: "h2.connection.H2Connection", answer: RawAnswer) -> None:
        self._connection, self._answer = connection, answer
        self._interim = 0
        self.ended = False

    def take(self, events: "Iterable[h2.events.Event]") -> None:
        """Take in what came. Raises `StepFailed`."""
        import h2.events  # noqa: PLC0415 - as above

        for event in events:
            if isinstance(event, h2.events.InformationalResponseReceived):
                self._interim += 1
                if self._interim > MAX_INTERIM:
                    raise StepFailed(Failure.TOO_LARGE)
            elif isinstance(event, h2.events.ResponseReceived):
                self._head(event.headers)
            elif isinstance(event, h2.events.DataReceived):
                self._body(event.data, event.flow_controlled_length)
            elif isinstance(event, h2.events.StreamEnded):
                self._answer.complete = self.ended = True
            elif isinstance(event, (h2.events.StreamReset, h2.events.ConnectionTerminated)):
                self.break_off(Failure.RESET if isinstance(event, h2.events.StreamReset) else Failure.EOF)
            if self.ended:
                return

    def break_off(self, failure: Failure) -> None:
        """End here: without an answer that is how the step failed, and after its head how its body broke off."""
        if not self._answer.status:
            raise StepFailed(failure)
        self._answer.cut = failure
        self.ended = True

    def _head(self, headers: "Iterable[tuple[bytes | str, bytes | str]]") -> None:
        named = [(_text(name).lower(), _text(value)) for name, value in list(headers)[:MAX_HEADERS]]
        status = next((value for name, value in named if name == ":status"), "")
        if not status.isdecimal():
            raise StepFailed(Failure.MALFORMED)
        self._answer.status = int(status)
        self._answer.headers = tuple((name, value) for name, value in named if not name.startswith(":"))

    def _body(self, data: bytes | None, length: int | None) -> None:
        self._answer.body += (data or b"")[: MAX_BODY - len(self._answer.body)]
        if len(self._answer.body) >= MAX_BODY:
            self.ended = True
        elif length:
            self._connection.acknowledge_received_data(length, _STREAM)


def _text(value: bytes | str) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")
