"""What a page is judged against: the controls around it, and what other pages of the run showed."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from venuecheck.filtering.judging.controls import ControlCheck
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.in_vain import InVain
from venuecheck.filtering.judging.journey import Journey, PageFacts, inspected
from venuecheck.filtering.judging.life import silent
from venuecheck.filtering.judging.own_content import same_as
from venuecheck.filtering.judging.shown import Shown
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.answer import Body
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.kind_of_words import INNOCENT, Saying
from venuecheck.filtering.model.observation import Exchange, Family, Handshake, Observation, Trust
from venuecheck.filtering.model.reference import PageHealth, ReferencePage

_WIDEST = timedelta(minutes=15)
"""How far from a page its controls may lie: a run that is continued the next day does not vouch for yesterday."""

SEVERAL = 3
"""Unrelated sites that show one page, or have one address, before that is a filter's sign: two of a list are at
times parked with one dealer in names, or kept at one host."""

MAKERS = 2
"""Who vouch for pages, so that what these share is not one maker's own."""

MOST_WORDS = 500
"""Visible words of a page that does nothing but say that it is blocked; an article about filters has more."""

Silence = tuple[bool, type[Observation], Failure]
"""A kind of silence: whether over https, at which step, and how it ended."""
Way = tuple[str, bool, int, Family]
"""How a host is reached: its name, whether over https, its port, and by which kind of address or the proxy."""


@dataclass(frozen=True, slots=True)
class CutOff:
    """Who is met with one kind of silence, by name."""

    sites: set[str] = field(default_factory=set)
    makers: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Homes:
    """Where an unfiltered line knows the sites that are led to one address; known ones alone. Grows with a run."""

    count: int = 0
    each: set[frozenset[str]] = field(default_factory=set)
    is_one: bool = False
    """Whether the address is such a home."""

    def add(self, home: frozenset[str], address: str) -> None:
        """Note that a site with this home is led to `address`."""
        self.count += 1
        self.each.add(home)
        self.is_one = self.is_one or address in home

    @property
    def are_apart(self) -> bool:
        """Whether each of several sites has a home of its own, and none is where they are led."""
        return self.count >= SEVERAL and len(self.each) == self.count and not self.is_one


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The rest of the run, as seen from one page."""

    controls: Sequence[ControlCheck]
    provisional: bool = False
    """The run goes on: the controls after this page are still to come, and so is a second look."""
    fingerprints: tuple[Fingerprint, ...] = ()
    set_aside: tuple[Fingerprint, ...] = ()
    """What the venue taught of its block page, and pages that opened show as well: it counts for nothing."""
    good_addresses: AbstractSet[str] = frozenset()
    """Addresses at which controls or pages showed their own content."""
    dummies_in_use: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """Ranges of dummy addresses in which controls or pages showed their own content over connections that nobody
    reads, with the ids of those."""
    sites_by_address: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """Sites whose names were answered with an address."""
    led_away_to: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """Sites that are known to be elsewhere, and whose names were answered with a dummy address; by the address."""
    turned_away_at: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """Sites in whose place an address showed a block page, as it does for any name; by the address. None at which some
    site proved itself."""
    proved_at: AbstractSet[str] = frozenset()
    """Addresses at which some site proved itself by its certificate."""
    vouched_for_by: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """Sites whose certificates an authority issued that nobody here trusts; by its name."""
    in_vain: InVain = field(default_factory=InVain)
    """Where DNS leads what must open and does not."""
    shown: Shown = field(default_factory=Shown)
    """What answers came, and for whom."""
    opened: Mapping[Way, AbstractSet[str]] = field(default_factory=dict)
    """Ids of the pages and controls that showed their own content, by the way to their host."""
    opened_must_open: Mapping[bool, AbstractSet[str]] = field(default_factory=dict)
    """Sites of pages that must open and showed their own content, over plain http (False) and over https (True)."""
    must_open_silent: Mapping[Silence, AbstractSet[str]] = field(default_factory=dict)
    """Sites of pages that must open and were met with silence once a connection was there, by its kind."""
    must_open_answered: Mapping[bool, AbstractSet[str]] = field(default_factory=dict)
    """Sites of pages that must open and of which an answer came, over plain http (False) and over https (True)."""
    must_open_bodies: Mapping[bool, Sequence[tuple[PageFacts, Body]]] = field(default_factory=dict)
    """What pages that must open showed with success, and nobody vouches for; some of them, by whether it was https."""
    must_open: AbstractSet[str] = frozenset()
    """Ids of the categories that must open."""
    untimely: AbstractSet[str] = frozenset()
    """Sites whose certificates are out of their days, by this device's clock."""
    timely: AbstractSet[str] = frozenset()
    """Sites whose certificates are within them."""
    cut_by_name: Mapping[Silence, CutOff] = field(default_factory=dict)
    """Who is met with silence at an address that answers for an innocent name, by its kind."""
    cut_though_alive: AbstractSet[Silence] = frozenset()
    """Kinds of silence that so meet pages for which the list or a reference vouches."""
    https_reached: bool = False
    """Whether any https page or control showed its own content."""
    shut_out_after: int | None = None
    """After how many pages nothing answered any more, not even a control, and the run was stopped; None for never."""
    references: Mapping[str, ReferencePage] = field(default_factory=dict)
    """What a fresh reference says of pages and controls, by id; empty without one."""
    homes: Mapping[str, Sequence[frozenset[str]]] = field(default_factory=dict)
    """The addresses at which a fresh reference saw pages of a site, by the site."""
    led_from: Mapping[str, Homes] = field(default_factory=dict)
    """Where it saw the sites whose names were answered with an address here, by that address."""
    elsewhere: Mapping[str, ReferencePage] = field(default_factory=dict)
    """What it saw of those that looked filtered there, or as other sites do: it vouches for none of it."""

    def intact(self, check: ControlCheck) -> bool:
        """Whether a control opened: by its own content, by its certificate, by being unlike all else,
        by a reference.
        """
        if check.trouble is None:
            return True
        return self._differs(check) or self._as_referred(check)

    def _differs(self, check: ControlCheck) -> bool:
        body, facts = check.unproven, check.facts
        return body is not None and facts is not None and self.unlike_all_else(facts, body)

    def unlike_all_else(self, facts: PageFacts, body: Body) -> bool:
        """Whether no other site of the run shows the like, and it says nothing that a filter or a sick site says.

        A page of more words than those have may say anything: a filter may put a bar into each page that it lets pass.
        """
        if set(body.says) & (INNOCENT | {Saying.BLOCKED, Saying.SIGN_IN}) and body.words <= MOST_WORDS:
            return False
        return self.shown.differs(site_of(facts.host), facts.host, body)

    def _as_referred(self, check: ControlCheck) -> bool:
        known, facts = self.references.get(check.control), check.facts
        if known is None or facts is None or facts.page.expect is not None or known.standing is not PageHealth.ALIVE:
            return False
        finals = (journey.final for journey in facts.journeys if not journey.strayed)
        return any(
            final is not None
            and final.answer.status == known.status
            and final.answer.body is not None
            and same_as(final.answer.body, known)
            for final in finals
        )

    def seen_unfiltered(self, page: str) -> ReferencePage | None:
        """Give what the unfiltered line saw of a page or control, whether it vouches for that or not."""
        return self.elsewhere.get(page) or self.references.get(page)

    def given_elsewhere(self, page: str, addresses: Iterable[str]) -> bool:
        """Whether the name of a page led to one of these addresses on the unfiltered line, too."""
        known = self.seen_unfiltered(page)
        return known is not None and not set(addresses).isdisjoint(known.addresses)

    def seen_in_range(self, dummy: str) -> AbstractSet[str]:
        """Give the ids of controls and pages that showed their own content at an address of this range."""
        unlike = {
            check.control
            for check in self.controls
            if check.unproven is not None and dummy in check.ranges and self.intact(check)
        }
        return self.dummies_in_use.get(dummy, frozenset()) | unlike

    def bracketed(self, facts: PageFacts) -> bool:
        """Whether intact controls stand before, around and after each visit to the page."""
        visits = facts.visits
        return bool(visits) and all(self._between(facts, started, finished) for started, finished in visits)

    def _between(self, facts: PageFacts, started: datetime, finished: datetime) -> bool:
        checks = [check for check in self.controls if check.https == facts.https] or list(self.controls)
        before = [check.round for check in checks if started - _WIDEST <= check.finished <= started]
        after = [check.round for check in checks if finished <= check.started <= finished + _WIDEST]
        if not before or not (after or self.provisional):
            return False
        first, last = max(before), min(after) if after else max(check.round for check in checks)
        # rounds out of order: the device's clock was set back, and nothing tells what stood around the page
        return first <= last and all(self._round_intact(checks, number) for number in range(first, last + 1))

    def _round_intact(self, checks: Sequence[ControlCheck], number: int) -> bool:
        """One intact control shows that the line is up; another that fails may itself be over-blocked."""
        mine = [check for check in checks if check.round == number]
        return not mine or any(self.intact(check) for check in mine)

    def opens(self, *, https: bool) -> bool:
        """Whether a control or a page that must open showed a body of its own, over https or plain http."""
        return (
            https in self.opened_must_open
            or any(check.https == https and self.intact(check) for check in self.controls)
            or any(self.unlike_all_else(facts, body) for facts, body in self.must_open_bodies.get(https, ()))
        )

    def for_both_at(self, address: str) -> bool:
        """Whether an address is a portal's, more likely than a filter's: what must open is led there, too, and nothing
        there says that it blocks.
        """
        return self.in_vain.is_for_both(address, self.opened_must_open)

    def read_by_one(self, journey: Journey) -> bool:
        """Whether an authority that nobody here trusts issued its certificate, as it did for several other sites: then
        it is the network that answers for them. A site's own makeshift vouches for that site alone.
        """
        return len(self.vouched_for_by.get(makeshift_authority(journey), frozenset())) >= SEVERAL

    def cuts_names(self, kind: Silence | None) -> bool:
        """Whether this silence cuts off by their names unrelated sites that are not all at one address, or a page that
        is vouched for: one site's own server may turn its name away, and answer for any other.
        """
        if kind in self.cut_though_alive:
            return True
        cut = self.cut_by_name.get(kind) if kind is not None else None
        return cut is not None and len(cut.sites) >= SEVERAL and len(cut.makers) >= MAKERS and len(cut.addresses) > 1

    def opened_beside(self, facts: PageFacts, journey: Journey) -> bool:
        """Whether another page, or a control, of the same host opened by the same way in this run."""
        way = way_of(facts, journey)
        opened = self.opened.get(way, frozenset()) if way is not None else frozenset()
        return len(opened) > (facts.page.id in opened)


def makeshift_authority(journey: Journey) -> str:
    """Name the authority that issued the certificate of the page's own host, where nobody here trusts it, and the host
    did not sign it itself; '' for none.
    """
    for step in journey.steps:
        if isinstance(step, Handshake) and step.hop == 0 and inspected(step) and step.device_trust is not Trust.TRUSTED:
            leaf = step.chain[0]
            return leaf.issuer if leaf.issuer != leaf.subject else ""
    return ""


def host_in(url: str) -> str:
    """Give the host of an address as a reference has it."""
    return url.partition("://")[2].partition("/")[0].partition(":")[0]


def way_of(facts: PageFacts, journey: Journey) -> Way | None:
    """Give the way to a page's host; None where its address cannot be read."""
    return (facts.host, facts.https, facts.port, journey.family) if facts.host else None


def silence_of(facts: PageFacts, journey: Journey) -> Silence | None:
    """Say with what kind of silence a journey ended once a connection was there; None for none."""
    last = journey.last
    if not silent(journey) or not isinstance(last, (Handshake, Exchange)) or last.failure is None:
        return None
    return (facts.https, type(last), last.failure)
