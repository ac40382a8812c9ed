"""Block pages of known products, recognised by address, header, title or body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import ClassVar
from urllib.parse import parse_qsl

from venuecheck.filtering.model.confidence import Confidence
from venuecheck.filtering.model.observation import Answer
from venuecheck.filtering.model.run import Naming

UNKNOWN_PRODUCT = "unknown"
"""In place of a fingerprint's id, where something on the way shows itself and no fingerprint knows it."""
_REFUSED = frozenset({403, 451})
"""Statuses with which filters refuse; all others from 400 come from sites that are unwell or want something else."""
_CONTENT_NETWORKS = ("akamai", "awselb", "cloudflare", "cloudfront", "ddos-guard", "imperva", "sucuri")
_CLIENT_ERROR = 400
_LONGEST_NAME = 80
_ENDS = re.compile(r"[\n\r<>\"'|;\xa0]")
_REASON_ENDS = re.compile(r"[\n\r<\\]")
# How web servers' own first pages are titled: what a site shows whose content was never put there, or is gone.
_FIRST_PAGES = (
    "welcome to nginx",
    "welcome to openresty",
    "welcome to caddy",
    "caddy works",
    "apache2 ubuntu default page",
    "apache2 debian default page",
    "apache http server test page",
    "test page for the apache http server",
    "test page for the nginx http server",
    "test page for the http server",
    "http server test page",
    "iis windows",
    "iis7",
    "it works!",
    "default web site page",
    "domain default page",
    "default parallels plesk",
    "index of /",
    "just a moment",
    "attention required!",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderSign:
    """A header that holds a text."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    name: str
    """Lower case."""
    contains: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Things that stand together on a product's block page: all that are given must be there."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    host: str = ""
    """The host that a redirect leads to, or the domain that it stands under."""
    location: str = ""
    """Text in the address that a redirect leads to (without the values of its parameters)."""
    title: str = ""
    """Text in the title."""
    body: str = ""
    """Text in the first 8,192 characters of the body."""
    header: HeaderSign | None = None
    status: int | None = None
    confidence: Confidence = Confidence.DOCUMENTED
    """How well it is known that the product shows this."""

    def matches(self, answer: Answer) -> bool:
        """Whether everything that this sign names is in `answer`. Letter case does not matter."""
        body = answer.body
        where = answer.redirect.url if answer.redirect else ""
        return (
            (self.status is None or self.status == answer.status)
            and _holds(where, self.location)
            and (not self.host or _under(answer.redirect.host if answer.redirect else "", self.host))
            and _holds(body.title if body else "", self.title)
            and (self.header is None or _has(answer, self.header))
            and _holds(body.text if body else "", self.body)
        )

    @property
    def empty(self) -> bool:
        """Whether it names nothing that tells a product: a status alone never does."""
        return not (self.host or self.location or self.title or self.body or self.header)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesGroup:
    """Where a product's block page names the group or policy that it applied: a parameter, or a label in its text."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    kind: Naming
    parameter: str = ""
    """Name of a parameter of the address that a redirect leads to. Letter case does not matter."""
    after: str = ""
    """Text of the body that stands right before the name; the name ends with the line, the tag or the quote."""

    def value_in(self, answer: Answer) -> str:
        """Give what stands there, '' where nothing does. Letter case does not matter."""
        if self.parameter:
            _, _, query = (answer.redirect.url if answer.redirect else "").partition("?")
            return next((value for key, value in parse_qsl(query) if key.lower() == self.parameter.lower()), "")
        text = answer.body.text if answer.body else ""
        at = text.lower().find(self.after.lower())
        named = unescape(text[at + len(self.after) :].lstrip()[:_LONGEST_NAME]) if at >= 0 else ""
        return _ENDS.split(named, maxsplit=1)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayPast:
    """A way past the block that a product's block page offers to whoever reads it."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    body: str
    """Text in the beginning of the body that shows it."""
    says: str
    """A sentence for a person: what is offered, and what takes it away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """How one product shows itself: any one of its signs is enough."""

    id: str
    name: str
    signs: tuple[Sign, ...]
    failures: tuple[Sign, ...] = ()
    """Its pages for sites that are down: look-alikes of a block page, on every site that fails."""
    names_group: tuple[NamesGroup, ...] = ()
    """Where its block page says which group or policy it applied."""
    reason_after: tuple[str, ...] = ()
    """Texts of its block page right before the reason that it gives."""
    ways_past: tuple[WayPast, ...] = ()
    decided_where: str = ""
    """For whoever runs it: where it says why it stopped a page, and how a page is let through; '' where not known."""

    def reason_in(self, answer: Answer) -> str:
        """Give the reason that the block page states, '' where it states none. Letter case does not matter."""
        text = answer.body.text if answer.body else ""
        for before in self.reason_after:
            at = text.lower().find(before.lower())
            if at >= 0 and (said := _REASON_ENDS.split(text[at + len(before) :].lstrip(), maxsplit=1)[0].strip(" .")):
                return f"reason “{said[:_LONGEST_NAME]}”"
        return ""

    def way_past_in(self, answer: Answer) -> str:
        """Say which way past the block the page offers, '' for none that is known."""
        return next((each.says for each in self.ways_past if answer.body and _holds(answer.body.text, each.body)), "")

    def matches(self, answer: Answer) -> bool:
        """Whether `answer` is this product's block page."""
        return any(sign.matches(answer) for sign in self.signs) and not self.failed(answer)

    def failed(self, answer: Answer) -> bool:
        """Whether `answer` is this product's page for a site that it could not get."""
        return any(sign.matches(answer) for sign in self.failures)


def product_of(answer: Answer, fingerprints: Sequence[Fingerprint]) -> Fingerprint | None:
    """Name the product whose block page this is; None where none is known."""
    return next((fingerprint for fingerprint in fingerprints if fingerprint.matches(answer)), None)


def says_little(answer: Answer, fingerprints: Sequence[Fingerprint]) -> bool:
    """Whether an answer is one that many sites give in the same words, so that likeness shows no filter.

    Sites that are down show one page: the proxy's own, or a server's bare "not found". Web servers redirect in
    the same words, show one first page until they have content, and content networks refuse or try strange browsers
    in theirs.
    """
    missing = answer.status >= _CLIENT_ERROR and answer.status not in _REFUSED
    redirected = 300 <= answer.status < 400  # noqa: PLR2004 - the statuses that send the browser on
    server = answer.header("server").lower()
    refused = answer.status in _REFUSED and any(name in server for name in _CONTENT_NETWORKS)
    first_page = answer.body is not None and answer.body.title.lower().startswith(_FIRST_PAGES)
    return (
        missing
        or redirected
        or refused
        or first_page
        or any(fingerprint.failed(answer) for fingerprint in fingerprints)
    )


def _holds(text: str, wanted: str) -> bool:
    return not wanted or (bool(text) and _lower(wanted) in _lower(text))


@lru_cache(maxsize=512)
def _lower(text: str) -> str:
    """Kept, because every sign is held against the same few texts."""
    return text.lower()


def _under(host: str, domain: str) -> bool:
    return f".{host.lower()}".endswith(f".{domain.lower()}")


def _has(answer: Answer, sign: HeaderSign) -> bool:
    return any(name == sign.name.lower() and sign.contains.lower() in value.lower() for name, value in answer.headers)
