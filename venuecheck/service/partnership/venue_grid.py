"""Partners and venues in one table: how each stands, when it was heard of, who is silent, and what follows."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from venuecheck.collate.picture import stand_at
from venuecheck.collate.standing import Standing
from venuecheck.core.london import london_day
from venuecheck.records.store import Store
from venuecheck.report.partnership.unusable import side_shown
from venuecheck.report.partnership.view import StatusShown
from venuecheck.report.setting.requirement_words import REQUIREMENT_WORDS
from venuecheck.service.partnership.chase_notes import ChaseNote, newest_notes, notes_of
from venuecheck.service.partnership.chasing import Next
from venuecheck.service.partnership.chasing_words import next_words
from venuecheck.service.partnership.letters_sent import letters_sent
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.reminders import Chased, whom_to_chase
from venuecheck.service.partnership.renumbered import IdsNow
from venuecheck.service.partnership.what_was_sent import Gathered, gather_recorded


class Heard(StrEnum):
    """Whether something came of a venue: what is not usable is no silence, and silence is not owed by everybody."""

    IN_TIME = "in_time"
    NOT_USABLE = "not_usable"
    OVERDUE = "overdue"
    NOT_OWED = "not_owed"
    """Nothing, or nothing lately, from a venue that owes no answer."""
    NOT_YET = "not_yet"
    """Nothing yet, and it is not due yet."""


HEARD_WORDS: dict[Heard, str] = {
    Heard.IN_TIME: "Heard in time",
    Heard.NOT_USABLE: "Sent, not usable",
    Heard.OVERDUE: "Past its day",
    Heard.NOT_OWED: "Invited, not heard lately",
    Heard.NOT_YET: "Not due yet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One venue."""

    venue: str
    """Id."""
    name: str
    partner: str
    """Id."""
    partner_name: str
    filtering: StatusShown
    bookings: StatusShown
    requirements: StatusShown
    heard: Heard
    last_heard: date | None
    follows: str
    """What is to be done next, a clause; empty for nothing."""
    noted: str
    """What somebody noted last since it was heard of, a sentence; empty for nothing."""

    @property
    def heard_words(self) -> str:
        """Say whether something came."""
        return HEARD_WORDS[self.heard]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What was gathered, and how each venue stands by it."""

    gathered: Gathered
    standings: tuple[Standing, ...]
    """Of every venue that is there today, in the register's order."""


def judged(store: Store, register: Register, *, now: datetime) -> Judged:
    """Give how venues stand by a coordinator's own records. Raises `NotWholeError`."""
    gathered = gather_recorded(store, register, now=now, at=now)
    return Judged(gathered=gathered, standings=stand_at(gathered.venues, now, register.within))


def chased_of(store: Store, known: Judged, register: Register, today: date) -> tuple[Chased, ...]:
    """Give each venue about which something is to be done today, or waited for, by the letters that are recorded."""
    sent = IdsNow(register).letters(letters_sent(store))
    return whom_to_chase(known.gathered, known.standings, register, sent, today)


def venue_grid(store: Store, known: Judged, register: Register, *, now: datetime) -> tuple[GridRow, ...]:
    """Give a row for each venue that was judged, in the same order."""
    gathered, today = known.gathered, london_day(now)
    chased = chased_of(store, known, register, today)
    notes = newest_notes(notes_of(store))
    follows: dict[str, Next] = {one.standing.venue: one.next for one in chased}
    partners = register.by_id
    return tuple(
        GridRow(
            venue=facts.venue.id,
            name=facts.venue.name,
            partner=facts.venue.partner,
            partner_name=partners[facts.venue.partner].name,
            filtering=side_shown(standing.filtering, standing.counted.filtering, standing),
            bookings=side_shown(standing.bookings, standing.counted.bookings, standing),
            requirements=side_shown(standing.requirements, standing.counted.requirements, standing, REQUIREMENT_WORDS),
            heard=_heard(standing, owes=facts.venue.owes, today=today, within=register.within),
            last_heard=standing.last_heard,
            follows=next_words(follows[facts.venue.id]) if facts.venue.id in follows else "",
            noted=_noted(notes.get(facts.venue.id), standing),
        )
        for facts, standing in zip(gathered.venues, known.standings, strict=True)
    )


def _noted(note: ChaseNote | None, standing: Standing) -> str:
    """Say what was noted last; what was noted before the venue was heard of again is its timeline's."""
    settled = note is None or (standing.last_heard is not None and note.on < standing.last_heard)
    return "" if note is None or settled else note.words


def _heard(standing: Standing, *, owes: bool, today: date, within: timedelta) -> Heard:
    if standing.to_send_again:
        return Heard.NOT_USABLE
    if standing.overdue:
        return Heard.OVERDUE
    if standing.last_heard is not None and today <= standing.last_heard + within:
        return Heard.IN_TIME
    return Heard.NOT_YET if owes else Heard.NOT_OWED
