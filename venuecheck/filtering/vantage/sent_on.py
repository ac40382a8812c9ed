"""Where an answer sends the browser, in whatever way: one notion for all of them.

A redirect's `Location`, the header `Refresh`, `<meta http-equiv="refresh">`, a script's assignment to the window's
address, a frame that fills the page. What a person sees in the end is what is followed. Nothing is run and nothing is
waited for: markup and scripts are read, within bounds, and what they do only under some condition does not count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from venuecheck.filtering.model.address import MAX_URL, AddressError, WebAddress, parse_address
from venuecheck.filtering.model.answer import SentBy
from venuecheck.filtering.vantage.markup import READ, Markup
from venuecheck.filtering.vantage.script import assigned_address

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST_DELAY = 10.0
"""Seconds that a page may stand before it sends its reader on; one that stands for longer is read."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_END_OF_LINE = re.compile(r"[\t\r\n]")
_PARTS = re.compile(r"(https?://)(?:[^/?#]*@)?([^/?#@]*)(.*)", re.IGNORECASE)
"""Scheme, host and all else of an address, without the user name that may stand in front of the host."""
_REFRESH = re.compile(r"\s*(\d{1,9}|(?=\.\d))(?:\.[\d.]{0,20})?(?:\s*[;,]\s*|\s+|$)(.*)", re.DOTALL)
_URL_IS = re.compile(r"url\s*=\s*", re.IGNORECASE)
_HINTS = ("http-equiv", "location", "<frame", "<iframe", "<object", "<embed", "open")
"""Without one of these, in small letters, nothing of a page sends anybody on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentOn:
    """An answer's way of sending the browser on."""

    url: str
    """Whole: joined to the address that was asked for."""
    written: str
    """As it is written."""
    how: SentBy


def sent_by_header(status: int, headers: dict[str, str], asked: WebAddress) -> SentOn | None:
    """Give where a redirect leads; its address may be one that cannot be used."""
    location = headers.get("location", "")
    if status not in REDIRECTS or not location:
        return None
    return SentOn(url=_led_to(asked, location), written=location, how=SentBy.LOCATION)


def next_hop(sent: SentOn) -> WebAddress:
    """Give the address that is asked for next. Raises `AddressError`."""
    try:
        return _followed(sent.url)
    except ValueError as error:
        raise AddressError("the address that the browser is sent to cannot be used") from error


def sent_by_page(headers: dict[str, str], text: str, asked: WebAddress) -> SentOn | None:
    """Give where a page that is shown sends its reader without being asked; addresses of no web page do not count."""
    return next(_ways(headers, text, asked), None)


def _followed(url: str) -> WebAddress:
    """Give the address that a browser asks for (URL standard): no ends of lines, spaces encoded, nobody signed in."""
    text = _END_OF_LINE.sub("", url).strip().partition("#")[0]
    parts = _PARTS.fullmatch(text)
    return parse_address(f"{parts[1]}{parts[2]}{parts[3].replace(' ', '%20')}" if parts else text)


def _led_to(asked: WebAddress, where: str) -> str:
    """Join as a browser does; `urljoin` alone takes a broken `http://` for the address that was asked for."""
    text = where.strip()
    try:
        return text if _SCHEME.match(text) else urljoin(asked.url, text)
    except ValueError:  # no address at all, which `next_hop` says
        return text


def _ways(headers: dict[str, str], text: str, asked: WebAddress) -> Iterator[SentOn]:
    yield from _usable(refresh_target(headers.get("refresh", "")), SentBy.REFRESH, asked, asked.url)
    if not _is_page(headers, text):
        return
    glance = text[:READ].lower()
    if not any(hint in glance for hint in _HINTS):
        return
    markup = Markup.of(text)
    base = urljoin(asked.url, markup.base) if markup.base else asked.url
    for content in markup.refreshes:
        yield from _usable(refresh_target(content), SentBy.META, asked, base)
    if markup.says_little:
        yield from _usable(assigned_address(markup.scripts, asked), SentBy.SCRIPT, asked, base)
        yield from _usable(markup.filling_frame, SentBy.FRAME, asked, base)


def _usable(target: str, how: SentBy, asked: WebAddress, base: str) -> Iterator[SentOn]:
    """Leave out what leads nowhere else: no page of the web, or the same one again."""
    if not target or len(target) > MAX_URL:
        return
    try:
        where = _followed(urljoin(base, target.strip()))
    except (AddressError, ValueError):
        return
    if where.url != asked.url:
        yield SentOn(url=where.url, written=target, how=how)


def refresh_target(value: str) -> str:
    """Give the address of a `Refresh` (HTML, "shared declarative refresh steps"); '' for none, or one far off."""
    match = _REFRESH.match(value[: MAX_URL + 64])
    if match is None or int(match[1] or "0") > _LONGEST_DELAY:
        return ""
    where = match[2].strip()
    prefix = _URL_IS.match(where)
    where = where[prefix.end() :] if prefix else where
    if where[:1] in {'"', "'"}:
        return where[1:].partition(where[0])[0].strip()
    return where


def _is_page(headers: dict[str, str], text: str) -> bool:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind in {"text/html", "application/xhtml+xml"} or (not kind and text.lstrip()[:1] == "<")
