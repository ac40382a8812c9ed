"""One step of a visit in words: what was done, and what came of it. Facts only; what they mean is the finding's."""

from dataclasses import dataclass

from venuecheck.filtering.judging.name_words import error_words
from venuecheck.filtering.model.answer import SUCCESS, SentBy
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import (
    Connection,
    Datagram,
    Exchange,
    Family,
    Handshake,
    Lookup,
    Observation,
    Purpose,
    Saw,
    Sighting,
    Trust,
    Tunnel,
)
from venuecheck.report.setting.wording import clause, counted, label, remark, seconds

FAILURE_WORDS: dict[Failure, str] = {
    Failure.NXDOMAIN: "the name does not exist",
    Failure.NODATA: "the name has no such address",
    Failure.DNS_REFUSED: "the name server refuses to answer",
    Failure.SERVFAIL: "the name server could not find out",
    Failure.DNS_OTHER: "the name server answers with an error",
    Failure.TRUNCATED: "the answer is too long for UDP, and TCP gives none",
    Failure.TIMEOUT: "no answer in time",
    Failure.REFUSED: "the connection is refused",
    Failure.RESET: "the connection is cut",
    Failure.EOF: "the connection is closed early",
    Failure.UNREACHABLE: "the answer is that it cannot be reached",
    Failure.NO_ROUTE: "this device has no way there",
    Failure.ALERT: "the other side ends the secure connection",
    Failure.MALFORMED: "what came back makes no sense",
    Failure.TOO_LARGE: "more came back than is read",
    Failure.BAD_ADDRESS: "it leads to an address that cannot be used",
    Failure.SENT_INWARD: "it leads into this device or its own link, and is not followed",
    Failure.TOO_MANY_REDIRECTS: "too many redirects",
    Failure.OUT_OF_TIME: "the time for this page was used up",
    Failure.FAULT: "this program failed",
}
_DISTRUST_WORDS: dict[Trust, str] = {
    Trust.UNKNOWN_ISSUER: "from an issuer that is not known",
    Trust.INCOMPLETE: "sent without its issuer's, which the site forgot",
    Trust.WRONG_NAME: "for another name",
    Trust.EXPIRED: "out of date",
    Trust.NOT_YET_VALID: "not valid yet",
    Trust.NOT_JUDGED: "not judged",
}
_SENT_BY_WORDS: dict[SentBy, str] = {
    SentBy.LOCATION: "",
    SentBy.REFRESH: " (Refresh)",
    SentBy.META: " (meta refresh)",
    SentBy.SCRIPT: " (a script)",
    SentBy.FRAME: " (a frame that fills the page)",
}
SAW_WORDS: dict[Saw, str] = {
    Saw.BLOCKED: "blocked",
    Saw.OPENED: "opened",
    Saw.UNSURE: "not sure",
}
_TITLE_LIMIT = 120
_TELLING_HEADERS = ("Server", "Via", "X-Squid-Error", "Blocked-By", "X-Blocked-By", "Link")
"""Headers with which whoever answered names itself, or whom it answers for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """One step, as a line of a table."""

    done: str
    came: str
    elapsed: str
    worked: bool


def step_shown(seen: Observation) -> StepShown:
    """Put an observation in words."""
    notes = [
        # a look-up of an IPv6 address is no question over IPv6
        "over IPv6" if seen.family is Family.IPV6 and not isinstance(seen, Lookup) else "",
        f"visit {seen.visit}" if seen.visit > 1 else "",
        f"after {counted(seen.hop, 'redirect')}" if seen.hop else "",
        "with an innocent name, to compare" if seen.purpose is Purpose.INNOCENT else "",
        "to compare" if seen.purpose is Purpose.COMPARE else "",
        "to know more" if seen.purpose is Purpose.CONTEXT else "",
    ]
    note = ", ".join(part for part in notes if part)
    return StepShown(
        done=label(_done(seen)) + (f" ({note})" if note else ""),
        came=outcome(seen) + _says_of_itself(seen),
        elapsed="not measured" if isinstance(seen, Sighting) else seconds(seen.elapsed),
        worked=seen.failure is None,
    )


def _done(seen: Observation) -> str:
    match seen:
        case Lookup(method="system"):
            return f"Looked up {seen.name} ({seen.record}) as this device does"
        case Lookup():
            by = (", by TCP" if seen.transport == "tcp" else "") + ("" if seen.edns else ", without EDNS")
            return f"Looked up {seen.name} ({seen.record}{by})" + (f" at {seen.resolver}" if seen.resolver else "")
        case Datagram():
            return f"Sent a datagram to {seen.address} port {seen.port} (UDP)"
        case Connection():
            return f"Connecting to {'the proxy ' if seen.to_proxy else ''}{seen.address} port {seen.port}"
        case Handshake():
            return f"Securing the connection to {seen.server_name or 'the address'}"
        case Tunnel():
            return f"Asked the proxy to connect to {seen.target} (CONNECT)"
        case Exchange():
            return f"Asked for {seen.url}"
        case Sighting():
            return "A person opened the page in a browser"


def outcome(seen: Observation) -> str:
    """Say what came of a step, short enough to stand in a narrow column."""
    if seen.failure is not None and not (isinstance(seen, Exchange | Tunnel) and seen.answer):
        return label(_failed(seen, seen.failure))
    match seen:
        case Lookup():
            found = ", ".join(seen.addresses or seen.values) or "no address"
            alias = f", by the alias (CNAME) {seen.aliases[-1]}" if seen.aliases else ""
            return label(found + alias + _extended(seen) + _other_answer(seen))
        case Datagram():
            return "something came back"
        case Connection():
            return "connected"
        case Handshake():
            return _certificate(seen)
        case Tunnel() | Exchange():
            return _answer(seen)
        case Sighting():
            return SAW_WORDS[seen.saw] + (f": {clause(remark(seen.note))}" if seen.note else "")


def _failed(seen: Observation, failure: Failure) -> str:
    if isinstance(seen, Exchange) and seen.detail:
        return clause(seen.detail)
    if not isinstance(seen, Lookup):
        return FAILURE_WORDS[failure]
    if seen.method == "system" and failure is Failure.NODATA:
        return "no address was found"  # the system does not tell why
    return FAILURE_WORDS[failure] + _extended(seen) + _other_answer(seen)


def _extended(seen: Lookup) -> str:
    return "".join(f"; {label(words)}" for error in seen.extended_errors if (words := error_words(error)))


def _other_answer(seen: Lookup) -> str:
    other = seen.other_answer
    if other is None:
        return ""
    return f"; a second answer said {', '.join(other.addresses) or other.rcode or 'no address'}"


def _certificate(seen: Handshake) -> str:
    issuer = label(seen.chain[0].issuer)[:_TITLE_LIMIT] if seen.chain else ""
    if seen.public_trust is Trust.TRUSTED:
        return "the site's own certificate"
    if seen.device_trust is Trust.TRUSTED:
        return "certificate made on this network" + (f" by {issuer}" if issuer else "")
    trust = seen.device_trust if seen.device_trust is not Trust.NOT_JUDGED else seen.public_trust
    return f"certificate {_DISTRUST_WORDS[trust]}" + (f": {issuer}" if issuer else "")


def _opened(seen: Tunnel) -> bool:
    """Whether the proxy made the connection: its answer then has no content."""
    return seen.failure is None and seen.answer is not None and seen.answer.status in SUCCESS


def _says_of_itself(seen: Observation) -> str:
    """Give the headers by which it is known who answered in the place of the page."""
    answer = seen.answer if isinstance(seen, Exchange | Tunnel) else None
    if answer is None or (answer.body is not None and answer.body.holds_expected):
        return ""
    if isinstance(seen, Tunnel) and _opened(seen):
        return ""
    said = [(name, answer.header(name.lower())) for name in _TELLING_HEADERS]
    return "".join(f"; {name}: {label(value)[:_TITLE_LIMIT]}" for name, value in said if value)


def _answer(seen: Tunnel | Exchange) -> str:
    answer = seen.answer
    if answer is None:
        return "no answer"
    words = f"{answer.status} {label(answer.reason)}".strip()
    if isinstance(seen, Tunnel) and _opened(seen):
        return words
    if answer.redirect:
        words += f", sent on to {label(answer.redirect.host)}{_SENT_BY_WORDS[answer.redirect.how]}"
    if answer.body is not None and answer.body.cut is not None:
        words += ", broken off"
    if answer.body and answer.body.title:
        words += f", titled “{label(answer.body.title)[:_TITLE_LIMIT]}”"
    if answer.body and answer.body.holds_expected is not None:
        words += ", with the expected content" if answer.body.holds_expected else ", without the expected content"
    return words
