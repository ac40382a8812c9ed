"""Observations of one page, put in order: one journey for each visit and family of addresses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from venuecheck.filtering.model.address import AddressError, parse_address, same_site
from venuecheck.filtering.model.answer import SUCCESS, Answer
from venuecheck.filtering.model.observation import (
    Connection,
    Datagram,
    Exchange,
    Family,
    Handshake,
    Lookup,
    Observation,
    Purpose,
    Sighting,
    Trust,
    Tunnel,
)
from venuecheck.filtering.model.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenAnswer:
    """An answer seen on a journey, and whether the site itself gave it."""

    answer: Answer
    genuine: bool
    """It came over TLS with a certificate that the public roots trust, from the page's own site or from where
    such answers alone had led: the site itself said so, and no filter in between can have."""
    tunnel: bool


def inspected(step: Handshake) -> bool:
    """Whether somebody other than the public authorities vouches for the site: the network reads its TLS."""
    return bool(step.chain) and step.public_trust is Trust.UNKNOWN_ISSUER


@dataclass(frozen=True, kw_only=True)
class Journey:
    """One visit to a page by one family of addresses, steps in order."""

    page: Page
    number: int
    family: Family
    steps: tuple[Observation, ...]

    @cached_property
    def _host(self) -> str:
        return host_of(self.page)

    @cached_property
    def lookup(self) -> Lookup | None:
        """The look-up of the page's own name; None by a proxy and for literal addresses."""
        return next((step for step in self.steps if isinstance(step, Lookup) and step.hop == 0), None)

    @cached_property
    def connected_to(self) -> str:
        """The address that the page's own name led to and that accepted a connection, or ''."""
        return next(
            (
                step.address
                for step in self.steps
                if isinstance(step, Connection) and step.hop == 0 and not step.failure and not step.to_proxy
            ),
            "",
        )

    @cached_property
    def last(self) -> Observation:
        """The step with which it ended."""
        return self.steps[-1]

    @cached_property
    def replies(self) -> tuple[SeenAnswer, ...]:
        """The answers seen, in order."""
        found: list[SeenAnswer] = []
        genuine = True
        trusted = own = False
        for step in self.steps:
            if isinstance(step, (Lookup, Connection, Datagram, Sighting)):
                trusted = own = False
            elif isinstance(step, Handshake):
                trusted = step.public_trust is Trust.TRUSTED
                own = trusted and bool(self._host) and same_site(step.server_name, self._host)
            elif step.answer is not None and not (isinstance(step, Tunnel) and step.answer.status in SUCCESS):
                # over plain http anybody may have answered; the site's own certificate sets that right
                genuine = isinstance(step, Exchange) and (own or (genuine and trusted))
                found.append(SeenAnswer(answer=step.answer, genuine=genuine, tunnel=isinstance(step, Tunnel)))
        return tuple(found)

    @cached_property
    def final(self) -> SeenAnswer | None:
        """The answer with which it ended; None where it ended without one."""
        last = self.last
        ended = isinstance(last, (Exchange, Tunnel)) and last.answer is not None
        return self.replies[-1] if ended and self.replies else None

    @cached_property
    def holds_expected(self) -> bool:
        """Whether it ended with the page's own content."""
        final = self.final
        return final is not None and final.answer.body is not None and final.answer.body.holds_expected is True

    @cached_property
    def read(self) -> bool:
        """Whether the network read a secure connection of it."""
        return any(isinstance(step, Handshake) and inspected(step) for step in self.steps)

    @cached_property
    def strayed(self) -> bool:
        """Whether a redirect led to another site."""
        return any(reply.answer.redirect and not reply.answer.redirect.same_site for reply in self.replies)

    @cached_property
    def tried(self) -> bool:
        """Whether more than a name that resolved was seen: a family that was not needed is not tried."""
        return any(not isinstance(step, Lookup) for step in self.steps) or bool(self.last.failure)


@dataclass(frozen=True, kw_only=True)
class PageFacts:
    """Everything observed of one page in a run."""

    page: Page
    observations: tuple[Observation, ...]
    journeys: tuple[Journey, ...]
    innocent: tuple[Handshake, ...]
    """Handshakes with the page's addresses for an innocent name."""
    second_look_elsewhere: bool = False
    """Whether the second look was at another page of its host, which was stopped alike."""

    @cached_property
    def started(self) -> datetime:
        """When its first step began."""
        return min(step.started for step in self._in_turn)

    @cached_property
    def finished(self) -> datetime:
        """When its last step ended."""
        return max(step.started + timedelta(seconds=step.elapsed) for step in self._in_turn)

    @property
    def looks(self) -> int:
        """How many visits were made."""
        return max((journey.number for journey in self.journeys), default=0)

    @cached_property
    def visits(self) -> tuple[tuple[datetime, datetime], ...]:
        """When each visit began and ended, in turn: between two of them the run may have gone on to other pages."""
        by_number: dict[int, list[Observation]] = {}
        for step in self._in_turn:
            by_number.setdefault(step.visit, []).append(step)
        return tuple(
            (min(step.started for step in own), max(step.started + timedelta(seconds=step.elapsed) for step in own))
            for own in by_number.values()
        )

    @cached_property
    def _in_turn(self) -> tuple[Observation, ...]:
        """The steps that followed one another.

        The device's own look-up runs beside them: what came of it may be told with a later visit, and would make that
        seem to have begun when the earlier one did.
        """
        found = tuple(step for step in self.observations if not (isinstance(step, Lookup) and step.method == "system"))
        return found or self.observations

    @cached_property
    def host(self) -> str:
        """The page's host, '' where its address cannot be read."""
        return host_of(self.page)

    @cached_property
    def own_lookups(self) -> tuple[Lookup, ...]:
        """What this network's resolver said of the page's own name, each time that it was asked."""
        return tuple(
            step
            for step in self.observations
            if isinstance(step, Lookup) and step.hop == 0 and step.method == "resolver" and step.name == self.host
        )

    @cached_property
    def port(self) -> int:
        """The port of the page's address, 0 where that cannot be read."""
        try:
            return parse_address(self.page.url).port
        except AddressError:
            return 0

    @cached_property
    def https(self) -> bool:
        """Whether the page's own address is https."""
        return self.page.url.lower().startswith("https:")


def facts_of(page: Page, observations: Sequence[Observation]) -> PageFacts:
    """Put the observations of `page` in order."""
    return PageFacts(
        page=page,
        observations=tuple(observations),
        journeys=_journeys(page, observations),
        innocent=tuple(
            step for step in observations if isinstance(step, Handshake) and step.purpose is Purpose.INNOCENT
        ),
    )


def host_of(page: Page) -> str:
    """Give the page's host, '' where its address cannot be read."""
    try:
        return parse_address(page.url).host
    except AddressError:
        return ""


def _journeys(page: Page, observations: Iterable[Observation]) -> tuple[Journey, ...]:
    steps: dict[tuple[int, Family], list[Observation]] = {}
    current: tuple[int, Family] | None = None
    for step in observations:
        if step.purpose is not Purpose.PAGE:
            continue
        if step.hop == 0 or current is None or current[0] != step.visit:
            key = (step.visit, step.family)
            if not isinstance(step, Lookup):
                current = key
        else:
            # a redirect's look-ups are for both families; they belong to the journey that they continue
            key = current
        steps.setdefault(key, []).append(step)
    found = (Journey(page=page, number=key[0], family=key[1], steps=tuple(own)) for key, own in steps.items())
    return tuple(
        journey for journey in found if journey.tried or (journey.lookup is not None and _only(journey, steps))
    )


def _only(journey: Journey, steps: dict[tuple[int, Family], list[Observation]]) -> bool:
    """A look-up that nothing followed counts where no other family of the same visit went further.

    It is then the whole visit: an unusable dummy address such as 0.0.0.0.
    """
    others = [own for key, own in steps.items() if key[0] == journey.number and key[1] is not journey.family]
    dummy = any(address in {"0.0.0.0", "::"} for address in (journey.lookup.addresses if journey.lookup else ()))  # noqa: S104
    return dummy or not any(not isinstance(step, Lookup) or step.failure for own in others for step in own)
