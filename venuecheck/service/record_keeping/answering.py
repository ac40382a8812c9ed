"""Who answers for a way back, and what is recorded of it."""

from dataclasses import replace
from datetime import datetime

from venuecheck.core.actor import Actor
from venuecheck.records.chain_event import Became, ChainEvent
from venuecheck.records.mark import Mark
from venuecheck.service.record_keeping.statements import reason_and_name
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting


def event_of(became: Became, words: str, who: Actor, why: str, now: datetime, *, before: Mark | None) -> ChainEvent:
    """Give what is recorded of it."""
    return ChainEvent(became=became, at=now, words=words, before=before, person=who.name, by=who.acted, reason=why)


def answering(site: Site, person: str | Actor, reason: str) -> tuple[Actor, str]:
    """Give who answers for a way back, and why. Raises `InputError` where they may not, or do not say."""
    actor = acting(site.people, site.venue.id, person, Doing.KEEP_RECORDS)
    why, name = reason_and_name(reason, actor.name, fix="say what happened: what was lost, and how")
    return replace(actor, name=name), why
