"""Whether a text is an address of the web as people write it, or several of them, and which."""

import re

from venuecheck.filtering.model.address import AddressError, WebAddress, parse_address

_BETWEEN = re.compile(r"[,;\s]+")


def read_address(written: str) -> WebAddress:
    """Take an address apart; https where it is a name alone. Raises `AddressError`."""
    return parse_address(written if "://" in written else f"https://{written}")


def addresses_in(text: str) -> list[str]:
    """Give the addresses of a cell that holds nothing else; [] where it holds something else or nothing."""
    parts = list(filter(None, _BETWEEN.split(text.strip())))
    return parts if all(map(_is_address, parts)) else []


def is_written_address(text: str) -> bool:
    """Whether a cell holds an address, or a name with a dot that can be one, or several."""
    return bool(addresses_in(text))


def _is_address(text: str) -> bool:
    if "." not in text.strip(".") or "@" in text:
        return False
    try:
        return bool(read_address(text))
    except AddressError:
        return False
