"""A link by which a partner answers five questions about one of its venues, without an account.

It opens as often as they like, until it is submitted or its days are over. Opening it uses nothing up, for mail
scanners open links; what is kept of it is a digest. It asks for nobody's name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from venuecheck.accounts import tokens
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.facts import Return
from venuecheck.core.actor import Actor
from venuecheck.core.day_words import day
from venuecheck.core.problem import ConflictError, InvalidError, Problem
from venuecheck.records.codec import encode
from venuecheck.records.damage import NotWholeError
from venuecheck.records.drafts import DraftChange, KeptDraft
from venuecheck.records.reading_back import shaped
from venuecheck.records.store import Store
from venuecheck.records.version import DraftOvertakenError
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.returning import record_by_link, stated
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_LINK: Final = "return_link"
DAYS: Final = 21
"""For so many days a link opens where nobody says otherwise."""
MOST_DAYS: Final = 60


class SendsFile(StrEnum):
    """Whether a file follows that shows what is said."""

    SENDS = "sends"
    NEEDS_HELP = "needs_help"
    DOES_NOT = "does_not"


SENDS_WORDS: Mapping[SendsFile, str] = {
    SendsFile.SENDS: "We send the file that shows it",
    SendsFile.NEEDS_HELP: "We need help with the file that shows it",
    SendsFile.DOES_NOT: "We have no file that shows it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnLink:
    """What is kept of a link. No record: what comes of it is."""

    venue: str
    """Id."""
    made: datetime
    person: str
    """Who made it."""
    ends: datetime
    sent: datetime | None = None
    """When it was submitted."""
    ended: bool = False
    """Whether somebody ended it."""
    ended_by: str = ""
    """Who that was; empty where it is not known."""
    ended_at: datetime | None = None

    def opens(self, now: datetime) -> bool:
        """Whether it still opens the questions."""
        return self.sent is None and not self.ended and now < self.ends

    def words(self, now: datetime) -> str:
        """Say how it stands with it."""
        if self.sent is not None:
            return f"A link was made by {self.person} on {day(self.made)}, and answered on {day(self.sent)}."
        until = f"opens until {day(self.ends)}" if self.opens(now) else "opens nothing any more"
        return f"A link was made by {self.person} on {day(self.made)}. It has not been answered, and {until}."


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLink:
    """A link that was asked for."""

    link: ReturnLink
    digest: str
    version: str
    opens: bool


def make_link(
    site: Site, store: Store, register: Register, venue: str, *, person: str | Actor, now: datetime, days: int = DAYS
) -> tuple[ReturnLink, str]:
    """Make a link for a venue, in place of the one before; give its secret part, which is kept nowhere else.

    Raises `InputError` where there is no such venue, or the days are too many, and `ForbiddenError`.
    """
    who = acting(site.people, site.venue.id, person, Doing.RECORD_RETURN)
    register.venue(venue)
    if not 0 < days <= MOST_DAYS:
        raise InvalidError.of("days", f"a link opens for 1 to {MOST_DAYS} days", "write one of these numbers")
    token = tokens.fresh()
    made = ReturnLink(venue=venue, made=now, person=who.name, ends=now + timedelta(days=days))
    # what cannot be read opens nothing, and goes as well: nobody can say whose it was
    before = [kept.key for kept, link in _links(store) if link is None or link.venue == venue]
    gone = [DraftChange(kind=_LINK, key=key, becomes=lambda _: None) for key in before]
    kept = DraftChange(kind=_LINK, key=tokens.digest_of(token), becomes=lambda _: encode(made))
    store.change_drafts([*gone, kept])
    return made, token


def end_link(site: Site, store: Store, venue: str, *, person: str | Actor, now: datetime) -> None:
    """Have the link of a venue open nothing any more. Raises `ForbiddenError`."""
    who = acting(site.people, site.venue.id, person, Doing.RECORD_RETURN)
    for kept, link in _links(store):
        if link is not None and link.venue == venue:
            ended = replace(link, ended=True, ended_by=who.name, ended_at=now)
            store.save_draft(_LINK, kept.key, encode(ended), over=kept.version)


def link_of(store: Store, venue: str) -> ReturnLink | None:
    """Give the link that was made last for a venue."""
    return next((link for _, link in _links(store) if link is not None and link.venue == venue), None)


def unreadable_links(store: Store) -> int:
    """Count the links that cannot be read: they open nothing, stand in no other's way, and go with the next new one."""
    return sum(link is None for _, link in _links(store))


def _links(store: Store) -> Iterator[tuple[KeptDraft, ReturnLink | None]]:
    for kept in store.drafts(_LINK):
        try:
            yield kept, _link(store, kept)
        except NotWholeError:
            yield kept, None


def _link(store: Store, kept: KeptDraft) -> ReturnLink:
    return shaped(ReturnLink, kept.body, store.shown, f"the draft {kept.key}")


def find_link(store: Store, token: str, now: datetime) -> FoundLink | None:
    """Give what a link leads to, which uses nothing up; None where it never led anywhere."""
    digest = tokens.digest_of(token)
    kept = store.draft(_LINK, digest)
    if kept is None:
        return None
    link = _link(store, kept)
    return FoundLink(link=link, digest=digest, version=kept.version, opens=link.opens(now))


def submit(
    store: Store,
    register: Register,
    found: FoundLink,
    *,
    on: date | str,
    filtering: FilterSaid,
    bookings: BookingsSaid,
    sends: SendsFile | None,
    note: str,
    now: datetime,
) -> Return:
    """Put down what was answered, and use the link up with it.

    Raises `InvalidError` where something is not answered, and `ConflictError` where it was submitted meanwhile.
    """
    if not found.link.opens(now):
        raise _opens_nothing(found.link)
    told = ". ".join(filter(None, (SENDS_WORDS[sends] if sends else "", note.strip())))
    problems: list[Problem] = []
    try:
        said = stated(found.link.venue, on=on, how="link", filtering=filtering, bookings=bookings, note=told)
    except InvalidError as error:
        problems += error.problems
    if sends is None:
        what, fix = "it is not said whether a file follows", "choose one of the three"
        problems += InvalidError.of("sends", what, fix).problems
    if problems:
        raise InvalidError(problems)
    used = DraftChange(
        kind=_LINK,
        key=found.digest,
        becomes=lambda _: encode(replace(found.link, sent=now)),
        over=found.version,
    )
    try:
        record_by_link(store, register, said, made_by=found.link.person, now=now, used=used)
    except DraftOvertakenError:
        kept = store.draft(_LINK, found.digest)
        raise _opens_nothing(_link(store, kept) if kept is not None else None) from None
    return said


def _opens_nothing(link: ReturnLink | None) -> ConflictError:
    """Say since when a link opens nothing, and why; None of one in whose place another was made."""
    changed, since, by = "another was made in its place", None, ""
    if link is not None and link.sent is not None:
        changed, since = "it was answered", link.sent
    elif link is not None and link.ended:
        changed, since, by = "it was ended", link.ended_at, link.ended_by
    elif link is not None:
        changed, since = "its days were over", link.ends
    opening = "this link opens nothing any more"
    return ConflictError(thing="link", opening=opening, changed=changed, by=by, since=since, fix="ask for a new one")
