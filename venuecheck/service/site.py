"""A site's configuration: `venuecheck.yaml`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from venuecheck.authoring.document import Document, read_file
from venuecheck.authoring.typed import understood
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, Problem, did_you_mean
from venuecheck.core.venue import FilteredBy, Network, Venue, VenueKind
from venuecheck.filtering.probes.probe import Choices
from venuecheck.filtering.runner import Limits
from venuecheck.filtering.vantage.proxy import check_setting
from venuecheck.filtering.vantage.resolver import parse_server
from venuecheck.screening.policy import KNOWN_LISTS, MAX_AGE_RANGE, Policy
from venuecheck.service.choices import choices_of
from venuecheck.service.leaving_out import LeaveOut, Named

_FORBID: dict[str, str] = {"extra": "forbid"}
_SHORTEST_REASON = 4
_BOUNDS = {
    "step_timeout": (0.1, 120.0),
    "page_timeout": (0.5, 1_800.0),
    "run_timeout": (1.0, 7 * 24 * 3_600.0),
    "concurrency": (1, 500),
    "control_every": (1.0, 600.0),
}


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
    choices: Choices = field(default_factory=dict)
    """Which questions to the network as a whole are asked, and how, where the defaults are not right."""
    screening: Policy = field(default_factory=Policy)
    """How old a list of names may be, and which must be here."""

    @property
    def store_url(self) -> str:
        """Where its records are: `venuecheck.db` beside the configuration."""
        return f"sqlite:///{(self.path.parent / 'venuecheck.db').as_posix()}"

    def network(self, network_id: str) -> Network:
        """Give the network with this id. Raises `InputError`."""
        for network in self.networks:
            if network.id == network_id:
                return network
        known = [network.id for network in self.networks]
        what = f"there is no network '{network_id}' in this configuration"
        raise InputError.at(str(self.path), what, did_you_mean(network_id, known))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Venue:
    __pydantic_config__: ClassVar[dict[str, str]] = _FORBID
    id: str
    name: str = ""
    kind: VenueKind = VenueKind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class _Network:
    __pydantic_config__: ClassVar[dict[str, str]] = _FORBID
    id: str
    name: str = ""
    user_group: str = ""
    resolver: str = "system"
    proxy: str = "none"
    filtered_by: FilteredBy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trust:
    __pydantic_config__: ClassVar[dict[str, str]] = _FORBID
    public_roots: str = ""
    device_roots: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _LeaveOut:
    __pydantic_config__: ClassVar[dict[str, str]] = _FORBID
    reason: str
    page: str = ""
    category: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    __pydantic_config__: ClassVar[dict[str, str]] = _FORBID
    venue: _Venue
    networks: tuple[_Network, ...]
    trust: _Trust | None = None
    limits: Limits | None = None
    leave_out: tuple[_LeaveOut, ...] = ()
    probes: dict[str, bool | dict[str, Any]] = field(default_factory=dict)
    screening: Policy | None = None


def load_site(path: Path) -> Site:
    """Read the configuration at `path`. Raises `InputError` with every problem."""
    return read_site(read_file(path), path)


def read_site(document: Document, path: Path) -> Site:
    """Build a site from its document. Raises `InputError`."""
    file, problems = understood(document, _File)
    choices: Choices = {}
    if file is not None:
        problems += _problems(document, file)
        choices = choices_of(document, file.probes, problems)
    if file is None or problems:
        raise InputError(sorted(problems, key=lambda problem: (problem.line, problem.column)))
    trust = file.trust or _Trust()
    return Site(
        path=path.resolve(),
        venue=Venue(id=file.venue.id, name=file.venue.name or file.venue.id, kind=file.venue.kind),
        networks=tuple(
            Network(
                id=item.id,
                name=item.name or item.id,
                user_group=item.user_group,
                resolver=item.resolver,
                proxy=item.proxy,
                filtered_by=item.filtered_by,
            )
            for item in file.networks
        ),
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
        choices=choices,
        screening=file.screening or Policy(),
    )


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
    yield from _screening_problems(document, file.screening or Policy())
    for each in fields(Limits):
        if file.limits is None or each.name not in _BOUNDS:
            continue
        value, (low, high) = getattr(file.limits, each.name), _BOUNDS[each.name]
        if not low <= value <= high:
            yield document.problem(("limits", each.name), f"{each.name} must be from {low:g} to {high:g}")


def _left_out_problems(document: Document, file: _File) -> Iterator[Problem]:
    for index, item in enumerate(file.leave_out):
        at = ("leave_out", index)
        if bool(item.page) is bool(item.category):
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
