"""Web addresses of pages: taken apart, and compared by site."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import idna

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

MAX_URL = 8_192
_UNSEEN = re.compile(r"[\x00-\x20\x7f]")
_PLAIN_HOST = re.compile(r"(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_ARTICLES = frozenset({"the", "and"})
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAddress:
    """A web address in the parts that a visit needs."""

    scheme: str
    host: str
    """In the form that DNS and TLS use: lower case, IDNA, no brackets."""
    port: int
    target: str
    """Path and query, at least `/`."""

    @property
    def authority(self) -> str:
        """What the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.authority}{self.target}"


class AddressError(ValueError):
    """The text is no address that can be visited. `args[0]` says why, as a clause."""


@lru_cache(maxsize=1_024)
def parse_address(text: str) -> WebAddress:
    """Take an http or https address apart. Raises `AddressError`.

    Kept, because a page's address is asked for each time that the page is looked at.
    """
    if len(text) > MAX_URL:
        raise AddressError(f"the address is longer than {MAX_URL} characters")
    if _UNSEEN.search(text):
        raise AddressError("the address holds a space or a character that cannot be seen")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise AddressError("this is not a web address") from None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise AddressError("the address must begin with http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise AddressError("the address must not hold a user name or password")
    if not parts.hostname:
        raise AddressError("the address names no host")
    if port == 0:
        raise AddressError("the port must be from 1 to 65535")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return WebAddress(
        scheme=scheme,
        host=_host(parts.hostname),
        port=port or _DEFAULT_PORTS[scheme],
        target=_ascii_target(target),
    )


@cache
def _suffixes() -> "PublicSuffixList":
    """Read the public suffix list once, and only where a site is asked for.

    Its ICANN part alone: under a private suffix (`github.io`) one firm keeps everybody's pages, and its own answers
    come for all of them. Its names in other alphabets stay as they are written there (`_registered`): to encode them
    takes three times as long as all the rest, and nearly no run meets one.
    """
    from publicsuffixlist import PSLFILE, PublicSuffixList  # noqa: PLC0415 - see above

    text = Path(PSLFILE).read_text(encoding="utf-8")
    icann = text.partition("// ===BEGIN ICANN DOMAINS===")[2].partition("// ===END ICANN DOMAINS===")[0]
    rules = [line for line in icann.splitlines() if line and not line.startswith("//")]
    return PublicSuffixList(rules, accept_encoded_idn=False)


def _registered(name: str, *, accept_unknown: bool) -> str:
    """Give the name that somebody registered, as `name` spells it; '' where it is a suffix itself."""
    spelled = ".".join(map(_in_its_alphabet, name.split("."))) if "xn--" in name else name
    found = _suffixes().privatesuffix(spelled, accept_unknown=accept_unknown)
    return ".".join(name.split(".")[-1 - found.count(".") :]) if found else ""


def _in_its_alphabet(label: str) -> str:
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label


@lru_cache(maxsize=4_096)
def site_of(host: str) -> str:
    """Give the name under which a host's site is registered (`www.example.org.uk` -> `example.org.uk`).

    By the public suffix list (https://publicsuffix.org/). An address, and a name that is itself a suffix, is its own
    site.
    """
    if ":" in host or host.replace(".", "").isdigit():
        return host
    name = host.lower().rstrip(".")
    return _registered(name, accept_unknown=True) or name


def registered(host: str) -> str:
    """Give the name under which somebody registered a host's site in public; '' for a number, and for a name of no
    public suffix (`wall.school.local`), which a network made up itself.
    """
    if ":" in host or host.replace(".", "").isdigit():
        return ""
    return _registered(host.lower().rstrip("."), accept_unknown=False)


def same_site(one: str, other: str) -> bool:
    """Whether two hosts belong to one site."""
    return site_of(one) == site_of(other)


def only_names(text: str, host: str) -> bool:
    """Whether a text is made of the host's own words: whoever blocks a site says as much of it (`Royal Bets` of
    `royal-bets.com`). Words of one or two letters, and articles, do not count.
    """
    name = "".join(char for char in host.lower() if char.isalnum())
    joined = text.lower().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    words = [word for word in re.findall(r"[^\W_]+", joined) if len(word) > 2 and word not in _ARTICLES]  # noqa: PLR2004
    return bool(words) and all(word in name for word in words)


def _host(host: str) -> str:
    if ":" in host:
        return host.lower()
    name = host.rstrip(".").lower()
    if not name:
        raise AddressError("the address names no host")
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return _ipv4(name)
    if len(name) <= 253 and _PLAIN_HOST.fullmatch(name):  # noqa: PLR2004 - DNS's own limit
        return name
    if name.isascii() and all(part and len(part) <= 63 for part in name.split(".")) and len(name) <= 253:  # noqa: PLR2004
        if not all(char.isalnum() or char in "-_." for char in name):
            raise AddressError("the host's name holds a character that names cannot hold")
        return name
    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError:
        raise AddressError("the host's name cannot be used in DNS") from None


def _ipv4(written: str) -> str:
    """Give the address that a host means which ends in a number, as browsers read it: `10.44.0.9` of `168558601`.

    https://url.spec.whatwg.org/#concept-ipv4-parser: parts in tens, in eights (`012`) or sixteens (`0xa`), of which the
    last one fills what is left of the four bytes.
    """
    parts = [_number(part) for part in written.split(".")]
    *first, last = parts
    if len(parts) > 4 or any(part > 255 for part in first) or last >= 256 ** (5 - len(parts)):  # noqa: PLR2004 - bytes
        raise AddressError("the host ends in a number, and is no address of numbers")
    value = last + sum(part * 256 ** (3 - at) for at, part in enumerate(first))
    return ".".join(str(value >> shift & 255) for shift in (24, 16, 8, 0))


def _number(part: str) -> int:
    if not _NUMBER.fullmatch(part):
        raise AddressError("the host ends in a number, and is no address of numbers")
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    try:
        return int(part, 8 if len(part) > 1 and part.startswith("0") else 10)
    except ValueError:
        raise AddressError("the host ends in a number, and is no address of numbers") from None


def _ascii_target(target: str) -> str:
    """Percent-encode what is not ASCII, as a browser does."""
    if target.isascii():
        return target
    return "".join(char if char.isascii() else "".join(f"%{byte:02X}" for byte in char.encode()) for char in target)
