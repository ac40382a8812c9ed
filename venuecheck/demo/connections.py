"""A TCP server on loopback that is bounded in number and time, and that stops without leaving anything open."""

import asyncio
import contextlib
import errno
import socket
import ssl
import struct
import sys
from collections.abc import Awaitable, Callable

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

HERE = "127.0.0.1"
"""The only address that is used: macOS has no other on loopback."""
MAX_CONNECTIONS = 60
"""For each of six listeners: with what the filter opens itself, fewer than the 512 sockets that Windows can watch."""
LIFETIME = 15.0
"""Seconds that one connection may last."""
MAX_HEAD = 16 * 1024
"""Bytes that a request's head, or whatever else a client sends before an answer, may have."""

_TRIES = 20


def tcp_door(preferred: int = 0) -> socket.socket:
    """Listen on `preferred` where it is free, else on a port that the system chooses. Raises `OSError`."""
    try:
        return socket.create_server((HERE, preferred))
    except OSError:
        return socket.create_server((HERE, 0))


def dns_doors(preferred: int = 0) -> tuple[socket.socket, socket.socket]:
    """Listen with TCP and UDP on one and the same port. Raises `OSError`."""
    for wanted in (preferred, *[0] * _TRIES):
        stream = tcp_door(wanted)
        datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            datagrams.bind(stream.getsockname())
        except OSError:
            stream.close()
            datagrams.close()
        else:
            datagrams.setblocking(False)
            return stream, datagrams
    raise OSError(errno.EADDRINUSE, "no port is free for both UDP and TCP")


class Listener:
    """Gives each connection to `handler`, over TLS where `tls` is given."""

    def __init__(self, handler: Handler, *, tls: ssl.SSLContext | None = None) -> None:
        self._handler, self._tls = handler, tls
        self._server: asyncio.Server | None = None
        self._serving: set[asyncio.Task[None]] = set()

    async def open(self, door: socket.socket) -> None:
        """Serve what comes to `door`, which listens already."""
        self._server = await asyncio.start_server(self._accept, sock=door, limit=MAX_HEAD)

    async def close(self) -> None:
        """Stop listening, and cut whatever is still connected."""
        if self._server is not None:
            self._server.close()
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None or len(self._serving) >= MAX_CONNECTIONS:
            writer.transport.abort()
            return
        self._serving.add(task)
        try:
            await self._serve(reader, writer)
        finally:
            self._serving.discard(task)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(LIFETIME):
                if self._tls is not None:
                    await writer.start_tls(self._tls)
                await self._handler(reader, writer)
                await _finish(writer)
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError, asyncio.CancelledError):
            # The client's doing or the end of the demonstration; both end this connection and nothing else.
            pass
        finally:
            # Both: a TLS transport that is only aborted still counts as open when it is collected.
            if not writer.is_closing():
                writer.close()
            writer.transport.abort()
            await _gone(writer)


async def _finish(writer: asyncio.StreamWriter) -> None:
    await writer.drain()
    writer.close()
    await writer.wait_closed()


async def _gone(writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError, asyncio.CancelledError):
        await writer.wait_closed()


def cut(writer: asyncio.StreamWriter) -> None:
    """End the connection with a reset instead of an orderly close."""
    connection: socket.socket = writer.get_extra_info("socket")
    # Windows has two 16-bit fields here, everything else two ints.
    now = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, now)
    writer.transport.abort()
