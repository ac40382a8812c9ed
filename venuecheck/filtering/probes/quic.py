"""Is UDP 443 open where the filter stops TCP?

Browsers speak QUIC (HTTP/3) over UDP. A filter that looks at TCP alone is passed by it. One datagram with a version
that no server has (RFC 9000, 6 and 15) goes to addresses that the pages' own names gave: a server that speaks QUIC
answers with the versions it has, and keeps nothing.
"""

from collections.abc import Iterator

from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import NetworkStatus, Verdict
from venuecheck.filtering.model.observation import Datagram, Exchange, Observation
from venuecheck.filtering.port import Capability, Endpoint
from venuecheck.filtering.probing import sample, sample_pages
from venuecheck.filtering.probing.inquiry import Inquiry
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe, OptIn
from venuecheck.filtering.probing.sample_pages import Tried
from venuecheck.filtering.probing.stopped_pages import by_page, number_of, opened_controls, resolved, stopped_pages

ID = "quic"
_MOST_PAGES = 5
_OURS, _THEIRS = bytes.fromhex("76656e7565636b31"), bytes.fromhex("76656e7565636b32")
_RESERVED_VERSION = bytes.fromhex("1a2a3a4a")
_SMALLEST = 1_200
"""RFC 9000, 14.1: a server drops smaller ones."""
QUESTION = (b"\xc0" + _RESERVED_VERSION + b"\x08" + _THEIRS + b"\x08" + _OURS).ljust(_SMALLEST, b"\0")
_ANSWER = "0000000008" + _OURS.hex() + "08" + _THEIRS.hex()
"""Version 0, and the two connection ids the other way round (RFC 9000, 17.2.1)."""


async def ask(inquiry: Inquiry) -> None:
    """Send one datagram to each address."""
    for page, endpoint in _targets(inquiry.facts):
        inquiry.visit = number_of(inquiry.facts, page)
        await inquiry.send(endpoint, QUESTION)


def _targets(facts: RunFacts) -> Iterator[tuple[str, Endpoint]]:
    """The https control that opened, then pages over https that were stopped although their address is known."""
    for control in opened_controls(facts):
        if control.page.url.lower().startswith("https:"):
            yield control.page.id, control.endpoint
    found = [(each.page.id, resolved(each)) for each in stopped_pages(facts) if each.https]
    yield from [(page, where) for page, where in found if where is not None][:_MOST_PAGES]


def _says_h3(step: Observation, control: str) -> bool:
    if not isinstance(step, Exchange) or step.subject != control or step.answer is None:
        return False
    return "h3" in step.answer.header("alt-svc")


def conclude(facts: RunFacts) -> Conclusion:
    """Say whose address answered."""
    sent = {page: step for page, steps in by_page(facts, ID).items() for step in steps if isinstance(step, Datagram)}
    if not sent:
        reason = "No address of a secure page was known, so nothing was sent."
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason)
    answered = {page: step for page, step in sent.items() if step.reply}
    stopped = [
        _shown(answered[each.page.id], each.page.url) for each in stopped_pages(facts) if each.page.id in answered
    ]
    advice = "Have the network stop UDP on port 443: browsers then use TCP, which the filter sees."
    if stopped:
        reason = f"Pages that were stopped over TCP answer over UDP 443: {', '.join(stopped)}."
        return Conclusion(status=NetworkStatus.PROBLEM, reason=reason, advice=advice)
    if answered:
        reason = (
            f"UDP 443 is open ({len(answered)} of {len(sent)} addresses answered), though none of a page that was "
            "stopped did. Whether the filter looks at QUIC could not be told."
        )
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason, advice=advice)
    if all(step.failure is Failure.UNREACHABLE for step in sent.values()):
        reason = f"The network refuses UDP 443 to all of {len(sent)} addresses tried."
        return Conclusion(status=NetworkStatus.OK, reason=reason)
    speaks = [page for page in sent if any(_says_h3(step, page) for step in facts.control_observations)]
    refused = all(step.failure is Failure.REFUSED for step in sent.values())
    if speaks:
        came = "UDP 443 to it is refused" if refused else "nothing comes back from its UDP 443"
        reason = f"A page that opens over TCP and says that it speaks QUIC ({speaks[0]}): {came}."
        return Conclusion(status=NetworkStatus.OK, reason=reason)
    addresses = "1 address" if len(sent) == 1 else f"{len(sent)} addresses"
    came = f"UDP 443 to {addresses} is refused" if refused else f"Nothing came back from UDP 443 of {addresses}"
    reason = f"{came}: the network may stop it, or these sites may not speak QUIC."
    return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason)


def _shown(step: Datagram, url: str) -> str:
    return url if step.reply[2:].startswith(_ANSWER) else f"{url} (with something else than QUIC)"


_STOPPED = Tried(url="https://adult.test/", verdict=Verdict.BLOCKED)


def _example(page: str, control: str = "", failure: Failure | None = Failure.TIMEOUT, *, h3: bool = False) -> RunFacts:
    facts = sample_pages.run(
        _STOPPED,
        probed=[
            sample.datagram(ID, "198.51.100.7", 443, control, failure=None if control else failure, visit=1),
            sample.datagram(ID, "198.51.100.80", 443, page, failure=None if page else failure, visit=3),
        ],
    )
    return sample.with_header(facts, "alt-svc", 'h3=":443"') if h3 else facts


PROBE = NetworkProbe(
    id=ID,
    about="QUIC (UDP 443)",
    question="Is UDP 443 (QUIC) closed, so that browsers cannot pass the filter by it?",
    proves="UDP 443 to the addresses tried is refused, or silent where the site says that it would answer.",
    does_not_prove="That it is closed to all addresses.",
    needs=frozenset({Capability.STEPS, Capability.DIRECT}),
    conclude=conclude,
    ask=ask,
    after_pages=True,
    opt_in=OptIn(sends="sends UDP datagrams to the sites' addresses, as HTTP/3 does", how="quic: true"),
    options=True,
    examples=(
        Example(
            about="a page that was stopped answers",
            facts=lambda: _example(f"c0{_ANSWER}"),
            status=NetworkStatus.PROBLEM,
        ),
        Example(
            about="only a page that opens answers",
            facts=lambda: _example("", f"c0{_ANSWER}"),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="nothing answers, and nobody said it would",
            facts=lambda: _example(""),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="a site that speaks QUIC is silent", facts=lambda: _example("", h3=True), status=NetworkStatus.OK
        ),
        Example(
            about="the network refuses it",
            facts=lambda: _example("", failure=Failure.UNREACHABLE),
            status=NetworkStatus.OK,
        ),
        Example(about="nothing was sent", facts=sample.run, status=NetworkStatus.INCONCLUSIVE),
    ),
)
