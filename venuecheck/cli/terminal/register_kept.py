"""What somebody says of the register at a terminal, put on record, and said back."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from venuecheck.cli.terminal.output import say
from venuecheck.core.london import london_day
from venuecheck.core.problem import InvalidError
from venuecheck.service.given_files import given
from venuecheck.service.partnership.becoming import Becoming, asked_of_key, key_compared, not_compared, refuse_if_others
from venuecheck.service.partnership.keeping_register import Kept, keep, needed, renumber
from venuecheck.service.partnership.list_taken import LARGEST, ListTaken
from venuecheck.service.partnership.own_records import own_records
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.register_records import last_of, recorded_register
from venuecheck.service.partnership.register_words import kept_words, listed_words, venue_words
from venuecheck.service.partnership.taking_keys import take_key
from venuecheck.service.partnership.taking_over import Answer, put_in_place, say_beside, say_more, take_over
from venuecheck.service.partnership.timeline import keys_told
from venuecheck.service.record_keeping.statements import day_of
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site


def shown(config: Path, venue: str, on: str | None) -> None:
    """Say how the register stands on a day or, of a `venue`, all that became of it. Raises `InputError`."""
    site = load_site(config)
    register, day = needed(own_records(site).register), day_said(on, "on")
    said = [*(venue_words(register.venue(venue), register, day) if venue else listed_words(register, day))]
    if venue:
        with open_store(site) as store:
            said += keys_told(store, register, venue)
    for line in said:
        say(line.strip(), indent=len(line) - len(line.lstrip()))
    say(f"Mark: {register.version} (what is said of it as it stands here names it with --seen).", err=True)


def recorded(config: Path, person: str, become: Becoming) -> Register:
    """Put on record what became of a venue, beside what is known of it."""
    site = load_site(config)
    with open_store(site) as store:
        return _said(keep(site, store, become, person=person, now=_now()))


def recorded_as_read(config: Path, person: str, become: Becoming, thing: str, *, seen: str) -> Register:
    """Put on record what became of a venue (`thing`), as somebody read of it in the version `seen`.

    Raises `InvalidError` where no register that was read here is of that version.
    """
    site = load_site(config)
    with open_store(site) as store:
        if last_of(store, seen) is None:
            fix = "read the register again, and name the mark that it shows"
            raise InvalidError.of("seen", "this is no mark of the register that is recorded here", fix)
        return _said(say_more(site, store, become, thing, person=person, now=_now(), seen=seen))


def said_anew(config: Path, person: str, become: Becoming, thing: str, *, replaces: bool) -> Register:
    """Put on record what somebody says of a `thing` in the place of what stands there."""
    site, answer = load_site(config), Answer(replaces=replaces)
    with open_store(site) as store:
        return _said(put_in_place(site, store, become, thing, person=person, now=_now(), answer=answer))


def said_beside(config: Path, person: str, become: Becoming, thing: str, *, replaces: bool, seen: str = "") -> Register:
    """Put on record what became of a venue, beside what is noted of it, but for what that leaves no day to hold on.

    Whoever read it in the version `seen` is told where it is another by now; what stood there then, theirs replaces
    without being asked.
    """
    if seen:
        return recorded_as_read(config, person, become, thing, seen=seen)
    site, answer = load_site(config), Answer(replaces=replaces)
    with open_store(site) as store:
        return _said(say_beside(site, store, become, thing, person=person, now=_now(), answer=answer))


def taken_over(config: Path, person: str, file: Path, *, since: date, name: str, replaces: bool) -> None:
    """Take a list over, and say what of it was not taken."""
    site, answer = load_site(config), Answer(replaces=replaces)
    list_ = ListTaken(given(file, LARGEST), since=since, name=name)
    with open_store(site) as store:
        kept = take_over(site, store, list_, person=person, now=_now(), answer=answer)
    _said(kept, list_.words(kept.register))


def renumbered(config: Path, person: str, venue: str, new_id: str) -> None:
    """Give a venue the id that its own computer has."""
    site = load_site(config)
    with open_store(site) as store:
        renumber(site, store, venue, new_id, person=person, now=_now())
    say(f"Recorded: {venue} is {new_id} in the register.")


def key_noted(config: Path, person: str, venue: str, read_out: str, *, both: bool) -> None:
    """Note a key as compared; say what is to be asked about it, and which keys nobody has compared."""
    becoming = key_compared(venue, read_out)
    with open_store(load_site(config)) as store:
        known = needed(recorded_register(store))
        refuse_if_others(store, known, venue, read_out, both=both, today=day_said(None))
    register = recorded(config, person, becoming)
    for sentence in asked_of_key(register, venue, day_said(None)):
        say(f"ASK {sentence}", err=True)
    with open_store(load_site(config)) as store:
        for other in not_compared(store, register, venue):
            say(f"Nobody has compared its key {other}: what that signed does not count beside this one until you do.")


def key_taken(config: Path, person: str, venue: str, fingerprint: str, *, reason: str) -> None:
    """Take a key away from a venue."""
    site = load_site(config)
    with open_store(site) as store:
        key = take_key(site, store, venue, fingerprint, reason=reason, person=person, now=_now())
    say(f"Recorded: the key {key} is taken away from {venue}. What it signed as this venue counts no more.")


def day_said(text: str | None, field: str = "since") -> date:
    """Read a day; today where none is said. Raises `InputError`."""
    return day_of(field, text) if text else london_day(_now())


def _said(kept: Kept, more: Iterable[str] = ()) -> Register:
    for line in (*kept_words(kept), *more):
        say(line)
    return kept.register


def _now() -> datetime:
    return datetime.now().astimezone()
