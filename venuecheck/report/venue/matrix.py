"""Categories against networks: what the check that counts for each network found."""

from collections.abc import Sequence
from dataclasses import dataclass

from venuecheck.report.setting.wording import counted, joined
from venuecheck.report.venue.counts import Counts
from venuecheck.report.venue.networks import NetworkChecked, NetworkShown


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """One category on one network."""

    network: str
    """Its name."""
    mark: str
    """The worst there is: `under_blocked`, `over_blocked`, `not_proven`, `as_expected`, `not_reported`."""
    words: str
    tested: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One category on every network."""

    category: str
    title: str
    expectation_words: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Rows in the order of the test lists, columns in the order of the networks."""

    title: str
    words: str
    """What it comes to, for who does not see the picture."""
    networks: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def matrix_of(networks: Sequence[NetworkShown]) -> Matrix | None:
    """Make the matrix; None where no network was checked."""
    titles: dict[str, tuple[str, str]] = {}
    for network in networks:
        if isinstance(network, NetworkChecked):
            for category in network.categories:
                titles.setdefault(category.id, (category.title, category.expectation_words))
    if not titles:
        return None
    rows = tuple(
        MatrixRow(
            category=category,
            title=title,
            expectation_words=expected,
            cells=tuple(_cell(network, category) for network in networks),
        )
        for category, (title, expected) in titles.items()
    )
    return Matrix(
        title="What each network does with each kind of page",
        words=_words(rows),
        networks=tuple(network.name for network in networks),
        rows=rows,
    )


def _cell(network: NetworkShown, category_id: str) -> MatrixCell:
    if not isinstance(network, NetworkChecked):
        return MatrixCell(network=network.name, mark="not_reported", words=network.in_short, tested=0)
    category = next((each for each in network.categories if each.id == category_id), None)
    if category is None or not category.counts.tested:
        return MatrixCell(network=network.name, mark="not_reported", words="not tested", tested=0)
    counts = category.counts
    mark, words = _mark(counts)
    return MatrixCell(network=network.name, mark=mark, words=words, tested=counts.tested)


def _mark(counts: Counts) -> tuple[str, str]:
    for mark, number, words in (
        ("under_blocked", counts.under_blocked, "opened"),
        ("over_blocked", counts.over_blocked, "blocked wrongly"),
        ("not_proven", counts.not_proven, "could not tell"),
    ):
        if number:
            share = f"{number} of {counts.tested}"
            return mark, f"{words} {share}" if mark == "not_proven" else f"{share} {words}"
    return "as_expected", f"{counts.tested} of {counts.tested} as expected"


def _words(rows: Sequence[MatrixRow]) -> str:
    marks = [cell.mark for row in rows for cell in row.cells]
    parts = [
        f"{number} {words}"
        for mark, words in (
            ("under_blocked", "with a page that opened and should be blocked"),
            ("over_blocked", "with a page that was blocked and should open"),
            ("not_proven", "where something could not be told"),
            ("as_expected", "as expected"),
            ("not_reported", "not tested"),
        )
        if (number := marks.count(mark))
    ]
    networks = counted(len(rows[0].cells), "network")
    return f"{counted(len(rows), 'category', 'categories')} on {networks}: {joined(parts)}."
