"""Evidence with the people taken out of it, before it is stored.

Block pages and the addresses of block pages carry e-mail addresses, names of users and devices, positions and
session tokens. What rules need of an address (host, path, names of its parameters) stays.
"""

import base64
import binascii
import codecs
import ipaddress
import re
from collections.abc import Collection, Iterator
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

from venuecheck.filtering.model.address import registered
from venuecheck.filtering.model.group_name import plain_group
from venuecheck.filtering.model.plain_words import known_parts, plain_words
from venuecheck.filtering.people import REMOVED, without_people

__all__ = ["HIDDEN", "REMOVED", "carries", "redact_header", "redact_host", "redact_said", "redact_text", "redact_url"]

HIDDEN = "*"
"""What stands in a host for a part that is kept back: no host has it, so it is taken for none."""
_IPV6 = re.compile(r"(?<![\w:])[0-9a-fA-F:]{3,39}(?![\w:])")
# Parameters whose values say why a page was blocked and not who asked: kept where they are plainly no person's name.
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
_PERSONAL_FOLDERS = frozenset({"user", "username", "users", "client", "device", "student", "pupil", "staff", "session"})
_MAX_VALUE = 80
_DATES = frozenset({"date", "retry-after"})
_LONGEST_DATE = 40
_LINKED = re.compile(r"<([^<>]*)>")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{6,}")
_BASE64_SEGMENT = re.compile(r"[A-Za-z0-9_-]{6,}")
# What a word of an address decodes to by chance has other characters than these, but for one in some thousands.
_WORDLIKE = re.compile(r"[A-Za-z0-9 ._@\\'-]{5,}")
_ENCODED_TIMES = 3
_SHORT = 200
_PASSES = 8
"""What is taken out can bring two halves of something together."""


def redact_text(text: str, identities: tuple[str, ...] = ()) -> str:
    """Take e-mail addresses, network addresses, positions, tokens and labelled names out of `text`.

    `identities` are names to remove wherever they stand (this device's host name, the user's).
    """
    return _redact_short(text, identities) if len(text) <= _SHORT else _redact(text, identities)


@lru_cache(maxsize=1_024)
def _redact_short(text: str, identities: tuple[str, ...]) -> str:
    """The same headers and titles come again and again."""
    return _redact(text, identities)


def _redact(text: str, identities: tuple[str, ...]) -> str:
    for _ in range(_PASSES):
        before, text = text, without_people(_without(identities, text), _without_ipv6s)
        if text == before:
            break
    return text


def _without(identities: tuple[str, ...], text: str, mark: str = REMOVED) -> str:
    for name in identities:  # somebody may be called Remo
        text = re.sub(f"{re.escape(mark)}|{re.escape(name)}", mark, text, flags=re.IGNORECASE)
    return text


def redact_host(host: str, identities: tuple[str, ...] = (), known: Collection[str] = ()) -> str:
    """Keep of a host what names nobody: a number, the name that its site is registered under, and known words.

    Filters put the name of a device or a user in front, and a network's own names may be anybody's. `known` are hosts
    that products and the venue are known by.
    """
    name = host.lower().rstrip(".")
    try:
        ipaddress.ip_address(name)
    except ValueError:
        pass
    else:
        return name
    ends = (each.lower() for each in (*known, registered(name)) if each and f".{name}".endswith(f".{each.lower()}"))
    kept = max(ends, key=len, default="")
    before = name.removesuffix(kept).rstrip(".")
    labels = [known_parts(label, HIDDEN) for label in before.split(".")] if before else []
    return _without(identities, ".".join((*labels, kept) if kept else labels), HIDDEN).lower()


def redact_said(text: str, identities: tuple[str, ...] = ()) -> str:
    """Keep of what a server or resolver says of itself the words that are known to name nobody."""
    return known_parts(redact_text(text, identities), REMOVED)


def redact_header(name: str, value: str, identities: tuple[str, ...] = (), known: Collection[str] = ()) -> str:
    """Keep of a header what is known to name nobody; a date, a length and an address by their form."""
    if name in _DATES or value.isdigit():
        return value if value.isdigit() or _is_date(value) else REMOVED
    if name == "location":
        return redact_url(value, identities, known)
    if name == "link":
        links = _LINKED.split(value)
        return "".join(
            f"<{redact_url(part, identities, known)}>" if at % 2 else redact_said(part, identities)
            for at, part in enumerate(links)
        )
    return redact_said(value, identities)


def _is_date(value: str) -> bool:
    try:
        return bool(parsedate_to_datetime(value)) and len(value) <= _LONGEST_DATE
    except ValueError:
        return False


def redact_url(url: str, identities: tuple[str, ...] = (), known: Collection[str] = ()) -> str:
    """Keep an address's scheme, and of its host, path and names of parameters what plainly names nobody.

    Values are taken out, but for categories, reasons and groups whose every word is known. `known`: see `redact_host`.

    A value that is the address of a page is kept out like any other: whether it was the tested page is noted
    by `carries` before this.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return REMOVED
    host = redact_host(host, identities, known)
    if not parts.scheme and not host:
        authority = ""
    else:
        shown = f"[{host}]" if ":" in host else host
        scheme = known_parts(parts.scheme, REMOVED.lower()) or "http"
        authority = f"{scheme}://{shown}" + (f":{port}" if port else "")
    path = _path(parts.path[:1_024].split("/"), identities)
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


def _without_ipv6s(text: str) -> str:
    return _IPV6.sub(_without_ipv6, text) if text.count(":") > 1 else text


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
    if len(text) > _MAX_VALUE or _hides(text, identities, _ENCODED_TIMES):
        return REMOVED
    redacted = redact_text(text, identities)
    # the word that stands for what was taken out can be longer than that was
    return redacted if len(redacted) <= _MAX_VALUE else REMOVED


def _hides(text: str, identities: tuple[str, ...], times: int) -> bool:
    """Whether `text` holds base64, up to `times` deep, of something personal; or is that of a name and no more."""
    if any(_WORDLIKE.fullmatch(plain) for plain in _decoded(text)):
        return True
    return any(
        (plain := _unquoted(each)) != redact_text(plain, identities)
        or (times > 1 and _hides(plain, identities, times - 1))
        for each in _within(text)
    )


def _pair(pair: str, identities: tuple[str, ...]) -> str:
    key, given, value = (part.replace("+", " ") for part in pair.partition("="))
    if not given:
        return REMOVED  # a bare word is a value: `?jsmith`, `?<base64>`
    name = quote(known_parts(_redacted(_unquoted(key)[:_MAX_VALUE], identities), REMOVED), safe="")
    kept = REMOVED if value else ""
    if _unquoted(key).lower() in _GROUP_PARAMETERS:
        group = plain_group(_redacted(_unquoted(value), identities))
        kept = quote(group, safe=" ").replace(" ", "+") or kept
    elif _unquoted(key).lower() in _KEPT_PARAMETERS:
        said = plain_words(_redacted(_unquoted(value), identities))
        kept = quote(said, safe=" ").replace(" ", "+") or kept
    return f"{name}={kept}"


def _path(segments: list[str], identities: tuple[str, ...]) -> str:
    """Redact a path: each part by itself, and whole what stands behind `/user/` and the like."""
    kept = [_segment(segment, identities) for segment in segments]
    for number, label in enumerate(segments[:-1], start=1):
        if _unquoted(label).lower() in _PERSONAL_FOLDERS and segments[number]:
            kept[number] = REMOVED
    return "/".join(kept)


def _segment(segment: str, identities: tuple[str, ...]) -> str:
    plain = _unquoted(segment)
    if plain.startswith("~") and len(plain) > 1:
        return REMOVED  # a user's own folder
    named = _redacted(plain, identities) != plain or (plain and not plain_words(plain))
    return REMOVED if named and plain.lower() not in _PERSONAL_FOLDERS else segment
