"""Addresses that a test list takes more than once: one page cannot be both blocked and open."""

from collections.abc import Iterator
from typing import Any

from venuecheck.authoring.document import Document, ValuePath
from venuecheck.core.problem import Problem
from venuecheck.filtering.model.address import AddressError, parse_address

_CONTROL = "a control"


def same_addresses(document: Document) -> Iterator[Problem]:
    """Name the second of two entries of a test list with one address, whatever its capitals and its last slash.

    It is a mistake where the two expect different things of the filter; where they are alike, a warning.
    """
    data: Any = document.data if isinstance(document.data, dict) else {}
    expects = {str(one.get("id")): one.get("expectation") for one in _entries(data, "categories")}
    first: dict[str, tuple[ValuePath, str, object]] = {}
    for kind in ("controls", "pages"):
        for place, one in enumerate(_entries(data, kind)):
            address = _address(one.get("url"))
            if not address:
                continue
            at: ValuePath = (kind, place, "url")
            expected = _CONTROL if kind == "controls" else expects.get(str(one.get("category")))
            if address not in first:
                first[address] = (at, str(one.get("id"))[:60], expected)
                continue
            before, name, wanted = first[address]
            what = f"this is the address of '{name}' as well (line {document.place(before)[0]})"
            is_alike = expected == wanted
            if not is_alike:
                what += f", from which something else is expected ({_words(wanted)} there, {_words(expected)} here)"
            yield document.problem(at, what, "take one of the two out", warning=is_alike)


def _entries(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    listed = data.get(name)
    return [one if isinstance(one, dict) else {} for one in listed] if isinstance(listed, list) else []


def _words(expected: object) -> str:
    return _CONTROL if expected == _CONTROL else f"'{str(expected)[:20]}'"


def _address(written: object) -> str:
    try:
        return parse_address(written).url.rstrip("/") if isinstance(written, str) else ""
    except AddressError:
        return ""
