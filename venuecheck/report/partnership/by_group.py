"""Venues by sector and by partner, in three classes: the same table for the board and for the public.

The board reads as well of how many that are not shown something was sent that is not usable: they were not silent.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from venuecheck.assurance.plainly import PLAIN_WORDS, Plain
from venuecheck.collate.count_at_venues import CountAtVenues
from venuecheck.collate.facts import Partner, VenueFacts
from venuecheck.collate.groups import OTHERS, Group, grouped
from venuecheck.collate.standing import Standing
from venuecheck.core.venue import VENUE_KIND_WORDS, VenueKind
from venuecheck.report.partnership.unusable import NOT_USABLE, SENT_NOT_USABLE, by_way
from venuecheck.report.partnership.view import Cell, Column, Grid
from venuecheck.report.setting.wording import capitalised, counted, label

MOST_PARTNERS = 12
"""So many stand in the report itself, those first where most needs action; the appendix has all."""
_FIRST = {"sectors": "Sector", "partners": "Partner", "all_partners": "Partner"}
_SIDES = (("filtering", "Web filter"), ("bookings", "Bookings"))
_AMONG = f"Who is “{NOT_USABLE.lower()}” is among those not shown."


def for_public(
    sectors: Sequence[Group], partners: Sequence[Group], names: Mapping[str, Partner], total: Group
) -> tuple[Grid, ...]:
    """Give the tables that the public has; one that cannot be made safe is not there."""
    small = "Those with fewer than five venues, and where need be others, are put together."
    made = (
        ("sectors", "Venues by sector", sectors, _sector, f"By kind of venue. {small}"),
        ("partners", "Venues by partner", partners, _partner(names), f"By who answers for them. {small}"),
    )
    return tuple(
        _grid(name, title, [*rows, total], naming, about=about) for name, title, rows, naming, about in made if rows
    )


def for_board(
    listed: Sequence[VenueFacts], standings: Sequence[Standing], names: Mapping[str, Partner], total: Group
) -> tuple[Grid, ...]:
    """Give both tables; of partners those where most needs action, and in the appendix all."""
    kinds = [facts.venue.kind.value for facts in listed]
    made = [_of_board("sectors", "Venues by sector", kinds, standings, _sector, total, about="By kind of venue.")]
    if not names:
        return tuple(made)
    answers = [facts.venue.partner for facts in listed]
    partners = grouped(answers, standings)
    naming, about = _partner(names), "By who answers for them."
    most = sorted(partners, key=lambda one: (-one.filtering[Plain.NEEDS_ACTION], -one.bookings[Plain.NEEDS_ACTION]))
    first = {one.id for one in most[:MOST_PARTNERS]}
    left = len(partners) - len(first)
    if left:
        about = f"The {MOST_PARTNERS} where most needs action; {counted(left, 'other')} put together."
    shown = [name if name in first else OTHERS for name in answers]
    made.append(_of_board("partners", "Venues by partner", shown, standings, naming, total, about=about))
    if left:
        made.append(
            replace(
                _of_board("all_partners", "All partners", answers, standings, naming, total, about=""),
                in_appendix=True,
            )
        )
    return tuple(made)


def _sector(name: str) -> str:
    return capitalised(VENUE_KIND_WORDS[VenueKind(name)])


def _partner(names: Mapping[str, Partner]) -> Callable[[str], str]:
    return lambda name: label(names[name].name) if name in names else label(name)


def _of_board(  # noqa: PLR0917 - a table's own facts, in one place
    name: str,
    title: str,
    names: Sequence[str],
    standings: Sequence[Standing],
    naming: Callable[[str], str],
    total: Group,
    *,
    about: str,
) -> Grid:
    """Make the table of the groups that `names` gives of each venue, and say of each who sent what is not usable."""
    mine: dict[str, list[Standing]] = defaultdict(list)
    for group, standing in zip(names, standings, strict=True):
        mine[group].append(standing)
    rows = [*grouped(names, standings), total]
    not_usable = {side: [_not_usable(mine[row.id], side) for row in rows[:-1]] for side, _ in _SIDES}
    for side, each in not_usable.items():
        each.append(_not_usable(standings, side))
    if not any(each[-1] for each in not_usable.values()):
        return _grid(name, title, rows, naming, about=about)
    return _grid(name, title, rows, naming, about=f"{about} {_AMONG}".strip(), not_usable=not_usable)


def _not_usable(standings: Iterable[Standing], side: str) -> int:
    return by_way(standings, side).get(SENT_NOT_USABLE, CountAtVenues(()))


def _grid(
    name: str,
    title: str,
    rows: Sequence[Group],
    naming: Callable[[str], str],
    *,
    about: str,
    not_usable: Mapping[str, Sequence[int]] | None = None,
) -> Grid:
    """Make a table, the last of whose rows is of all venues; `not_usable` gives a number for each row, by side."""
    columns = [Column(id="name", title=_FIRST[name]), Column(id="venues", title="Venues")]
    cells: list[list[Cell]] = [
        [*("All others" if row.id == OTHERS else naming(row.id) for row in rows[:-1]), "All venues"],
        [row.venues for row in rows],
    ]
    for side, words in _SIDES:
        for plain in Plain:
            columns.append(Column(id=f"{side}_{plain}", title=f"{words}: {PLAIN_WORDS[plain].lower()}"))
            cells.append([getattr(row, side)[plain] for row in rows])
        if not_usable:
            columns.append(Column(id=f"{side}_not_usable", title=f"{words}: {NOT_USABLE.lower()}"))
            cells.append([*not_usable[side]])
    return Grid(
        id=name,
        title=title,
        about=about,
        columns=tuple(columns),
        rows=tuple(zip(*cells, strict=True)),
        otherwise="No venue is listed.",
    )
