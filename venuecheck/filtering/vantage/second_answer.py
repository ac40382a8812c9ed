"""A second answer to one DNS question: what comes when something on the way answers before the resolver does.

A device takes the first answer and looks no further. Here the socket stays open for a moment after it, while the visit
goes on; only a visit that did not see its page waits for the rest of that moment.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass, field

import dns.asyncquery
import dns.exception
import dns.inet
import dns.message

LISTEN = 0.15
"""Seconds after the first answer for which another is listened for."""
_MOST_ANSWERS = 4
_LARGEST = 65_535
Differs = Callable[[dns.message.Message], bool]
Key = tuple[str, int, str, str]
"""Subject, visit, name and record of a question."""


async def ask_by_udp(
    query: dns.message.Message, address: str, port: int
) -> tuple[dns.message.Message, socket.socket | None]:
    """Ask by UDP, and by TCP where the answer is cut short. Gives the socket where more may come, to be closed.

    What does not answer the question is passed over. Waits without end. Raises `OSError`, `EOFError` or dnspython's
    errors.
    """
    loop = asyncio.get_running_loop()
    sock = socket.socket(dns.inet.af_for_address(address), socket.SOCK_DGRAM)
    keep = False
    try:
        sock.setblocking(False)
        where = dns.inet.low_level_address_tuple((address, port), sock.family)
        await loop.sock_sendto(sock, query.to_wire(), where)
        reply = await _next(query, sock, where)
        keep = reply is not None
    finally:
        if not keep:
            sock.close()
    if reply is None:
        return await dns.asyncquery.tcp(query, address, port=port), None
    return reply, sock


async def _next(
    query: dns.message.Message, sock: socket.socket, where: tuple[object, ...]
) -> dns.message.Message | None:
    """Give the next answer to the question; None for one that is cut short."""
    while True:
        wire, source = await asyncio.get_running_loop().sock_recvfrom(sock, _LARGEST)
        if not _same_place(source, where):
            continue
        try:
            reply = dns.message.from_wire(wire, raise_on_truncation=True)
        except dns.message.Truncated as error:
            if query.is_response(error.message()):  # type: ignore[no-untyped-call]
                return None
            continue
        except (dns.exception.DNSException, ValueError):
            continue
        if query.is_response(reply):
            return reply


def _same_place(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    numbers = [ipaddress.ip_address(str(each[0]).partition("%")[0]) for each in (one, other)]
    return numbers[0] == numbers[1] and one[1] == other[1]


async def _another(
    query: dns.message.Message, sock: socket.socket, where: tuple[object, ...], differs: Differs
) -> dns.message.Message | None:
    """Give the first further answer that differs; None where none comes in time. Closes the socket."""
    try:
        async with asyncio.timeout(LISTEN):
            for _ in range(_MOST_ANSWERS):
                reply = await _next(query, sock, where)
                if reply is not None and differs(reply):
                    return reply
    except (TimeoutError, OSError):
        return None
    finally:
        sock.close()
    return None


@dataclass(slots=True)
class Listening:
    """The questions whose sockets are still open."""

    _open: dict[Key, asyncio.Task[dns.message.Message | None]] = field(default_factory=dict)

    def begin(
        self,
        key: Key,
        query: dns.message.Message,
        sock: socket.socket,
        where: tuple[object, ...],
        differs: Differs,
    ) -> None:
        """Listen on `sock` for a moment; a question that is asked again in the same visit is not listened to again."""
        if key in self._open:
            sock.close()
            return
        self._open[key] = asyncio.create_task(_another(query, sock, where, differs))

    async def end(self, key: Key, *, wait: bool) -> dns.message.Message | None:
        """Give another answer if one came; `wait` for the rest of the moment. Afterwards nothing is open."""
        task = self._open.pop(key, None)
        if task is None:
            return None
        if not wait and not task.done():
            task.cancel()
        (result,) = await asyncio.gather(task, return_exceptions=True)
        return result if isinstance(result, dns.message.Message) else None
