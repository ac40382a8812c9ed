"""What one checklist that was filled in asked for and nothing on record shows to be done, for whoever has it open."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from venuecheck.assessment.action_kinds import kind_of
from venuecheck.assessment.assessment import Assessment
from venuecheck.assurance.action import ActionStands, checklist_actions
from venuecheck.assurance.bad_news import assessments_counting
from venuecheck.assurance.groups import names_in
from venuecheck.core.once import once_for_each
from venuecheck.filtering.model.run import Run
from venuecheck.plans.said import ActionNote
from venuecheck.records.store import Store
from venuecheck.records.when_there import all_in_order, on_record
from venuecheck.service.bookings.done_on_record import done_on_record
from venuecheck.service.bookings.recorded import RECORD_KIND, all_assessments
from venuecheck.service.bookings.replies import replies_to
from venuecheck.service.bookings.standing_now import minute_of
from venuecheck.service.sites.site import Site


def still_to_do(site: Site, store: Store, booking: Assessment, now: datetime) -> tuple[ActionStands, ...]:
    """Give what is still to be done for a booking, judged as the venue's report judges it: by its day.

    What is asked of a group is done for all its bookings, so those of the same group are looked at too; so are all
    that ask for the lists, which are got once, by the day of whichever needs them first; what a
    self-assessment asks is done by a later one, or by a check of the filter.
    """
    if not booking.actions and booking.decision is None:
        return ()
    everything = all_assessments(store)
    # what somebody fills in now is not recorded, or not as it is now
    recorded = [*(one for one in everything if one.id != booking.id), booking]
    if booking.is_of_venue:
        near, runs = [one for one in recorded if one.is_of_venue], store.all("run", Run)
    else:
        near = _near(booking, recorded)
        runs = ()
    replies = replies_to(store, booking)
    begun = {one.id: one.started for one in everything} | {booking.id: booking.started}
    there = on_record(store, RECORD_KIND, begun, now)
    counting = assessments_counting(near, now, there)
    about = [one for one in counting if one.id == booking.id]
    done = done_on_record(site, store, runs=runs, assessments=about, replies=replies, now=now)
    notes = all_in_order(store, "action", ActionNote, now)

    def work_out() -> tuple[ActionStands, ...]:
        stands = checklist_actions(counting, notes, now, done)
        mine = [one for one in stands if not one.is_closed and booking.id in _asking(one)]
        return tuple(sorted(mine, key=lambda one: (one.due is None, one.due, one.id)))

    hangs_on = (minute_of(now), done)
    return store.remembered.worked_out(f"to do for {booking.id}", (counting, notes), hangs_on, work_out)


def by_its_days(site: Site, store: Store, booking: Assessment, now: datetime) -> Assessment:
    """Give a booking, recorded or not yet, with what there is to do by its day: others may ask for it sooner."""
    due = {one.action.id: one.due for one in still_to_do(site, store, booking, now)}
    return replace(booking, actions=tuple(replace(one, due=due.get(one.id, one.due)) for one in booking.actions))


def _near(booking: Assessment, recorded: Iterable[Assessment]) -> list[Assessment]:
    """Give what can ask for the same, or have done it: all of its group; of others the lists, if it asks for them."""
    group = {*names_in(booking)}
    mine: list[Assessment] = []
    others: list[Assessment] = []
    for one in recorded:
        is_mine = one.id == booking.id or not group.isdisjoint(names_in(one))
        (mine if is_mine else others).append(one)
    if not _for_lists(booking).actions:
        return mine
    return [*mine, *(one for one in map(_for_lists, others) if one.actions)]


@once_for_each
def _for_lists(one: Assessment) -> Assessment:
    """Give it with nothing to do but to get the lists: of thousands, no more than that is looked at."""
    return replace(one, actions=tuple(each for each in one.actions if kind_of(each).done_by.lists_got))


def _asking(one: ActionStands) -> set[str]:
    return {one.assessment.id, *(each.id for each in one.asked_by)}
