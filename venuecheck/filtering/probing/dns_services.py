"""Public services of encrypted DNS, and how a device asks them."""

import base64
from dataclasses import dataclass

from venuecheck.filtering.model.address import AddressError, parse_address
from venuecheck.filtering.model.page import Page

_SUBJECT = "encrypted_dns"
_TLS_PORT = 853
# RFC 8484, 4.1: the question in the address; here A of www.example.com, the RFC's own example
_QUESTION = base64.urlsafe_b64encode(
    bytes.fromhex("00000100000100000000000003777777076578616d706c6503636f6d0000010001")
).decode().rstrip("=")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A public service: by HTTPS (RFC 8484) or, with the scheme `tls`, by TLS (RFC 7858)."""

    url: str
    address: str = ""
    """Where it is known to be, for a network that does not resolve its name."""


# Those that browsers and systems offer by name, and that people are told of most. Mullvad's ended in November 2026.
SERVICES = (
    Service(url="https://dns.google/dns-query", address="8.8.8.8"),
    Service(url="https://cloudflare-dns.com/dns-query", address="104.16.248.249"),
    Service(url="https://mozilla.cloudflare-dns.com/dns-query"),
    Service(url="https://chrome.cloudflare-dns.com/dns-query"),
    Service(url="https://dns.quad9.net/dns-query", address="9.9.9.9"),
    Service(url="https://dns.nextdns.io/dns-query"),
    Service(url="https://dns.adguard-dns.com/dns-query", address="94.140.14.14"),
    Service(url="https://unfiltered.adguard-dns.com/dns-query"),
    Service(url="https://doh.cleanbrowsing.org/doh/security-filter/"),
    Service(url="https://freedns.controld.com/p0"),
    Service(url="https://doh.sb/dns-query"),
    Service(url="https://wikimedia-dns.org/dns-query"),
    Service(url="https://dns.aa.net.uk/dns-query"),
    Service(url="https://doh.opendns.com/dns-query", address="146.112.41.2"),
    Service(url="tls://dns.google", address="8.8.8.8"),
    Service(url="tls://one.one.one.one", address="1.1.1.1"),
    Service(url="tls://dns.quad9.net", address="9.9.9.9"),
    Service(url="tls://dns.adguard-dns.com", address="94.140.14.14"),
)


def page_of(service: Service) -> Page:
    """Give the address that the question is sent to; for `tls`, one that names its host and port.

    Raises `ValueError` for one that cannot be used.
    """
    plain = service.url.removeprefix("tls://")
    is_tls = plain != service.url
    if not is_tls and not service.url.startswith("https://"):
        raise ValueError(f"'{service.url[:60]}' is no address of such a service; begin it with https:// or tls://")
    try:
        address = parse_address(f"https://{plain}/" if is_tls else service.url)
    except AddressError as error:
        raise ValueError(f"{service.url[:60]}: {error.args[0]}") from None
    if not is_tls:
        return Page(id=_SUBJECT, url=f"{address.url}{'&' if '?' in address.target else '?'}dns={_QUESTION}")
    has_port = plain.rpartition(":")[2].isdigit() and not plain.endswith("]")
    authority = plain if has_port else f"{plain}:{_TLS_PORT}"
    return Page(id=_SUBJECT, url=f"https://{authority}/")
