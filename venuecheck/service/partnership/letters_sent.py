"""Letters that are proposed, kept until a person has sent them, and then put on record."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from venuecheck.core import day_words
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import ConflictError, InvalidError, NotFoundError, did_you_mean
from venuecheck.records.appending import New
from venuecheck.records.damage import NotWholeError
from venuecheck.records.drafts import DraftChange
from venuecheck.records.reading_back import shaped
from venuecheck.records.store import Store
from venuecheck.service.partnership.chasing import SentLetter, Step
from venuecheck.service.partnership.reminders import Letter
from venuecheck.service.record_keeping.writing_over import mark_of
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

CHASE_KIND: Final = "chase"
_PROPOSED: Final = "letter_proposed"


def propose(store: Store, letters: Iterable[Letter]) -> None:
    """Keep the letters that are due, in place of those that were proposed before."""
    new = {_name(one.partner, one.step): one for one in letters}
    for kept in store.drafts(_PROPOSED):
        if kept.key not in new:
            store.drop_draft(_PROPOSED, kept.key)
    for name, letter in new.items():
        store.save_draft(_PROPOSED, name, letter)


def proposed(store: Store) -> tuple[Letter, ...]:
    """Give the letters that are proposed and not put down as sent; those that cannot be read are `unreadable`."""
    return tuple(letter for _, letter in _kept(store) if letter is not None)


def unreadable(store: Store) -> tuple[str, ...]:
    """Name each letter that is proposed and cannot be read: it stands in no other's way, and is written again."""
    return tuple(name for name, letter in _kept(store) if letter is None)


def _kept(store: Store) -> Iterator[tuple[str, Letter | None]]:
    for kept in store.drafts(_PROPOSED):
        try:
            yield kept.key, shaped(Letter, kept.body, store.shown, f"the draft {kept.key}")
        except NotWholeError:
            yield plain(kept.key, 100), None


def put_down_as_sent(
    site: Site,
    store: Store,
    partner: str,
    step: Step | None = None,
    *,
    on: date,
    person: str | Actor,
    now: datetime,
    seen: str | None = None,
) -> SentLetter:
    """Put on record that a person sent a letter that was proposed to a partner, on which day.

    `step` says which, where several are; `seen` is the mark (`mark_of`) of the one that they read, None where they were
    shown none. Raises `InputError` where none is, or it cannot have been sent on that day, and `ConflictError` where it
    was written anew since, or another person wrote it, and it is not said that it is the one that was sent.
    """
    who = acting(site.people, site.venue.id, person, Doing.CHASE)
    name = plain(who.name, 200).strip()
    if not any(char.isalnum() for char in name):
        raise InvalidError.of("person", "nobody is named", "say who sent it")
    letter = _proposed_to(store, partner, step)
    if seen is not None and seen != mark_of(letter):
        changed = f"this letter was written anew, and bears {day_words.day(letter.on)}"
        fix = "read it as it is now; what you sent may be another"
        raise ConflictError(thing=letter.to.name, changed=changed, by=letter.written_by, fix=fix, field="seen")
    if seen is None and letter.written_by.casefold() not in {"", name.casefold()}:
        raise ConflictError(
            thing=letter.to.name,
            opening="somebody else wrote this letter last",
            changed=f"it bears {day_words.day(letter.on)}",
            by=letter.written_by,
            fix="name the mark of the letter that you sent, or write the letters again and send that one",
            field="seen",
        )
    if not letter.on <= on <= london_day(now):
        what = f"it bears the day {day_words.day(letter.on)}, and cannot have been sent on {day_words.day(on)}"
        raise InvalidError.of("on", what, "write the day on which it was sent")
    sent = SentLetter(
        partner=letter.partner,
        step=letter.step,
        to=letter.to,
        venues=letter.venues,
        on=on,
        text=letter.text,
        person=name,
        by=who.acted,
    )
    key = f"{letter.partner}/{on:%Y%m%d}-{letter.step}"
    read = store.version(CHASE_KIND, key)
    record = New(kind=CHASE_KIND, key=key, venue=store.venue, payload=sent, at=now, expects=(read,))
    gone = DraftChange(kind=_PROPOSED, key=_name(letter.partner, letter.step), becomes=lambda _: None)
    store.append_all([record], [gone])
    return sent


def letters_sent(store: Store) -> tuple[SentLetter, ...]:
    """Give every letter that was put down as sent, as they were put down."""
    return store.all(CHASE_KIND, SentLetter)


def _proposed_to(store: Store, partner: str, step: Step | None) -> Letter:
    everything = proposed(store)
    mine = [one for one in everything if one.partner == partner]
    chosen = [one for one in mine if step in {None, one.step}]
    if mine and not chosen:
        steps = ", ".join(one.step for one in mine)
        raise InvalidError.of("step", f"no letter '{step}' to {partner} is proposed", f"say what is: {steps}")
    if not chosen:
        fix = did_you_mean(partner, {one.partner for one in everything}) or "have the letters written first"
        raise NotFoundError.of("partner", f"no such letter to '{plain(partner, 80)}' is proposed", fix)
    if len(chosen) > 1:
        steps = ", ".join(one.step for one in chosen)
        raise InvalidError.of("step", f"several letters to {partner} are proposed", f"say which one: {steps}")
    return chosen[0]


def _name(partner: str, step: Step) -> str:
    return f"{partner}.{step}"
