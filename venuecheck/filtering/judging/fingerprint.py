"""Block pages of known products, recognised by address, header, title or body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from venuecheck.filtering.judging.sign import NamesGroup, Sign, WayPast, holds
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.group_name import plain_group
from venuecheck.filtering.model.plain_words import plain_words
from venuecheck.filtering.model.recognised import Named, Recognised

UNKNOWN_PRODUCT = "unknown"
"""In place of a fingerprint's id, where something on the way shows itself and no fingerprint knows it."""
TAUGHT = "taught"
"""In place of a fingerprint's id, of the block page that a venue taught itself."""
_REFUSED = frozenset({403, 451})
"""Statuses with which filters refuse; all others from 400 come from sites that are unwell or want something else."""
_CONTENT_NETWORKS = ("akamai", "awselb", "cloudflare", "cloudfront", "ddos-guard", "imperva", "sucuri")
_CLIENT_ERROR = 400
_MOST_KEPT = 4_096
_LONGEST_REASON = 80
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

    def recognise(self, answer: Answer) -> Recognised | None:
        """Say what `answer`, as it came, shows of this product; None where it is no page of it.

        Reads the address, title and body before people are taken out of them, and gives only words that are known.
        """
        if self.failures and _shown(self.failures, answer):
            return Recognised(product=self.id, failing=True)
        if not _shown(self.signs, answer):
            return None
        named = ((each.kind, plain_group(each.value_in(answer))) for each in self.names_group)
        text = answer.body.text if answer.body else ""
        return Recognised(
            product=self.id,
            names=tuple(Named(naming=kind, name=name) for kind, name in dict.fromkeys(named) if name),
            reason=self._reason(text),
            way_past=next((at for at, each in enumerate(self.ways_past, start=1) if holds(text, each.body)), 0),
        )

    def seen_in(self, answer: Answer) -> Recognised | None:
        """Give what was recognised when `answer` came; of records that do not say so, what is still to be seen."""
        if answer.recognised:
            return next((each for each in answer.recognised if each.product == self.id), None)
        return self.recognise(answer)

    def reason_in(self, answer: Answer) -> str:
        """Give the reason that the block page states, '' where it states none that may be shown."""
        seen = self.seen_in(answer)
        return f"reason “{seen.reason}”" if seen is not None and seen.reason else ""

    def way_past_in(self, answer: Answer) -> str:
        """Say which way past the block the page offers, '' for none that is known."""
        seen = self.seen_in(answer)
        known = seen is not None and 0 < seen.way_past <= len(self.ways_past)
        return self.ways_past[seen.way_past - 1].says if seen is not None and known else ""

    def matches(self, answer: Answer) -> bool:
        """Whether `answer` is this product's block page."""
        seen = self.seen_in(answer)
        return seen is not None and not seen.failing

    def failed(self, answer: Answer) -> bool:
        """Whether `answer` is this product's page for a site that it could not get."""
        seen = self.seen_in(answer)
        return seen is not None and seen.failing

    def _reason(self, text: str) -> str:
        for before in self.reason_after:
            at = text.lower().find(before.lower())
            said = _REASON_ENDS.split(text[at + len(before) :].lstrip(), maxsplit=1)[0] if at >= 0 else ""
            if told := plain_words(unescape(said).strip(" .")[: _LONGEST_REASON + 1]):
                return told
        return ""


def _shown(signs: Sequence[Sign], answer: Answer) -> bool:
    for sign in signs:  # noqa: SIM110 - `any` takes twice as long, and this is asked thousands of times
        if sign.matches(answer):
            return True
    return False


def recognised(answer: Answer, fingerprints: Sequence[Fingerprint]) -> tuple[Recognised, ...]:
    """Give every product whose page `answer`, as it came, is."""
    return tuple(seen for each in fingerprints if (seen := each.recognise(answer)) is not None)


def product_of(answer: Answer, fingerprints: Sequence[Fingerprint]) -> Fingerprint | None:
    """Name the product whose block page this is; None where none is known."""
    return _known(answer, fingerprints).blocks


@dataclass(frozen=True, slots=True)
class _Known:
    """What all fingerprints say of one answer."""

    fingerprints: Sequence[Fingerprint]
    blocks: Fingerprint | None
    fails: bool


_kept: dict[tuple[int, Answer], _Known] = {}


def _known(answer: Answer, fingerprints: Sequence[Fingerprint]) -> _Known:
    """Hold all fingerprints against an answer. Kept, for rules ask it of the same answers again and again."""
    key = (id(fingerprints), answer)
    found = _kept.get(key)
    if found is None or found.fingerprints is not fingerprints:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        seen = [(each, told) for each in fingerprints if (told := each.seen_in(answer)) is not None]
        found = _kept[key] = _Known(
            fingerprints,
            blocks=next((each for each, told in seen if not told.failing), None),
            fails=any(told.failing for _, told in seen),
        )
    return found


def first_page_in(title: str) -> str:
    """Give the words by which `title` is that of a web server's own first page; '' where it is none."""
    told = title.lower()
    found = next((each for each in _FIRST_PAGES if told.startswith(each)), "")
    return title[: len(found)]


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
    first_page = answer.body is not None and bool(first_page_in(answer.body.title))
    return missing or redirected or refused or first_page or _known(answer, fingerprints).fails
