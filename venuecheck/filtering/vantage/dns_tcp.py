"""One question to one resolver by TCP (RFC 1035, 4.2.2), and the answer to it."""

import struct

import dns.exception
import dns.message

from venuecheck.filtering.vantage.dns_message import Answer, Query, read_plain
from venuecheck.filtering.vantage.stream import TcpStream

_LENGTH = struct.Struct("!H")


async def ask_tcp(query: Query, address: str, port: int) -> Answer:
    """Ask, and wait without an end of its own for the answer.

    Raises `OSError`, `EOFError` where the resolver closes before the answer is whole, and
    `dns.exception.DNSException` where what came is no answer to the question.
    """
    stream = await TcpStream.open(address, port)
    try:
        await stream.write(_LENGTH.pack(len(query.wire)) + query.wire)
        came = await _read(stream, b"", _LENGTH.size)
        length = _LENGTH.size + _LENGTH.unpack_from(came)[0]
        wire = (await _read(stream, came, length))[_LENGTH.size : length]
    finally:
        stream.close()
    plain = read_plain(wire, query)
    if plain is not None:
        return plain
    message = dns.message.from_wire(wire)
    if not query.message.is_response(message):
        raise dns.exception.FormError
    return message


async def _read(stream: TcpStream, came: bytes, least: int) -> bytes:
    """Go on from what came until at least so much is there."""
    while len(came) < least:
        more = await stream.read()
        if not more:
            raise EOFError
        came += more
    return came
