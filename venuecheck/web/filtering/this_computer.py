"""Whether a browser is on the computer that these pages run on, which is the one that checks."""

import ipaddress

from flask import request

from venuecheck.web.settings import HERE


def is_this_computer() -> bool:
    """Whether the request came over loopback, and asked for a name of loopback: behind a proxy it does not."""
    host = request.host.rpartition(":")[0] if request.host.rpartition(":")[2].isdecimal() else request.host
    return _is_loopback(request.remote_addr or "") and host in HERE


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
