"""Any file of any kind: read whole, or refused with what to do."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.test_workbook import SMALL
from tests.screening.samples import many_organisations, many_sanctions, read_or_problems
from venuecheck.core.problem import Problem
from venuecheck.screening.reading.account import Account, Reading
from venuecheck.screening.reading.official import read_official
from venuecheck.screening.reading.registers import Register
from venuecheck.service.names.lists import list_bytes, register_bytes

from .test_registers import COMPANIES, MAIN, adds_up, text
from .test_sanctions import CSV, XML, sheet

FILES = {
    "sanctions": CSV,
    "sanctions in xml": XML,
    "sanctions in a sheet": sheet(CSV),
    "a sheet": SMALL,
    "schedule": many_organisations(4),
    "companies": COMPANIES.encode(),
    "charities": text(MAIN).encode(),
    "charities in json": json.dumps([{**MAIN, "charity_name": "A\ud800"}]).encode(),
}


def read(raw: bytes) -> Account | None:
    """Read and keep a file; None where it is refused. Any other exception is a failure."""
    found = read_or_problems(lambda: [read_official(raw, "f", downloaded=date(2026, 9, 1))])
    for each in found:
        if isinstance(each, Reading):
            assert list_bytes(each.names)
            return each.account
        if isinstance(each, Register):
            assert register_bytes(each)
            return each.account
    assert found
    assert all(isinstance(each, Problem) and each.what and each.fix for each in found)
    return None


@pytest.mark.parametrize("raw", FILES.values(), ids=FILES)
def test_every_form_is_read(raw: bytes) -> None:
    """And every row accounted for."""
    account = read(raw)
    assert (account is None) == (raw is SMALL)
    assert account is None or adds_up(account)


@given(st.sampled_from(list(FILES.values())), st.integers(0, 10_000), st.integers(0, 40), st.binary(max_size=40))
def test_no_damage_makes_it_crash_or_lose_a_row(raw: bytes, at: int, gone: int, put: bytes) -> None:
    """Bytes taken out, put in, or written over anywhere: an account that adds up, or what to do."""
    at %= len(raw)
    account = read(raw[:at] + put + raw[at + gone :])
    assert account is None or adds_up(account)


@given(st.data())
def test_rows_moved_doubled_or_taken_out_are_accounted_for(data: st.DataObject) -> None:
    """Whatever a program does with whole rows, as many are told of as the file holds."""
    head, *rows = many_sanctions(12).split(b"\r\n")[1:-1]
    chosen = data.draw(st.lists(st.sampled_from([*rows, head, b"", b"a,b", b",,,,"]), min_size=1, max_size=20))
    account = read(b"\r\n".join([b"Report Date: 13-Feb-2026", head, *chosen, rows[0], b""]))
    if account is not None:
        assert account.rows == 1 + sum(bool(row.strip(b",")) for row in chosen)
        assert adds_up(account)
