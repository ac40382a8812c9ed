"""From every number of venues in the board's page to just these venues."""

import re

import pytest

from tests.collate import forty
from venuecheck.report.partnership.behind import behind
from venuecheck.report.partnership.view import Edition, PartnershipView
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.what_was_sent import gather

_OF_VENUES = {
    "statuses": ("filtering", "bookings"),
    "requirements": ("venues",),
    "sectors": (),
    "partners": (),
    "changes": ("venues",),
    "categories": ("venues",),
    "questions": ("venues",),
}
"""Columns whose numbers are numbers of venues; of an empty one all are."""


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> PartnershipView:
    """Give the board's draft on the forty."""
    folder = tmp_path_factory.mktemp("forty") / "sent"
    forty.write(folder)
    register = load_partners(folder.parent / "partners.yaml")
    return collation.collate(gather([str(folder)], register, now=forty.NOW), register, Edition.BOARD, now=forty.NOW)


def test_every_number_of_venues_leads_to_as_many(view: PartnershipView) -> None:
    """But of all venues, and where a page of a venue does not have room for all that failed there."""
    found = behind(view)
    lists = {one.anchor: one for one in found.lists}
    for grid in view.grids:
        if grid.id not in _OF_VENUES:
            continue
        for row, cells in enumerate(grid.rows):
            for column, cell in list(enumerate(cells))[1:]:
                title = grid.columns[column].id
                if not cell or title not in (_OF_VENUES[grid.id] or (title,)) or cells[0] in {"All venues", "All"}:
                    continue
                assert len(lists[found.cell(grid.id, row, column)].venues) == cell, (grid.id, cells[0], title)


def test_each_leads_to_its_own(view: PartnershipView) -> None:
    """A tile's venues are those whose page says so, and the page has the links and what they lead to."""
    found = behind(view)
    lists = {one.anchor: one for one in found.lists}
    for side, tiles in (("filtering", view.filtering), ("bookings", view.bookings)):
        for tile in tiles:
            if tile.number:
                mine = {page.name for page in view.pages if getattr(page, side).status is tile.status}
                assert {one.name for one in lists[found.tile(side, tile.status)].venues} == mine
    page = collation.render(view, "html").decode()
    leads = set(re.findall(r'href="#([^"]+)"', page))
    assert {one.anchor for one in found.lists} <= leads
    assert leads <= set(re.findall(r'id="([^"]+)"', page))
