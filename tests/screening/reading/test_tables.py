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
    """A spreadsheet program adds them to the header too, a publisher to all rows but the header."""
    text = table([[*HEADER, "", ""], [], ["1", "A", "", "", "", ""], ["", "", "", ""], ["2", "B", "", ""]])
    assert [(row.line, row.cells["number"]) for row in read(text).rows()] == [(3, "1"), (5, "2")]
    text = table([HEADER, ["1", "A", "", "", ""], ["2", "B", "", "", ""]])
    assert [row.cells["number"] for row in read(text).rows()] == ["1", "2"]


def test_an_empty_cell_behind_one_row_alone_shows_that_its_values_are_moved() -> None:
    """A value that no quote takes in was parted at its comma."""
    found = list(read(table([HEADER, ["1", "A", "", ""], ["2", "B", "Q", "1965", ""], ROWS[0]])).rows())
    assert [bool(row.problem) for row in found] == [False, True, False]
    assert "this row has 5 values, but the header names 4 columns; its values stand in the wrong" in str(
        found[1].problem
    )


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Leave out what is empty behind all rows of each block of sixteen, as Excel does."""
    out = []
    for at in range(0, len(rows), 16):
        block = rows[at : at + 16]
        width = max(max((x + 1 for x, cell in enumerate(row) if cell), default=0) for row in block)
        out += [row[:width] for row in block]
    return out


MANY = [[str(n), f"Name {n}", "1965" if n < 40 else "", "x" if n == 20 else ""] for n in range(200)]


def test_rows_that_a_spreadsheet_program_cut_alike_are_filled_and_that_is_said() -> None:
    """Excel leaves separators out where a whole block has nothing behind them."""
    text = table(trimmed([HEADER, *MANY]))
    found = read(text)
    assert [list(row.cells.values()) for row in found.rows()] == MANY
    assert "rows end before the last columns, as a spreadsheet program writes them" in str(found.noticed[0])


@pytest.mark.parametrize("cut", [2, 4, 5])
def test_a_last_row_that_is_cut_off_is_not_taken_for_one_of_these(cut: int) -> None:
    """No line ends behind it."""
    with pytest.raises(InputError, match="the file is cut off"):
        list(read(table(trimmed([HEADER, *MANY, ["777777", "Q", "R", ""]]))[:-cut]).rows())


FOOTER = "______\r\nThis email has been scanned by the Example service, see https://example.test.\r\n"


def test_lines_that_a_mail_program_added_are_set_aside_and_no_cut() -> None:
    """Before the list and behind it. What is cut off ends within a line."""
    rows = [[str(n), f"N {n}", "", ""] for n in range(9)]
    for above in ("", "CAUTION: This email came from outside. Do not click links.\r\n"):
        text = table([HEADER, *rows], above=above) + FOOTER
        found = list(read(text).rows())
        assert [bool(row.problem) for row in found] == [False] * 9 + [True] * 2
        assert "a line of text, and no row of the table; mail programs add such lines" in str(found[-1].problem)
        with pytest.raises(InputError, match="cut off"):
            list(read(text.removesuffix("\r\n")).rows())


def test_a_few_short_rows_have_lost_a_value_each() -> None:
    """Nobody can say which one."""
    rows = [row[:3] if n % 50 == 7 else row for n, row in enumerate(MANY)]
    found = list(read(table([HEADER, *rows])).rows())
    assert sum(bool(row.problem) for row in found) == 4
    assert len(found) == 200


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
