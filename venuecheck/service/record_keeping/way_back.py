"""Bringing a copy back: what is recorded of it, all of it with the copy itself, and the anchors once it is in place."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime

import sqlalchemy as sa

from venuecheck.records.chain_event import Became, ChainEvent
from venuecheck.records.chains import called, chains_in
from venuecheck.records.ending import Held
from venuecheck.records.held_to import held_among, held_beside
from venuecheck.records.mark import Mark
from venuecheck.records.marking import marked
from venuecheck.records.outside import Outside
from venuecheck.records.restored import lost_words
from venuecheck.records.verification import Verification
from venuecheck.service.sites.opening import beside
from venuecheck.service.sites.site import Site


@dataclass(slots=True, kw_only=True)
class WayBack:
    """One copy that is brought back.

    A program that is stopped before the anchors are written leaves those of before: the last record of each chain tells
    what its anchor named, and so it is no fault (`venuecheck.records.last_record`).
    """

    site: Site
    held: Mapping[str, Held]
    """What the chains of the copy are held to."""
    now: datetime
    person: str
    reason: str = ""
    kept: str = ""
    """Where that is kept in the place of which it comes, in a sentence; empty where there was nothing."""
    _settle: list[Callable[[], None]] = field(default_factory=list)

    @classmethod
    def to(cls, site: Site, *, now: datetime, person: str, reason: str = "") -> "WayBack":
        """Give the way back of a copy of a site's records: whoever needs it may have lost the key too.

        A copy is brought back without a key as well, held to its own signature alone, and the key is then missed.
        """
        mine, folder = site.venue.id, beside(site)
        known = {chain: held_beside(folder, chain) for chain in folder.chains()} | {
            mine: held_among(folder, folder.of(mine))
        }
        held = {chain: replace(one, keyless=one.public_key is None) for chain, one in known.items()}
        return cls(site=site, held=held, now=now, person=person, reason=reason)

    def record(self, connection: sa.Connection, found: Verification, stack: ExitStack) -> None:
        """Record it in every chain whose key is here, in the transaction that makes the store. Raises `InputError`."""
        if not found.records:
            return
        marks, folder = self._marks(found), beside(self.site)
        # what is here of other venues came back with it: their anchors may name more as well
        for chain in sorted({*chains_in(connection)} & {one for one, its in self.held.items() if not its.keyless}):
            mark = marks.get(chain)
            _, anchored = marked(connection, folder, chain, mark, self._event(mark, self.held[chain].anchor))
            self._settle.append(stack.enter_context(anchored))

    def done(self, found: Verification) -> Verification:
        """Put the anchors in their place, once the store is; tell what is lost by it."""
        for settle in self._settle:
            settle()
        told = [lost_words(found.mark, self.held[self.site.venue.id].anchor)]
        told += [
            f"{called(chain)}: {lost_words(mark, self.held[chain].anchor)}"
            for chain, mark in found.others.items()
            if chain in self.held and self.held[chain].anchor
        ]
        marks, folder = self._marks(found), beside(self.site)
        for chain in sorted(one for one, its in self.held.items() if its.keyless and marks.get(one)):
            told.append(_without_key(folder.of(chain), self.held[chain], marks[chain], self.now))
        return replace(found, to_tell=tuple(told))

    def _marks(self, found: Verification) -> Mapping[str, Mark | None]:
        return {**found.others, self.site.venue.id: found.mark}

    def _event(self, mark: Mark | None, anchor: Mark | None) -> ChainEvent:
        copied = mark.words if mark else "what is not signed"
        until = f" The anchor named {anchor.words}." if anchor else " There was no anchor."
        return ChainEvent(
            became=Became.BROUGHT_BACK,
            at=self.now,
            words=f"A copy was brought back: {copied}.{until}{self.kept}",
            reason=self.reason,
            before=mark,
            anchor=anchor,
            person=self.person,
        )


def _without_key(own: Outside, held: Held, mark: Mark | None, now: datetime) -> str:
    """Tell that a chain came back without its key. Its anchor is set aside where it names more than the copy has.

    No record can say that it does; and whoever states that the key is lost answers for how far the records go.
    """
    aside = ""
    if held.anchor and mark and held.anchor.records > mark.records:
        stamp = f"{now:%Y%m%dT%H%M%S}"
        own.set_aside(stamp)
        aside = f", nor is what {own.anchor_path.name} named: that is kept beside it (.damaged-{stamp})"
    return f"The key {own.key_path.name} is not here{aside}. Verify the records, and do what is said"
