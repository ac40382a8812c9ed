"""Evidence with the people taken out of it, before it is stored.

Block pages and the addresses of block pages carry e-mail addresses, names of users and devices, positions and
session tokens. What rules need of an address (host, path, names of its parameters) stays.
"""

import base64
import binascii
import codecs
import ipaddress
import re
from urllib.parse import parse_qsl, quote, unquote, urlsplit

REMOVED = "REMOVED"
_EMAIL = re.compile(r"[\w.+%-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63})+")
_IPV4 = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
_IPV6 = re.compile(r"(?<![\w:])[0-9a-fA-F:]{3,39}(?![\w:])")
_MAC = re.compile(r"(?<![\w:-])(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}(?![\w:-])")
_POSITION = re.compile(r"-?\d{1,3}\.\d{4,}")
_TOKEN = re.compile(r"(?<![\w+/=-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{24,}(?![\w+/=-])")
_PERSONAL_WORDS = (
    r"user(?:[ _-]?(?:name|id|email))?|login|logon|account|client(?:[ _-]?(?:name|ip|addr(?:ess)?))?|"
    r"device(?:[ _-]?(?:id|name))?|computer|workstation|host[ _-]?name|machine|source[ _-]?ip|ip(?:[ _-]?address)?|"
    r"mac|e-?mail|student|pupil|staff|name|lat(?:itude)?|lon(?:g|gitude)?|lng|session|token|serial"
)
_LABELLED = re.compile(
    rf"(?P<label>\b(?:{_PERSONAL_WORDS})\b(?:\s*</?[a-zA-Z][^<>]{{0,80}}>)*\s*[:=](?:\s*</?[a-zA-Z][^<>]{{0,80}}>)*\s*)"
    r"(?P<value>[^\s<>&;,\"']{1,120})",
    re.IGNORECASE,
)
# Parameters whose values say why a page was blocked and not who asked; their text is still redacted.
_KEPT_PARAMETERS = frozenset(
    {"cat", "catid", "category", "categoryid", "categories", "catname", "reason", "status", "code", "action", "group"}
)
_MAX_VALUE = 80
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_BASE64_SEGMENT = re.compile(r"[A-Za-z0-9_-]{8,}")


def redact_text(text: str, identities: tuple[str, ...] = ()) -> str:
    """Take e-mail addresses, network addresses, positions, tokens and labelled names out of `text`.

    `identities` are names to remove wherever they stand (this device's host name, the user's).
    """
    for name in identities:
        text = re.sub(re.escape(name), REMOVED, text, flags=re.IGNORECASE)
    text = _EMAIL.sub(REMOVED, text)
    text = _LABELLED.sub(lambda match: match["label"] + REMOVED, text)
    for pattern in (_MAC, _IPV4, _POSITION, _TOKEN):
        text = pattern.sub(REMOVED, text)
    return _IPV6.sub(_without_ipv6, text)


def redact_url(url: str, identities: tuple[str, ...] = ()) -> str:
    """Keep an address's scheme, host, path and parameter names; take out the values.

    A value that is the address of a page is kept out like any other: whether it was the tested page is noted
    by `carries` before this.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return REMOVED
    if not parts.scheme and not host:
        authority = ""
    else:
        shown = f"[{host}]" if ":" in host else host
        authority = f"{parts.scheme or 'http'}://{shown}" + (f":{port}" if port else "")
    path = "/".join(_segment(segment, identities) for segment in parts.path[:1_024].split("/"))
    pairs = parse_qsl(parts.query[:8_192], keep_blank_values=True, max_num_fields=None)[:40]
    query = "&".join(f"{_name(key, identities)}={_parameter(key, value, identities)}" for key, value in pairs)
    return authority + path + (f"?{query}" if query else "")


def carries(url: str, page_url: str, page_host: str) -> bool:
    """Whether `url`'s path, query or fragment carries the page's address or host.

    Looks at the plain text, percent-encoding (up to three times), base64 (both alphabets) and rot13, the ways
    in which block pages are seen to receive the address.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    text = f"{parts.path} {parts.query} {parts.fragment}"[:16_384]
    wanted = {page_url.lower().rstrip("/"), page_host.lower()}
    views = {text}
    for _ in range(3):
        views |= {unquote(view) for view in views}
    for view in tuple(views):
        views.add(codecs.decode(view, "rot13"))
        tokens = {*_BASE64.findall(view), *_BASE64_SEGMENT.findall(view)}
        views |= {plain for token in tokens for plain in _decoded(token)}
    return any(word in view.lower() for word in wanted for view in views)


def _without_ipv6(match: re.Match[str]) -> str:
    try:
        ipaddress.IPv6Address(match[0])
    except ValueError:
        return match[0]
    return REMOVED


def _decoded(token: str) -> list[str]:
    plain = []
    body = token.rstrip("=")
    padded = body + "=" * (-len(body) % 4)
    for altchars in (None, b"-_"):
        try:
            plain.append(base64.b64decode(padded, altchars=altchars, validate=True).decode("utf-8"))
        except (binascii.Error, ValueError):
            continue
    return plain


def _name(key: str, identities: tuple[str, ...]) -> str:
    return quote(redact_text(key[:_MAX_VALUE], identities), safe="")


def _parameter(key: str, value: str, identities: tuple[str, ...]) -> str:
    if key.lower() not in _KEPT_PARAMETERS or len(value) > _MAX_VALUE:
        return REMOVED if value else ""
    return quote(redact_text(value, identities), safe=" ").replace(" ", "+")


def _segment(segment: str, identities: tuple[str, ...]) -> str:
    plain = unquote(segment)
    if len(plain) > _MAX_VALUE or any(_EMAIL.search(text) for text in (plain, *_decoded(plain))):
        return REMOVED
    redacted = redact_text(plain, identities)
    return segment if redacted == plain else quote(redacted, safe="")
