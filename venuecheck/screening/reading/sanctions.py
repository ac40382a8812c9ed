"""The UK Sanctions List, as CSV or XML: many names to one Unique ID, persons, entities and ships.

CSV: `Report Date: 13-Feb-2026`, then the header, then a row for each name. XML: a `Designation` each. The form is that
of https://www.gov.uk/government/publications/the-uk-sanctions-list (Open Government Licence v3.0).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from venuecheck.core.problem import InputError, Problem
from venuecheck.screening.known import SANCTIONS, TITLES
from venuecheck.screening.listing import Entry, Kind, NameList
from venuecheck.screening.reading.dates import read_date
from venuecheck.screening.reading.tables import decode, read_table
from venuecheck.screening.reading.xml_elements import Element, parse

ADDRESS = "https://www.gov.uk/government/publications/the-uk-sanctions-list"
_NEEDED = ("unique id", "name 6", "name 1", "name type", "designation type", "regime name")
_FORENAMES = tuple(f"name {number}" for number in range(1, 6))
_SHIP = "ship"
_MOST_PROBLEMS = 20


@dataclass(slots=True)
class _Designation:
    id: str
    line: int
    type: str = ""
    regime: str = ""
    since: date | None = None
    primary: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)


def read_sanctions(raw: bytes, file: str) -> NameList:
    """Read the list in either form, told by its first character. Raises `InputError` with the places that are wrong."""
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        dated, found = _of_xml(parse(raw, file), file)
    else:
        dated, found = _of_csv(decode(raw, file), file)
    problems: list[Problem] = []
    entries = tuple(_entries(found, file, problems))
    if problems:
        raise InputError(problems[:_MOST_PROBLEMS])
    if dated is None:
        what = "the list does not say of which day it is"
        raise InputError.at(file, what, "its first line should be 'Report Date: ...'; download it again")
    if not entries:
        raise InputError.at(file, "the list holds no entry", "download it again")
    # the publisher writes a new date with each change, and changes it most weeks: its own date is what ages
    return NameList(
        id=SANCTIONS, title=TITLES[SANCTIONS], entries=entries, dated=dated, current_on=dated, address=ADDRESS
    )


def _entries(found: Iterable[_Designation], file: str, problems: list[Problem]) -> Iterator[Entry]:
    for each in found:
        if each.type.strip().lower() == _SHIP:
            continue  # no ship books a hall
        names = [*each.primary, *each.others]
        if not names and not each.weak:
            what = f"the entry '{each.id[:40]}' has no name"
            problems.append(Problem(file=file, line=each.line, column=1, what=what, fix="download it again"))
            continue
        main = (names or each.weak)[0]
        rest = tuple(name for name in dict.fromkeys(names) if name != main)
        yield Entry(
            id=each.id,
            # what is neither is screened as an organisation rather than left out
            kind=Kind.PERSON if each.type.strip().lower() == "individual" else Kind.ORGANISATION,
            name=main,
            other_names=rest,
            weak_names=tuple(name for name in dict.fromkeys(each.weak) if name != main and name not in rest),
            valid_from=each.since,
            source=each.regime or "UK Sanctions List",
        )


def _of_csv(text: str, file: str) -> tuple[date | None, Iterable[_Designation]]:
    table = read_table(text, file, _NEEDED)
    found: dict[str, _Designation] = {}
    for line, row in table.rows():
        if not row["unique id"]:
            what = "this row has no Unique ID"
            raise InputError([Problem(file=file, line=line, column=1, what=what, fix="download it again")])
        each = found.setdefault(row["unique id"], _Designation(row["unique id"], line))
        each.type = each.type or row["designation type"]
        each.regime = each.regime or row["regime name"]
        each.since = each.since or read_date(row.get("date designated", ""))
        name = " ".join(part for part in (*(row.get(name, "") for name in _FORENAMES), row["name 6"]) if part)
        _add(each, name, row["name type"], row.get("alias strength", ""))
        _add(each, row.get("name non-latin script", ""), "alias", "")
    return next((day for day in map(read_date, table.above) if day), None), found.values()


def _of_xml(root: Element, file: str) -> tuple[date | None, Iterable[_Designation]]:
    if root.name != "Designations":
        what = f"this is XML of another kind (<{root.name[:40]}>), not the UK Sanctions List"
        raise InputError.at(file, what, "download UK-Sanctions-List.xml")
    found: dict[str, _Designation] = {}
    for item in root.all("Designation"):
        number = item.value("UniqueID")
        if not number:
            what = "this designation has no UniqueID"
            raise InputError([Problem(file=file, line=item.line, column=1, what=what, fix="download it again")])
        each = found.setdefault(number, _Designation(number, item.line))
        each.type = item.value("IndividualEntityShip")
        each.regime = item.value("RegimeName")
        each.since = read_date(item.value("DateDesignated"))
        for name in item.all("Name"):
            parts = [name.value(f"Name{number}") for number in (1, 2, 3, 4, 5, 6)]
            whole = " ".join(part for part in parts if part)
            _add(each, whole, name.value("NameType"), name.value("AliasStrength"))
        for name in item.all("NameNonLatinScript"):
            _add(each, name.text(), "alias", "")
    return read_date(root.value("DateGenerated")), found.values()


def _add(each: _Designation, name: str, kind: str, strength: str) -> None:
    if not name:
        return
    if kind.strip().lower() == "primary name":
        each.primary.append(name)
    elif "low" in strength.lower():
        each.weak.append(name)
    else:
        each.others.append(name)
