"""A register written as `partners.yaml`."""

from collections.abc import Iterator
from typing import Any, Final

import yaml

from venuecheck.collate.bound import BoundFrom
from venuecheck.collate.facts import Partner, Person
from venuecheck.records.signing import in_fours
from venuecheck.service.partnership.bundle import VenueSaid
from venuecheck.service.partnership.register import Became, Change, Register, RegisteredVenue

_ENTRIES: Final[dict[Became, str]] = {
    Became.OPENED: "opened",
    Became.RENAMED: "renamed",
    Became.MOVED: "moved_to",
    Became.CLOSED: "closed",
    Became.MERGED: "merged_into",
}


class _Plain(yaml.SafeDumper):
    """Writes out what stands in several places (a day) in each: no list has anchors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's own
        return True


def partners_yaml(register: Register) -> str:
    """Write a register so that `load_partners` gives it back; partners that never had a venue are left out."""
    head = {
        "id": register.id,
        "name": register.name,
        "report_every_days": register.report_every_days,
        "grace_days": register.grace_days,
        **({"version": register.version} if register.version else {}),
    }
    mine: dict[str, list[RegisteredVenue]] = {partner.id: [] for partner in register.partners}
    for venue in register.venues:
        mine[venue.partner].append(venue)
    everything = {
        "partnership": head,
        "partners": [
            _partner(partner, mine[partner.id], register) for partner in register.partners if mine[partner.id]
        ],
    }
    text: str = yaml.dump(everything, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=110)
    return text


def line_for_list(venue: VenueSaid, fingerprint: str) -> str:
    """Write the line by which a coordinator lists a venue, with its key: as it stands under `venues:`."""
    entry = {"id": venue.id, "name": venue.name, "kind": venue.kind.value, "keys": [fingerprint]}
    line: str = yaml.safe_dump(entry, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=True)
    return f"- {line.strip()}"


def _partner(partner: Partner, venues: list[RegisteredVenue], register: Register) -> dict[str, Any]:
    return {
        "id": partner.id,
        "name": partner.name,
        "bound": partner.bound.value,
        **({"changes": [_bound_from(each) for each in partner.changes]} if partner.changes else {}),
        **{
            which: _person(person)
            for which, person in (("contact", partner.contact), ("chief_officer", partner.chief_officer))
            if person is not None
        },
        "venues": [dict(_venue(venue, register)) for venue in venues],
    }


def _venue(venue: RegisteredVenue, register: Register) -> Iterator[tuple[str, Any]]:
    yield from (("id", venue.id), ("name", venue.name), ("kind", venue.kind.value))
    *former, _ = register.ids_of(venue.id)
    if former:
        yield "formerly", former
    if keys := register.keys.get(venue.id, ()):
        yield "keys", [in_fours(key) for key in keys]
    if venue.opened is not None:
        yield "opened", venue.opened
    if venue.changes:
        yield "changes", [_change(change) for change in venue.changes]


def _change(change: Change) -> dict[str, Any]:
    return {"since": change.since, _ENTRIES[change.became]: change.to or True}


def _bound_from(change: BoundFrom) -> dict[str, Any]:
    return {"since": change.since, "bound": change.bound.value}


def _person(person: Person) -> dict[str, str]:
    return {"name": person.name, **({"email": person.email} if person.email else {})}
