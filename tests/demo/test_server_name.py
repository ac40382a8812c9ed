"""The site's name is read from a client's first message, however that comes, and from nothing else."""

import asyncio
import ssl

import pytest

from venuecheck.demo.server_name import read_server_name


def hello(name: str | None) -> bytes:
    """Make a client's first message."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    outgoing = ssl.MemoryBIO()
    client = context.wrap_bio(ssl.MemoryBIO(), outgoing, server_hostname=name)
    with pytest.raises(ssl.SSLWantReadError):
        client.do_handshake()
    return outgoing.read()


async def read(*pieces: bytes) -> tuple[str, bytes]:
    """Read from a connection on which `pieces` come, one after the other."""
    reader = asyncio.StreamReader()
    reading = asyncio.create_task(read_server_name(reader))
    for piece in pieces:
        reader.feed_data(piece)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    reader.feed_eof()
    return await reading


@pytest.mark.parametrize(("name", "read_as"), [("Open.Test", "open.test"), (None, "")])
@pytest.mark.parametrize("cut", [1, 5, 60, -1])
def test_names(name: str | None, read_as: str, cut: int) -> None:
    """The name is found in a message that comes in two pieces, which are both handed on."""
    message = hello(name)
    assert asyncio.run(read(message[:cut], message[cut:])) == (read_as, message)


@pytest.mark.parametrize(
    ("pieces", "error"),
    [
        ([b""], EOFError),
        ([b"\x16\x03\x01"], EOFError),
        ([b"GET / HTTP/1.1\r\n\r\n"], ValueError),
        ([b"\x16\x03\x01\x40\x00\x01\x00\xff\xff"] + [b"\0" * 4000] * 5, ValueError),
    ],
)
def test_what_is_none(pieces: list[bytes], error: type[Exception]) -> None:
    """What breaks off, is no TLS, or never ends is refused."""
    with pytest.raises(error):
        asyncio.run(read(*pieces))
