"""A plain client of the sample school, independent of the probe."""

import http.client
import socket
import ssl
from dataclasses import dataclass

from venuecheck.demo.connections import HERE

SECONDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """What came back."""

    status: int
    location: str
    text: str


def fetch(port: int, host: str, target: str = "/", *, trusting: ssl.SSLContext | None = None) -> Got:
    """Ask what listens on `port` for `host`, over TLS where `trusting` is given. Raises `OSError`."""
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    with socket.create_connection((HERE, port), timeout=SECONDS) as plain:
        connection.sock = trusting.wrap_socket(plain, server_hostname=host) if trusting else plain
        try:
            connection.request("GET", target)
            answer = connection.getresponse()
            text = answer.read().decode()
            return Got(status=answer.status, location=answer.getheader("Location") or "", text=text)
        finally:
            connection.close()


def send(port: int, raw: bytes) -> bytes:
    """Send bytes and give what comes back until the other side ends; '' where it cuts."""
    with socket.create_connection((HERE, port), timeout=SECONDS) as connection:
        try:
            connection.sendall(raw)
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b""))
        except ConnectionError:
            return b""
