"""Whether a journey ended in silence, what of it was a sign of life all the same, and who says that a page is alive."""

from enum import StrEnum

from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Exchange, Handshake, Lookup, Trust, Tunnel
from venuecheck.filtering.model.reference import ReferencePage, is_alive

SILENT_FAILURES = frozenset(
    {
        Failure.NXDOMAIN,
        Failure.NODATA,
        Failure.TIMEOUT,
        Failure.REFUSED,
        Failure.RESET,
        Failure.EOF,
        Failure.UNREACHABLE,
        Failure.ALERT,
    }
)
"""Failures that are silence or a bare "no": what a filter does, and what a page that is down does as well."""


class SignOfLife(StrEnum):
    """Why a visit that ended without an answer was no silence all the same."""

    BYTES = "bytes"
    """Something of an answer came."""
    SITE_GREETED = "site_greeted"
    """The site itself took the connection, as its public certificate proves: nobody else saw what it was asked."""
    UNTRIED = "untried"
    """Not every address of the name was tried."""
    ALIAS = "alias"
    """The name leads on to another, which leads nowhere."""
    MALFORMED = "malformed"
    """A reply came that makes no sense."""
    NO_COMMON_TLS = "no_common_tls"
    """The other side says that it speaks no TLS that this program does, whoever it takes it for."""


_SPEAKS_OTHERWISE = ("PROTOCOL_VERSION", "INSUFFICIENT_SECURITY", "INAPPROPRIATE_FALLBACK", "NO_APPLICATION_PROTOCOL")
"""Ends of OpenSSL's names for alerts that are about the protocol, and not about what is asked for."""


def sign_of_life(journey: Journey) -> SignOfLife | None:
    """Give what speaks against silence where a visit ended without an answer; None for nothing."""
    last = journey.last
    if isinstance(last, Lookup):
        if last.malformed:
            return SignOfLife.MALFORMED
        return SignOfLife.ALIAS if last.ends_nowhere else None
    if isinstance(last, (Exchange, Tunnel)) and last.answer is None:
        if last.came:
            return SignOfLife.BYTES
        mine = [step for step in journey.steps if isinstance(step, Handshake) and step.hop == last.hop]
        greeted = any(step.failure is None and step.public_trust is Trust.TRUSTED for step in mine)
        return SignOfLife.SITE_GREETED if greeted else None
    if isinstance(last, Handshake) and last.failure is Failure.ALERT and last.detail.endswith(_SPEAKS_OTHERWISE):
        return SignOfLife.NO_COMMON_TLS
    if isinstance(last, Connection) and not last.to_proxy and last.failure is not None:
        return SignOfLife.UNTRIED if _untried(journey, last) else None
    return None


def is_vouched_for(facts: PageFacts, known: ReferencePage | None) -> bool:
    """Whether a reference saw the page alive, or there is none and the list says what it holds."""
    return is_alive(known) or (known is None and facts.page.expect is not None)


def _untried(journey: Journey, last: Connection) -> bool:
    """Whether the name has addresses of this kind to which no connection was tried."""
    lookup = journey.lookup
    if lookup is None or last.hop:
        return False
    tried = {step.address for step in journey.steps if isinstance(step, Connection)}
    return any((":" in address) is (":" in last.address) and address not in tried for address in lookup.addresses)


def silent(journey: Journey) -> bool:
    """Whether the journey ended in silence on the page's own site, and nothing of it was a sign of life."""
    last = journey.last
    # asked by many rules of every journey: what most of them end with comes first
    if last.failure not in SILENT_FAILURES or journey.strayed or sign_of_life(journey) is not None:
        return False
    return not (isinstance(last, Connection) and last.to_proxy)
