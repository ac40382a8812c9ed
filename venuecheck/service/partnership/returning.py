"""Recording what partners say without evidence."""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.facts import Return
from venuecheck.core.actor import Actor
from venuecheck.core.day_words import day
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError
from venuecheck.records.appending import New
from venuecheck.records.drafts import DraftChange
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded, Version, once_settled
from venuecheck.report.partnership.words import BOOKINGS_SAID_WORDS, FILTER_SAID_WORDS
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.returned import RETURN_KIND, RecordedReturn
from venuecheck.service.record_keeping.said_beside import Speaker, Word, refuse_passing_over
from venuecheck.service.record_keeping.statements import day_of
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_LONGEST_NOTE = 1_000
FIRST_DAY = date(2015, 7, 1)
"""The Prevent duty began then (Counter-Terrorism and Security Act 2015, s26): an earlier date is a slip."""


def record(
    site: Site,
    store: Store,
    partners: Register,
    said: Sequence[Return],
    *,
    person: str | Actor,
    now: datetime,
    seen: int | None = None,
    sheet: bool = False,
    replaces: bool = False,
) -> tuple[Return, ...]:
    """Record returns, all or none; what is recorded already is left out. Give those that are new.

    What is said again after something else was said of the venue is said anew, but on a `sheet`, which may come twice.
    `seen`: the place in the chain of the last return that the person was shown (`last_return`), None where they were
    shown none; `replaces`: theirs is to count, whatever another wrote down of the same day. Raises `InputError` where
    nobody took them, a venue is not listed, or a date cannot be; `ConflictError` where another wrote down the contrary
    and they have not seen it (`Speaker`).
    """
    who = acting(site.people, site.venue.id, person, Doing.RECORD_RETURN)
    taken_by = plain(who.name, 200).strip()
    if not any(char.isalnum() for char in taken_by):
        raise InvalidError.of("person", "the name is empty", "say who wrote this down")
    for one in said:
        _check(partners, one, now)

    speaker = Speaker(person=taken_by, seen=seen, replaces=replaces)

    def attempt() -> tuple[Return, ...]:
        read = store.version(RETURN_KIND)
        kept = store.read_all(RETURN_KIND, RecordedReturn)
        known = set[Return]()
        for each in kept:
            if not sheet:
                known -= {one for one in known if _is_contrary(one, each.value.said)}
            known.add(each.value.said)
        new = tuple(one for one in dict.fromkeys(said) if one not in known)
        for one in new:
            refuse_passing_over(one.venue, _words(one, kept), speaker)
        taken = [RecordedReturn(said=one, taken_by=taken_by, taken_at=now, by=who.acted) for one in new]
        store.append_all([_new(store, one, read) for one in taken])
        return new

    return once_settled(attempt)


def last_return(store: Store) -> int:
    """Give the place in the chain of the last return that is recorded; 0 where none is."""
    return store.version(RETURN_KIND).seq


def _words(said: Return, kept: Iterable[Recorded[RecordedReturn]]) -> Iterator[Word]:
    """Give what was written down of the same venue, said until that day, of what is said now."""
    for each in kept:
        one = each.value.said
        if one.venue != said.venue or one.said_on > said.said_on:
            continue
        for what, mine, theirs in _sides(said, one):
            yield Word(
                what=what,
                now=mine,
                before=theirs,
                by=each.value.taken_by,
                at=each.value.taken_at,
                place=each.version.seq,
                is_of_the_day=one.said_on == said.said_on,
            )


def _is_contrary(one: Return, other: Return) -> bool:
    """Whether something else was said of the same venue on the same day."""
    is_of_one_day = (one.venue, one.said_on) == (other.venue, other.said_on)
    return is_of_one_day and any(mine != theirs for _, mine, theirs in _sides(one, other))


def _sides(one: Return, other: Return) -> Iterator[tuple[str, str, str]]:
    """Give what two say of the filter and of bookings, where both say something of it."""
    if FilterSaid.NOT_SAID not in {one.filtering, other.filtering}:
        yield "the web filter", FILTER_SAID_WORDS[one.filtering], FILTER_SAID_WORDS[other.filtering]
    if BookingsSaid.NOT_SAID not in {one.bookings, other.bookings}:
        yield "bookings", BOOKINGS_SAID_WORDS[one.bookings], BOOKINGS_SAID_WORDS[other.bookings]


def record_by_link(
    store: Store, partners: Register, said: Return, *, made_by: str, now: datetime, used: DraftChange
) -> None:
    """Record what a partner answered by a link that `made_by` made; `used` is what becomes of the link with it.

    Raises `InputError` where the venue is not listed, or the date cannot be; `DraftOvertakenError`.
    """
    _check(partners, said, now)
    taken = RecordedReturn(said=said, taken_by=f"the partner, by a link of {made_by}", taken_at=now)

    def attempt() -> None:
        store.append_all([_new(store, taken, store.version(RETURN_KIND))], [used])

    once_settled(attempt)


def _check(partners: Register, said: Return, now: datetime) -> None:
    partners.venue(said.venue)
    problem = date_problem(said.said_on, london_day(now))
    if problem:
        raise InvalidError.of("on", problem, "write the day on which it was said")


def stated(
    venue: str,
    *,
    on: date | str,
    how: str,
    filtering: FilterSaid = FilterSaid.NOT_SAID,
    bookings: BookingsSaid = BookingsSaid.NOT_SAID,
    note: str = "",
) -> Return:
    """Put down what was said of one venue. Raises `InvalidError` where nothing was said, or the day is none."""
    if (filtering, bookings) == (FilterSaid.NOT_SAID, BookingsSaid.NOT_SAID):
        raise InvalidError.of("filter", "nothing is said of the web filter or of bookings", "say something of either")
    day = day_of("on", on) if isinstance(on, str) else on
    text = plain(note, _LONGEST_NOTE).strip()
    return Return(venue=venue, said_on=day, how=how, filtering=filtering, bookings=bookings, note=text)


def gone_then(partners: Register, said: Return) -> str:
    """Say that a venue was closed or merged on the day on which something was said of it; empty where it was there."""
    stands = partners.venue(said.venue).on(said.said_on)
    if stands.is_there or stands.gone_since is None:
        return ""
    became = "merged into another" if stands.into else "closed"
    return f"{stands.name} is {became} since {day(stands.gone_since)}: what is said of it is recorded and not counted."


def date_problem(said_on: date, today: date) -> str:
    """Say what is wrong with the day on which something was said; empty where nothing is."""
    if said_on > today:
        return f"{said_on.isoformat()} is still to come"
    if said_on < FIRST_DAY:
        return f"{said_on.isoformat()} is before there was a duty to report"
    return ""


def _new(store: Store, recorded: RecordedReturn, read: Version) -> New:
    said = recorded.said
    # what is said again of the same day is another record, not a correction
    key = f"{said.venue}/{said.said_on:%Y%m%d}-{secrets.token_hex(4)}"
    return New(kind=RETURN_KIND, key=key, venue=store.venue, payload=recorded, at=recorded.taken_at, expects=(read,))
