"""Recording what partners say without evidence."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from venuecheck.assurance.told import BookingsSaid, FilterSaid, words_counting
from venuecheck.collate.facts import Return
from venuecheck.core.actor import Actor
from venuecheck.core.change import Change
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError
from venuecheck.records.appending import New
from venuecheck.records.drafts import DraftChange
from venuecheck.records.store import Store
from venuecheck.records.version import Version, once_settled
from venuecheck.report.partnership.words import BOOKINGS_SAID_WORDS, FILTER_SAID_WORDS
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.returned import RETURN_KIND, RecordedReturn
from venuecheck.service.record_keeping.conflicts import conflict
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
) -> tuple[Return, ...]:
    """Record returns, all or none; what is recorded already is left out. Give those that are new.

    What is said again after something else was said of the venue is said anew, but on a `sheet`, which may come twice.
    `seen`: the place in the chain of the last return that the person was shown (`last_return`), None where they were
    shown none. Raises `InputError` where nobody took them, a venue is not listed, or a date cannot be; `ConflictError`
    where the contrary was written down since.
    """
    who = acting(site.people, site.venue.id, person, Doing.RECORD_RETURN)
    taken_by = plain(who.name, 200).strip()
    if not any(char.isalnum() for char in taken_by):
        raise InvalidError.of("person", "the name is empty", "say who wrote this down")
    for one in said:
        _check(partners, one, now)

    def attempt() -> tuple[Return, ...]:
        read = store.version(RETURN_KIND)
        kept = store.read_all(RETURN_KIND, RecordedReturn)
        known = set[Return]()
        for each in kept:
            if not sheet:
                known -= {one for one in known if _contrary(one, each.value.said)}
            known.add(each.value.said)
        new = tuple(one for one in dict.fromkeys(said) if one not in known)
        newer = [each.value for each in kept if seen is not None and each.version.seq > seen]
        for one in new:
            _refuse_contrary(one, newer)
        taken = [RecordedReturn(said=one, taken_by=taken_by, taken_at=now, by=who.acted) for one in new]
        store.append_all([_new(store, one, read) for one in taken])
        return new

    return once_settled(attempt)


def last_return(store: Store) -> int:
    """Give the place in the chain of the last return that is recorded; 0 where none is."""
    return store.version(RETURN_KIND).seq


def said_otherwise(store: Store, said: Return) -> tuple[str, ...]:
    """Say what else was said on the day of what is `said` now, and who wrote it down."""
    before = [each.value for each in store.read_all(RETURN_KIND, RecordedReturn) if each.value.said.venue == said.venue]
    contrary = words_counting([each.said for each in before], said.said_on).contrary
    return tuple(
        f"{'; '.join(filter(None, _sides(each.said).values()))} (written down by {plain(each.taken_by)})"
        for each in before
        if each.said in contrary and each.said.said_on == said.said_on
    )


def _refuse_contrary(said: Return, since: Iterable[RecordedReturn]) -> None:
    """Raise `ConflictError` where what was written down `since` of a venue would be passed over by what is said."""
    changes = [
        Change(what=what, before=mine, now=theirs, by=one.taken_by, at=one.taken_at, before_is="you say")
        for one in since
        if one.said.venue == said.venue and one.said.said_on <= said.said_on
        for (what, mine), theirs in zip(_sides(said).items(), _sides(one.said).values(), strict=True)
        if mine and theirs and mine != theirs
    ]
    if changes:
        fix = "if both were said, put yours down on the page as it is now: what was said last counts"
        raise conflict(said.venue, changes, fix=fix)


def _contrary(one: Return, other: Return) -> bool:
    """Whether something else was said of the same venue on the same day."""
    sides = zip(_sides(one).values(), _sides(other).values(), strict=True)
    is_of_one_day = (one.venue, one.said_on) == (other.venue, other.said_on)
    return is_of_one_day and any(mine and theirs and mine != theirs for mine, theirs in sides)


def _sides(said: Return) -> dict[str, str]:
    """Give what was said of the filter and of bookings, in words; empty where nothing was."""
    filtering = "" if said.filtering is FilterSaid.NOT_SAID else FILTER_SAID_WORDS[said.filtering]
    bookings = "" if said.bookings is BookingsSaid.NOT_SAID else BOOKINGS_SAID_WORDS[said.bookings]
    return {"the web filter": filtering, "bookings": bookings}


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
