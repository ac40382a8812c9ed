"""Is safe search locked on, on this network?

Search engines publish a second name whose servers answer only with safe search on. A network locks it on by giving
that name's addresses for the ordinary name. Names are compared service by service, because Google's and YouTube's
locked addresses are the same. What is locked by a header, in the address or in a cloud account does not show in DNS;
part of it shows in a connection (`search_content`), where the site wants one made.

Sources: the services' own instructions to network administrators; the comparison is that of Firefox's heuristics for
DNS over HTTPS.
"""

from collections.abc import Sequence
from dataclasses import replace

from venuecheck.filtering.judging.declared import UNSEEN_WORDS
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.answer import Answer, Redirect
from venuecheck.filtering.model.finding import NetworkStatus
from venuecheck.filtering.model.observation import Certificate, Observation, Trust
from venuecheck.filtering.port import Capability
from venuecheck.filtering.probing import sample, search_content, unlockable
from venuecheck.filtering.probing.inquiry import Inquiry
from venuecheck.filtering.probing.outside_names import NEIGHBOUR, Answers, trouble_with
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe
from venuecheck.filtering.probing.search_locks import State, half_words, shown, state_of
from venuecheck.filtering.probing.search_services import SERVICES, Service

ID = "safe_search"
_BY_HAND = (
    "Search for something harmless in each service, in a browser on this network, and look at its settings: can safe "
    "search be switched off? YouTube says at www.youtube.com/check_content_restrictions what the network's DNS or a "
    "header restricts."
)
_BLOCK_THEM = "Have the filter block search engines that cannot be locked, and allow only those that can."
_SEE_WHETHER = (
    "See in a browser on this network whether search engines that cannot be locked are blocked, and have the filter "
    "block them where they are not."
)
_MORE = " “safe_search: {connect: true}” under “probes:” in the settings has this program connect and tell more."


_BY_CONNECTION = {
    search_content.Shown.IN_ADDRESS: State.IN_ADDRESS,
    search_content.Shown.UNREAD: State.BARE,
    search_content.Shown.READ: State.READ,
}


async def ask(inquiry: Inquiry) -> None:
    """Look up a neighbour that nobody filters, then, if it exists here, every name, both kinds of address."""
    if not (await inquiry.look_up(NEIGHBOUR)).addresses:
        return
    for service in SERVICES:
        for name in (*service.names, *(name for lock in service.locks for name in lock.names)):
            await inquiry.look_up(name, "A")
            await inquiry.look_up(name, "AAAA")
    await unlockable.look_up(inquiry)
    options = inquiry.options
    if isinstance(options, search_content.Options) and options.connect:
        await _connect(inquiry)


async def _connect(inquiry: Inquiry) -> None:
    """Connect to every service that DNS leaves open, each with a number of its own."""
    answers = Answers.of(inquiry.seen)
    for number, service in enumerate(SERVICES, start=2):
        inquiry.visit = number
        if state_of(service, answers) in {State.OPEN, State.UNCLEAR}:
            lookup = answers.get(service.names[0])
            addresses = lookup.addresses if lookup is not None else ()
            await search_content.connect(inquiry, service.title, service.names[0], addresses)
    await unlockable.connect(inquiry, first_visit=len(SERVICES) + 2)


def _seen(number: int, service: Service, answers: Answers, steps: Sequence[Observation]) -> State:
    """Give what DNS shows, and where that is nothing, what a connection shows."""
    by_dns = state_of(service, answers)
    if by_dns is not State.OPEN:
        return by_dns
    mine = [step for step in steps if step.visit == number]
    return _BY_CONNECTION.get(search_content.shown_by(service.title, mine), by_dns)


def conclude(facts: RunFacts) -> Conclusion:
    """Put every service in its place, the half-locked first."""
    answers = Answers.of(facts.probed_by(ID))
    trouble = trouble_with(answers)
    if trouble:
        reason = f"Whether DNS locks safe search on could not be told: {trouble}."
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason)
    steps = facts.probed_by(ID)
    states = {service.title: _seen(number, service, answers, steps) for number, service in enumerate(SERVICES, start=2)}
    half = [half_words(service, answers) for service in SERVICES if states[service.title] is State.HALF]
    by_state = {state: [title for title, found in states.items() if found is state] for state in State}
    said = [f"Half locked: {'; '.join(half)}."] if half else []
    said += [
        f"{words}: {', '.join(shown(title, answers) for title in by_state[state])}."
        for state, words in (
            (State.BARE, "Not locked by DNS, and nothing else on the network can, for nothing reads the connection"),
            (State.OPEN, "Not locked by DNS"),
            (State.READ, "Not locked by DNS; the network reads the connection, and what it adds to it does not show"),
            (State.IN_ADDRESS, "Locked on in the web address"),
            (State.UNCLEAR, "Could not be told"),
            (State.LOCKED, "Locked on by DNS"),
            (State.STOPPED, "Cannot be used here at all"),
        )
        if by_state[state]
    ]
    if by_state[State.OPEN]:
        said.append(
            "A lock by a header, in the web address or in a cloud account does not show in DNS: open a search there "
            "to see."
        )
    more = _MORE if by_state[State.OPEN] and all(step.kind == "lookup" for step in steps) else ""
    beside = unlockable.standing(answers, steps, connected=any(step.kind != "lookup" for step in steps))
    said += beside.words
    if by_state[State.BARE] and not half:
        return _bare(facts, " ".join(said))
    if half:
        advice = "Have the missing names answered with the service's safe-search name as well, for IPv4 and IPv6."
        return Conclusion(status=NetworkStatus.PROBLEM, reason=" ".join(said), advice=advice)
    if beside.open and facts.filtered_by not in UNSEEN_WORDS:
        return Conclusion(status=NetworkStatus.PROBLEM, reason=" ".join(said), advice=_BLOCK_THEM)
    if by_state[State.OPEN] or by_state[State.READ] or by_state[State.UNCLEAR]:
        advice = f"{_BY_HAND} Where it can, have the filter or the resolver lock it, or block the service.{more}"
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=" ".join(said), advice=advice)
    if beside.open or beside.unclear:
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=" ".join(said), advice=_SEE_WHETHER)
    return Conclusion(status=NetworkStatus.OK, reason=" ".join(said))


def _bare(facts: RunFacts, reason: str) -> Conclusion:
    if facts.filtered_by in UNSEEN_WORDS:
        advice = f"The filter of this network is {UNSEEN_WORDS[facts.filtered_by]}: have a person search there and see."
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason=reason, advice=advice)
    advice = (
        "Have the resolver answer with the services' safe-search names, or block the services. Browsers or accounts "
        "that your school manages may lock it all the same: that covers no guest and no device of somebody's own."
    )
    return Conclusion(status=NetworkStatus.PROBLEM, reason=reason, advice=advice)


def _locked(title: str) -> dict[str, Sequence[str]]:
    service = next(service for service in SERVICES if service.title == title)
    safe = service.locks[0]
    here = safe.addresses or (f"198.51.100.{10 + SERVICES.index(service)}",)
    return dict.fromkeys((*service.names, *safe.names), here)


def _open(title: str) -> dict[str, Sequence[str]]:
    service = next(service for service in SERVICES if service.title == title)
    safe = {name: (f"198.51.100.{100 + SERVICES.index(service)}",) for lock in service.locks for name in lock.names}
    return {**dict.fromkeys(service.names, (f"198.51.100.{40 + SERVICES.index(service)}",)), **safe}


def _example(
    answered: dict[str, Sequence[str]],
    *,
    neighbour: str = "198.51.100.1",
    aliases: dict[str, str] | None = None,
    connected: Sequence[Observation] = (),
) -> RunFacts:
    """Give the facts of a run in which all other names do not exist."""
    names = [name for each in SERVICES for name in (*each.names, *(name for lock in each.locks for name in lock.names))]
    names += [engine.name for engine in unlockable.ENGINES]
    steps = [sample.lookup(ID, NEIGHBOUR, [neighbour] if neighbour else [])]
    for name in names:
        alias = (aliases or {}).get(name)
        steps.append(sample.lookup(ID, name, answered.get(name, []), aliases=[alias] if alias else []))
        steps.append(sample.lookup(ID, name, [], record="AAAA", rcode="NOERROR" if name in answered else "NXDOMAIN"))
    return sample.run(probed=[*steps, *connected])


def _connected(trust: Trust, *, led_to: str = "") -> RunFacts:
    """Google is not locked by DNS, and a connection to it showed this."""
    made = sample.handshake(ID, "www.google.com", visit=2)
    leaf = Certificate(subject="CN=www.google.com", issuer="CN=Somebody", sha256="0" * 64)
    steps: list[Observation] = [replace(made, public_trust=trust, chain=(leaf,))]
    if led_to:
        redirect = Redirect(url=led_to, host="www.google.com", same_site=True, carries_page=False)
        steps.append(sample.exchange(ID, "https://www.google.com/", Answer(status=302, redirect=redirect), visit=2))
    return _example(_open("Google"), connected=steps)


PROBE = NetworkProbe(
    id=ID,
    about="Safe search",
    question="Does this network lock safe search on?",
    proves=(
        "Each search engine that can be reached under its usual names is sent to its safe-search servers, and those "
        "that cannot be locked are stopped by DNS."
    ),
    does_not_prove="That other search engines, or image search inside other sites, are safe.",
    needs=frozenset({Capability.STEPS, Capability.DIRECT}),
    conclude=conclude,
    ask=ask,
    options=search_content.Options(),
    options_kind=search_content.Options,
    by_hand=_BY_HAND,
    examples=(
        Example(
            about="DNS locks nothing, and nothing reads the connection",
            facts=lambda: _connected(Trust.TRUSTED),
            status=NetworkStatus.PROBLEM,
        ),
        Example(
            about="the browser is sent on to a locked address",
            facts=lambda: _connected(
                Trust.UNKNOWN_ISSUER, led_to="https://www.google.com/search?q=REMOVED&safe=active"
            ),
            status=NetworkStatus.OK,
        ),
        Example(
            about="the connection is read, and what is added does not show",
            facts=lambda: _connected(Trust.UNKNOWN_ISSUER),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="the browser is sent on to an address that is not locked",
            facts=lambda: _connected(Trust.UNKNOWN_ISSUER, led_to="https://www.google.com/search?q=REMOVED&safe=off"),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="two services are locked and the others stopped",
            facts=lambda: _example({**_locked("Google"), **_locked("YouTube")}),
            status=NetworkStatus.OK,
        ),
        Example(
            about="a search engine that cannot be locked has its address",
            facts=lambda: _example({**_locked("Google"), "www.startpage.com": ["198.51.100.77"]}),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="a search engine that cannot be locked shows its own certificate",
            facts=lambda: _example(
                {**_locked("Google"), "www.startpage.com": ["198.51.100.77"]},
                connected=[
                    replace(sample.handshake(ID, "www.startpage.com", visit=12), public_trust=Trust.TRUSTED),
                ],
            ),
            status=NetworkStatus.PROBLEM,
        ),
        Example(
            about="a search engine that cannot be locked is led to a dummy address",
            facts=lambda: _example({**_locked("Google"), "www.startpage.com": ["0.0.0.0"]}),  # noqa: S104
            status=NetworkStatus.OK,
        ),
        Example(
            about="a shared server's name is locked by an alias",
            facts=lambda: _example(_locked("Brave"), aliases={"search.brave.com": "forcesafe.search.brave.com"}),
            status=NetworkStatus.OK,
        ),
        Example(
            about="the www name alone is locked",
            facts=lambda: _example({**_open("Google"), "www.google.com": ["198.51.100.100"]}),
            status=NetworkStatus.PROBLEM,
        ),
        Example(
            about="nothing is locked by DNS, which says nothing of other locks",
            facts=lambda: _example({**_open("Google"), **_locked("Bing")}),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="shared servers have one address for everything",
            facts=lambda: _example(_locked("Pixabay")),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="names outside do not resolve here",
            facts=lambda: _example({}, neighbour=""),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="every name has one answer",
            facts=lambda: _example(_locked("Google"), neighbour="198.51.100.10"),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(about="nothing was asked", facts=sample.run, status=NetworkStatus.INCONCLUSIVE),
    ),
)
