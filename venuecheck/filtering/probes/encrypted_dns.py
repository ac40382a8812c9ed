"""Does this network tell devices to leave encrypted DNS off, and are public services of it closed?

A device that asks a public resolver over encrypted DNS passes a filter that works by DNS. Firefox and Apple's Private
Relay look up names of their own first, and stay off where those do not exist (canary names). That binds nobody who
chose a resolver by hand, which is why the public services themselves are tried, where the site wants that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from venuecheck.filtering.judging.journey import inspected
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.model.answer import DNS_MESSAGE, DNS_REPLY, Answer, Body
from venuecheck.filtering.model.finding import NetworkStatus
from venuecheck.filtering.model.observation import Exchange, Handshake, Lookup, Observation, RecordType
from venuecheck.filtering.port import Capability
from venuecheck.filtering.probing import sample
from venuecheck.filtering.probing.dns_services import SERVICES, Service, page_of
from venuecheck.filtering.probing.inquiry import Inquiry, endpoint_of
from venuecheck.filtering.probing.outside_names import NEIGHBOUR, Answers, trouble_with
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe

ID = "encrypted_dns"
FIREFOX = "use-application-dns.net"
APPLE = ("mask.icloud.com", "mask-h2.icloud.com")
DISCOVERY = "_dns.resolver.arpa"
"""RFC 9462: where a resolver tells that it can be asked over encrypted DNS as well."""
_BOTH: tuple[RecordType, ...] = ("A", "AAAA")
_TRY_SERVICES = (
    "To have public services tried as well, change “Questions to the network as a whole” in the venue’s settings "
    "(“encrypted_dns: {endpoints: true}” under “probes:”)."
)
_OK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a site may choose."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic reads it from the class

    endpoints: bool | tuple[str, ...] = False
    """Whether public services are tried; or which ones, as `https://host/path` or `tls://host`."""

    def __post_init__(self) -> None:
        """Raise `ValueError` for an endpoint that cannot be used."""
        for url in self.endpoints if isinstance(self.endpoints, tuple) else ():
            page_of(Service(url=url))

    @property
    def services(self) -> tuple[Service, ...]:
        """The services to try."""
        if isinstance(self.endpoints, tuple):
            return tuple(Service(url=url) for url in self.endpoints)
        return SERVICES if self.endpoints else ()


async def ask(inquiry: Inquiry) -> None:
    """Look the canary names up; try the public services where the site wants that."""
    outside = await inquiry.look_up(NEIGHBOUR)
    for name in (FIREFOX, *APPLE) if outside.addresses else ():
        await inquiry.look_up(name, "A")
        await inquiry.look_up(name, "AAAA")
    if outside.rcode:  # a resolver that is silent is not asked again
        await inquiry.look_up(DISCOVERY, "SVCB")
    options = inquiry.options
    if not isinstance(options, Options) or Capability.DIRECT not in inquiry.network.capabilities:
        return
    services = enumerate(options.services, start=2)
    # each one that is dropped would else take the time of those behind it
    await inquiry.network.at_once([_try(inquiry.about(number), service) for number, service in services])


async def _try(inquiry: Inquiry, service: Service) -> None:
    """Ask a service as a device does: by its name, else at the address that it is known to have."""
    page = page_of(service)
    host, port = parse_address(page.url).host, parse_address(page.url).port
    addresses: tuple[str, ...] = (host,)
    if not _is_number(host):
        found = (await inquiry.look_up(host)).addresses
        usable = tuple(address for address in found if not sinkhole_of(address))
        addresses = usable or ((service.address,) if service.address else found)
    for address in addresses[:1]:
        if service.url.startswith("tls://"):
            await inquiry.greet(endpoint_of(address, port), host)
        else:
            await inquiry.open_at(page, endpoint_of(address, port), named=True, http2=True)


def _is_number(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()


def conclude(facts: RunFacts) -> Conclusion:
    """Say which canaries are heeded, and which services answered."""
    own = facts.probed_by(ID)
    answers = Answers.of(step for step in own if step.visit == 1)
    tried = {number: [step for step in own if step.visit == number] for number in sorted({step.visit for step in own})}
    tried.pop(1, None)
    answered = [name for steps in tried.values() if (name := _answered(steps))]
    trouble = trouble_with(answers)
    said, asks_off = (
        _canaries(answers)
        if not trouble
        else ([f"Whether devices are told to leave it off could not be told: {trouble}."], None)
    )
    said += _discovery(answers)
    if answered:
        said.insert(0, f"Public encrypted DNS answered: {', '.join(answered)}.")
    elif tried:
        said.append(f"None of {len(tried)} public encrypted DNS services answered a DNS question.")
    else:
        said.append("Public services of encrypted DNS were not tried.")
    reason = " ".join(said)
    advice = _advice(answered=bool(answered), asks_off=asks_off)
    if answered or asks_off is False:
        return Conclusion(status=NetworkStatus.PROBLEM, reason=reason, advice=advice)
    closed = not tried or (len(tried) > 1 and _https_works(facts))
    status = NetworkStatus.OK if asks_off and closed else NetworkStatus.INCONCLUSIVE
    # beside a problem it would stand among what a manager is asked to do
    return Conclusion(status=status, reason=reason, advice="" if tried else _TRY_SERVICES)


def _canaries(answers: Answers) -> tuple[list[str], bool | None]:
    """Say what each canary tells; True where all say "off", False where one says "on", None where one is silent."""
    firefox = _says_off(answers, (FIREFOX,), dummy_counts=True)
    apple = _says_off(answers, APPLE, dummy_counts=False)
    found = {"Firefox's own encrypted DNS": firefox, "Apple's Private Relay": apple}
    said = []
    for told, words in ((False, "not told to stay off, and may pass a filter in DNS"), (True, "told to stay off")):
        which = [name for name, answer in found.items() if answer is told]
        said += [f"{' and '.join(which)} {'are' if len(which) > 1 else 'is'} {words}."] * bool(which)
    unknown = [name for name, answer in found.items() if answer is None]
    said += [f"Whether {' or '.join(unknown)} is told to stay off could not be seen."] * bool(unknown)
    if False in {firefox, apple}:
        return said, False
    return said, True if firefox and apple else None


def _says_off(answers: Answers, names: Sequence[str], *, dummy_counts: bool) -> bool | None:
    lookups = [found for name in names for record in _BOTH if (found := answers.get(name, record)) is not None]
    if len(lookups) < len(names) * len(_BOTH) or not all(lookup.rcode for lookup in lookups):
        return None
    on = [
        lookup
        for lookup in lookups
        if lookup.addresses and not (dummy_counts and all(sinkhole_of(address) for address in lookup.addresses))
    ]
    if on:
        return False
    return True if all(lookup.rcode in {"NXDOMAIN", "NOERROR"} for lookup in lookups) else None


def _discovery(answers: Answers) -> list[str]:
    found = answers.get(DISCOVERY, "SVCB")
    return ["The network's own resolver offers encrypted DNS of its own."] if found and found.values else []


def _answered(steps: Sequence[Observation]) -> str:
    """Name the service where it answered as only a resolver does, or made a handshake on the port for it."""
    name = next((step.server_name for step in steps if isinstance(step, Handshake)), "")
    for step in steps:
        if isinstance(step, Exchange):
            answer = step.answer
            return f"{name} (over HTTPS)" if answer is not None and _resolves(answer) else ""
    # a certificate made on this network is the filter's, which reads what is asked there
    shaken = any(isinstance(step, Handshake) and step.failure is None and not inspected(step) for step in steps)
    return f"{name} (over TLS)" if shaken else ""


def _resolves(answer: Answer) -> bool:
    """Whether it is a resolver's answer, and not its refusal to answer."""
    if answer.status != _OK or not answer.header("content-type").lower().startswith(DNS_MESSAGE):
        return False
    said = answer.body.text if answer.body else ""
    return not said.startswith(DNS_REPLY) or said.removeprefix(DNS_REPLY) in {"NOERROR", "NXDOMAIN"}


def _https_works(facts: RunFacts) -> bool:
    return any(check.https and check.trouble is None for check in facts.controls)


def _advice(*, answered: bool, asks_off: bool | None) -> str:
    said = []
    if answered:
        said.append("Have the filter block public encrypted DNS (its category is often called DNS over HTTPS).")
    if asks_off is False:
        names = ", ".join((FIREFOX, *APPLE))
        said.append(f"Have the network's resolver answer “no such name” (NXDOMAIN) for {names}.")
    return " ".join(said)


def _example(told: bool, *, services: Sequence[Observation] = (), neighbour: bool = True) -> RunFacts:  # noqa: FBT001 - an example's one fact
    there = [] if told else ["198.51.100.9"]
    steps: list[Observation] = [
        sample.lookup(ID, NEIGHBOUR, ["198.51.100.1"] if neighbour else []),
        *(sample.lookup(ID, name, there, record=record) for name in (FIREFOX, *APPLE) for record in ("A", "AAAA")),
    ]
    return sample.run(probed=[*steps, *services])


def _service(visit: int, status: int, media_type: str, said: str = "") -> list[Observation]:
    body = Body(size=45, complete=True, likeness="", text=f"{DNS_REPLY}{said}") if said else None
    answer = Answer(status=status, headers=(("content-type", media_type),), body=body)
    return [
        sample.handshake(ID, f"dns{visit}.example", visit=visit),
        sample.exchange(ID, f"https://dns{visit}.example/dns-query", answer, visit=visit),
    ]


def _unresolved(visit: int) -> Lookup:
    return sample.lookup(ID, f"dns{visit}.example", [], visit=visit)


PROBE = NetworkProbe(
    id=ID,
    about="Encrypted DNS",
    question="Does this network keep devices from encrypted DNS that passes its filter?",
    proves="Browsers and devices that ask are told to use the network's own DNS; the services tried were closed.",
    does_not_prove="That no other service of the kind can be reached: there are hundreds.",
    needs=frozenset({Capability.STEPS}),
    conclude=conclude,
    ask=ask,
    options=Options(),
    options_kind=Options,
    examples=(
        Example(about="the canary names do not exist", facts=lambda: _example(told=True), status=NetworkStatus.OK),
        Example(about="the canary names exist", facts=lambda: _example(told=False), status=NetworkStatus.PROBLEM),
        Example(
            about="a public service answers",
            facts=lambda: _example(told=True, services=_service(2, 200, DNS_MESSAGE, "NOERROR")),
            status=NetworkStatus.PROBLEM,
        ),
        Example(
            about="public services show a block page or do not resolve",
            facts=lambda: _example(told=True, services=[*_service(2, 200, "text/html"), _unresolved(3)]),
            status=NetworkStatus.OK,
        ),
        Example(
            about="public services answer that they refuse",
            facts=lambda: _example(
                told=True,
                services=[*_service(2, 200, DNS_MESSAGE, "REFUSED"), *_service(3, 200, DNS_MESSAGE, "SERVFAIL")],
            ),
            status=NetworkStatus.OK,
        ),
        Example(
            about="one service alone is silent",
            facts=lambda: _example(told=True, services=[_unresolved(2)]),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="names outside do not resolve here",
            facts=lambda: _example(told=True, neighbour=False),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(about="nothing was asked", facts=sample.run, status=NetworkStatus.INCONCLUSIVE),
    ),
)
