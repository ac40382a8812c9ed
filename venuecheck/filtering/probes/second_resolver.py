"""Can a device ask another resolver than the network's own?

A device that names its own resolver passes a filter that works by DNS. Some networks let such questions out, some
stop them, and some answer them themselves (hijacking), which is as good as stopping them: a resolver that does not
know a name of this network's own, and one that is no resolver at all, tell the difference.

Where a site names other resolvers, a name that the network's DNS withholds is asked for there as well (`comparing`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.finding import NetworkStatus
from venuecheck.filtering.model.observation import Lookup, Observation
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.port import Capability, Endpoint
from venuecheck.filtering.probing import sample
from venuecheck.filtering.probing.inquiry import Inquiry
from venuecheck.filtering.probing.literal import parse_endpoint
from venuecheck.filtering.probing.outside_names import NEIGHBOUR
from venuecheck.filtering.probing.probe import Choices, Conclusion, Example, NetworkProbe, OptIn

ID = "second_resolver"
NO_RESOLVER = "192.0.2.1"
"""Of RFC 5737's range for documentation: nobody is there, so only something on the way can answer."""
_PORT = 53
_MOST_NAMES = 3
_OWN = 1
_NOBODY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a site chooses."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic reads it from the class

    resolvers: tuple[str, ...]
    """Other resolvers, such as the one a device at home uses: `address` or `address:port`."""
    nobody: str = NO_RESOLVER
    """An address at which there is no resolver."""

    def __post_init__(self) -> None:
        """Raise `ValueError` for an address that cannot be used."""
        if not self.resolvers:
            raise ValueError("no resolver is named; write the address of at least one")
        for text in (*self.resolvers, self.nobody):
            parse_endpoint(text, _PORT)


def allowed(choices: Choices) -> tuple[Endpoint, ...]:
    """Give the resolvers at which this site lets names of pages be asked; () where it does not."""
    choice = choices.get(ID)
    if choice is None or not choice.asked or not isinstance(choice.options, Options):
        return ()
    return tuple(parse_endpoint(text, _PORT) for text in choice.options.resolvers)


async def ask(inquiry: Inquiry) -> None:
    """Ask the same names of the network's resolver, of nobody and of each other resolver, by UDP and TCP."""
    options = inquiry.options
    if not isinstance(options, Options):
        return
    names = _names(inquiry.facts)
    for name in names:
        await inquiry.look_up(name)
    inquiry.visit = _NOBODY
    await inquiry.look_up(NEIGHBOUR, at=parse_endpoint(options.nobody, _PORT))
    for number, text in enumerate(options.resolvers, start=_NOBODY + 1):
        inquiry.visit = number
        where = parse_endpoint(text, _PORT)
        if await _answers(inquiry, where, names, over_tcp=False):
            await inquiry.look_up(NEIGHBOUR, at=where, over_tcp=True)
        else:
            await _answers(inquiry, where, names, over_tcp=True)


async def _answers(inquiry: Inquiry, where: Endpoint, names: Sequence[str], *, over_tcp: bool) -> bool:
    """Ask for the first name, and for the others where that was answered."""
    first = await inquiry.look_up(names[0], at=where, over_tcp=over_tcp)
    if not first.rcode:
        return False
    for name in names[1:]:
        await inquiry.look_up(name, at=where, over_tcp=over_tcp)
    return True


def _names(facts: RunFacts) -> tuple[str, ...]:
    """A name that nobody filters, then names of pages that should be blocked: where answers differ, if any do."""
    blocked = (
        each.host
        for each in facts.pages
        if facts.test_list.category(each.page.category).expectation is Expectation.BLOCK and not each.page.restricted
    )
    hosts = list(dict.fromkeys(host for host in blocked if host))
    return (NEIGHBOUR, *hosts[:_MOST_NAMES])


class Way(StrEnum):
    """What became of questions to another resolver."""

    OPEN = "gave an address that the network's own withholds"
    LIKE_OWN = "answered like the network's own"
    CLOSED = "did not answer"
    UNCLEAR = "refused to answer"


def conclude(facts: RunFacts) -> Conclusion:
    """Hold each resolver's answers against the network's own and against what answers where nobody is."""
    own = [step for step in facts.probed_by(ID) if isinstance(step, Lookup)]
    ours = {step.name: step for step in own if step.visit == _OWN}
    others = sorted({step.visit for step in own} - {_OWN, _NOBODY})
    if not others:
        return Conclusion(
            status=NetworkStatus.INCONCLUSIVE, reason="No other resolver was asked before the check ended."
        )
    hijacked = any(step.rcode for step in own if step.visit == _NOBODY)
    ways: dict[Way, list[str]] = {}
    for number in others:
        theirs = [step for step in own if step.visit == number]
        ways.setdefault(_way(theirs, ours), []).append(_shown(theirs))
    said = [f"{', '.join(found)} {way}." for way, found in ways.items()]
    if hijacked:
        said.append("The network itself answers questions that are sent to other resolvers.")
    reason = " ".join(said)
    if Way.OPEN in ways:
        advice = "Have the network stop, or answer itself, DNS (port 53, UDP and TCP) to other resolvers than its own."
        return Conclusion(
            status=NetworkStatus.PROBLEM, reason=f"Another resolver can be asked: {reason}", advice=advice
        )
    if Way.LIKE_OWN in ways and not hijacked:
        reason += " Either the network answers in its place, or it can be asked and knows no better."
        advice = "Look at the firewall: does it stop DNS (port 53) to other resolvers?"
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason, advice=advice)
    if set(ways) <= {Way.LIKE_OWN} or (set(ways) <= {Way.CLOSED, Way.LIKE_OWN} and _own_works(ours)):
        return Conclusion(status=NetworkStatus.OK, reason=reason)
    return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason)


def _own_works(ours: dict[str, Lookup]) -> bool:
    """Silence elsewhere counts only beside an answer from the network's own resolver."""
    return any(step.rcode for step in ours.values())


def _way(theirs: Sequence[Lookup], ours: dict[str, Lookup]) -> Way:
    answered = [step for step in theirs if step.rcode]
    if not answered:
        return Way.CLOSED
    if all(step.rcode not in {"NOERROR", "NXDOMAIN"} for step in answered):
        return Way.UNCLEAR
    return Way.OPEN if any(_opens(step, ours.get(step.name)) for step in answered) else Way.LIKE_OWN


def _opens(theirs: Lookup, ours: Lookup | None) -> bool:
    """Whether the other resolver gives a usable address where the network's own gives none.

    Two different usable addresses prove nothing: large sites have many.
    """
    usable = any(not sinkhole_of(address) for address in theirs.addresses)
    own_usable = ours is not None and any(not sinkhole_of(address) for address in ours.addresses)
    return usable and ours is not None and bool(ours.rcode) and not own_usable


def _shown(theirs: Sequence[Lookup]) -> str:
    """Name the resolver, and the way by which it answered; where it did not, those by which it was asked."""
    told = [step for step in theirs if step.rcode][:1] or theirs
    ways = dict.fromkeys("TCP" if step.transport == "tcp" else "UDP" for step in told)
    return f"{told[0].resolver or 'another resolver'} ({' and '.join(ways)})"


def _example(*, theirs: Sequence[str] | None, nobody: bool = False, ours: Sequence[str] = ()) -> RunFacts:
    """One page's name and what each resolver says; `theirs` None for silence."""
    steps: list[Observation] = [
        sample.lookup(ID, NEIGHBOUR, ["198.51.100.1"]),
        sample.lookup(ID, "adult.test", ours),
        sample.lookup(ID, NEIGHBOUR, ["198.51.100.1"] if nobody else [], rcode=None if nobody else "", visit=2),
    ]
    if theirs is None:
        steps.append(sample.lookup(ID, NEIGHBOUR, [], rcode="", visit=3))
    else:
        steps.append(sample.lookup(ID, NEIGHBOUR, ["198.51.100.1"], visit=3))
        steps.append(sample.lookup(ID, "adult.test", theirs, visit=3))
    return sample.run(probed=steps)


PROBE = NetworkProbe(
    id=ID,
    about="Another resolver",
    question="Can a device on this network ask another resolver than the network's own?",
    proves="Plain DNS to the resolvers tried was stopped, or answered by the network itself.",
    does_not_prove="That encrypted DNS is stopped, or DNS to resolvers that were not tried.",
    needs=frozenset({Capability.STEPS}),
    conclude=conclude,
    ask=ask,
    after_pages=True,
    opt_in=OptIn(
        sends="sends names of pages to resolvers outside this network",
        how='second_resolver: {resolvers: ["192.0.2.53"]}',
    ),
    options_kind=Options,
    examples=(
        Example(
            about="another resolver gives an address that the network's own withholds",
            facts=lambda: _example(theirs=["198.51.100.7"]),
            status=NetworkStatus.PROBLEM,
        ),
        Example(about="no other resolver answers", facts=lambda: _example(theirs=None), status=NetworkStatus.OK),
        Example(
            about="the network answers in its place",
            facts=lambda: _example(theirs=[], nobody=True),
            status=NetworkStatus.OK,
        ),
        Example(
            about="another resolver says what the network's own says",
            facts=lambda: _example(theirs=["198.51.100.7"], ours=["198.51.100.7"]),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(about="nothing was asked", facts=sample.run, status=NetworkStatus.INCONCLUSIVE),
    ),
)
