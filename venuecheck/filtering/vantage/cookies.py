"""Cookies of one visit (RFC 6265), as a browser sends them back: sites, portals and filters check for them.

They live as long as the visit, and nothing of them is kept or shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from venuecheck.filtering.model.address import WebAddress, site_of

_MOST = 50
_LONGEST = 4_096
_NEVER_IN = frozenset("\r\n\0")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cookie:
    value: str
    domain: str
    alone: bool
    """For this host only, and for none below it."""
    path: str
    secure: bool

    def goes_to(self, address: WebAddress) -> bool:
        below = not self.alone and address.host.endswith(f".{self.domain}")
        path = address.target.partition("?")[0]
        beneath = path == self.path or path.startswith(self.path.rstrip("/") + "/")
        return (address.host == self.domain or below) and beneath and (address.scheme == "https" or not self.secure)


@dataclass(slots=True)
class Cookies:
    """Those that were set by now."""

    _kept: dict[tuple[str, str, str], _Cookie] = field(default_factory=dict)
    """By name, domain and path."""

    def take(self, headers: Iterable[tuple[str, str]], address: WebAddress) -> None:
        """Keep what an answer of `address` sets; what it takes back is dropped."""
        for name, value in headers:
            if name == "set-cookie":
                self._set(value, address)

    def header(self, address: WebAddress) -> str:
        """Give the value of the header `Cookie` for a request, '' for none."""
        return "; ".join(f"{name}={each.value}" for (name, *_), each in self._kept.items() if each.goes_to(address))

    def _set(self, text: str, address: WebAddress) -> None:
        pair, *rest = text.split(";")
        name, equals, value = pair.partition("=")
        name, value = name.strip(), value.strip()
        if not equals or not name or len(pair) > _LONGEST or _NEVER_IN & set(pair) or not pair.isascii():
            return
        said = {key.strip().lower(): what.strip() for key, _, what in (each.partition("=") for each in rest)}
        domain = said.get("domain", "").removeprefix(".").lower()
        if domain and not (address.host == domain or address.host.endswith(f".{domain}")):
            return
        if domain and "." not in site_of(domain):  # a whole registry's
            return
        path = said.get("path", "")
        cookie = _Cookie(
            value=value,
            domain=domain or address.host,
            alone=not domain,
            path=path if path.startswith("/") else _default_path(address),
            secure="secure" in said,
        )
        key = (name, cookie.domain, cookie.path)
        self._kept.pop(key, None)
        if not _is_over(said.get("max-age", "")) and len(self._kept) < _MOST:
            self._kept[key] = cookie


def _default_path(address: WebAddress) -> str:
    """RFC 6265, 5.1.4."""
    return address.target.partition("?")[0].rpartition("/")[0] or "/"


def _is_over(max_age: str) -> bool:
    return max_age == "0" or max_age.startswith("-")
