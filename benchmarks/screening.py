"""How well names are found on lists, how often an ordinary name raises an alert, and how long a look-up takes."""

import statistics
import time
from collections import Counter
from datetime import date

from benchmarks.name_variants import SEEN, variants
from benchmarks.ordinary_names import LANGUAGES, bodies_spelt, organisations, people_spelt
from venuecheck.screening.index import Index
from venuecheck.screening.listing import Entry, Kind, NameList
from venuecheck.screening.words import name_of
from venuecheck.service.names.lists import snapshot

SEED = 2026
ORDINARY = 200_000
PER_LANGUAGE = 10_000
ENTRIES = 50_000
TARGET_MS = 20
LOOKED_UP = 300
DAY = date(2026, 2, 25)


def measure() -> str:
    """Measure everything and give it as lines of text."""
    names = snapshot()
    index = Index.of([names], Kind.ORGANISATION)
    return "\n".join([*recall(names, index), *false_alerts(index), *people(), *speed()])


def recall(names: NameList, index: Index, misses: int = 0) -> list[str]:
    """Listed names and sourced aliases, then spelling variants by family."""
    pairs = [(entry, name) for entry in names.entries for name in entry.names]
    found = sum(_finds(index, entry.id, name) for entry, name in pairs)
    lines = [
        f"listed names and sourced aliases: {found} of {len(pairs)} found ({found / len(pairs):.1%}), target 100 %"
    ]
    total, hit = Counter[str](), Counter[str]()
    missed = []
    for entry, name in pairs:
        if name_of(name).initials:
            continue
        for family, spelt in variants(name, SEED):
            total[family] += 1
            ok = _finds(index, entry.id, spelt)
            hit[family] += ok
            if not ok:
                missed.append(f"    {family}: {name} -> {spelt}")
    whole, found = total.total(), hit.total()
    lines.append(f"spelling variants: {found} of {whole} found ({found / whole:.1%}), target 90 %")
    lines += [
        f"  {family:<22} {hit[family]:>5} of {total[family]:>5} ({hit[family] / total[family]:.1%})" for family in total
    ]
    seen = [(key, spelt) for key, spellings in SEEN.items() for spelt in spellings]
    ids = {name: entry.id for entry, name in pairs}
    known = [spelt for key, spelt in seen if _finds(index, ids[key], spelt)]
    lines.append(f"widely seen spellings (from memory): {len(known)} of {len(seen)} found")
    lines.append("  not found: " + (", ".join(spelt for _, spelt in seen if spelt not in known) or "none"))
    return lines + missed[:misses]


def _finds(index: Index, entry: str, name: str) -> bool:
    return any(found.entry.id == entry for found in index.find(name))


def false_alerts(index: Index) -> list[str]:
    """Ordinary organisations, of all and by the language of their spelling."""
    alerts = [(name, index.find(name)) for name in organisations(ORDINARY, SEED)]
    alerts = [(name, found) for name, found in alerts if found]
    rate = len(alerts) * 10_000 / ORDINARY
    lines = [f"ordinary UK organisations: {len(alerts)} alerts in {ORDINARY:,} ({rate:.2f} in 10,000), target 1"]
    lines += [f"    {name} ~ {found[0].listed} ({found[0].likeness.name})" for name, found in alerts[:8]]
    lines.append(f"made-up bodies by the language of their spelling, {PER_LANGUAGE:,} each:")
    for language in LANGUAGES:
        some = [(name, index.find(name)) for name in bodies_spelt(language, PER_LANGUAGE, SEED)]
        some = [(name, found) for name, found in some if found]
        kinds = Counter(found[0].likeness.name.lower() for _, found in some)
        lines.append(f"  {language:<10} {len(some):>4} alerts  {dict(kinds) or ''}")
        lines += [f"    {name} ~ {found[0].listed}" for name, found in some[:4]]
    return lines


def people() -> list[str]:
    """People against a made-up sanctions list of other people, by the language of their names' spelling."""
    listed = [(language, name) for language in LANGUAGES for name in people_spelt(language, listed=True)]
    entries = tuple(Entry(id=str(number), kind=Kind.PERSON, name=name) for number, (_, name) in enumerate(listed[::5]))
    index = Index.of([_list("sanctions", entries)], Kind.PERSON)
    lines = [f"people against a made-up list of {len(entries):,} others (surnames differ), by spelling:"]
    tried = alerts = 0
    for language in LANGUAGES:
        ordinary = people_spelt(language, listed=False)[::4]
        some = [(name, found) for name in ordinary if (found := index.find(name))]
        tried, alerts = tried + len(ordinary), alerts + len(some)
        lines.append(f"  {language:<10} {len(some):>4} alerts in {len(ordinary):,}")
        lines += [f"    {name} ~ {found[0].listed}" for name, found in some[:2]]
    lines.append(f"  together   {alerts} alerts in {tried:,} ({alerts * 10_000 / tried:.2f} in 10,000)")
    return lines


def speed() -> list[str]:
    """One name against 50,000 entries; laying out the entries is timed apart."""
    entries = tuple(
        Entry(id=str(number), kind=Kind.ORGANISATION, name=name)
        for number, name in enumerate(organisations(ENTRIES, SEED + 1))
    )
    names = _list("sanctions", entries)
    name_of.cache_clear()
    began = time.perf_counter()
    index = Index.of([names, snapshot()], Kind.ORGANISATION)
    built = time.perf_counter() - began
    took, busy = [], time.process_time()
    for name in organisations(LOOKED_UP, SEED + 2):
        began = time.perf_counter()
        index.find(name)
        took.append((time.perf_counter() - began) * 1000)
    busy = (time.process_time() - busy) * 1000 / LOOKED_UP
    took.sort()
    high = took[int(len(took) * 0.95)]
    times = f"median {statistics.median(took):.1f} ms, 95 of 100 under {high:.1f} ms, longest {took[-1]:.1f} ms"
    return [
        f"one name against {ENTRIES:,} entries: {times}, target {TARGET_MS} ms",
        f"  of the processor's time (others may share it): {busy:.1f} ms each",
        f"  laid out once in {built:.1f} s",
    ]


def _list(list_id: str, entries: tuple[Entry, ...]) -> NameList:
    return NameList(id=list_id, title=list_id, entries=entries, dated=DAY, current_on=DAY)


if __name__ == "__main__":
    print(measure())
