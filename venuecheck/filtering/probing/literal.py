"""Addresses that people write, as the port takes them."""

import ipaddress

from venuecheck.filtering.port import Endpoint
from venuecheck.filtering.probing.inquiry import endpoint_of

_MAX_PORT = 65_535


def parse_endpoint(text: str, port: int) -> Endpoint:
    """Read `address`, `address:port` or `[address]:port`. Raises `ValueError` with a clause for a person."""
    address, after = text, ""
    if text.startswith("["):
        address, closed, after = text[1:].partition("]")
        address = address if closed else ""
    elif text.count(":") == 1:
        address, _, after = text.partition(":")
    digits = after.removeprefix(":") or str(port)
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        number = None
    if number is None or not digits.isdecimal() or not 0 < int(digits) <= _MAX_PORT:
        raise ValueError(f"'{text[:60]}' is not an address; write it as 192.0.2.53 or 192.0.2.53:5353")
    return endpoint_of(str(number), int(digits))
