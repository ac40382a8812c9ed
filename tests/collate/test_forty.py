"""What a coordinator gets from forty bundles, of which three were altered, two are late, one is of a newer version."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from docx import Document
from openpyxl import load_workbook
from pikepdf import Pdf

from tests.collate import forty
from venuecheck import catalogue
from venuecheck.collate.picture import picture, stand_at
from venuecheck.report.format import Report, format_ids
from venuecheck.report.formats.json import schema
from venuecheck.report.partnership.view import Edition, Grid, KeptBack, PartnershipView, StatusShown
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.what_was_sent import Gathered, gather


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the forty bundles and the list of partners."""
    folder = tmp_path_factory.mktemp("forty")
    forty.write(folder / "sent")
    return folder


@pytest.fixture(scope="module")
def partners(place: Path) -> Register:
    """Give the list of partners."""
    return load_partners(place / "partners.yaml")


@pytest.fixture(scope="module")
def gathered(place: Path, partners: Register) -> Gathered:
    """Give what was sent."""
    return gather([str(place / "sent")], partners, now=forty.NOW)


def view_for(gathered: Gathered, partners: Register, edition: Edition, as_of: date | None = None) -> PartnershipView:
    """Make an edition's view."""
    return collation.collate(gathered, partners, edition, now=forty.NOW, as_of=as_of)


def grid(view: PartnershipView, name: str) -> Grid:
    """Give a table by its id."""
    return next(one for one in view.grids if one.id == name)


def test_each_of_the_six_has_a_clear_line(gathered: Gathered, partners: Register) -> None:
    """Three altered, one newer, two late: each is named once, with what is wrong and what to do."""
    view = view_for(gathered, partners, Edition.BOARD)
    why = {one.source: one.words for one in gathered.not_counted}
    assert set(why) == {f"{name}.bundle" for name in (*forty.ALTERED, forty.NEWER)}
    assert "the signature is not right" in why["venue-07.bundle"]
    assert "the signature is not right" in why["venue-19.bundle"]
    assert "damaged" in why["venue-31.bundle"]
    assert "a newer version" in why["venue-15.bundle"]
    assert "update venuecheck" in why["venue-15.bundle"]
    late = [line for line in view.overdue_lines if line.startswith("PAST ITS DAY")]
    assert [line.split("(")[1].split(")")[0] for line in late] == list(forty.LATE)
    assert all("days late" in line for line in late)
    assert [row[0] for row in grid(view, "not_counted").rows] == sorted(why)
    assert len(grid(view, "chase").rows) == 6


def test_venues_stand_alone_as_they_do_in_the_picture(gathered: Gathered, partners: Register) -> None:
    """Letters and the table of venues ask for how each stands, and for nothing that a report compares."""
    drawn = picture(gathered.venues, forty.NOW, partners.within)
    assert stand_at(gathered.venues, forty.NOW, partners.within) == drawn.standings


def test_the_numbers_are_those_of_what_was_made(gathered: Gathered, partners: Register) -> None:
    """Counted again from how the forty were made, without the program's own counting."""
    view = view_for(gathered, partners, Edition.BOARD)
    silent = {*forty.ALTERED, forty.NEWER, *forty.LATE}
    problems = {*forty.FAILING, "venue-34"}
    number = {tile.words: tile.number for tile in view.filtering}
    refused = {*forty.ALTERED, forty.NEWER}
    assert number["Needs action"] == len(problems)
    assert number["Could not tell"] == 1
    assert number["Not reported"] == len(silent - refused) == len(forty.LATE)
    assert number["Sent, not usable"] == len(refused)
    assert number["As expected"] == 40 - len(problems) - 1 - len(silent)
    assert number["Stated, not shown"] == number["Waiting for a decision"] == 0
    stands = {row[0].words: row[1:] for row in grid(view, "statuses").rows if isinstance(row[0], StatusShown)}
    assert stands["Not reported"][0] == len(forty.LATE)
    assert stands["Sent, not usable"] == (len(refused), len(refused), *["among those not reported"] * 2)
    assert grid(view, "statuses").rows[-1][1] == 40
    assert grid(view, "categories").rows[0][:4] == ("gambling", 4, 0, 0)
    assert grid(view, "categories").rows[-1][:4] == ("All", 4, 0, 1)
    counted = [forty.make(at).bundle for at in range(40)]
    used = [one for one in counted if one.venue.id not in {*forty.ALTERED, forty.NEWER}]
    booked = [one for bundle in used for one in bundle.assessments if one.checklist == "venue-booking"]
    year = {str(row[0]): row[3] for row in grid(view, "bookings").rows}
    assert year["All bookings"] == len(booked)
    assert year["Refused"] == sum(one.decided is not None and one.decided.value == "refuse" for one in booked)
    # two are late: nothing was heard of them, which is no worse filter
    moved = [(row[0], row[-1]) for row in grid(view, "moved").rows]
    unusable = {name for name, change in moved if change == "what was sent since is not usable"}
    assert unusable == {one.venue.name for one in gathered.venues if one.venue.id in refused}
    assert [one for one in moved if one[0] not in unusable] == [
        ("Northgate School", "worse"),
        ("Underwood School", "worse"),
        ("Brookside Library", "worse"),
        ("Hillcrest School", "not heard of since"),
        ("Riverside Library", "not heard of since"),
    ]


def test_silence_is_never_green(gathered: Gathered, partners: Register) -> None:
    """No venue that is overdue or was never heard of stands as expected in anything."""
    view = view_for(gathered, partners, Edition.BOARD)
    rows = {str(row[0]): row for row in grid(view, "venues").rows}
    names = {name: title for name, title, _, _ in forty.venues()}
    for venue in (*forty.ALTERED, forty.NEWER, *forty.LATE):
        row = rows[names[venue]]
        for cell in row[3:6]:
            assert isinstance(cell, StatusShown)
            assert cell.status.value != "fine", venue
        assert row[7] == ("past its day" if venue in forty.LATE else "sent, not usable"), "something was sent"


@pytest.mark.parametrize("edition", Edition)
def test_every_format_opens_and_says_the_same(edition: Edition, gathered: Gathered, partners: Register) -> None:
    """Each is read back by another program's reader, and holds the numbers of the view."""
    view = view_for(gathered, partners, edition)
    names = set(format_ids(Report.PARTNERSHIP)) - {"docx", "pdf"}
    made = {name: collation.render(view, name) for name in names}
    page = made["html"].decode()
    assert "<script" not in page
    document = json.loads(made["json"])
    jsonschema.validate(document, schema(Report.PARTNERSHIP))
    assert json.loads((catalogue.templates() / "schemas" / "collation.json").read_text("utf-8")) == schema(
        Report.PARTNERSHIP
    )
    table = list(csv.reader(io.StringIO(made["csv"].decode("utf-8-sig"))))
    book = load_workbook(io.BytesIO(made["xlsx"]))
    for each in view.grids:
        sheet = book[each.title]
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes == "B2"
        assert each.title in page
        for number, row in enumerate(each.rows, start=1):
            for at, cell in enumerate(row):
                said = sheet.cell(number + 1, at + 1).value
                if isinstance(cell, int):
                    assert said == cell
                    expected = [each.title, str(number), each.columns[at].title, str(cell)]
                    assert any([line[0], line[1], line[3], line[4]] == expected for line in table)
                elif isinstance(cell, (KeptBack, StatusShown)):
                    assert said == cell.words


def test_the_public_edition_names_no_venue_and_no_way_round(gathered: Gathered, partners: Register) -> None:
    """Nothing in any of its formats names a venue, a page, a filter, a probe, a person or a file."""
    # of a quarter that is over: then bookings are counted as well
    view = view_for(gathered, partners, Edition.PUBLIC, date(2026, 6, 30))
    text = collation.render(view, "json").decode() + collation.render(view, "html").decode()
    for name, title, _, _ in forty.venues():
        assert name not in text
        assert title not in text
    for secret in ("example-filter", "example filter", "encrypted", "gambling", "example.test", ".bundle"):
        assert secret not in text, secret
    assert view.pages == ()
    assert view.paper is None
    assert view.overdue_lines == ()
    people = grid(view, "bookings")
    shown = [cell for row in people.rows for cell in row if isinstance(cell, int)]
    assert not [number for number in shown if 0 < number < 5]
    assert any(isinstance(cell, KeptBack) for row in people.rows for cell in row)
    others = [cell for each in view.grids if each is not people for row in each.rows for cell in row]
    assert not any(isinstance(cell, KeptBack) for cell in others)


def test_bookings_of_a_quarter_are_not_told_before_it_is_over(gathered: Gathered, partners: Register) -> None:
    """Or two drafts of it would tell what came between them."""
    assert grid(view_for(gathered, partners, Edition.PUBLIC), "bookings").rows == ()


def test_the_pdf_is_tagged(gathered: Gathered, partners: Register) -> None:
    """It opens, has its title and tags, and a page a venue."""
    view = view_for(gathered, partners, Edition.PUBLIC)
    with Pdf.open(io.BytesIO(collation.render(view, "pdf"))) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert 1 <= len(pdf.pages) <= 6


def test_the_boards_paper_is_short_and_can_be_edited(gathered: Gathered, partners: Register) -> None:
    """Word's own paragraphs and styles; position, change and decisions; a page of at most 45 lines of about 95."""
    paper = Document(io.BytesIO(collation.render(view_for(gathered, partners, Edition.BOARD), "docx")))
    headings = [each.text for each in paper.paragraphs if each.style is not None and each.style.name == "Heading 2"]
    assert headings == ["Position", "What changed", "Decisions asked of the board", "What this does not prove"]
    assert sum(-(-len(each.text) // 95) for each in paper.paragraphs) < 45
    text = "\n".join(each.text for each in paper.paragraphs)
    # East Trust's venues both sent something that cannot be used: nobody's board asks it to report
    assert "Agree who asks North Trust and South Trust to report on 2 venues, and by when." in text
    first = "Of 40 venues the web filter is shown to be in order at 30, needs action at 3 and is not shown to be in"
    last = "1 could not be told, 2 not reported and 4 sent what is not usable."
    assert f"{first} order at 7. Of those not shown: {last}" in text
