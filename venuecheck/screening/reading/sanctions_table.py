"""The UK Sanctions List as a table: a row for each name, and for each further birth, address or position."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from venuecheck.screening.reading.account import Tally
from venuecheck.screening.reading.dates import DaySaid, day_said, read_date
from venuecheck.screening.reading.designation import Gathered, place
from venuecheck.screening.reading.moved import moved
from venuecheck.screening.reading.sanctions_signs import Signs
from venuecheck.screening.reading.sanctions_words import FORENAMES, OTHER_SCRIPT, UNIQUE_ID
from venuecheck.screening.reading.tables import Row, Table

_HEADER_AGAIN = ("repeated headings", "repeated heading")
_SAID = 60
"""Letters of a value that are shown."""


def gather_table(table: Table, signs: Signs, tally: Tally) -> tuple[DaySaid, Collection[Gathered]]:
    """Gather the rows of each Unique ID, and what the table says of its day. Raises `InputError` where it is cut."""
    found: dict[str, Gathered] = {}
    tally.noticed += table.noticed
    places = {name: place for place, name in enumerate(table.columns, start=1)}
    last, runs = "", 0
    for row in table.rows():
        tally.rows += 1
        if row.problem:
            tally.set_aside.append(replace(row.problem, what=row.problem.what + _whose(row.cells)))
            continue
        number = row.cells["unique id"]
        if number.casefold() == "unique id":  # files laid end to end
            tally.leave_out(*_HEADER_AGAIN)
            what = "the headings stand here again: these are two files laid end to end"
            fix = "read together; if they are of different days, download the list again"
            tally.noticed.append(table.at(row.line, "unique id", what, fix, warning=True))
            continue
        if not number:
            what, fix = "this row has no Unique ID", "look at this row on the publisher's page"
            tally.set_aside.append(table.at(row.line, "unique id", what, fix))
            continue
        if column := moved(row.cells):
            what = (
                f"the values of this row stand in the wrong columns: '{column}' is elsewhere in it{_whose(row.cells)}"
            )
            fix = "a value was put in, taken out, or parted; look at this entry on the publisher's page"
            tally.set_aside.append(table.at(row.line, column, what, fix))
            continue
        runs += number != last
        last = number
        each = found.setdefault(number, Gathered(number, row.line))
        each.rows += 1
        _see(row, places, signs, each.type)
        _add(each, row.cells)
    if runs > len(found):
        what = "the rows of one Unique ID do not stand together, as the publisher has them"
        fix = "the file was sorted by another program; to be sure that it is whole, download it again"
        tally.noticed.append(table.at(table.line, "unique id", what, fix, warning=True))
    return day_said(table.above), found.values()


def _whose(cells: Mapping[str, str]) -> str:
    """Say whose a row is that cannot be read, as far as it tells: what stands wrong mostly stands behind these."""
    said = [cells.get(column, "")[:_SAID] for column in ("unique id", "name 6", *FORENAMES[:1])]
    named = " ".join(part for part in said[1:] if part)
    return f" ('{said[0]}', '{named}')" if UNIQUE_ID.fullmatch(said[0]) else ""


def _see(row: Row, places: dict[str, int], signs: Signs, kind: str) -> None:
    cells, line = row.cells, row.line
    forenames = "".join(cells[each] for each in FORENAMES)
    signs.see_kind(cells["designation type"], kind, line=line, column=places["designation type"])
    signs.name_type.see(cells["name type"], file=signs.file, line=line, column=places["name type"])
    signs.see_strength(cells["alias strength"], line=line, column=places["alias strength"])
    signs.see_name(forenames, cells["name 6"], line=line, column=places["name 6"])
    for column in ("name 6", *FORENAMES, OTHER_SCRIPT):
        signs.see_length(column, cells[column])
    signs.see_other_script(cells[OTHER_SCRIPT], line=line, column=places[OTHER_SCRIPT])
    signs.see_designated(cells["date designated"], line=line, column=places["date designated"])


def _add(each: Gathered, cells: dict[str, str]) -> None:
    each.type = each.type or cells["designation type"]
    each.regime = each.regime or cells["regime name"]
    each.since = each.since or read_date(cells["date designated"])
    forenames = [cells[name] for name in FORENAMES if cells[name]]
    each.has_forename = each.has_forename or bool(forenames)
    each.name(
        " ".join(part for part in (*forenames, cells["name 6"]) if part), cells["name type"], cells["alias strength"]
    )
    each.name(cells[OTHER_SCRIPT], "", "")
    for kept, column in (
        (each.births, "d.o.b"),
        (each.nationalities, "nationality(/ies)"),
        (each.positions, "position"),
        (each.entity_types, "type of entity"),
        (each.measures, "sanctions imposed"),
        (each.reasons, "uk statement of reasons"),
        (each.information, "other information"),
    ):
        if said := cells.get(column, ""):
            kept.append(said)
    each.birth_places.append(place(cells.get("town of birth", ""), cells.get("country of birth", "")))
    each.places.append(place(cells.get("address line 6", ""), cells.get("address country", "")))
