"""Dummy addresses: what filtering resolvers give in place of a site's own."""

import ipaddress
from functools import lru_cache

# An explicit list: `is_private` would take in documentation ranges, and miss the products' own addresses.
_KINDS = {
    ipaddress.ip_network(text): words
    for words, texts in (
        ("which leads nowhere", ("0.0.0.0/8", "::/128")),
        # "this network" above, and what is kept for a future that did not come (RFC 1122, 3.2.1.3; RFC 1112, 4)
        ("which no site can have", ("240.0.0.0/4",)),
        ("which is this device itself", ("127.0.0.0/8", "::1/128")),
        ("a private address", ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")),
        ("which is for devices on one cable or wifi alone", ("169.254.0.0/16", "fe80::/10")),
        # Shared Address Space is no private address (RFC 6598, 1), and overlay networks use it as well
        ("which carriers and network services use inside their own networks", ("100.64.0.0/10",)),
    )
    for text in texts
}
_LOCAL = tuple(_KINDS)
_PRIVATE = frozenset(str(network) for network, words in _KINDS.items() if words == "a private address")
# Seen in use by filtering resolvers; they age, so they are one sign among others.
_GIVEN_BY = {
    ipaddress.ip_network(text): product
    for text, product in (
        ("146.112.61.104/29", "Cisco Umbrella (OpenDNS)"),
        ("162.159.36.12/32", "Cloudflare Gateway"),
        ("162.159.46.12/32", "Cloudflare Gateway"),
        ("94.140.14.35/32", "AdGuard DNS"),
        ("185.228.168.254/32", "CleanBrowsing"),
        ("208.91.112.55/32", "FortiGuard"),
        ("2001:cdba::3257:9652/128", "FortiGuard"),
        ("204.110.220.2/32", "Securly"),
        ("195.46.39.1/32", "SafeDNS"),
    )
}
_PRODUCTS = tuple(_GIVEN_BY)


_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""What a network without IPv4 gives for addresses of IPv4 (NAT64 and DNS64; RFC 6052, 2.1): these are at the end."""
_COMPATIBLE = ipaddress.IPv6Network("::/96")
"""How some filters write their dummy of IPv4 for the other kind (`::10.10.10.1`; RFC 4291, 2.5.5.1). `::` and `::1` are
addresses of their own.
"""
SINKHOLES = (*_LOCAL, *_PRODUCTS)
_HOLDING_SITES = frozenset(
    str(network)
    for network in _LOCAL
    if not (network.is_loopback or network.is_reserved or network.network_address.is_unspecified)
)


@lru_cache(maxsize=8_192)
def sinkhole_of(address: str) -> str:
    """Name the dummy range that an address lies in, '' where it lies in none."""
    number = _number(address)
    return next((str(net) for net in SINKHOLES if net.version == number.version and number in net), "")


def _number(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Give an address, or that of IPv4 which it stands for."""
    number = ipaddress.ip_address(address)
    if number.version == 4:  # noqa: PLR2004 - IP's own number
        return number
    at_the_end = number in _TRANSLATED or (number in _COMPATIBLE and int(number) > 1)
    return ipaddress.IPv4Address(number.packed[-4:]) if at_the_end else number.ipv4_mapped or number


def may_hold_sites(dummy: str) -> bool:
    """Whether a range, as `sinkhole_of` names it, can hold a network's own sites besides dummy addresses."""
    return dummy in _HOLDING_SITES


def is_devices(address: str) -> bool:
    """Whether an address is this device itself, wherever it is asked for: loopback, or unspecified."""
    number = _number(address)
    return number.is_unspecified or number.is_loopback


def is_nobodys(address: str) -> bool:
    """Whether an address is no web site's anywhere: unspecified, this device itself, or a product's dummy.

    A private address is not: inside a network, or over a VPN, a name may lead to one.
    """
    found = sinkhole_of(address)
    return is_devices(address) or (bool(found) and not may_hold_sites(found))


def kind_words(address: str) -> str:
    """Say of what kind an address in a dummy range is; '' for any other address."""
    found = sinkhole_of(address)
    if not found:
        return ""
    network = ipaddress.ip_network(found)
    return _KINDS.get(network) or f"which {_GIVEN_BY[network]} gives for names that it blocks"


def is_private(address: str) -> bool:
    """Whether an address is one that networks give inside themselves."""
    return bool(address) and sinkhole_of(address) in _PRIVATE
