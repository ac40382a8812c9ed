"""A raw answer turned into what is kept of it: redacted, bounded, with what rules need already noted."""

import hashlib
import html
import re
from dataclasses import dataclass, field, replace
from secrets import token_bytes

from venuecheck.filtering.judging.fingerprint import Fingerprint, first_page_in, recognised
from venuecheck.filtering.judging.likeness import tells
from venuecheck.filtering.kinds_of_words import sayings_in
from venuecheck.filtering.model.address import AddressError, WebAddress, same_site, site_of
from venuecheck.filtering.model.answer import DNS_MESSAGE, DNS_REPLY, REWRITTEN, Answer, Body, Redirect
from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.model.observation import Lookup
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.model.plain_words import plain_words
from venuecheck.filtering.model.sketch import sketch_of
from venuecheck.filtering.redaction import REMOVED, carries, redact_header, redact_host, redact_text, redact_url
from venuecheck.filtering.stock_refusals import is_stock_refusal
from venuecheck.filtering.vantage.charset import decode
from venuecheck.filtering.vantage.http_step import RawAnswer
from venuecheck.filtering.vantage.sent_on import SentOn, next_hop, sent_by_header, sent_by_page
from venuecheck.filtering.ways_on import ways_on_in

_TITLE_WITHIN = 64 * 1024
_SEARCHED = 128 * 1024
_PICTURE = re.compile(r"data:[\w/+.-]{1,40};base64,[A-Za-z0-9+/=]*")
_TITLE = re.compile(r"<title[^>]{0,200}>(.{0,1000}?)</title", re.IGNORECASE | re.DOTALL)
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)", re.IGNORECASE | re.DOTALL)
_LOADS = re.compile(r"<script\b[^<>]{0,1000}\bsrc\s*=", re.IGNORECASE)
_ALTERNATIVE = re.compile(r"<img\b[^<>]{0,2000}?\salt\s?=\s?([\"'])([^<>]{1,300}?)\1", re.IGNORECASE)
_WRITTEN_FRAME = re.compile(
    r"""<iframe\b(?=[\s/])[^<>"']{0,500}(?:(?:"[^"]{0,500}"|'[^']{0,500}')[^<>"']{0,500}){0,9}?"""
    r"""\ssrcdoc\s?=\s?(?:"([^"]{0,20000})"|'([^']{0,20000})')""",
    re.IGNORECASE,
)
"""A frame whose page is written into this one."""
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = bytes(code if chr(code).isalpha() else 0x20 for code in range(128)) + b" " * 128
_TAG = re.compile(r"<[^<>]{0,2000}>")
_ENDS_A_LINE = re.compile(
    r"</?(?:address|article|blockquote|body|br|button|dd|div|dl|dt|footer|form|h[1-6]|header|hr|li|main|nav|ol|option|p|"
    r"pre|section|t[dhr]|table|title|ul)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_WORDS_NEEDED = 60
"""Characters of visible text below which two bodies are alike by chance ("404 Not Found")."""
_SHORT_PAGE = 4_000
"""Characters of visible text above which a page that shows its content is no block page."""
_FEW = 20
"""Visible words below which a page may be a picture."""
_SKETCHED = 8_192
"""Characters of visible text that a sketch is made of."""
_KEPT_HEADERS = frozenset(
    {
        "server", "via", "location", "link", "content-type", "content-length", "content-encoding", "x-squid-error",
        "x-cache", "x-cache-lookup", "proxy-agent", "proxy-authenticate", "proxy-status", "blocked-by",
        "x-powered-by", "retry-after", "date", "alt-svc", "x-blocked-by", "x-filter", "mime-version",
        "proxy-connection",
    }
)  # fmt: skip
_LONGEST_HEADER = 500
_DNS_HEADER = 12
_DNS_CODES = {0: "NOERROR", 1: "FORMERR", 2: "SERVFAIL", 3: "NXDOMAIN", 4: "NOTIMP", 5: "REFUSED"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """By what answers are told and kept during a run."""

    fingerprints: tuple[Fingerprint, ...] = ()
    """Held against each answer as it came."""
    identities: tuple[str, ...] = ()
    """Names of this device and its user, taken out of evidence."""
    titles: frozenset[str] | None = frozenset()
    """Titles that a reference knows, and that are no pupil's name therefore; None for every title, where a reference
    is made on an unfiltered line."""
    secret: bytes = field(default_factory=lambda: token_bytes(16), repr=False)
    """Kept nowhere: without it nobody finds out which title a mark stands for."""

    known_hosts: frozenset[str] = field(init=False, default=frozenset(), repr=False)
    """Hosts by which products and the venue's own page are known."""

    def __post_init__(self) -> None:
        hosts = frozenset(sign.host for each in self.fingerprints for sign in each.signs if sign.host)
        object.__setattr__(self, "known_hosts", hosts)

    def host(self, host: str, page: WebAddress) -> str:
        """Give a host that the browser was sent on to as it may be kept; the page's own site is the list's."""
        return host if same_site(host, page.host) else redact_host(host, self.identities, self.known_hosts)

    def lookup(self, step: Lookup) -> Lookup:
        """Give a look-up of a page's own name as it may be kept: the network's DNS wrote where it leads on to."""
        aliases = tuple(
            alias if same_site(alias, step.name) else redact_host(alias, self.identities, self.known_hosts)
            for alias in step.aliases
        )
        return step if aliases == step.aliases else replace(step, aliases=aliases)

    def address(self, url: str, page: WebAddress | None = None) -> str:
        """Give an address that the browser was sent on to as it may be kept."""
        own = _own_hosts(page) if page is not None else frozenset()
        return redact_url(url, self.identities, self.known_hosts | own)

    def header(self, name: str, value: str, page: WebAddress) -> str:
        """Give a header as it may be kept; whom a link names as the one who blocks may be the page's own site."""
        known = self.known_hosts | _own_hosts(page) if name == "link" else self.known_hosts
        return redact_header(name, value[:_LONGEST_HEADER], self.identities, known)


def _own_hosts(page: WebAddress) -> frozenset[str]:
    return frozenset({page.host, site_of(page.host)})


def keep(
    raw: RawAnswer,
    page: Page,
    page_address: WebAddress,
    asked: WebAddress,
    keeping: Keeping,
) -> tuple[Answer | None, SentOn | None]:
    """Keep of `raw` what evidence needs, None where no answer came; and say where it sends the browser on.

    `asked` is the address of this hop. A page that shows its own content is where the way ends.
    """
    if not raw.status:
        return None, None
    headers = dict(raw.headers)
    text = decode(raw.body, headers)
    body, whole = _body(raw, text, page, (page_address, asked.host), keeping)
    sent = sent_by_header(raw.status, headers, asked)
    if sent is None and not body.holds_expected:
        sent = sent_by_page(headers, text, asked)
    if sent is None and same_site(asked.host, page_address.host) and _is_drawn(text, body):
        body = replace(body, says=(Saying.SITE_REFUSES,))  # as a page does that says that one needs scripts
    answer = Answer(
        status=raw.status,
        reason=plain_words(raw.reason),
        headers=tuple(
            (name, keeping.header(name, value, page_address)) for name, value in raw.headers if name in _KEPT_HEADERS
        ),
        body=body,
        # the address is looked at before it is redacted, and never kept as it came
        redirect=None if sent is None else _redirect(sent, page_address, asked, keeping),
        recognised=recognised(_as_it_came(raw, whole, sent), keeping.fingerprints),
    )
    return answer, sent


def _as_it_came(raw: RawAnswer, body: Body, sent: SentOn | None) -> Answer:
    """Give the answer with nothing taken out, for what is told of it now; it is never kept."""
    redirect = None
    if sent is not None:
        try:
            target = next_hop(sent)
            url, host = target.url, target.host
        except AddressError:
            url, host = sent.written[:4_096], ""
        redirect = Redirect(url=url, host=host, same_site=False, carries_page=False, how=sent.how)
    return Answer(status=raw.status, headers=tuple(raw.headers), body=body, redirect=redirect)


def _redirect(sent: SentOn, page: WebAddress, asked: WebAddress, keeping: Keeping) -> Redirect:
    try:
        target = next_hop(sent)
    except AddressError:
        url = keeping.address(sent.written[:4_096])
        return Redirect(url=url, host="", same_site=False, carries_page=False, how=sent.how)
    return Redirect(
        url=keeping.address(sent.url, page),
        host=keeping.host(target.host, page),
        same_site=same_site(target.host, asked.host),
        carries_page=carries(sent.url, page.url, page.host),
        how=sent.how,
    )


def _body(raw: RawAnswer, text: str, page: Page, at: tuple[WebAddress, str], keeping: Keeping) -> tuple[Body, Body]:
    """Give what is kept of the body; and the same with its title and text whole, for fingerprints."""
    address, shown_by = at
    holds = _holds(page, text)
    title = _TITLE.search(text[:_TITLE_WITHIN])
    # a short one with the page's own content, too, is held against others: it may be a block page that quotes it
    visible = _visible(text, address)
    shown = " ".join(html.unescape(title[1]).split())[:200] if title else ""
    short = not holds or len(visible) <= _SHORT_PAGE
    compared = short or keeping.titles is None
    told = redact_text(shown, keeping.identities)
    likeness, words = _likeness(visible) if compared else "", len(visible.split())
    own_title = _tidied(told, address)
    bare = _without_pictures(text) if short else ""
    all_of_it = ""
    if compared and not likeness:
        # of a page without words its bytes: an empty answer, one dot, a script
        all_of_it = _tidied(f"{told} {visible}", address) if words else hashlib.sha256(raw.body).hexdigest()
    body = Body(
        size=len(raw.body),
        complete=raw.complete,
        cut=raw.cut,
        likeness=likeness,
        sketch=_sketch(visible, keeping) if compared else "",
        title=told if keeping.titles is None or told in keeping.titles else plain_words(told) or first_page_in(told),
        title_mark=_mark(own_title if tells(own_title) else "", keeping.secret),
        short_mark=_mark(all_of_it, keeping.secret),
        text="" if holds else _dns_reply(raw) or _known_words(text),
        holds_expected=holds,
        words=words,
        says=_says(shown, visible, bare, (address.host, shown_by)) if short else (),
    )
    return body, replace(body, title=shown, text=bare)


def _says(title: str, visible: str, bare: str, hosts: tuple[str, str]) -> tuple[Saying, ...]:
    said = sayings_in(f"{title}\n{visible}\n{_of_pictures(bare) if len(visible.split()) < _FEW else ''}")
    refused = (Saying.SITE_REFUSES,) if is_stock_refusal(bare) and Saying.SITE_REFUSES not in said else ()
    return (*said, *refused, *ways_on_in(bare, hosts))


def _is_drawn(text: str, body: Body) -> bool:
    """Whether a program draws all that a page shows: what that is, nothing here sees."""
    loads = not body.says and body.words < _FEW and _LOADS.search(text[:_TITLE_WITHIN])
    return bool(loads) and not _shown_words(_TITLE.sub("<p", text[:_SEARCHED])).strip()


def _of_pictures(text: str) -> str:
    """Give what pictures say for those who do not see them; of a page that itself says hardly anything."""
    return " ".join(html.unescape(each[2]) for each in _ALTERNATIVE.finditer(text[:_TITLE_WITHIN]))


def _sketch(visible: str, keeping: Keeping) -> str:
    """Sketch redacted words, so that no name of a person is in it, and two people's block pages are alike."""
    return sketch_of(redact_text(visible[:_SKETCHED], keeping.identities).replace(REMOVED, " "))


def _tidied(text: str, address: WebAddress) -> str:
    """Give a text in lower case, without the page's own host."""
    return " ".join(text.lower().replace(address.host, " ").split())


def _mark(told: str, secret: bytes) -> str:
    """Mark a short text so that it is known again and cannot be read; '' for none."""
    return hashlib.blake2s(told.encode("utf-8", "replace"), key=secret, digest_size=8).hexdigest() if told else ""


def _known_words(text: str) -> str:
    """Give the words of a body that rules look for: there are few, and none of them anybody's name."""
    return next((words for words in REWRITTEN if words in text), "")


def _holds(page: Page, text: str) -> bool | None:
    """Whether the page's own content is there; None where that cannot be told, as of a page that held it once."""
    if page.expect is not None:
        return page.expect.contains in text
    return True if page.lapsed is not None and page.lapsed.contains in text else None


def _without_pictures(text: str) -> str:
    """Take out what is written into a page as base64: a picture is no text, and long."""
    return _PICTURE.sub("data:", text)


def _dns_reply(raw: RawAnswer) -> str:
    """Say what a resolver answered over HTTPS (RFC 8484), whose message is no text; '' for anything else."""
    if not dict(raw.headers).get("content-type", "").lower().startswith(DNS_MESSAGE) or len(raw.body) < _DNS_HEADER:
        return ""
    code = raw.body[3] & 0x0F
    return DNS_REPLY + _DNS_CODES.get(code, f"code {code}")


def _visible(text: str, address: WebAddress) -> str:
    """Give the visible words in lower case, in lines as a browser sets them, without the page's own address.

    Of a page that has hardly any, those of the frames that are written into it.
    """
    visible = _shown_words(text[:_SEARCHED])
    if "srcdoc" in text[:_SEARCHED] and len(visible.split()) < _FEW:
        frames = _WRITTEN_FRAME.finditer(_UNSEEN.sub(" ", text[:_SEARCHED]))
        framed = (html.unescape(one[1] or one[2] or "") for one in frames)
        visible = "\n".join((visible, *map(_shown_words, framed)))
    plain = address.host.removeprefix("www.")
    for own in (address.url.lower(), address.host, address.target.lower() if len(address.target) > 3 else "", plain):  # noqa: PLR2004
        visible = visible.replace(own, " ") if own else visible
    return visible


def _shown_words(markup: str) -> str:
    seen = markup
    if "<" in seen:
        seen = _TAG.sub(" ", _ENDS_A_LINE.sub("\n", _UNSEEN.sub(" ", seen.replace("\n", " "))))
    return html.unescape(seen).lower()


def _likeness(visible: str) -> str:
    """Digest the visible words: the same for one block page shown for several pages."""
    if visible.isascii():  # the same words, and many times faster
        words = b" ".join(visible.encode("ascii").translate(_LETTERS).split())
        return hashlib.sha256(words).hexdigest() if len(words) >= _WORDS_NEEDED else ""
    found = " ".join(_WORD.findall(visible))
    return hashlib.sha256(found.encode("utf-8", "replace")).hexdigest() if len(found) >= _WORDS_NEEDED else ""
