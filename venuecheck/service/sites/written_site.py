"""`venuecheck.yaml` as people write it: its shapes, what is wrong with it, and what is doubtful."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from venuecheck import catalogue
from venuecheck.authoring.document import Document, ValuePath
from venuecheck.authoring.mistakes import Mistakes
from venuecheck.authoring.typed import STRICT, understood
from venuecheck.core.actor import Role
from venuecheck.core.ids import is_id
from venuecheck.core.ordinary_file import in_full
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, Problem, one_of
from venuecheck.core.venue import Network, Venue, VenueKind
from venuecheck.filtering.limits import Limits
from venuecheck.filtering.vantage.proxy import check_setting
from venuecheck.filtering.vantage.servers import parse_server
from venuecheck.screening.policy import KNOWN_LISTS, MAX_AGE_RANGE, Policy
from venuecheck.service.sites.booking_system import WrittenBookingSystem, booking_system_problems
from venuecheck.service.sites.letter_settings import LetterSettings, letter_problems
from venuecheck.service.sites.pages_left_out import Named
from venuecheck.service.sites.people import WrittenDecider, WrittenPerson, decider_problems, people_problems
from venuecheck.service.sites.reference_setting import WrittenReference, reference_problems
from venuecheck.service.sites.retention_periods import database_problem, period_problems
from venuecheck.service.sites.taught_page import WrittenFilter, taught_problems

_SHORTEST_REASON = 4
_FROM_THERE = "write a number from there"
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
class WrittenTrust:
    """What stands under `trust:`: files, empty for none."""

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
class WrittenSite:
    """The whole file."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    venue: _Venue
    networks: tuple[_Network, ...]
    trust: WrittenTrust | None = None
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
    checklists: tuple[str, ...] = ()
    coverage: _Coverage | None = None
    letters: LetterSettings | None = None
    booking_system: WrittenBookingSystem | None = None
    sample: bool = False


def file_named(path: Path, name: str) -> str:
    """Give the id of one that ships as it is; a file is looked for beside the configuration."""
    return str(in_full(path).parent / name) if name.endswith((".yaml", ".yml")) else name


def site_problems(document: Document, file: WrittenSite) -> Iterator[Problem]:
    """Name what is wrong with what a configuration says."""
    fix = "use 1 to 64 lower-case letters, digits, dots and hyphens"
    if not is_id(file.venue.id):
        yield document.problem(("venue", "id"), f"'{file.venue.id}' cannot be an id", fix)
    if not file.networks:
        yield document.problem(("networks",), "no network is listed", "add at least one")
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
            yield document.problem(("limits", each.name), f"{each.name} must be from {low:g} to {high:g}", _FROM_THERE)


def _left_out_problems(document: Document, file: WrittenSite) -> Iterator[Problem]:
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
        yield document.problem(("screening", "max_age_days"), f"max_age_days must be from {low} to {high}", _FROM_THERE)
    for index, name in enumerate(policy.lists):
        if name not in KNOWN_LISTS:
            what = f"'{name[:60]}' is no list that is screened"
            yield document.problem(("screening", "lists", index), what, one_of(name, KNOWN_LISTS))
    if not policy.lists:
        what = "no list is named: screening would then rest on nothing"
        yield document.problem(("screening", "lists"), what, "name at least one")


def _setting(document: Document, at: tuple[str | int, ...], read: Callable[[], object]) -> Iterator[Problem]:
    try:
        read()
    except InputError as error:
        problem = error.problems[0]
        yield document.problem(at, problem.what, problem.fix)


def missing_files(document: Document, file: WrittenSite, path: Path) -> Iterator[Problem]:
    """Name the plans and checklists of a configuration of which there is none.

    They keep nobody from what does not need them: whoever writes the configuration, or looks it over, is told.
    """
    known = [each.stem for each in catalogue.plans()]
    for index, name in enumerate(file.plans or ()):
        if name not in known and not Path(file_named(path, name)).is_file():
            what = f"there is no plan '{plain(name, 60)}', and no such file"
            yield document.problem(("plans", index), what, one_of(name, known))
    for index, name in enumerate(file.checklists):
        if not name.endswith((".yaml", ".yml")) or not Path(file_named(path, name)).is_file():
            what = f"there is no file '{plain(name, 60)}'"
            yield document.problem(
                ("checklists", index), what, "name the file of a checklist of your own, such as our-booking.yaml"
            )


def warnings_of_site(document: Document, today: date) -> Iterator[Problem]:
    """Name what is read all the same, and is hardly meant: names that hold nothing, entries that have ended, and people
    who may do nothing.
    """
    file, problems = understood(document, WrittenSite)
    if file is None:
        return
    mistakes = Mistakes(document, problems)
    named = [("venue", "name"), *(("networks", at, key) for at in range(len(file.networks)) for key in _NAMES)]
    for place in named:
        is_empty = place in document.places and not _at(document.data, place)
        if is_empty and not mistakes.within(*place):
            yield document.problem(place, f"'{place[-1]}' is empty", "write it, or take the line out", warning=True)
    for index, entry in enumerate(file.leave_out):
        if entry.until is not None and entry.until < today:
            what = f"{entry.until.isoformat()} is past, so {_what_is_left_out(entry)} is tried again"
            fix = "take the entry out, or look again and write a later day"
            yield document.problem(("leave_out", index, "until"), what, fix, warning=True)
    for index, person in enumerate(file.people):
        place = ("people", index, "roles")
        if not person.roles and not mistakes.within(*place):
            what = f"{plain(person.name, 80)} has no role, and may do nothing here"
            fix = f"write their roles, such as {Role.CLERK} or {Role.DECIDER}, or take the entry out"
            yield document.problem(place, what, fix, warning=True)


def _what_is_left_out(entry: _LeaveOut) -> str:
    if bool(entry.page) is bool(entry.category):
        return "what it names"
    return f"{Named.PAGE} '{entry.page}'" if entry.page else f"{Named.CATEGORY} '{entry.category}'"


def _at(data: Any, place: ValuePath) -> Any:  # noqa: ANN401 - YAML
    for step in place:
        data = data[step]
    return data
