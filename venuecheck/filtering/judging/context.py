"""What a page is judged against: the controls around it, and what other pages of the run showed."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.likeness import LikeBodies
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Exchange, Family, Lookup, Tunnel
from venuecheck.filtering.model.reference import ReferencePage

_WIDEST = timedelta(minutes=15)
"""How far from a page its controls may lie: a run that is continued the next day does not vouch for yesterday."""

SEVERAL = 3
"""Unrelated sites that show one page, or have one address, before that is a filter's sign: two of a list are at
times parked with one dealer in names, or kept at one host."""


class Trouble(StrEnum):
    """Why a control was not intact."""

    NAMES = "names"
    """DNS does not answer, or has no answer for it."""
    NO_ROUTE = "no_route"
    CONNECTION = "connection"
    PROXY = "proxy"
    """The proxy does not answer, or its settings cannot be found out."""
    SIGN_IN = "sign_in"
    """The proxy asks for a name and password (407)."""
    OTHER_CONTENT = "other_content"
    """Something answered, with other content: a captive portal, or a filter."""
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlCheck:
    """One visit to a control."""

    control: str
    https: bool
    round: int
    started: datetime
    finished: datetime
    trouble: Trouble | None
    """None where its expected content was seen."""
    addresses: tuple[str, ...] = ()
    """Addresses at which its content was seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The rest of the run, as seen from one page."""

    controls: Sequence[ControlCheck]
    provisional: bool = False
    """The run goes on: the controls after this page are still to come."""
    fingerprints: tuple[Fingerprint, ...] = ()
    good_addresses: AbstractSet[str] = frozenset()
    """Addresses at which controls or pages showed their own content."""
    dummies_in_use: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """Ranges of dummy addresses in which controls or pages showed their own content over connections that nobody
    reads, with the ids of those."""
    sites_by_address: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """Sites whose names were answered with an address."""
    sites_by_body: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """Sites for which a body of the same words came, from something that is not the site itself."""
    like_bodies: LikeBodies = field(default_factory=LikeBodies)
    """Of the same answers, what finds bodies again that differ a little."""
    https_reached: bool = False
    """Whether any https page or control showed its own content."""
    references: Mapping[str, ReferencePage] = field(default_factory=dict)
    """What a fresh reference says of pages, by id; empty without one."""

    def bracketed(self, facts: PageFacts) -> bool:
        """Whether intact controls stand before, around and after the page."""
        if not facts.observations:
            return False
        checks = [check for check in self.controls if check.https == facts.https] or list(self.controls)
        before = [check.round for check in checks if facts.started - _WIDEST <= check.finished <= facts.started]
        after = [check.round for check in checks if facts.finished <= check.started <= facts.finished + _WIDEST]
        if not before or not (after or self.provisional):
            return False
        first, last = max(before), min(after) if after else max(check.round for check in checks)
        # rounds out of order: the device's clock was set back, and nothing tells what stood around the page
        return first <= last and all(self._round_intact(checks, number) for number in range(first, last + 1))

    @staticmethod
    def _round_intact(checks: Sequence[ControlCheck], number: int) -> bool:
        """One intact control shows that the line is up; another that fails may itself be over-blocked."""
        mine = [check for check in checks if check.round == number]
        return not mine or any(check.trouble is None for check in mine)


def check_control(facts: PageFacts, number: int) -> ControlCheck:
    """Judge one visit to a control (`number` is the round)."""
    good = [journey for journey in facts.journeys if journey.holds_expected]
    if not good and facts.page.expect is None:
        good = [
            journey for journey in facts.journeys if journey.final and journey.final.genuine and not journey.strayed
        ]
    return ControlCheck(
        control=facts.page.id,
        https=facts.https,
        round=number,
        started=facts.started,
        finished=facts.finished,
        trouble=None if good else _trouble(facts),
        addresses=tuple(journey.connected_to for journey in good if journey.connected_to),
    )


def _trouble(facts: PageFacts) -> Trouble:
    steps = facts.observations
    if any(isinstance(step, Tunnel | Exchange) and step.answer and step.answer.status == 407 for step in steps):  # noqa: PLR2004
        return Trouble.SIGN_IN
    if any(isinstance(step, Connection) and step.to_proxy and step.failure for step in steps):
        return Trouble.PROXY
    last = next((journey.last for journey in facts.journeys), steps[-1] if steps else None)
    if last is not None and last.failure is Failure.FAULT and last.family is Family.PROXY:
        return Trouble.PROXY
    if last is None or last.failure is Failure.FAULT:
        return Trouble.FAULT
    # without a resolver the device has no DNS server set, and may well have a network
    unnamed = isinstance(last, Lookup) and not last.resolver
    if last.failure is Failure.NO_ROUTE and not unnamed:
        return Trouble.NO_ROUTE
    if isinstance(last, Lookup):
        return Trouble.NAMES
    return Trouble.CONNECTION if last.failure else Trouble.OTHER_CONTENT
