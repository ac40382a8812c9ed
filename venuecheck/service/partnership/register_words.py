"""A register in words: what was put on record of a change, and how a list stands on a day."""

from collections.abc import Iterator
from datetime import date

from venuecheck.collate.bound import Bound
from venuecheck.collate.facts import Partner, Person
from venuecheck.core import day_words
from venuecheck.core.venue import VENUE_KIND_WORDS
from venuecheck.records.signing import in_fours
from venuecheck.report.setting.wording import counted
from venuecheck.service.partnership.keeping_register import Kept
from venuecheck.service.partnership.register import Became, Change, Head, Register, RegisteredVenue

BOUND_WORDS: dict[Bound, str] = {
    Bound.DUTY: "under a duty",
    Bound.AGREEMENT: "by agreement",
    Bound.INVITED: "invited, owes no answer",
}


def kept_words(kept: Kept) -> Iterator[str]:
    """Say what was put on record."""
    if not kept.is_new:
        yield "Nothing to do: the register says so already."
        return
    changed = [counted(len(kept.partners), "partner")] * bool(kept.partners)
    changed += [counted(len(kept.venues), "venue")] * bool(kept.venues)
    yield f"Recorded: {' and '.join(changed) or 'the partnership itself'}."


def venue_words(venue: RegisteredVenue, register: Register, day: date) -> Iterator[str]:
    """Say how a venue stands on a day, and what became of it."""
    stands = venue.on(day)
    partner = register.by_id[stands.partner]
    where = "there" if stands.is_there else gone_words(venue, register, day)
    yield f"{stands.name} ({venue.id}), {VENUE_KIND_WORDS[venue.kind]}, {partner.name}: {where}."
    if venue.opened is not None:
        yield f"  from {day_words.day(venue.opened)}: opened, as {venue.name}"
    for change in venue.changes:
        yield f"  from {day_words.day(change.since)}: {change_words(change, register)}"
    for other in register.venues:
        for change in other.changes:
            if change.became is Became.MERGED and change.to == venue.id:
                called = _called(register, other.id, change.since)
                yield f"  from {day_words.day(change.since)}: {called} merged into it"
    for former in register.ids_of(venue.id)[:-1]:
        yield f"  its id before: {former}; what came under that is its own"
    for key in register.keys.get(venue.id, ()):
        yield f"  key that was compared: {in_fours(key)}"


def change_words(change: Change, register: Register) -> str:
    """Say what became of a venue of the register."""
    match change.became:
        case Became.OPENED:
            return "open again"
        case Became.RENAMED:
            return f"called {change.to}"
        case Became.MOVED:
            return f"answered for by {register.by_id[change.to].name}"
        case Became.CLOSED:
            return "closed"
        case Became.MERGED:
            return f"merged into {_called(register, change.to, change.since)}"


def partner_told(partner: Partner) -> dict[str, str]:
    """Give what is said of a partner, each under what it is called."""
    people = {"contact": partner.contact, "chief officer": partner.chief_officer}
    return {
        "name": partner.name,
        "how it is bound": "; ".join((BOUND_WORDS[partner.bound], *_bound_since(partner))),
        **{what: _with_mail(person) for what, person in people.items()},
    }


def venue_told(venue: RegisteredVenue, register: Register, on: date) -> dict[str, str]:
    """Give what is said of a venue as it stands on a day, and what became of it, each under what it is called."""
    stands = venue.on(on)
    became: dict[str, str] = {}
    for change in venue.changes:
        since = f"from {day_words.day(change.since)}"
        became[since] = "; ".join(filter(None, (became.get(since, ""), change_words(change, register))))
    return {
        "name": stands.name,
        "partner": register.by_id[stands.partner].name,
        "kind": VENUE_KIND_WORDS[venue.kind],
        "there from": day_words.day(venue.opened) if venue.opened else "",
        **became,
    }


def head_told(head: Head) -> dict[str, str]:
    """Give what is said of the partnership itself."""
    return {
        "name": head.name,
        "venues report every": counted(head.report_every_days, "day"),
        "days of grace": str(head.grace_days),
    }


def listed_words(register: Register, day: date) -> Iterator[str]:
    """Give the list as it stands on a day, a line for each partner and each of its venues."""
    listed = register.on(day)
    yield f"{register.name}, as it stands on {day_words.day(day)}: {counted(len(listed), 'venue')}."
    yield f"Venues report every {register.report_every_days} days, with {register.grace_days} days of grace."
    for partner in register.partners:
        mine = [venue for venue in listed if venue.partner == partner.id]
        yield f"{partner.name} ({partner.id}), {BOUND_WORDS[partner.bound_on(day)]}; {_to_whom(partner)}"
        yield from (f"  {words}" for words in _bound_since(partner))
        for venue in mine:
            opened = f", opened on {day_words.day(venue.opened)}" if venue.opened else ""
            yield f"  {venue.id}: {venue.name}, {VENUE_KIND_WORDS[venue.kind]}{opened}"
    there = {venue.id for venue in listed}
    for one in register.venues:
        if one.id not in there:
            yield f"Not there: {one.on(day).name} ({one.id}), {gone_words(one, register, day)}."


def _bound_since(partner: Partner) -> Iterator[str]:
    yield from (f"from {day_words.day(each.since)} {BOUND_WORDS[each.bound]}" for each in partner.changes)


def _called(register: Register, venue: str, day: date) -> str:
    """Name the venue that another merged into, as it was called on a day, with its id."""
    name = next((one.on(day).name for one in register.venues if one.id == venue), "")
    return f"{name} ({venue})" if name else venue


def gone_words(venue: RegisteredVenue, register: Register, day: date) -> str:
    """Say what became of a venue that is not there on a day, and since when; a clause."""
    stands = venue.on(day)
    if stands.gone_since is None:
        return f"opens on {day_words.day(venue.opened)}" if venue.opened else "not open"
    became = f"merged into {_called(register, stands.into, stands.gone_since)}" if stands.into else "closed"
    return f"{became} since {day_words.day(stands.gone_since)}"


def _with_mail(person: Person | None) -> str:
    if person is None:
        return ""
    return f"{person.name} <{person.email}>" if person.email else person.name


def _to_whom(partner: Partner) -> str:
    return f"contact: {partner.contact.name}" if partner.contact else "nobody to write to"
