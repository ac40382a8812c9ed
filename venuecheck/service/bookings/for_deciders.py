"""What waits for those who decide: bookings to decide on, and names to judge before anybody can."""

from datetime import datetime

from venuecheck.records.store import Store
from venuecheck.service.bookings.judging_matches import of_these_to_judge
from venuecheck.service.bookings.names_early import drafts_to_judge
from venuecheck.service.bookings.recorded import all_assessments
from venuecheck.service.bookings.series import waiting


def waits_for_deciders(store: Store, now: datetime) -> frozenset[str]:
    """Give the ids of the bookings that wait, as the list of bookings has them; of one not finished, its draft's."""
    recorded = all_assessments(store)
    drafts = (one.draft.shown for one in drafts_to_judge(store))
    return frozenset({*drafts, *(one.id for one in (*waiting(store, now), *of_these_to_judge(recorded)))})
