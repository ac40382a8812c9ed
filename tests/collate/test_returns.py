"""What partners say without evidence: sheets out and back, mistakes by their cell, letters to those who are silent."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.collate import forty
from tests.service import venues
from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.collate.facts import Person, Return
from venuecheck.core.problem import ConflictError, InputError
from venuecheck.report.partnership.view import Edition, StatusShown
from venuecheck.service.partnership import collation, return_sheet
from venuecheck.service.partnership.chasing import SentLetter, Step
from venuecheck.service.partnership.partners import load_partners
from venuecheck.service.partnership.register import Became, Change, Register
from venuecheck.service.partnership.reminders import letters
from venuecheck.service.partnership.returning import gone_then, last_return, record
from venuecheck.service.partnership.what_was_sent import gather
from venuecheck.service.sites.opening import open_store

TODAY = forty.NOW.date()


@pytest.fixture
def partners(tmp_path: Path) -> Register:
    """Give the list of forty venues."""
    path = tmp_path / "partners.yaml"
    path.write_text(forty.partners_yaml(), "utf-8")
    return load_partners(path)


def filled(tmp_path: Path, partners: Register, **rows: tuple[str | date, ...]) -> Path:
    """Fill the sheet in as a person would, and save it."""
    path = tmp_path / "return.xlsx"
    path.write_bytes(return_sheet.template(partners, made=TODAY))
    book = load_workbook(path)
    for row in book[return_sheet.SHEET].iter_rows(min_row=4):
        for cell, value in zip(row[2:], rows.get(str(row[0].value).replace("-", "_"), ()), strict=False):
            cell.value = value
    book.save(path)
    return path


def test_a_sheet_goes_out_and_comes_back(tmp_path: Path, partners: Register) -> None:
    """Every answer of its lists is understood; a row left empty says nothing."""
    answers = {
        f"venue_{at:02}": (words, bookings, date(2026, 9, 1), "mail", "a note")
        for at, (words, bookings) in enumerate(
            zip(return_sheet.FILTER_CHOICES.values(), return_sheet.BOOKING_CHOICES.values(), strict=True), start=1
        )
    }
    read = return_sheet.read_sheet(filled(tmp_path, partners, **answers), partners, TODAY)
    assert read.empty == 36
    assert [one.filtering for one in read.returns] == list(return_sheet.FILTER_CHOICES)
    assert [one.bookings for one in read.returns] == list(return_sheet.BOOKING_CHOICES)
    assert {one.said_on for one in read.returns} == {date(2026, 9, 1)}


def test_the_sheet_has_lists_to_choose_from(tmp_path: Path, partners: Register) -> None:
    """Drop-downs over every row, and filters and a header that stays."""
    sheet = load_workbook(filled(tmp_path, partners))[return_sheet.SHEET]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert {"C4:C43", "D4:D43", "E4:E43", "F4:F43"} == set(rules)
    assert "we do not let rooms" in str(rules["D4:D43"].formula1)
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:G43"


def test_mistakes_are_named_by_row_and_column(tmp_path: Path, partners: Register) -> None:
    """All of them at once."""
    path = filled(
        tmp_path,
        partners,
        venue_01=("fine I think", "no bookings", "2026-09-01", "mail", ""),
        venue_02=("not checked", "", "yesterday", "mail", ""),
        venue_03=("", "", "2026-09-01", "mail", ""),
        venue_04=("not checked", "", "2026-12-01", "mail", ""),
    )
    with pytest.raises(InputError) as caught:
        return_sheet.read_sheet(path, partners, TODAY)
    said = [(problem.line, problem.column, problem.what) for problem in caught.value.problems]
    assert [(line, column) for line, column, _ in said] == [(4, 3), (5, 5), (6, 3), (7, 5)]
    assert "still to come" in said[3][2]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a zip", b"venue,filter\n"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, partners: Register, content: bytes) -> None:
    """With what to do."""
    path = tmp_path / "return.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError, match="not a workbook"):
        return_sheet.read_sheet(path, partners, TODAY)


def test_a_return_counts_and_is_never_green(tmp_path: Path, partners: Register) -> None:
    """Recorded once, shown as reported without evidence, and the venue is no longer chased."""
    office = venues.office(tmp_path / "office")
    said = Return(
        venue="venue-07",
        said_on=TODAY,
        how="telephone",
        filtering=FilterSaid.CHECKED_FINE,
        bookings=BookingsSaid.NO_ROOMS,
    )
    with open_store(office) as store:
        assert record(office, store, partners, [said, said], person="C. Ordinator", now=forty.NOW) == (said,)
        assert record(office, store, partners, [said], person="C. Ordinator", now=forty.NOW) == ()
        contrary = replace(said, filtering=FilterSaid.CHECKED_PROBLEMS)
        another = replace(contrary, note="So said the head")
        for words in (contrary, said):
            assert record(office, store, partners, [words], person="C. Ordinator", now=forty.NOW) == (words,)
            assert record(office, store, partners, [said, contrary], person="C.", now=forty.NOW, sheet=True) == ()
        for sheet in (False, True):
            with pytest.raises(ConflictError, match=r"of the same day: the web filter, by C\. Ordinator, on "):
                record(office, store, partners, [another], person="C. Olleague", now=forty.NOW, sheet=sheet)
        assert record(office, store, partners, [another], person="C. Olleague", now=forty.NOW, replaces=True)
        assert record(office, store, partners, [said], person="C. Ordinator", now=forty.NOW, seen=last_return(store))
        wrong = replace(said, venue="venue-77")
        with pytest.raises(InputError, match="no venue 'venue-77'"):
            record(office, store, partners, [wrong], person="C. Ordinator", now=forty.NOW)
    gathered = gather([str(tmp_path / "office" / "venuecheck.db")], partners, now=forty.NOW)
    view = collation.collate(gathered, partners, Edition.BOARD, now=forty.NOW)
    row = next(row for grid in view.grids if grid.id == "venues" for row in grid.rows if row[0] == "Priory School")
    assert [cell.words for cell in row if isinstance(cell, StatusShown)] == [
        *["Stated, not shown"] * 2,
        "Not reported",
    ]
    assert row[7] == ""


def test_a_contact_of_whom_the_list_has_the_address_alone_is_not_called_by_it(
    tmp_path: Path, partners: Register
) -> None:
    """As a spreadsheet with a column of mails gives them."""
    mail = Person(name="office@example.test", email="office@example.test")
    known = replace(partners, partners=tuple(replace(one, contact=mail) for one in partners.partners))
    forty.write(tmp_path / "sent")
    made = letters(gather([str(tmp_path / "sent")], known, now=forty.NOW), known, sender="C. Ordinator", now=forty.NOW)
    assert made.letters
    for one in made.letters:
        assert one.text.startswith("To: office@example.test\n")
        assert "\nDear colleague,\n" in one.text


def test_what_came_is_asked_for_again_and_what_did_not_is_reminded_of(tmp_path: Path, partners: Register) -> None:
    """However late it is: a first letter goes to the contact. Who sent something is not told that nothing came."""
    forty.write(tmp_path / "sent")
    gathered = gather([str(tmp_path / "sent")], partners, now=forty.NOW)
    made = letters(gathered, partners, sender="C. Ordinator", now=forty.NOW)
    assert {(one.partner, one.step): one.venues for one in made.letters} == {
        ("partner-1", Step.SEND_AGAIN): ("venue-07",),
        ("partner-1", Step.CONTACT): ("venue-03",),
        ("partner-2", Step.SEND_AGAIN): ("venue-15", "venue-19"),
        ("partner-3", Step.CONTACT): ("venue-28",),
        ("partner-4", Step.SEND_AGAIN): ("venue-31",),
    }
    assert {one.to.email for one in made.letters} == {f"office{number}@example.test" for number in range(1, 5)}
    for one in made.letters:
        assert "{{" not in one.text
        assert "C. Ordinator" in one.text
        assert max(map(len, one.text.splitlines())) <= 120
    asked = " ".join(" ".join(one.text for one in made.letters if one.step is Step.SEND_AGAIN).split())
    assert "it was changed on its way; please send the file again, as it was made" in asked


def test_the_chief_officer_is_told_of_the_letter_that_was_not_answered(tmp_path: Path, partners: Register) -> None:
    """And of nothing about which something came."""
    forty.write(tmp_path / "sent")
    gathered = gather([str(tmp_path / "sent")], partners, now=forty.NOW)
    first = letters(gathered, partners, sender="C. Ordinator", now=forty.NOW)
    sent = [
        SentLetter(
            **{name: getattr(one, name) for name in ("partner", "step", "to", "venues", "on", "text")}, person="C."
        )
        for one in first.letters
    ]
    later = forty.NOW + timedelta(days=14)
    again = {
        (one.partner, one.step): one for one in letters(gathered, partners, sender="C", now=later, sent=sent).letters
    }
    chief = again["partner-1", Step.CHIEF_OFFICER]
    assert chief.venues == ("venue-03",)
    assert chief.to.email == "chief1@example.test"
    assert "We wrote to Office 1 on 21 September 2026, and have had no answer" in " ".join(chief.text.split())
    assert again["partner-1", Step.SEND_AGAIN].venues == ("venue-07",)


def test_whoever_puts_down_a_word_of_a_closed_venue_is_told(partners: Register) -> None:
    """On a day on which it was there, nothing is to be told."""
    closed = Change(since=TODAY - timedelta(days=5), became=Became.CLOSED)
    known = replace(partners, venues=(replace(partners.venues[0], changes=(closed,)), *partners.venues[1:]))
    said = Return(
        venue="venue-01", said_on=TODAY, how="mail", filtering=FilterSaid.NOT_CHECKED, bookings=BookingsSaid.NOT_SAID
    )
    assert "is closed since" in gone_then(known, said)
    assert not gone_then(known, replace(said, said_on=TODAY - timedelta(days=6)))
    assert not gone_then(known, replace(said, venue="venue-02"))
