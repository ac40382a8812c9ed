"""How a venue stands: its web filter by all its networks, its bookings and procedures, and all of it as one light."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from venuecheck.assurance.check import Check, is_ahead
from venuecheck.assurance.fault import Fault
from venuecheck.assurance.network import NetworkStands, network_stands
from venuecheck.assurance.status import Status, whole
from venuecheck.filtering.model.retirement import Retirement


def networks_stand(
    listed: Iterable[str],
    checks: Sequence[Check],
    faults: Sequence[Fault],
    retirements: Sequence[Retirement],
    at: datetime,
) -> tuple[NetworkStands, ...]:
    """Say how each network stands: those that the venue lists, in its order, then those that only checks name,
    by id.
    """
    past = {check.network for check in checks if not is_ahead(check.started, at, by_person=check.by_person)}
    known = dict.fromkeys([*listed, *sorted(past | {fault.network for fault in faults if fault.is_open(at)})])
    return tuple(network_stands(network, checks, faults, retirements, at) for network in known)


def filtering_status(networks: Iterable[NetworkStands]) -> Status:
    """Say how a venue's web filter stands: a venue of which nothing but what was retired is known is not reported."""
    return whole(network.status for network in networks)


def venue_status(parts: Iterable[Status]) -> Status:
    """Say how all that a report tells stands together, for programs that show one light: never better than a part.

    People are shown the parts: one light would hide one behind the other.
    """
    return whole(parts)
