"""The UK Sanctions List as XML: a `Designation` each, its names, births and places in elements of their own."""

from collections.abc import Collection
from difflib import get_close_matches

from venuecheck.core.problem import InputError, Problem, UnusableFileError
from venuecheck.screening.reading.account import Tally
from venuecheck.screening.reading.dates import DaySaid, day_said, read_date
from venuecheck.screening.reading.designation import Gathered, place
from venuecheck.screening.reading.sanctions_signs import Signs
from venuecheck.screening.reading.xml_elements import Element

ROOT = "Designations"
_FORENAMES = tuple(f"Name{number}" for number in range(1, 6))
_NEEDED = ("IndividualEntityShip", "Names")
_NAMING = ("Name1", "Name2", "Name6", "NameType", "NameNonLatinScript")
"""A whole list has each of these somewhere: one that is nowhere was renamed, and its names would be lost."""
_IN_NAMES = frozenset(
    (
        *_FORENAMES,
        "Name6",
        "NameType",
        "AliasStrength",
        "NameNonLatinScript",
        "NonLatinScriptType",
        "NonLatinScriptLanguage",
    )
)
_WHOLE = 50


def gather_xml(root: Element, file: str, signs: Signs, tally: Tally) -> tuple[DaySaid, Collection[Gathered]]:
    """Gather the designations, and what the document says of its day.

    Raises `InputError` where it is another kind of document.
    """
    if root.name != ROOT:
        what = f"this is XML of another kind (<{root.name[:40]}>), not the UK Sanctions List"
        raise InputError.at(file, what, "download UK-Sanctions-List.xml")
    found: dict[str, Gathered] = {}
    for item in root.all("Designation"):
        tally.rows += 1
        number = item.value("UniqueID")
        missing = "UniqueID" if not number else next((name for name in _NEEDED if item.first(name) is None), "")
        if missing:
            what = f"this designation has no {missing}"
            fix = "look at this entry on the publisher's page"
            tally.set_aside.append(Problem(file=file, line=item.line, column=1, what=what, fix=fix))
            continue
        each = found.setdefault(number, Gathered(number, item.line))
        each.rows += 1
        _add(each, item, signs)
    _check_elements(root, file, tally)
    return day_said([root.value("DateGenerated")]), found.values()


def _check_elements(root: Element, file: str, tally: Tally) -> None:
    """See that the elements that names stand in are still called so. Raises `InputError`."""
    if tally.rows < _WHOLE:
        return
    lines: dict[str, int] = {}
    for each in (*root.all("Names"), *root.all("NonLatinNames")):
        for inner in each.elements:
            for name in inner.elements or [inner]:
                lines.setdefault(name.name, name.line)
    unknown = [name for name in lines if name not in _IN_NAMES]
    problems = []
    for missing in (name for name in _NAMING if name not in lines):
        near = (get_close_matches(missing, unknown, n=1, cutoff=0.4) or [*unknown, ""])[0]
        what = f"no designation has the element <{missing}>" + (f"; <{near}> is not known" if near else "")
        fix = "download it again; if the publisher has changed the form of the list, report this"
        problems.append(Problem(file=file, line=lines.get(near, root.line), column=1, what=what, fix=fix))
    if problems:
        raise UnusableFileError(problems)


def _add(each: Gathered, item: Element, signs: Signs) -> None:
    signs.see_kind(item.value("IndividualEntityShip"), each.type, line=item.line)
    signs.see_designated(item.value("DateDesignated"), line=item.line)
    each.type = each.type or item.value("IndividualEntityShip")
    each.regime = each.regime or item.value("RegimeName")
    each.since = each.since or read_date(item.value("DateDesignated"))
    inside = item.by_name()
    for name in inside.get("Name", ()):
        forenames = [part for part in map(name.value, _FORENAMES) if part]
        surname, kind, strength = name.value("Name6"), name.value("NameType"), name.value("AliasStrength")
        each.has_forename = each.has_forename or bool(forenames)
        signs.name_type.see(kind, file=signs.file, line=name.line, column=1)
        signs.see_strength(strength, line=name.line)
        signs.see_name(" ".join(forenames), surname, line=name.line)
        for element in ("Name6", *_FORENAMES):
            signs.see_length(element, name.value(element))
        each.name(" ".join(part for part in (*forenames, surname) if part), kind, strength)
    for name in inside.get("NameNonLatinScript", ()):
        signs.see_other_script(name.text(), line=name.line)
        signs.see_length("NameNonLatinScript", name.text())
        each.name(name.text(), "", "")
    for kept, element in (
        (each.births, "DOB"),
        (each.nationalities, "Nationality"),
        (each.positions, "Position"),
        (each.measures, "SanctionsImposed"),
        (each.reasons, "UKStatementofReasons"),
        (each.information, "OtherInformation"),
    ):
        kept += [said for found in inside.get(element, ()) if (said := found.text())]
    each.birth_places += [
        place(where.value("TownOfBirth"), where.value("CountryOfBirth")) for where in inside.get("Location", ())
    ]
    each.places += [
        place(where.value("AddressLine6"), where.value("AddressCountry")) for where in inside.get("Address", ())
    ]
