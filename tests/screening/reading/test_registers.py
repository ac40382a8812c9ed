"""Registers of charities and companies, as published."""

import json
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screening.samples import read_or_problems
from venuecheck.core.problem import InputError, Problem
from venuecheck.screening.reading.account import Account
from venuecheck.screening.reading.charities import read_charities
from venuecheck.screening.reading.companies import is_company_number, read_companies
from venuecheck.screening.reading.registers import Register, Registered

MAIN = {
    "date_of_extract": "2026-11-20T00:00:00",
    "organisation_number": 1,
    "registered_charity_number": 1234567,
    "linked_charity_number": 0,
    "charity_name": "LARKFIELD  EXAMPLE TRUST",
    "charity_registration_status": "Registered",
}
BRANCH = {**MAIN, "linked_charity_number": 3, "charity_name": "A BRANCH"}
COMPANIES = (
    'CompanyName, CompanyNumber,RegAddress.CareOf,CompanyStatus\r\n"LARKFIELD, EXAMPLE LTD","SC123456","","Active"\r\n'
)


def text(*rows: dict[str, object]) -> str:
    """Write the extract as text between tabs."""
    lines = [list(MAIN), *([str(cell) for cell in each.values()] for each in rows)]
    return "\r\n".join("\t".join(line) for line in lines)


def adds_up(account: Account) -> bool:
    """Whether every row is accounted for."""
    return account.rows == account.read + sum(left.rows for left in account.left_out) + len(account.set_aside)


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps([BRANCH, MAIN]).encode("utf-8-sig"),
        text(BRANCH, MAIN).encode("utf-8-sig"),
        text(BRANCH, MAIN).encode("utf-16"),
    ],
    ids=["json", "text", "text in utf-16"],
)
def test_the_main_charity_of_a_number_is_taken(raw: bytes) -> None:
    """Linked ones share it, and are counted. The extract says of which day it is."""
    found = read_charities(raw, "c")
    assert found.bodies == (
        Registered(register="charities", number="1234567", name="LARKFIELD EXAMPLE TRUST", status="Registered"),
    )
    assert found.dated == date(2026, 11, 20)
    assert [(left.what, left.count) for left in found.account.left_out] == [("linked charities", 1)]


def test_a_quote_in_a_charitys_name_is_a_sign_like_others() -> None:
    """The text is not quoted: a quote that is not closed must not take the rest of the file in."""
    rows = [
        {**MAIN, "registered_charity_number": 200000 + n, "charity_name": name}
        for n, name in enumerate(('6" RULE', "B"))
    ]
    assert [each.name for each in read_charities(text(*rows).encode(), "c").bodies] == ['6" RULE', "B"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"registered_charity_number": "x"}, "'x' is no charity number"),
        ({"charity_name": ""}, "the charity 1234567 has no name"),
        ({"linked_charity_number": "many"}, "'many' is no number of a linked charity"),
    ],
)
def test_one_odd_charity_is_set_aside_and_named(change: dict[str, object], said: str) -> None:
    """In either form."""
    rows: list[dict[str, object]] = [MAIN, {**MAIN, **change}, MAIN]
    for raw in (json.dumps(rows).encode(), text(*rows).encode()):
        found = read_charities(raw, "c")
        assert len(found.bodies) == 2
        assert [said in problem.what for problem in found.account.set_aside] == [True]
        assert adds_up(found.account)


def test_companies_have_columns_with_spaces_before_them() -> None:
    """And names with commas."""
    read = read_companies(COMPANIES.encode(), "c.csv").bodies
    assert [(each.number, each.name, each.status) for each in read] == [
        ("SC123456", "LARKFIELD, EXAMPLE LTD", "Active")
    ]


NUMBERS = """00445790 12345678 SC123456 NI012345 OC301234 SO300123 NC000123 R0000123 FC012345 SF000123 NF001234 CE012345
    CS001234 IP12345R IP029123 SP2786RS SP1234RC NP012345 RS007654 IC000123 SI000012 LP012345 SL001234 NL000123 GE000123
    GS000012 GN000001 SE000123 AC000123 SA000012 ZC000123 SZ000012 RC000123 SR000123 PC000123 NO000123 OE012345 SG000123
    NR000123 IN000123 ES000001 NA000012 NZ000123""".split()  # noqa: SIM905 - easier to read


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_of_every_register_are_read(number: str) -> None:
    """Companies House keeps many: partnerships, societies, charitable bodies, bodies from overseas."""
    assert is_company_number(number)
    found = read_companies(COMPANIES.replace("SC123456", number.lower()).encode(), "c.csv")
    assert [each.number for each in found.bodies] == [number]


@pytest.mark.parametrize("number", ["", "123456", "1234567", "123456789", "Larkfield", "ABCDEFGH", "12-34567", "LTD"])
def test_what_is_no_number_is_set_aside_with_its_place(number: str) -> None:
    """A program took the noughts away: one such row is named, many refuse the file."""
    row = f'"ODD LTD","{number}","","Active"\r\n'
    good = COMPANIES.splitlines(keepends=True)[1]
    found = read_companies((COMPANIES + row + good).encode(), "c.csv")
    assert [problem.where for problem in found.account.set_aside] == ["c.csv:3:2"]
    assert adds_up(found.account)
    with pytest.raises(InputError, match=r"c\.csv:3:2: '.*' is no company number"):
        read_companies((COMPANIES + row * 9).encode(), "c.csv")


def test_a_register_of_companies_says_its_day_in_its_name_alone() -> None:
    """As the publisher writes it; else somebody has to say."""
    raw = COMPANIES.encode()
    assert read_companies(raw, "BasicCompanyDataAsOneFile-2026-11-01.csv").dated == date(2026, 11, 1)
    assert read_companies(raw, "BasicCompanyData-2026-13-01-part1_7.csv").dated is None
    assert read_companies(raw, "mine.csv").dated is None
    assert read_companies(raw, "mine.csv", downloaded=date(2026, 11, 2)).dated == date(2026, 11, 2)


WRONG = [
    b"",
    b"{}",
    b"[]",
    b'[{"charity_name": "X"}]',
    b"[1]",
    json.dumps([MAIN]).encode()[:-9],
    b"[" * 100_000,
    b"[" + b"9" * 5_000 + b"]",
    text(MAIN, MAIN).encode()[:-40],
    text(MAIN).replace("charity_name", "name").encode(),
    text().encode(),
]


@pytest.mark.parametrize("raw", WRONG)
def test_an_extract_that_is_not_whole_is_refused(raw: bytes) -> None:
    """Cut off, empty, or another file."""
    with pytest.raises(InputError):
        read_charities(raw, "c.json")


@given(
    st.binary(max_size=200), st.recursive(st.none() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3))
)
def test_nothing_makes_them_crash(raw: bytes, data: object) -> None:
    """Rows, or an `InputError`."""
    for some in (raw, json.dumps(data).encode(), COMPANIES.encode() + raw, text(MAIN).encode() + raw):
        for read in (read_charities, read_companies):
            found = read_or_problems(partial(_read, read, some))
            assert all(isinstance(each, (Registered, Problem)) for each in found)


def _read(read: object, raw: bytes) -> tuple[Registered, ...]:
    assert callable(read)
    register = read(raw, "file")
    assert isinstance(register, Register)
    assert adds_up(register.account)
    return register.bodies


_WORDS = ["Meridian", "Quux", "Zorb", "Larkfield Trading", "Purple Lantern Guild", "Oval Harbour Works", "Tern"]


@pytest.mark.parametrize(("cut", "refused"), [(None, False), (12, True), (20, True), (120, False)])
def test_names_that_are_all_cut_at_one_length_are_refused(cut: int | None, *, refused: bool) -> None:
    """Unless so far behind that it is where a register's own field ends: who is cut there is still told by the name."""
    held = [f"{one} {other} Holding" for one in _WORDS for other in _WORDS]
    held = [(name if cut != 120 else name + " of the very long name" * 6)[:cut].rstrip() for name in held]
    charities = json.dumps(
        [{**MAIN, "registered_charity_number": 300_000 + at, "charity_name": name} for at, name in enumerate(held)]
    ).encode()
    companies = COMPANIES.splitlines(keepends=True)[0] + "".join(
        f'"{name}","SC{at:06}","","Active"\r\n' for at, name in enumerate(held)
    )
    for read, raw in ((read_charities, charities), (read_companies, companies.encode())):
        if not refused:
            assert len(read(raw, "register").bodies) >= len(held)
            continue
        with pytest.raises(InputError, match=rf"values of 'name' have {cut} characters each, and none has more"):
            read(raw, "register")
