"""The score: what venuecheck said in every scenario, against what is true, as docs/truth.md shows it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.truth.part import table

from .case import Case, Group, counted, once
from .conditions import conditions
from .scenario import Scenario, Score

TRUTH = Path(__file__).parents[2] / "docs" / "truth.md"
MOST_UNTOLD = 0.05
"""How many of the cases that the witness can tell may be left inconclusive."""

_HEAD = """\
# How true the verdicts are

Written by `python -m tests.lab score`, which measures every scenario of [the lab](../tests/lab/README.md): real
filters, and what is no filter at all, in network namespaces. The truth is declared beforehand, and an independent
client (`dig`, `curl` and others, in the same namespace) confirms what the network did.

- **right**: the verdict is the true one. Where nothing that happens is a filter's doing, that is "inconclusive".
- **wrong**: "blocked" or "reached" is claimed, and is not true.
- **inconclusive**: something is true, and nothing is claimed.

Pages of one scenario that show the same in the same way count once. Questions to the network as a whole (QUIC, other
resolvers, safe search...) count beside the pages: "problem" and "ok" in the place of "blocked" and "reached".
"""
_CAN_TELL = """\
## Where the independent client can tell

The client makes every visit twice: behind the filter, and on the lab's unfiltered side. It can tell what is true of a
page

- where the page's own content comes (behind a browser's warning, too): the page is reached;
- where that content comes on the unfiltered side and does not come behind the filter, **and** venuecheck was told as
  much: the list says what the page holds (`expect`), or a reference from the unfiltered side was given. The page is
  blocked.

The second condition is what makes the two comparable: a client that knows how the page looks elsewhere is no measure
for a program that does not. Without that knowledge a silence, or a page nobody has seen before, is what a dead or
changed site gives to everybody, so neither of them can tell. Where the client can tell, at most 5 % may be left
inconclusive. A question to the network can be told where another program on the device shows the answer.
"""
_INCONCLUSIVE = """\
## Inconclusive, and why

A star marks pages that nobody vouches for.
"""
_LEFT = """\
## Left inconclusive on purpose, where the client can tell

- **A page that nobody knows, seen for one site over plain http** (`unknown-page-200-once`, `unknown-page-403-once`). A
  site that has changed, a parked name and a content network's challenge show the same: other content, at the site's own
  address, whatever name is asked for there. A reference does not settle it either: the site may have changed since, or
  turn this line away. What settles it is a person who opens the page, or the same page for three unrelated sites.
- **SERVFAIL** (`dnsdist-servfail`). A resolver gives it for a name whose signatures are broken or whose own servers it
  cannot reach, while other resolvers still know the name and the page is alive elsewhere: neither another resolver nor
  a reference tells that from a filter. The name server's log does.
- **No page that must open did** (`control-unreachable`). Pages are then not tried, for each would only wait. Pages that
  open on the network in question, under `controls:` in the list, settle it.
- **What the device itself does with a name** (`hosts-file`, `dnsmasq-passed-on-the-device`). Its own look-up gives
  something else than the network's DNS: a browser on it meets the one, other devices the other, and what made the
  difference (a hosts file, a program, a cache) is not seen. Another device, or a person at this one, settles it.
- **A header that a proxy adds on the way out** (`safe-search-by-header`). It is never seen by the device, and what a
  page of results then says is documented for no service but YouTube, in a page made for people to look at.
"""
_GRANTED = """\
## What this takes for granted

- Where a page is vouched for (`expect` in the list), it is alive. A page that has died since, and that the list still
  vouches for, looks blocked by silence: nothing on the filtered line alone can tell. Here, such pages are not vouched
  for, or there is a reference, which sets it right (`stale-list-with-reference`). Keep the lists fresh.
- Names whose owners point them at a dummy address for everybody look like a filter's where there are several of them:
  one private address for two sites, this device itself or no address at all for three. One alone is told from a
  filter's by what stands beside it, and left untold where nothing does (`loopback-for-everybody-unknown`).
- Two unrelated pages at one address, or with one body, are a coincidence. Three registrable names that show one page,
  of two makers, are a sign where it says that it blocks; where it does not, five, or three from three parts of the
  internet, and most of what must be blocked and answered. A list of which most is parked with one dealer in names
  would be misjudged, unless the dealer's page says what it is, or a reference saw it.
"""


def listed(scenario: Scenario) -> list[str]:
    """Give the lines with which a scenario stands in the list of all, up to what was found."""
    pages = [f"| `{scenario.id}` | {row.shown} | {row.truth.verdict} |" for row in scenario.pages]
    return pages + [f"| `{scenario.id}` | {probe} | {asked.truth} |" for probe, asked in scenario.questions.items()]


def as_markdown(cases: Sequence[Case]) -> str:
    """Give the whole of docs/truth.md."""
    scenarios = list({case.scenario.id: case.scenario for case in cases}.values())
    single = once(cases)
    parts = [
        _HEAD,
        f"**{counted(single)}**, from {len(cases)} pages and questions in {len(scenarios)} scenarios.\n",
        table(["", *Score], _by_group(single)),
        _CAN_TELL,
        _told(single),
        _INCONCLUSIVE,
        table(["scenario", "page or question", "true", "the client", "why nothing is claimed"], _untold(single)),
        _LEFT,
        "## Ways in which filters show themselves\n",
        _mechanisms(cases),
        _GRANTED,
        "## Conditions that must be told apart\n",
        _conditions(),
        "## Every scenario\n",
        table(["scenario", "in the way"], ([f"`{one.id}`", one.condition] for one in scenarios)),
        "## Every page and question\n",
        table(
            ["scenario", "page or question", "true", "found", "basis", "layer", "mechanism", "result"],
            map(_row, cases),
        ).removesuffix("\n"),
    ]
    return "\n".join(parts)


def untold_share(cases: Sequence[Case]) -> float:
    """Give which part of the cases that the witness can tell is left inconclusive."""
    tellable = [case for case in once(cases) if case.can_tell]
    return sum(case.score is Score.INCONCLUSIVE for case in tellable) / len(tellable)


def _told(cases: Sequence[Case]) -> str:
    tellable = [case for case in cases if case.can_tell]
    others = [case for case in cases if not case.can_tell]
    share = f"**{untold_share(cases):.1%}** inconclusive, of at most {MOST_UNTOLD:.0%}"
    rows = [
        ["the client can tell", *(str(sum(case.score is score for case in tellable)) for score in Score)],
        ["nobody can tell", *(str(sum(case.score is score for case in others)) for score in Score)],
    ]
    return f"{share} where the client can tell.\n\n{table(['', *Score], rows)}"


def _by_group(cases: Sequence[Case]) -> Iterable[list[str]]:
    counts = Counter((case.group, case.score) for case in cases)
    for group in Group:
        yield [group, *(str(counts[group, score]) for score in Score)]


def _mechanisms(cases: Sequence[Case]) -> str:
    made_by: dict[tuple[str, str, str], dict[str, None]] = {}
    for case in cases:
        if case.said == "blocked":
            basis, layer, mechanism, _ = case.details
            made_by.setdefault((layer, mechanism, basis), {})[f"`{case.scenario.filter}`"] = None
    order = [group.value for group in Group]
    rows = [[*key, ", ".join(made_by[key])] for key in sorted(made_by, key=lambda key: (order.index(key[0]), *key))]
    pairs = len({key[:2] for key in made_by})
    text = f"{pairs} mechanisms, each recognised in every condition named beside it.\n\n"
    return text + table(["layer", "mechanism", "basis", "made by"], rows)


def _conditions() -> str:
    rows = [
        [group, condition, ", ".join(f"`{name}`" for name in made_by)]
        for group, found in conditions().items()
        for condition, made_by in found.items()
    ]
    return f"{len(rows)} conditions.\n\n" + table(["", "condition", "made by the scenarios"], rows)


def _untold(cases: Sequence[Case]) -> Iterable[list[str]]:
    for case in cases:
        if case.score is Score.INCONCLUSIVE:
            able = "can tell" if case.can_tell else "cannot tell"
            yield [f"`{case.scenario.id}`", case.about, case.true, able, case.reason]


def _row(case: Case) -> list[str]:
    return [f"`{case.scenario.id}`", case.about, case.true, case.said, *(case.details or [""] * 4)]
