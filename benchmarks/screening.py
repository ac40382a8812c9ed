"""How well names are found on lists, how often an ordinary name raises an alert, and how long a look-up takes.

Against the snapshot; and where a folder of real names is there (`--names-data`), against a real sanctions list, what
other publishers write for the same designations, and the names of ordinary organisations. Three of four of those are
what the numbers in `judging` were set with, told by a digest; the fourth is reported beside them.
"""

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import communities, other_engines, public_names, romanisations
from benchmarks.name_variants import SEEN, variants
from benchmarks.ordinary_names import organisations
from benchmarks.rates import Rate, compared, line
from tests.screening.lawful import RARE_PARTS, held_up
from venuecheck import catalogue
from venuecheck.authoring.document import read_file
from venuecheck.screening.found import Found
from venuecheck.screening.index import Index
from venuecheck.screening.judging import Strength
from venuecheck.screening.known_names import with_known
from venuecheck.screening.listing import Entry, Kind, NameList
from venuecheck.screening.reading.known_names import read_known_names
from venuecheck.screening.words import name_of
from venuecheck.service.names.lists import snapshot

PARTS = ("listed", "real", "romanised", "communities", "engines", "speed")
OF_REAL_NAMES = frozenset(PARTS) - {"listed", "speed"}
SEED = 2026
PEOPLE = 20_000
BODIES = 20_000
ENTRIES = 50_000
LOOKED_UP = 300
ROMANISED_EVERY = 8
"""Of the entries so manieth is respelt: all take half an hour."""
MEDIAN_MS, HIGH_MS = 10, 20
DAY = date(2026, 11, 28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be measured of the names."""

    data: Path | None = None
    """Folder of real names; without it, what needs them is left out, and that is said."""
    parts: Sequence[str] = PARTS
    communities: Sequence[str] = ()
    """Those of which made-up people are counted, by name; all where none is named."""
    people: int = PEOPLE
    bodies: int = BODIES
    seed: int = SEED
    """Of what is made up; another makes other names."""


def measure(wanted: Wanted) -> Iterator[str]:
    """Measure what is wanted and give it as lines of text."""
    known = [each for path in catalogue.known_names() for each in read_known_names(read_file(path))]
    listed = with_known(snapshot(), known)
    proscribed = Index.of([listed], Kind.ORGANISATION)
    parts = set(wanted.parts)
    if "listed" in parts:
        yield from recall(listed, proscribed, wanted.seed)
    if parts & OF_REAL_NAMES:
        yield from of_real_names(wanted, parts, listed, proscribed)
    if "speed" in parts:
        yield from speed(wanted.seed)


def of_real_names(wanted: Wanted, parts: set[str], listed: NameList, proscribed: Index) -> Iterator[str]:
    """Measure what needs a real list."""
    public = public_names.read(wanted.data) if wanted.data is not None else None
    if public is None:
        yield "no folder of real names is given (--names-data): nothing is measured on real names of others"
        return
    if "real" in parts:
        yield from public_names.measure(public, proscribed, find)
    if "romanised" in parts:
        yield from romanisations.measure(public.listed, ROMANISED_EVERY)
    if "communities" in parts:
        yield from by_community(public.people, [proscribed, public.organisations], wanted)
    if "engines" in parts:
        yield from other_engines.measure(public, listed)


def find(index: Index, name: str) -> dict[str, Strength]:
    """Give the entries that a name finds, each with its strength."""
    return {found.entry.id: found.strength for found in index.find(name)}


def recall(names: NameList, index: Index, seed: int = SEED) -> Iterator[str]:
    """Listed names in any case, alone and in longer names; spelling variants by family."""
    pairs = [(entry, name) for entry in names.entries for name in entry.names]
    ways: dict[str, Callable[[str], str]] = {
        "listed names as they stand": str,
        "... in capitals": str.upper,
        "... in small letters": str.lower,
        "... within `Friends of NAME`": lambda name: f"Friends of {name}",
        "... within `NAME UK`": lambda name: f"{name} UK",
    }
    yield "against the snapshot of proscribed organisations"
    for title, way in ways.items():
        yield line(title, [find(index, way(name)).get(entry.id) for entry, name in pairs], "100 %")
    known = [(entry, other) for entry in names.entries for other in entry.known_as]
    for title, way in ways.items():
        tried = [(entry, way(other.name)) for entry, other in known if not (other.ordinary and " within " in title)]
        said = title.replace("listed names", "names that are not in the law")
        yield line(said, [find(index, text).get(entry.id) for entry, text in tried], "100 %")
    held = sorted(held_up(names, index) - RARE_PARTS)
    yield f"parts of listed names by which a lawful body is held up: {len(held)}; target 0{''.join(map(_named, held))}"
    total, hit = Counter[str](), Counter[str]()
    for entry, name in pairs:
        if " " not in name and len(name) <= 6:  # initials: a slip makes others of them
            continue
        for family, spelt in variants(name, seed):
            total[family] += 1
            hit[family] += entry.id in find(index, spelt)
    yield f"spelling variants made by rule: {Rate(hit.total(), total.total()).words}, target 90 %"
    yield from (f"  {family:<22} {Rate(hit[family], total[family]).words}" for family in total)
    ids = {name: entry.id for entry, name in pairs}
    seen = [(ids[key], spelt) for key, spellings in SEEN.items() for spelt in spellings]
    yield line("widely seen spellings, from memory", [find(index, spelt).get(wanted) for wanted, spelt in seen], "90 %")
    alerts = [found for name in organisations(20_000, seed) if (found := index.find(name))]
    yield _alerts("made-up ordinary UK organisations", alerts, 20_000, "1 strong")


def _named(part: str) -> str:
    return f"\n  {part}"


def _alerts(title: str, found: Iterable[tuple[Found, ...]], of: int, target: str) -> str:
    firsts = [each[0].strength for each in found]
    strong, weak = (Rate(firsts.count(strength), of) for strength in (Strength.STRONG, Strength.WEAK))
    return f"{title}: {strong.in_ten_thousand} strong, {weak.in_ten_thousand} weak in 10,000 of {of:,}; target {target}"


def by_community(people_index: Index, indexes: list[Index], wanted: Wanted) -> Iterator[str]:
    """Made-up people, and their clubs and places of worship, of the communities of names."""
    people, bodies, seed = wanted.people, wanted.bodies, wanted.seed
    yield (
        f"strong alerts by community of names, in 10,000 ({people:,} people, {bodies:,} clubs and places of worship, "
        f"seed {seed})"
    )
    rates = []
    for community in communities.named(wanted.communities):
        of_people = _counted([people_index], communities.people(community, people, seed))
        of_bodies = _counted(indexes, communities.bodies(community, bodies, seed))
        one = Rate(of_people["strong"], people)
        other = Rate(of_bodies["strong"], bodies)
        rates.append((community.name, one, other))
        weak = Rate(of_people["weak"], people).in_ten_thousand, Rate(of_bodies["weak"], bodies).in_ten_thousand
        yield (
            f"  {community.name:<22} people {one.with_bound:<22} bodies {other.with_bound:<22} "
            f"weak: people {weak[0]}, bodies {weak[1]}"
        )
    for title, picked in (("people", [one for _, one, _ in rates]), ("bodies", [other for _, _, other in rates])):
        yield f"  {title}: {compared(picked)}"


def _counted(indexes: Iterable[Index], names: Iterable[str]) -> Counter[str]:
    """Count names by their strongest match; one that many bear is looked up once and counted as often as it comes."""
    found: Counter[str] = Counter()
    for name, times in Counter(names).items():
        found[_best(indexes, name)] += times
    return found


def _best(indexes: Iterable[Index], name: str) -> str:
    found = [match.strength.value for index in indexes for match in index.find(name)]
    return "strong" if "strong" in found else "weak" if found else ""


def speed(seed: int = SEED) -> Iterator[str]:
    """One name against 50,000 entries; laying out the entries is timed apart."""
    entries = tuple(
        Entry(id=str(number), kind=Kind.ORGANISATION, name=name)
        for number, name in enumerate(organisations(ENTRIES, seed + 1))
    )
    names = NameList(id="sanctions", title="sanctions", entries=entries, dated=DAY, current_on=DAY)
    name_of.cache_clear()
    began = time.perf_counter()
    index = Index.of([names, snapshot()], Kind.ORGANISATION)
    built = time.perf_counter() - began
    took, busy = [], []
    for name in organisations(LOOKED_UP, seed + 2):
        began, busy_before = time.perf_counter(), time.process_time()
        index.find(name)
        busy.append((time.process_time() - busy_before) * 1000)
        took.append((time.perf_counter() - began) * 1000)
    yield f"one name against {ENTRIES:,} entries: {_times(took)}, targets {MEDIAN_MS} and {HIGH_MS} ms"
    yield f"  of the processor's time (others may share it): {_times(busy)}; laid out once in {built:.1f} s"


def _times(took: list[float]) -> str:
    high = sorted(took)[int(len(took) * 0.95)]
    return f"median {statistics.median(took):.1f} ms, 95 of 100 under {high:.1f} ms, longest {max(took):.1f} ms"
