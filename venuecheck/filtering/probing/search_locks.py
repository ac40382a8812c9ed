"""How search engines stand by what DNS says of their names: locked, open, half locked, stopped."""

from enum import StrEnum

from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.observation import Lookup
from venuecheck.filtering.probing.outside_names import Answers
from venuecheck.filtering.probing.search_services import SERVICES, Lock, Service


class State(StrEnum):
    """How a name, or a whole service, stands."""

    LOCKED = "locked"
    OPEN = "open"
    HALF = "half"
    STOPPED = "stopped"
    """Its names lead nowhere: it cannot be used here at all."""
    IN_ADDRESS = "in_address"
    """DNS does not lock it, and the web address does."""
    BARE = "bare"
    """DNS does not lock it, and nothing else on the network can, for nothing reads the connection."""
    READ = "read"
    """DNS does not lock it. The network reads the connection, so that it may lock it in a way that does not show."""
    UNCLEAR = "unclear"


def state_of(service: Service, answers: Answers) -> State:
    """Say how a service stands, by all its names that lead somewhere."""
    states = [_name_state(service, name, answers) for name in service.names]
    used = {state for state in states if state is not State.STOPPED}
    if not used:
        return State.STOPPED
    if State.HALF in used or used >= {State.LOCKED, State.OPEN}:
        return State.HALF
    return next(iter(used)) if len(used) == 1 else State.UNCLEAR


def _name_state(service: Service, name: str, answers: Answers) -> State:
    """Hold each kind of address against the locks; one kind locked and the other open is half."""
    both = [answers.get(name, "A"), answers.get(name, "AAAA")]
    states = {_lookup_state(service, lookup, answers) for lookup in both if lookup is not None and lookup.addresses}
    if not states:
        known = all(lookup is not None and lookup.rcode for lookup in both)
        return State.STOPPED if known else State.UNCLEAR
    if states >= {State.LOCKED, State.OPEN}:
        return State.HALF
    return State.UNCLEAR if State.UNCLEAR in states else next(iter(states - {State.STOPPED}), State.STOPPED)


def _lookup_state(service: Service, lookup: Lookup, answers: Answers) -> State:
    if all(sinkhole_of(address) for address in lookup.addresses):
        return State.STOPPED
    known = False
    for lock in service.locks:
        safe = [found for name in lock.names if (found := answers.get(name, lookup.record)) and found.addresses]
        known = known or bool(safe or lock.addresses)
        if set(lookup.aliases) & set(lock.names):
            return State.LOCKED
        if set(lookup.addresses) & {*lock.addresses, *(address for found in safe for address in found.addresses)}:
            return State.UNCLEAR if service.shared else State.LOCKED
    # a lock whose own name has no such address cannot be compared, but for Yandex' one IPv4 address
    return State.OPEN if known else State.UNCLEAR


def half_words(service: Service, answers: Answers) -> str:
    """Name a service that is half locked, and what of it is not."""
    found = {name: _name_state(service, name, answers) for name in service.names}
    missing = [name for name, state in found.items() if state is State.OPEN]
    by_family = [name for name, state in found.items() if state is State.HALF]
    said = [f"not for {', '.join(missing)}"] * bool(missing)
    said += [f"only for one of IPv4 and IPv6 for {', '.join(by_family)}"] * bool(by_family)
    return f"{service.title} ({'; '.join(said)})"


def shown(title: str, answers: Answers) -> str:
    """Name YouTube's two locks, where they can be told apart."""
    service = next(service for service in SERVICES if service.title == title)
    fits = [
        lock.words
        for lock in service.locks
        if any(_fits(service, lock, name, answers) for name in service.names) and lock.words
    ]
    return f"{title} ({' or '.join(fits)})" if fits else title


def _fits(service: Service, lock: Lock, name: str, answers: Answers) -> bool:
    alone = Service(title=service.title, names=(name,), locks=(lock,))
    return _name_state(alone, name, answers) is State.LOCKED
