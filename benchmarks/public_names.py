"""Real names of others: a sanctions list, what other publishers write for its designations, ordinary organisations."""

import csv
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.rates import Rate, line
from venuecheck.screening.index import Index
from venuecheck.screening.judging import Strength
from venuecheck.screening.listing import Kind, NameList
from venuecheck.screening.reading.sanctions import read_sanctions
from venuecheck.screening.words import name_of

Find = Callable[[Index, str], dict[str, Strength]]
_TARGETS = {"spelling": "95 %", "other_script": "85 %", "other_name": "none: reported"}


@dataclass(frozen=True, slots=True)
class Spelt:
    """A name as another publisher writes it."""

    name: str
    kind: Kind
    entry: str
    family: str

    @property
    def set_with(self) -> bool:
        """Whether it was looked at when the numbers were set: three of four were, by a digest."""
        return _digest(self.name) % 4 != 1


@dataclass(frozen=True, slots=True)
class PublicNames:
    """What the folder holds, the list laid out."""

    listed: NameList
    organisations: Index
    people: Index
    spelt: tuple[Spelt, ...]
    ordinary: tuple[str, ...]


def read(folder: Path) -> PublicNames | None:
    """Read the folder; None where it is not there."""
    path = folder / "uk-sanctions-list-names.csv"
    if not path.exists():
        return None
    listed = read_sanctions(path.read_bytes(), path.name).names
    with (folder / "names-by-other-publishers.csv").open(encoding="utf-8", newline="") as file:
        spelt = tuple(
            Spelt(
                row["name_as_that_publisher_writes_it"],
                Kind.PERSON if row["kind"] == "person" else Kind.ORGANISATION,
                row["uk_sanctions_list_id"],
                row["family"],
            )
            for row in csv.DictReader(file)
        )
    with (folder / "ordinary-names.csv").open(encoding="utf-8", newline="") as file:
        ordinary = tuple(row[1] for row in csv.reader(file))
    return PublicNames(listed, Index.of([listed], Kind.ORGANISATION), Index.of([listed], Kind.PERSON), spelt, ordinary)


def measure(public: PublicNames, proscribed: Index, find: Find) -> Iterator[str]:
    """Recall by family, by what the list itself has, and alerts on ordinary organisations."""
    yield f"against a real sanctions list ({len(public.listed.entries):,} designations)"
    for family, target in _TARGETS.items():
        for title, mine in (("set with", True), ("held back", False)):
            some = [each for each in public.spelt if each.family == family and each.set_with is mine]
            yield line(f"  {family}, {title}", [_found(public, each, find) for each in some], target)
        for kind in Kind:
            some = [each for each in public.spelt if each.family == family and each.kind is kind]
            yield line(f"  {family}, {kind.value}s", [_found(public, each, find) for each in some], target)
    yield from _listed(public, find)
    for title, index, most in (("proscribed", proscribed, 1), ("sanctions", public.organisations, 5)):
        best = [_best(find(index, name)) for name in public.ordinary]
        strong, weak = Rate(best.count("strong"), len(best)), Rate(best.count("weak"), len(best))
        yield (
            f"  {len(best):,} ordinary organisations on the {title} list: {strong.in_ten_thousand} strong, "
            f"{weak.in_ten_thousand} weak in 10,000; target {most} strong"
        )


def _found(public: PublicNames, each: Spelt, find: Find) -> Strength | None:
    return find(public.people if each.kind is Kind.PERSON else public.organisations, each.name).get(each.entry)


def _listed(public: PublicNames, find: Find) -> Iterator[str]:
    indexes = {Kind.PERSON: public.people, Kind.ORGANISATION: public.organisations}
    pairs = [(entry, name) for entry in public.listed.entries for name in entry.names]
    asked = [(entry, cased) for entry, name in pairs for cased in (name.upper(), name.lower(), name.title())]
    yield line(
        "  listed names in capitals, small letters, title case",
        [find(indexes[entry.kind], cased).get(entry.id) for entry, cased in asked],
        "100 %",
    )
    ends = [
        (entry, f"{words[0].plain} {words[-1].plain}")
        for entry, name in pairs
        if entry.kind is Kind.PERSON and len(words := name_of(name, Kind.PERSON).words) > 1
    ]
    yield line(
        "  people by first and last name", [find(public.people, both).get(entry.id) for entry, both in ends], "97 %"
    )


def _best(found: dict[str, Strength]) -> str:
    return "strong" if Strength.STRONG in found.values() else "weak" if found else ""


def _digest(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16)
