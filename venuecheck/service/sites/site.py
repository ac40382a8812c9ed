"""A site's configuration: `venuecheck.yaml`."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from venuecheck.assessment.booked_columns import Column
from venuecheck.assessment.decider import Decider
from venuecheck.authoring.document import Document, read_file
from venuecheck.authoring.typed import fields_of, together, understood
from venuecheck.core.actor import People
from venuecheck.core.ordinary_file import in_full
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, InvalidError, UnusableFileError, did_you_mean
from venuecheck.core.step import Step, Then
from venuecheck.core.venue import Network, Venue
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.limits import Limits
from venuecheck.filtering.probing.probe import Choices
from venuecheck.records.address import of_file, refuse_secret
from venuecheck.screening.policy import Policy
from venuecheck.service.sites.booking_system import columns_of
from venuecheck.service.sites.configured import SUFFIXES, venue_in
from venuecheck.service.sites.letter_settings import LetterSettings
from venuecheck.service.sites.linked import refuse_passed_over
from venuecheck.service.sites.pages_left_out import LeaveOut, Named
from venuecheck.service.sites.people import deciders_of, people_of
from venuecheck.service.sites.probe_choices import choices_of
from venuecheck.service.sites.reference_setting import ReferenceSetting, reference_setting
from venuecheck.service.sites.retention_periods import DEFAULT_PERIODS, Periods
from venuecheck.service.sites.taught_page import taught_page
from venuecheck.service.sites.written_site import WrittenSite, WrittenTrust, file_named, missing_files, site_problems

_VARIABLE = "VENUECHECK_DATABASE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trusted:
    """Files of root certificates; None for the defaults (certifi; the device's own store)."""

    public_roots: Path | None = None
    device_roots: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A venue, its networks, and how to check them."""

    path: Path
    """The configuration's file."""
    venue: Venue
    networks: tuple[Network, ...]
    trust: Trusted
    limits: Limits
    leave_out: tuple[LeaveOut, ...] = ()
    """Pages and families of pages that are not tried here."""
    taught: tuple[Fingerprint, ...] = ()
    """Its own block page, where the venue taught it."""
    reference: ReferenceSetting | None = None
    """Where what the pages are like unfiltered comes from; None for nowhere."""
    choices: Choices = field(default_factory=dict)
    """Which questions to the network as a whole are asked, and how, where the defaults are not right."""
    database: str = ""
    """Where its records are, in SQLAlchemy's form and without a password; empty for `venuecheck.db` beside it."""
    retention: Periods = field(default_factory=lambda: DEFAULT_PERIODS)
    """How many months records are kept, by kind or outcome."""
    people: People = field(default_factory=People)
    """Who does things here, and in which roles. Where nobody is listed, anybody may, by name."""
    deciders: tuple[Decider, ...] = ()
    """Who decides on bookings that are referred or refused: the named person first, then deputies."""
    screening: Policy = field(default_factory=Policy)
    """How old a list of names may be, and which must be here."""
    plans: tuple[str, ...] | None = None
    """Ids or files of the plans that it is held against; None for those that every venue is."""
    checklists: tuple[Path, ...] = ()
    """Files of its own checklists, beside those that ship."""
    places: tuple[str, ...] = ()
    """Places in the venue where devices are used, for the record of checks."""
    devices: tuple[str, ...] = ()
    """Kinds of device that are used, for the record of checks."""
    letters: LetterSettings = field(default_factory=LetterSettings)
    """What every letter says of the venue."""
    is_sample: bool = False
    """Whether it is the demonstration's made-up venue, of which nothing may be looked for outside this computer."""
    booking_columns: Mapping[str, Column] = field(default_factory=dict)
    """What stands under the headings of its booking system's export, where they are not the usual ones."""

    @property
    def store_url(self) -> str:
        """Where its records are: `VENUECHECK_DATABASE`, what the configuration says, or `venuecheck.db` beside it."""
        beside = of_file(self.path.parent / "venuecheck.db")
        return os.environ.get(_VARIABLE) or self.database or beside


def network_named(site: Site, network_id: str, file: str = "") -> Network:
    """Give its network with this id. Raises `InputError`, of the `file` that names it or else of the field."""
    for network in site.networks:
        if network.id == network_id:
            return network
    known = [network.id for network in site.networks]
    what = f"there is no network '{plain(network_id, 80)}' in this configuration"
    fix = did_you_mean(network_id, known)
    if not network_id.strip():
        what, fix = "it is not said which network it was", f"name one of: {', '.join(known)}"
    raise InputError.at(file, what, fix) if file else InvalidError.of("network", what, fix)


def load_site(path: Path) -> Site:
    """Read the configuration at `path`. Raises `InputError` with every problem.

    A plan or a checklist that it names and that is not there stops nothing but what needs it (`written_site`).
    """
    try:
        is_there = path.exists()
    except OSError:  # it may not be looked at: whoever reads it says so
        is_there = True
    if not is_there:
        fix = "check the name and the folder, or set up a venue first"
        raise InputError.at(str(path), "there is no such file", fix, then=Then(step=Step.SET_UP))
    return read_site(read_file(path), path)


def read_site(document: Document, path: Path, *, with_files: bool = False) -> Site:
    """Build a site from its document. Raises `InputError`: `with_files` also where a plan or checklist is missing."""
    refuse_secret(os.environ.get(_VARIABLE, ""), _VARIABLE)
    if in_full(path).suffix.lower() not in SUFFIXES:
        raise InputError.at(str(path), "the name of a configuration ends in .yaml", "give it such a name")
    file, problems = understood(document, WrittenSite)
    choices: Choices = {}
    if file is not None:
        meaning = [*site_problems(document, file), *(missing_files(document, file, path) if with_files else ())]
        if not meaning and venue_in(document.text) != file.venue.id:
            meaning = [document.problem(("venue", "id"), _NOT_SEEN, _AS_IT_IS_SEEN)]
        choices = choices_of(document, file.probes, meaning)
        problems = together(problems, meaning)
    if file is None or problems:
        raise UnusableFileError(problems)
    refuse_passed_over(path, file.venue.id)
    trust = file.trust or WrittenTrust()
    return Site(
        path=in_full(path),
        venue=Venue(**{**fields_of(Venue, file.venue), "name": file.venue.name or file.venue.id}),
        networks=tuple(Network(**{**fields_of(Network, item), "name": item.name or item.id}) for item in file.networks),
        trust=Trusted(public_roots=_beside(path, trust.public_roots), device_roots=_beside(path, trust.device_roots)),
        limits=file.limits or Limits(),
        leave_out=tuple(
            LeaveOut(
                named=Named.PAGE if item.page else Named.CATEGORY,
                id=item.page or item.category,
                reason=plain(item.reason, 1_000).strip(),
                until=item.until,
            )
            for item in file.leave_out
        ),
        taught=taught_page(file.filter),
        reference=reference_setting(path, file.reference),
        choices=choices,
        database=file.database,
        retention={**DEFAULT_PERIODS, **file.retention},
        people=(people := people_of(file.people, file.venue.id)),
        deciders=deciders_of(file.deciders, people, file.venue.id),
        screening=file.screening or Policy(),
        plans=None if file.plans is None else tuple(file_named(path, name) for name in file.plans),
        checklists=tuple(Path(file_named(path, name)) for name in file.checklists),
        places=tuple(plain(place, 200).strip() for place in file.coverage.places) if file.coverage else (),
        devices=tuple(plain(device, 200).strip() for device in file.coverage.devices) if file.coverage else (),
        letters=file.letters or LetterSettings(),
        is_sample=file.sample,
        booking_columns=columns_of(file.booking_system.columns) if file.booking_system else {},
    )


_NOT_SEEN = "whose configuration this is cannot be seen where its venue's id is written like this"
_AS_IT_IS_SEEN = "let 'venue:' begin a line, and write 'id: ' with the id behind it, plainly, on one line below that"


def _beside(path: Path, name: str) -> Path | None:
    return in_full(path).parent / name if name else None
