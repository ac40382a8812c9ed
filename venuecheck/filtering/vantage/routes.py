"""From look-ups to the endpoints that this device can use."""

import dataclasses
import ipaddress
import socket
from collections.abc import Sequence

from venuecheck.filtering.model.address import WebAddress
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Family, Lookup, Purpose
from venuecheck.filtering.port import Endpoint

_SOMEWHERE = "2001:db8::1"
"""An address of documentation's (RFC 3849): it goes where a device sends all that it knows no nearer way for."""
_UNSPECIFIED = frozenset({"0.0.0.0", "::"})  # noqa: S104 - no address to listen at, but one that stands for none


def endpoints(
    lookups: Sequence[Lookup], address: WebAddress, *, hop: int, purpose: Purpose
) -> tuple[list[Endpoint], list[Lookup]]:
    """Give the endpoints to try, and the look-ups marked with what they support.

    An address family that the device has no route for, and "no such address" beside a family that has some,
    are context: a browser would not be stopped by them. Without a route for either, IPv4 is tried, and tells that.
    Addresses of IPv6 alone, which no route leads to, are all that DNS says: no context, and not "no such address".
    """
    found: dict[Family, list[Endpoint]] = {}
    for lookup in lookups:
        family = Family.IPV4 if lookup.record == "A" else Family.IPV6
        found[family] = [
            Endpoint(address=item, port=address.port, family=family)
            for item in lookup.addresses
            if item not in _UNSPECIFIED and has_route(item, address.port)
        ]
    # a network without IPv4 gives addresses of IPv6 for all sites, and those of IPv4 as well (RFC 6147)
    unreached = bool(found.get(Family.IPV6)) and _leads_nowhere(found.get(Family.IPV4, []))
    if unreached:
        found[Family.IPV4] = []
    any_usable = any(found.values())
    of_six_alone = not any_usable and {each.record for each in lookups if each.addresses} == {"AAAA"}
    marked = []
    for lookup in lookups:
        family = Family.IPV4 if lookup.record == "A" else Family.IPV6
        unusable = not found[family] and (lookup.record == "AAAA" or unreached) and not of_six_alone
        beside = not lookup.addresses and (any_usable or (of_six_alone and lookup.failure is Failure.NODATA))
        context = purpose is Purpose.PAGE and (unusable or beside)
        marked.append(
            dataclasses.replace(lookup, hop=hop, family=family, purpose=Purpose.CONTEXT if context else purpose)
        )
    return [endpoint for family in (Family.IPV4, Family.IPV6) for endpoint in found.get(family, [])], marked


def _leads_nowhere(found: Sequence[Endpoint]) -> bool:
    return bool(found) and not any(_is_routed(each.address, each.port) for each in found)


def literal_endpoint(address: WebAddress) -> Endpoint | None:
    """Give the endpoint of an address whose host is a number; None where it is a name."""
    if address.host[-1:].isalpha() and ":" not in address.host:  # as names of sites end, and no address does
        return None
    try:
        number = ipaddress.ip_address(address.host)
    except ValueError:
        return None
    family = Family.IPV4 if number.version == 4 else Family.IPV6  # noqa: PLR2004 - IP's own numbers
    return Endpoint(address=str(number), port=address.port, family=family)


def has_route(address: str, port: int) -> bool:
    """Whether this device has a route to `address` of IPv6; that IPv4 has none is told by trying it."""
    return ":" not in address or _is_routed(address, port)


def _is_routed(address: str, port: int) -> bool:
    """Nothing is sent: a UDP connect only picks the route."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((address, port))
    except OSError:
        return False
    return True


def leads_inward(address: str) -> bool:
    """Whether an address is this device itself or on its own link only: where no page of the web has any business.

    That it is one of this device's own is seen by the address from which it would be gone to; nothing is sent.
    """
    number = ipaddress.ip_address(address.partition("%")[0])
    number = getattr(number, "ipv4_mapped", None) or number
    if number.is_loopback or number.is_link_local or number.is_unspecified:
        return True
    family = socket.AF_INET6 if number.version == 6 else socket.AF_INET  # noqa: PLR2004 - IP's own number
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((str(number), 9))
            return bool(ipaddress.ip_address(probe.getsockname()[0].partition("%")[0]) == number)
    except OSError:
        return False


def names_this_device(host: str) -> bool:
    """Whether a host is this device's own name for itself (RFC 6761, 6.3), or an address of that kind."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    literal = literal_endpoint(WebAddress(scheme="http", host=host, port=80, target="/"))
    return literal is not None and leads_inward(literal.address)


def has_ipv6() -> bool:
    """Whether this device has a route to IPv6 addresses of the internet; like `has_route`, nothing is sent."""
    return has_route(_SOMEWHERE, 443)
