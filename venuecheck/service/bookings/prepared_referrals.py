"""A request for advice on a booking: prepared, read by whoever approves it, and made on their word alone.

It shares personal data, so it says to whom it goes, for what and on which lawful basis, and nobody approves it for
somebody else. Nothing sends it: whoever approved it does.
"""

import contextlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.core.actor import Acted, Actor
from venuecheck.core.problem import ConflictError
from venuecheck.records.codec import decode, encode
from venuecheck.records.reading_back import as_written
from venuecheck.records.store import Store
from venuecheck.records.version import DraftOvertakenError, Recorded
from venuecheck.service.bookings.letter_wanted import Wanted
from venuecheck.service.bookings.letter_words import line, text
from venuecheck.service.bookings.letters import Drawn, draw_up, record_letter, set_out
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_KIND: Final = "referral"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedReferral:
    """What somebody wrote of a request for advice that nobody has approved yet. No record."""

    to: str = ""
    """To whom; empty for whom the record says."""
    purpose: str = ""
    """What its recipient is to use it for."""
    lawful_basis: str = ""
    note: str = ""
    """Anything to add."""
    person: str = ""
    """Who wrote it."""
    by: Acted | None = None
    at: datetime | None = None
    version: str = ""
    """Which saving of it this is; empty where nothing is kept."""


def prepared_for(store: Store, assessment: str) -> PreparedReferral:
    """Give what is prepared for a booking; an empty one where nothing is."""
    found = store.draft(_KIND, assessment)
    if found is None:
        return PreparedReferral()
    with as_written(store.shown, f"the draft {found.key}"):
        return replace(decode(PreparedReferral, found.body), version=found.version)


def prepare(
    site: Site, store: Store, booking: Assessment, said: PreparedReferral, *, person: Actor, now: datetime
) -> PreparedReferral:
    """Keep what was written, in place of what was there as it was read (`said.version`).

    Raises `InvalidError` where something is missing that it must say, `ForbiddenError`, and `DraftOvertakenError`
    where somebody else has written another meanwhile.
    """
    who = acting(site.people, site.venue.id, person, Doing.WRITE_LETTERS)
    tidy = replace(
        said,
        to=line(said.to),
        purpose=text(said.purpose),
        lawful_basis=text(said.lawful_basis),
        note=text(said.note),
        person=who.name,
        by=who.acted,
        at=now,
    )
    drawn_for(site, store, booking, tidy, person=person, now=now)
    body = {name: value for name, value in encode(tidy).items() if name != "version"}
    return replace(tidy, version=store.save_draft(_KIND, booking.id, body, over=said.version))


def drop(store: Store, assessment: str, *, seen: str) -> None:
    """Throw what is prepared away. Raises `DraftOvertakenError` where it is another than was seen."""
    store.drop_draft(_KIND, assessment, over=seen)


def drawn_for(
    site: Site, store: Store, booking: Assessment, said: PreparedReferral, *, person: Actor, now: datetime
) -> Drawn:
    """Draw it up as it goes out where this person approves it. Raises as `letters.draw_up` does."""
    wanted = Wanted(
        kind=LetterKind.REFERRAL,
        to=said.to,
        person=person.id or person.name,
        approved_by=person.id or person.name,
        purpose=said.purpose,
        lawful_basis=said.lawful_basis,
        note=said.note,
    )
    return draw_up(site, store, booking, wanted, now=now)


def approve(
    site: Site, store: Store, about: Recorded[Assessment], format_: str, *, seen: str, person: Actor, now: datetime
) -> bytes:
    """Record that this person approved what they read (`seen`: its version), and give it in one of `letters.FORMATS`.

    Raises `ConflictError` where another is prepared by now, or the booking has changed; else as `draw_up` does.
    """
    said = prepared_for(store, about.value.id)
    if not said.version or said.version != seen:
        raise ConflictError(
            thing=about.value.id,
            changed="another request is prepared than the one that you read" if said.version else "none is prepared",
            by=said.person,
            since=said.at,
            fix="read it, and approve it if it is right",
            field="seen",
        )
    drawn = drawn_for(site, store, about.value, said, person=person, now=now)
    content = set_out(drawn, format_)
    record_letter(store, drawn, format_, about=about)
    with contextlib.suppress(DraftOvertakenError):
        drop(store, about.value.id, seen=seen)  # what somebody wrote since stays
    return content
