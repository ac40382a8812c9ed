"""How all that is recorded of bookings stands at this moment.

A server asks for it on nearly every page. It is judged once for as long as nothing is recorded and the minute lasts.
"""

from datetime import datetime

from venuecheck.assessment.assessment import OUTCOME_KIND_WORDS, Assessment, OutcomeKind
from venuecheck.assurance.assessed import stated_kind
from venuecheck.assurance.bad_news import assessments_counting
from venuecheck.core.plain_text import plain
from venuecheck.records.store import Store
from venuecheck.records.when_there import on_record
from venuecheck.report.setting.wording import minute
from venuecheck.report.venue.among_all import AmongAll, among_all, replaced_words
from venuecheck.service.bookings.noted_now import conditions_now, reviews_now
from venuecheck.service.bookings.recorded import all_assessments
from venuecheck.service.bookings.replies import replies_counting


def standing_now(store: Store, now: datetime) -> AmongAll:
    """Judge all of them together, as reports do."""
    recorded, replies = all_assessments(store), replies_counting(store)
    there = on_record(store, "assessment", {one.id: one.started for one in recorded}, now)
    counting = assessments_counting(recorded, now, there)
    seen, reviews = conditions_now(store, now), reviews_now(store, now)
    return store.remembered.worked_out(
        "standing",
        (counting, replies, seen, reviews),
        minute_of(now),
        lambda: among_all(counting, now, replies, conditions=seen, reviews=reviews),
    )


def beside_earlier(store: Store, made: Assessment, now: datetime) -> str:
    """Say what a self-assessment just recorded passes over of what somebody said before, or which counts instead of it.

    Empty where nobody said otherwise: answering again is how a change is told, and asks nobody's leave.
    """
    if not made.is_of_venue:
        return ""
    among = standing_now(store, now)
    mine = among.stands[made.id]
    if mine.replaced_by:
        return f"It is not counted: {replaced_words(made, among, now)}. To have yours count, answer it again."
    before = next((one for one in among.newest if among.stands[one.id].replaced_by == made.id), None)
    if before is None or _says(before, among) is _says(made, among):
        return ""
    return (
        f"It counts in place of what {plain(before.person, 200)} said on {minute(before.started, now)} ({before.id}): "
        f"{OUTCOME_KIND_WORDS[_says(before, among)]}. Both stay in the records."
    )


def _says(one: Assessment, among: AmongAll) -> OutcomeKind:
    return stated_kind(among.assessed[one.id])


def minute_of(now: datetime) -> int:
    """Give the minute that a moment is in: so long what was judged is shown, where nothing is recorded meanwhile."""
    return int(now.timestamp() // 60)
