"""What is to be done about venues, in words: a line each, with why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from venuecheck.collate.sent import NotCounted
from venuecheck.core import day_words
from venuecheck.core.plain_text import plain
from venuecheck.report.setting.wording import joined, stopped
from venuecheck.service.partnership.chasing import Next, Step
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.reminders import Chased
from venuecheck.service.partnership.what_was_sent import Gathered

_MOST_NAMED = 20

STEP_WORDS: dict[Step, str] = {
    Step.CONTACT: "write to the contact",
    Step.CHIEF_OFFICER: "write to the chief officer",
    Step.SEND_AGAIN: "ask the contact to send it again",
    Step.ASSIGN: (
        "say whose it is what came under another id, before anybody is written to; "
        "where it is of this venue, give the venue that id in the register"
    ),
    Step.WAIT: "wait for an answer",
    Step.BOARD: "tell the board",
    Step.NAME_CONTACT: "name a contact: there is nobody to write to, and a chief officer gets no first letter",
}


def chased_words(chased: Iterable[Chased], register: Register, today: date) -> Iterator[str]:
    """Say of each partner's venues what is to be done, those together of which it is the same."""
    names = {one.id: f"{one.name} ({one.id})" for one in register.on(today)}
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in chased:
        venue = one.standing.venue
        together[register.by_id[one.partner].name, next_words(one.next)].append(names.get(venue, venue))
    for (partner, words), venues in together.items():
        yield f"{partner}, {joined(venues)}: {words}."


def next_words(follows: Next) -> str:
    """Say a step, until when, and after which letter."""
    until = f" until {day_words.day(follows.until)}" if follows.until else ""
    after = follows.after
    since = f"; a letter went to {after.to.name} on {day_words.day(after.on)}" if after else ""
    return f"{STEP_WORDS[follows.step]}{until}{since}"


def not_due_words(venue: str) -> str:
    """Say of a venue that a letter which was written is not due of it any more; two sentences."""
    return f"It is not due of {venue} any more. If you have not sent it, have the letters that are due written again."


def not_counted_words(one: NotCounted, names: Mapping[str, str]) -> str:
    """Say of something that is not counted what it is, of which venue or perhaps of which, and why; a sentence.

    `names` are those of the venues by their ids (`Gathered.names`).
    """
    known = next((venue for venue in (one.venue, one.meant) if venue in names), "")
    is_said = not known or one.source == known or f"({known})" in one.words
    perhaps = "perhaps " if known != one.venue else ""
    whose = "" if is_said else f", {perhaps}{plain(names[known])} ({known})"
    return f"{plain(one.source)}{whose}: {stopped(plain(one.words))}"


def unassigned_words(gathered: Gathered) -> Iterator[str]:
    """Name what came that is not said to be of a venue that is there, and of which one it may be."""
    there = {facts.venue.id for facts in gathered.venues}
    strange = [one for one in gathered.not_counted if one.is_lost and one.venue not in there]
    names = gathered.names
    for one in strange[:_MOST_NAMED]:
        perhaps = f"It may be of {one.meant}, so that no chief officer is written to about that venue."
        nobody = "Nobody can tell of which venue it is: see to it before you write that a venue sent nothing."
        near = f"Its id is nearly {one.resembles}: say whose it is before a chief officer is asked about that venue."
        told = perhaps if one.meant in there else near if one.resembles in there else nobody if not one.venue else ""
        yield f"NOT COUNTED {not_counted_words(one, names)} {told}".rstrip()
    if len(strange) > _MOST_NAMED:
        yield f"And {len(strange) - _MOST_NAMED} more; the report on all venues names each."
