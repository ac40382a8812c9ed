"""The score: what venuecheck said in every scenario, against what is true, as docs/truth.md shows it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from .measurement import measured
from .scenario import Row, Scenario, Score, scenarios, score_of

TRUTH = Path(__file__).parents[2] / "docs" / "truth.md"

_AT_ONCE = 2
_OPENED = "opened"
_NO_FILTER = "not a filter's doing"
_GROUPS = ("dns", "tcp", "tls", "http", _OPENED, _NO_FILTER)
_HEAD = """\
# How true the verdicts are

Written by `python -m tests.lab score`, which measures every scenario of [the lab](../tests/lab/README.md): real
filters, and what is no filter at all, in network namespaces. The truth is declared beforehand, and an independent
client (`dig` and `curl`, in the same namespace) confirms what the network did.

- **right**: the verdict is the true one. Where nothing that happens is a filter's doing, that is "inconclusive".
- **wrong**: "blocked" or "reached" is claimed, and is not true.
- **inconclusive**: something is true, and nothing is claimed.

Pages of one scenario that show the same in the same way count once.
"""
_INCONCLUSIVE = """\
## Inconclusive, and why

A star marks pages that nobody vouches for. By itself, each of these answers and silences is what a site shows as
well that is down or has changed, and the independent client sees no more of it.
"""
_GRANTED = """\
## What this takes for granted

- Where a page is vouched for (`expect` in the list), it is alive. A page that has died since, and that the list still
  vouches for, looks blocked by silence: nothing on the filtered line alone can tell. Here, such pages are not vouched
  for. Keep the lists fresh.
- Two unrelated pages at one address, or with one body, are a coincidence; three are a sign. A list in which three
  are parked with the same dealer in names would be misjudged.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row of a scenario, and what was said of it."""

    scenario: Scenario
    row: Row
    finding: dict[str, object]
    is_confirmed: bool
    """Whether the independent client saw what is declared."""

    @property
    def verdict(self) -> object:
        """What venuecheck said; None where it said nothing."""
        return self.finding.get("verdict")

    @property
    def score(self) -> Score:
        """What that is worth."""
        return score_of(self.row.truth.verdict, self.verdict)

    @property
    def group(self) -> str:
        """The layer at which a filter stopped the page; or that none did."""
        match self.row.truth.verdict:
            case "blocked":
                return self.row.truth.layer
            case "reached":
                return _OPENED
            case "inconclusive":
                return _NO_FILTER

    @property
    def kind(self) -> tuple[object, ...]:
        """What makes it the same as another page's."""
        truth = self.row.truth
        said = (self.verdict, self.finding.get("mechanism"), self.finding.get("reason"))
        return (self.scenario.id, truth.verdict, truth.dns, truth.web, *(said if self.score is not Score.RIGHT else ()))


def measured_cases() -> list[Case]:
    """Measure every scenario, two at a time. Takes a minute or two."""

    def of(scenario: Scenario) -> list[Case]:
        measurement = measured(scenario)
        return [
            Case(
                scenario=scenario,
                row=row,
                finding=measurement.answer.findings.get(row.id, {}),
                is_confirmed=row.truth.is_confirmed_by(measurement.truths[row.url]),
            )
            for row in scenario.pages
        ]

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return [case for cases in pool.map(of, scenarios().values()) for case in cases]


def tally(cases: Sequence[Case]) -> str:
    """Say the score in one line."""
    counts = Counter(case.score for case in _once(cases))
    return ", ".join(f"{counts[score]} {score}" for score in Score)


def listed(scenario: Scenario) -> list[str]:
    """Give the lines with which a scenario stands in the list of all, up to what was found."""
    return [f"| `{scenario.id}` | {row.url}{_mark(row)} | {row.truth.verdict} |" for row in scenario.pages]


def as_markdown(cases: Sequence[Case]) -> str:
    """Give the whole of docs/truth.md."""
    pages, conditions = len(cases), len({case.scenario.id for case in cases})
    parts = [
        _HEAD,
        f"**{tally(cases)}**, from {pages} pages in {conditions} scenarios.\n",
        _table(["", *Score], _by_layer(cases)),
        "## Ways in which filters show themselves\n",
        _mechanisms(cases),
        _INCONCLUSIVE,
        _table(["scenario", "page", "true", "why nothing is claimed"], _inconclusive(cases)),
        _GRANTED,
        "## Every scenario\n",
        _table(["scenario", "in the way"], ([f"`{one.id}`", one.condition] for one in _scenarios(cases))),
        "## Every page\n",
        _table(
            ["scenario", "page", "true", "found", "basis", "layer", "mechanism", "result"], map(_row, cases)
        ).removesuffix("\n"),
    ]
    return "\n".join(parts)


def _once(cases: Sequence[Case]) -> list[Case]:
    return list({case.kind: case for case in reversed(cases)}.values())[::-1]


def _by_layer(cases: Sequence[Case]) -> Iterable[list[str]]:
    counts = Counter((case.group, case.score) for case in _once(cases))
    for group in _GROUPS:
        yield [group, *(str(counts[group, score]) for score in Score)]


def _mechanisms(cases: Sequence[Case]) -> str:
    made_by: dict[tuple[str, str, str], dict[str, None]] = {}
    for case in cases:
        if case.verdict == "blocked":
            key = (str(case.finding["layer"]), str(case.finding["mechanism"]), str(case.finding["basis"]))
            made_by.setdefault(key, {})[f"`{case.scenario.filter}`"] = None
    rows = [[*key, ", ".join(made_by[key])] for key in sorted(made_by, key=lambda key: (_GROUPS.index(key[0]), *key))]
    pairs = len({key[:2] for key in made_by})
    text = f"{pairs} mechanisms, each recognised in every condition named beside it.\n\n"
    return text + _table(["layer", "mechanism", "basis", "made by"], rows)


def _inconclusive(cases: Sequence[Case]) -> Iterable[list[str]]:
    for case in _once(cases):
        if case.score is Score.INCONCLUSIVE:
            page = f"{case.row.url}{_mark(case.row)}"
            yield [f"`{case.scenario.id}`", page, case.row.truth.verdict, str(case.finding["reason"])]


def _row(case: Case) -> list[str]:
    start = [f"`{case.scenario.id}`", f"{case.row.url}{_mark(case.row)}", case.row.truth.verdict]
    said = [case.finding.get(field) for field in ("verdict", "basis", "layer", "mechanism", "result")]
    return [*start, *(str(word or "") for word in said)]


def _scenarios(cases: Sequence[Case]) -> list[Scenario]:
    return list({case.scenario.id: case.scenario for case in cases}.values())


def _mark(row: Row) -> str:
    return "" if row.vouched else " \\*"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["--"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"
