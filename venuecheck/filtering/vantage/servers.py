"""Which resolvers to ask: those of the device, or the one that a network's setting names."""

import socket
import sys
from dataclasses import dataclass
from pathlib import Path

from venuecheck.core.problem import InputError

_MAX_SERVERS = 3
_RESOLV_CONF = Path("/etc/resolv.conf")
_MAX_BYTES = 64 * 1024


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
    addresses = _from_registry() if sys.platform == "win32" else named_in(_read(_RESOLV_CONF))
    return tuple(Server(address=each) for each in addresses if _is_address(each))[:_MAX_SERVERS]


def named_in(resolv_conf: str) -> list[str]:
    """Give what the `nameserver` lines name, in order; as devices do, lines that name no address are passed over."""
    words = (line.split() for line in resolv_conf.splitlines())
    return [word[1] for word in words if len(word) > 1 and word[0] == "nameserver" and _is_address(word[1])]


def _read(path: Path) -> str:
    try:
        return path.read_bytes()[:_MAX_BYTES].decode("utf-8", "replace")
    except OSError:
        return ""


def _from_registry() -> list[str]:
    import dns.resolver  # noqa: PLC0415 - only where it reads the settings

    try:
        return [str(each) for each in dns.resolver.Resolver(configure=True).nameservers]
    except (dns.exception.DNSException, ValueError, OSError):
        return []


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
