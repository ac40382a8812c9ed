"""What was said when somebody asked after a venue, and what is next: a log that all coordinators read and write."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from venuecheck.core.actor import Acted, Actor
from venuecheck.core.day_words import day
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError
from venuecheck.records.store import Store
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.returning import date_problem
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

NOTE_KIND: Final = "chase_note"
_LONGEST: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseNote:
    """One thing that was said or done about a venue, as it is recorded."""

    venue: str
    """Id."""
    on: date
    said: str
    next: str
    """What is to be done next; empty for nothing."""
    person: str
    """Who wrote it down."""
    at: datetime
    by: Acted | None = None

    @property
    def words(self) -> str:
        """Say it in a line."""
        follows = f" Next: {self.next.rstrip('.')}." if self.next else ""
        return f"{self.said.rstrip('.')}.{follows} ({self.person}, {day(self.on)})"


def note(
    site: Site,
    store: Store,
    register: Register,
    venue: str,
    *,
    on: date,
    said: str,
    follows: str,
    person: str | Actor,
    now: datetime,
) -> ChaseNote:
    """Put down what was said about a venue, and what is next.

    Raises `InputError` where nothing is said, nobody is named who may, there is no such venue, or the day cannot be.
    """
    who = acting(site.people, site.venue.id, person, Doing.CHASE)
    name = plain(who.name, 200).strip()
    if not any(char.isalnum() for char in name):
        raise InvalidError.of("person", "nobody is named", "say who writes this down")
    register.venue(venue)
    problem = date_problem(on, london_day(now))
    if problem:
        raise InvalidError.of("on", problem, "write the day on which it was said")
    what = plain(said, _LONGEST).strip()
    if not what:
        raise InvalidError.of("said", "nothing is written", "write what was said, or done")
    made = ChaseNote(
        venue=venue, on=on, said=what, next=plain(follows, _LONGEST).strip(), person=name, at=now, by=who.acted
    )
    # what is noted again of the same day is another note, not a correction
    store.append(NOTE_KIND, f"{venue}/{on:%Y%m%d}-{secrets.token_hex(4)}", made, now)
    return made


def newest_notes(notes: Iterable[ChaseNote]) -> dict[str, ChaseNote]:
    """Give the newest note of each venue, by its day and then by when it was written down."""
    return {one.venue: one for one in sorted(notes, key=lambda one: (one.on, one.at))}


def notes_of(store: Store) -> tuple[ChaseNote, ...]:
    """Give every note, as they were written down."""
    return store.all(NOTE_KIND, ChaseNote)
