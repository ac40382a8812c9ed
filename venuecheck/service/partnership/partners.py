"""A coordinator's register as a file that people write: `partners.yaml`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.mistakes import Mistakes
from venuecheck.authoring.typed import STRICT, together, understood
from venuecheck.collate.bound import Bound, BoundFrom
from venuecheck.collate.facts import Partner, Person
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError, Problem, UnusableFileError
from venuecheck.core.venue import VenueKind
from venuecheck.mail.address import Address
from venuecheck.records.signing import in_one, is_fingerprint
from venuecheck.service.given_files import Given, document_of
from venuecheck.service.partnership.register import (
    Became,
    Change,
    Head,
    Register,
    RegisteredVenue,
)
from venuecheck.service.partnership.register_rules import wrong_changes

_LONGEST_DAYS = 732
_LABEL = 200
_MOST_VENUES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Partnership(Head):
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    version: str = ""
    """Of the register that the list was written from, where it was: nobody types it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    since: date
    opened: bool = False
    renamed: str = ""
    moved_to: str = ""
    closed: bool = False
    merged_into: str = ""

    def said(self) -> list[tuple[Became, str]]:
        """Give what it says became of the venue: one thing, if it is in order."""
        everything = {
            Became.OPENED: self.opened,
            Became.RENAMED: self.renamed,
            Became.MOVED: self.moved_to,
            Became.CLOSED: self.closed,
            Became.MERGED: self.merged_into,
        }
        return [
            (became, plain(to, _LABEL).strip() if isinstance(to, str) else "")
            for became, to in everything.items()
            if to
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Venue:
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    name: str
    kind: VenueKind = VenueKind.OTHER
    keys: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    opened: date | None = None
    changes: tuple[_Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _BoundFrom(BoundFrom):
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class _Partner:
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    name: str
    venues: tuple[_Venue, ...]
    bound: Bound = Bound.DUTY
    changes: tuple[_BoundFrom, ...] = ()
    contact: _Person | None = None
    chief_officer: _Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPartners:
    """What a list of partners says."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    partnership: _Partnership
    partners: tuple[_Partner, ...]


def load_partners(file: Path | Given) -> Register:
    """Read a list of partners. Raises `InputError` with every problem."""
    return read_partners(document_of(file))


def read_partners(document: Document) -> Register:
    """Build the register from its document. Raises `InputError`."""
    file, problems = understood(document, WrittenPartners)
    if file is not None:
        problems = together(problems, _problems(document, file))
    if file is None or problems:
        raise UnusableFileError(problems)
    return Register(
        id=file.partnership.id,
        name=plain(file.partnership.name, _LABEL).strip(),
        report_every_days=file.partnership.report_every_days,
        grace_days=file.partnership.grace_days,
        partners=tuple(
            Partner(
                id=partner.id,
                name=plain(partner.name, _LABEL).strip(),
                contact=_person(partner.contact),
                chief_officer=_person(partner.chief_officer),
                bound=partner.bound,
                changes=_bound_since(partner.changes),
            )
            for partner in file.partners
        ),
        venues=tuple(_venue(venue, partner) for partner in file.partners for venue in partner.venues),
        keys={
            venue.id: tuple(in_one(key) for key in venue.keys)
            for partner in file.partners
            for venue in partner.venues
            if venue.keys
        },
        former={old: venue.id for partner in file.partners for venue in partner.venues for old in venue.formerly},
        version=file.partnership.version,
    )


def warnings_of_partners(document: Document) -> Iterator[Problem]:
    """Name what is read all the same and will be missed: nobody to write to, and whose a key is."""
    file, problems = understood(document, WrittenPartners)
    if file is None:
        return
    mistakes = Mistakes(document, problems)
    yield from _keys_twice(document, file)
    for index, partner in enumerate(file.partners):
        at = ("partners", index)
        is_named = (*at, "name") in document.places and not mistakes.within(*at, "name") and partner.name.strip()
        who = plain(partner.name, _LABEL).strip() if is_named else "this partner"
        for which, person in (("contact", partner.contact), ("chief_officer", partner.chief_officer)):
            if person is None and not mistakes.within(*at, which):
                fix = "add one, or nobody can be reminded"
                yield document.problem(at, f"{who} has no {which}", fix, warning=True)
            if person is not None and person.email and not mistakes.within(*at, which):
                yield from _not_an_address(document, (*at, which, "email"), person.email)


def _keys_twice(document: Document, file: WrittenPartners) -> Iterator[Problem]:
    """Name each key that stands at another venue as well: whose it is cannot be told then."""
    whose: dict[str, str] = {}
    for number, partner in enumerate(file.partners):
        for index, venue in enumerate(partner.venues):
            for which, key in enumerate(venue.keys):
                first = whose.setdefault(in_one(key), venue.id)
                if first != venue.id:
                    at = ("partners", number, "venues", index, "keys", which)
                    what = f"this key is that of '{plain(first, 80)}' as well"
                    fix = "ask whether the two are one, and which of them read it out"
                    yield document.problem(at, what, fix, warning=True)


def _not_an_address(document: Document, at: ValuePath, said: str) -> Iterator[Problem]:
    try:
        Address.read(said)
    except InvalidError as error:
        yield from (document.problem(at, each.what, each.fix) for each in error.problems)


def _problems(document: Document, file: WrittenPartners) -> Iterator[Problem]:
    fix = "use 1 to 64 lower-case letters, digits, dots and hyphens"
    head = file.partnership
    if not is_id(head.id):
        yield document.problem(("partnership", "id"), f"'{plain(head.id, 80)}' cannot be an id", fix)
    for name, low in (("report_every_days", 1), ("grace_days", 0)):
        if not low <= getattr(head, name) <= _LONGEST_DAYS:
            what = f"{name} must be from {low} to {_LONGEST_DAYS}"
            yield document.problem(("partnership", name), what, "write a number from there")
    yield from _partner_problems(document, file)


def _partner_problems(document: Document, file: WrittenPartners) -> Iterator[Problem]:
    if not file.partners:
        yield document.problem(("partners",), "no partner is listed", "add at least one")
    if sum(len(partner.venues) for partner in file.partners) > _MOST_VENUES:
        what = f"more than {_MOST_VENUES} venues are listed"
        yield document.problem(("partners",), what, "make two partnerships of it", at_key=True)
    partners: set[str] = set()
    venues: dict[str, str] = {}
    for number, partner in enumerate(file.partners):
        at = ("partners", number)
        yield from _id_problems(document, (*at, "id"), partner.id, partners)
        partners.add(partner.id)
        if not partner.venues:
            yield document.problem((*at, "venues"), "no venue is listed", "add at least one, or take the partner out")
        for which in _said_twice(one.since for one in partner.changes):
            what = f"{partner.id} is bound twice from that day"
            yield document.problem((*at, "changes", which), what, "keep the one that is so")
        for index, venue in enumerate(partner.venues):
            here = (*at, "venues", index)
            yield from _id_problems(document, (*here, "id"), venue.id, venues)
            venues.setdefault(venue.id, partner.id)
            for which, key in enumerate(venue.keys):
                if not is_fingerprint(in_one(key)):
                    what = "this is not the fingerprint of a key"
                    fix = "write the five groups of four that the venue is shown when it exports a bundle"
                    yield document.problem((*here, "keys", which), what, fix)
    yield from _former_problems(document, file, venues)
    yield from _change_problems(document, file)


def _former_problems(document: Document, file: WrittenPartners, ids: dict[str, str]) -> Iterator[Problem]:
    for number, partner in enumerate(file.partners):
        for index, venue in enumerate(partner.venues):
            for which, old in enumerate(venue.formerly):
                yield from _id_problems(document, ("partners", number, "venues", index, "formerly", which), old, ids)
                ids.setdefault(old, partner.id)


def _said_twice(days: Iterable[date]) -> Iterator[int]:
    """Give the places of days that are there before."""
    before: set[date] = set()
    for at, day in enumerate(days):
        if day in before:
            yield at
        before.add(day)


def _change_problems(document: Document, file: WrittenPartners) -> Iterator[Problem]:
    partners = {partner.id for partner in file.partners}
    places = {
        venue.id: (("partners", number, "venues", index, "changes"), venue, _venue(venue, partner))
        for number, partner in enumerate(file.partners)
        for index, venue in enumerate(partner.venues)
    }
    venues = {name: venue for name, (_, _, venue) in places.items()}
    for here, written, venue in places.values():
        unclear = [number for number, one in enumerate(written.changes) if len(one.said()) != 1]
        for number in unclear:
            fix = "write one of opened, renamed, moved_to, closed, merged_into, and a change for each"
            yield document.problem((*here, number), "a change says one thing that became of the venue", fix)
        by_day = sorted(range(len(written.changes)), key=lambda number: written.changes[number].since)
        for wrong in () if unclear else wrong_changes(venue, partners, venues):
            yield document.problem((*here, by_day[wrong.at]), wrong.what, wrong.fix)


def _id_problems(
    document: Document, at: tuple[str | int, ...], name: str, seen: set[str] | dict[str, str]
) -> Iterator[Problem]:
    if not is_id(name):
        fix = "use 1 to 64 lower-case letters, digits, dots and hyphens"
        yield document.problem(at, f"'{plain(name, 80)}' cannot be an id", fix)
    elif name in seen:
        yield document.problem(at, f"the id '{name}' is used twice", "choose another")


def _venue(venue: _Venue, partner: _Partner) -> RegisteredVenue:
    changes = [Change(since=one.since, became=became, to=to) for one in venue.changes for became, to in one.said()]
    return RegisteredVenue(
        id=venue.id,
        kind=venue.kind,
        name=plain(venue.name, _LABEL).strip(),
        partner=partner.id,
        opened=venue.opened,
        changes=tuple(sorted(changes, key=lambda one: one.since)),
    )


def _bound_since(changes: tuple[_BoundFrom, ...]) -> tuple[BoundFrom, ...]:
    return tuple(BoundFrom(since=one.since, bound=one.bound) for one in sorted(changes, key=lambda one: one.since))


def _person(person: _Person | None) -> Person | None:
    if person is None:
        return None
    return Person(name=plain(person.name, _LABEL).strip(), email=plain(person.email, _LABEL).strip())
