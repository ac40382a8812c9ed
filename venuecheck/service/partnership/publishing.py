"""Publishing a quarter: its editions frozen at once from the same facts, signed and kept."""

from dataclasses import dataclass, replace
from datetime import datetime

from venuecheck.collate.public import public_numbers
from venuecheck.collate.stood import Stood
from venuecheck.core.actor import Actor
from venuecheck.core.day_words import day
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError
from venuecheck.core.quarter import Quarter
from venuecheck.records.appending import New
from venuecheck.records.store import Store
from venuecheck.records.version import once_settled
from venuecheck.report.partnership.view import Edition
from venuecheck.service.partnership.collation import Drawn, drawn
from venuecheck.service.partnership.editions import (
    EDITION_KINDS,
    Published,
    frozen,
    published_before,
    published_of,
)
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.what_was_sent import Gathered
from venuecheck.service.record_keeping.proof import whole
from venuecheck.service.record_keeping.statements import person_problems
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The editions of a quarter."""

    editions: tuple[Published, ...]
    is_new: bool
    """False where they were published before: nothing was changed."""


def quarter_to_publish(text: str, now: datetime) -> Quarter:
    """Read which quarter is meant. Raises `InvalidError` where it is none, or is not over."""
    quarter = Quarter.read(text)
    last = Quarter.of(now).before
    if quarter is None:
        raise InvalidError.of("quarter", f"'{plain(text, 60)}' is no quarter", f"write it as {last}")
    if quarter > last:
        what = f"{quarter} ends on {day(quarter.last)}, and is not over"
        raise InvalidError.of("quarter", what, f"publish {last}, or make a draft with collate")
    return quarter


def publish(
    site: Site,
    store: Store,
    gathered: Gathered,
    partners: Register | None,
    *,
    quarter: Quarter,
    person: str | Actor,
    now: datetime,
) -> Publication:
    """Freeze the editions of a quarter that is over, as it stood at its end; once. What is there already is given back.

    Raises `InputError` where nobody may or is named, the quarter is not over, there is no list of partners, or the
    records are not whole.
    """
    who = acting(site.people, site.venue.id, person, Doing.PUBLISH)
    name = plain(who.name, 200).strip()
    if problems := tuple(person_problems(name)):
        raise InvalidError(problems)
    quarter_to_publish(str(quarter), now)
    if partners is None:
        what = "without a list of partners nobody knows which venues are missing"
        raise InvalidError.of("partners", what, "write the list first")
    whole(store.database, store.venue)

    def attempt() -> Publication:
        there = published_of(store, str(quarter))
        if there:
            return Publication(editions=there, is_new=False)
        known = replace(gathered, published=published_before(store))
        picture = drawn(known, partners, now=now, as_of=quarter.last)
        made = tuple(_frozen(picture, edition, now=now, person=name, who=who) for edition in Edition)
        store.append_all([_new(store, each) for each in made])
        return Publication(editions=made, is_new=True)

    return once_settled(attempt, EDITION_KINDS.values())


def _frozen(made: Drawn, edition: Edition, *, now: datetime, person: str, who: Actor) -> Published:
    venues = [facts.venue for facts in made.venues]
    is_public, is_board = edition is Edition.PUBLIC, edition is Edition.BOARD
    return frozen(
        made.edition(edition, issued_on=london_day(now)),
        at=now,
        person=person,
        by=who.acted,
        numbers=public_numbers(made.picture, venues, made.gathered.published.numbers) if is_public else None,
        stood=_stood(made) if is_board else None,
    )


def _stood(made: Drawn) -> Stood:
    standings = made.picture.standings
    return Stood(
        at=made.picture.at,
        filtering={one.venue: one.filtering for one in standings},
        bookings={one.venue: one.bookings for one in standings},
        heard=frozenset(one.venue for one in standings if one.last_heard is not None),
    )


def _new(store: Store, made: Published) -> New:
    kind = EDITION_KINDS[made.edition]
    expects = (store.version_of_none(kind, made.quarter),)
    return New(kind=kind, key=made.quarter, venue=store.venue, payload=made, at=made.published_at, expects=expects)
