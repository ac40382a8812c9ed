"""One question to one resolver by UDP, and its answer."""

import asyncio
import socket

import dns.exception
import dns.message

from venuecheck.filtering.vantage.dns_message import PlainAnswer, Query, read_plain

_LONGEST = 65_535


async def ask_udp(query: Query, address: str, port: int) -> PlainAnswer | dns.message.Message:
    """Ask and wait, without an end of its own.

    What comes from elsewhere, is no answer to the question, or cannot be read is passed over, as the right one may
    still come. Raises `OSError`, and `dns.message.Truncated` where the answer is too long for a datagram.
    """
    loop = asyncio.get_running_loop()
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    asked = _packed(family, address)
    with socket.socket(family, socket.SOCK_DGRAM) as asking:
        asking.setblocking(False)
        await loop.sock_sendto(asking, query.wire, (address, port))
        while True:
            came, source = await loop.sock_recvfrom(asking, _LONGEST)
            if source[1] == port and _packed(family, source[0]) == asked:
                answer = _read(came, query)
                if answer is not None:
                    return answer
            # asyncio gives what is there at once: an endless sender would let nobody else run
            await asyncio.sleep(0)


def _read(came: bytes, query: Query) -> PlainAnswer | dns.message.Message | None:
    plain = read_plain(came, query)
    if plain is not None:
        return plain
    try:
        message = dns.message.from_wire(came, raise_on_truncation=True)
    except dns.message.Truncated as error:
        if query.message.is_response(error.message()):  # type: ignore[no-untyped-call]
            raise
        return None
    except (dns.exception.DNSException, ValueError):
        return None
    return message if query.message.is_response(message) else None


def _packed(family: socket.AddressFamily, address: str) -> bytes:
    return socket.inet_pton(family, address.partition("%")[0])
