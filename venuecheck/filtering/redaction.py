"""Evidence with the people taken out of it, before it is stored.

Block pages and the addresses of block pages carry e-mail addresses, names of users and devices, positions and
session tokens. What rules need of an address (host, path, names of its parameters) stays.
"""

import base64
import binascii
import codecs
import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit

from venuecheck.filtering.model.group_name import plain_group

REMOVED = "REMOVED"
_EMAIL = re.compile(r"[\w.+%-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63})+")
_IPV4 = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
_IPV6 = re.compile(r"(?<![\w:])[0-9a-fA-F:]{3,39}(?![\w:])")
_MAC = re.compile(
    r"(?<![\w:-])(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}(?![\w:-])|"
    r"(?<![\w.])(?:[0-9a-fA-F]{4}\.){2}[0-9a-fA-F]{4}(?![\w.])"
)
_POSITION = re.compile(r"-?\d{1,3}\.\d{4,}")
_TOKEN = re.compile(r"(?<![\w+/=-])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[\w+/=-]{24,}(?![\w+/=-])")
# What those that are slow to look for cannot do without, and what is quick to look for.
_MAC_HINT = re.compile(r"[:.-](?:[0-9a-fA-F]{2}[:-]|[0-9a-fA-F]{4}\.)")
_IPV4_HINT = re.compile(r"\d\.\d")
_POSITION_HINT = re.compile(r"\d\.\d{4}")
_SHORTEST_TOKEN = 24
_PERSONAL_WORDS = (
    r"user(?:[ _-]?(?:name|id|email))?|login|logon|account|client(?:[ _-]?(?:name|ip|addr(?:ess)?))?|"
    r"device(?:[ _-]?(?:id|name))?|computer|workstation|host[ _-]?name|machine|source[ _-]?ip|ip(?:[ _-]?address)?|"
    r"mac|e-?mail|student|pupil|staff|name|lat(?:itude)?|lon(?:g|gitude)?|lng|session|token|serial"
)
_TAGS = r"(?:\s*</?[a-zA-Z][^<>]{0,80}>)*"
_QUOTE = r"(?:[\"']|&quot;|&#3[49];)?"
# In quotes up to the quote's end; else one word, and the capitalised ones behind it ("Jane Doe").
_VALUE = (
    rf"{REMOVED}(?!\w)|(?<=\")[^\"<>&\n]{{1,120}}|(?<=')[^'<>&\n]{{1,120}}|(?<=;)[^\"'<>&\n]{{1,120}}|"
    r"[^\s<>&;,\"']{1,120}(?:'[a-z][^\s<>&;,\"']{0,60})?(?: (?-i:[A-Z])[\w.'’-]{0,40}){0,2}"
)
_LABELLED = re.compile(
    rf"(?P<label>\b(?:{_PERSONAL_WORDS})\b{_QUOTE}{_TAGS}\s*[:=]{_TAGS}\s*{_QUOTE})(?P<value>{_VALUE})", re.IGNORECASE
)
# Parameters whose values say why a page was blocked and not who asked; their text is still redacted.
_KEPT_PARAMETERS = frozenset(
    {"cat", "catid", "category", "categoryid", "categories", "catname", "reason", "status", "code", "action"}
    | {"safe", "adlt", "kp"}  # whether a search engine's safe search is on
)
# Those that name the group or policy that the filter applied: kept only where the name is plainly no person's.
_GROUP_PARAMETERS = frozenset(
    {
        "group",
        "groupname",
        "group_name",
        "clientgroup",
        "filtergroup",
        "policy",
        "policyid",
        "policyname",
        "policy_name",
    }
)
_MAX_VALUE = 80
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{6,}")
_BASE64_SEGMENT = re.compile(r"[A-Za-z0-9_-]{6,}")
_ENCODED_TIMES = 3
_PASSES = 8
"""What is taken out can bring two halves of something together."""


def redact_text(text: str, identities: tuple[str, ...] = ()) -> str:
    """Take e-mail addresses, network addresses, positions, tokens and labelled names out of `text`.

    `identities` are names to remove wherever they stand (this device's host name, the user's).
    """
    for _ in range(_PASSES):
        before, text = text, _once(_without(identities, text))
        if text == before:
            break
    return text


def _without(identities: tuple[str, ...], text: str) -> str:
    for name in identities:  # somebody may be called Remo
        text = re.sub(f"{REMOVED}|{re.escape(name)}", REMOVED, text, flags=re.IGNORECASE)
    return text


def _once(text: str) -> str:
    """Take out what is seen at a first look; each pattern is tried only where what it cannot do without is there."""
    if "@" in text or "%40" in text:
        text = _EMAIL.sub(REMOVED, text)
    if ":" in text or "=" in text:
        text = _LABELLED.sub(lambda match: match["label"] + REMOVED, text)
    for hint, pattern in ((_MAC_HINT, _MAC), (_IPV4_HINT, _IPV4), (_POSITION_HINT, _POSITION)):
        if hint.search(text):
            text = pattern.sub(REMOVED, text)
    if max(map(len, text.split()), default=0) >= _SHORTEST_TOKEN:
        text = _TOKEN.sub(REMOVED, text)
    return _IPV6.sub(_without_ipv6, text) if text.count(":") > 1 else text


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
    host = _without(identities, host).lower()
    if not parts.scheme and not host:
        authority = ""
    else:
        shown = f"[{host}]" if ":" in host else host
        authority = f"{parts.scheme or 'http'}://{shown}" + (f":{port}" if port else "")
    path = "/".join(_segment(segment, identities) for segment in parts.path[:1_024].split("/"))
    pairs = [pair for pair in parts.query[:8_192].split("&") if pair][:40]
    query = "&".join(_pair(pair, identities) for pair in pairs)
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
    # a whole name: `x.test` is not in `max.test`, nor in `x.test.example`
    wanted = "|".join(re.escape(word) for word in (page_url.lower().rstrip("/"), page_host.lower()) if word)
    if not wanted:
        return False
    whole = re.compile(rf"(?<![a-z0-9-])(?:{wanted})(?![a-z0-9-]|\.[a-z0-9])")
    views = {text}
    for _ in range(_ENCODED_TIMES):
        views |= {unquote(view) for view in views}
    for view in tuple(views):
        views.add(codecs.decode(view, "rot13"))
        views.update(_within(view))
    return any(whole.search(view.lower()) for view in views)


def _without_ipv6(match: re.Match[str]) -> str:
    if ":" not in match[0]:
        return match[0]
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


def _within(text: str) -> Iterator[str]:
    """Give what base64 in `text` stands for."""
    for token in {text, *_BASE64.findall(text), *_BASE64_SEGMENT.findall(text)}:
        yield from _decoded(token)


def _unquoted(text: str) -> str:
    for _ in range(_ENCODED_TIMES):
        text = unquote(text)
    return text


def _redacted(text: str, identities: tuple[str, ...]) -> str:
    """Redact one part of an address; a part that hides something in base64 goes as a whole."""
    if len(text) > _MAX_VALUE or any(redact_text(plain, identities) != plain for plain in _within(text)):
        return REMOVED
    return redact_text(text, identities)


def _pair(pair: str, identities: tuple[str, ...]) -> str:
    key, given, value = (part.replace("+", " ") for part in pair.partition("="))
    if not given:
        return REMOVED  # a bare word is a value: `?jsmith`, `?<base64>`
    name = quote(_redacted(_unquoted(key)[:_MAX_VALUE], identities), safe="")
    kept = REMOVED if value else ""
    if _unquoted(key).lower() in _GROUP_PARAMETERS:
        group = plain_group(_redacted(_unquoted(value), identities))
        kept = quote(group, safe=" ").replace(" ", "+") or kept
    elif _unquoted(key).lower() in _KEPT_PARAMETERS:
        kept = quote(_redacted(_unquoted(value), identities), safe=" ").replace(" ", "+")
    return f"{name}={kept}"


def _segment(segment: str, identities: tuple[str, ...]) -> str:
    plain = _unquoted(segment)
    redacted = _redacted(plain, identities)
    return segment if redacted == plain else quote(redacted, safe="")
