"""A server that reads what is too large to its end and keeps none of it: whoever sends it can read why it is refused.

Closed before that, the connection is reset, and a browser shows nothing but that.
"""

from io import BytesIO
from typing import Any, Final

import waitress
from flask import Flask
from waitress.buffers import OverflowableBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.receiver import FixedStreamReceiver
from waitress.server import BaseWSGIServer
from waitress.utilities import RequestEntityTooLarge

MOST_KEPT: Final = 32 * 1024 * 1024
"""More than any page takes: it is the application that says so, by the length that the request names."""
MOST_READ: Final = 1024 * 1024 * 1024


def create_server(app: Flask, **settings: Any) -> Any:  # noqa: ANN401 - as waitress has them
    """Give a server as waitress makes it."""
    open_now: dict[int, Any] = settings.pop("map", {})
    server = waitress.create_server(app, map=open_now, max_request_body_size=MOST_READ, **settings)
    for each in open_now.values():
        if isinstance(each, BaseWSGIServer):
            each.channel_class = _Channel
    return server


class _PassedOver(FixedStreamReceiver):  # type: ignore[misc]
    """Takes a body, and keeps none of it."""

    def received(self, data: bytes) -> int:
        taken = min(int(self.remain), len(data))
        self.remain -= taken
        self.completed = not self.remain
        return taken

    def getfile(self) -> BytesIO:
        return BytesIO()


class _Parser(HTTPRequestParser):  # type: ignore[misc]
    body_rcv: Any

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.body_rcv is not None and not self.chunked and self.content_length > MOST_KEPT:
            self.body_rcv.getbuf().close()
            self.body_rcv = _PassedOver(self.content_length, OverflowableBuffer(1))

    def received(self, data: bytes) -> int:
        consumed: int = super().received(data)
        if self.chunked and self.body_bytes_received > MOST_KEPT:
            # it names no length that the application could refuse
            self.error = RequestEntityTooLarge(f"exceeds max_body of {MOST_KEPT}")
            self.completed = True
        return consumed


class _Channel(HTTPChannel):  # type: ignore[misc]
    parser_class = _Parser
