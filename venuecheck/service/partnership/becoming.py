"""What somebody says became of a venue, as a change of the register that `keeping_register.keep` puts on record."""

from collections.abc import Callable
from datetime import date

from venuecheck.core.plain_text import in_one_line
from venuecheck.core.problem import InvalidError
from venuecheck.records.signing import in_one, is_fingerprint
from venuecheck.records.store import Store
from venuecheck.service.partnership.bundles_kept import keys_trusted
from venuecheck.service.partnership.compared_keys import compared_key_words, compared_with_several
from venuecheck.service.partnership.keeping_register import needed
from venuecheck.service.partnership.partner_said import partner_said, venue_said
from venuecheck.service.partnership.register import Became, Change, Register
from venuecheck.service.partnership.register_changes import (
    with_change,
    with_key,
    with_partner,
    with_venue,
    without_change,
)

Becoming = Callable[[Register | None], Register]
_LONGEST = 200


def became(venue: str, what: Became, *, since: date, to: str = "") -> Becoming:
    """Note what became of a venue; `to` is its name, the partner's id, or the other venue's.

    What it gives raises `InvalidError` where that contradicts what is known of it, and there is no such venue.
    """
    change = Change(since=since, became=what, to=in_one_line(to, _LONGEST))
    return lambda register: with_change(needed(register), venue, change)


def opened(venue: str, *, since: date, name: str, kind: str, partner: str) -> Becoming:
    """Note that a venue opened: a new one, or one that was closed."""

    def become(register: Register | None) -> Register:
        known = needed(register)
        if any(one.id == venue for one in known.venues):
            return became(venue, Became.OPENED, since=since)(known)
        return with_venue(known, venue_said(venue, name=name, kind=kind, partner=partner, opened=since))

    return become


def partner_known(partner: str, *, since: date | None, bound: str | None, name: str, **people: str | None) -> Becoming:
    """Note what is said of a partner, as `partner_said` takes it: a new one, or one that is known."""

    def become(register: Register | None) -> Register:
        known = needed(register)
        said = partner_said(known.by_id.get(partner), partner, name=name, bound=bound, since=since, **people)
        return with_partner(known, said)

    return become


def key_compared(venue: str, read_out: str) -> Becoming:
    """Note that somebody compared a key of a venue, by the fingerprint that it read out: what it signed counts.

    No file of that key need be here. What it gives raises `InvalidError` where that is no fingerprint.
    """
    fingerprint = in_one(read_out)
    if not is_fingerprint(fingerprint):
        fix = "write the five groups of four that the venue is shown when it exports a bundle"
        raise InvalidError.of("fingerprint", "this is not the fingerprint of a key", fix)
    return lambda register: with_key(needed(register), venue, fingerprint)


def refuse_if_others(store: Store, register: Register, venue: str, read_out: str, *, both: bool, today: date) -> None:
    """Raise `InvalidError` where files of another venue, taken in here, are signed with a key that this one reads out.

    Unless whoever notes it asked `both`: what is noted with the wrong venue sets that one's own files aside.
    """
    names = register.names_on(today)
    others = dict.fromkeys(
        register.id_now(one.venue)
        for _, one in keys_trusted(store)
        if one.venue not in register.ids_of(venue) and in_one(one.fingerprint) == in_one(read_out)
    )
    if others and not both:
        named = ", ".join(f"{names[one]} ({one})" if one in names else one for one in others)
        what = f"files that are here of {named} are signed with this key"
        fix = "ask whether both use one computer, and which of them read it out; nothing is recorded until you say so"
        raise InvalidError.of("fingerprint", what, fix)


def not_compared(store: Store, register: Register, venue: str) -> tuple[str, ...]:
    """Give the fingerprints of a venue's keys that were its first, and that nobody has compared.

    What they signed counts no more once another was compared.
    """
    compared, ids = register.keys.get(venue, ()), register.ids_of(venue)
    return tuple(
        key.fingerprint
        for _, key in keys_trusted(store)
        if key.venue in ids and not key.person and in_one(key.fingerprint) not in compared
    )


def asked_of_key(register: Register, venue: str, today: date) -> tuple[str, ...]:
    """Ask about each key of a venue that stands as compared with another one as well; sentences."""
    return tuple(
        compared_key_words(key, venues, register.names_on(today))
        for key, venues in compared_with_several(register, today)
        if venue in venues
    )


def taken_back(venue: str, since: date) -> Becoming:
    """Take back what was noted of a venue for a day. The records keep that it was noted."""
    return lambda register: without_change(needed(register), venue, since)
