"""Where on the network a block was made, and how to see the same by hand, for those who run the filter.

Of DNS, of connections and of names in TLS or in a request; of a product, what its fingerprint says.
"""

from collections.abc import Iterator, Sequence

from venuecheck import catalogue
from venuecheck.filtering.judging.name_words import address_of
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism, PageFinding, Verdict
from venuecheck.filtering.model.observation import Connection, Handshake, Lookup, Observation, Purpose
from venuecheck.service.filter_checks.fingerprints import fingerprint_in

ON_THE_WAY = frozenset({"dns.false-first-answer", "dns.tcp-differs"})
"""Rules that show an answer which is not the resolver's own."""
NAME_DECIDES = frozenset({"tls.name-decides", "http.name-decides"})
"""Rules that show that the address answers for another name."""
_CUT = frozenset({Mechanism.RESET, Mechanism.EOF, Mechanism.TIMEOUT})


def where_to_look(finding: PageFinding, steps: Sequence[Observation]) -> Iterator[str]:
    """Say what decides, and where on the network to look for it; nothing where the page was not found blocked."""
    if finding.verdict is not Verdict.BLOCKED:
        return
    if finding.layer is Layer.DNS:
        yield _in_dns(finding, _lookup(steps))
    elif finding.layer is Layer.TCP:
        found = _connection(steps)
        about = (
            f"{found.address} port {found.port}" if found is not None and _is_number(found.address) else "its address"
        )
        yield (
            "What stops the page decides by its address and port, before any name is sent: look for a rule of a "
            f"firewall or router about {about}. Other sites at that address are stopped with it."
        )
    elif finding.layer is Layer.TLS:
        by_name = "tls.name-decides" in finding.rules
        yield (
            "What stops the page reads the site's name as TLS begins (SNI): look for a rule by name, in a firewall or "
            "a proxy. Plain http may need a rule of its own."
            if by_name
            else "What stops the page does so as TLS begins, by the site's name (SNI) or by its address: look in a "
            "firewall or a proxy."
        )
    elif finding.layer is Layer.HTTP and finding.mechanism in _CUT and "http.name-decides" in finding.rules:
        yield (
            "What stops the page reads the site's name in the request (Host): look for a rule by name or by text, in a "
            "firewall or a proxy. Secure pages need a rule of their own."
        )


def where_decided(finding: PageFinding) -> tuple[str, ...]:
    """Say where the product that stopped the page shows why, where its fingerprint tells."""
    if finding.verdict is not Verdict.BLOCKED or not finding.product:
        return ()
    of_product = next((path for path in catalogue.fingerprints() if path.stem == finding.product), None)
    if of_product is None:
        return ()
    where = fingerprint_in(of_product).decided_where
    return (f"For whoever runs the filter: {where}",) if where else ()


def by_hand(finding: PageFinding, steps: Sequence[Observation]) -> Iterator[str]:
    """Give a command that shows the same without this program; none of a restricted page."""
    if finding.verdict is Verdict.REACHED:
        return
    lookup, connection, handshake = _lookup(steps), _connection(steps), _handshake(steps)
    own = _own(steps)
    layer = finding.layer or (own[-1].layer if own else None)
    if layer is Layer.DNS and lookup is not None and _may_be_named(lookup.name) and lookup.resolver:
        at, _, port = lookup.resolver.rpartition(":")
        other = "" if port == "53" else f" -p {port}"
        yield f"To ask DNS the same by hand: dig {lookup.name} @{at.strip('[]')}{other}"
    elif (
        layer is Layer.TLS
        and connection is not None
        and handshake is not None
        and _may_be_named(handshake.server_name)
        and _is_number(connection.address)
    ):
        at = f"[{connection.address}]" if ":" in connection.address else connection.address
        yield (
            "To see by hand that TLS ends here, and whether it does with another name: openssl s_client -connect "
            f"{at}:{connection.port} -servername {handshake.server_name}"
        )


def _in_dns(finding: PageFinding, lookup: Lookup | None) -> str:
    if not ON_THE_WAY.isdisjoint(finding.rules):
        return (
            "Something answers DNS in the resolver's place: look in the firewall or gateway between this device and "
            "the resolver, rather than in the resolver's own list."
        )
    where = f" ({address_of(lookup)})" if lookup is not None and lookup.resolver else ""
    return (
        f"The name decides, in DNS. Look in the resolver{where}: its query log, block lists, records of its own, "
        "response policy zone (RPZ). If it is in none, something on the way answers in its place. Answers are kept for "
        "a while (their TTL): after a change, wait before you check again."
    )


def _own(steps: Sequence[Observation]) -> list[Observation]:
    return [step for step in steps if step.purpose is Purpose.PAGE and not step.hop]


def _lookup(steps: Sequence[Observation]) -> Lookup | None:
    return next((step for step in _own(steps) if isinstance(step, Lookup)), None)


def _connection(steps: Sequence[Observation]) -> Connection | None:
    own = [step for step in _own(steps) if isinstance(step, Connection) and not step.to_proxy]
    return next((step for step in own if step.failure), own[0] if own else None)


def _handshake(steps: Sequence[Observation]) -> Handshake | None:
    return next((step for step in _own(steps) if isinstance(step, Handshake) and step.failure), None)


def _may_be_named(host: str) -> bool:
    """Whether it is a host's name: of a restricted page its id stands here, with spaces. It goes into a command."""
    return bool(host) and all(char.isalnum() or char in "-._" for char in host) and not host.startswith("-")


def _is_number(address: str) -> bool:
    return bool(address) and all(char in "0123456789abcdefABCDEF.:" for char in address)
