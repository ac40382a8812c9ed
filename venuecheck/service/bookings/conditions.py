"""The conditions of a booking after the decision: met or not met, by whom, when, and what was seen. Each is a record.

Whoever opens the room sees it, so a caretaker may note it as well as a clerk. The program tells nobody: it says whom to
ring where a condition is not met.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.condition_seen import KEPT_WORDS, ConditionSeen, ConditionStands, Kept, conditions_stand
from venuecheck.assessment.decider import Decider
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.problem import ForbiddenError, InvalidError
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.service.bookings.noted_now import CONDITION, conditions_now, conditions_recorded
from venuecheck.service.bookings.recorded import record_beside
from venuecheck.service.bookings.replies import said_by
from venuecheck.service.record_keeping.said_beside import Speaker, Word
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

READY: Final[dict[bool, tuple[str, ...]]] = {
    True: ("I saw it myself.", "It was shown to me."),
    False: ("I looked, and it is not so.",),
}
"""What can be said of a condition without writing, by whether it is met: whoever looks stands in a doorway."""
_SHORTEST: Final = 4
_SEEN: Final = "write what you saw, or who showed it, such as: the signed terms, shown by Ann Booker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What came of noting a condition."""

    seen: ConditionSeen
    ring: tuple[str, ...] = ()
    """Whom to ring now, the first of them first: name, role, telephone. Empty where it is met."""


def note_condition(
    site: Site,
    store: Store,
    about: Recorded[Assessment],
    number: int,
    *,
    met: bool,
    seen: str,
    person: str | Actor,
    now: datetime,
    sheet: str = "",
    shown: int | None = None,
    replaces: bool = False,
) -> Noted:
    """Record whether a condition is met; from the same `sheet`, once (`record_about`).

    `number` is its place in the decision that was read, from 1. Raises `InputError` where there is no such condition,
    it is not said what was seen, or it is not for `person`; `ConflictError` where the booking was changed since it
    was read, or another says the contrary of it that they have not seen: `shown` is the place in the chain of the last
    that they were shown (`last_said`), None where they were shown none; `replaces`: theirs is to count all the same.
    """
    standing = conditions_stand(about.value, ())
    if not standing:
        raise ForbiddenError.at(about.value.id, "no conditions stand on this booking", "look at what was decided on it")
    if not 0 < number <= len(standing):
        fix = f"name one from 1 to {len(standing)}"
        raise InvalidError.of("number", f"there is no condition {number} on this booking", fix)
    who = acting(site.people, site.venue.id, person, Doing.SEE_CONDITIONS)
    what, name = said_by(seen, who.name, "seen", _SEEN)
    if sum(char.isalnum() for char in what) < _SHORTEST:
        raise InvalidError.of("seen", "it does not say what was seen", _SEEN)
    made = ConditionSeen(
        assessment=about.value.id,
        condition=standing[number - 1].text,
        met=met,
        seen=what,
        person=name,
        at=now,
        by=who.acted,
    )
    speaker = Speaker(person=name, seen=shown, replaces=replaces)
    said = partial(_words, store, about.value, number, made)
    record_beside(store, about, CONDITION, made, said, speaker=speaker, at=now, sheet=sheet)
    return Noted(seen=made, ring=() if met else to_ring(site, about.value))


def _words(store: Store, about: Assessment, number: int, made: ConditionSeen) -> Iterator[Word]:
    """Give what was seen before of the same condition, of what counts of it."""
    today = london_day(made.at)
    for each in conditions_recorded(store, made.at):
        one = each.noted
        if conditions_stand(about, [one])[number - 1].last is None:
            continue
        mine, theirs = (KEPT_WORDS[Kept.MET if met else Kept.NOT_MET] for met in (made.met, one.met))
        yield Word(
            what=one.condition.rstrip("."),
            now=mine,
            before=theirs,
            by=one.person,
            at=one.at,
            place=each.place,
            is_of_the_day=london_day(one.at) == today,
            saw=one.seen,
        )


def conditions_of(store: Store, assessment: Assessment, now: datetime) -> tuple[ConditionStands, ...]:
    """Give the conditions of the decision that stands, each with what was seen of it last until now."""
    return conditions_stand(assessment, (one for one in conditions_now(store, now) if one.at <= now))


_NO_NUMBER: Final = "no number is given. Have it added under Settings, “Who decides on difficult bookings”"


def to_ring(site: Site, assessment: Assessment) -> tuple[str, ...]:
    """Say whom to ring about a booking: who decided on it, then the venue's deciders, in their order.

    Where the settings hold the number of none of them, the venue's own contact comes after them.
    """
    decided, rung = assessment.decision, list(site.deciders)
    if decided is not None:
        first = next((one for one in rung if one.means(decided.person, decided.by)), None)
        first = first or next((one for one in rung if one.name.casefold() == decided.person.casefold()), None)
        others = [one for one in rung if one is not first]
        rung = [first or Decider(name=decided.person, role=decided.role), *others]
    has_number = any(one.telephone for one in rung)
    contact = "" if has_number else " ".join(site.letters.contact.split())
    return (*(one.to_ring if one.telephone else f"{one.shown}: {_NO_NUMBER}" for one in rung), *filter(None, [contact]))
