"""What came, and was published, under an id that a venue had before: it is the venue's own, under the one it has now.

Each id is held to its own keys and records as its files came; whose they are is told after that.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from venuecheck.collate.stood import Stood
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundles_kept import TrustedKey
from venuecheck.service.partnership.chasing import SentLetter
from venuecheck.service.partnership.editions import Before
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.sent_files import NotUsed, Sent

T = TypeVar("T")


class IdsNow:
    """Gives whatever names a venue by an id that it had under the one that it has now."""

    def __init__(self, register: Register | None) -> None:
        """Take the ids from a register; without one every id stays."""
        self._now = dict(register.former) if register else {}

    def sent(self, one: Sent) -> Sent:
        """Give a bundle that came."""
        bundle = self._bundle(one.bundle)
        return one if bundle is one.bundle else replace(one, bundle=bundle)

    def not_used(self, one: NotUsed) -> NotUsed:
        """Give what came and is not counted, with what it says."""
        if self._now.keys().isdisjoint({*one.why.concerns, one.why.resembles, one.says.venue.id if one.says else ""}):
            return one
        why = one.why
        why = replace(why, venue=self._id(why.venue), meant=self._id(why.meant), resembles=self._id(why.resembles))
        return replace(one, why=why, says=self._bundle(one.says) if one.says else None)

    def trusted(self, keys: Iterable[TrustedKey]) -> list[TrustedKey]:
        """Give keys that were trusted."""
        return [replace(key, venue=self._id(key.venue)) for key in keys]

    def lists(self, by_venue: Mapping[str, list[T]]) -> dict[str, list[T]]:
        """Put together what is kept by venue."""
        found: dict[str, list[T]] = defaultdict(list)
        for venue, some in by_venue.items():
            found[self._id(venue)] += some
        return found

    def letters(self, sent: Iterable[SentLetter]) -> tuple[SentLetter, ...]:
        """Give letters that were sent."""
        return tuple(replace(one, venues=tuple(map(self._id, one.venues))) for one in sent)

    def published(self, before: Before) -> Before:
        """Give how venues stood as it was published."""
        return replace(before, stood={quarter: self.stood(one) for quarter, one in before.stood.items()})

    def stood(self, one: Stood) -> Stood:
        """Give how venues stood in one edition."""
        unusable = one.not_usable
        return replace(
            one,
            filtering={self._id(venue): status for venue, status in one.filtering.items()},
            bookings={self._id(venue): status for venue, status in one.bookings.items()},
            heard=frozenset(map(self._id, one.heard)),
            not_usable=None if unusable is None else frozenset(map(self._id, unusable)),
        )

    def _bundle(self, bundle: Bundle) -> Bundle:
        now = self._id(bundle.venue.id)
        return bundle if now == bundle.venue.id else replace(bundle, venue=replace(bundle.venue, id=now))

    def _id(self, venue: str) -> str:
        return self._now.get(venue, venue)
