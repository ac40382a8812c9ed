"""Registers of charities and companies, as published."""

import json
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screening.samples import read_or_problems
from venuecheck.core.problem import InputError, Problem
from venuecheck.screening.reading.registers import Registered, read_charities, read_companies

MAIN = {
    "registered_charity_number": 1234567,
    "linked_charity_number": 0,
    "charity_name": "LARKFIELD  EXAMPLE TRUST",
    "charity_registration_status": "Registered",
}
COMPANIES = (
    'CompanyName, CompanyNumber,RegAddress.CareOf,CompanyStatus\r\n"LARKFIELD, EXAMPLE LTD","SC123456","","Active"\r\n'
)


def test_the_main_charity_of_a_number_is_taken() -> None:
    """Linked ones share it. The extract begins with a byte order mark."""
    raw = json.dumps([{**MAIN, "linked_charity_number": 3, "charity_name": "A BRANCH"}, MAIN]).encode("utf-8-sig")
    assert list(read_charities(raw, "c.json")) == [
        Registered(register="charities", number="1234567", name="LARKFIELD EXAMPLE TRUST", status="Registered")
    ]


def test_companies_have_columns_with_spaces_before_them() -> None:
    """And names with commas."""
    read = list(read_companies(COMPANIES.encode(), "c.csv"))
    assert [(each.number, each.name, each.status) for each in read] == [
        ("SC123456", "LARKFIELD, EXAMPLE LTD", "Active")
    ]


def test_noughts_that_another_program_took_away_are_missed() -> None:
    """A number of 7 characters is named with its line."""
    with pytest.raises(InputError, match=r"c\.csv:2:1: '123456' is no company number"):
        list(read_companies(COMPANIES.replace("SC123456", "123456").encode(), "c.csv"))


WRONG = [b"", b"{}", b"[]", b'[{"charity_name": "X"}]', b"[1]", json.dumps([MAIN]).encode()[:-9], b"[" * 100_000]


@pytest.mark.parametrize("raw", WRONG)
def test_an_extract_that_is_not_whole_is_refused(raw: bytes) -> None:
    """Cut off, empty, or another file."""
    with pytest.raises(InputError):
        list(read_charities(raw, "c.json"))


@given(
    st.binary(max_size=200), st.recursive(st.none() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3))
)
def test_nothing_makes_them_crash(raw: bytes, data: object) -> None:
    """Rows, or an `InputError`."""
    for some in (raw, json.dumps(data).encode(), COMPANIES.encode() + raw):
        for read in (read_charities, read_companies):
            found = read_or_problems(partial(read, some, "file"))
            assert all(isinstance(each, (Registered, Problem)) for each in found)
