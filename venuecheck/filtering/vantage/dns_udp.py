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


@dataclass(slots=True)
class Asked:
    """A question that was sent, and the socket at which its answers come. To be closed."""

    query: Query
    sock: socket.socket
    where: tuple[bytes, int]
    """Address in its packed form, and port: what comes from elsewhere is no answer."""
    garbled: bool = False
    """Whether the server sent something that is no answer to this question: no silence, whatever it is."""

    def close(self) -> None:
        """Close the socket."""
        self.sock.close()

    @classmethod
    async def of(cls, query: Query, address: str, port: int) -> "Asked":
        """Send the question. Raises `OSError`."""
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        asked = cls(query, socket.socket(family, socket.SOCK_DGRAM), (_packed(family, address), port))
        try:
            asked.sock.setblocking(False)
            try:
                asked.sock.sendto(query.wire, (address, port))
            except BlockingIOError:  # the device's queue is full: asyncio waits until there is room
                await asyncio.get_running_loop().sock_sendto(asked.sock, query.wire, (address, port))
        except BaseException:
            asked.close()
            raise
        return asked

    async def first(self) -> Answer:
        """Wait, without an end of its own, for the first answer.

        What comes from elsewhere, is no answer to the question, or cannot be read is passed over, as the right one
        may still come. Raises `OSError`, and `dns.message.Truncated` where the answer is too long for a datagram.
        """
        loop = asyncio.get_running_loop()
        while True:
            came, source = await loop.sock_recvfrom(self.sock, _LONGEST)
            from_there = self._is_server(source)
            answer = self._read(came) if from_there else None
            if answer is not None:
                return answer
            self.garbled = self.garbled or from_there
            # asyncio gives what is there at once: an endless sender would let nobody else run
            await asyncio.sleep(0)

    def further(self) -> Iterator[Answer]:
        """Give the answers that have come since, without waiting; those that are cut short are passed over."""
        for _ in range(_MOST_FURTHER):
            try:
                came, source = self.sock.recvfrom(_LONGEST)
                answer = self._read(came) if self._is_server(source) else None
            except dns.message.Truncated:
                continue
            except OSError:  # nothing is there, or the line is gone
                return
            if answer is not None:
                yield answer

    def _is_server(self, source: tuple[str, int]) -> bool:
        return (_packed(self.sock.family, source[0]), source[1]) == self.where

    def _read(self, came: bytes) -> Answer | None:
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


def _packed(family: int, address: str) -> bytes:
    return socket.inet_pton(family, address.partition("%")[0])
