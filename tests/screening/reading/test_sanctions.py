"""The UK Sanctions List in each form, and files that are none."""

import contextlib
import io
import re
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.test_workbook import xlsx
from tests.screening.samples import HEADER, many_sanctions, read_or_problems, row, sanctions_csv
from venuecheck.core.problem import InputError
from venuecheck.screening.listing import LONGEST_REASONS, Kind
from venuecheck.screening.reading.account import Account
from venuecheck.screening.reading.dates import read_date
from venuecheck.screening.reading.designation import parted, read_birth
from venuecheck.screening.reading.sanctions import read_sanctions
from venuecheck.screening.reading.sanctions_signs import is_lost

XML = """<?xml version="1.0" encoding="utf-8"?><Designations><DateGenerated>10/06/2026</DateGenerated>
<Designation><UniqueID>MAD0001</UniqueID><RegimeName>Made-up regime</RegimeName>
<IndividualEntityShip>Entity</IndividualEntityShip><DateDesignated>29/06/2012</DateDesignated><Names>
<Name><Name6>ZORBLAX HOLDING</Name6><NameType>Primary name</NameType></Name>
<Name><Name6>Zorblax Hawala</Name6><NameType>ALias</NameType></Name>
<Name><Name6>ZH</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>
<NonLatinNames><NonLatinName><NameNonLatinScript>زوربلاكس</NameNonLatinScript></NonLatinName></NonLatinNames></Designation>
<Designation><UniqueID>MAD0002</UniqueID><RegimeName>Made-up regime</RegimeName>
<IndividualEntityShip>Individual</IndividualEntityShip><SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed>
<Names><Name><Name1>Quentin</Name1><Name6>ZORBLAX</Name6><NameType>Primary Name</NameType></Name></Names>
<UKStatementofReasons>Made up.</UKStatementofReasons><Addresses><Address><AddressLine1>1 Zorb Road</AddressLine1>
<AddressLine6>Zorbville</AddressLine6><AddressCountry>Zorbia</AddressCountry></Address></Addresses>
<IndividualDetails><Individual><DOBs><DOB>dd/mm/1950</DOB><DOB>27/08/1955</DOB></DOBs><Nationalities>
<Nationality>Zorbia</Nationality></Nationalities><Positions><Position>Treasurer</Position></Positions><BirthDetails>
<Location><TownOfBirth>Quux</TownOfBirth><CountryOfBirth>Zorbia</CountryOfBirth></Location></BirthDetails></Individual>
</IndividualDetails></Designation>
<Designation><UniqueID>MAD0003</UniqueID><IndividualEntityShip>Ship</IndividualEntityShip>
<Names><Name><Name6>Star of Hope</Name6><NameType>Primary Name</NameType></Name></Names></Designation>
</Designations>""".encode()
ROWS = (
    row("MAD0001", "Zorblax Hawala", type_="Alias"),
    row("MAD0001", "ZORBLAX HOLDING", other_script="زوربلاكس"),
    row("MAD0001", "ZH", type_="Alias", strength="Low quality a.k.a"),
    row(
        "MAD0002",
        "ZORBLAX",
        "Quentin",
        kind="Individual",
        sanctions_imposed="Asset freeze|Travel Ban",
        uk_statement_of_reasons="Made up.",
        address_line_6="Zorbville",
        address_country="Zorbia",
        town_of_birth="Quux",
        country_of_birth="Zorbia",
        position="Treasurer",
        **{"d.o.b": "dd/mm/1950", "nationality(/ies)": "Zorbia"},
    ),
    row("MAD0002", "ZORBLAX", "Quentin", kind="Individual", **{"d.o.b": "27/08/1955"}),
    row("MAD0003", "Star of Hope", kind="Ship"),
)
CSV = sanctions_csv(*ROWS, dated="10-Jun-2026")


def sheet(raw: bytes) -> bytes:
    """Give a table as XLSX, its date as a date."""
    out = io.BytesIO()
    lines = raw.decode("utf-8-sig").split("\r\n")
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("Read me").write_string(0, 0, "About this list")
        page = book.add_worksheet("UK Sanctions List")
        page.write_string(0, 0, "Report Date:")
        page.write_datetime(0, 1, date(2026, 6, 10), book.add_format({"num_format": "dd/mm/yyyy"}))
        for y, line in enumerate(filter(None, lines[1:]), start=1):
            for x, cell in enumerate(line.split('","' if line.startswith('"') else ",")):
                page.write_string(y, x, cell.strip('"'))
    return out.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        CSV,
        XML,
        XML.decode().replace("utf-8", "utf-16").encode("utf-16"),
        sheet(CSV),
        CSV.decode("utf-8-sig").encode("utf-16"),
        CSV.decode("utf-8-sig").replace(",", ";").encode(),
        CSV.decode("utf-8-sig").replace(",", "\t").encode(),
    ],
    ids=["csv", "xml", "xml in utf-16", "xlsx", "utf-16", "semicolons", "tabs"],
)
def test_every_form_gives_the_same_list(raw: bytes) -> None:
    """Rows of one Unique ID are one entry; ships book no hall and are counted; the date is the list's own."""
    found = read_sanctions(raw, "list")
    organisation, person = found.names.entries
    assert (organisation.id, organisation.kind, organisation.name) == ("MAD0001", Kind.ORGANISATION, "ZORBLAX HOLDING")
    assert set(organisation.other_names) == {"Zorblax Hawala", "زوربلاكس"}
    assert (organisation.weak_names, organisation.valid_from) == (("ZH",), date(2012, 6, 29))
    assert (person.id, person.kind, person.name) == ("MAD0002", Kind.PERSON, "Quentin ZORBLAX")
    assert (person.births, person.birth_places) == (("1950", "1955-08-27"), ("Quux, Zorbia",))
    assert (person.nationalities, person.positions, person.places) == (
        ("Zorbia",),
        ("Treasurer",),
        ("Zorbville, Zorbia",),
    )
    assert (person.regime, person.measures, person.reasons) == (
        "Made-up regime",
        ("Asset freeze", "Travel Ban"),
        "Made up.",
    )
    assert (found.names.dated, found.names.current_on) == (date(2026, 6, 10), date(2026, 6, 10))
    assert [(left.what, left.count) for left in found.account.left_out] == [("ships", 1)]
    assert not found.account.noticed


def test_a_list_without_a_date_asks_for_it() -> None:
    """The day of the download is one; the file's own time is none."""
    raw = "\r\n".join([HEADER, *ROWS, ""]).encode()
    with pytest.raises(InputError, match=r"does not say of which day.*or say when you did"):
        read_sanctions(raw, "list")
    assert read_sanctions(raw, "list", downloaded=date(2026, 6, 11)).names.dated == date(2026, 6, 11)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Report Date: 13-Feb-26", date(2026, 2, 13)),
        ("Report Date: 13 February 2026,,,", date(2026, 2, 13)),
        ("Report Date:,2026-02-13", date(2026, 2, 13)),
        ("Report Date: 13-Feb-", None),
        ("Report Date: 31/02/2026", None),
        ("Report Date: ########", None),
        ("Report Date: 46066", None),
    ],
)
def test_a_day_that_cannot_be_read_is_quoted_and_asked_for(said: str, day: date | None) -> None:
    """Which is another fault than a day that is not there."""
    raw = "\r\n".join([said, HEADER, *ROWS, ""]).encode()
    if day:
        assert read_sanctions(raw, "list").names.dated == day
        return
    with pytest.raises(InputError, match=f"the day of the list cannot be read: '{said}'.*or say when you did"):
        read_sanctions(raw, "list")
    taken = read_sanctions(raw, "list", downloaded=date(2026, 6, 11))
    assert taken.names.dated == date(2026, 6, 11)
    assert "taken is the day on which you say that you got it" in str(taken.account.noticed[-1])


WRONG = [
    (b"", "the file is empty"),
    (b"<html><body>503</body></html>", "XML of another kind"),
    (XML[:-40], "whole XML"),
    (
        b"Last Updated,03/06/2026\nName 6,Name 1,Group ID\nDOE,John,1\n",
        "'unique id' of the UK Sanctions List is missing",
    ),
    (sanctions_csv(), "holds no entry"),
    (CSV[:-60], "cannot be told apart"),
    (CSV[:-61], "it is the last one: the file is cut off"),
    (sanctions_csv(row("", "Zorblax")), "list:3:2: this row has no Unique ID"),
    (sanctions_csv(row("MAD0001", "")), "list:3:1: the entry 'MAD0001' has no name"),
    (sanctions_csv(*(row(f"{number}", "Zorblax") for number in range(9))), "'0' cannot be a Unique ID"),
    (b"PK\x03\x04\x00\x00\xff\xfe\x00", "not text"),
    (sheet(CSV)[:-900], "not text|cannot be unpacked"),
    (
        xlsx({(0, x): name for x, name in enumerate(["Name 6", "Name 1", "Group Type", "Group ID"])}),
        "closed on 28 January",
    ),
    (b"<Designations><Designation><Names/></Designation></Designations>", "does not say of which day"),
]


@pytest.mark.parametrize(("raw", "said"), WRONG)
def test_a_file_that_is_no_whole_list_is_refused(raw: bytes, said: str) -> None:
    """A dead address once gave no targets, silently."""
    with pytest.raises(InputError, match=said) as refused:
        read_sanctions(raw, "list")
    assert all(problem.fix for problem in refused.value.problems)


MANY = many_sanctions(20)
CHANGED = [
    (b'"Individual"', b'"Person"', r"list:4:18: the column 'Designation Type' holds 'Person'.*\(10 times"),
    (b'"Entity"', b'""', r"list:3:18: the column 'Designation Type' holds nothing"),
    (
        b'"Primary Name"',
        b'"Main Name"',
        r"list:3:11: the column 'Name type' holds 'Main Name'.*known are 'alias', 'primary name'",
    ),
    (b'"Primary Name"', b'"Alias"', r"list:3:1: 'MAD00000' and 19 more have no primary name: rows are missing"),
    (b'"Primary Name",""', b'"Primary Name","Poor"', r"list:3:12: the column 'Alias strength' holds 'Poor'"),
    (b'"Primary Name","","",""', b'"Primary Name","","","?????"', r"list:3:14: .*no letter of another script"),
    (b",Name 6,Name 1,", b",Name 1,Name 6,", r"list:4:6: 'Name 6' is empty beside a forename|Name 6"),
    (b'"29/06/2012"', b'"06/29/2012"', r"list:3:34: 'Date Designated' holds no day"),
    (b'"29/06/2012"', b'"29/06/1962"', r"list:3:34: 'Date Designated' holds no day"),
    (b"Holding", b"H\xef\xbf\xbdlding", r"list:3:5: letters of this name were lost.*19 times more"),
    (b"Name non-latin script", b"Name in other script", r"list:2:14: the column 'name non-latin script'"),
    (b"Name 2", b"Second name", r"list:2:7: the column 'name 2'"),
    (b"Unique ID,OFSI Group ID", b"OFSI Group ID,Unique ID", r"no Unique ID"),
]


@pytest.mark.parametrize(("before", "after", "said"), CHANGED, ids=lambda value: str(value)[:40])
def test_a_word_or_heading_that_changed_is_said_at_its_place(before: bytes, after: bytes, said: str) -> None:
    """Never swallowed: with it every person, or every name in another script, would be gone without a word."""
    assert before in MANY
    with pytest.raises(InputError, match=said):
        read_sanctions(MANY.replace(before, after), "list")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<NameNonLatinScript>", b"<OtherScriptName>"),
        (b"<Name6>", b"<Surname>"),
        (b"<Name1>", b"<First>"),
        (b"<NameType>", b"<Kind>"),
    ],
)
def test_an_element_that_changed_is_said_too(before: bytes, after: bytes) -> None:
    """In XML the names stand in elements of their own."""
    one = XML[XML.index(b"<Designation><Uni") : XML.index(b"</Designations>")]
    one = one.replace(b"<Name1>", b"<Name2>Q</Name2><Name1>")
    whole = b"<Designations><DateGenerated>10/06/2026</DateGenerated>" + one * 20 + b"</Designations>"
    assert len(read_sanctions(whole, "list").names.entries) == 2
    closing = {tag: tag.replace(b"<", b"</") for tag in (before, after)}
    changed = whole.replace(before, after).replace(closing[before], closing[after])
    with pytest.raises(InputError, match=f"{before.decode()}; {after.decode()} is not known"):
        read_sanctions(changed, "list")


def test_a_word_now_and_then_is_read_with_care_and_said() -> None:
    """A new kind must not vanish: a forename or a birth shows a person."""
    raw = sanctions_csv(
        row("MAD0001", "Zorblax One", kind="Aircraft"),
        row("MAD0002", "ZORBLAX", "Quentin", kind="Person"),
        row("MAD0003", "Q", kind="Person", **{"d.o.b": "dd/mm/1950"}),
    )
    found = read_sanctions(raw, "list")
    assert [entry.kind for entry in found.names.entries] == [Kind.ORGANISATION, Kind.PERSON, Kind.PERSON]
    said = [str(problem) for problem in found.account.noticed]
    assert "list:3:18: warning: the column 'Designation Type' holds 'Aircraft', which is not known there" in said[0]
    assert len(said) == 2


PARTED = row("MAD0009", "Zorblax@ Sons").replace("@", '","')
"""A comma that no quote takes in: each value behind it stands one column too far."""
ODD = [
    ("a,b,c", r"list:5:1: this row has 3 values"),
    (PARTED, r"list:5:1: this row has 59 values, but the header names 58 columns \('MAD0009', 'Zorblax Sons'\)"),
    (
        PARTED.removesuffix(',""'),
        r"list:5:11: the values of this row stand in the wrong columns: 'name type' is elsewhere in it \('MAD0009', ",
    ),
    (row("MAD0009", "Q").replace(',""', "", 1) + ',""', r"list:5:11: the values of this row stand in the wrong"),
    (
        row("MAD0009", "Q", other_information="a@b").replace("@", '","').removesuffix(',""'),
        r"list:5:34: the values of this row stand in the wrong columns: 'date designated' is elsewhere",
    ),
    ('"",' + row("MAD0009", "Q").removesuffix(',""'), r"list:5:2: |list:5:11: the values of this row stand"),
    (row("", "Nobody"), r"list:5:2: this row has no Unique ID"),
    (row("MAD0009", ""), r"list:5:1: the entry 'MAD0009' has no name"),
    (row("Zorblax", "Zorblax"), r"list:5:1: 'Zorblax' cannot be a Unique ID"),
]


@pytest.mark.parametrize(("odd", "said"), ODD)
def test_one_odd_row_is_set_aside_and_named(odd: str, said: str) -> None:
    """The others are read; each row is accounted for. Many odd rows are the whole file's fault."""
    good = [row(f"MAD000{number}", f"Zorblax {number}") for number in range(9)]
    found = read_sanctions(sanctions_csv(*good[:2], odd, *good[2:]), "list")
    assert len(found.names.entries) == 9
    assert [bool(re.search(said, str(problem))) for problem in found.account.set_aside] == [True], found.account
    assert adds_up(found.account)
    with pytest.raises(InputError, match="list:3:"):
        read_sanctions(sanctions_csv(*[odd] * 9, *good), "list")


def test_an_entry_without_a_primary_name_is_looked_up_and_named() -> None:
    """Of the 6,046 of April 2026 none was without. Whoever left it out would lose a listed name."""
    good = [row(f"MAD000{number}", f"Zorblax {number}") for number in range(9)]
    found = read_sanctions(sanctions_csv(*good, row("MAD0010", "Q", type_="Alias")), "list")
    assert [entry.name for entry in found.names.entries][-1] == "Q"
    (said,) = found.account.noticed
    assert str(said).startswith("list:12:1: warning: 'MAD0010' has no primary name: a row of it is missing; its other")
    many = [row(f"MAD001{number}", "Q", type_="Alias") for number in range(4)]
    with pytest.raises(InputError, match=r"list:12:1: 'MAD0010' and 3 more have no primary name: rows are missing"):
        read_sanctions(sanctions_csv(*good, *many), "list")


def test_an_entry_with_two_primary_names_is_looked_up_under_both_and_named() -> None:
    """Of the 6,046 of April 2026 five had two; where many have, ids and names were moved against each other."""
    good = [row(f"MAD000{number}", f"Zorblax {number}") for number in range(9)]
    same = row("MAD0000", "ZORBLAX 0")
    found = read_sanctions(sanctions_csv(*good, same, row("MAD0001", "Quux")), "list")
    assert set(found.names.entries[1].names) == {"Zorblax 1", "Quux"}
    assert "list:4:1: warning: 'MAD0001' has several primary names; all are looked up" in str(found.account.noticed[-1])
    many = [row(f"MAD000{number}", f"Quux {number}") for number in range(4)]
    with pytest.raises(InputError, match=r"list:3:1: 'MAD0000' and 3 more have several primary names: ids were mixed"):
        read_sanctions(sanctions_csv(*good, *many), "list")


def test_signs_as_html_writes_them_are_letters() -> None:
    """The publisher's own reasons and names were seen to have them."""
    found = read_sanctions(sanctions_csv(row("MAD0001", "Zorblax &amp; Sons", other_information="It&#39;s")), "list")
    assert (found.names.entries[0].name, found.names.entries[0].reasons) == ("Zorblax & Sons", "It's")


def test_a_row_that_is_in_the_wrong_columns_leaves_the_rest_of_its_entry() -> None:
    """And what then lacks is said."""
    rows = [row("MAD0001", "Z", type_="Alias"), PARTED.replace("MAD0009", "MAD0001").removesuffix(',""')]
    found = read_sanctions(sanctions_csv(*rows, row("MAD0002", "Q")), "list")
    assert [entry.name for entry in found.names.entries] == ["Z", "Q"]
    assert "'MAD0001' has no primary name" in str(found.account.noticed[0])


def test_rows_that_contradict_each_other_about_what_somebody_is_are_said() -> None:
    """Once it is read as the first says; often the file was changed."""
    pair = [row("MAD0001", "Q", kind="Individual"), row("MAD0001", "Q", kind="Entity")]
    found = read_sanctions(sanctions_csv(*pair), "list")
    assert [entry.kind for entry in found.names.entries] == [Kind.PERSON]
    assert "list:4:18: warning: rows of one Unique ID have different words" in str(found.account.noticed[0])
    many = [line.replace("MAD0001", f"MAD000{number}") for number in range(5) for line in pair]
    with pytest.raises(InputError, match=r"list:4:18: rows of one Unique ID.*4 times more"):
        read_sanctions(sanctions_csv(*many), "list")


def test_a_letter_that_was_lost_is_said() -> None:
    """The name no longer is what it was."""
    for lost in ("Z\ufffdrb", "#NAME?"):
        found = read_sanctions(sanctions_csv(row("MAD0001", lost), row("MAD0002", "Zorb")), "list")
        assert "letters of this name were lost" in str(found.account.noticed[0])
    found = read_sanctions(sanctions_csv(row("MAD0001", "Z\ufffdrb"), row("MAD0002", "Zorb")), "list")
    assert "list:3:5: warning: letters of this name were lost" in str(found.account.noticed[0])


@pytest.mark.parametrize(
    "name",
    [
        "Société «Liberté»",
        "SOCIÉTÉ «LIBERTÉ»",
        "Société «\u00a0Liberté\u00a0»",
        "Comité «São Tomé», Coruña",
        "Кафé “Zorb”",
    ],
)
def test_a_name_in_quotation_marks_lost_no_letter(name: str) -> None:
    assert not is_lost(name)


@pytest.mark.parametrize(
    "name", ["Société", "Coruña", "Zorb’s", "“Zorb”", "Zorb – Qux", "Хезболла", "حزب الله", "真主党"]
)
@pytest.mark.parametrize("coding", ["latin-1", "cp1252"])
def test_a_name_that_was_read_in_another_coding_is_seen(name: str, coding: str) -> None:
    assert is_lost(name.encode().decode(coding, "replace"))


def test_a_long_list_without_weak_names_is_said() -> None:
    """Where the column or element is called otherwise, every weak name would be a strong one."""
    said = [str(problem) for problem in read_sanctions(many_sanctions(1_000), "list").account.noticed]
    assert len(said) == 1
    assert "no name is called weak" in said[0]


def test_files_laid_end_to_end_and_sorted_rows_are_said() -> None:
    """They can be read, and are not as the publisher has them."""
    twice = CSV + CSV.removeprefix(b"\xef\xbb\xbfReport Date: 10-Jun-2026\r\n")
    found = read_sanctions(twice, "list")
    assert len(found.names.entries) == 2
    assert "two files laid end to end" in str(found.account.noticed[0])
    assert "sorted by another program" in str(found.account.noticed[1])
    assert adds_up(found.account)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dd/mm/1965", "1965"),
        ("dd/05/1965", "1965-05"),
        ("09/05/1965", "1965-05-09"),
        ("31/02/1965", "1965-02"),
        ("12/31/1965", "1965"),
        ("1965-05-09", "1965-05-09"),
        ("circa 1965", "1965"),
        ("unknown", ""),
        ("", ""),
    ],
)
def test_a_birth_is_as_exact_as_the_list_has_it(text: str, expected: str) -> None:
    """Day before month."""
    assert read_birth(text) == expected


def test_values_of_one_cell_are_parted_and_long_reasons_cut() -> None:
    """The publisher parts them by a stroke, once by numbers."""
    assert parted("Asset freeze|Travel Ban | ") == ["Asset freeze", "Travel Ban"]
    assert parted("(1) Iran (2) Syria") == ["Iran", "Syria"]
    long = read_sanctions(sanctions_csv(row("MAD0001", "Z", other_information="word " * 900)), "list")
    assert len(long.names.entries[0].reasons) <= LONGEST_REASONS


def adds_up(account: Account) -> bool:
    """Whether every row is accounted for."""
    return account.rows == account.read + sum(left.rows for left in account.left_out) + len(account.set_aside)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Report Date: 13-Feb-2026", date(2026, 2, 13)),
        ("2026-02-13T10:00:00Z", date(2026, 2, 13)),
        ("13/02/2026", date(2026, 2, 13)),
        ("(29.3.2001)", date(2001, 3, 29)),
        ("dd/mm/1945", None),
        ("31/02/2026", None),
        ("13-Foo-2026", None),
    ],
)
def test_days_are_read_as_they_are_written(text: str, expected: date | None) -> None:
    """Day before month."""
    assert read_date(text) == expected


@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda some: CSV[:-30] + some))
def test_no_bytes_whatever_make_it_crash(raw: bytes) -> None:
    """A list, or an `InputError`."""
    assert read_or_problems(lambda: read_sanctions(raw, "list").names.entries)


@given(st.integers(0, len(CSV) - 1))
def test_a_list_that_is_cut_off_never_holds_half_a_name(cut: int) -> None:
    """Only where it is cut between rows, or in the last cell, can it look whole: then `wholeness` tells."""
    whole = {name for entry in read_sanctions(CSV, "list").names.entries for name in entry.names}
    with contextlib.suppress(InputError):
        assert {name for entry in read_sanctions(CSV[:cut], "list").names.entries for name in entry.names} <= whole


CELL = st.sampled_from(["", "MAD0001", "MAD0002", "Individual", "Entity", "Ship", "Alias", "Primary Name", "Q", "12/1"])


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL, CELL), min_size=1, max_size=12))
def test_every_row_is_accounted_for(rows: list[tuple[str, ...]]) -> None:
    """Read, left out or set aside, whatever stands in it."""
    lines = [row(cells[0], cells[1], cells[2], kind=cells[3], type_=cells[4]) for cells in rows]
    with contextlib.suppress(InputError):
        found = read_sanctions(sanctions_csv(*lines), "list")
        assert found.account.rows == len(lines)
        assert adds_up(found.account)


_WORDS = ["Meridian", "Quux", "Zorb", "Larkfield Trading", "Purple Lantern Guild", "Oval Harbour Works", "Tern"]


@pytest.mark.parametrize("column", ["surname", "forename", "other_script"])
@pytest.mark.parametrize("longest", [12, 20])
def test_names_that_are_all_cut_at_one_length_are_refused(column: str, longest: int) -> None:
    """A tool or a database field cuts them; the longest of whole names stands alone, or nearly so."""

    def listed(cut: int) -> bytes:
        names = [f"{one} {other} Holding" for one in _WORDS for other in _WORDS]
        if column == "other_script":
            names = [name.translate(str.maketrans("aeiou", "аеиоу")) for name in names]
        rows = [
            row(
                f"ABC{number:04}",
                **{"surname": "Zorblax", "forename": "Ann", "kind": "Individual", column: name[:cut].rstrip()},
            )
            for number, name in enumerate(names)
        ]
        return sanctions_csv(*rows)

    assert len(read_sanctions(listed(99), "list.csv").names.entries) == 49
    with pytest.raises(InputError, match=f"have {longest} characters each, and none has more"):
        read_sanctions(listed(longest), "list.csv")


def test_many_rows_that_stand_wrong_are_said_and_not_that_the_file_is_cut() -> None:
    """Their entries lack a primary name for no other reason."""
    others = [row("MAD0009", "Other", type_="Primary Name Variation")]
    wrong = [PARTED.replace("MAD0009", f"MAD000{number}") for number in range(9)]
    aliases = [each.replace("MAD0009", f"MAD000{number}") for number in range(9) for each in others]
    with pytest.raises(InputError, match="stand in the wrong columns") as refused:
        read_sanctions(sanctions_csv(*wrong, *aliases), "list")
    assert "cut off" not in str(refused.value)


def test_of_two_headings_that_changed_each_is_said_once() -> None:
    changed = sanctions_csv(row("MAD0001", "Zorblax")).replace(b"Name 6,Name 1", b"Surname,Forename")
    with pytest.raises(InputError) as refused:
        read_sanctions(changed, "list")
    said = str(refused.value)
    assert "'name 6' of the UK Sanctions List is missing; 'surname' is not known" in said
    assert "'name 1' of the UK Sanctions List is missing; 'forename' is not known" in said
