"""A coordinator's list: which partners there are, which venues they answer for, and by when they report."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from venuecheck.authoring.document import Document
from venuecheck.authoring.mistakes import Mistakes
from venuecheck.authoring.typed import together, understood
from venuecheck.collate.facts import ListedVenue, Partner, Person
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InvalidError, Problem, UnusableFileError, did_you_mean
from venuecheck.core.venue import VenueKind
from venuecheck.records.signing import in_one, is_fingerprint
from venuecheck.service.given_files import Given, document_of

_FORBID: dict[str, str] = {"extra": "forbid"}
_LONGEST_DAYS = 732
_LABEL = 200
_MOST_VENUES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    __pydantic_config__: ClassVar[dict[str, str]] = _FORBID
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partners:
    """The whole list."""

    id: str
    name: str
    report_every_days: int
    grace_days: int
    partners: tuple[Partner, ...]
    venues: tuple[ListedVenue, ...]
    keys: dict[str, tuple[str, ...]]
    """Fingerprints of keys by venue's id, where they have been compared: hexadecimal, upper case, no spaces."""

    @property
    def by_id(self) -> dict[str, Partner]:
        """The partners by their ids."""
        return {partner.id: partner for partner in self.partners}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Partnership:
    __pydantic_config__: ClassVar[dict[str, str]] = _FORBID
    id: str
    name: str
    report_every_days: int = 91
    grace_days: int = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class _Venue:
    __pydantic_config__: ClassVar[dict[str, str]] = _FORBID
    id: str
    name: str
    kind: VenueKind = VenueKind.OTHER
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Partner:
    __pydantic_config__: ClassVar[dict[str, str]] = _FORBID
    id: str
    name: str
    venues: tuple[_Venue, ...]
    contact: _Person | None = None
    chief_officer: _Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    __pydantic_config__: ClassVar[dict[str, str]] = _FORBID
    partnership: _Partnership
    partners: tuple[_Partner, ...]


def load_partners(file: Path | Given) -> Partners:
    """Read a list of partners. Raises `InputError` with every problem."""
    return read_partners(document_of(file))


def read_partners(document: Document) -> Partners:
    """Build the list from its document. Raises `InputError`."""
    file, problems = understood(document, _File)
    if file is not None:
        problems = together(problems, _problems(document, file))
    if file is None or problems:
        raise UnusableFileError(problems)
    return Partners(
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
            )
            for partner in file.partners
        ),
        venues=tuple(
            ListedVenue(id=venue.id, name=plain(venue.name, _LABEL).strip(), kind=venue.kind, partner=partner.id)
            for partner in file.partners
            for venue in partner.venues
        ),
        keys={
            venue.id: tuple(in_one(key) for key in venue.keys)
            for partner in file.partners
            for venue in partner.venues
            if venue.keys
        },
    )


def warnings_of_partners(document: Document) -> Iterator[Problem]:
    """Name what is read all the same and will be missed: nobody to write to."""
    file, problems = understood(document, _File)
    if file is None:
        return
    mistakes = Mistakes(document, problems)
    for index, partner in enumerate(file.partners):
        at = ("partners", index)
        is_named = (*at, "name") in document.places and not mistakes.within(*at, "name") and partner.name.strip()
        who = plain(partner.name, _LABEL).strip() if is_named else "this partner"
        for which, person in (("contact", partner.contact), ("chief_officer", partner.chief_officer)):
            if person is None and not mistakes.within(*at, which):
                fix = "add one, or nobody can be reminded"
                yield document.problem(at, f"{who} has no {which}", fix, warning=True)


def _problems(document: Document, file: _File) -> Iterator[Problem]:
    fix = "use 1 to 64 lower-case letters, digits, dots and hyphens"
    head = file.partnership
    if not is_id(head.id):
        yield document.problem(("partnership", "id"), f"'{plain(head.id, 80)}' cannot be an id", fix)
    for name, low in (("report_every_days", 1), ("grace_days", 0)):
        if not low <= getattr(head, name) <= _LONGEST_DAYS:
            what = f"{name} must be from {low} to {_LONGEST_DAYS}"
            yield document.problem(("partnership", name), what)
    yield from _partner_problems(document, file)


def _partner_problems(document: Document, file: _File) -> Iterator[Problem]:
    if not file.partners:
        yield document.problem(("partners",), "no partner is listed", "add at least one", at_key=True)
    if sum(len(partner.venues) for partner in file.partners) > _MOST_VENUES:
        yield document.problem(("partners",), f"more than {_MOST_VENUES} venues are listed", at_key=True)
    partners: set[str] = set()
    venues: dict[str, str] = {}
    for number, partner in enumerate(file.partners):
        at = ("partners", number)
        yield from _id_problems(document, (*at, "id"), partner.id, partners)
        partners.add(partner.id)
        if not partner.venues:
            yield document.problem((*at, "venues"), "no venue is listed", "add at least one, or take the partner out")
        for index, venue in enumerate(partner.venues):
            here = (*at, "venues", index)
            yield from _id_problems(document, (*here, "id"), venue.id, venues)
            venues.setdefault(venue.id, partner.id)
            for which, key in enumerate(venue.keys):
                if not is_fingerprint(in_one(key)):
                    what = "this is not the fingerprint of a key"
                    fix = "write the five groups of four that the venue is shown when it exports a bundle"
                    yield document.problem((*here, "keys", which), what, fix)


def _id_problems(
    document: Document, at: tuple[str | int, ...], name: str, seen: set[str] | dict[str, str]
) -> Iterator[Problem]:
    if not is_id(name):
        fix = "use 1 to 64 lower-case letters, digits, dots and hyphens"
        yield document.problem(at, f"'{plain(name, 80)}' cannot be an id", fix)
    elif name in seen:
        yield document.problem(at, f"the id '{name}' is used twice", "choose another")


def _person(person: _Person | None) -> Person | None:
    if person is None:
        return None
    return Person(name=plain(person.name, _LABEL).strip(), email=plain(person.email, _LABEL).strip())


def known_venue(partners: Partners, venue: str) -> ListedVenue:
    """Give the listed venue of this id. Raises `InputError`."""
    for listed in partners.venues:
        if listed.id == venue:
            return listed
    what = f"there is no venue '{plain(venue, 80)}' in the list of partners"
    raise InvalidError.of("venue", what, did_you_mean(venue, [listed.id for listed in partners.venues]))
