"""Visits to controls: whether each opened, and what was wrong where it did not."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from venuecheck.filtering.judging.clock import untimely
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.judging.own_content import broke_off, by_expectation
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.answer import SUCCESS, Body
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Connection, Exchange, Family, Handshake, Lookup, Trust, Tunnel

_PROXY_SIGN_IN = 407


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
    CERTIFICATE = "certificate"
    """Its certificate is not valid on this day, by this device's clock: most likely the clock is wrong."""
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
    """None where its own content was seen."""
    addresses: tuple[str, ...] = ()
    """Addresses at which its content was seen."""
    facts: PageFacts | None = None
    """What was observed."""
    unproven: Body | None = None
    """What a network that reads everything passed on, by a chain that the device trusts: its own content, where no
    other site of the run shows the like and others show something else. None for anything else."""

    @property
    def ranges(self) -> frozenset[str]:
        """Ranges of dummy addresses in which it was tried."""
        where = (journey.connected_to for journey in self.facts.journeys) if self.facts else ()
        return frozenset(found for address in where if address and (found := sinkhole_of(address)))


def check_control(facts: PageFacts, number: int) -> ControlCheck:
    """Judge one visit to a control (`number` is the round)."""
    good = [journey for journey in facts.journeys if by_expectation(journey)]
    if not good and facts.page.expect is None:
        good = [journey for journey in facts.journeys if _by_certificate(journey)]
    return ControlCheck(
        control=facts.page.id,
        https=facts.https,
        round=number,
        started=facts.started,
        finished=facts.finished,
        trouble=None if good else _trouble(facts),
        addresses=tuple(journey.connected_to for journey in good if journey.connected_to),
        facts=facts,
        unproven=None if good or facts.page.expect is not None else _passed(facts),
    )


def _passed(facts: PageFacts) -> Body | None:
    return next((body for journey in facts.journeys if (body := passed_on(journey)) is not None), None)


def _by_certificate(journey: Journey) -> bool:
    final = journey.final
    return final is not None and final.genuine and not journey.strayed and not broke_off(final.answer.body)


def passed_on(journey: Journey) -> Body | None:
    """Give what a network that reads everything passed on, by connections that the device trusts; None for nothing."""
    final = journey.final
    if final is None or final.tunnel or journey.strayed or not read_and_trusted(journey):
        return None
    whole = final.answer.status in SUCCESS and not broke_off(final.answer.body)
    return final.answer.body if whole else None


def read_and_trusted(journey: Journey) -> bool:
    """Whether the network read every secure connection of it, under an authority that this device trusts."""
    made = [step for step in journey.steps if isinstance(step, Handshake) and step.failure is None]
    return journey.read and all(step.device_trust is Trust.TRUSTED for step in made)


def _trouble(facts: PageFacts) -> Trouble:
    steps = facts.observations
    if any(
        isinstance(step, Tunnel | Exchange) and step.answer and step.answer.status == _PROXY_SIGN_IN for step in steps
    ):
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
    if last.failure:
        return Trouble.CONNECTION
    return Trouble.CERTIFICATE if untimely(steps) is not None else Trouble.OTHER_CONTENT
