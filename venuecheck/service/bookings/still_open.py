"""What is still open of a venue's bookings: the diary lists it, and nothing of which it is true is erased.

That nobody decided on a booking ends with its event, for nothing is left to decide; so `to_keep` leaves it out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.assessment.action_kinds import kind_of
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.action import ActionStands, checklist_actions
from venuecheck.assurance.closes_actions import DoneElsewhere
from venuecheck.assurance.since_decided import asks_beyond_booking, by_assessment, is_of_condition
from venuecheck.plans.said import ActionNote
from venuecheck.records.store import Store
from venuecheck.records.when_there import all_in_order
from venuecheck.service.bookings.done_on_record import replied
from venuecheck.service.bookings.letter_told import still_waits
from venuecheck.service.bookings.letters_made import letters_by_booking
from venuecheck.service.bookings.noted_now import conditions_now, reviews_now
from venuecheck.service.bookings.organisers_forms import forms, not_acted_on, of_these_to_look_at
from venuecheck.service.bookings.replies import replies_counting, to_review
from venuecheck.service.bookings.rooms_used import Booked, booked_at
from venuecheck.service.bookings.safeguarding import not_opened, opened_by_lead


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOpen:
    """All that is open, by what it waits for."""

    to_decide: tuple[Booked, ...]
    """A person has still to decide, or to decide again."""
    grounds: tuple[ActionStands, ...]
    """Done at once; the grounds are not recorded yet."""
    lasting: tuple[ActionStands, ...]
    """To be done whatever becomes of the booking: the grounds, and telling whoever keeps somebody safe.

    And what follows its decision: a condition seen not to be met, what a look back found otherwise.
    """
    organiser_did: Mapping[str, str]
    """A sentence by the booking's id: taken back or corrected by link, and nobody acted on that."""
    forms: frozenset[str]
    """Ids of the organiser's parts in which they did: no record, and all that tells of it."""
    look_back: tuple[tuple[Assessment, date | None], ...]
    """On conditions, over, and nobody noted whether it was as booked and they were kept; with its last day."""
    for_lead: frozenset[str]
    """Ids of bookings at which something was written for the safeguarding lead, who has not opened it."""
    letter_waits: frozenset[str]
    """Ids of those whose letter waits for somebody's answer."""

    def to_keep(self) -> dict[str, tuple[str, ...]]:
        """Say of each booking (by id) what is open about it, and stays so after the event, in words."""
        found: dict[str, dict[str, None]] = {}
        for booking, words in self._to_keep():
            found.setdefault(booking, {})[words] = None
        return {booking: tuple(words) for booking, words in found.items()}

    def _to_keep(self) -> Iterator[tuple[str, str]]:
        for one in self.lasting:
            yield one.assessment.id, _words(one)
        for booking in self.for_lead:
            yield booking, "the safeguarding lead has not opened what is written for them"
        for booking in self.letter_waits:
            yield booking, "its letter waits for an answer"
        for booking, did in self.organiser_did.items():
            yield booking, did.rstrip(".")
        for booked, _ in self.look_back:
            yield booked.id, "nobody has noted whether it was as booked"


def _lasts(one: ActionStands) -> bool:
    return kind_of(one.action).outlasts_booking or is_of_condition(one.action.id)


def _words(one: ActionStands) -> str:
    if one.asks_for_grounds:
        return "the grounds are to be recorded"
    if one.asks_to_tell:
        return "a letter is to be sent"
    return "a condition is not met" if is_of_condition(one.action.id) else "something is still to be done"


def _is_asked(one: Assessment, on_record: DoneElsewhere) -> bool:
    return asks_beyond_booking(one, on_record.reviews.get(one.id, ()), on_record.letters.get(one.id, ()))


def still_open(store: Store, now: datetime, booked: Sequence[Booked] | None = None) -> StillOpen:
    """Give all that is open of a venue's bookings, `booked` where they are at hand."""
    every = booked_at(store, now) if booked is None else booked
    bookings, replies, letters = [one.what for one in every], replies_counting(store), letters_by_booking(store)
    on_record = DoneElsewhere(
        replied=replied(replies, bookings),
        opened_by_lead=opened_by_lead(store),
        conditions=by_assessment(conditions_now(store, now)),
        reviews=by_assessment(reviews_now(store, now)),
        letters=letters,
    )
    asking = [one for one in bookings if one.id in on_record.conditions or _is_asked(one, on_record)]
    stands = checklist_actions(asking, all_in_order(store, "action", ActionNote, now), now, on_record)
    lasting = tuple(one for one in stands if _lasts(one) and not one.is_closed)
    of_each: dict[str, list[Reply]] = {}
    for reply in replies:
        of_each.setdefault(reply.assessment, []).append(reply)
    by_link = of_these_to_look_at(bookings, forms(store).values())
    return StillOpen(
        to_decide=tuple(one for one in every if one.stands.to_decide),
        grounds=tuple(one for one in lasting if one.asks_for_grounds),
        lasting=lasting,
        organiser_did={one.id: not_acted_on(form, one) for form, one in by_link},
        forms=frozenset(form.id for form, _ in by_link),
        look_back=to_review(store, now),
        for_lead=frozenset(not_opened(store)),
        letter_waits=frozenset(
            one.id for one in bookings if still_waits(one, of_each.get(one.id, ()), letters.get(one.id, ()))
        ),
    )
