"""What answers the pages and controls of a run showed, and which of them are one: the same, or alike.

A block page, a sign-in page, a host's first page and a site's firewall come for many sites in the same words. Which it
is, is told by who else shows it: pages that must be blocked, pages that must open, controls, or sites that prove by
their certificate that they show it themselves.
"""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Alike:
    """Everybody in the run who showed one answer, or was sent on to one place."""

    marks: frozenset[Mark] = frozenset()

    @property
    def sites(self) -> frozenset[str]:
        """Sites in whose place it was shown, or may have been."""
        return frozenset(mark.site for mark in self.marks if mark.shown_as is not As.OWN)

    @property
    def makers(self) -> frozenset[str]:
        """Who vouches for them."""
        return frozenset(mark.maker for mark in self.marks if mark.shown_as is not As.OWN)

    @property
    def is_own(self) -> bool:
        """Whether some site shows it itself: then it is no filter's."""
        return any(mark.shown_as is As.OWN for mark in self.marks)

    @property
    def places(self) -> frozenset[str]:
        """Parts of the internet from which it came."""
        return frozenset(mark.place for mark in self.marks if mark.place and mark.shown_as is not As.OWN)

    @property
    def schemes(self) -> frozenset[bool]:
        """Whether it was shown over plain http (False), over https (True), or over both."""
        return frozenset(mark.https for mark in self.marks if mark.shown_as is not As.OWN)

    def sites_of(self, asked: Asked) -> frozenset[str]:
        """Sites of such pages in whose place it was shown."""
        return frozenset(mark.site for mark in self.marks if mark.asked is asked and mark.shown_as is As.INSTEAD)

    @property
    def quotes(self) -> bool:
        """Whether some page shows it with the text that is expected of it."""
        return any(mark.shown_as is As.QUOTING for mark in self.marks)

    @property
    def opens_what_must(self) -> bool:
        """Whether pages that must open show it with the text that is expected of them: a template, then."""
        return any(mark.asked is Asked.MUST_OPEN and mark.shown_as is As.QUOTING for mark in self.marks)

    @property
    def came_for_both(self) -> bool:
        """Whether it came for pages that should be blocked and for pages that should open."""
        return self.came_for(Asked.MUST_BLOCK) and self.came_for(Asked.MUST_OPEN)

    def came_for(self, asked: Asked) -> bool:
        """Whether it came for pages of this kind, in place of their content."""
        return any(mark.asked is asked and mark.shown_as is As.INSTEAD for mark in self.marks)


_ENOUGH = 32
"""Marks of one kind on one body, above which one more tells nothing: judging stays linear."""


@dataclass(slots=True)
class Shown:
    """Grows with a run."""

    _bodies: LikeBodies[Mark] = field(default_factory=LikeBodies)
    _instead_of: LikeBodies[str] = field(default_factory=LikeBodies)
    """Sites alone, and all of them: for how many of a long list an answer stands is asked where all else fits."""
    _short: dict[str, set[Mark]] = field(default_factory=dict)
    _short_instead_of: dict[str, set[str]] = field(default_factory=dict)
    _places: dict[str, set[Mark]] = field(default_factory=dict)
    _sites: set[str] = field(default_factory=set)
    _noted: Counter[tuple[str, Asked, As]] = field(default_factory=Counter)

    def add(self, mark: Mark, host: str, body: Body) -> None:
        """Note that `mark` showed `body`; `host` is the page's, which may stand in the title."""
        self._sites.add(mark.site)
        kind = (body.sketch or body.likeness or body.short_mark or body.title, mark.asked, mark.shown_as)
        self._noted[kind] += 1
        if mark.shown_as is not As.OWN:
            self._instead_of.add(mark.site, host, body)
            if body.short_mark:
                self._short_instead_of.setdefault(body.short_mark, set()).add(mark.site)
        if self._noted[kind] <= _ENOUGH:
            self._bodies.add(mark, host, body)
            if body.short_mark:
                self._short.setdefault(body.short_mark, set()).add(mark)

    def add_place(self, mark: Mark, site: str) -> None:
        """Note that the browser was sent on to `site`."""
        self._places.setdefault(site, set()).add(mark)

    def like(self, host: str, body: Body) -> Alike:
        """Give everybody who showed this body, or one like it."""
        return Alike(self._bodies.marks(host, body))

    def from_one_mould(self, host: str, body: Body) -> Alike:
        """Give everybody who showed this body, or one of the same form that is filled in otherwise."""
        return Alike(self._bodies.marks(host, body, least=FROM_ONE_MOULD))

    def same_short(self, body: Body) -> Alike:
        """Give everybody who showed this very page of hardly any words: sites of their own may well do that."""
        return Alike(frozenset(self._short.get(body.short_mark, ())))

    def sites_of_like(self, host: str, body: Body) -> frozenset[str]:
        """Give all sites in whose place this body, or one like it, was shown, or may have been."""
        return self._instead_of.marks(host, body)

    def sites_of_same_short(self, body: Body) -> frozenset[str]:
        """Give all sites in whose place this very page of hardly any words was shown, or may have been."""
        return frozenset(self._short_instead_of.get(body.short_mark, ()))

    def sent_to(self, site: str) -> Alike:
        """Give everybody who was sent on to this site."""
        return Alike(frozenset(self._places.get(site, ())))

    def differs(self, site: str, host: str, body: Body) -> bool:
        """Whether `site` alone shows this body, and other sites show others."""
        showing = {mark.site for mark in self.like(host, body).marks}
        return showing <= {site} and bool(self._sites - {site})
