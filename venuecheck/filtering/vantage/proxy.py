"""Proxies as settings name them: read, and told apart from those that this program cannot use."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from venuecheck.core.problem import InputError

_HTTP_PORT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyAddress:
    """An explicit proxy."""

    host: str
    port: int

    def __str__(self) -> str:
        """Give `host:port`."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class ProxyUnknown(Exception):  # noqa: N818 - a fact about the network, shown to a person
    """The proxy that a browser would use cannot be found out, or not used. `args[0]` says why, as a sentence."""


Way = ProxyAddress | ProxyUnknown | None
"""One way to a page: by a proxy, by one that this program cannot use, or (None) directly."""


def parse_proxy(text: str) -> ProxyAddress:
    """Read `http://host:port`. Raises `InputError`."""
    fix = "write none, system, http://10.0.0.8:3128 or pac+http://wpad.example.test/proxy.pac"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise InputError.at("proxy", f"'{text}' is not a proxy's address", fix) from None
    if parts.scheme != "http" or not parts.hostname or not port or parts.path not in {"", "/"}:
        raise InputError.at("proxy", f"'{text}' is not a proxy's address", fix)
    if parts.username or parts.password:
        what = "a proxy with a user name and password is not supported: the record would hold them"
        raise InputError.at("proxy", what, fix)
    return ProxyAddress(host=parts.hostname, port=port)


def check_setting(setting: str) -> None:
    """Raise `InputError` where a network's `proxy` setting cannot be used."""
    if setting in {"none", "system"}:
        return
    if setting.startswith(("pac+http://", "pac+https://")):
        if not urlsplit(setting.removeprefix("pac+")).hostname:
            raise InputError.at("proxy", f"'{setting}' names no host", "write pac+http://wpad.example.test/proxy.pac")
        return
    parse_proxy(setting)


def ways_of(answer: str, *, where: str) -> tuple[Way, ...]:
    """Read what a settings file answers (`PROXY host:port; DIRECT`), in order; `where` names it, to begin a sentence.

    One that this program cannot use (SOCKS, say) is a way of its own: a browser uses it, so to pass it over would be to
    measure another way than the browser's.
    """
    parts = [part.strip() for part in answer.split(";")]
    return tuple(_way(part, where) for part in parts if part) or (None,)


def _way(part: str, where: str) -> Way:
    kind, _, rest = part.partition(" ")
    host = rest.strip()
    match kind.upper():
        case "DIRECT":
            return None
        case "PROXY" | "HTTP":
            return proxy_at(host) or ProxyUnknown(f"{where} names a proxy that cannot be understood.")
        case "SOCKS" | "SOCKS4" | "SOCKS5":
            return ProxyUnknown(f"{where} names a SOCKS proxy ({_shown(host)}), which this program cannot use.")
        case "HTTPS":
            return ProxyUnknown(f"{where} names a proxy over HTTPS ({_shown(host)}), which this program cannot use.")
    return ProxyUnknown(f"{where} names a kind of proxy that is not known (“{_shown(kind)}”).")


def proxy_at(host: str) -> ProxyAddress | None:
    """Read `host:port` or `host`, which is port 80, as browsers do; None where it is neither."""
    try:
        parts = urlsplit(f"http://{host}")
        port = parts.port
    except ValueError:
        return None
    plain = bool(parts.hostname) and not parts.path and parts.username is None and not set(host) & set(" \t?#")
    if not plain or port == 0:
        return None
    return ProxyAddress(host=parts.hostname or "", port=port or _HTTP_PORT)


def _shown(text: str) -> str:
    kept = "".join(each for each in text if each.isalnum() or each in ".:-[]_")
    return kept[:80] or "without an address"
