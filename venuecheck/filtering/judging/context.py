"""What a page is judged against: the controls around it, and what other pages of the run showed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from venuecheck.filtering.judging.fingerprint import Fingerprint, says_little
from venuecheck.filtering.judging.journey import PageFacts
from venuecheck.filtering.judging.likeness import LikeBodies
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.model.address import site_of
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

    controls: tuple[ControlCheck, ...]
    provisional: bool = False
    """The run goes on: the controls after this page are still to come."""
    fingerprints: tuple[Fingerprint, ...] = ()
    good_addresses: frozenset[str] = frozenset()
    """Addresses at which controls or pages showed their own content."""
    dummies_in_use: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Ranges of dummy addresses in which controls or pages showed their own content over connections that nobody
    reads, with the ids of those."""
    sites_by_address: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Sites whose names were answered with an address."""
    sites_by_body: Mapping[str, frozenset[str]] = field(default_factory=dict)
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


def context_of(
    pages: Sequence[PageFacts],
    controls: Sequence[ControlCheck],
    fingerprints: tuple[Fingerprint, ...],
    *,
    provisional: bool = False,
    references: Mapping[str, ReferencePage] | None = None,
) -> Context:
    """Gather what the pages and controls of a run say about each other."""
    good = {address for check in controls for address in check.addresses}
    by_address: dict[str, set[str]] = {}
    by_body: dict[str, set[str]] = {}
    like = LikeBodies()
    https_reached = any(check.https and check.trouble is None for check in controls)
    for facts in pages:
        site = site_of(facts.host)
        for journey in facts.journeys:
            if journey.lookup is not None:
                for address in journey.lookup.addresses:
                    by_address.setdefault(address, set()).add(site)
            if journey.holds_expected:
                https_reached = https_reached or facts.https
                good.add(journey.connected_to)
                continue
            for reply in journey.replies:
                body = reply.answer.body
                if body is None or reply.genuine or says_little(reply.answer, fingerprints):
                    continue
                like.add(site, facts.host, body)
                if body.likeness:
                    by_body.setdefault(body.likeness, set()).add(site)
    return Context(
        controls=tuple(controls),
        provisional=provisional,
        fingerprints=fingerprints,
        good_addresses=frozenset(good - {""}),
        dummies_in_use=_dummies_in_use(pages, controls),
        sites_by_address={key: frozenset(sites) for key, sites in by_address.items()},
        sites_by_body={key: frozenset(sites) for key, sites in by_body.items()},
        like_bodies=like,
        https_reached=https_reached,
        references=references or {},
    )


def _dummies_in_use(pages: Sequence[PageFacts], controls: Sequence[ControlCheck]) -> dict[str, frozenset[str]]:
    shown = [(address, check.control) for check in controls for address in check.addresses]
    shown += [
        (journey.connected_to, facts.page.id)
        for facts in pages
        for journey in facts.journeys
        if journey.connected_to and journey.holds_expected and not journey.read
    ]
    found: dict[str, set[str]] = {}
    for address, by in shown:
        found.setdefault(sinkhole_of(address), set()).add(by)
    return {dummy: frozenset(by) for dummy, by in found.items() if dummy}


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
    if isinstance(last, Lookup):
        return Trouble.NAMES
    if last.failure is Failure.NO_ROUTE:
        return Trouble.NO_ROUTE
    return Trouble.CONNECTION if last.failure else Trouble.OTHER_CONTENT
