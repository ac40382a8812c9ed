"""Schedule 2 as published: the traps of its text, and files that are none."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screening.samples import read_or_problems, schedule_xml
from venuecheck.core.problem import InputError
from venuecheck.screening.reading.schedule import names_in, read_schedule

DAY = date(2026, 9, 1)
TEXTS = [
    ("X", ["X"]),
    ("Red Army (Rote Armee) (RA)", ["Red Army", "Rote Armee", "RA"]),
    ("State of Q (Dawat al Q (DAQ))", ["State of Q", "Dawat al Q", "DAQ"]),
    ("Q Brigades, including the Z Battalions", ["Q Brigades", "Z Battalions"]),
    ("Q, including Y and Z", ["Q", "Y", "Z"]),
    ("Q (including A, B and all units reporting to it)", ["Q", "A", "B"]),
    ("Harakat Q (Bangladesh)", ["Harakat Q (Bangladesh)"]),
    ("Q—Shaqaqi", ["Q—Shaqaqi"]),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_other_names_are_told_from_the_main_one(text: str, expected: list[str]) -> None:
    """Brackets, brackets in brackets, `including`; a place in brackets is part of the name."""
    assert list(names_in(text)) == expected


def test_a_schedule_is_read_with_dates_and_orders() -> None:
    """Rows of dots stand for what was taken out; the commentary says since when."""
    found = read_schedule(schedule_xml("Red Army (RA)", "Q &amp; Z"), "s.xml", current_on=DAY)
    read = found.names
    assert [entry.name for entry in read.entries] == ["The Made Up Army", "Red Army", "Q & Z"]
    assert [entry.valid_from for entry in read.entries] == [None, date(2001, 3, 29), date(2001, 3, 29)]
    assert read.entries[1].source == "Terrorism Act 2000, Schedule 2, S.I. 2001/1261"
    assert (read.dated, read.current_on) == (date(2025, 7, 5), DAY)
    assert (found.account.rows, found.account.read, found.account.left_out[0].count) == (4, 3, 1)


def test_without_a_day_of_download_the_schedule_was_in_force_on_its_own_day() -> None:
    """A file's time says when it was copied, and a Schedule of 2019 is not of today for that."""
    read = read_schedule(schedule_xml("Red Army", dated="2019-06-01"), "s.xml").names
    assert (read.dated, read.current_on) == (date(2019, 6, 1), date(2019, 6, 1))


@pytest.mark.parametrize("odd", ["Red Army (RA", "Red Army RA)", "Q" * 1_001])
def test_one_entry_that_cannot_be_read_is_set_aside_and_named(odd: str) -> None:
    """The others are read. Many such entries are the whole file's fault."""
    found = read_schedule(schedule_xml("A b", odd, "C d"), "s.xml")
    assert [entry.name for entry in found.names.entries] == ["The Made Up Army", "A b", "C d"]
    assert len(found.account.set_aside) == 1
    assert found.account.set_aside[0].line


def test_two_entries_that_begin_alike_are_two() -> None:
    """Neither takes the other's place."""
    read = read_schedule(schedule_xml("Red Army (RA)", "Red Army (RB)"), "s.xml").names
    assert [(entry.id, entry.other_names) for entry in read.entries[1:]] == [
        ("red-army", ("RA",)),
        ("red-army-2", ("RB",)),
    ]


def test_entries_that_are_all_cut_at_one_length_are_refused() -> None:
    """The longest entry of a whole Schedule stands alone."""
    entries = [f"Front of {one} {two}" for one in ("Quux", "Zorb", "Larkfield") for two in ("Guild", "Trading House")]
    assert len(read_schedule(schedule_xml(*entries), "s.xml").names.entries) == 7
    with pytest.raises(InputError, match="have 16 characters each, and none has more"):
        read_schedule(schedule_xml(*(entry[:16] for entry in entries)), "s.xml")


BILLION_LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><Legislation>&c;</Legislation>'
OUTSIDE = b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><Legislation/>'
WRONG = [
    (b"", "whole XML"),
    (b"<html><body>Not found</body></html>", "no schedule 'Proscribed Organisations'"),
    (schedule_xml("A")[:700], "whole XML"),
    (schedule_xml(title="Crown Servants"), "no schedule"),
    (schedule_xml(dated="soon"), "does not say of which day"),
    (schedule_xml("Red Army (RA", "Q (", "Z ("), "a bracket is not closed"),
    (schedule_xml("Red Army RA)", "Q )", "Z )"), "a bracket closes"),
    (schedule_xml("Q" * 1_001, "Z" * 1_001, "Y" * 1_001), "longer than 1000"),
    (BILLION_LAUGHS, "declares a document type or entities"),
    (OUTSIDE, "declares a document type or entities"),
    (b"<a>" * 100, "nested too deep"),
    (b'<?xml version="1.0" encoding="klingon"?><a/>', "not in the encoding"),
]


@pytest.mark.parametrize(("raw", "said"), WRONG)
def test_a_file_that_is_no_whole_schedule_is_refused(raw: bytes, said: str) -> None:
    """With where and what, and never a name less."""
    with pytest.raises(InputError, match=said) as refused:
        read_schedule(raw, "s.xml", current_on=DAY)
    assert all(problem.fix for problem in refused.value.problems)


@given(st.binary(max_size=400) | st.binary(max_size=40).map(lambda some: schedule_xml("A")[:900] + some))
def test_no_bytes_whatever_make_it_crash(raw: bytes) -> None:
    """A list, or an `InputError`."""
    assert read_or_problems(lambda: read_schedule(raw, "s.xml", current_on=DAY).names.entries)


@given(st.text(alphabet="AB (),.including and the[]", max_size=60))
def test_any_text_of_an_entry_gives_names_or_a_sentence(text: str) -> None:
    """Brackets as they fall."""
    if text.count("(") != text.count(")"):
        with pytest.raises(ValueError, match="bracket"):
            list(names_in(text))
    else:
        with contextlib.suppress(ValueError):  # in the wrong order
            assert not any(set(name) & set("()") for name in names_in(text))


@pytest.mark.parametrize("spoilt", ["H\ufffdmas {}", "Fianna \u00c3\u0089ireann {}"])
def test_letters_that_were_lost_are_said_and_many_refuse_the_file(spoilt: str) -> None:
    """A file that was read in another coding has names that nothing is like."""
    one = read_schedule(schedule_xml("X", spoilt.format(1)), "s.xml", current_on=DAY)
    assert "letters of 1 names were lost" in one.account.noticed[0].what
    many = schedule_xml("X", *map(spoilt.format, range(5)))
    with pytest.raises(InputError) as caught:
        read_schedule(many, "s.xml", current_on=DAY)
    assert "letters of 5 names were lost" in caught.value.problems[0].what
