"""What was measured, as a marked part of docs/truth.md."""

from collections import Counter
from collections.abc import Mapping, Sequence

from tests.truth.lists import made_up
from tests.truth.measuring import Measured
from tests.truth.part import table

MOST_WITH_REFERENCE = 0.05
MOST_WHERE_SHOWN = 0.1
"""Shares of what must be blocked that may end "could not tell": in each row; where the filter shows itself."""

SILENT_ON_PURPOSE = {
    "cut-in-the-middle": "a page that breaks off is neither blocked nor opened",
    "page-unended": "so is one that never ends",
    "alias-is-stopped": "an alias that leads nowhere is its owner's fault as well",
    "shut-out": "once the network lets the device open nothing more, nothing is said of the pages that were left",
}
"""Situations, and why nothing may be said in them: the design asks for it."""

_HEAD = """\
## The lists that ship, on filters of each kind

Written by `make truth`. Each list, exactly as it ships, is tried on a small internet of made-up sites in a network
namespace: every host of the list has an address, a certificate and words of its own there, and the filter of the row
stands before them. It stops every page that must be blocked, or, where it sees hosts alone, their hosts. Of the pages
that must be blocked: the share that ends **could not tell**, and how many verdicts of all pages are **wrong**.

*Alone* is what a stranger has. There, at most 10 % may be left where the filter shows itself (\\*). With a reference
from the same internet, unfiltered, at most 5 % in every row. A silent filter says nothing to a stranger: most pages of
these lists have no text that their makers confirm, and a page that is gone is silent as well.

"""
_SITUATIONS = """\
### Situations beside the usual

Portals, filters with manners of their own, and sites that are unwell with no filter before them, over eighteen made-up
sites: of those that must be blocked and can be told apart, how many got an answer, where the list says nothing of them,
where it says what they show (`expect`), and with a reference. "–": nothing is a filter's doing there, or nobody on the
device can see it, so that no answer is due. No verdict is wrong in any of them. Where a list vouches for sites
that are gone, silence reads as blocked (below), so those are tried without.

"""


def most_untold(found: Measured) -> float:
    """Give the share that may be left untold."""
    if found.task.test_list.id == made_up(vouched=False).id:
        return 1.0  # situations: what they come to is told, and nothing may be wrong
    if found.task.reference:
        return MOST_WITH_REFERENCE
    return MOST_WHERE_SHOWN if found.task.line.shows_itself else 1.0


def untold_share(found: Measured) -> float:
    """Give which share of what must be blocked is left untold."""
    return sum(each.untold for each in found.must_block) / len(found.must_block)


def faults(found: Measured) -> list[str]:
    """Say what is wrong, page by page, and whether too much is left untold."""
    about = f"{found.task.test_list.id}, {found.task.line.id}{', reference' if found.task.reference else ''}"
    told = [
        f"{about}: {each.page} is {each.truth}, and said to be {each.verdict}: {each.reason}"
        for each in found.said
        if each.wrong
    ]
    if untold_share(found) > most_untold(found):
        reasons = Counter(each.reason for each in found.must_block if each.untold)
        told.append(
            f"{about}: {untold_share(found):.0%} could not be told, most of them: {reasons.most_common(1)[0][0]}"
        )
    return told


def rows(measured: Sequence[Measured]) -> str:
    """Give the table of lists and rows."""
    by_row: dict[str, dict[tuple[str, bool], Measured]] = {}
    titles: dict[str, str] = {}
    for each in measured:
        line = each.task.line
        titles[line.id] = line.title + (" \\*" if line.shows_itself else "")
        by_row.setdefault(line.id, {})[each.task.test_list.id, each.task.reference] = each
    lists = list(dict.fromkeys(each.task.test_list.id for each in measured))
    head = ["filter", *(f"`{each}` {how}" for each in lists for how in ("alone", "with a reference")), "wrong"]
    body = []
    for row, cells in by_row.items():
        shares = [f"{untold_share(cells[each, how]):.0%}" for each in lists for how in (False, True)]
        body.append([titles[row], *shares, str(sum(said.wrong for cell in cells.values() for said in cell.said))])
    return _HEAD + table(head, body)


def situations(measured: Mapping[str, Sequence[Measured]]) -> str:
    """Give the table of situations; by how they were tried."""
    hows = list(measured)
    by_line: dict[str, dict[str, Measured]] = {}
    for how, found in measured.items():
        for each in found:
            by_line.setdefault(each.task.line.id, {})[how] = each
    body = []
    for line, cells in by_line.items():
        title = next(iter(cells.values())).task.line.title
        body.append([f"`{line}`", title, *(_answered(cells.get(how)) for how in hows)])
    shares = _shares([each for found in measured.values() for each in found if each.task.reference])
    return _SITUATIONS + shares + table(["situation", "what happens", *hows], body)


def _shares(found: Sequence[Measured]) -> str:
    """Say what is left untold with a reference, and of it what is to be."""
    asked, silent = _due(found), _due([each for each in found if each.task.line.id in SILENT_ON_PURPOSE])
    rest = asked - silent
    left = rest.total() - rest[False]
    listed = "; ".join(f"{why} (`{line}`)" for line, why in SILENT_ON_PURPOSE.items())
    return (
        f"With a reference, {asked[True]:,} of {asked.total():,} are left untold: {asked[True] / asked.total():.1%}. "
        f"Of these {silent[True]} are silent on purpose: {listed}. Without these situations it is {left:,} of "
        f"{rest.total():,}: {left / rest.total():.1%}.\n\n"
    )


def _due(found: Sequence[Measured]) -> Counter[bool]:
    """Count the pages that must be blocked and can be told apart, by whether they are left untold."""
    return Counter(said.untold for each in found for said in each.must_block if said.truth in {"blocked", "reached"})


def _answered(found: Measured | None) -> str:
    if found is None:
        return "not tried"
    due = [each for each in found.must_block if each.truth in {"blocked", "reached"}]
    return f"{sum(not each.untold for each in due)} of {len(due)}" if due else "–"
