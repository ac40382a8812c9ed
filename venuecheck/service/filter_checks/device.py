"""This device, as checks use it: its name, its own sockets, and whose names evidence must not hold."""

import contextlib
import getpass
import socket
from datetime import UTC, datetime

from venuecheck.core.venue import Network
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.limits import Limits
from venuecheck.filtering.vantage.answer import Keeping
from venuecheck.filtering.vantage.proxy_choice import ProxyChoice
from venuecheck.filtering.vantage.resolver import NameService
from venuecheck.filtering.vantage.servers import servers_of
from venuecheck.filtering.vantage.socket import SocketVantage
from venuecheck.filtering.vantage.system_names import SystemNames
from venuecheck.filtering.vantage.trust import TrustJudge
from venuecheck.service.sites.site import Trusted

_COMMON_NAMES = frozenset({"root", "admin", "administrator", "user", "localhost", "ubuntu", "debian"})
_SHORTEST_IDENTITY = 4


def vantage_of(
    limits: Limits,
    trust: Trusted,
    network: Network,
    *,
    fingerprints: tuple[Fingerprint, ...],
    titles: frozenset[str] | None,
) -> SocketVantage:
    """Give this device's own sockets on `network`.

    `fingerprints` are held against what answers; `titles` are those that may be kept whole (see `Keeping`).
    """
    return SocketVantage(
        names=NameService(
            servers=servers_of(network.resolver),
            step_timeout=limits.step_timeout,
            now=_now,
        ),
        trust=TrustJudge.load(trust.public_roots, trust.device_roots),
        proxy=ProxyChoice(network.proxy),
        step_timeout=limits.step_timeout,
        page_timeout=limits.page_timeout,
        now=_now,
        keeping=Keeping(fingerprints=fingerprints, identities=_identities(), titles=titles),
        system_names=SystemNames(_now) if network.resolver == "system" else None,
    )


def _identities() -> tuple[str, ...]:
    """Names by which a block page could give this device or its user away."""
    names = [socket.gethostname().partition(".")[0]]
    with contextlib.suppress(KeyError, OSError):  # a device without a user database
        names.append(getpass.getuser())
    return tuple(name for name in names if len(name) >= _SHORTEST_IDENTITY and name.lower() not in _COMMON_NAMES)


def _now() -> datetime:
    return datetime.now(UTC)
