"""The register as the coordinator's records hold it."""

from dataclasses import dataclass

from venuecheck.collate.facts import Partner
from venuecheck.core.actor import Acted
from venuecheck.records.store import Store
from venuecheck.service.partnership.register import Register, RegisteredVenue

HEAD_KIND, PARTNER_KIND, VENUE_KIND = "register_head", "register_partner", "register_venue"
HEAD_KEY = "partnership"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedHead:
    """What a register says of the partnership."""

    id: str
    name: str
    report_every_days: int
    grace_days: int
    person: str
    """Who wrote it."""
    by: Acted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPartner:
    """A partner, and who wrote it down."""

    partner: Partner
    person: str
    by: Acted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedVenue:
    """A venue with all that became of it, and who wrote that down."""

    venue: RegisteredVenue
    keys: tuple[str, ...]
    """Fingerprints that were compared: by a list that was taken over, or by whoever wrote this."""
    person: str
    by: Acted | None = None
    renumbered: str = ""
    """The id that it has in place of this one; this one is in no list any more."""


def recorded_register(store: Store) -> Register | None:
    """Give the register that is recorded; None where none is."""
    head = store.latest(HEAD_KIND, HEAD_KEY, RecordedHead)
    if head is None:
        return None
    partners = [one.partner for one in store.all(PARTNER_KIND, RecordedPartner)]
    venues = [one for one in store.all(VENUE_KIND, RecordedVenue) if not one.renumbered]
    names = {partner.id: partner.name.casefold() for partner in partners}
    venues.sort(key=lambda one: (names[one.venue.partner], one.venue.name.casefold(), one.venue.id))
    return Register(
        id=head.id,
        name=head.name,
        report_every_days=head.report_every_days,
        grace_days=head.grace_days,
        partners=tuple(sorted(partners, key=lambda one: (one.name.casefold(), one.id))),
        venues=tuple(one.venue for one in venues),
        keys={one.venue.id: one.keys for one in venues if one.keys},
    )


def recorded_keys(store: Store, venue: str) -> tuple[str, ...]:
    """Give the fingerprints that the register has of a venue, without reading all of it."""
    found = store.latest(VENUE_KIND, venue, RecordedVenue)
    return found.keys if found is not None and not found.renumbered else ()
