"""Whether the organiser of a recorded booking may be asked for more: a new link says that somebody looks at it."""

from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.letter_over import Obstacle
from venuecheck.assessment.replying import is_held, obstacle
from venuecheck.core.london import london_day
from venuecheck.core.problem import ForbiddenError
from venuecheck.records.store import Store
from venuecheck.service.bookings.replies import replies_to
from venuecheck.service.sites.site import Site


def not_to_ask(site: Site, store: Store, booking: Assessment, now: datetime) -> Obstacle | None:
    """Say why nothing is asked of the organiser now, as of a letter that asks for more; None where it may be."""
    replies = replies_to(store, booking)
    if not is_held(booking, replies):
        return None
    return obstacle(booking, LetterKind.MORE_INFORMATION, replies, london_day(now), site.venue.nation)


def refuse_to_ask(site: Site, store: Store, booking: Assessment, now: datetime) -> None:
    """Raise `ForbiddenError` where nothing is to be asked of the organiser now."""
    found = not_to_ask(site, store, booking, now)
    if found is not None:
        raise ForbiddenError.at(booking.id, found.what, found.fix, then=found.then)
