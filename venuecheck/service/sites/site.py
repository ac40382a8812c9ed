"""A site's configuration: `venuecheck.yaml`."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from venuecheck import catalogue
from venuecheck.assessment.booked_columns import Column
from venuecheck.assessment.decision import Decider
from venuecheck.authoring.document import Document, ValuePath, read_file
from venuecheck.authoring.typed import STRICT, fields_of, together, understood
from venuecheck.core.actor import People
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, Problem, UnusableFileError, did_you_mean
from venuecheck.core.venue import Network, Venue, VenueKind
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.limits import Limits
from venuecheck.filtering.probing.probe import Choices
from venuecheck.filtering.vantage.proxy import check_setting
from venuecheck.filtering.vantage.servers import parse_server
from venuecheck.records.address import refuse_secret
from venuecheck.screening.policy import KNOWN_LISTS, MAX_AGE_RANGE, Policy
from venuecheck.service.sites.booking_system import WrittenBookingSystem, booking_system_problems, columns_of
from venuecheck.service.sites.letter_settings import LetterSettings, letter_problems
from venuecheck.service.sites.pages_left_out import LeaveOut, Named
from venuecheck.service.sites.people import (
    WrittenDecider,
    WrittenPerson,
    decider_problems,
    deciders_of,
    people_of,
    people_problems,
)
from venuecheck.service.sites.probe_choices import choices_of
from venuecheck.service.sites.reference_setting import (
    ReferenceSetting,
    WrittenReference,
    reference_problems,
    reference_setting,
)
from venuecheck.service.sites.retention_periods import DEFAULT_PERIODS, Periods, database_problem, period_problems
from venuecheck.service.sites.taught_page import WrittenFilter, taught_page, taught_problems

_VARIABLE = "VENUECHECK_DATABASE"
_SHORTEST_REASON = 4
_NAMES = ("name", "user_group")
BOUNDS = {
    "step_timeout": (0.1, 120.0),
    "page_timeout": (0.5, 1_800.0),
    "run_timeout": (1.0, 7 * 24 * 3_600.0),
    "concurrency": (1, 500),
    "control_every": (1.0, 600.0),
}
"""The least and the most of each limit."""


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
    places: tuple[str, ...] = ()
    """Places in the venue where devices are used, for the record of checks."""
    devices: tuple[str, ...] = ()
    """Kinds of device that are used, for the record of checks."""
    letters: LetterSettings = field(default_factory=LetterSettings)
    """What every letter says of the venue."""
    booking_columns: Mapping[str, Column] = field(default_factory=dict)
    """What stands under the headings of its booking system's export, where they are not the usual ones."""

    @property
    def store_url(self) -> str:
        """Where its records are: `VENUECHECK_DATABASE`, what the configuration says, or `venuecheck.db` beside it."""
        beside = f"sqlite:///{(self.path.parent / 'venuecheck.db').as_posix()}"
        return os.environ.get(_VARIABLE) or self.database or beside

    def network(self, network_id: str) -> Network:
        """Give the network with this id. Raises `InputError`."""
        for network in self.networks:
            if network.id == network_id:
                return network
        known = [network.id for network in self.networks]
        what = f"there is no network '{network_id}' in this configuration"
        raise InputError.at(str(self.path), what, did_you_mean(network_id, known))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Venue(Venue):
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    name: str = ""
    kind: VenueKind = VenueKind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class _Network(Network):
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    name: str = ""
    user_group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trust:
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    public_roots: str = ""
    device_roots: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _LeaveOut:
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    reason: str
    page: str = ""
    category: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Coverage:
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    places: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    venue: _Venue
    networks: tuple[_Network, ...]
    trust: _Trust | None = None
    limits: Limits | None = None
    leave_out: tuple[_LeaveOut, ...] = ()
    filter: WrittenFilter | None = None
    reference: WrittenReference | None = None
    probes: dict[str, bool | dict[str, Any]] = field(default_factory=dict)
    database: str = ""
    retention: dict[str, int] = field(default_factory=dict)
    people: tuple[WrittenPerson, ...] = ()
    deciders: tuple[WrittenDecider, ...] = ()
    screening: Policy | None = None
    plans: tuple[str, ...] | None = None
    coverage: _Coverage | None = None
    letters: LetterSettings | None = None
    booking_system: WrittenBookingSystem | None = None


def load_site(path: Path) -> Site:
    """Read the configuration at `path`. Raises `InputError` with every problem."""
    return read_site(read_file(path), path)


def read_site(document: Document, path: Path) -> Site:
    """Build a site from its document. Raises `InputError`."""
    refuse_secret(os.environ.get(_VARIABLE, ""), _VARIABLE)
    file, problems = understood(document, _File)
    choices: Choices = {}
    if file is not None:
        meaning = [*_problems(document, file), *_plan_problems(document, path, file)]
        choices = choices_of(document, file.probes, meaning)
        problems = together(problems, meaning)
    if file is None or problems:
        raise UnusableFileError(problems)
    trust = file.trust or _Trust()
    return Site(
        path=path.resolve(),
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
        plans=None if file.plans is None else tuple(_plan_named(path, name) for name in file.plans),
        places=tuple(plain(place, 200).strip() for place in file.coverage.places) if file.coverage else (),
        devices=tuple(plain(device, 200).strip() for device in file.coverage.devices) if file.coverage else (),
        letters=file.letters or LetterSettings(),
        booking_columns=columns_of(file.booking_system.columns) if file.booking_system else {},
    )


def warnings_of_site(document: Document, site: Site, today: date) -> Iterator[Problem]:
    """Name what is read all the same, and is hardly meant: names that hold nothing, entries that have ended."""
    named = [("venue", "name"), *(("networks", at, key) for at in range(len(site.networks)) for key in _NAMES)]
    for place in named:
        if place in document.places and not str(_at(document.data, place) or "").strip():
            what, fix = f"'{place[-1]}' is empty", "write it, or take the line out"
            yield replace(document.problem(place, what, fix), warning=True)
    for index, entry in enumerate(site.leave_out):
        if entry.until is not None and entry.until < today:
            what = f"{entry.until.isoformat()} is past, so {entry.named} '{entry.id}' is tried again"
            fix = "take the entry out, or look again and write a later day"
            yield replace(document.problem(("leave_out", index, "until"), what, fix), warning=True)


def _at(data: Any, place: ValuePath) -> Any:  # noqa: ANN401 - YAML
    for step in place:
        data = data[step]
    return data


def _plan_named(path: Path, name: str) -> str:
    """Give a shipped plan's id as it is; a file is looked for beside the configuration."""
    return str(path.resolve().parent / name) if name.endswith((".yaml", ".yml")) else name


def _plan_problems(document: Document, path: Path, file: _File) -> Iterator[Problem]:
    known = [each.stem for each in catalogue.plans()]
    for index, name in enumerate(file.plans or ()):
        if name not in known and not Path(_plan_named(path, name)).is_file():
            what = f"there is no plan '{plain(name, 60)}', and no such file"
            yield document.problem(("plans", index), what, did_you_mean(name, known))
    for key, names in (("places", file.coverage.places), ("devices", file.coverage.devices)) if file.coverage else ():
        for index, name in enumerate(names):
            if not name.strip():
                yield document.problem(("coverage", key, index), "this is empty", "write it, or take the line out")


def _beside(path: Path, name: str) -> Path | None:
    return path.resolve().parent / name if name else None


def _problems(document: Document, file: _File) -> Iterator[Problem]:
    fix = "use 1 to 64 lower-case letters, digits, dots and hyphens"
    if not is_id(file.venue.id):
        yield document.problem(("venue", "id"), f"'{file.venue.id}' cannot be an id", fix)
    if not file.networks:
        yield document.problem(("networks",), "no network is listed", "add at least one", at_key=True)
    seen: set[str] = set()
    for index, network in enumerate(file.networks):
        at = ("networks", index)
        if not is_id(network.id):
            yield document.problem((*at, "id"), f"'{network.id}' cannot be an id", fix)
        elif network.id in seen:
            yield document.problem((*at, "id"), f"the id '{network.id}' is used twice", "choose another")
        seen.add(network.id)
        if network.resolver != "system":
            yield from _setting(document, (*at, "resolver"), partial(parse_server, network.resolver))
        yield from _setting(document, (*at, "proxy"), partial(check_setting, network.proxy))
    yield from _left_out_problems(document, file)
    yield from taught_problems(document, file.filter)
    yield from reference_problems(document, file.reference)
    yield from database_problem(document, file.database)
    yield from period_problems(document, file.retention)
    yield from people_problems(document, file.people)
    yield from decider_problems(document, file.deciders, file.people)
    yield from _screening_problems(document, file.screening or Policy())
    yield from letter_problems(document, file.letters or LetterSettings())
    yield from booking_system_problems(document, file.booking_system)
    for each in fields(Limits):
        if file.limits is None or each.name not in BOUNDS:
            continue
        value, (low, high) = getattr(file.limits, each.name), BOUNDS[each.name]
        if not low <= value <= high:
            yield document.problem(("limits", each.name), f"{each.name} must be from {low:g} to {high:g}")


def _left_out_problems(document: Document, file: _File) -> Iterator[Problem]:
    for index, item in enumerate(file.leave_out):
        at = ("leave_out", index)
        written = _at(document.data, at)
        if all(isinstance(written.get(key, ""), str) for key in ("page", "category")) and (
            bool(item.page) is bool(item.category)
        ):
            what = "name either a page or a category here" + (", not both" if item.page else "")
            yield document.problem(at, what, "write 'page:' or 'category:' with its id")
        if sum(char.isalnum() for char in item.reason) < _SHORTEST_REASON:
            what = "the reason is missing or too short"
            yield document.problem((*at, "reason"), what, "say why it is left out: the report shows it")


def _screening_problems(document: Document, policy: Policy) -> Iterator[Problem]:
    low, high = MAX_AGE_RANGE
    if not low <= policy.max_age_days <= high:
        yield document.problem(("screening", "max_age_days"), f"max_age_days must be from {low} to {high}")
    for index, name in enumerate(policy.lists):
        if name not in KNOWN_LISTS:
            what = f"'{name[:60]}' is no list that is screened"
            yield document.problem(("screening", "lists", index), what, did_you_mean(name, KNOWN_LISTS))
    if not policy.lists:
        what = "no list is named: screening would then rest on nothing"
        yield document.problem(("screening", "lists"), what, "name at least one", at_key=True)


def _setting(document: Document, at: tuple[str | int, ...], read: Callable[[], object]) -> Iterator[Problem]:
    try:
        read()
    except InputError as error:
        problem = error.problems[0]
        yield document.problem(at, problem.what, problem.fix)
