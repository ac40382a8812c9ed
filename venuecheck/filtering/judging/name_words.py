"""Names in words: what a resolver said of one, which resolver it was, and how a host is told of."""

import json
from collections.abc import Sequence

from venuecheck.core.plain_text import plain
from venuecheck.filtering.judging.sinkhole import kind_words
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import ExtendedError, Lookup
from venuecheck.filtering.redaction import HIDDEN, REMOVED

FILTER_ERRORS = {
    4: "it forges the answer on purpose",
    15: "it blocks the name by its operator's own rules",
    16: "somebody else than its operator requires it to block the name",
    17: "it filters such names as its customer asked",
    18: "it does not answer this device for the name",
}
"""Extended DNS errors with which a resolver says that it withholds a name, in words for each (RFC 8914)."""
_FAULTS = {
    1: "the name is signed (DNSSEC) in a way that it does not know",
    2: "the name is signed (DNSSEC) in a way that it does not know",
    3: "it gives an old answer, for it got no new one",
    5: "whether the name's signature (DNSSEC) is right cannot be told",
    6: "the name's signature (DNSSEC) is wrong",
    7: "the name's signature (DNSSEC) has run out",
    8: "the name's signature (DNSSEC) is not valid yet, or a clock is wrong",
    9: "a key for the name's signature (DNSSEC) is missing",
    10: "the name's signature (DNSSEC) is missing",
    11: "a key for the name's signature (DNSSEC) is not marked as one",
    12: "the proof (DNSSEC) that there is no such name is missing",
    13: "it failed on the name a moment ago, and did not try again",
    14: "it is not ready yet",
    19: "it gives an old answer, for it got no new one",
    20: "the server that it asked does not keep the name",
    21: "it does not do what was asked",
    22: "it reaches none of the name's own servers",
    23: "it could not speak with the name's own servers",
    24: "what the name's own servers gave it makes no sense",
}
"""Other extended errors of RFC 8914 (0, "Other Error", says nothing): faults, and whose."""
_ALWAYS_53 = ":53"
_TEXT_LIMIT = 160
_MOST_SHOWN = 3


def host_words(host: str) -> str:
    """Give a host that a browser was sent to; what is kept back of its name is a star, and may be all of it."""
    return host if host.strip(f"{HIDDEN}.") else "a place whose name is kept back"


def resolver_words(lookup: Lookup) -> str:
    """Say which resolver was asked; '' where it is not known.

    Not that it answered: something on the way may have, in its place.
    """
    where = address_of(lookup)
    return f"resolver asked: {where}" if where else ""


def address_of(lookup: Lookup) -> str:
    """Give the address of the resolver that was asked, its port only where it is not the usual one."""
    usual = lookup.resolver.endswith(_ALWAYS_53)
    return lookup.resolver.removesuffix(_ALWAYS_53).strip("[]") if usual else lookup.resolver


def answer_words(lookup: Lookup) -> str:
    """Give what was answered: a code as those who run resolvers call it, or addresses."""
    if lookup.failure is Failure.NODATA:
        return "NODATA"
    return shown(lookup.addresses) if lookup.failure is None else lookup.rcode


def detailed(*parts: str) -> str:
    """Put what was seen behind one another, without what is empty."""
    return "; ".join(part for part in parts if part)


def shown(addresses: Sequence[str]) -> str:
    """Give the first of some addresses."""
    return ", ".join(addresses[:_MOST_SHOWN])


def substitute_words(addresses: Sequence[str]) -> str:
    """Give addresses that are no site's own, and say of what kind they are where they are of one."""
    kinds = list(dict.fromkeys(kind_words(address) for address in addresses))
    return shown(addresses) + (f", {kinds[0]}" if len(kinds) == 1 else "")


def error_words(error: ExtendedError) -> str:
    """Say in words what an extended DNS error says, and what the resolver says besides; '' where neither is known."""
    words = FILTER_ERRORS.get(error.code) or _FAULTS.get(error.code, "")
    return ": ".join(part for part in (words, _said(error.text)) if part)


def _said(text: str) -> str:
    """Put the resolver's own text in words; where it is structured, its parts.

    Structured DNS errors are a draft (draft-ietf-dnsop-structured-dns-error): JSON with `j` the reason, `o` who
    filters, `c` where to complain. Whatever is not of that form is shown as it is.
    """
    try:
        parts = json.loads(text) if text.startswith("{") else None
    except (ValueError, RecursionError):
        parts = None
    if not isinstance(parts, dict):
        return f"“{_told(text)}”" if _told(text) else ""
    why, who, contacts = parts.get("j"), parts.get("o"), parts.get("c")
    where = [each for each in contacts if isinstance(each, str)] if isinstance(contacts, list) else []
    said = [
        f"“{_told(why)}”" if isinstance(why, str) and _told(why) else "",
        f"by “{_told(who)}”" if isinstance(who, str) and _told(who) else "",
        _contact(where[0]) if where else "",
    ]
    return ", ".join(part for part in said if part) or (f"“{_told(text)}”" if _told(text) else "")


def _told(text: str) -> str:
    """Give what is kept of a text; '' where all of it was taken out."""
    said = plain(text, _TEXT_LIMIT).replace(REMOVED, "…").strip()
    return said if said.strip(" …") else ""


def _contact(where: str) -> str:
    """Say where to complain; an e-mail address is not kept in the evidence."""
    if REMOVED in where:
        return "with an address for complaints, which is not kept"
    return f"complaints to {plain(where, _TEXT_LIMIT)}"
