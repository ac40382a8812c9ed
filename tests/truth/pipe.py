"""A connection as a server sees it, which can be ended anywhere."""

import asyncio
import contextlib
import socket
import ssl
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.truth.acts import Cut

_IN_PLAIN = b"HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n<h1>This website is blocked</h1>"
_PATIENCE = 20.0
RECORD = 16_640
"""Bytes of the longest record of TLS."""

Behaviour = Callable[["Pipe"], Awaitable[None]]
Treat = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class OverError(Exception):
    """This connection has ended."""


@dataclass(slots=True)
class Pipe:
    """A connection as a server sees it; TLS is made over memory, so that it can end anywhere."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    tls: ssl.SSLObject | None = None
    _in: ssl.MemoryBIO = field(default_factory=ssl.MemoryBIO)
    _out: ssl.MemoryBIO = field(default_factory=ssl.MemoryBIO)

    @property
    def address(self) -> str:
        """The address that was connected to."""
        return str(self.writer.get_extra_info("sockname")[0])

    async def end(self, how: Cut, alert: int = 112) -> None:
        """End it so, whatever there is still to say; `alert` is an alert's number. Raises `OverError`."""
        if how is Cut.RESET:
            option = struct.pack("ii", 1, 0)
            self.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, option)
            self.writer.transport.abort()
        elif how is Cut.ALERT:
            self.writer.write(b"\x15\x03\x03\x00\x02\x02" + bytes([alert]))  # fatal
            await self.writer.drain()
        elif how is Cut.PLAIN:
            self.writer.write(_IN_PLAIN)
            await self.writer.drain()
        elif how is Cut.SILENT:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE):
                    while await self.reader.read(RECORD):
                        pass
        raise OverError

    async def secure(self, hello: bytes, context: ssl.SSLContext) -> None:
        """Make the handshake; `hello` is what was read already."""
        self.tls = context.wrap_bio(self._in, self._out, server_side=True)
        self._in.write(hello)
        while True:
            try:
                self.tls.do_handshake()
            except ssl.SSLWantReadError:
                await self._flush()
                await self._fill()
            else:
                await self._flush()
                return

    async def read(self) -> bytes:
        """Give what came; b"" at the end."""
        if self.tls is None:
            return await self.reader.read(RECORD)
        while True:
            try:
                return self.tls.read(RECORD)
            except ssl.SSLWantReadError:
                await self._fill()

    async def write(self, data: bytes) -> None:
        """Send."""
        if self.tls is None:
            self.writer.write(data)
            await self.writer.drain()
            return
        self.tls.write(data)
        await self._flush()

    async def _fill(self) -> None:
        data = await self.reader.read(RECORD)
        if not data:
            raise OverError
        self._in.write(data)

    async def _flush(self) -> None:
        self.writer.write(self._out.read())
        await self.writer.drain()

    async def header(self, begun: bytes = b"") -> bytes:
        """Read a request's header."""
        seen = begun
        while b"\r\n\r\n" not in seen:
            data = await self.read()
            if not data:
                raise OverError
            seen += data
        return seen


def kindly(behave: Behaviour) -> Treat:
    """Give what treats a connection so, and takes its end for no fault."""

    async def treat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await behave(Pipe(reader, writer))
        except (OverError, OSError, EOFError, LookupError, ValueError):
            pass
        finally:
            with contextlib.suppress(OSError):
                writer.close()

    return treat
