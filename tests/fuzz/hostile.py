"""Servers on loopback that send whatever bytes they are given, in the visitor's own event loop: that costs little."""

import asyncio
import contextlib
import os
import socket
import struct
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from enum import StrEnum
from typing import cast
from unittest.mock import patch

from venuecheck.filtering.vantage import stream as stream_module
from venuecheck.filtering.vantage.stream import TcpStream

_HEADER = 2
"""Bytes of a DNS message before which nothing but its id stands."""


class Ending(StrEnum):
    """What a server does when it has said everything."""

    CLOSE = "close"
    RESET = "reset"
    HANG = "hang"


@asynccontextmanager
async def speaking(said: bytes, ending: Ending, *, first: bool = False) -> AsyncIterator[int]:
    """Send `said` to whoever connects, once they have said something (`first`: at once), and end so. Gives the port."""
    open_now: set[asyncio.StreamWriter] = set()

    async def treat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        open_now.add(writer)
        with contextlib.suppress(OSError, asyncio.CancelledError):
            if not first:
                await reader.read(65_536)
            writer.write(said)
            await writer.drain()
            if ending is Ending.HANG:
                while await reader.read(65_536):
                    pass
            elif ending is Ending.RESET:
                own = writer.get_extra_info("socket")
                own.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.close()
        with contextlib.suppress(OSError, asyncio.CancelledError):
            await writer.wait_closed()
        open_now.discard(writer)

    server = await asyncio.start_server(treat, "127.0.0.1", 0)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        for _ in range(3):  # a connection just made is treated before the server goes
            await asyncio.sleep(0)
        server.close()
        for writer in tuple(open_now):
            writer.transport.abort()
        while open_now:  # noqa: ASYNC110 - what it waits for comes with the loop's next turn
            await asyncio.sleep(0)
        await server.wait_closed()


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, answers: Callable[[bytes], list[bytes]]) -> None:
        self._answers = answers
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        # in Python 3.11 it is one in all but name
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Answer."""
        assert self._transport is not None
        for answer in self._answers(data):
            self._transport.sendto(answer[:65_000], addr)


@asynccontextmanager
async def naming(over_udp: bytes, over_tcp: bytes) -> AsyncIterator[int]:
    """Answer every DNS query with these bytes behind the query's own id, over UDP and TCP. Gives the port."""

    def answers(query: bytes) -> list[bytes]:
        return [query[:_HEADER] + over_udp] if over_udp else []

    async def treat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            length = struct.unpack("!H", await reader.readexactly(2))[0]
            query = await reader.readexactly(length)
            whole = query[:_HEADER] + over_tcp
            writer.write(struct.pack("!H", len(whole) & 0xFFFF) + whole)
            await writer.drain()
        writer.close()
        with contextlib.suppress(OSError, asyncio.CancelledError):
            await writer.wait_closed()

    loop = asyncio.get_running_loop()
    server, transport = await _both(loop, treat, answers)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        transport.close()
        server.close()
        await server.wait_closed()
        await asyncio.sleep(0)


async def _both(
    loop: asyncio.AbstractEventLoop,
    treat: Callable[[asyncio.StreamReader, asyncio.StreamWriter], object],
    answers: Callable[[bytes], list[bytes]],
) -> tuple[asyncio.Server, asyncio.DatagramTransport]:
    """Bind TCP and UDP to one port."""
    for _ in range(20):
        server = await asyncio.start_server(treat, "127.0.0.1", 0)  # type: ignore[arg-type]
        port = server.sockets[0].getsockname()[1]
        try:
            transport, _protocol = await loop.create_datagram_endpoint(
                lambda: _Datagrams(answers), local_addr=("127.0.0.1", port)
            )
        except OSError:
            server.close()
            await server.wait_closed()
            continue
        return server, transport
    raise RuntimeError("no port is free for both")


@contextmanager
def only_loopback() -> Iterator[None]:
    """Let nothing be sent to another machine, whatever a made-up redirect, proxy or address says."""
    opened = TcpStream.open

    async def guarded(address: str, port: int) -> TcpStream:
        if not address.startswith("127.") and address != "::1":
            raise OSError(101, os.strerror(101))
        return await opened(address, port)

    with patch.object(stream_module.TcpStream, "open", guarded):
        yield


def open_files() -> int:
    """Count this process's open files and sockets; 0 where the system does not tell."""
    try:
        return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - the plain count
    except OSError:
        return 0
