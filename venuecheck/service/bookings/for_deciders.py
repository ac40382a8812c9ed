"""What waits for those who decide: bookings to decide on, and names to judge before anybody can."""

from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.assessed import all_stand, assessed_each
from venuecheck.records.store import Store
from venuecheck.service.bookings.judging_matches import of_these_to_judge
from venuecheck.service.bookings.recorded import RECORD_KIND
from venuecheck.service.bookings.replies import REPLY
from venuecheck.service.bookings.series import of_these_waiting


def waits_for_deciders(store: Store, now: datetime) -> frozenset[str]:
    """Give the ids of the bookings that wait, as the list of bookings has them."""
    recorded = store.all(RECORD_KIND, Assessment)
    standing = all_stand(assessed_each(recorded, store.all(REPLY, Reply), now), now)
    to_decide = of_these_waiting(recorded, standing)
    return frozenset(one.id for one in (*to_decide, *of_these_to_judge(recorded)))
