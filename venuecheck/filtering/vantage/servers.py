"""Which resolvers to ask: those of the device, or the one that a network's setting names."""

import socket
from dataclasses import dataclass

import dns.resolver

from venuecheck.core.problem import InputError

_MAX_SERVERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A resolver to ask."""

    address: str
    port: int = 53

    def __str__(self) -> str:
        """Give `address:port`."""
        return f"[{self.address}]:{self.port}" if ":" in self.address else f"{self.address}:{self.port}"


def servers_of(setting: str) -> tuple[Server, ...]:
    """Turn a network's `resolver` setting into the servers to ask; () where the device has none."""
    if setting != "system":
        return (parse_server(setting),)
    try:
        configured = dns.resolver.Resolver(configure=True)
    except dns.resolver.NoResolverConfiguration:
        return ()
    servers = [Server(address=str(item), port=configured.port) for item in configured.nameservers]
    return tuple(server for server in servers if _is_address(server.address))[:_MAX_SERVERS]


def parse_server(text: str) -> Server:
    """Read `address`, `address:port` or `[address]:port`. Raises `InputError`."""
    address, port = text, "53"
    if text.startswith("[") and "]" in text:
        address, _, rest = text[1:].partition("]")
        port = rest.removeprefix(":") or "53"
    elif text.count(":") == 1:
        address, _, port = text.partition(":")
    if not _is_address(address) or not port.isdecimal() or not 0 < int(port) < 65_536:  # noqa: PLR2004
        what = f"'{text}' is not a resolver's address"
        raise InputError.at("resolver", what, "write system, 10.0.0.53 or 10.0.0.53:5353")
    return Server(address=address, port=int(port))


def _is_address(text: str) -> bool:
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, text.partition("%")[0])
        except (OSError, ValueError):  # `ValueError`: a character that no address has
            continue
        return True
    return False
