"""What the pages and controls of a run say about each other, gathered as they come.

A page may be added again after a second look at it: what it showed before is known already.
"""

from collections.abc import Iterable, Mapping, Sequence

from venuecheck.filtering.judging.clock import untimely, vouched_today
from venuecheck.filtering.judging.comparison import host_decides, same_for_any_name
from venuecheck.filtering.judging.connection import name_decides
from venuecheck.filtering.judging.context import (
    Context,
    CutOff,
    Homes,
    Silence,
    Way,
    host_in,
    makeshift_authority,
    silence_of,
    way_of,
)
from venuecheck.filtering.judging.controls import ControlCheck
from venuecheck.filtering.judging.fingerprint import Fingerprint, product_of, says_little
from venuecheck.filtering.judging.foreign_answer import foreign, says_blocked
from venuecheck.filtering.judging.in_vain import InVain
from venuecheck.filtering.judging.journey import Journey, PageFacts, SeenAnswer, host_of
from venuecheck.filtering.judging.life import is_vouched_for
from venuecheck.filtering.judging.own_content import broke_off, opened
from venuecheck.filtering.judging.shown import As, Asked, Mark, Shown
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.judging.taught import Taught
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.answer import SUCCESS, Body
from venuecheck.filtering.model.page import Category, Expectation, Page
from venuecheck.filtering.model.reference import PageHealth, ReferencePage, SharedPage

_BODIES_KEPT = 8
BY_ITSELF = "itself"
"""Who vouches for a page that is its organisation's own: each such site is a maker of its own."""


class RunSoFar:
    """Grows with a run."""

    def __init__(
        self,
        fingerprints: tuple[Fingerprint, ...],
        references: Mapping[str, ReferencePage] | None = None,
        categories: Sequence[Category] = (),
        listed: Iterable[Page] = (),
    ) -> None:
        self._fingerprints, known = fingerprints, references or {}
        self._taught = Taught(fingerprints)
        self._untimely: set[str] = set()
        self._timely: set[str] = set()
        self._references = {page: each for page, each in known.items() if each.standing is not PageHealth.UNSURE}
        shared = {page: each.saw for page, each in known.items() if isinstance(each, SharedPage)}
        self._elsewhere = shared | {page: each for page, each in known.items() if page not in self._references}
        self._led_from: dict[str, Homes] = {}
        self._homes: dict[str, list[frozenset[str]]] = {}
        for each in self._references.values():
            if each.addresses:
                self._homes.setdefault(site_of(host_in(each.url)), []).append(frozenset(each.addresses))
        self._must_open = {each.id for each in categories if each.expectation is Expectation.ALLOW}
        self._stopped_beside = {site_of(host_of(page)) for page in listed if page.category not in self._must_open}
        """Sites with pages that must be blocked: a filter that goes by host stops what must open there with them."""
        self._controls: list[ControlCheck] = []
        self._good: set[str] = set()
        self._dummies_in_use: dict[str, set[str]] = {}
        self._by_address: dict[str, set[str]] = {}
        self._led_away_to: dict[str, set[str]] = {}
        self._turned_away_at: dict[str, set[str]] = {}
        self._proved_at: set[str] = set()
        self._vouched_for_by: dict[str, set[str]] = {}
        self._in_vain = InVain()
        self._shown = Shown()
        self._opened: dict[Way, set[str]] = {}
        self._opened_must_open: dict[bool, set[str]] = {}
        self._must_open_silent: dict[Silence, set[str]] = {}
        self._must_open_answered: dict[bool, set[str]] = {}
        self._must_open_bodies: dict[bool, list[tuple[PageFacts, Body]]] = {}
        self._cut_by_name: dict[Silence, CutOff] = {}
        self._cut_though_alive: set[Silence] = set()
        self._https_reached = False

    def add_control(self, check: ControlCheck) -> None:
        """Take in one visit to a control."""
        self._controls.append(check)
        facts, intact = check.facts, check.trouble is None
        for address in check.addresses:
            self._good.add(address)
            self._add_to_range(address, check.control)
        self._https_reached = self._https_reached or (check.https and intact)
        if facts is None:
            return
        for journey in facts.journeys:
            self._add_shown(facts, journey, Asked.CONTROL, opened=intact)
            if intact:
                self._add_opened(facts, journey)
                self._taught.add_opened(facts, journey)

    def add_page(self, facts: PageFacts) -> None:
        """Take in what was observed of one page."""
        site = site_of(facts.host)
        must_open = facts.page.category in self._must_open
        known = self._references.get(facts.page.id)
        for journey in facts.journeys:
            self._add_leads(facts, journey, known)
            if journey.holds_expected:
                self._https_reached = self._https_reached or facts.https
                self._add_own(journey, facts.page.id)
            its_own = opened(journey, facts.page, known)
            if its_own:
                self._add_opened(facts, journey)
            if its_own and (must_open or (journey.final is not None and journey.final.genuine)):
                self._taught.add_opened(facts, journey)
            self._add_days(site, journey)
            if its_own and must_open:
                self._opened_must_open.setdefault(facts.https, set()).add(site)
            if must_open:
                self._add_answered(facts, journey)
            elif any(reply.answer.body is not None for reply in journey.replies):
                self._shown.add_answered(site)
            if must_open and not its_own and journey.lookup is not None:
                self._in_vain.add(site, journey.lookup.addresses)
            self._add_address(facts, journey)
            asked = Asked.MUST_OPEN if must_open and site not in self._stopped_beside else Asked.MUST_BLOCK
            self._add_shown(facts, journey, asked, opened=its_own)
            self._add_cut(facts, journey, known)

    def _add_days(self, site: str, journey: Journey) -> None:
        if untimely(journey.steps) is not None:
            self._untimely.add(site)
        elif vouched_today(journey.steps):
            self._timely.add(site)

    def _add_cut(self, facts: PageFacts, journey: Journey, known: ReferencePage | None) -> None:
        """Note whether the name was cut off, where its address answers for another."""
        kind = silence_of(facts, journey)
        if kind is None or not (name_decides(facts) or host_decides(facts)):
            return
        cut = self._cut_by_name.setdefault(kind, CutOff())
        cut.sites.add(site_of(facts.host))
        cut.makers.add(_maker(facts))
        cut.addresses.add(journey.connected_to)
        if is_vouched_for(facts, known):
            self._cut_though_alive.add(kind)

    def _add_leads(self, facts: PageFacts, journey: Journey, known: ReferencePage | None) -> None:
        """Note which addresses the name has, and who vouches for what stands there."""
        site = site_of(facts.host)
        for address in journey.lookup.addresses if journey.lookup is not None else ():
            led_here = self._by_address.setdefault(address, set())
            if site in self._homes and site not in led_here:
                home = frozenset[str]().union(*self._homes[site])
                self._led_from.setdefault(address, Homes()).add(home, address)
            led_here.add(site)
            if sinkhole_of(address) and (facts.page.expect is not None or _is_elsewhere(known, address)):
                self._led_away_to.setdefault(address, set()).add(site)
        if authority := makeshift_authority(journey):
            self._vouched_for_by.setdefault(authority, set()).add(site)

    def context(self, *, provisional: bool) -> Context:
        """Give what is known by now. What is added later shows in it, too: judge at once."""
        set_aside = self._taught.too_widely(self._shown)
        return Context(
            controls=self._controls,
            provisional=provisional,
            fingerprints=self._taught.others if set_aside else self._fingerprints,
            set_aside=set_aside,
            untimely=self._untimely,
            timely=self._timely,
            good_addresses=self._good,
            dummies_in_use=self._dummies_in_use,
            sites_by_address=self._by_address,
            led_away_to=self._led_away_to,
            turned_away_at={
                address: sites for address, sites in self._turned_away_at.items() if address not in self._proved_at
            },
            proved_at=self._proved_at,
            vouched_for_by=self._vouched_for_by,
            in_vain=self._in_vain,
            shown=self._shown,
            opened=self._opened,
            opened_must_open=self._opened_must_open,
            must_open_silent=self._must_open_silent,
            must_open_answered=self._must_open_answered,
            must_open_bodies=self._must_open_bodies,
            must_open=self._must_open,
            cut_by_name=self._cut_by_name,
            cut_though_alive=self._cut_though_alive,
            https_reached=self._https_reached,
            references=self._references,
            homes=self._homes,
            led_from=self._led_from,
            elsewhere=self._elsewhere,
        )

    def _add_shown(self, facts: PageFacts, journey: Journey, asked: Asked, *, opened: bool) -> None:
        """Note what was shown on a journey, and where it was sent on to; `opened`: it ended with its own content."""
        for reply in journey.replies:
            last = reply is journey.replies[-1]
            redirect, body = reply.answer.redirect, reply.answer.body
            if redirect is not None and not redirect.same_site:
                sent_as = As.OWN if opened or reply.genuine else As.INSTEAD
                self._shown.add_place(_mark(facts, journey, asked, sent_as), site_of(redirect.host))
            if body is not None and not broke_off(body) and not says_little(reply.answer, self._fingerprints):
                control = asked is Asked.CONTROL and opened and last
                shown_as = As.OWN if control or reply.genuine else As.QUOTING if body.holds_expected else As.INSTEAD
                self._shown.add(_mark(facts, journey, asked, shown_as), facts.host, body)

    def _add_opened(self, facts: PageFacts, journey: Journey) -> None:
        way = way_of(facts, journey)
        if way is not None:
            self._opened.setdefault(way, set()).add(facts.page.id)

    def _add_answered(self, facts: PageFacts, journey: Journey) -> None:
        """Note whether what must open was met with silence."""
        kind = silence_of(facts, journey)
        if kind is not None:
            self._must_open_silent.setdefault(kind, set()).add(site_of(facts.host))
        elif journey.replies:
            self._must_open_answered.setdefault(facts.https, set()).add(site_of(facts.host))
            self._add_body(facts, journey)

    def _add_body(self, facts: PageFacts, journey: Journey) -> None:
        """Keep a few of the bodies that what must open showed."""
        final, kept = journey.final, self._must_open_bodies.setdefault(facts.https, [])
        if final is None or journey.strayed or broke_off(final.answer.body) or len(kept) >= _BODIES_KEPT:
            return
        if final.answer.body is not None and final.answer.status in SUCCESS and final.answer.body.sketch:
            kept.append((facts, final.answer.body))

    def _add_own(self, journey: Journey, page: str) -> None:
        """Note where a page showed its own content."""
        address = journey.connected_to
        if address:
            self._good.add(address)
            if not journey.read:
                self._add_to_range(address, page)

    def _add_address(self, facts: PageFacts, journey: Journey) -> None:
        """Note whether what answers at the page's address is a site, or turns everybody away."""
        address, other = journey.connected_to, foreign(journey)
        if address and other and not journey.holds_expected:
            self._in_vain.add_shown(address, blocks=self._turns_away(other))
        if any(reply.genuine for reply in journey.replies):
            self._proved_at.add(address)
        elif address and same_for_any_name(journey, facts) and self._turns_away(other):
            self._turned_away_at.setdefault(address, set()).add(site_of(facts.host))

    def _turns_away(self, replies: Sequence[SeenAnswer]) -> bool:
        answers = [reply.answer for reply in replies]
        return any(says_blocked(each.body) or product_of(each, self._fingerprints) is not None for each in answers)

    def _add_to_range(self, address: str, shown_by: str) -> None:
        dummy = sinkhole_of(address)
        if dummy:
            self._dummies_in_use.setdefault(dummy, set()).add(shown_by)


def _is_elsewhere(known: ReferencePage | None, address: str) -> bool:
    """Whether an unfiltered line was given other addresses for the name."""
    return known is not None and bool(known.addresses) and address not in known.addresses


def _mark(facts: PageFacts, journey: Journey, asked: Asked, shown_as: As) -> Mark:
    site, address = site_of(facts.host), journey.connected_to
    place = ".".join(address.split(".")[:2]) if "." in address and not sinkhole_of(address) else ""
    return Mark(site=site, maker=_maker(facts), asked=asked, shown_as=shown_as, place=place, https=facts.https)


def _maker(facts: PageFacts) -> str:
    """Say who vouches for a page; its site, where nobody else does."""
    maker = facts.page.vouched_by
    return site_of(facts.host) if maker == BY_ITSELF else maker


def context_of(
    pages: Sequence[PageFacts],
    controls: Sequence[ControlCheck],
    fingerprints: tuple[Fingerprint, ...],
    *,
    provisional: bool = False,
    references: Mapping[str, ReferencePage] | None = None,
    categories: Sequence[Category] = (),
) -> Context:
    """Gather what the pages and controls of a run say about each other; `categories` are those of their list."""
    so_far = RunSoFar(fingerprints, references, categories, (facts.page for facts in pages))
    for check in controls:
        so_far.add_control(check)
    for facts in pages:
        so_far.add_page(facts)
    return so_far.context(provisional=provisional)
