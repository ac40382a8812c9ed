"""Where this computer is, by what it can see of it itself: it asks nobody, and sends nothing."""

import contextlib
import ipaddress
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from venuecheck.core.venue import Network
from venuecheck.filtering.vantage.servers import servers_of
from venuecheck.service.filter_checks.device_name import device_name

_TOWARDS: Final = ((socket.AF_INET, "192.0.2.1", 24), (socket.AF_INET6, "2001:db8::1", 64))
"""Addresses of documentation (RFC 5737, RFC 3849): a socket of UDP that is pointed there sends nothing, and has the
address by which this computer would go out. With how many bits of it are the network's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """What would be otherwise on another network."""

    device: str
    resolvers: tuple[str, ...]
    """Who is asked for names."""
    ranges: tuple[str, ...]
    """The ranges of its own addresses, such as `10.20.30.0/24`; () where it is on no network."""


def whereabouts(network: Network) -> Whereabouts:
    """Say where this computer is now, as a check of `network` would find it."""
    return Whereabouts(
        device=device_name(),
        resolvers=tuple(str(server) for server in servers_of(network.resolver)),
        ranges=tuple(_ranges()),
    )


def moved(before: Whereabouts, now: Whereabouts) -> Iterator[str]:
    """Name what is otherwise than it was, a clause each."""
    if before.device != now.device:
        yield f"the computer was {before.device}, and is {now.device}"
    if before.resolvers != now.resolvers:
        yield f"names were asked of {_listed(before.resolvers)}, and are asked of {_listed(now.resolvers)}"
    if before.ranges != now.ranges:
        yield f"its own addresses were in {_listed(before.ranges)}, and are in {_listed(now.ranges)}"


def _listed(items: tuple[str, ...]) -> str:
    return " and ".join(items) or "none"


def _ranges() -> Iterator[str]:
    for family, towards, bits in _TOWARDS:
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as own:
            own.connect((towards, 9))
            address = str(own.getsockname()[0]).partition("%")[0]
            yield str(ipaddress.ip_network(f"{address}/{bits}", strict=False))
