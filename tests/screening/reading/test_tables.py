"""Tables of text: encodings, separators, headers, and rows that are odd."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screening.samples import read_or_problems
from venuecheck.core.problem import InputError
from venuecheck.screening.reading.tables import SEPARATORS, Headings, Table, decode, read_table

HEADINGS = Headings(of="the list", required=("number", "full name"), used=("born",), passed_over=("note",))
HEADER = ["Number", "Full  Name ", "Born", "Note"]
ROWS = [["1", "Ünal, Q.", "1965", ""], ["2", 'The "Q"', "", "x; y"], ["3", "two\nlines", "", "|"]]


def table(rows: list[list[str]], *, sign: str = ",", above: str = "") -> str:
    """Write a table."""
    out = io.StringIO(newline="")
    out.write(above)
    csv.writer(out, delimiter=sign).writerows(rows)
    return out.getvalue()


def read(text: str) -> Table:
    """Read it."""
    return read_table(text, "f.csv", HEADINGS)


@pytest.mark.parametrize("sign", SEPARATORS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_separator_and_encoding_are_told(sign: str, encoding: str) -> None:
    """With and without a mark, with a line above the header."""
    raw = table([HEADER, *ROWS], sign=sign, above="Report Date: 13-Feb-2026\r\n\r\n").encode(encoding)
    found = read(decode(raw, "f.csv"))
    assert found.columns == ("number", "full name", "born", "note")
    assert found.above[0] == "Report Date: 13-Feb-2026"
    cells = [list(row.cells.values()) for row in found.rows()]
    assert cells == [[" ".join(cell.split()) for cell in row] for row in ROWS]


def test_blank_rows_and_empty_cells_behind_are_nothing() -> None:
    """A spreadsheet program adds them."""
    text = table([HEADER, [], ["1", "A", "", "", "", ""], ["", "", "", ""], ["2", "B", "", ""]])
    assert [(row.line, row.cells["number"]) for row in read(text).rows()] == [(3, "1"), (5, "2")]


def test_a_row_that_is_too_short_or_long_is_odd_and_the_last_one_a_cut() -> None:
    """In the middle it is one row's fault; at the end the file's."""
    odd = [row for row in read(table([HEADER, ["1"], ["2", "B", "", "", "x"], ROWS[0]])).rows() if row.problem]
    assert [str(row.problem).split(";")[0] for row in odd] == [
        "f.csv:2:1: this row has 1 value, but the header names 4 columns",
        "f.csv:3:1: this row has 5 values, but the header names 4 columns",
    ]
    with pytest.raises(InputError, match=r"f\.csv:3:1: this row has 2 values.*cut off"):
        list(read(table([HEADER, ROWS[0], ["2", "B"]])).rows())


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            ["Number", "Name in full", "Born"],
            r"f\.csv:1:2: the column 'full name' of the list is missing; 'name in full'",
        ),
        (["Number", "Born", "X"], r"f\.csv:1:3: the column 'full name' of the list is missing; 'x' is not known"),
        (["Number", "Born"], r"f\.csv:1:1: the column 'full name' of the list is missing"),
        (["Number", "Full name", "Number"], r"f\.csv:1:1: the column 'number' is there twice"),
        (["a", "b"], r"f\.csv: no line at the top names the columns of the list"),
    ],
)
def test_a_heading_that_changed_is_said_at_its_place(header: list[str], said: str) -> None:
    """With the one that stands there instead."""
    with pytest.raises(InputError, match=said):
        read(table([header, ["1", "A", "x"]]))


def test_what_is_unusual_about_a_header_is_said_and_read_all_the_same() -> None:
    """A column that nothing hangs on, and one that nobody knows."""
    found = read(table([["Number", "Full name", "Birthday"], ["1", "A", "x"]]))
    assert [(each.line, each.column, each.warning) for each in found.noticed] == [(1, 3, True), (1, 3, True)]
    assert len(list(found.rows())) == 1


def test_a_quote_that_is_not_closed_is_the_whole_files_fault() -> None:
    """What stands behind it cannot be told apart."""
    with pytest.raises(InputError, match=r"f\.csv:3:1: the values of this row cannot be told apart"):
        list(read('Number,Full name\r\n1,A\r\n2,"B\r\n3,C\r\n').rows())


@given(
    st.lists(st.lists(st.text(alphabet='ab",;\n\t| \r\x00ü', max_size=5), max_size=6), max_size=6),
    st.sampled_from(SEPARATORS),
    st.integers(0, 80),
)
def test_no_row_is_lost(rows: list[list[str]], sign: str, cut: int) -> None:
    """Each row that holds something is given or said to be odd, or the whole file refused."""
    text = table([HEADER, *rows], sign=sign)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    found = read_or_problems(lambda: read(text).rows())
    assert len(found) == len(filled) or any(hasattr(each, "fix") for each in found)
    read_or_problems(lambda: read(text[: len(text) - cut]).rows())


@given(st.binary(max_size=200))
def test_no_bytes_make_it_crash(raw: bytes) -> None:
    """Text, or an `InputError`."""
    read_or_problems(lambda: read(decode(raw, "f")).rows())
