"""What somebody says of a partner or a new venue, in a few fields."""

import re
from dataclasses import replace
from datetime import date

from venuecheck.collate.bound import Bound
from venuecheck.collate.facts import Partner, Person
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.core.problem import InvalidError, did_you_mean
from venuecheck.core.venue import VenueKind
from venuecheck.service.partnership.register import RegisteredVenue

_LONGEST = 200
_WITH_MAIL = re.compile(r"(?P<name>[^<>]*)<(?P<mail>[^<>\s]+@[^<>\s]+)>")


def partner_said(
    known: Partner | None,
    partner: str,
    *,
    name: str = "",
    bound: str | None = None,
    since: date | None = None,
    contact: str | None = None,
    chief_officer: str | None = None,
) -> Partner:
    """Give a partner as it is said to be; what is not said (empty name, None) stays as it is known.

    `since` is the first day on which it is `bound` so; a new one is from the beginning.

    Raises `InvalidError` where a new one has no name, its id is none, or `bound` or `since` is said without the other.
    """
    called = in_one_line(name, _LONGEST) or (known.name if known else "")
    _check(partner, called, "partner")
    before = known or Partner(id=partner, name=called, contact=None, chief_officer=None)
    if bool(bound) != (since is not None):
        what = "a day says from when a partner is bound, and neither is said without the other"
        raise InvalidError.of("since", what, "say both, or neither")
    if bound and since is not None:
        before = before.with_bound(Bound(bound), since) if known else replace(before, bound=Bound(bound))
    return replace(
        before,
        name=called,
        contact=before.contact if contact is None else person_said(contact, "contact"),
        chief_officer=before.chief_officer if chief_officer is None else person_said(chief_officer, "chief_officer"),
    )


def venue_said(venue: str, *, name: str, kind: str, partner: str, opened: date | None) -> RegisteredVenue:
    """Give a new venue. Raises `InvalidError` where it has no name or partner, or its kind is none."""
    called = in_one_line(name, _LONGEST)
    _check(venue, called, "venue")
    if not partner:
        raise InvalidError.of("partner", "nobody answers for it", "name the partner")
    kinds = [one.value for one in VenueKind]
    if kind and kind not in kinds:
        raise InvalidError.of("kind", f"there is no kind '{plain(kind, 60)}'", did_you_mean(kind, kinds))
    return RegisteredVenue(
        id=venue, kind=VenueKind(kind) if kind else VenueKind.OTHER, name=called, partner=partner, opened=opened
    )


def person_said(said: str, field: str) -> Person | None:
    """Read `Name <mail>`, or a name; None for nothing. Raises `InvalidError`."""
    text = in_one_line(said, 2 * _LONGEST)
    if not text:
        return None
    found = _WITH_MAIL.fullmatch(text)
    name = (found["name"] if found else text).strip()
    if ("<" in name or ">" in name) or not any(char.isalnum() for char in name):
        raise InvalidError.of(field, "this is no name with an address", "write it as 'A. Officer <office@example.org>'")
    return Person(name=name[:_LONGEST], email=found["mail"][:_LONGEST] if found else "")


def _check(name: str, called: str, field: str) -> None:
    if not is_id(name):
        fix = "use 1 to 64 lower-case letters, digits, dots and hyphens"
        raise InvalidError.of(field, f"'{plain(name, 80)}' cannot be an id", fix)
    if not any(char.isalnum() for char in called):
        raise InvalidError.of("name", "this one is new, and has no name", "say what it is called")
