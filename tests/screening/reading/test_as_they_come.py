"""The UK Sanctions List as it comes in life: saved again, sent by mail, cut, filtered, put together, or another thing.

Each scenario is the same list after somebody or something had it in hands. It is read as the same list, or it is said
what the file is, what is wrong and what to do; no listed name is lost without a word.
"""

import base64
import csv
import gzip
import io
import quopri
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.screening.samples import row, sanctions_csv
from venuecheck.core.problem import InputError
from venuecheck.screening.reading.account import Reading
from venuecheck.screening.reading.official import read_official

ROWS = [
    row("MAD0000", "Zorb, Blax & Sons", other_information="Made up, and long"),
    row("MAD0000", "Ünal Zorblax", type_="Alias", strength="Low quality a.k.a"),
    *(row(f"MAD0{n:03}", f"Zorblax {n}", other_script=f"Зорблакс {n}") for n in range(1, 40)),
    *(row(f"MAD1{n:03}", f"ZORBLAX {n}", "Quentin", kind="Individual", other_script=f"Квентин {n}") for n in range(40)),
    *(row(f"MAD2{n:03}", f"Star {n}", kind="Ship", type_of_ship="Tanker") for n in range(5)),
]
RAW = sanctions_csv(*ROWS)
TEXT = RAW.decode("utf-8-sig")
CELLS = list(csv.reader(io.StringIO(TEXT, newline="")))


def saved(rows: list[list[str]], sign: str = ",", eol: str = "\r\n") -> str:
    """Write a table as spreadsheet programs do: quotes where they are needed alone."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=sign, lineterminator=eol).writerows(rows)
    return out.getvalue()


def cut_alike(rows: list[list[str]]) -> list[list[str]]:
    """Leave out what is empty behind all rows of each block of sixteen, as Excel does."""
    blocks = [rows[at : at + 16] for at in range(0, len(rows), 16)]
    return [line[: max(len(_filled(each)) for each in block)] for block in blocks for line in block]


def _filled(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def packed() -> bytes:
    """Give it in a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("UK-Sanctions-List.csv", RAW)
    return out.getvalue()


def column(name: str, change: Callable[[str], str]) -> str:
    """Change every value of a column."""
    at = CELLS[1].index(name)
    return saved([*CELLS[:2], *([*each[:at], change(each[at]), *each[at + 1 :]] for each in CELLS[2:])])


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A file, and what becomes of it."""

    of: str
    """What happened to it."""
    raw: bytes
    said: str = ""
    """What is said: of a file that is refused, or of one that is read all the same."""
    is_read: bool = True
    lost: frozenset[str] = frozenset()
    """Ids of entries that are not looked up; each is named."""


WIDE = [[*each, *[""] * (len(CELLS[1]) - len(each))] for each in CELLS]
MOVED = [[*each[:5], "", *each[5:-1]] if each[1] == "MAD0007" else each for each in CELLS[1:]]
BARE = [",".join(each) if "Sons" in line else line for line, each in zip(TEXT.split("\r\n"), CELLS, strict=False)]
SCENARIOS = [
    Scenario(of="as published", raw=RAW),
    Scenario(of="saved with semicolons", raw=saved(WIDE, ";").encode("utf-8-sig")),
    Scenario(of="saved as Unicode text", raw=saved(WIDE, "\t").encode("utf-16")),
    Scenario(of="without a mark, every line ended as on old Macs", raw=saved(CELLS, eol="\r").encode()),
    Scenario(
        of="saved by Excel", raw=saved(cut_alike(WIDE)).encode("utf-8-sig"), said="as a spreadsheet program writes"
    ),
    Scenario(of="a comma behind each row", raw=saved([*CELLS[:2], *([*each, ""] for each in CELLS[2:])]).encode()),
    Scenario(
        of="a column of notes",
        raw=saved([[*each, "seen"] for each in CELLS[1:]]).encode(),
        is_read=False,
        said="does not say of which day",
    ),
    Scenario(of="a day as Excel shows it", raw=TEXT.replace("13-Feb-2026", "13-Feb-26").encode()),
    Scenario(
        of="a day that a narrow cell hid",
        raw=TEXT.replace("13-Feb-2026", "########").encode(),
        is_read=False,
        said="the day of the list cannot be read: 'Report Date: ########'",
    ),
    Scenario(
        of="a warning of the mail on top", raw=b"CAUTION: this came from outside, do not click.\r\n" + TEXT.encode()
    ),
    Scenario(
        of="a disclaimer of the mail behind",
        raw=RAW + b"______\r\nThis email was scanned, see above.\r\n",
        said="a line of text, and no row of the table",
    ),
    Scenario(
        of="sorted by name",
        raw=saved([*CELLS[:2], *sorted(CELLS[2:], key=lambda each: each[4])]).encode(),
        said="the file was sorted by another program",
    ),
    Scenario(
        of="the forenames' column emptied",
        raw=column("Name 1", lambda _: "").encode(),
        is_read=False,
        said="39 more people have no forename",
    ),
    Scenario(of="twice in one file", raw=RAW + TEXT.encode(), said="two files laid end to end"),
    Scenario(
        of="a cell put in",
        raw=saved([CELLS[0], *MOVED]).encode(),
        said="stand in the wrong columns",
        lost=frozenset({"MAD0007"}),
    ),
    Scenario(of="a name whose quotes were taken away", raw="\r\n".join([*BARE, ""]).encode(), said="has 60 values"),
    Scenario(
        of="an id of one row mistyped",
        raw=RAW.replace(b'"MAD0003"', b'"Zorblax"'),
        said="cannot be a Unique ID",
        lost=frozenset({"MAD0003"}),
    ),
    Scenario(
        of="letters that Windows-1252 has not",
        raw=saved(WIDE).encode("cp1252", "replace"),
        is_read=False,
        said="holds no letter of another script",
    ),
    Scenario(
        of="read in the wrong encoding, and saved",
        raw=RAW.decode("latin-1").encode(),
        is_read=False,
        said="no letter of another script",
    ),
    Scenario(
        of="days turned to another order",
        raw=column("Date Designated", lambda _: "06/29/2012").encode(),
        is_read=False,
        said="holds no day",
    ),
    Scenario(
        of="a column of names taken out",
        raw=saved([[*each[:6], *each[7:]] for each in WIDE]).encode(),
        is_read=False,
        said="the column 'name 2' of the UK Sanctions List is missing",
    ),
    Scenario(
        of="ids moved against the names",
        is_read=False,
        said="several primary names: ids were mixed up",
        raw=saved(
            [*CELLS[:2], *([*each[:1], f"MAD0{n // 2:03}", *each[2:]] for n, each in enumerate(CELLS[2:]))]
        ).encode(),
    ),
    Scenario(
        of="cut off in the middle of a row", raw=RAW[: len(RAW) * 3 // 5], is_read=False, said="cut off|told apart"
    ),
    Scenario(of="packed", raw=packed(), is_read=False, said="unpack it and name the file in it"),
    Scenario(of="packed with gzip", raw=gzip.compress(RAW), is_read=False, said="gzip"),
    Scenario(
        of="a whole mail", raw=b"From: a@b.test\r\nSubject: List\r\n\r\n" + RAW, is_read=False, said="a whole mail"
    ),
    Scenario(of="base64", raw=base64.encodebytes(RAW), is_read=False, said="base64"),
    Scenario(of="quoted-printable", raw=quopri.encodestring(RAW), is_read=False, said="quoted-printable"),
    Scenario(
        of="a shortcut", raw=b"[InternetShortcut]\r\nURL=https://example.test/\r\n", is_read=False, said="a pointer"
    ),
    Scenario(of="a page that blocks", raw=b"<HTML><TITLE>Blocked</TITLE></HTML>", is_read=False, said="a web page"),
    Scenario(
        of="an error of a server", raw=b'{"error": {"message": "Blocked"}}', is_read=False, said="it says: 'Blocked'"
    ),
]


def names_of(found: Reading) -> dict[str, set[str]]:
    """Give every name by the id of its entry."""
    return {entry.id: set(entry.names) for entry in found.names.entries}


WHOLE = read_official(RAW, "list")


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.of)
def test_it_is_the_same_list_or_it_is_said_what_is_wrong(scenario: Scenario) -> None:
    """At its place, and with what to do."""
    assert isinstance(WHOLE, Reading)
    if not scenario.is_read:
        with pytest.raises(InputError, match=scenario.said) as refused:
            read_official(scenario.raw, "list")
        assert all(problem.fix for problem in refused.value.problems)
        return
    found = read_official(scenario.raw, "list")
    assert isinstance(found, Reading)
    said = [*found.account.set_aside, *found.account.noticed]
    assert any(scenario.said in str(problem) for problem in said) if scenario.said else not said
    assert names_of(WHOLE).keys() - names_of(found).keys() == scenario.lost
    if not found.account.set_aside:
        assert names_of(found) == names_of(WHOLE)
