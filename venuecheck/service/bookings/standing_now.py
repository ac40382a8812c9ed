"""How all that is recorded of bookings stands at this moment.

A server asks for it on nearly every page. It is judged once for as long as nothing is recorded and the minute lasts.
"""

from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.replying import Reply
from venuecheck.records.store import Store
from venuecheck.report.venue.among_all import AmongAll, among_all
from venuecheck.service.bookings.recorded import RECORD_KIND
from venuecheck.service.bookings.replies import REPLY


def standing_now(store: Store, now: datetime) -> AmongAll:
    """Judge all of them together, as reports do."""
    recorded, replies = store.all(RECORD_KIND, Assessment), store.all(REPLY, Reply)
    return store.remembered.worked_out(
        "standing", (recorded, replies), minute_of(now), lambda: among_all(recorded, now, replies)
    )


def minute_of(now: datetime) -> int:
    """Give the minute that a moment is in: so long what was judged is shown, where nothing is recorded meanwhile."""
    return int(now.timestamp() // 60)
