"""Why a verdict is what it is, in sentences for a person."""

from collections.abc import Sequence

from venuecheck.core.day_words import day
from venuecheck.filtering.judging.answer_words import came_instead, sent_inward
from venuecheck.filtering.judging.clock import certificate_words
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.judging.life import SignOfLife, sign_of_life, silent
from venuecheck.filtering.judging.name_words import address_of, answer_words, detailed, error_words, resolver_words
from venuecheck.filtering.judging.rule import Match, Rule
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Exchange, Family, Handshake, Lookup
from venuecheck.filtering.model.reference import PageHealth, ReferencePage

NOT_VISITED = "This page was not tried: the check ended before its turn."
NOT_WORTH_TRYING = "This page was not tried, because none of the pages that must open did."
CANNOT_BE_TOLD_APART = (
    "The filter does not read secure pages, so it could not have told this page apart from others of the same site."
)
NO_PROXY = "The proxy could not be found out, so the page was not asked for."
CATEGORY_NOT_CONFIRMED = (
    "It is not confirmed that this page stands for its category: look at it on an unfiltered line before you act."
)
_FAMILY_WORDS = {Family.IPV4: "IPv4", Family.IPV6: "IPv6", Family.PROXY: "the proxy"}

_BROWSER_WARNS = "A browser on this device shows a warning first: it does not trust the certificate."
BROWSER_WARNS_FIRST = "A browser on this device shows a warning instead: it does not trust the certificate."
NO_PAGE_IN_A_TUNNEL = "A browser shows an error of its own for that, and not the filter's page."


def browser_warns(journey: Journey, *, untimely: int) -> str:
    """Say that a browser warns before the page, and why, where that is known: see `unclear` for `untimely`."""
    return certificate_words(journey, others=untimely) or _BROWSER_WARNS


def reached(rule: Rule, family: Family, others: Sequence[str]) -> str:
    """Say that the page opened, and by which way only where another was stopped."""
    stopped = [name for name in others if name != family.value]
    if stopped:
        other = _FAMILY_WORDS[Family(stopped[0])]
        return f"{rule.why}. It came over {_FAMILY_WORDS[family]}; over {other} it did not open."
    return f"{rule.why}{', though not on every try' if others else ''}."


def shown(rule: Rule, match: Match, *, product: str = "") -> str:
    """Say what the filter showed, and by which product, in words, where that is not said already."""
    details = "; ".join(part for part in (match.detail, "" if product and product in match.detail else product) if part)
    return f"{rule.why} ({details})." if details else f"{rule.why}."


def down_for_everyone(known: ReferencePage) -> str:
    """Say that the reference found the page dead, so nothing follows from it."""
    return (
        f"The reference found this page down on {day_of(known)}, from a line that nobody should filter: what happens "
        "to it here says nothing about the filter. Put another page in its place."
    )


def not_as_listed(known: ReferencePage) -> str:
    """Say that the reference found the page moved or changed."""
    what = (
        "sent on to another site" if known.standing is PageHealth.MOVED else "without the content that it should have"
    )
    return (
        f"On {day_of(known)} the reference saw this page {what}, and no filter's sign was seen here. Put the list "
        "right."
    )


def as_elsewhere(known: ReferencePage) -> str:
    """Say that the unfiltered line was shown the same."""
    return (
        f"What came is what the reference saw on {day_of(known)} as well, from a line that nobody should filter. The "
        "site itself shows it, or both lines are filtered alike. Have a person open the page on another line."
    )


def owners_or_filters(rule: Rule, match: Match) -> str:
    """Say that the name leads nowhere, and that nothing tells by whose doing."""
    return (
        f"{rule.why} ({match.detail}). A filter does that, and so do owners who give a name up or keep it for a "
        "network of their own. A reference from an unfiltered line would tell."
    )


def day_of(known: ReferencePage) -> str:
    """Give the day of a reference in words."""
    return day(known.seen)


def shared(sites: int) -> str:
    """Say beside a reason that other sites show the same; '' where none does."""
    if sites < _WORTH_SAYING:
        return ""
    return (
        f"The same page, or one much like it, came for {sites} sites of this list: a filter does that, and so do sites "
        "that are made alike. Where a person sees that it is your filter's page, have it taught to this program."
    )


_WORTH_SAYING = 2


def controls_failed(
    sentences: Sequence[str], journeys: Sequence[Journey] = (), *, by_name: bool = False, untimely: int = 0
) -> str:
    """Say that the line itself was in doubt; `by_name`: DNS gave them no addresses; see `unclear` for `untimely`."""
    seen = f" What was seen: {sentences[0][:1].lower()}{sentences[0][1:]}." if sentences else ""
    why = (
        " DNS gave no address for them at times: its server may be unsteady, or have too much to do." if by_name else ""
    )
    dated = next(filter(None, (certificate_words(each, others=untimely) for each in journeys)), "")
    said = f"Pages that must open did not open around this one, so nothing can be concluded.{why}{seen}"
    return f"{said} {dated}".rstrip()


def contradiction(sentences: Sequence[str], beside: Sequence[str], then: Sequence[str]) -> str:
    """Say that signs exclude each other and that nothing settles it, what else they show, and what to do."""
    return " ".join((f"The signs contradict each other. {'. '.join(sentences)}.", *beside, *then))


def settled(sentences: Sequence[str]) -> str:
    """Say beside a verdict that other signs speak against it; '' for none."""
    return f"Not all signs agree. {'. '.join(sentences)}." if sentences else ""


def same_for_both(detail: str) -> str:
    """Say that one page came for what should be blocked and for what should open, and does not tell which it is."""
    shown = f" ({detail})" if detail else ""
    return (
        f"One page{shown} came for pages that should be blocked and for pages that should open, and says in no words "
        "known here that anything is blocked. It may be a sign-in page, a notice, or a filter that lets a short list "
        "through. Open a browser on this network and sign in if it asks. If it is your filter's page, have it taught "
        "to this program."
    )


def seen_once(sentence: str, *, looked_again: bool, goes_on: bool) -> str:
    """Say that a sign was there at one look alone."""
    if looked_again:
        return f"{sentence}, but a second look found it otherwise: it may be chance, or a fault. Run the check again."
    if goes_on:
        return f"{sentence}. Seen once so far: a second look follows."
    return f"{sentence}, but the check ended before a second look: it may be chance. Run the check again."


_LIFE = {
    SignOfLife.BYTES: (
        "The beginning of an answer came, or a text without the lines that belong before a page (its status), and then "
        "no more. A filter can do that, and so does a site that is unwell."
    ),
    SignOfLife.SITE_GREETED: (
        "The site itself took the connection, as its certificate proves, and then gave no answer: it may turn programs "
        "away, or be unwell."
    ),
    SignOfLife.UNTRIED: ("The addresses that were tried do not answer, and the name has more than were tried."),
    SignOfLife.ALIAS: (
        "The name leads on to another name (CNAME), and that leads to no address. Owners make that fault, and some "
        "filters answer so."
    ),
    SignOfLife.MALFORMED: "What DNS replied makes no sense. That is a fault more often than a filter.",
    SignOfLife.NO_COMMON_TLS: (
        "What answers there says that it speaks no secure protocol that this program does. That is a site's own doing "
        "more often than a filter's."
    ),
}

_BY_FAILURE = {
    Failure.FAULT: "This program failed on the page, which says nothing about the filter. Please report it.",
    Failure.OUT_OF_TIME: "The page's time was used up before anything could be told.",
    Failure.TOO_MANY_REDIRECTS: (
        "What answers sends the browser on without end. A filter can do that, and so does a site that is unwell."
    ),
    Failure.BAD_ADDRESS: (
        "What answers sends the browser to an address that no browser follows. A filter can do that, and so does a "
        "site that is unwell."
    ),
    Failure.SENT_INWARD: (
        "What answers sends the browser to this device itself, or to its own link in the local network. That was not "
        "followed. A filter can do that, and so does a site that was set up so by mistake."
    ),
    Failure.MALFORMED: "What answered does not speak as a web site does. It may be a filter, or a fault.",
    Failure.TOO_LARGE: "What answered sent more than a web site does. It may be a filter, or a fault.",
    Failure.NO_ROUTE: "This device has no route to the site's address.",
}
_NO_TLS = (
    "What answers where a secure connection should begin speaks no TLS. A filter that cannot read secure connections "
    "may send its page so, and so does a site that was set up wrongly."
)
_LIKE_BEFORE = (
    "What came is like what the reference saw, without the text that the list expects: the page has most likely "
    "changed. Put the list right."
)
_REFUSED_ONCE = (
    "DNS refused to answer for this name, but not each time: it may have too much to do. Run the check again."
)
_TRUNCATED = (
    "The name could not be looked up: DNS's answer was too long for one packet, and could not be had over TCP. "
    "Something between this device and its DNS server may let TCP port 53 not pass: a firewall's fault more often than "
    "a filter's doing."
)
_STRAYED = (
    "The browser was sent to another site, which did not answer. A filter does that, and so do sites that have moved."
)


def unclear(
    facts: PageFacts,
    journeys: Sequence[Journey],
    sentences: Sequence[str],
    fingerprints: Sequence[Fingerprint],
    *,
    like_before: bool = False,
    known: ReferencePage | None = None,
    untimely: int = 0,
) -> str:
    """Say what came instead of the page or of a filter's sign; `like_before`: it looks like what a reference saw.

    `known` is what a reference says of the page; `untimely`, of how many other sites the certificates are out of their
    days.
    """
    if like_before:
        return _LIKE_BEFORE
    # what was answered by one kind of address tells more than why the other was not tried
    journey = min(journeys, key=lambda each: (silent(each), not each.replies))
    instead = came_instead(facts, journey, fingerprints, known)
    said = (sent_inward(journey) or _without_answer(journey, sentences)) if instead is None else instead
    return " ".join(filter(None, (said, certificate_words(journey, others=untimely))))


def _without_answer(journey: Journey, sentences: Sequence[str]) -> str:
    last = journey.last
    if isinstance(last, Connection) and last.to_proxy:
        return "The proxy took no connection for this page: it may be down, or have too much to do."
    if (life := sign_of_life(journey)) is not None and not journey.strayed:
        return _LIFE[life]
    if last.failure is Failure.FAULT and last.family is Family.PROXY:
        return " ".join(filter(None, (NO_PROXY, last.detail if isinstance(last, Exchange) else "")))
    if isinstance(last, Lookup):
        return _of_lookup(last)
    if last.failure is Failure.MALFORMED and isinstance(last, Handshake):
        return _NO_TLS
    if last.failure in _BY_FAILURE and not (last.failure is Failure.NO_ROUTE and journey.strayed):
        return _BY_FAILURE[last.failure]
    if journey.strayed:
        return _STRAYED
    seen = sentences[0] if sentences else "No sign of the page or of a filter was seen"
    return f"{seen}; the tries do not agree. Run the check again."


def _of_lookup(lookup: Lookup) -> str:
    if lookup.failure is Failure.NO_ROUTE:
        where = address_of(lookup)
        lacks = f"no route to its DNS server ({where})" if where else "no DNS server set"
        return f"The name could not be looked up: this device has {lacks}."
    if lookup.failure is Failure.OUT_OF_TIME:
        return _BY_FAILURE[Failure.OUT_OF_TIME]
    if lookup.failure is Failure.DNS_REFUSED:
        return _REFUSED_ONCE
    if lookup.failure is Failure.TRUNCATED:
        return _TRUNCATED
    if lookup.failure is None:
        if all(":" in each for each in lookup.addresses):
            return "The name has addresses of IPv6 alone, which this device cannot use here."
        return "The name leads to an address that cannot be used."
    said = detailed(answer_words(lookup), *map(error_words, lookup.extended_errors), resolver_words(lookup))
    code = f" ({said})" if lookup.rcode else ""
    return (
        f"The name could not be looked up: DNS failed{code}. That is a fault more often than a filter: the name "
        "server's log says which."
    )
