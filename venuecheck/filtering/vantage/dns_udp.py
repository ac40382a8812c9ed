"""One question to one resolver by UDP, and the answers to it."""

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import dns.exception
import dns.message

from venuecheck.filtering.vantage.dns_message import Answer, Query, read_plain

_LONGEST = 65_535
_MOST_FURTHER = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was sent, and the socket at which its answers come. To be closed."""

    query: Query
    sock: socket.socket
    where: tuple[bytes, int]
    """Address in its packed form, and port: what comes from elsewhere is no answer."""

    def close(self) -> None:
        """Close the socket."""
        self.sock.close()

    async def first(self) -> Answer:
        """Wait, without an end of its own, for the first answer.

        What comes from elsewhere, is no answer to the question, or cannot be read is passed over, as the right one
        may still come. Raises `OSError`, and `dns.message.Truncated` where the answer is too long for a datagram.
        """
        loop = asyncio.get_running_loop()
        while True:
            answer = self._read(*await loop.sock_recvfrom(self.sock, _LONGEST))
            if answer is not None:
                return answer
            # asyncio gives what is there at once: an endless sender would let nobody else run
            await asyncio.sleep(0)

    def further(self) -> Iterator[Answer]:
        """Give the answers that have come since, without waiting; those that are cut short are passed over."""
        for _ in range(_MOST_FURTHER):
            try:
                answer = self._read(*self.sock.recvfrom(_LONGEST))
            except dns.message.Truncated:
                continue
            except OSError:  # nothing is there, or the line is gone
                return
            if answer is not None:
                yield answer

    def _read(self, came: bytes, source: tuple[str, int]) -> Answer | None:
        if (_packed(self.sock.family, source[0]), source[1]) != self.where:
            return None
        plain = read_plain(came, self.query)
        if plain is not None:
            return plain
        try:
            message = dns.message.from_wire(came, raise_on_truncation=True)
        except dns.message.Truncated as error:
            if self.query.message.is_response(error.message()):  # type: ignore[no-untyped-call]
                raise
            return None
        except (dns.exception.DNSException, ValueError):
            return None
        return message if self.query.message.is_response(message) else None


async def ask_udp(query: Query, address: str, port: int) -> tuple[Answer, Asked]:
    """Ask, and wait for an answer as `Asked.first` does. More may come at what is given with it."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    asked = Asked(query, socket.socket(family, socket.SOCK_DGRAM), (_packed(family, address), port))
    try:
        asked.sock.setblocking(False)
        try:
            asked.sock.sendto(query.wire, (address, port))
        except BlockingIOError:  # the device's queue is full: asyncio waits until there is room
            await asyncio.get_running_loop().sock_sendto(asked.sock, query.wire, (address, port))
        return await asked.first(), asked
    except BaseException:
        asked.close()
        raise


def _packed(family: int, address: str) -> bytes:
    return socket.inet_pton(family, address.partition("%")[0])
