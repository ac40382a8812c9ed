"""Venues by sector and by partner, in three classes: the same table for the board and for the public."""

from collections.abc import Callable, Mapping, Sequence

from venuecheck.assurance.plainly import PLAIN_WORDS, Plain
from venuecheck.collate.facts import Partner, VenueFacts
from venuecheck.collate.groups import OTHERS, Group, grouped
from venuecheck.collate.standing import Standing
from venuecheck.core.venue import VENUE_KIND_WORDS, VenueKind
from venuecheck.report.partnership.view import Cell, Column, Grid
from venuecheck.report.setting.wording import capitalised, counted, label

MOST_PARTNERS = 12
"""So many stand in the report itself, those first where most needs action; the appendix has all."""
_ALL_OTHERS = "All others"
_FIRST = {"sectors": "Sector", "partners": "Partner", "all_partners": "Partner"}
_COLUMNS = (
    Column(id="venues", title="Venues"),
    *(
        Column(id=f"{side}_{plain}", title=f"{title}: {PLAIN_WORDS[plain].lower()}")
        for side, title in (("filtering", "Web filter"), ("bookings", "Bookings"))
        for plain in Plain
    ),
)


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
    sectors = grouped([facts.venue.kind.value for facts in listed], standings)
    made = [_grid("sectors", "Venues by sector", [*sectors, total], _sector, about="By kind of venue.")]
    if not names:
        return tuple(made)
    partners = grouped([facts.venue.partner for facts in listed], standings)
    naming, about = _partner(names), "By who answers for them."
    most = sorted(partners, key=lambda one: (-one.filtering[Plain.NEEDS_ACTION], -one.bookings[Plain.NEEDS_ACTION]))
    first = sorted(most[:MOST_PARTNERS], key=partners.index)
    left = len(partners) - len(first)
    if left:
        chosen = {one.id for one in first}
        rest = [
            standing for facts, standing in zip(listed, standings, strict=True) if facts.venue.partner not in chosen
        ]
        first += grouped([OTHERS for _ in rest], rest)
        about = f"The {MOST_PARTNERS} where most needs action; {counted(left, 'other')} put together."
    made.append(_grid("partners", "Venues by partner", [*first, total], naming, about=about))
    if left:
        made.append(_grid("all_partners", "All partners", [*partners, total], naming, about="", in_appendix=True))
    return tuple(made)


def _sector(name: str) -> str:
    return capitalised(VENUE_KIND_WORDS[VenueKind(name)])


def _partner(names: Mapping[str, Partner]) -> Callable[[str], str]:
    return lambda name: label(names[name].name) if name in names else label(name)


def _grid(
    name: str,
    title: str,
    rows: Sequence[Group],
    naming: Callable[[str], str],
    *,
    about: str,
    in_appendix: bool = False,
) -> Grid:
    made = [(_ALL_OTHERS if row.id == OTHERS else naming(row.id), *_cells(row)) for row in rows[:-1]]
    made.append(("All venues", *_cells(rows[-1])))
    return Grid(
        id=name,
        title=title,
        about=about,
        columns=(Column(id="name", title=_FIRST[name]), *_COLUMNS),
        rows=tuple(made),
        otherwise="No venue is listed.",
        in_appendix=in_appendix,
    )


def _cells(row: Group) -> tuple[Cell, ...]:
    return (row.venues, *(row.filtering[plain] for plain in Plain), *(row.bookings[plain] for plain in Plain))
