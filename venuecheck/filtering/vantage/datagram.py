"""One UDP datagram there, and perhaps one back."""

import asyncio
import socket

from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.port import Endpoint
from venuecheck.filtering.vantage.failures import failure_of

_TRIES = 2
_MAX_REPLY = 2_048
_KEPT = 48
"""Bytes of a reply that are kept: enough to know the protocol by."""


async def send_and_wait(endpoint: Endpoint, payload: bytes, within: float) -> tuple[str, Failure | None]:
    """Give the beginning of the reply in hexadecimal, or how it failed. Takes `within` seconds at most."""
    failure: Failure | None = None
    for _ in range(_TRIES):
        try:
            async with asyncio.timeout(within / _TRIES):
                return (await _once(endpoint, payload))[:_KEPT].hex(), None
        except (OSError, TimeoutError) as error:
            failure = failure_of(error)
    return "", failure


async def _once(endpoint: Endpoint, payload: bytes) -> bytes:
    loop = asyncio.get_running_loop()
    family = socket.AF_INET6 if ":" in endpoint.address else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as sending:
        sending.setblocking(False)
        # connected, so that only the other side's datagrams are taken and its network's refusals are seen
        await loop.sock_connect(sending, (endpoint.address, endpoint.port))
        await loop.sock_sendall(sending, payload)
        return await loop.sock_recv(sending, _MAX_REPLY)
