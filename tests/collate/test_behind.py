"""From every number of venues in the board's page to just these venues, by the judgement that counted them."""

import re
from collections import Counter
from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.collate import forty
from venuecheck.records.codec import decode, encode
from venuecheck.report.partnership.behind import behind, for_coordinators
from venuecheck.report.partnership.parts import appendix, without_appendix
from venuecheck.report.partnership.unusable import side_shown
from venuecheck.report.partnership.view import BookedAt, Edition, PartnershipView
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.collation import Drawn, drawn
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.what_was_sent import gather

_OF_NO_VENUE = {"bookings", "overruled", "rules"}
"""Tables of what people booked: which venues that were is for coordinators, and in no file."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    """Draw the forty."""
    folder = tmp_path_factory.mktemp("forty") / "sent"
    forty.write(folder)
    register = load_partners(folder.parent / "partners.yaml")
    return drawn(gather([str(folder)], register, now=forty.NOW), register, now=forty.NOW)


@pytest.fixture(scope="module")
def view(made: Drawn) -> PartnershipView:
    """Give the board's draft, as it is read back from the records."""
    return decode(PartnershipView, encode(made.edition(Edition.BOARD)))


def test_every_number_leads_to_as_many(view: PartnershipView) -> None:
    """Each but nought, and but those of bookings; what is of all venues leads to the table of them."""
    found = behind(view)
    lists = {one.anchor: sum(each.number for each in one.venues) for one in found.lists}
    numbers = 0
    for grid in view.grids:
        for row, cells in enumerate(grid.rows):
            for column, cell in enumerate(cells):
                anchor = found.cell(grid.id, row, column)
                if not isinstance(cell, int) or not cell or grid.id in _OF_NO_VENUE:
                    assert not anchor
                    continue
                numbers += 1
                assert lists.get(anchor, view.venues_total) == cell, (grid.id, cells[0], grid.columns[column].id)
                assert anchor, (grid.id, cells[0], grid.columns[column].id)
    assert numbers > 50


def test_each_leads_to_its_own(made: Drawn, view: PartnershipView) -> None:
    """A tile's venues are those that stand so; a failure's those where it is, as often as it is there."""
    found = behind(view)
    lists = {one.anchor: one for one in found.lists}
    standings = made.picture.standings
    for side, tiles in (("filtering", view.filtering), ("bookings", view.bookings)):
        for at, tile in enumerate(tiles):
            if tile.number:
                stands = [side_shown(getattr(one, side), getattr(one, side), one).words for one in standings]
                pairs = zip(standings, stands, strict=True)
                mine = {view.names[one.venue] for one, words in pairs if words == tile.words}
                assert {one.name for one in lists[found.cell(f"tiles-{side}", at)].venues} == mine
    grids = {grid.id: grid for grid in view.grids}
    row = next(at for at, cells in enumerate(grids["categories"].rows) if cells[0] == "gambling")
    opened = lists[found.cell("categories", row, 1)]
    pages = Counter(view.names[one.venue] for one in made.picture.failures.pages if one.category == "gambling")
    assert {one.name: one.number for one in opened.venues} == pages
    actions = lists[found.cell("actions", len(grids["actions"].rows) - 1, 1)]
    still = Counter(view.names[one.venue] for one in standings for each in one.to_do if each.closed is None)
    assert {one.name: one.number for one in actions.venues} == still


def test_the_page_has_the_links_and_what_they_lead_to(view: PartnershipView) -> None:
    """The numbers of its first sentences among them; every sentence reads as before."""
    page = collation.render(view, "html").decode()
    leads = set(re.findall(r'href="#([^"]+)"', page))
    assert {one.anchor for one in behind(view).lists} <= leads
    assert leads <= set(re.findall(r'id="([^"]+)"', page))
    said = re.findall(r"<li>(.*?)</li>", page.partition('class="headlines"')[2].partition("</ul>")[0], re.DOTALL)
    assert tuple(unescape(re.sub(r"<[^>]+>", "", one)) for one in said) == view.headlines
    assert said[0].count("<a ") == len([*re.finditer(r"\d+", view.headlines[0])]) - said[0].count(" at 0")
    changed = [one for one in said if "beside" in one.casefold()]
    assert changed
    assert all("<a " in one.casefold().partition("beside")[0] for one in changed), "a day has a number too"


def test_the_public_and_what_is_printed_lead_nowhere(made: Drawn, view: PartnershipView) -> None:
    """No venue is named behind a number of theirs, in whatever form."""
    public = made.edition(Edition.PUBLIC)
    for each in (public, without_appendix(view), appendix(view)):
        assert each is not None
        assert not each.behind
        assert not each.names
    said = collation.render(public, "html").decode() + collation.render(public, "json").decode()
    assert not [name for name in view.names.values() if name in said]
    assert not [name for name in view.names if name in said]


def test_a_coordinator_reads_at_which_venues_bookings_were(made: Drawn) -> None:
    """Each as often as it counts there; beside a view that does not say it."""
    told, booked = made.parted(Edition.BOARD)
    assert not {one.table for one in told.behind} & _OF_NO_VENUE
    assert {one.table for one in booked.behind} == _OF_NO_VENUE
    shown = for_coordinators(told, booked)
    found = behind(shown)
    lists = {one.anchor: sum(each.number for each in one.venues) for one in found.lists}
    for grid in shown.grids:
        for row, cells in enumerate(grid.rows if grid.id in _OF_NO_VENUE else ()):
            for column, cell in enumerate(cells):
                if isinstance(cell, int) and cell:
                    assert lists[found.cell(grid.id, row, column)] == cell
    assert made.parted(Edition.PUBLIC)[1] == BookedAt()


@pytest.mark.parametrize("format_id", ["html", "xlsx", "docx"])
def test_every_form_of_the_report_says_what_is_overdue_of_what_it_rests_on(made: Drawn, format_id: str) -> None:
    late = datetime(2031, 1, 1, tzinfo=UTC)
    said = replace(made, made_at=late).edition(Edition.BOARD)
    assert said.rests_on.overdue
    assert made.edition(Edition.BOARD).rests_on.overdue == ()
    written = collation.render(said, format_id)
    with ZipFile(BytesIO(written)) if written.startswith(b"PK") else nullcontext() as parts:
        names = [one for one in parts.namelist() if one.endswith(".xml")] if parts else []
        text = b"".join(parts.read(one) for one in names) if parts else written
    assert b"are overdue to be looked at again, and may have changed since" in text
    assert said.rests_on.overdue[0].title.encode() in text
