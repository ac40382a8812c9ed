"""Bytes to and from another machine, plainly or through TLS.

TLS runs over memory buffers, because asyncio's own reports a connection that is closed in the middle of a
handshake as a reset: two different signs of a filter.
"""

import asyncio
import ipaddress
import socket
import ssl
from functools import cache
from typing import Any, Protocol

from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.vantage.failures import StepFailed, unnamed_alert

_CHUNK = 16 * 1024
_MAX_CHAIN = 10
_READS_IN_A_ROW = 8


class ByteStream(Protocol):
    """What a step reads from and writes to."""

    async def read(self) -> bytes:
        """Give the next bytes, b'' at the end. Raises `OSError` and `ssl.SSLError`."""

    async def write(self, data: bytes) -> None:
        """Send all of `data`. Raises `OSError` and `ssl.SSLError`."""

    def close(self) -> None:
        """Close at once."""


class TcpStream:
    """A TCP connection."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        self._loop = asyncio.get_running_loop()
        self._reads = 0

    @classmethod
    async def open(cls, address: str, port: int) -> "TcpStream":
        """Connect to a literal address. Raises `OSError`."""
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        connecting = socket.socket(family, socket.SOCK_STREAM)
        try:
            connecting.setblocking(False)
            connecting.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await asyncio.get_running_loop().sock_connect(connecting, (address, port))
        except BaseException:
            connecting.close()
            raise
        return cls(connecting)

    async def read(self) -> bytes:
        """Give the next bytes, b'' at the end."""
        # asyncio gives what is there at once: an endless sender would let nobody else run, time-outs included
        self._reads += 1
        if self._reads % _READS_IN_A_ROW == 0:
            await asyncio.sleep(0)
        return await self._loop.sock_recv(self._socket, _CHUNK)

    async def write(self, data: bytes) -> None:
        """Send all of `data`."""
        await self._loop.sock_sendall(self._socket, data)

    def close(self) -> None:
        """Close at once."""
        self._socket.close()


class TlsStream:
    """TLS over another stream."""

    def __init__(self, under: ByteStream, context: ssl.SSLContext, server_name: str) -> None:
        self._under = under
        self._in, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        name = None if _is_address(server_name) else server_name
        self._tls = context.wrap_bio(self._in, self._out, server_hostname=name)

    async def handshake(self) -> None:
        """Make the handshake. Raises `OSError`, `ssl.SSLError`, and `StepFailed` where the other side closes."""
        data = b""
        while True:
            try:
                self._tls.do_handshake()
            except ssl.SSLWantReadError:
                await self._flush()
                data = await self._under.read()
                if not data:
                    raise StepFailed(Failure.EOF) from None
                self._in.write(data)
            except ssl.SSLError as error:
                # the alert for the other side; whether it still arrives does not matter
                await self._flush_quietly()
                raise unnamed_alert(error, data) or error from None
            else:
                await self._flush()
                return

    def version(self) -> str:
        """Give the protocol's name, such as `TLSv1.3`."""
        return self._tls.version() or ""

    def protocol(self) -> str:
        """Give what both sides agreed to speak (ALPN), '' where nothing was."""
        return self._tls.selected_alpn_protocol() or ""

    def chain(self) -> tuple[bytes, ...]:
        """Give the certificates as the other side sent them, leaf first, DER."""
        # public from Python 3.13 on; the inner object has had it since 3.10
        inner: Any = self._tls if hasattr(self._tls, "get_unverified_chain") else getattr(self._tls, "_sslobj", None)
        chain = (inner.get_unverified_chain() if inner is not None else None) or []
        found = [item if isinstance(item, bytes) else _der(item) for item in chain[:_MAX_CHAIN]]
        if not found:
            leaf = self._tls.getpeercert(binary_form=True)
            found = [leaf] if leaf else []
        return tuple(found)

    async def read(self) -> bytes:
        """Give the next bytes, b'' at the end."""
        while True:
            try:
                return self._tls.read(_CHUNK)
            except ssl.SSLZeroReturnError:
                return b""
            except ssl.SSLWantReadError:
                await self._flush()
                data = await self._under.read()
                if not data:
                    return b""
                self._in.write(data)

    async def write(self, data: bytes) -> None:
        """Send all of `data`."""
        self._tls.write(data)
        await self._flush()

    def close(self) -> None:
        """Close at once; no farewell, as browsers do."""
        self._under.close()

    async def _flush(self) -> None:
        data = self._out.read()
        if data:
            await self._under.write(data)

    async def _flush_quietly(self) -> None:
        try:
            await self._flush()
        except OSError:
            return


@cache
def client_context(*protocols: str) -> ssl.SSLContext:
    """Make a context that accepts every certificate: the chain is judged afterwards, twice.

    It offers to speak `protocols` (ALPN), the first the best; HTTP/1.1 alone where none are named.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(list(protocols) or ["http/1.1"])
    return context


def _is_address(host: str) -> bool:
    if host[-1:].isalpha() and ":" not in host:  # as names of sites end, and no address does
        return False
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _der(certificate: Any) -> bytes:  # noqa: ANN401 - `_ssl.Certificate` has no public type before 3.13
    import _ssl  # noqa: PLC0415 - only where the public method is missing

    der: bytes = certificate.public_bytes(_ssl.ENCODING_DER)
    return der
