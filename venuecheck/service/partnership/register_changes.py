"""What can be done to a register: each gives another one, and changes nothing that it was not asked to."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from venuecheck.authoring.typed import fields_of
from venuecheck.collate.facts import Partner
from venuecheck.core.problem import InvalidError, Problem
from venuecheck.service.partnership.register import Became, Change, Head, Register, RegisteredVenue
from venuecheck.service.partnership.register_rules import wrong_changes


def with_list(register: Register | None, taken: Register, since: date) -> Register:
    """Take a list over. What it does not name stays as it is.

    Where it names a venue, or what binds a partner, otherwise than it stands on the day `since`, that became so then.
    Where it tells itself what became of a venue or a partner, and when, that is taken as it says.
    """
    if register is None:
        return taken
    new = {venue.id: venue for venue in taken.venues}
    known = {venue.id for venue in register.venues}
    return replace(
        with_head(register, taken),
        partners=_in_place(register.partners, tuple(_as_listed(register, one, since) for one in taken.partners)),
        venues=(
            *(_taken(venue, new[venue.id], since) if venue.id in new else venue for venue in register.venues),
            *(venue for venue in taken.venues if venue.id not in known),
        ),
        keys=_with_keys(register.keys, taken.keys),
        former=_with_former(register, taken),
    )


def with_parts(register: Register, other: Register, *, partners: Collection[str], venues: Collection[str]) -> Register:
    """Take these partners and venues, by their ids, from another register; its keys are added."""
    theirs = {venue.id: venue for venue in other.venues if venue.id in venues}
    known = {venue.id for venue in register.venues}
    return replace(
        register,
        partners=_in_place(register.partners, tuple(one for one in other.partners if one.id in partners)),
        venues=(
            *(theirs.get(venue.id, venue) for venue in register.venues),
            *(venue for name, venue in theirs.items() if name not in known),
        ),
        keys=_with_keys(register.keys, other.keys),
        former=_with_former(register, other),
    )


def with_head(register: Register, other: Register) -> Register:
    """Take what another register says of the partnership itself."""
    return replace(register, **fields_of(Head, other))


def with_partner(register: Register, partner: Partner) -> Register:
    """Put a partner in, or in the place of the one of its id."""
    return replace(register, partners=_in_place(register.partners, (partner,)))


def with_venue(register: Register, venue: RegisteredVenue) -> Register:
    """Put a venue in. Raises `InvalidError` where its id is taken."""
    if any(one.id == venue.id for one in register.venues):
        raise InvalidError.of("venue", f"the id '{venue.id}' is used already", "choose another, or open it again")
    if venue.id in register.former:
        what = f"the id '{venue.id}' was that of '{register.former[venue.id]}', and what came under it is that venue's"
        raise InvalidError.of("venue", what, "choose another")
    return checked(replace(register, venues=(*register.venues, venue)), venue.id)


def with_change(register: Register, venue: str, change: Change) -> Register:
    """Note what became of a venue. Raises `InvalidError` where that contradicts what is known of it."""
    changed = register.venue(venue).with_change(change)
    return checked(_with(register, changed), venue)


def with_key(register: Register, venue: str, fingerprint: str) -> Register:
    """Note that a key of a venue was compared. Raises `InvalidError` where there is no such venue."""
    register.venue(venue)
    return replace(register, keys=_with_keys(register.keys, {venue: (fingerprint,)}))


def without_change(register: Register, venue: str, since: date) -> Register:
    """Take back what was noted for a day. Raises `InvalidError` where nothing was."""
    known = register.venue(venue)
    left = tuple(one for one in known.changes if one.since != since)
    if left == known.changes:
        days = ", ".join(dict.fromkeys(one.since.isoformat() for one in known.changes))
        fix = f"something is noted for {days}" if days else ""
        raise InvalidError.of("since", f"nothing is noted of {venue} for {since.isoformat()}", fix)
    return checked(_with(register, replace(known, changes=left)), venue)


def checked(register: Register, named: str = "") -> Register:
    """Give the register, in which nothing contradicts itself. Raises `InvalidError`; `named` is the venue changed."""
    problems = list(_problems(register, named))
    if problems:
        raise InvalidError(problems)
    return register


def _problems(register: Register, named: str) -> Iterator[Problem]:
    partners, venues = register.by_id, {venue.id: venue for venue in register.venues}
    for venue in register.venues:
        about = "" if venue.id == named else f"{venue.id}: "
        if venue.partner not in partners:
            yield Problem(field="partner", what=f"{about}there is no partner '{venue.partner}'", fix="add it first")
        for wrong in wrong_changes(venue, partners, venues):
            yield Problem(field=wrong.field, what=about + wrong.what, fix=wrong.fix)


def _taken(known: RegisteredVenue, new: RegisteredVenue, since: date) -> RegisteredVenue:
    if new.changes or new.opened is not None:
        return new
    stands = known.on(since)
    changed = replace(known, kind=new.kind)
    if not stands.is_there:
        changed = changed.with_change(Change(since=since, became=Became.OPENED))
    if stands.name != new.name:
        changed = changed.with_change(Change(since=since, became=Became.RENAMED, to=new.name))
    if stands.partner != new.partner:
        changed = changed.with_change(Change(since=since, became=Became.MOVED, to=new.partner))
    return changed


def _as_listed(register: Register, new: Partner, since: date) -> Partner:
    known = register.by_id.get(new.id)
    if known is None or new.changes:
        return new
    return replace(new, bound=known.bound, changes=known.changes).with_bound(new.bound, since)


def _in_place(before: tuple[Partner, ...], new: tuple[Partner, ...]) -> tuple[Partner, ...]:
    by_id = {partner.id: partner for partner in new}
    known = {partner.id for partner in before}
    return (
        *(by_id.get(partner.id, partner) for partner in before),
        *(partner for partner in new if partner.id not in known),
    )


def _with_keys(before: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    both = {venue: tuple(dict.fromkeys((*before.get(venue, ()), *new.get(venue, ())))) for venue in {**before, **new}}
    return {venue: keys for venue, keys in both.items() if keys}


def _with_former(register: Register, other: Register) -> dict[str, str]:
    """Give the ids that venues had before, by both; none is taken from a venue that has it."""
    ids = {venue.id for venue in register.venues}
    return {**{old: now for old, now in other.former.items() if old not in ids}, **register.former}


def _with(register: Register, venue: RegisteredVenue) -> Register:
    return replace(register, venues=tuple(venue if one.id == venue.id else one for one in register.venues))
