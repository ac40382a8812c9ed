"""What was checked when and where: a calendar of months, and user group x place x device with the gaps."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from venuecheck.assurance.check import OLD_AFTER, aware, check_of, check_status, good_until, is_old
from venuecheck.assurance.network import NetworkStands
from venuecheck.assurance.status import STATUS_WORDS, Status, worst
from venuecheck.core.venue import Network
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.plans.period import months_after
from venuecheck.report.setting.wording import counted, day, in_zone, joined, label, month_words
from venuecheck.report.venue.checks import check_shown
from venuecheck.report.venue.networks import NetworkShown

_MONTHS = 12
_MOST_ROWS, _MOST_COLUMNS = 60, 8
NOT_SAID = "not recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarCell:
    """One month of one network."""

    month: str
    """Such as `2026-09`."""
    checks: int
    status: Status
    """The worst of that month's checks; not reported where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRow:
    """One network."""

    network: str
    """Id."""
    name: str
    cells: tuple[CalendarCell, ...]
    checked_words: str
    """The months with a check."""
    last_words: str
    due: date | None
    """When a year will have passed since the last check; None where there is none."""
    due_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The last twelve months, this one included."""

    title: str
    words: str
    months: tuple[str, ...]
    """As words, such as `Sep 2026`."""
    rows: tuple[CalendarRow, ...]


def calendar_of(networks: Sequence[NetworkShown], runs: Sequence[Run], made_at: datetime) -> Calendar | None:
    """Make the calendar; None where no network is known."""
    if not networks:
        return None
    first = months_after(made_at.date().replace(day=1), 0)
    months = [_back(first, number) for number in range(_MONTHS - 1, -1, -1)]
    rows = tuple(
        _calendar_row(network, [run for run in runs if label(run.run.network) == network.id], months, made_at)
        for network in networks
    )
    without = [row.name for row in rows if not any(cell.checks for cell in row.cells)]
    number = sum(cell.checks for row in rows for cell in row.cells)
    words = f"{counted(number, 'check')} in the last {_MONTHS} months."
    return Calendar(
        title=f"Checks in the last {_MONTHS} months",
        words=words + (f" No check of {joined(without)}." if without else ""),
        months=tuple(month_words(month) for month in months),
        rows=rows,
    )


def _back(first: date, months: int) -> date:
    return months_after(first, -months)


def _calendar_row(network: NetworkShown, runs: Sequence[Run], months: Sequence[date], made_at: datetime) -> CalendarRow:
    by_month: dict[str, list[Status]] = {}
    for run in runs:
        on = in_zone(run.run.started, made_at).date()
        by_month.setdefault(f"{on:%Y-%m}", []).append(_stood(run))
    cells = tuple(
        CalendarCell(
            month=f"{month:%Y-%m}",
            checks=len(by_month.get(f"{month:%Y-%m}", ())),
            status=worst(by_month.get(f"{month:%Y-%m}", ())),
        )
        for month in months
    )
    checked = [
        f"{month_words(month)} ({cell.checks})" for month, cell in zip(months, cells, strict=True) if cell.checks
    ]
    newest = max((aware(run.run.started) for run in runs), default=None)
    late = newest is not None and is_old(newest, made_at)
    due = good_until(newest) if newest else None
    return CalendarRow(
        network=network.id,
        name=network.name,
        cells=cells,
        checked_words=joined(checked) or "in no month",
        last_words=day(in_zone(newest, made_at).date()) if newest else "no check recorded",
        due=due,
        due_words=f"{day(due)}{' (overdue)' if late else ''}" if due else "now",
    )


def _stood(run: Run, stands: NetworkStands | None = None) -> Status:
    # how it came out then, whatever its age
    if run.run.vantage is Vantage.PERSON:
        check = check_of(run)
        return stands.check_stands(check, check.started) if stands else check_status(check, check.started)
    return check_shown(run, aware(run.run.started), stands).status


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCell:
    """One user group, at one place, on one device."""

    device: str
    status: Status
    words: str
    checks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """One user group at one place."""

    user_group: str
    place: str
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """User group x place x device over the last year: what was checked, and what was not."""

    title: str
    words: str
    devices: tuple[str, ...]
    rows: tuple[CoverageRow, ...]
    combinations: int
    checked: int
    gaps: int
    left_out: int
    """Combinations that the table has no room for."""


def coverage_of(
    networks: Sequence[Network],
    places: Sequence[str],
    devices: Sequence[str],
    runs: Sequence[Run],
    made_at: datetime,
    *,
    stands: Mapping[str, NetworkStands],
) -> Coverage | None:
    """Make the matrix of what the venue has (or, where it does not say, of what was checked); None for nothing.

    `stands` says how networks stand, by their ids.
    """
    made_at = aware(made_at)
    since = made_at - OLD_AFTER - timedelta(days=1)
    recent = [run for run in runs if aware(run.run.started) > since]
    groups = _all([each.user_group for each in networks], [run.run.user_group for run in recent])
    where = _all(places, [_matching(run.run.place, places) for run in recent])
    kinds = _all(devices, [_matching(run.run.device, devices) for run in recent])
    if not groups:
        return None
    # a device that was never used is a gap at every place, and needs a column
    kinds, where = kinds or [NOT_SAID], where or [NOT_SAID]
    found: dict[tuple[str, str, str], list[Run]] = {}
    for run in recent:
        key = (
            _said(run.run.user_group),
            _said(_matching(run.run.place, places)),
            _said(_matching(run.run.device, devices)),
        )
        found.setdefault(key, []).append(run)
    all_rows = [(group, place) for group in groups for place in where]
    columns = kinds[:_MOST_COLUMNS]
    rows = tuple(
        CoverageRow(
            user_group=group,
            place=place,
            cells=tuple(
                _coverage_cell(device, found.get((group, place, device), []), stands, made_at) for device in columns
            ),
        )
        for group, place in all_rows[:_MOST_ROWS]
    )
    number = Counter(bool(cell.checks) for row in rows for cell in row.cells)
    total = len(all_rows) * len(kinds)
    checked = len(found)
    return Coverage(
        title="User group, place and device: what was checked in the last year",
        words=f"{counted(total, 'combination')}: {checked} checked, {counted(total - checked, 'gap')}.",
        devices=tuple(columns),
        rows=rows,
        combinations=total,
        checked=checked,
        gaps=total - checked,
        left_out=total - number.total(),
    )


def _all(declared: Sequence[str], seen: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(_said(text) for text in (*declared, *seen)))


def _said(text: str) -> str:
    return label(text) or NOT_SAID


def _matching(said: str, declared: Sequence[str]) -> str:
    """Give the declared place or kind of device that what was recorded belongs to: `iPad` for `iPad 12, year 9`."""
    return next((each for each in declared if each and each.casefold() in said.casefold()), said)


def _coverage_cell(
    device: str, runs: Sequence[Run], stands: Mapping[str, NetworkStands], made_at: datetime
) -> CoverageCell:
    if not runs:
        return CoverageCell(device=device, status=Status.NOT_REPORTED, words="no check recorded", checks=0)
    newest = max(runs, key=lambda run: (run.run.started, run.run.id))
    status = _stood(newest, stands.get(label(newest.run.network)))
    on = day(in_zone(newest.run.started, made_at).date())
    return CoverageCell(device=device, status=status, words=f"{STATUS_WORDS[status]}, {on}", checks=len(runs))
