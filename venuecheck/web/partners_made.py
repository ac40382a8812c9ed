"""What is made of a coordinator's records, kept for as long as it would say the same if it were made anew."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar

from venuecheck.core.quarter import Quarter
from venuecheck.report.partnership.behind import for_coordinators
from venuecheck.report.partnership.view import BookedAt, Edition, PartnershipView
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.bundles_kept import BUNDLE_KIND
from venuecheck.service.partnership.collation import Drawn
from venuecheck.service.partnership.hangs_on import GRID_KINDS, INBOX_KINDS, PICTURE_KINDS, REGISTER_KINDS
from venuecheck.service.partnership.inbox import Came, ToCompare, came_lately, to_telephone_about
from venuecheck.service.partnership.publishing import draft_of
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.register_records import recorded_register
from venuecheck.service.partnership.settling import ToSettle, to_settle
from venuecheck.service.partnership.venue_actions import VenueAction, venue_actions
from venuecheck.service.partnership.venue_grid import GridRow, Judged, judged, venue_grid
from venuecheck.service.partnership.what_was_sent import gather_recorded
from venuecheck.service.record_keeping.proof import whole
from venuecheck.web.made_last import MadeLast
from venuecheck.web.venue_here import VenueHere

_FOR_GOOD = datetime.max.replace(tzinfo=UTC)
T = TypeVar("T")
_LATELY: Final = 25
"""So many things that came last are shown."""
_PROVEN_FOR: Final = timedelta(minutes=5)
"""Whoever alters what is recorded adds nothing to it: so long it can be before the pages say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheInbox:
    """What came lately, and what waits for somebody."""

    to_telephone: tuple[ToCompare, ...]
    to_settle: tuple[ToSettle, ...]
    lately: tuple[Came, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnersMade:
    """The register, how venues stand, and what follows from it: each of the records of its own kinds alone.

    What is recorded of the coordinator's own venue changes nothing of it, and neither does the hour. Everything that
    tells how venues stand raises `NotWholeError` where the records are not as they were recorded.
    """

    last: MadeLast

    def register(self, here: VenueHere) -> Register | None:
        """Give the register of partners that the records hold; None where they are no coordinator's."""
        return self.last.made(
            here, "register", lambda: recorded_register(here.store), REGISTER_KINDS, lambda _: _FOR_GOOD
        )

    def inbox(self, here: VenueHere) -> InTheInbox:
        """Give what came lately and what waits; without a register nothing is of an unknown venue."""

        def make() -> InTheInbox:
            register = self.register(here)
            return InTheInbox(
                to_telephone=to_telephone_about(here.store),
                to_settle=to_settle(here.store, register) if register else (),
                lately=came_lately(here.store, _LATELY),
            )

        return self.last.made(here, "inbox", make, INBOX_KINDS, lambda _: _FOR_GOOD)

    def judged(self, here: VenueHere, register: Register) -> Judged:
        """Give how a partnership's venues stand, as the records hold it."""
        self._see_to_it_that_it_is_proven(here)

        def make() -> Judged:
            return judged(here.store, self._as_recorded(here, register), now=here.now)

        return self.last.made(here, "judged", make, PICTURE_KINDS, lambda made: made.gathered.until)

    def proven(self, here: VenueHere, register: Register) -> Judged:
        """Give the same for what leaves: of records that are proven at this moment."""
        whole(here.store.database, here.id, read_next=(BUNDLE_KIND,))
        return self.judged(here, register)

    def grid(self, here: VenueHere, register: Register) -> tuple[GridRow, ...]:
        """Give a row for each venue that is there today."""

        def make(known: Judged) -> tuple[GridRow, ...]:
            return venue_grid(here.store, known, self._as_recorded(here, register), now=here.now)

        return self._of_judged(here, register, "grid", make, GRID_KINDS)

    def actions(self, here: VenueHere, register: Register) -> tuple[VenueAction, ...]:
        """Give what there is to do at a partnership's venues, the most urgent first."""

        def make(known: Judged) -> tuple[VenueAction, ...]:
            return venue_actions(known, self._as_recorded(here, register), here.now)

        return self._of_judged(here, register, "partners' actions", make)

    def drawn(self, here: VenueHere, register: Register) -> Drawn:
        """Draw the picture of how a partnership's venues stand now."""

        def make(known: Judged) -> Drawn:
            return collation.drawn(known.gathered, self._as_recorded(here, register), now=here.now)

        return self._of_judged(here, register, "picture", make)

    def quarter(self, here: VenueHere, register: Register, quarter: Quarter) -> Drawn:
        """Draw a quarter that is over, as it would be published now. Raises `InvalidError`."""
        self._see_to_it_that_it_is_proven(here)

        def make() -> Drawn:
            known = self._as_recorded(here, register)
            gathered = gather_recorded(here.store, known, now=here.now, at=quarter.ends)
            return draft_of(gathered, known, quarter, now=here.now)

        return self.last.made(here, str(quarter), make, PICTURE_KINDS, lambda made: made.gathered.until)

    def draft(
        self, here: VenueHere, register: Register, quarter: Quarter, edition: Edition
    ) -> tuple[PartnershipView, BookedAt]:
        """Give an edition of such a quarter, and what coordinators alone read beside it. Raises as `quarter` does."""
        return self._of_quarter(here, register, quarter, str(edition), lambda known: known.parted(edition))

    def draft_page(self, here: VenueHere, register: Register, quarter: Quarter, edition: Edition) -> bytes:
        """Set such an edition out as a page, for coordinators. Raises as `quarter` does."""

        def make(_: Drawn) -> bytes:
            return collation.render(for_coordinators(*self.draft(here, register, quarter, edition)), "html")

        return self._of_quarter(here, register, quarter, f"page of {edition}", make)

    def _of_judged(
        self,
        here: VenueHere,
        register: Register,
        what: str,
        make: Callable[[Judged], T],
        kinds: Collection[str] = PICTURE_KINDS,
    ) -> T:
        def known() -> Judged:  # asked for while it is made: what was recorded just before is in it
            return self.judged(here, register)

        self._see_to_it_that_it_is_proven(here)
        return self.last.made(here, what, lambda: make(known()), kinds, lambda _: known().gathered.until)

    def _of_quarter(
        self, here: VenueHere, register: Register, quarter: Quarter, what: str, make: Callable[[Drawn], T]
    ) -> T:
        def known() -> Drawn:
            return self.quarter(here, register, quarter)

        self._see_to_it_that_it_is_proven(here)
        made = self.last.made
        return made(here, f"{quarter} {what}", lambda: make(known()), PICTURE_KINDS, lambda _: known().gathered.until)

    def _see_to_it_that_it_is_proven(self, here: VenueHere) -> None:
        """Prove all records now and then: who alters one adds none, and what is kept would be shown until it is over.

        Raises `NotWholeError`.
        """
        self.last.made(
            here,
            "partners' proof",
            lambda: whole(here.store.database, here.id, alone=True, read_next=(BUNDLE_KIND,)),
            (),
            lambda _: here.now + _PROVEN_FOR,
        )

    def _as_recorded(self, here: VenueHere, register: Register) -> Register:
        """Give the register as it is while something is made that is kept: whoever asks may have read it before."""
        return self.register(here) or register
