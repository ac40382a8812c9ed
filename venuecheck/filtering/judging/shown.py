"""What answers the pages and controls of a run showed, and which of them are one: the same, or alike.

A block page, a sign-in page, a host's first page and a site's firewall come for many sites in the same words. Which it
is, is told by who else shows it: pages that must be blocked, pages that must open, controls, or sites that prove by
their certificate that they show it themselves.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from venuecheck.filtering.judging.likeness import FROM_ONE_MOULD, LikeBodies
from venuecheck.filtering.model.answer import Body


class Asked(StrEnum):
    """For what something was shown."""

    MUST_BLOCK = "must_block"
    MUST_OPEN = "must_open"
    CONTROL = "control"


class As(StrEnum):
    """As what it was shown."""

    INSTEAD = "instead"
    """Without the page's own content in it, by something that need not be the site."""
    QUOTING = "quoting"
    """With the text that the list expects in it, by something that need not be the site."""
    OWN = "own"
    """By the site itself: its public certificate proves it, or it is a control's content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One site showed it."""

    site: str
    maker: str
    """Who vouches for the page."""
    asked: Asked
    shown_as: As
    place: str = ""
    """The part of the internet from which it came, roughly: the first half of an IPv4 address; '' where not known."""
    https: bool = False
    """Whether the page's own address is https."""


@dataclass(slots=True)
class Alike:
    """Everybody in the run who showed one answer, or was sent on to one place. Grows, and is only read by others."""

    marks: set[Mark] = field(default_factory=set)
    sites: set[str] = field(default_factory=set)
    """Sites in whose place it was shown, or may have been."""
    makers: set[str] = field(default_factory=set)
    """Who vouches for them."""
    places: set[str] = field(default_factory=set)
    """Parts of the internet from which it came."""
    schemes: set[bool] = field(default_factory=set)
    """Whether it was shown over plain http (False), over https (True), or over both."""
    is_own: bool = False
    """Whether some site shows it itself: then it is no filter's."""
    quotes: bool = False
    """Whether some page shows it with the text that is expected of it."""
    opens_what_must: bool = False
    """Whether pages that must open show it with the text that is expected of them: a template, then."""
    _instead_of: dict[Asked, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> Self:
        """Put marks together."""
        alike = cls()
        for mark in marks:
            alike.add(mark)
        return alike

    def add(self, mark: Mark) -> None:
        """Note that it was shown to one more."""
        self.marks.add(mark)
        if mark.shown_as is As.OWN:
            self.is_own = True
            return
        self.sites.add(mark.site)
        self.makers.add(mark.maker)
        self.schemes.add(mark.https)
        if mark.place:
            self.places.add(mark.place)
        if mark.shown_as is As.QUOTING:
            self.quotes = True
            self.opens_what_must = self.opens_what_must or mark.asked is Asked.MUST_OPEN
        else:
            self._instead_of.setdefault(mark.asked, set()).add(mark.site)

    def sites_of(self, asked: Asked) -> AbstractSet[str]:
        """Sites of such pages in whose place it was shown."""
        return self._instead_of.get(asked, frozenset())

    @property
    def came_for_both(self) -> bool:
        """Whether it came for pages that should be blocked and for pages that should open."""
        return self.came_for(Asked.MUST_BLOCK) and self.came_for(Asked.MUST_OPEN)

    def came_for(self, asked: Asked) -> bool:
        """Whether it came for pages of this kind, in place of their content."""
        return asked in self._instead_of


@dataclass(frozen=True, slots=True)
class Share:
    """Of the sites that must be blocked and gave some answer, those in whose place one thing was shown."""

    part: int
    whole: int

    @property
    def is_most(self) -> bool:
        """Whether more of them got this than got something else: what says of itself nothing that is known shows a
        filter only then, for a few of many sites may well share something of their own.
        """
        return 2 * self.part >= self.whole

    @property
    def is_nearly_all(self) -> bool:
        """Whether hardly anything else came."""
        return 5 * self.part >= 4 * self.whole


_ENOUGH = 32
"""Marks of one kind on one body, above which one more tells nothing: judging stays linear."""


@dataclass(slots=True)
class Shown:
    """Grows with a run.

    Sets of sites of which only the number is asked are kept as the bits of a number: those of a whole list are put
    together and counted in no time, and judging a list takes time in proportion to its length.
    """

    _bodies: LikeBodies = field(default_factory=LikeBodies)
    _marks: dict[str, set[Mark]] = field(default_factory=dict)
    """By the keys of bodies, and by the marks of short ones."""
    _instead_of: dict[str, int] = field(default_factory=dict)
    """All sites, by the same keys: for how many of a long list an answer stands is asked where all else fits."""
    _places: dict[str, Alike] = field(default_factory=dict)
    _sent_on: dict[str, int] = field(default_factory=dict)
    _answered: int = 0
    _bits: dict[str, int] = field(default_factory=dict)
    _sites: set[str] = field(default_factory=set)
    _noted: Counter[tuple[str, Asked, As]] = field(default_factory=Counter)

    def add(self, mark: Mark, host: str, body: Body) -> None:
        """Note that `mark` showed `body`; `host` is the page's, which may stand in the title."""
        self._sites.add(mark.site)
        keys = self._bodies.add(host, body)
        keys = (*keys, _SHORT + body.short_mark) if body.short_mark else keys
        kind = (body.sketch or body.likeness or body.short_mark or body.title, mark.asked, mark.shown_as)
        self._noted[kind] += 1
        for key in keys:
            if mark.shown_as is not As.OWN:
                self._instead_of[key] = self._instead_of.get(key, 0) | self._bit(mark.site)
            if self._noted[kind] <= _ENOUGH:
                self._marks.setdefault(key, set()).add(mark)

    def add_place(self, mark: Mark, site: str) -> None:
        """Note that the browser was sent on to `site`."""
        self._places.setdefault(site, Alike()).add(mark)
        if mark.shown_as is not As.OWN:
            self._sent_on[site] = self._sent_on.get(site, 0) | self._bit(mark.site)

    def add_answered(self, site: str) -> None:
        """Note that something answered for a site that must be blocked, whatever it was."""
        self._answered |= self._bit(site)

    def like(self, host: str, body: Body) -> Alike:
        """Give everybody who showed this body, or one like it."""
        return self._with(self._bodies.like(host, body))

    def from_one_mould(self, host: str, body: Body) -> Alike:
        """Give everybody who showed this body, or one of the same form that is filled in otherwise."""
        return self._with(self._bodies.like(host, body, least=FROM_ONE_MOULD))

    def same_short(self, body: Body) -> Alike:
        """Give everybody who showed this very page of hardly any words: sites of their own may well do that."""
        return self._with((_SHORT + body.short_mark,))

    def share_of_like(self, host: str, body: Body) -> Share:
        """Say in the place of how many this body, or one like it, was shown, or may have been."""
        return self._share(self._bodies.like(host, body))

    def share_of_same_short(self, body: Body) -> Share:
        """Say in the place of how many this very page of hardly any words was shown, or may have been."""
        return self._share((_SHORT + body.short_mark,))

    def sent_to(self, site: str) -> Alike:
        """Give everybody who was sent on to this site."""
        return self._places.get(site) or Alike()

    def share_sent_to(self, site: str) -> Share:
        """Say how many were sent on to this site."""
        return self._share_of(self._sent_on.get(site, 0))

    def differs(self, site: str, host: str, body: Body) -> bool:
        """Whether `site` alone shows this body, and other sites show others."""
        return not self.is_shared(site, host, body) and len(self._sites) > (site in self._sites)

    def is_shared(self, site: str, host: str, body: Body) -> bool:
        """Whether sites other than `site` show this body, too: what was shown stays so."""
        return not {mark.site for mark in self.like(host, body).marks} <= {site}

    def _with(self, keys: Iterable[str]) -> Alike:
        return Alike.of(set[Mark]().union(*(self._marks.get(key, ()) for key in keys)))

    def _share(self, keys: Iterable[str]) -> Share:
        sites = 0
        for key in keys:
            sites |= self._instead_of.get(key, 0)
        return self._share_of(sites)

    def _share_of(self, sites: int) -> Share:
        return Share((sites & self._answered).bit_count(), self._answered.bit_count())

    def _bit(self, site: str) -> int:
        return 1 << self._bits.setdefault(site, len(self._bits))


_SHORT = "short "
