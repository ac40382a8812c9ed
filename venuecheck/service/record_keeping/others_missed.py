"""Other chains of the store that are missing or not whole: what a person says of them, so that work goes on."""

from dataclasses import replace
from datetime import datetime

from venuecheck.core.actor import Actor
from venuecheck.core.problem import ForbiddenError
from venuecheck.records.appending import append
from venuecheck.records.beginning import not_whole
from venuecheck.records.chain_event import Became, chain_record
from venuecheck.records.chains import called
from venuecheck.records.damage import DamageKind
from venuecheck.records.database import Database
from venuecheck.records.verifying import verify
from venuecheck.service.record_keeping.answering import answering, event_of
from venuecheck.service.record_keeping.ways_back import shown
from venuecheck.service.sites.opening import beside
from venuecheck.service.sites.site import Site


def note_missed(site: Site, *, person: str | Actor, reason: str, now: datetime) -> tuple[str, ...]:
    """Put on record what became of other chains of the store that are missing or not whole; give their names.

    What leaves of this venue leaves again, and says so. Raises `ForbiddenError` where all are whole, `NotWholeError`
    where this venue's own records are not.
    """
    who, why = answering(site, person, reason)
    mine = site.venue.id
    with Database.open(site.store_url, beside(site), mine) as database:
        found = verify(database, chain=mine)
        of_itself = [fault for fault in found.faults if fault.kind is not DamageKind.OTHERS_WRONG]
        # where files of others alone are under one another's names, nothing is wrong with this one
        if any(fault.kind is not DamageKind.EXCHANGED for fault in of_itself):
            raise not_whole(database.shown, of_itself)
        if not found.unanswered:
            what = "no other records are missing, or not whole"
            raise ForbiddenError.at(shown(site), what, "there is nothing to answer for")
        names = tuple(called(one.chain) for one in found.unanswered)
        words = f"{who.name} says what became of records that are missing or not whole, of {', '.join(names)}."
        event = event_of(Became.OTHERS_MISSED, words, who, why, now, before=None)
        with database.recording(mine) as connection:
            append(connection, [chain_record(replace(event, missed=found.unanswered), mine)])
    return names
