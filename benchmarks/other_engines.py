"""The same names by others: rapidfuzz's ratios at 80, and nomenklatura's logic-v2, where it is installed.

They give one score; what this program calls strong is what they call a match. On samples, for each compares with all.
"""

import importlib
import itertools
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz, process, utils

from benchmarks.public_names import PublicNames, Spelt
from benchmarks.rates import Rate
from venuecheck.screening.listing import Kind, NameList

_THRESHOLD = 80
_SPELT, _ORDINARY, _LOGIC = 400, 1_000, 60
_LOGIC_THRESHOLD = 0.7


def measure(public: PublicNames, proscribed: NameList) -> Iterator[str]:
    """Recall and alerts of each, beside ours."""
    names = {
        kind: [(name, entry.id) for entry in public.listed.entries if entry.kind is kind for name in entry.names]
        for kind in Kind
    }
    texts = {kind: [utils.default_process(name) for name, _ in pairs] for kind, pairs in names.items()}
    spelt = [each for each in public.spelt if each.family == "spelling"][:: max(1, len(public.spelt) // _SPELT)]
    ordinary = public.ordinary[:: max(1, len(public.ordinary) // _ORDINARY)]
    banned = [utils.default_process(name) for entry in proscribed.entries for name in entry.names]
    yield f"others on the same names ({len(spelt)} spellings, {len(ordinary)} ordinary organisations)"
    for title, scorer in (("token_sort_ratio", fuzz.token_sort_ratio), ("WRatio", fuzz.WRatio)):
        hits = sum(_has(each, names[each.kind], texts[each.kind], scorer) for each in spelt)
        yield f"  rapidfuzz {title} at {_THRESHOLD}: {Rate(hits, len(spelt)).words} found"
        for where, there in (("proscribed", banned), ("sanctions", texts[Kind.ORGANISATION])):
            alerts = sum(_any(name, there, scorer) for name in ordinary)
            yield f"    alerts on the {where} list: {Rate(alerts, len(ordinary)).in_ten_thousand} in 10,000"
    yield from _logic(spelt[: _LOGIC * 2 : 2], ordinary[:_LOGIC], names)


def _has(each: Spelt, names: Sequence[tuple[str, str]], texts: Sequence[str], scorer: Callable[..., float]) -> bool:
    found = process.extract(
        utils.default_process(each.name), texts, scorer=scorer, processor=None, score_cutoff=_THRESHOLD, limit=None
    )
    return any(names[at][1] == each.entry for _, _, at in found)


def _any(name: str, texts: Sequence[str], scorer: Callable[..., float]) -> bool:
    said = utils.default_process(name)
    return process.extractOne(said, texts, scorer=scorer, processor=None, score_cutoff=_THRESHOLD) is not None


def _logic(spelt: Sequence[Spelt], ordinary: Sequence[str], names: dict[Kind, list[tuple[str, str]]]) -> Iterator[str]:
    """Compare with the entry meant, and ordinary names with a sample of all: each with all would take days."""
    try:
        matching = importlib.import_module("nomenklatura.matching")
        entity = importlib.import_module("followthemoney").model.make_entity
    except ImportError as missing:
        yield f"  nomenklatura's logic-v2 was not measured: {missing} (pip install nomenklatura)"
        return
    engine = matching.LogicV2
    config = engine.default_config()

    def like(one: str, other: str, kind: Kind) -> bool:
        made = [entity("Person" if kind is Kind.PERSON else "Organization") for _ in range(2)]
        for each, name, key in zip(made, (one, other), "ab", strict=True):
            each.id = f"{key} {name}"  # what it has compared it remembers by these
            each.add("name", name)
        return bool(engine.compare(*made, config).score >= _LOGIC_THRESHOLD)

    hits = sum(
        any(like(each.name, name, each.kind) for name, entry in names[each.kind] if entry == each.entry)
        for each in spelt
    )
    yield f"  nomenklatura logic-v2 at {_LOGIC_THRESHOLD}: {Rate(hits, len(spelt)).words} found of a sample"
    sample = names[Kind.ORGANISATION][:: max(1, len(names[Kind.ORGANISATION]) // 300)]
    alerts = sum(like(one, other, Kind.ORGANISATION) for one, (other, _) in itertools.product(ordinary, sample))
    yield f"    alerts: {alerts} of {len(ordinary) * len(sample):,} pairs of ordinary and listed names"
