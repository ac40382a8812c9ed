"""What an answer says of itself, in words: its title, the category it names, who gives it, what went wrong."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlsplit

from venuecheck.core.day_words import day
from venuecheck.filtering.judging.controls import read_and_trusted
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.foreign_answer import led_to, says
from venuecheck.filtering.judging.journey import Journey, PageFacts, SeenAnswer
from venuecheck.filtering.judging.name_words import host_words
from venuecheck.filtering.judging.own_content import broke_off, nobody_keeps
from venuecheck.filtering.judging.sinkhole import is_private
from venuecheck.filtering.model.address import same_site
from venuecheck.filtering.model.answer import Answer
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.kind_of_words import INNOCENT, Saying
from venuecheck.filtering.model.observation import Connection, Exchange, Tunnel
from venuecheck.filtering.model.reference import ReferencePage, is_alive
from venuecheck.filtering.redaction import REMOVED

_SIGN_IN = 407
_SERVER_ERROR = 500
_GATEWAY_FAILED = frozenset({502, 503, 504})
_KINDS = {
    (401, 407, 511): "a demand to sign in",
    (403, 451): "a refusal",
    (404, 410): "an answer that there is no such page",
    (429,): "an answer that too much was asked",
    range(200, 300): "a page",
    range(300, 400): "an answer that sends on to another place",
    range(500, 600): "an answer that something failed",
}
_CATEGORIES = frozenset({"cat", "catid", "category", "categoryid", "categories", "catname"})
_REASONS = frozenset({"reason"})
_LONGEST = 60
_BLOCKED_BY = re.compile(r"<([^>]{1,200})>[^,]{0,200}?rel=\"?blocked-by", re.IGNORECASE)
# Squid names what went wrong, and these names stand in its log and in its documents.
_SQUID = "x-squid-error"
_ELSEWHERE = "Somebody who opens it on another line would tell."
_BY_HAND = "A person who opens it here (a hand check) would tell."


def grounds(answer: Answer) -> str:
    """Give the category and the reason that a redirect's address names; '' for none."""
    _, _, query = (answer.redirect.url if answer.redirect else "").partition("?")
    named: dict[str, str] = {}
    for key, value in parse_qsl(query):
        word = "category" if key.lower() in _CATEGORIES else "reason" if key.lower() in _REASONS else ""
        if word and value.strip():
            # what may be a name is not kept; that something stands there is
            told = f"a {word} of its own wording" if REMOVED in value else f"{word} “{value.strip()[:_LONGEST]}”"
            named.setdefault(word, told)
    return ", ".join(named.values())


def blocked_by(answer: Answer) -> str:
    """Give whom an answer names as the one who blocks (RFC 7725, and headers of like meaning); '' for nobody."""
    linked = _BLOCKED_BY.search(answer.header("link"))
    named = linked[1] if linked else answer.header("blocked-by") or answer.header("x-blocked-by")
    return " ".join(named.replace(REMOVED, " ").split())[:_LONGEST]


def blocks_itself(answer: Answer, host: str) -> bool:
    """Whether all whom an answer's links name as the one who blocks are the site of `host` itself (RFC 7725, 4)."""
    named = _BLOCKED_BY.findall(answer.header("link"))
    return bool(named) and all(_is_at(url, host) for url in named)


def _is_at(url: str, host: str) -> bool:
    try:
        parts = urlsplit(url)
        return same_site(parts.hostname, host) if parts.hostname else not parts.netloc and parts.path.startswith("/")
    except ValueError:
        return False


def kind_words(answer: Answer) -> str:
    """Say what an answer is, for those who do not know statuses by heart."""
    for statuses, words in _KINDS.items():
        if answer.status in statuses:
            return words
    return "an answer"


def status_words(answer: Answer) -> str:
    """Give an answer's status, and what tells it from others: Squid's name for a fault, where it leads, its title."""
    words = f"status {answer.status}"
    if error := answer.header(_SQUID).split(" ")[0]:
        return f"{words}, {error[:_LONGEST]}" if error.startswith("ERR_") else words
    if answer.redirect and answer.redirect.host:
        return f"{words}, sent on to {host_words(answer.redirect.host[:_LONGEST])}"
    title = answer.body.title.replace(REMOVED, "…")[:_LONGEST].strip(" .…") if answer.body else ""
    return f"{words}, titled “{title}”" if title else words


def sent_inward(journey: Journey) -> str:
    """Say that the browser was sent into the local network, where nothing answered; '' where it was not."""
    last = journey.last
    if not (isinstance(last, Connection) and last.failure and last.hop) or last.to_proxy:
        return ""
    if not is_private(last.address) or is_private(journey.connected_to):
        return ""
    how = "to which this device has no route" if last.failure is Failure.NO_ROUTE else "where nothing answers"
    return (
        "What answers for the site sends the browser into the local network "
        f"({last.address}, port {last.port}), {how}. A filter whose own page is down looks so, and so does a site that "
        "was set up so by mistake. Find out whose address it is."
    )


def came_instead(
    facts: PageFacts, journey: Journey, fingerprints: Sequence[Fingerprint], known: ReferencePage | None = None
) -> str | None:
    """Say what answered instead of the page; None where the journey ended without an answer."""
    final, last = journey.final, journey.last
    if final is None or not isinstance(last, (Exchange, Tunnel)):
        return None
    return _instead(facts, journey, final, fingerprints, known)


def _instead(
    facts: PageFacts,
    journey: Journey,
    final: SeenAnswer,
    fingerprints: Sequence[Fingerprint],
    known: ReferencePage | None,
) -> str:
    answer, read = final.answer, read_and_trusted(journey)
    if answer.status == _SIGN_IN:
        return "The proxy asks for a name and password, so the page was not asked for."
    failing = next((each.name for each in fingerprints if each.failed(answer)), "")
    if not final.genuine and (failing or answer.status in _GATEWAY_FAILED):
        return _not_got(answer, failing or ("The proxy" if final.tunnel else ""), read=read)
    if final.tunnel and answer.status >= _SERVER_ERROR:
        return (
            f"The proxy failed on the page ({status_words(answer)}). That can be the filter, or a fault of the proxy: "
            "its log says which."
        )
    if answer.body is not None and answer.body.cut is Failure.MALFORMED:
        return (
            f"The answer (status {answer.status}) cannot be read: it is damaged, or compressed in a way that was not "
            "asked for. What it shows is not known."
        )
    if broke_off(answer.body):
        return (
            f"The answer (status {answer.status}) broke off before its end: a page that is cut is neither blocked nor "
            "opened."
        )
    if nobody_keeps(answer.body):
        return _gone(answer)
    return (
        _elsewhere(facts, journey) if known is None and not final.genuine and not answer.redirect else ""
    ) or _without(facts, final, known)


def _elsewhere(facts: PageFacts, journey: Journey) -> str:
    """Say that the browser was sent on to another site, and what that can be; '' where it was not."""
    led = [reply.answer.redirect for reply in journey.replies if reply.answer.redirect]
    if not led or same_site(led[-1].host, facts.host):
        return ""
    return (
        f"The browser is sent on ({led_to(journey)}), to a page without a filter's signs. Sites that have moved or "
        "were given up do that, and so does a filter that leads elsewhere. A reference from an unfiltered line "
        "would tell."
    )


def _gone(answer: Answer) -> str:
    """Say that what came is the page of a name or a site that nobody keeps any more."""
    return (
        f"What came reads as if nobody kept a site here any more ({status_words(answer)}): parked, for sale, "
        "suspended, closed, or not set up. It says nothing about what stood here before. Somebody who opens it sees "
        "whether that is so: then put another page in its place."
    )


def _without(facts: PageFacts, final: SeenAnswer, known: ReferencePage | None) -> str:
    """Say that an answer lacks what would prove it."""
    answer = final.answer
    if facts.page.expect is None and known is not None and is_alive(known):
        return (
            f"Something answered ({status_words(answer)}) with other content than the reference saw on "
            f"{day(known.seen)}: the page may have changed or turn programs away, or an unknown filter answered. "
            f"{_BY_HAND}"
        )
    if facts.page.expect is None and final.genuine:
        return (
            f"The site itself answered ({status_words(answer)}), as its public certificate proves, so this is no block "
            "page. But it is a fault or a refusal, or a page that unrelated sites show as well, as hosts and dealers "
            f"in names have it: the site may be gone, be down, or turn programs away. {_BY_HAND}"
        )
    if facts.page.expect is None:
        return (
            f"Something answered ({status_words(answer)}), but the list does not say what the page should show: it "
            "cannot be told from a block page. A reference from an unfiltered line would tell."
        )
    if answer.body is not None and not answer.body.complete:
        return (
            f"This program stopped reading a long answer (status {answer.status}) before the text that the list "
            "expects. Have the list expect a text further up."
        )
    if final.genuine:
        return (
            f"The site itself answered ({status_words(answer)}), as its public certificate proves, with other content "
            f"than the page should have: it may have changed, be down, or turn programs away. {_BY_HAND}"
        )
    return (
        f"Something answered ({status_words(answer)}) with other content than the page should have, without a filter's "
        f"signs: the page may have changed or turn programs away, or an unknown filter answered. {_BY_HAND}"
    )


def _not_got(answer: Answer, who: str, *, read: bool) -> str:
    """`who` is the proxy that speaks for itself; '' where the site may have said it, by a proxy or not.

    `read`: the network read the connection, so what reads it may have said it as well.
    """
    words = says(answer.body)
    if not who and Saying.BLOCKED in words and not words & INNOCENT:
        return (
            f"A page came that says that something is blocked, with the status of a fault ({status_words(answer)}), "
            "which sites that are down give as well. Where a person sees that it is your filter's page, have it taught "
            "to this program."
        )
    if who:
        said = f"{who} says that it could not get the page ({status_words(answer)})"
        return f"{said}. The page may be down, or something behind the proxy may stop it."
    if read:
        return (
            "This network reads the secure connection. What reads it, or the site behind it, says that it cannot give "
            f"the page ({status_words(answer)}). The page may be down or turn programs away, or the filter answers so "
            f"for what it stops. {_ELSEWHERE}"
        )
    said = f"The site, or something on the way, says that it cannot give the page ({status_words(answer)})"
    return f"{said}. The page may be down or turn programs away, or a filter answers so for what it stops. {_ELSEWHERE}"
