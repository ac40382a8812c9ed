"""Results files and sheets: what is taken, cleaned and refused."""

import csv
import io
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hand_check.samples import ALL, NOW, as_bytes, folder_with, results
from venuecheck import catalogue
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.observation import Saw
from venuecheck.filtering.model.page import TestList
from venuecheck.filtering.reading.hand_check import MAX_BYTES, checked, read_results, schema
from venuecheck.filtering.reading.hand_sheet import read_sheet, write_sheet

_SCHEMA = catalogue.templates() / "schemas" / "hand-check.json"


@pytest.fixture
def test_list(tmp_path: Path) -> TestList:
    return folder_with(tmp_path)[1]


def test_what_the_page_saves_is_read(test_list: TestList) -> None:
    """And it is as the published schema says."""
    document = results(test_list, ALL)
    jsonschema.validate(document, json.loads(_SCHEMA.read_text(encoding="utf-8")))
    found = checked(read_results(as_bytes(document), "r.json"), test_list, "r.json", now=NOW)
    assert {each.page: each.saw.value for each in found.pages} == ALL
    assert found.person == "Dana Reyes"


def test_the_schema_is_the_published_one() -> None:
    """`reports/schemas/hand-check.json` is made by `schema()`."""
    assert json.loads(_SCHEMA.read_text(encoding="utf-8")) == schema()


NOT_READ: dict[str, tuple[dict[str, Any], str]] = {
    "another schema": ({"schema": "venuecheck.run/1"}, "no results file of a hand check"),
    "a newer version": ({"schema": "venuecheck.hand-check/2"}, "newer form"),
    "an absurd version": ({"schema": "venuecheck.hand-check/" + "9" * 5000}, "form is"),
    "an older version": ({"schema": "venuecheck.hand-check/0"}, "form is"),
    "an id of a probe's run": ({"id": "run-20260921-00c0ffee"}, "its id is none"),
    "a member that is not known": ({"more": 1}, "more"),
    "an answer that is none": ({"pages": [{"page": "adult", "saw": "yes", "at": "2026-09-21T09:15:00Z"}]}, "saw"),
    "a time without a zone": ({"pages": [{"page": "adult", "saw": "opened", "at": "2026-09-21T09:15:00"}]}, "zone"),
    "a time long ago": ({"pages": [{"page": "adult", "saw": "opened", "at": "0001-01-01T00:00:00Z"}]}, "before 2020"),
    "a date that is none": ({"day": "yesterday"}, "day"),
    "a page twice": ({"pages": [{"page": "adult", "saw": "opened", "at": "2026-09-21T09:15:00Z"}] * 2}, "twice"),
}


@pytest.mark.parametrize("name", NOT_READ)
def test_a_broken_file_is_refused_with_its_reason(test_list: TestList, name: str) -> None:
    changes, said = NOT_READ[name]
    with pytest.raises(InputError, match=said):
        read_results(as_bytes(results(test_list, ALL, **changes)), "r.json")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"<html>", "not JSON"),
        (b"[1]", "no results file"),
        (b"\xff\xfe", "not JSON"),
        (b" " * (MAX_BYTES + 1), "larger"),
    ],
)
def test_what_is_no_results_file_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_results(raw, "r.json")


UNFIT: dict[str, tuple[dict[str, Any], str]] = {
    "nobody named": ({"person": " - "}, "who opened the pages"),
    "no account": ({"account": ""}, "which kind of account"),
    "no device": ({"device": ""}, "on which device"),
    "no place": ({"place": "\u202e"}, "where"),
    "the future": ({"day": "2026-09-30"}, "in the future"),
    "tomorrow": ({"day": "2026-09-22"}, "in the future"),
    "entries of the future": (
        {"pages": [{"page": "adult", "saw": "opened", "at": "2026-12-01T09:15:00Z"}]},
        "in the future",
    ),
    "long ago": ({"day": "1999-09-30"}, "cannot be right"),
    "nothing": ({"pages": []}, "nothing is written down"),
    "another list": ({"list_id": "other"}, "of the list 'other'"),
    "a list that has changed": ({"list_digest": "sha256:" + "0" * 64}, "has changed since"),
    "an unknown page": (
        {"pages": [{"page": "adlut", "saw": "opened", "at": "2026-09-21T09:15:00Z"}]},
        "did you mean 'adult'",
    ),
}


@pytest.mark.parametrize("name", UNFIT)
def test_a_check_that_does_not_fit_is_refused_with_its_reason(test_list: TestList, name: str) -> None:
    changes, said = UNFIT[name]
    found = read_results(as_bytes(results(test_list, ALL, **changes)), "r.json")
    with pytest.raises(InputError, match=said):
        checked(found, test_list, "r.json", now=NOW)


def test_what_a_person_wrote_is_cleaned_before_it_is_kept(test_list: TestList) -> None:
    """E-mail addresses, network addresses and restricted addresses go; a group's name that may be a child's, too."""
    note = "Blocked for robin.example@school.test at 10.20.30.40 \x1b[31m on https://secret-place.test/"
    document = results(test_list, ALL, group_seen="Robin Example", device="iPad\u202e 4")
    for page in document["pages"]:
        page["note"] = note
    found = checked(read_results(as_bytes(document), "r.json"), test_list, "r.json", now=NOW)
    hidden = next(each for each in found.pages if each.page == "hidden")
    assert "secret-place" not in hidden.note
    assert "restricted page hidden" in hidden.note
    for each in found.pages:
        assert not [text for text in ("robin", "10.20", "\x1b") if text in each.note]
    assert (found.group_seen, found.device) == ("", "iPad 4")


def _sheet(test_list: TestList, answers: dict[str, str], delimiter: str = ",") -> bytes:
    """Fill an empty sheet in, as a spreadsheet program does."""
    empty = write_sheet(
        venue="larkfield",
        list_id=test_list.id,
        list_version=test_list.version,
        list_digest=test_list.digest,
        networks=["pupil", "guest"],
        pages=(*test_list.controls, *test_list.pages),
    )
    rows = list(csv.reader(io.StringIO(empty.decode("utf-8-sig"))))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([item, what, answers.get(item, answer), note] for item, what, answer, note in rows)
    return text.getvalue().encode()


FILLED = {
    "person": "Dana Reyes",
    "day": "21/09/2026",
    "network": "pupil",
    "account": "test pupil",
    "device": "Chromebook",
    "place": "room 4",
    "page weather": "opened",
    "page adult": " Blocked ",
    "page casino": "NOT SURE",
}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_filled_in_sheet_is_read(test_list: TestList, delimiter: str) -> None:
    """Whatever separator the spreadsheet program likes; rows without an answer are not checked."""
    found = read_sheet(_sheet(test_list, FILLED, delimiter), "s.csv")
    fit = checked(found, test_list, "s.csv", now=NOW)
    assert {each.page: each.saw for each in fit.pages} == {
        "weather": Saw.OPENED,
        "adult": Saw.BLOCKED,
        "casino": Saw.UNSURE,
    }
    assert fit.day.isoformat() == "2026-09-21"


def test_a_corrected_sheet_is_the_same_check_and_another_persons_is_not(test_list: TestList) -> None:
    one = read_sheet(_sheet(test_list, FILLED), "s.csv")
    corrected = read_sheet(_sheet(test_list, {**FILLED, "page casino": "blocked"}), "s.csv")
    other = read_sheet(_sheet(test_list, {**FILLED, "person": "Priya Nair"}), "s.csv")
    assert one.id == corrected.id != other.id


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"page adult": "blokced"}, "did you mean 'blocked'"),
        ({"day": "31/02/2026"}, "no date"),
        ({"form": "venuecheck hand check 9"}, "no sheet of a hand check"),
        ({"list": "lab"}, "the row 'list' was changed"),
    ],
)
def test_a_wrong_row_is_named(test_list: TestList, change: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_sheet(_sheet(test_list, FILLED | change), "s.csv")


def test_a_cell_of_a_sheet_is_named_by_line_and_column_with_what_to_write_there(test_list: TestList) -> None:
    """A sheet has no page on which to fill anything in."""
    change = {"account": "", "device": " - ", "place": "", "page adult": "perhaps"}
    with pytest.raises(InputError) as caught:
        read_sheet(_sheet(test_list, FILLED | change), "s.csv")
    told = [str(problem) for problem in caught.value.problems]
    rows = list(csv.reader(io.StringIO(_sheet(test_list, {}).decode())))
    line = {row[0]: number for number, row in enumerate(rows, start=1)}
    fix = "; write it in the row '{0}', in the column 'answer'"
    assert [one.replace(fix.format(name), "; FIX") for one, name in zip(told, change, strict=True)] == [
        f"s.csv:{line['account']}:3: it does not say which kind of account was signed in (account); FIX",
        f"s.csv:{line['device']}:3: it does not say on which device (device); FIX",
        f"s.csv:{line['place']}:3: it does not say where (place); FIX",
        f"s.csv:{line['page adult']}:3: 'perhaps' is no answer; use one of: blocked, not sure, opened, unsure",
    ]


@settings(max_examples=150)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """Nothing but `InputError` comes out of a file that somebody sends."""
    for read in (read_results, read_sheet):
        with pytest.raises(InputError):
            read(raw, "file")


_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=6,
)


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(["id", "pages", "day", "person", "list_version", "network", "x"]), _VALUES))
def test_any_values_in_a_results_file_are_read_or_refused(changes: dict[str, object]) -> None:
    document = {
        "schema": "venuecheck.hand-check/1",
        "id": "hand-1",
        "venue": "v",
        "network": "n",
        "list_id": "l",
        "list_version": 1,
        "list_digest": "d",
        "person": "p",
        "day": "2026-09-21",
        "account": "a",
        "device": "d",
        "place": "p",
        "pages": [],
    } | changes
    with suppress(InputError):
        assert read_results(as_bytes(document), "file").id.startswith("hand-")
