"""Rules about connections and TLS."""

from venuecheck.filtering.judging.context import Context
from venuecheck.filtering.judging.journey import Journey, PageFacts, inspected
from venuecheck.filtering.judging.life import silent
from venuecheck.filtering.judging.rule import Match, Rule, Says, When
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.observation import Connection, Handshake, Purpose, Tunnel

PLACES = 2
"""Of others, where a name is tried that is cut off at its own address. Each is in a network of its own, and none in the
page's: a content network may keep the site as well as a control.
"""
CUT_ELSEWHERE, PASSES_ELSEWHERE = "tls.cut-elsewhere", "tls.passes-elsewhere"
_CUTS = frozenset({Failure.RESET, Failure.EOF, Failure.ALERT})
_OWN_DOING = frozenset({Failure.RESET, Failure.EOF, Failure.TIMEOUT, Failure.ALERT})


def _at(kind: type[Connection] | type[Handshake], failure: Failure) -> When:
    def when(journey: Journey, _facts: PageFacts, context: Context) -> Match | None:
        last = journey.last
        if not isinstance(last, kind) or last.failure is not failure or not silent(journey):
            return None
        if isinstance(last, Handshake) and _has_content_for_tunnel(journey):
            return Match(why=_NO_TUNNEL)
        return Match(detail=_seen(last, context))

    return when


_NO_TUNNEL = "The proxy says that it opens the way to the site, and then answers with something else than the site"


def _has_content_for_tunnel(journey: Journey) -> bool:
    """Whether a proxy announced content with its consent to a tunnel, where none may be (RFC 9110, 9.3.6)."""
    answers = [step.answer for step in journey.steps if isinstance(step, Tunnel) and step.answer is not None]
    return bool(answers) and answers[-1].header("content-length").lstrip("0").isdecimal()


_AFTER_NAMING = {
    Failure.RESET: "TCP reset after the ClientHello",
    Failure.EOF: "an orderly close after the ClientHello",
    Failure.TIMEOUT: "no answer to the ClientHello",
}
_ALERT_PREFIXES = ("TLSV1_ALERT_", "SSLV3_ALERT_", "TLSV13_ALERT_", "TLSV1_")


def _seen(step: Connection | Handshake, context: Context) -> str:
    """Give what a firewall's log would have of it, in the words of those who read such logs."""
    if isinstance(step, Connection):
        # only their number: another site may be that of a restricted page
        others = len(context.sites_by_address.get(step.address, ())) - 1
        sites = "1 other site" if others == 1 else f"{others} other sites"
        return f"{step.address} port {step.port}" + (
            f", also the address of {sites} of this list" if others > 0 else ""
        )
    if step.failure is not Failure.ALERT:
        return _AFTER_NAMING.get(step.failure, "") if step.failure else ""
    prefix = next((each for each in _ALERT_PREFIXES if step.detail.startswith(each)), "")
    return f"TLS alert: {step.detail.removeprefix(prefix).replace('_', ' ').lower() or 'of no known name'}"


def name_decides(facts: PageFacts) -> bool:
    """Whether TLS with the page's own address works for an innocent name and never for the page's own."""
    own = _own_handshakes(facts)
    refused = [step for step in own if step.failure in _OWN_DOING]
    greeted = [step for step in facts.innocent if step.failure is None]
    return bool(greeted) and len(refused) > 1 and len(refused) == len(own)


def cut_by_name(facts: PageFacts) -> bool:
    """Whether the page's own address cut off each secure connection that named it, and none for an innocent name."""
    return name_decides(facts) and all(step.failure in _CUTS for step in _own_handshakes(facts))


def cut_elsewhere(facts: PageFacts) -> bool | None:
    """Whether the page's name is cut off at the addresses of others as well, each time and in the same way.

    None where it was not tried at two of them. Then it is the way there that cuts it; a site's own server cannot.
    """
    tried = [
        step
        for step in facts.observations
        if isinstance(step, Handshake) and step.purpose is Purpose.COMPARE and step.server_name == facts.host
    ]
    own = {step.failure for step in _own_handshakes(facts)}
    return all(step.failure in own & _CUTS for step in tried) if len(tried) >= PLACES else None


def _own_handshakes(facts: PageFacts) -> list[Handshake]:
    return [step for step in facts.observations if isinstance(step, Handshake) and step.purpose is Purpose.PAGE]


def _at_others(*, cut: bool) -> When:
    def when(journey: Journey, facts: PageFacts, context: Context) -> Match | None:
        return Match() if _name_decides(journey, facts, context) and cut_elsewhere(facts) is cut else None

    return when


def _name_decides(journey: Journey, facts: PageFacts, _context: Context) -> Match | None:
    return Match() if isinstance(journey.last, Handshake) and silent(journey) and name_decides(facts) else None


def _inspected(journey: Journey, _facts: PageFacts, _context: Context) -> Match | None:
    for step in journey.steps:
        if isinstance(step, Handshake) and inspected(step):
            return Match(detail=step.chain[0].issuer)
    return None


def _rule(kind: type[Connection] | type[Handshake], failure: Failure, mechanism: Mechanism, why: str) -> Rule:
    layer = Layer.TCP if kind is Connection else Layer.TLS
    word = mechanism.value.replace("_", "-")
    return Rule(
        id=f"{layer}.{word}",
        layer=layer,
        says=Says.SILENT,
        mechanism=mechanism,
        why=why,
        when=_at(kind, failure),
    )


RULES = (
    _rule(Connection, Failure.REFUSED, Mechanism.CONNECTION_REFUSED, "The connection to the site is refused"),
    _rule(Connection, Failure.RESET, Mechanism.RESET, "The connection to the site is cut while it is made"),
    _rule(Connection, Failure.TIMEOUT, Mechanism.TIMEOUT, "The site's address does not answer"),
    _rule(
        Connection,
        Failure.UNREACHABLE,
        Mechanism.UNREACHABLE,
        "A firewall or router on the way, or this device itself, says that the site's address cannot be reached",
    ),
    _rule(Handshake, Failure.RESET, Mechanism.RESET, "The secure connection is cut as soon as it names the site"),
    _rule(Handshake, Failure.EOF, Mechanism.EOF, "The secure connection is closed as soon as it names the site"),
    _rule(Handshake, Failure.TIMEOUT, Mechanism.TIMEOUT, "The secure connection gets no answer once it names the site"),
    _rule(Handshake, Failure.ALERT, Mechanism.ALERT, "The secure connection is refused as soon as it names the site"),
    Rule(
        id="tls.name-decides",
        layer=Layer.TLS,
        says=Says.NOTE,
        mechanism=None,
        why="The same address accepts a secure connection for another name: the site's name is what is stopped",
        when=_name_decides,
    ),
    Rule(
        id=CUT_ELSEWHERE,
        layer=Layer.TLS,
        says=Says.NOTE,
        mechanism=None,
        why="The site's name is cut off at the addresses of other sites as well: it is stopped on the way",
        when=_at_others(cut=True),
    ),
    Rule(
        id=PASSES_ELSEWHERE,
        layer=Layer.TLS,
        says=Says.NOTE,
        mechanism=None,
        why="The site's name is not cut off at the addresses of other sites: its own server may turn it away",
        when=_at_others(cut=False),
    ),
    Rule(
        id="tls.inspected-chain",
        layer=Layer.TLS,
        says=Says.NOTE,
        mechanism=None,
        why=(
            "The certificate is from no public authority: the network reads the connection or answers in the site's "
            "place, or the site made its own"
        ),
        when=_inspected,
    ),
)
