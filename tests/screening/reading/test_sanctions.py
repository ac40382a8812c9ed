"""The UK Sanctions List in both forms, and files that are none."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screening.samples import HEADER, read_or_problems, row, sanctions_csv
from venuecheck.core.problem import InputError
from venuecheck.screening.listing import Kind
from venuecheck.screening.reading.dates import read_date
from venuecheck.screening.reading.sanctions import read_sanctions
from venuecheck.screening.reading.tables import decode

XML = """<?xml version="1.0" encoding="utf-8"?><Designations><DateGenerated>10/06/2026</DateGenerated>
<Designation><UniqueID>MAD0001</UniqueID><RegimeName>Made-up regime</RegimeName>
<IndividualEntityShip>Entity</IndividualEntityShip><DateDesignated>29/06/2012</DateDesignated><Names>
<Name><Name6>ZORBLAX HOLDING</Name6><NameType>Primary name</NameType></Name>
<Name><Name6>Zorblax Hawala</Name6><NameType>ALias</NameType></Name></Names>
<NonLatinNames><NonLatinName><NameNonLatinScript>زوربلاكس</NameNonLatinScript></NonLatinName></NonLatinNames></Designation>
<Designation><UniqueID>MAD0002</UniqueID><IndividualEntityShip>Individual</IndividualEntityShip>
<Names><Name><Name1>Quentin</Name1><Name6>ZORBLAX</Name6><NameType>Primary Name</NameType></Name></Names></Designation>
<Designation><UniqueID>MAD0003</UniqueID><IndividualEntityShip>Ship</IndividualEntityShip>
<Names><Name><Name6>Star of Hope</Name6><NameType>Primary Name</NameType></Name></Names></Designation>
</Designations>""".encode()
CSV = sanctions_csv(
    row("MAD0001", "Zorblax Hawala", type_="Alias"),
    row("MAD0001", "ZORBLAX HOLDING", other_script="زوربلاكس"),
    row("MAD0001", "ZH", type_="Alias", strength="Low quality a.k.a"),
    row("MAD0002", "ZORBLAX", "Quentin", kind="Individual"),
    row("MAD0003", "Star of Hope", kind="Ship"),
)


@pytest.mark.parametrize(("raw", "dated"), [(CSV, date(2026, 2, 13)), (XML, date(2026, 6, 10))], ids=["csv", "xml"])
def test_both_forms_give_the_same_list(raw: bytes, dated: date) -> None:
    """Rows of one Unique ID are one entry; ships book no hall; the date is the list's own."""
    read = read_sanctions(raw, "list")
    assert [(entry.id, entry.kind, entry.name) for entry in read.entries] == [
        ("MAD0001", Kind.ORGANISATION, "ZORBLAX HOLDING"),
        ("MAD0002", Kind.PERSON, "Quentin ZORBLAX"),
    ]
    assert set(read.entries[0].other_names) == {"Zorblax Hawala", "زوربلاكس"}
    assert read.entries[0].valid_from == date(2012, 6, 29)
    assert (read.dated, read.current_on) == (dated, dated)


def test_a_weak_name_is_kept_apart() -> None:
    """As the list itself says."""
    assert read_sanctions(CSV, "list").entries[0].weak_names == ("ZH",)


def test_what_is_neither_person_nor_entity_is_still_screened() -> None:
    """A new kind must not vanish."""
    read = read_sanctions(sanctions_csv(row("A1", "Zorblax One", kind="Aircraft")), "list")
    assert [entry.kind for entry in read.entries] == [Kind.ORGANISATION]


WRONG = [
    (b"", "the file is empty"),
    (b"<html><body>503</body></html>", "XML of another kind"),
    (XML[:-40], "whole XML"),
    (b"Last Updated,03/06/2026\nName 6,Name 1,Group ID\nDOE,John,1\n", "no line at the top names the columns"),
    (sanctions_csv(), "holds no entry"),
    (f"{HEADER}\n{row('A1', 'Zorblax')}\n".encode(), "does not say of which day"),
    (CSV[:-60], "values"),
    (sanctions_csv(row("", "Zorblax")), "no Unique ID"),
    (sanctions_csv(row("A1", "")), "has no name"),
    (b"PK\x03\x04\x00\x00\xff\xfe\x00", "not text"),
    (b"<Designations><Designation><Names/></Designation></Designations>", "no UniqueID"),
]


@pytest.mark.parametrize(("raw", "said"), WRONG)
def test_a_file_that_is_no_whole_list_is_refused(raw: bytes, said: str) -> None:
    """A dead address once gave no targets, silently."""
    with pytest.raises(InputError, match=said) as refused:
        read_sanctions(raw, "list")
    assert all(problem.fix for problem in refused.value.problems)


def test_a_wrong_row_is_named_by_its_line() -> None:
    """Report date, header, one good row: the fourth is wrong."""
    with pytest.raises(InputError, match=r"list:4:1: this row has 3 values"):
        read_sanctions(sanctions_csv(row("A1", "Zorblax One"), "a,b,c"), "list")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_told(encoding: str) -> None:
    """With and without a mark."""
    assert decode("Groupe Armée".encode(encoding), "list") == "Groupe Armée"


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
    assert read_or_problems(lambda: read_sanctions(raw, "list").entries)


@given(st.integers(0, len(CSV) - 1))
def test_a_list_that_is_cut_off_never_holds_half_a_name(cut: int) -> None:
    """Only where it is cut between rows, or in the last cell, can it look whole: then its length tells (`changes`)."""
    whole = {name for entry in read_sanctions(CSV, "list").entries for name in entry.names}
    with contextlib.suppress(InputError):
        assert {name for entry in read_sanctions(CSV[:cut], "list").entries for name in entry.names} <= whole
